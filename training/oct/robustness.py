"""How much worse an OCT model becomes when scans do: mirrored, tilted, cropped, dim, resized."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale, OctVolume
from engine.oct.segment import segment
from training.datasets.oct import OctSample

log = logging.getLogger(__name__)

Picture = NDArray[np.uint8]  # (height, width)
Rows = NDArray[np.float32]  # (surfaces, width), NaN where not drawn

UNTOUCHED = "untouched"
TILT = 0.2  # rows per column
HEIGHTS = (300, 700, 1000)  # rows that a scan is resized to
LIGHT = 1 / 3
NOISE = 25.0  # grey values


@dataclass(frozen=True)
class Change:
    """What is done to a B-scan and to what is drawn on it.

    `height` is that of the new picture where its pixels become taller or flatter.
    """

    name: str
    make: Callable[[Picture, Rows], tuple[Picture, Rows]]
    height: int | None = None


@dataclass(frozen=True)
class Robustness:
    """Over the labelled columns of one B-scan: mean distance in µm, and the share covered."""

    error_um: float
    covered: float


def changes() -> tuple[Change, ...]:
    """All that are tried, the untouched B-scan first."""
    return (
        Change(UNTOUCHED, lambda picture, rows: (picture, rows)),
        Change("mirrored", lambda picture, rows: (picture[:, ::-1].copy(), rows[:, ::-1])),
        Change(f"tilted by {TILT:g} rows a column", _tilted),
        Change("cut below the retina", _cut_below),
        Change("the middle half of the columns", _middle),
        Change("a third of the light", lambda picture, rows: (_grey(picture * LIGHT), rows)),
        Change("noise", _noisy),
        Change("a shadow over a fifth of the columns", _shadowed),
        *(Change(f"{height} rows", _resized(height), height) for height in HEIGHTS),
    )


def run(samples: Sequence[OctSample], *, model: str, scaled: bool) -> dict[str, list[Robustness]]:
    """The figures of each change on each B-scan that has surfaces and a scale.

    Without `scaled` the program is not told the size of a pixel, as of a plain picture.
    """
    figures: dict[str, list[Robustness]] = defaultdict(list)
    for sample in samples:
        if sample.surfaces and sample.scale is not None:
            for change in changes():
                figures[change.name].append(_figure(sample, sample.scale, change, model, scaled))
            log.info("%s", sample.name)
    return dict(figures)


def _figure(
    sample: OctSample, scale: OctScale, change: Change, model: str, scaled: bool
) -> Robustness:
    truth = sample.read()
    drawn = np.stack([truth.mean_rows(key) for key in sample.surfaces])
    picture, wanted = change.make(truth.image, drawn)
    if change.height is not None:
        scale = replace(scale, z_um=scale.z_um * len(truth.image) / change.height)
    volume = OctVolume(picture[None], "", "", scale=scale if scaled else None)
    found = segment(volume, model=model)
    rows = np.full_like(wanted, np.nan)
    for number, key in enumerate(sample.surfaces):
        surface = found.surface(key)
        if surface is not None:
            rows[number] = surface.rows[0]
    covered = {surface.structure for surface in found.surfaces}
    known = np.isfinite(wanted) & np.array([key in covered for key in sample.surfaces])[:, None]
    off = np.abs(rows - wanted)[known & np.isfinite(rows)]
    error = float(off.mean()) * scale.z_um if off.size else float("nan")
    return Robustness(error, off.size / max(1, int(known.sum())))


def table(figures: Mapping[str, Sequence[Robustness]]) -> str:
    """Markdown: one row a change; means over the B-scans."""
    lines = [
        "| B-scans | mean distance, µm | more than untouched | columns covered |",
        "|---|---|---|---|",
    ]
    base = float(np.nanmean([one.error_um for one in figures[UNTOUCHED]]))
    for name, rows in figures.items():
        error = float(np.nanmean([one.error_um for one in rows]))
        covered = float(np.mean([one.covered for one in rows]))
        lines.append(f"| {name} | {error:.2f} | {error - base:+.2f} | {covered:.1%} |")
    lines.append(f"| number | {len(figures[UNTOUCHED])} | | |")
    return "\n".join(lines) + "\n"


# --- what is done --------------------------------------------------------------------------------


def _tilted(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
    height, width = picture.shape
    down = (TILT * (np.arange(width) - (width - 1) / 2)).astype(np.float32)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    moved = cv2.remap(picture, x, y - down, cv2.INTER_LINEAR).astype(np.uint8)
    now = rows + down
    return moved, np.where((now >= 0) & (now <= height - 1), now, np.nan).astype(np.float32)


def _cut_below(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
    end = min(len(picture), int(np.nanmax(rows)) + 12)
    return picture[:end].copy(), rows


def _middle(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
    quarter = picture.shape[1] // 4
    return picture[:, quarter:-quarter].copy(), rows[:, quarter:-quarter]


def _noisy(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
    return _grey(picture + np.random.default_rng(0).normal(0, NOISE, picture.shape)), rows


def _shadowed(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
    width = picture.shape[1]
    dark = np.ones(width)
    dark[round(0.4 * width) : round(0.6 * width)] = 0.3
    return _grey(picture * dark), rows


def _resized(height: int) -> Callable[[Picture, Rows], tuple[Picture, Rows]]:
    def make(picture: Picture, rows: Rows) -> tuple[Picture, Rows]:
        before, width = picture.shape
        how = cv2.INTER_AREA if height < before else cv2.INTER_LINEAR
        larger = cv2.resize(picture, (width, height), interpolation=how).astype(np.uint8)
        return larger, ((rows + 0.5) * height / before - 0.5).astype(np.float32)

    return make


def _grey(values: NDArray[np.floating]) -> Picture:
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)
