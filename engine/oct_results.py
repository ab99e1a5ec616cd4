"""Reading back the result folder of an OCT volume."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.biomarkers import Measurement
from engine.errors import MasksError
from engine.image import Laterality, OctScale, OctVolume
from engine.layers import Layer, Origin, Provenance, Segmentation, Surface
from engine.readers import open_file
from engine.readers.bscans import open_bscans
from engine.results import another_image, path_of_image, read_mask, with_prompted
from engine.taxonomy import structures
from engine.writers.oct_result import CORRECTED, CORRECTIONS, MASKS, SURFACES
from engine.writers.result import MEASUREMENTS, read_document

Corrections = dict[str, list[dict[str, str]]]  # lines of `corrections.csv` by structure
ORIGINS = {
    "drawn": Origin.DRAWN,
    "erased": Origin.DRAWN,
    "snapped": Origin.SNAPPED,
    "carried": Origin.CARRIED,
}


@dataclass(frozen=True, eq=False)
class OctResult:
    """A result folder, opened: the volume as it was measured, what was found, its numbers."""

    volume: OctVolume
    segmentation: Segmentation
    measurements: tuple[Measurement, ...]


def is_oct_result(folder: Path) -> bool:
    """Whether the folder holds a complete result of an OCT volume."""
    return "scans" in ((read_document(folder) or {}).get("image") or {})


def read_oct_result(folder: Path, *, image_file: Path | None = None) -> OctResult:
    """Open a result folder again, with the volume from where it was or from `image_file`.

    Raises `MasksError` where the folder is not complete or a file is no longer the one that was
    written, `ImageReadError` where the volume is missing or another one.
    """
    told = read_document(folder)
    if told is None:
        raise MasksError(f"{folder} is no complete result: {MEASUREMENTS} is missing or damaged.")
    try:
        _check_files(told["files"], folder)
        volume = _find_volume(told, image_file)
        return OctResult(
            volume,
            _segmentation(told, folder, volume),
            tuple(Measurement(**row) for row in told["measurements"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise MasksError(f"{folder / MEASUREMENTS} is damaged; segment the image again.") from error


def _check_files(written: Mapping[str, str], folder: Path) -> None:
    """Numbers belong to the surfaces and masks that they were measured on, and to no others."""
    for name, digest in written.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise MasksError(
                f"{path} is not as it was when the numbers were measured. Segment the volume again."
            )


def _find_volume(told: Mapping[str, Any], image_file: Path | None) -> OctVolume:
    about = told["image"]
    path = path_of_image(told, image_file)
    volume = _volume_of(path, about["frame"])
    if volume.sha256 != about["sha256"]:
        raise another_image(path)
    scale = told["scale"]
    return replace(
        volume.with_scale(OctScale(**scale) if scale else None),
        name=about["name"],
        laterality=Laterality(told["eye"]["laterality"]),
        laterality_source=told["eye"]["source"],
    )


def _volume_of(path: Path, frame: int) -> OctVolume:
    """The volume of a file, of a plain picture, or of a folder of B-scans."""
    if not path.is_dir():
        found = [each for each in open_file(path) if isinstance(each, OctVolume)]
        if found:
            return found[frame]
    return open_bscans(path)


def _segmentation(told: Mapping[str, Any], folder: Path, volume: OctVolume) -> Segmentation:
    model: Mapping[str, Any] = told["models"][0] if told["models"] else {}
    by = Provenance(f"model:{model['name']}" if model else "file:surfaces")
    corrections = _corrections(folder / CORRECTIONS)
    surfaces = _surfaces(folder / SURFACES, volume, by)
    return Segmentation(
        layers=with_prompted(_layers(folder, volume, by, corrections), told),
        surfaces=tuple(_corrected(each, corrections.get(each.structure)) for each in surfaces),
        model=model.get("name", ""),
        model_sha256=model.get("sha256", ""),
        settings=tuple(model.get("settings", {}).items()),
        notices=tuple(told["notices"]),
        not_covered=tuple(told["not_covered"]),
    )


def _surfaces(path: Path, volume: OctVolume, by: Provenance) -> tuple[Surface, ...]:
    """From the table, in its own order; scans there count from 1."""
    shape = (volume.scans, volume.width)
    rows: dict[str, np.ndarray] = {}
    sure: dict[str, np.ndarray] = {}
    with path.open(newline="", encoding="utf-8") as table:
        for line in csv.DictReader(table):
            key = line["surface"]
            if key not in rows:
                rows[key], sure[key] = np.full((2, *shape), np.nan, np.float32)
            place = int(line["scan"]) - 1, int(line["x"])
            rows[key][place] = float(line["row"] or "nan")
            sure[key][place] = float(line["confidence"] or 0)
    return tuple(Surface(key, rows[key], by, sure[key]) for key in rows)


def _corrections(path: Path) -> Corrections:
    """What a reader corrected, by structure; nothing where nobody did."""
    found: Corrections = {}
    if path.exists():
        with path.open(newline="", encoding="utf-8") as table:
            for line in csv.DictReader(table):
                found.setdefault(line["structure"], []).append(line)
    return found


def _corrected(surface: Surface, lines: Sequence[Mapping[str, str]] | None) -> Surface:
    if not lines:
        return surface
    origins = np.zeros(surface.rows.shape, np.uint8)
    for line in lines:
        span = slice(int(line["first_x"]), int(line["last_x"]) + 1)
        origins[int(line["scan"]) - 1, span] = ORIGINS[line["how"]]
    return replace(surface, provenance=_by_reader(lines[0]), origins=origins)


def _by_reader(line: Mapping[str, str]) -> Provenance:
    before = line["derived_from"]
    return Provenance(line["by"], settings=(("derived_from", before),) if before else ())


def _layers(
    folder: Path, volume: OctVolume, by: Provenance, corrections: Corrections
) -> tuple[Layer, ...]:
    """From the masks, in the order of the taxonomy; a scan without a mask holds nothing."""
    masks, corrected = (_masks(folder / name, volume) for name in (MASKS, CORRECTED))
    nothing = np.zeros(volume.bscans.shape, np.bool_)
    return tuple(
        Layer(
            key,
            masks.get(key, nothing),
            _by_reader(corrections[key][0]) if key in corrected else by,
            corrected=corrected.get(key),
        )
        for key in structures()
        if key in masks or key in corrected
    )


def _masks(folder: Path, volume: OctVolume) -> dict[str, np.ndarray]:
    masks: dict[str, np.ndarray] = {}
    shape = (volume.height, volume.width)
    for path in sorted(folder.glob("*/*.png")):
        mask = masks.setdefault(path.stem, np.zeros((volume.scans, *shape), np.bool_))
        mask[int(path.parent.name) - 1] = read_mask(path, shape)
    return masks
