"""The result folder of one image: masks, landmarks, overlay, report and measurements."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from engine import __version__
from engine.biomarkers import SCHEMA, Measurement
from engine.choices import NO_CHOICES, Choices
from engine.errors import OutputError
from engine.files import write_bytes
from engine.grading import grade
from engine.image import OctVolume, RetinalImage
from engine.layers import Segmentation
from engine.papers import DEFAULT_PAPER
from engine.report import overlay, write_pdf
from engine.taxonomy import structures
from engine.words import ENGLISH
from engine.writers.exported import json_bytes
from engine.writers.pictures import png, png_of_mask, png_of_rgb

MEASUREMENTS = "measurements.json"
LANDMARKS = ("optic_disc", "fovea")


def write_result(
    folder: Path,
    *,
    image: RetinalImage,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    choices: Choices = NO_CHOICES,
    probabilities: bool = False,
    source: Path | None = None,
    request: Mapping[str, Any] | None = None,
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
    overwrite: bool = False,
) -> None:
    """Write everything that was found on one image into `folder`.

    `measurements.json` comes last and an old one goes first, so that a folder that holds it is
    complete. `source` is where the image lies (left out for pseudonymous results), `request` what
    was asked for; both are kept in `measurements.json`, as are the reader's `choices`. The report
    is in `language` and on `paper`, as `engine.report.write_report` has it. Raises
    `OutputError`, also where an earlier result's mask was changed by someone since, unless
    `overwrite`.
    """
    if not overwrite:
        _refuse_changed_masks(folder)
    _clear(folder)
    masks = {layer.structure: png_of_mask(layer.mask) for layer in segmentation.layers}
    for structure, data in masks.items():
        write_bytes(folder / "masks" / f"{structure}.png", data)
    if probabilities:
        for structure, shares in segmentation.probabilities.items():
            deep = np.rint(np.clip(shares, 0, 1) * 65535).astype(np.uint16)
            write_bytes(folder / "probabilities" / f"{structure}.png", png(deep))
    write_bytes(folder / "landmarks.json", json_bytes(_landmarks(segmentation)))
    write_bytes(folder / "overlay.png", png_of_rgb(overlay(image, segmentation)))
    write_pdf(
        folder / "report.pdf",
        image=image,
        segmentation=segmentation,
        measurements=measurements,
        choices=choices,
        paper=paper,
        language=language,
    )
    told = document(
        image=image,
        segmentation=segmentation,
        measurements=measurements,
        choices=choices,
        source=source,
        request=request,
    )
    told["masks"] = {key: hashlib.sha256(data).hexdigest() for key, data in masks.items()}
    write_bytes(folder / MEASUREMENTS, json_bytes(told))


def read_document(folder: Path) -> dict[str, Any] | None:
    """The `measurements.json` of a complete result folder; None where there is none."""
    path = folder / MEASUREMENTS
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and told.get("schema") == SCHEMA else None


def changed_masks(written: Mapping[str, str], folder: Path) -> list[Path]:
    """The masks of a result folder that are there but not as `written`, sha256 by structure."""
    paths = {folder / "masks" / f"{key}.png": digest for key, digest in written.items()}
    return [
        path
        for path, digest in paths.items()
        if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() != digest
    ]


def document(
    *,
    image: RetinalImage,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    choices: Choices = NO_CHOICES,
    source: Path | None = None,
    request: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What `measurements.json` holds, schema "retsam-measurements/1"."""
    scale = image.scale
    return {
        **said_of(image, segmentation, measurements, source=source, request=request),
        "scale": scale and {"x_um": scale.x_um, "y_um": scale.y_um, "source": scale.source},
        "choices": choices.as_json(),
        "grading": [trace.as_row() for trace in grade(measurements)],
    }


def said_of(
    image: RetinalImage | OctVolume,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    *,
    source: Path | None,
    request: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """What `measurements.json` says of a photograph and of a volume alike."""
    return {
        "schema": SCHEMA,
        "software": f"RetSAM Desktop {__version__}",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "research_use_only": True,
        "image": {
            "name": image.name,
            "path": None if source is None else str(source.resolve()),
            "width": image.width,
            "height": image.height,
            "sha256": image.sha256,
            "pixel_sha256": image.pixel_sha256,
            "frame": image.frame,
            "acquired": image.acquired.isoformat() if image.acquired else None,
            "device": str(image.device) or None,
            "warnings": list(image.warnings),
        },
        "eye": {"laterality": image.laterality.value, "source": image.laterality_source},
        "quality": segmentation.quality and segmentation.quality.as_json(),
        "models": _models(segmentation),
        "prompted": [
            {"structure": layer.structure, **asdict(each)}
            for layer in segmentation.layers
            for each in layer.provenance.prompted
        ],
        "notices": list(segmentation.notices),
        "not_covered": list(segmentation.not_covered),
        "request": None if request is None else dict(request),
        "measurements": [row.as_row() for row in measurements],
    }


def _models(segmentation: Segmentation) -> list[dict[str, Any]]:
    if not segmentation.model:
        return []
    return [
        {
            "name": segmentation.model,
            "sha256": segmentation.model_sha256,
            "settings": dict(segmentation.settings),
            "seconds": round(segmentation.seconds, 2),
        }
    ]


def _landmarks(segmentation: Segmentation) -> dict[str, list[float] | None]:
    found = {key: segmentation.landmark(key) for key in LANDMARKS}
    return {
        key: [round(mark.x, 3), round(mark.y, 3)] if mark else None for key, mark in found.items()
    }


def _refuse_changed_masks(folder: Path) -> None:
    for path in changed_masks((read_document(folder) or {}).get("masks", {}), folder):
        raise OutputError(
            f"{path} was changed since it was written and would be lost. Move it away, choose "
            "another output folder, or ask to overwrite."
        )


def _clear(folder: Path) -> None:
    """Take away an earlier result, first of all the file that says it is complete."""
    try:
        (folder / MEASUREMENTS).unlink(missing_ok=True)
        for room in ("masks", "probabilities"):
            for structure in structures():
                (folder / room / f"{structure}.png").unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder} holds an earlier result that cannot be replaced ({error.strerror}). "
            "Choose another folder, or close the program that uses it."
        ) from error
