"""What is exported of a case, and what every format tells about it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import __version__
from engine.biomarkers import Measurement
from engine.choices import NO_CHOICES, Choices
from engine.image import OctVolume, RetinalImage
from engine.layers import Layer, Segmentation
from engine.taxonomy import structure

PHOTOGRAPH = "photograph.png"


@dataclass(frozen=True, eq=False)
class ExportedCase:
    """A photograph with the layers that count.

    `identifier` names the case in files and in what they hold; the name of the photograph's own
    file is nowhere. `patient` is a pseudonym that the photographs of one person share, or empty.
    `belongs_to` is the DICOM file whose patient and study DICOM objects are to name; without it
    they name nobody. `seen` is the photograph as somebody sees it, layers included, (height,
    width, 3) RGB.
    """

    identifier: str
    image: RetinalImage
    segmentation: Segmentation
    measurements: Sequence[Measurement] = ()
    choices: Choices = NO_CHOICES
    patient: str = ""
    belongs_to: Path | None = None
    seen: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", replace(self.image, name=self.identifier))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, empty ones too: those say that the structure was looked for."""
        return self.segmentation.layers


@dataclass(frozen=True, eq=False)
class ExportedVolume:
    """An OCT volume with what counts on it; the other values are as above."""

    identifier: str
    image: OctVolume
    segmentation: Segmentation
    measurements: Sequence[Measurement] = ()
    patient: str = ""
    belongs_to: Path | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", replace(self.image, name=self.identifier))


def about(case: ExportedCase) -> dict[str, Any]:
    """What a file needs to be understood: whose layers these are, which eye, what a pixel is.

    Without names: neither the patient's nor that of the photograph's file.
    """
    image, scale = case.image, case.image.scale
    return {
        "software": f"RetSAM Desktop {__version__}",
        "research_use_only": True,
        "case": case.identifier,
        "patient": case.patient or None,
        "width": image.width,
        "height": image.height,
        "sha256": image.sha256,
        "pixel_sha256": image.pixel_sha256,
        "eye": {"laterality": image.laterality.value, "source": image.laterality_source},
        "scale": scale and {"x_um": scale.x_um, "y_um": scale.y_um, "source": scale.source},
        "pixel_aspect": image.stated_aspect,
        "coordinates": "x right, y down, from 0, whole numbers at the middles of pixels",
        "layers": [_layer_told(layer) for layer in case.layers],
        "landmarks": {
            mark.structure: [round(mark.x, 3), round(mark.y, 3)]
            for mark in case.segmentation.landmarks
        },
        "not_covered": list(case.segmentation.not_covered),
    }


def _layer_told(layer: Layer) -> dict[str, Any]:
    provenance, entry = layer.provenance, structure(layer.structure)
    marked = layer.questionable
    return {
        "structure": layer.structure,
        "title": entry.title,
        "by": provenance.author.partition(":")[0],
        "author": provenance.author,
        "derived_from": dict(provenance.settings).get("derived_from"),
        "model_sha256": provenance.model_sha256,
        "prompted": [asdict(each) for each in provenance.prompted],
        "pixels": int(layer.mask.sum()),
        "questionable_pixels": 0 if marked is None else int(marked.sum()),
        "label": entry.label,
        "colour": entry.colour,
    }


def json_bytes(told: Mapping[str, Any]) -> bytes:
    """JSON for people: indented, in UTF-8."""
    return (json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
