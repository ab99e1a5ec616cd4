"""The result folder of one OCT volume: surfaces, masks, thickness, measurements, pictures."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from engine.biomarkers import Measurement
from engine.errors import OutputError
from engine.files import write_bytes
from engine.image import OctVolume
from engine.layers import Segmentation
from engine.oct.corrections import Correction, corrected_scans, corrections_of
from engine.oct.pictures import bscan_overlay
from engine.papers import DEFAULT_PAPER
from engine.report.oct import write_oct_report
from engine.words import ENGLISH
from engine.writers.exported import json_bytes
from engine.writers.pictures import png_of_mask, png_of_rgb
from engine.writers.result import MEASUREMENTS, read_document, said_of

CORRECTIONS, CORRECTED = "corrections.csv", "corrected"
SURFACES, THICKNESS, MASKS, BSCANS = "surfaces.csv", "thickness.csv", "masks", "bscans"
REPORT = "report.pdf"


def write_oct_result(
    folder: Path,
    *,
    volume: OctVolume,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    source: Path | None = None,
    request: Mapping[str, Any] | None = None,
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
    overwrite: bool = False,
) -> None:
    """Write everything that was found on one volume into `folder`; scans count from 1.

    `surfaces.csv` has a line for each column, `corrections.csv` one for each span that a person
    corrected and `corrected/<scan>/<structure>.png` the pixels (there only where somebody did),
    `masks/<scan>/<structure>.png` only what is there,
    `bscans/<scan>.png` each B-scan with all of it drawn in; `report.pdf` is in `language` and on
    `paper`. `measurements.json` comes last and an old one goes first, so that a folder that holds
    it is complete. Raises `OutputError`, also where an earlier result was changed by someone
    since, unless `overwrite`.
    """
    if not overwrite:
        _refuse_changed(folder)
    _clear(folder)
    written = dict(_files(volume, segmentation))
    for name, data in written.items():
        write_bytes(folder / name, data)
    for scan in range(volume.scans):
        picture = png_of_rgb(bscan_overlay(volume, segmentation, scan))
        write_bytes(folder / BSCANS / f"{_named(scan, volume)}.png", picture)
    write_oct_report(
        folder / REPORT,
        volume=volume,
        segmentation=segmentation,
        measurements=measurements,
        paper=paper,
        language=language,
    )
    told = oct_document(volume, segmentation, measurements, source=source, request=request)
    told["masks"] = {}
    told["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in written.items()}
    write_bytes(folder / MEASUREMENTS, json_bytes(told))


def _files(volume: OctVolume, segmentation: Segmentation) -> Iterator[tuple[str, bytes]]:
    yield SURFACES, _surfaces(segmentation)
    yield THICKNESS, _thickness(volume, segmentation)
    corrections = corrections_of(segmentation)
    if corrections:
        yield CORRECTIONS, _corrections(corrections)
    for layer in segmentation.layers:
        for scan in np.flatnonzero(layer.mask.any(axis=(1, 2))):
            name = f"{MASKS}/{_named(int(scan), volume)}/{layer.structure}.png"
            yield name, png_of_mask(layer.mask[scan])
        if layer.corrected is not None:
            for scan in np.flatnonzero(layer.corrected.any(axis=(1, 2))):
                name = f"{CORRECTED}/{_named(int(scan), volume)}/{layer.structure}.png"
                yield name, png_of_mask(layer.corrected[scan])


def _named(scan: int, volume: OctVolume) -> str:
    return f"{scan + 1:0{len(str(volume.scans))}d}"


def _surfaces(segmentation: Segmentation) -> bytes:
    """`scan,surface,x,row,confidence`: the sub-pixel row, empty where it cannot be seen.

    The confidence is the model's: it is empty in columns that a person corrected.
    """
    rows: list[list[object]] = [["scan", "surface", "x", "row", "confidence"]]
    for surface in segmentation.surfaces:
        sure = surface.confidence
        for scan, line in enumerate(surface.rows):
            for x, row in enumerate(line):
                corrected = surface.origins is not None and surface.origins[scan, x] > 0
                share = "" if sure is None or corrected else f"{sure[scan, x]:.3f}"
                seen = "" if np.isnan(row) else f"{row:.3f}"
                rows.append([scan + 1, surface.structure, x, seen, share])
    return _csv(rows)


def _thickness(volume: OctVolume, segmentation: Segmentation) -> bytes:
    """`scan,from,to,x,pixels,um` between each surface and the next, and from first to last."""
    z_um = volume.scale.z_um if volume.scale is not None else None
    rows: list[list[object]] = [["scan", "from", "to", "x", "pixels", "um"]]
    pairs = list(pairwise(segmentation.surfaces))
    if len(segmentation.surfaces) > 2:
        pairs.append((segmentation.surfaces[0], segmentation.surfaces[-1]))
    for upper, lower in pairs:
        for scan, line in enumerate(lower.rows - upper.rows):
            for x, pixels in enumerate(line):
                seen = not np.isnan(pixels)
                um = f"{pixels * z_um:.2f}" if seen and z_um is not None else ""
                told = f"{pixels:.3f}" if seen else ""
                rows.append([scan + 1, upper.structure, lower.structure, x, told, um])
    return _csv(rows)


def _corrections(corrections: Sequence[Correction]) -> bytes:
    """`scan,structure,how,first_x,last_x,pixels,by,derived_from`; pixels of areas only."""
    rows: list[list[object]] = [
        ["scan", "structure", "how", "first_x", "last_x", "pixels", "by", "derived_from"]
    ]
    for each in corrections:
        pixels = "" if each.pixels is None else each.pixels
        place = [each.scan + 1, each.structure, each.how, each.first, each.last]
        rows.append([*place, pixels, each.author, each.derived_from or ""])
    return _csv(rows)


def _told(segmentation: Segmentation) -> list[dict[str, Any]]:
    """What was corrected, a line a structure, as `measurements.json` says it."""
    corrections = corrections_of(segmentation)
    return [
        {
            "structure": key,
            "by": next(each.author for each in corrections if each.structure == key),
            "derived_from": next(
                each.derived_from for each in corrections if each.structure == key
            ),
            "scans": [scan + 1 for scan in scans],
        }
        for key, scans in corrected_scans(segmentation).items()
    ]


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def oct_document(
    volume: OctVolume,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    *,
    source: Path | None,
    request: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """What `measurements.json` holds, schema "retsam-measurements/1"."""
    told = said_of(volume, segmentation, measurements, source=source, request=request)
    scale, quality = volume.scale, volume.median_quality_db
    told["image"] |= {
        "modality": "oct",
        "pattern": volume.pattern.value,
        "scans": volume.scans,
        "quality_db": None if quality is None else round(quality, 1),
    }
    told["scale"] = scale and {
        "x_um": scale.x_um,
        "y_um": scale.y_um,
        "z_um": scale.z_um,
        "source": scale.source,
    }
    return {**told, "corrections": _told(segmentation), "choices": None, "grading": []}


def _refuse_changed(folder: Path) -> None:
    for name, digest in (read_document(folder) or {}).get("files", {}).items():
        path = folder / name
        if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise OutputError(
                f"{path} was changed since it was written and would be lost. Move it away, choose "
                "another output folder, or ask to overwrite."
            )


def _clear(folder: Path) -> None:
    """Take away an earlier result, first of all the file that says it is complete."""
    earlier = (read_document(folder) or {}).get("files", {})
    try:
        (folder / MEASUREMENTS).unlink(missing_ok=True)
        for name in earlier:
            (folder / name).unlink(missing_ok=True)
        if earlier:
            shutil.rmtree(folder / BSCANS, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"{folder} holds an earlier result that cannot be replaced ({error.strerror}). "
            "Choose another folder, or close the program that uses it."
        ) from error
