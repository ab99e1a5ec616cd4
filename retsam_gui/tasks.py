"""What the window asks of the engine. These functions run in the child processes of `jobs`.

The engine's modules are imported inside, so that the window itself starts without them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.choices import Choices
from engine.errors import ImageReadError
from engine.image import OctVolume, RetinalImage
from engine.layers import Segmentation
from engine.papers import Pages
from engine.progress import Cancel, Progress, raise_if_cancelled
from engine.runtime import registry
from engine.runtime.registry import DEFAULT_FUNDUS, ModelCard, model_card
from engine.runtime.runtimes import AUTO, choose_runtime, torch_for
from engine.shapes import Shape
from engine.taxonomy import structures
from retsam_gui.canvas.appearance import Seen
from retsam_gui.oct.tasks import as_shown
from retsam_gui.results import (
    Again,
    ExportDone,
    ExportOrder,
    Measured,
    MeasurementRow,
    ModelInUse,
    Piece,
    Segmented,
    Subject,
)

if TYPE_CHECKING:
    from engine.biomarkers import Measurement

PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".ppm", ".pgm", ".webp", ".gif")
VOLUMES = (".vol", ".e2e", ".fda", ".fds")
SUFFIXES = frozenset((*PHOTOGRAPHS, *VOLUMES, ".jpe", ".pnm", ".dcm", ".dicom"))
MOST_FILES = 5000
THUMBNAIL = 96  # pixels along the longer side


def open_file(
    path: Path, *, progress: Progress, cancel: Cancel
) -> tuple[RetinalImage, ...] | tuple[OctVolume, ...]:
    """The photographs of a file, or its OCT volumes as they are looked at where it has none."""
    from engine import readers

    images = readers.open_file(path)
    photographs = tuple(image for image in images if isinstance(image, RetinalImage))
    volumes = tuple(as_shown(image) for image in images if isinstance(image, OctVolume))
    return photographs or volumes


def list_folder(folder: Path, *, progress: Progress, cancel: Cancel) -> tuple[Path, ...]:
    """The image files below a folder, by name, at most `MOST_FILES`."""
    from engine.readers.disc import is_disc

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
    if not found and is_disc(folder):
        raise ImageReadError("This is a disc with a list of patients: choose File, Open a CD.")
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
    if isinstance(image, OctVolume):
        pixels = np.repeat(image.shown(image.scans // 2)[..., None], 3, axis=2)
    else:
        pixels = image.rgb8()
    factor = THUMBNAIL / max(image.width, image.height)
    size = (max(round(image.width * factor), 1), max(round(image.height * factor), 1))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def segment(
    image: RetinalImage,
    model: str = DEFAULT_FUNDUS,
    runtime: str = AUTO,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Segmented:
    """What a model finds on the photograph; it is asked for every structure there is.

    So the result says of each whether it was looked for (a layer, perhaps empty) or is not covered.
    """
    from engine import fundus

    wanted = [key for key, entry in structures().items() if "fundus" in entry.modalities]
    found = fundus.segment(
        image,
        model=model,
        runtime=runtime,
        structures=wanted,
        probabilities=True,
        progress=progress,
        cancel=cancel,
    )
    evidence = {
        key: np.rint(shares * 255).astype(np.uint8) for key, shares in found.probabilities.items()
    }
    return Segmented(replace(found, probabilities={}), evidence)


def measure(
    image: RetinalImage,
    segmentation: Segmentation,
    choices: Choices,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Measured:
    """The biomarkers of a segmented photograph, with their drawings and the list of lesions."""
    from engine import biomarkers
    from engine.biomarkers.geometry import pixel_geometry
    from engine.fundus.suitability import with_notice_of_eye

    progress(0.0, "Measuring")
    measurements = biomarkers.measure(image, segmentation, choices=choices)
    raise_if_cancelled(cancel)
    progress(0.7, "Drawing what was measured")
    drawings = biomarkers.drawings(measurements, image, segmentation, choices=choices)
    return Measured(
        rows=_rows(measurements),
        aspect=pixel_geometry(image, segmentation.field_of_view).aspect,
        drawings=drawings,
        pieces=tuple(_pieces(image, segmentation, choices)),
        notices=with_notice_of_eye(segmentation, image).notices,
        families={key: biomarkers.families_of(key) for key in structures()},
    )


def measure_again(
    image: RetinalImage,
    segmentation: Segmentation,
    choices: Choices,
    families: frozenset[str],
    *,
    progress: Progress,
    cancel: Cancel,
) -> Again:
    """The biomarkers of some families alone, for after a correction."""
    from engine import biomarkers

    found = biomarkers.measure(image, segmentation, choices=choices, families=families)
    return Again(families, _rows(found), tuple(_pieces(image, segmentation, choices)))


def draw_again(
    image: RetinalImage,
    segmentation: Segmentation,
    choices: Choices,
    rows: Sequence[MeasurementRow],
    *,
    progress: Progress,
    cancel: Cancel,
) -> Mapping[Subject, tuple[Shape, ...]]:
    """How the values of these rows came about."""
    from engine import biomarkers

    measurements = [biomarkers.Measurement(**row.record) for row in rows]
    return biomarkers.drawings(measurements, image, segmentation, choices=choices)


def _rows(measurements: Sequence[Measurement]) -> tuple[MeasurementRow, ...]:
    from engine import biomarkers

    families = biomarkers.family_names()
    return tuple(
        MeasurementRow(
            title=biomarkers.title(row),
            value=biomarkers.value_text(row),
            unit=biomarkers.unit_text(row),
            record=row.as_row(),
            headline=biomarkers.is_headline(row),
            family=families.get((row.key, row.structure), ""),
            parts=(biomarkers.structure_title(row.structure), *biomarkers.name_and_region(row)),
        )
        for row in measurements
    )


def _pieces(image: RetinalImage, segmentation: Segmentation, choices: Choices) -> Iterator[Piece]:
    """Every piece of every lesion and phenotype."""
    from engine import biomarkers

    for entry in biomarkers.listed(image, segmentation, choices=choices):
        yield Piece(
            structure=entry.component.structure,
            centroid=entry.component.centroid,
            box=entry.component.box,
            area=entry.component.area,
            area_text=biomarkers.quantity_text(*entry.area),
            distance=entry.distance_px,
            distance_text=biomarkers.quantity_text(*entry.distance) if entry.distance else "",
        )


def export_pdf(
    path: Path,
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    choices: Choices,
    pages: Pages,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Path:
    """Write the report; `path` is there in full or not at all."""
    from engine import report

    progress(0.0, "Writing the report")
    report.write_pdf(
        path,
        **_told(image, segmentation, rows, choices, pages),
    )
    return path


def export_result(
    folder: Path,
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    choices: Choices,
    pages: Pages,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Path:
    """Write the result folder: masks, landmarks, overlay, measurements, report."""
    from engine import writers

    progress(0.0, "Writing masks, measurements and report")
    writers.write_result(
        folder,
        **_told(image, segmentation, rows, choices, pages),
    )
    return folder


def export(
    order: ExportOrder,
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    choices: Choices,
    seen: Seen,
    *,
    progress: Progress,
    cancel: Cancel,
) -> ExportDone:
    """Write the case as ordered, or say what is in the way."""
    from engine.biomarkers import Measurement
    from engine.writers.export import export as write
    from engine.writers.exported import ExportedCase

    progress(0.0, "Preparing the files")
    told = _as_told(segmentation, image, choices)
    if order.only_seen:
        keys = {sheet.key for sheet, _ in seen.looks}
        told = replace(told, layers=tuple(each for each in told.layers if each.structure in keys))
    case = ExportedCase(
        order.name,
        image,
        told,
        [Measurement(**row.record) for row in rows],
        choices,
        order.patient,
        order.belongs_to,
        seen.painted(image.pixels) if "overlay" in order.formats else None,
    )
    done = write(
        order.folder,
        case,
        order.formats,
        overwrite=order.overwrite,
        progress=progress,
        cancel=cancel,
    )
    return ExportDone(done.written, done.in_the_way)


def _told(
    image: RetinalImage,
    segmentation: Segmentation,
    rows: Sequence[MeasurementRow],
    choices: Choices,
    pages: Pages,
) -> dict[str, Any]:
    """What report and result folder tell of a case."""
    from engine.biomarkers import Measurement

    return {
        "image": image,
        "segmentation": _as_told(segmentation, image, choices),
        "measurements": [Measurement(**row.record) for row in rows],
        "choices": choices,
        "paper": pages.paper,
        "language": pages.language,
    }


def _as_told(segmentation: Segmentation, image: RetinalImage, choices: Choices) -> Segmentation:
    """With the notices that hold now: for the eye as it is stated, and of what a reader decided."""
    from engine.fundus.suitability import with_notice_of_eye

    told = with_notice_of_eye(segmentation, image)
    decided = choices.summary()
    return replace(told, notices=(*told.notices, decided)) if decided else told


def licences(*, progress: Progress, cancel: Cancel) -> tuple[tuple[str, str, str], ...]:
    """Of each library that the program is made of: name and version, licence, its whole text."""
    from engine.licences import libraries

    return tuple(
        (f"{each.name} {each.version}".strip(), each.licence, each.text) for each in libraries()
    )


def prepare_reading(*, progress: Progress, cancel: Cancel) -> None:
    """Import what reads files, before the first file is asked for."""
    import engine.readers.dicom
    import engine.readers.raster  # noqa: F401 - the import is the work


def prepare_segmenting(
    model: str = DEFAULT_FUNDUS, runtime: str = AUTO, *, progress: Progress, cancel: Cancel
) -> ModelInUse:
    """Import what segments, torch among it, before it is asked for; and say what will be used."""
    import engine.runtime.predictor

    registry.models.cache_clear()  # another process may have replaced models
    card = model_card(model)
    if card.added:
        torch_for(card, runtime)
        import engine.runtime.retsam  # noqa: F401 - and this one, which takes longer
    return replace(model_in_use(card), device=choose_runtime(runtime).title)


def model_in_use(card: ModelCard) -> ModelInUse:
    """What is known of it before it is loaded."""
    return ModelInUse(card.name, f"{card.title} {card.version}", card.sha256)
