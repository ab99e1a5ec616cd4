"""What the window asks of the engine. These functions run in the child processes of `jobs`.

The engine's modules are imported inside, so that the window itself starts without them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.progress import Cancel, Progress, raise_if_cancelled
from engine.taxonomy import structures

PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".ppm", ".pgm", ".webp", ".gif")
SUFFIXES = frozenset((*PHOTOGRAPHS, ".jpe", ".pnm", ".dcm", ".dicom"))
MOST_FILES = 5000
THUMBNAIL = 96  # pixels along the longer side


@dataclass(frozen=True)
class MeasurementRow:
    """A measurement and how it reads, the same as in the report.

    `record` is the row of `measurements.json`: plain values, so that the window need not import
    what measures, which brings scipy and skimage with it. A `headline` is one of the key figures.
    """

    title: str
    value: str
    unit: str
    record: Mapping[str, Any]
    headline: bool = True


@dataclass(frozen=True)
class ModelInUse:
    """The model behind the Segment button: its key, its title with version, and its device."""

    name: str
    title: str
    device: str


@dataclass(frozen=True)
class Measured:
    """The biomarkers in the order in which they are shown, and the shape of a pixel they took.

    `aspect` is height / width of a pixel.
    """

    rows: tuple[MeasurementRow, ...]
    aspect: float


def open_file(path: Path, *, progress: Progress, cancel: Cancel) -> tuple[RetinalImage, ...]:
    """The photographs of a file."""
    from engine import readers

    images = readers.open_file(path)
    photographs = tuple(image for image in images if isinstance(image, RetinalImage))
    if not photographs:
        raise ImageReadError(
            "This file holds an OCT volume, and this version shows photographs only."
        )
    return photographs


def list_folder(folder: Path, *, progress: Progress, cancel: Cancel) -> tuple[Path, ...]:
    """The image files below a folder, by name, at most `MOST_FILES`."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        raise_if_cancelled(cancel)
        folders.sort()
        found += [
            Path(parent, name)
            for name in sorted(names)
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
        ]
        if len(found) >= MOST_FILES:
            break
    if not found:
        raise ImageReadError(
            "There are no photographs in this folder. Choose a folder that holds PNG, JPEG, "
            "TIFF or DICOM files."
        )
    return tuple(found[:MOST_FILES])


def thumbnail(path: Path, *, progress: Progress, cancel: Cancel) -> NDArray[np.uint8]:
    """A small (height, width, 3) RGB picture of a file's first photograph."""
    import cv2

    image = open_file(path, progress=progress, cancel=cancel)[0]
    factor = THUMBNAIL / max(image.width, image.height)
    size = (max(round(image.width * factor), 1), max(round(image.height * factor), 1))
    return cv2.resize(image.rgb8(), size, interpolation=cv2.INTER_AREA)


def segment(image: RetinalImage, *, progress: Progress, cancel: Cancel) -> Segmentation:
    """What the model finds on the photograph; it is asked for every structure there is.

    So the result says of each whether it was looked for (a layer, perhaps empty) or is not covered.
    """
    from engine import fundus

    wanted = [key for key, entry in structures().items() if "fundus" in entry.modalities]
    return fundus.segment(image, structures=wanted, progress=progress, cancel=cancel)


def measure(
    image: RetinalImage, segmentation: Segmentation, *, progress: Progress, cancel: Cancel
) -> Measured:
    """The biomarkers of a segmented photograph."""
    from engine import biomarkers
    from engine.biomarkers import display
    from engine.biomarkers.geometry import pixel_geometry

    rows = tuple(
        MeasurementRow(
            title=display.title(row),
            value=display.value_text(row),
            unit=display.unit_text(row),
            record=row.as_row(),
            headline=display.is_headline(row),
        )
        for row in biomarkers.measure(image, segmentation)
    )
    return Measured(rows, pixel_geometry(image, segmentation.field_of_view).aspect)


def export_pdf(
    path: Path,
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    *,
    progress: Progress,
    cancel: Cancel,
) -> Path:
    """Write the report; `path` is there in full or not at all."""
    from engine import report
    from engine.biomarkers import Measurement

    progress(0.0, "Writing the report")
    measurements = [Measurement(**row.record) for row in rows]
    report.write_pdf(path, image=image, segmentation=segmentation, measurements=measurements)
    return path


def export_result(
    folder: Path,
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    *,
    progress: Progress,
    cancel: Cancel,
) -> Path:
    """Write the result folder: masks, landmarks, overlay, measurements, report."""
    from engine import writers
    from engine.biomarkers import Measurement

    progress(0.0, "Writing masks, measurements and report")
    measurements = [Measurement(**row.record) for row in rows]
    writers.write_result(folder, image=image, segmentation=segmentation, measurements=measurements)
    return folder


def prepare_reading(*, progress: Progress, cancel: Cancel) -> None:
    """Import what reads files, before the first file is asked for."""
    import engine.readers.dicom
    import engine.readers.raster  # noqa: F401 - the import is the work


def prepare_segmenting(*, progress: Progress, cancel: Cancel) -> ModelInUse:
    """Import what segments, torch among it, before it is asked for; and say what will be used."""
    import engine.runtime.predictor  # noqa: F401 - the import is the work
    from engine.runtime.device import choose_device
    from engine.runtime.registry import DEFAULT_FUNDUS, model_card

    card = model_card(DEFAULT_FUNDUS)
    return ModelInUse(card.name, f"{card.title} {card.version}", choose_device().title)
