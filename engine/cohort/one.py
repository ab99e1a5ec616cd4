"""One file of a cohort: opened, segmented, measured, and told as rows."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2

from engine.batch import found_on, opened, prepared
from engine.biomarkers import Measurement
from engine.cohort.dataset import FileOutcome
from engine.cohort.settings import CohortSettings
from engine.errors import EngineError
from engine.files import write_bytes
from engine.image import OctVolume, RetinalImage
from engine.layers import Segmentation
from engine.report.figures import figures
from engine.writers.oct_result import oct_document
from engine.writers.pictures import png_of_mask
from engine.writers.result import document
from engine.writers.tables import tidy_rows

log = logging.getLogger(__name__)

OVERLAY_WIDTH = 480
OVERLAY_QUALITY = 80


@dataclass(frozen=True)
class Task:
    """A file of the cohort: where it lies, how it was named, and what its results are called.

    `result` is the name for its only image; of several, each is `series`_1, _2, …
    """

    path: Path
    source: str
    result: str
    series: str

    @property
    def digits(self) -> str:
        """Tells one file from another without its name."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


def work_on(task: Task, settings: CohortSettings, folder: Path) -> FileOutcome:
    """The rows of one file; what goes wrong with it becomes a row that says so.

    Raises `OutputError` alone: where masks or overlays cannot be written, no file can be done.
    """
    started = time.monotonic()
    try:
        images = opened(task.path, settings.request)
    except Exception as error:  # a strange file must not end the work on all others
        return failed(task, settings, _why(error, task), seconds=time.monotonic() - started)
    rows: list[dict[str, Any]] = []
    measured: list[dict[str, Any]] = []
    for number, image in enumerate(images, start=1):
        result = _result(task, settings, number, of=len(images))
        try:
            image = prepared(image, settings.request)
            segmentation, measurements = found_on(image, settings.request)
        except Exception as error:
            rows.append(_failed_row(task, settings, result, _why(error, task)))
            continue
        path = None if settings.request.pseudonyms else task.path
        told = _told(image, segmentation, measurements, path)
        kept = _keep(image, segmentation, result, settings, folder)
        rows.append(_done_row(result, told, overlay=kept))
        measured += tidy_rows(result, told)
    return FileOutcome(_source_row(task, rows, time.monotonic() - started), rows, measured)


def failed(task: Task, settings: CohortSettings, why: str, *, seconds: float) -> FileOutcome:
    """What is told of a file that nothing could be made of."""
    row = _failed_row(task, settings, _result(task, settings, 1, of=1), why)
    return FileOutcome(_source_row(task, [row], seconds), [row], [])


def _told(
    image: RetinalImage | OctVolume,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    path: Path | None,
) -> dict[str, Any]:
    if isinstance(image, OctVolume):
        return oct_document(image, segmentation, measurements, source=path, request=None)
    return document(image=image, segmentation=segmentation, measurements=measurements, source=path)


def _result(task: Task, settings: CohortSettings, number: int, *, of: int) -> str:
    if settings.request.pseudonyms:
        return f"case-{task.digits}" if of == 1 else f"case-{task.digits}_{number}"
    return task.result if of == 1 else f"{task.series}_{number}"


def _keep(
    image: RetinalImage | OctVolume,
    segmentation: Segmentation,
    result: str,
    settings: CohortSettings,
    folder: Path,
) -> str | None:
    """Write what is to be kept beside the numbers; where the overlay lies, if there is one."""
    if settings.masks:
        for layer in segmentation.layers:
            data = png_of_mask(layer.mask)
            write_bytes(folder / "masks" / result / f"{layer.structure}.png", data)
    if not settings.overlays or isinstance(image, OctVolume):
        return None
    _, drawn, _ = figures(image, segmentation, width=OVERLAY_WIDTH)
    quality = [cv2.IMWRITE_JPEG_QUALITY, OVERLAY_QUALITY]
    _, packed = cv2.imencode(".jpg", cv2.cvtColor(drawn, cv2.COLOR_RGB2BGR), quality)
    digits = hashlib.sha256(result.encode()).hexdigest()
    place = f"overlays/{digits[:2]}/{digits[:16]}.jpg"  # no folder with a million files
    write_bytes(folder / place, packed.tobytes())
    return place


def _done_row(result: str, told: Mapping[str, Any], *, overlay: str | None) -> dict[str, Any]:
    image, scale, quality = told["image"], told["scale"] or {}, told["quality"] or {}
    model = told["models"][0] if told["models"] else {}
    return {
        "result": result,
        "status": "done",
        "path": image["path"],
        "image": image["name"],
        "frame": image["frame"],
        "modality": image.get("modality", "fundus"),
        "width": image["width"],
        "height": image["height"],
        "sha256": image["sha256"],
        "pixel_sha256": image["pixel_sha256"],
        "eye": told["eye"]["laterality"],
        "eye_source": told["eye"]["source"],
        "acquired": image["acquired"],
        "device": image["device"],
        "scale_x_um": scale.get("x_um"),
        "scale_y_um": scale.get("y_um"),
        "scale_source": scale.get("source"),
        "quality": quality.get("verdict"),
        "quality_score": quality.get("score"),
        "quality_reasons": " ".join(quality.get("reasons", ())),
        "notices": " ".join([*image["warnings"], *told["notices"]]),
        "model": model.get("name"),
        "model_sha256": model.get("sha256"),
        "overlay": overlay,
    }


def _failed_row(task: Task, settings: CohortSettings, result: str, why: str) -> dict[str, Any]:
    path = None if settings.request.pseudonyms else str(task.path)
    if settings.request.pseudonyms:
        for name in (str(task.path), task.path.name):
            why = why.replace(name, "the file")
    return {"result": result, "status": "failed", "message": why, "path": path}


def _source_row(task: Task, rows: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    size, changed_ns = state_of(task.path)
    return {
        "source": task.source,
        "size": size,
        "changed_ns": changed_ns,
        "seconds": round(seconds, 3),
        "failed": any(row["status"] == "failed" for row in rows),
        "results": [row["result"] for row in rows],
    }


def state_of(path: Path) -> tuple[int, int]:
    """A file's size and when it was last changed, by which a change is noticed; 0, 0 if gone."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_size, state.st_mtime_ns


def _why(error: Exception, task: Task) -> str:
    if isinstance(error, EngineError):
        return str(error)
    log.error("unexpected failure on file %s", task.digits, exc_info=error)
    return f"An unexpected error ({type(error).__name__}: {error}). Please report it."
