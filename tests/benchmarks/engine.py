"""Time and memory of the engine on a phantom photograph; quality from the model card."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2

from engine.biomarkers import measure
from engine.fundus import find_field, segment
from engine.image import RetinalImage
from engine.readers import open_file
from engine.report import write_pdf
from engine.runtime.registry import DEFAULT_FUNDUS, model_card
from engine.taxonomy import structure
from tests.benchmarks.rows import Row
from training.phantoms import draw_fundus

REPEATS = 3


def best_of(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of the fastest of several runs."""
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def rows() -> list[Row]:
    """All figures of the engine, each measured alone on a phantom photograph."""
    photograph = draw_fundus(shape=(2056, 2124), seed=1).as_image()
    return [*_reading(), *_segmenting(photograph), *_after(photograph), *_scores()]


def _reading() -> list[Row]:
    large = draw_fundus(shape=(3000, 4000), seed=2).pixels
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "photograph.jpg"
        cv2.imwrite(str(file), large[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
        seconds = best_of(lambda: open_file(file))
    return [Row("read a 12-megapixel JPEG", seconds, "s", "≤ 0.35")]


def _segmenting(photograph: RetinalImage) -> list[Row]:
    started = time.perf_counter()
    segment(photograph, device="cpu")
    first = time.perf_counter() - started
    warm = best_of(lambda: segment(photograph, device="cpu"))
    disc = best_of(lambda: segment(photograph, structures=["optic_disc"], device="cpu"))
    vessels = best_of(
        lambda: segment(photograph, structures=["vessel", "artery", "vein"], device="cpu")
    )
    return [
        Row("find the field, 2124×2056", best_of(lambda: find_field(photograph)), "s"),
        Row("segment 2124×2056, first time (torch and model load)", first, "s"),
        Row("segment 2124×2056, everything", warm, "s", "≤ 4"),
        Row("segment 2124×2056, vessels with artery and vein", vessels, "s", "≤ 1"),
        Row("segment 2124×2056, disc alone", disc, "s"),
        Row("memory of a process that segments 2124×2056", _peak_memory(), "MB", "≤ 2000"),
    ]


def _peak_memory() -> float:
    """Peak resident memory of a fresh process, in MB."""
    code = (
        "from engine.fundus import segment; from training.phantoms import draw_fundus;"
        "segment(draw_fundus(shape=(2056, 2124), seed=1).as_image(), device='cpu');"
        "print([line for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(told.stdout.split()[1]) / 1024


def _after(photograph: RetinalImage) -> list[Row]:
    segmentation = segment(photograph, device="cpu")
    measurements = measure(photograph, segmentation)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"

        def report() -> None:
            write_pdf(file, image=photograph, segmentation=segmentation, measurements=measurements)

        seconds = best_of(report)
        size = file.stat().st_size / 1e6
    return [
        Row("measure 2124×2056", best_of(lambda: measure(photograph, segmentation)), "s"),
        Row("write the PDF", seconds, "s"),
        Row("size of the PDF", size, "MB"),
    ]


def _scores() -> list[Row]:
    """Quality as the card has it; `retsam-train fundus evaluate` renews it."""
    return [
        Row(
            f"{structure(score.structure).title} {score.measure}, {score.data} "
            f"({score.images} images, {score.low:.3f}–{score.high:.3f}"
            f"{'' if score.seen else ', camera not in training'})",
            score.value,
            "",
        )
        for score in model_card(DEFAULT_FUNDUS).scores
    ]
