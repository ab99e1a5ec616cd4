"""One case in the formats that other programs read; nothing that is there is lost unasked.

Files of a case lie in a folder of its name; the dataset folder beside it takes in many cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.errors import OutputError
from engine.files import check_folder, remove, write_bytes
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.report import overlay
from engine.taxonomy import structures
from engine.writers.coco import coco_files
from engine.writers.dataset import DatasetCase, read_rows, write_case
from engine.writers.exported import ExportedCase, ExportedVolume, json_bytes
from engine.writers.label_map import label_files
from engine.writers.labelme import labelme_files
from engine.writers.masks import mask_files, npz_files
from engine.writers.nifti import nifti_files
from engine.writers.pictures import png_of_rgb
from engine.writers.result import document
from engine.writers.tables import csv_bytes, tidy_rows

DATASET = "dataset"
DICOM = ("dicom-seg", "dicom-labelmap", "dicom-sr", "dicom-pdf")  # of photographs and volumes
ROOMS = {"masks": ("masks", "questionable"), "nifti": ("nifti",)}  # a file a structure


@dataclass(frozen=True)
class Exported:
    """What an export did: `written` files, or none because of others `in_the_way`."""

    written: tuple[Path, ...] = ()
    in_the_way: tuple[Path, ...] = ()


def export(
    folder: Path,
    case: ExportedCase | ExportedVolume,
    formats: Collection[str],
    *,
    overwrite: bool = False,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Exported:
    """Write `case` in `formats` (of those that `formats_of` names) below `folder`.

    Files that are there and say something else stay, and nothing is written, unless `overwrite`.
    Each file appears complete or not at all. Raises `OutputError`, `Cancelled`.
    """
    _check(case, formats)
    files: dict[Path, bytes] = {}
    for number, make in enumerate(_makers(case, formats)):
        raise_if_cancelled(cancel)
        progress(0.8 * number / len(formats), "Preparing the files")
        files |= {folder / case.identifier / name: data for name, data in make().items()}
    stale = _stale(folder / case.identifier, formats, files)
    in_the_way = (*(path for path, data in files.items() if _other(path, data)), *stale)
    if DATASET in formats and any(
        row.get("id") == case.identifier for row in read_rows(folder / DATASET)
    ):
        in_the_way = (*in_the_way, folder / DATASET / "images" / f"{case.identifier}.png")
    if in_the_way and not overwrite:
        return Exported(in_the_way=in_the_way)
    raise_if_cancelled(cancel)
    progress(0.8, "Writing")
    check_folder(folder)
    for path in stale:
        remove(path)
    for path, data in files.items():
        write_bytes(path, data)
    if DATASET in formats and isinstance(case, ExportedCase):
        write_case(folder / DATASET, _dataset_case(case))
        files[folder / DATASET] = b""
    return Exported(written=tuple(files))


def overlay_files(case: ExportedCase) -> dict[str, bytes]:
    """`overlay.png`: the photograph and its layers as somebody sees them, else as in reports."""
    seen = overlay(case.image, case.segmentation) if case.seen is None else case.seen
    return {"overlay.png": png_of_rgb(seen)}


def measurement_files(case: ExportedCase) -> dict[str, bytes]:
    """`measurements.csv`, a row a value, and `measurements.json` as in a result folder.

    Raises `OutputError` where nothing was measured.
    """
    if not case.measurements:
        raise OutputError("This case has no measurements yet. Segment it, or draw a layer, first.")
    told = document(
        image=case.image,
        segmentation=case.segmentation,
        measurements=case.measurements,
        choices=case.choices,
    )
    return {
        "measurements.csv": csv_bytes(tidy_rows(case.identifier, told)),
        "measurements.json": json_bytes(told),
    }


FORMATS: Mapping[str, Callable[[ExportedCase], dict[str, bytes]]] = {
    "masks": mask_files,
    "npz": npz_files,
    "labels": label_files,
    "coco": coco_files,
    "labelme": labelme_files,
    "nifti": nifti_files,
    "overlay": overlay_files,
    "measurements": measurement_files,
}


def formats_of(case: ExportedCase | ExportedVolume) -> tuple[str, ...]:
    """The formats that a case can be exported in."""
    if isinstance(case, ExportedVolume):
        return ("dicom-opt", *DICOM, "dicom-surfaces")
    return (*FORMATS, "dicom-op", *DICOM, DATASET)


def _makers(
    case: ExportedCase | ExportedVolume, formats: Collection[str]
) -> Iterator[Callable[[], dict[str, bytes]]]:
    """What makes the files of each format; DICOM objects refer to each other and come together."""
    if isinstance(case, ExportedCase):
        yield from (partial(FORMATS[key], case) for key in FORMATS if key in formats)
    objects = [key for key in formats if key.startswith("dicom-")]
    if objects:
        from engine.writers.dicom_case import dicom_files  # pydicom and highdicom take their time

        yield partial(dicom_files, case, objects)


def _check(case: ExportedCase | ExportedVolume, formats: Collection[str]) -> None:
    if not formats:
        raise OutputError("Choose at least one format.")
    unknown = sorted(set(formats) - {*formats_of(case)})
    if unknown:
        known, what = ", ".join(formats_of(case)), "an OCT volume"
        what = "a photograph" if isinstance(case, ExportedCase) else what
        raise OutputError(f"There is no format {unknown[0]!r} of {what}; there are {known}.")
    name = case.identifier
    if not re.fullmatch(r"[\w\-][\w.\-]{0,99}", name) or name == DATASET:
        raise OutputError(
            f"{name!r} cannot be the name of an export. Use up to 100 letters, digits, dashes, "
            f"dots and underscores, and not {DATASET!r}."
        )


def _other(path: Path, data: bytes) -> bool:
    """True where something else lies there already."""
    try:
        return path.read_bytes() != data
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _stale(folder: Path, formats: Collection[str], files: Collection[Path]) -> tuple[Path, ...]:
    """Layers of an earlier export that this one does not have: they would pass for part of it."""
    rooms = [folder / room for key in formats for room in ROOMS.get(key, ())]
    names = [f"{key}{more}" for key in structures() for more in ("", "_questionable")]
    there = (
        room / f"{name}{end}" for room in rooms for name in names for end in (".png", ".nii.gz")
    )
    maps = sorted(folder.glob("dicom/labelmap_*.dcm")) if "dicom-labelmap" in formats else []
    return tuple(path for path in (*there, *maps) if path not in files and path.exists())


def _dataset_case(case: ExportedCase) -> DatasetCase:
    marked = {
        layer.structure: layer.questionable
        for layer in case.layers
        if layer.questionable is not None and layer.questionable.any()
    }
    return DatasetCase(
        identifier=case.identifier,
        photograph=case.image,
        masks={layer.structure: layer.mask for layer in case.layers},
        landmarks={mark.structure: (mark.x, mark.y) for mark in case.segmentation.landmarks},
        questionable=marked,
        by_model=tuple(layer.structure for layer in case.layers if layer.provenance.by_model),
        patient=case.patient,
        eye=case.image.laterality,
    )
