"""What was found or drawn on an image: layers, landmarks, and the trail of where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

UNTESTED = "untested"  # among a model's settings where nobody here knows how good it is
RELIABLE_FROM = "reliable_from_"  # before a lesion's key among a model's settings: see its card


@dataclass(frozen=True)
class Prompted:
    """How a model came to outline a part of a person's layer: what they pointed with, and at whom.

    `prompt` is as in `engine.prompt.prompts.Prompt.words`.
    """

    prompt: str
    model: str
    model_sha256: str


@dataclass(frozen=True)
class Provenance:
    """Who made a layer: a model (name, sha256 of its weights, settings) or a person.

    `settings` holds whatever changes the result: device, precision, tile size, thresholds.
    `prompted` tells, each once, how models outlined parts of a person's layer.
    """

    author: str  # "model:<name>" or "reader:<name>" or "file:<name>"
    model_sha256: str | None = None
    settings: tuple[tuple[str, str], ...] = ()
    created: datetime | None = None
    prompted: tuple[Prompted, ...] = ()

    @property
    def by_model(self) -> bool:
        """True where a model made it; such layers are read-only."""
        return self.author.startswith("model:")


@dataclass(frozen=True, eq=False)
class Layer:
    """One structure's mask, bool on the image's own pixel grid.

    (height, width) on a photograph, (scans, height, width) on an OCT volume. `corrected` are the
    pixels that a person decided on, where the others are still the model's.
    """

    structure: str  # a key of the taxonomy
    mask: Mask
    provenance: Provenance
    questionable: Mask | None = None
    corrected: Mask | None = None

    def __post_init__(self) -> None:
        if self.mask.dtype != np.bool_ or self.mask.ndim not in (2, 3):
            raise ValueError("A mask is a boolean array of two dimensions, or three on OCT.")
        if self.questionable is not None and self.questionable.shape != self.mask.shape:
            raise ValueError("The questionable pixels must be on the mask's grid.")


class Origin(IntEnum):
    """Where the row of a surface in a column comes from."""

    MODEL = 0
    DRAWN = 1  # by hand; NaN where a person erased it
    SNAPPED = 2  # to the edge in the picture, as a person asked
    CARRIED = 3  # to the edge in the picture, from a correction on a neighbouring B-scan


@dataclass(frozen=True, eq=False)
class Surface:
    """One boundary on every B-scan of a volume: a row for each column.

    `rows` is (scans, width) float32, sub-pixel in pixels of the stored B-scan, 0-based with
    integers at pixel centres, y down; NaN where the boundary cannot be seen. `confidence` is
    (scans, width) float32 in [0, 1]: a model's, and says nothing of a corrected column.
    `origins` is (scans, width) uint8, an `Origin` each; None where nobody corrected anything.
    """

    structure: str  # a key of the taxonomy whose kind is "surface"
    rows: NDArray[np.float32]
    provenance: Provenance
    confidence: NDArray[np.float32] | None = None
    origins: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        if self.rows.dtype != np.float32 or self.rows.ndim != 2:
            raise ValueError("A surface is a float32 array of scans × columns.")
        if np.isinf(self.rows).any():
            raise ValueError("A row is a number, or NaN where the surface cannot be seen.")
        if self.confidence is not None and self.confidence.shape != self.rows.shape:
            raise ValueError("The confidence must be on the surface's grid.")
        if self.origins is not None and self.origins.shape != self.rows.shape:
            raise ValueError("The origins must be on the surface's grid.")


@dataclass(frozen=True)
class Landmark:
    """A point (x, y) in image pixels: 0-based, integers at pixel centres, x right, y down."""

    structure: str
    x: float
    y: float
    confidence: float | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, eq=False)
class FieldOfView:
    """The photographed field: an axis-parallel ellipse, and the pixels of it that the image shows.

    The ellipse is a circle where pixels are square. `mask` is the visible part: without notches,
    truncated parts and surround. `edge_seen` is the share of the ellipse's circumference that
    shows in the image; 0 where none does and the field is taken to fill the picture.
    """

    x: float
    y: float
    radius_x: float
    radius_y: float
    mask: Mask
    edge_seen: float

    @property
    def aspect(self) -> float:
        """Height / width of one pixel, if the field is a circle on the retina."""
        return self.radius_x / self.radius_y


@dataclass(frozen=True)
class Quality:
    """How far a photograph can be relied on.

    `score` in [0, 1]; `reasons` are keys of `engine.fundus.quality.WORDS`, the worst first, and say
    what keeps the photograph from being good.
    """

    score: float
    verdict: Literal["good", "usable", "poor"]
    reasons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The quality as `measurements.json` keeps it."""
        return {"score": self.score, "verdict": self.verdict, "reasons": list(self.reasons)}


@dataclass(frozen=True, eq=False)
class Segmentation:
    """All that one run of a model found on one image.

    `surfaces` are those of an OCT volume, from inside out; a photograph has none.
    `probabilities` maps a structure to a float32 (height, width) map in [0, 1], where asked for.
    `notices` are sentences for the person: smaller tiles, no field found, not a photograph…
    `not_covered` lists structures that were asked for and that the model does not know.
    `quality` is that of the image, None where it was not judged.
    """

    layers: tuple[Layer, ...]
    landmarks: tuple[Landmark, ...] = ()
    field_of_view: FieldOfView | None = None
    probabilities: Mapping[str, NDArray[np.float32]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    model: str = ""
    model_sha256: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    notices: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    quality: Quality | None = None
    surfaces: tuple[Surface, ...] = ()

    def layer(self, structure: str) -> Layer | None:
        """The layer of `structure`, or None."""
        return next((layer for layer in self.layers if layer.structure == structure), None)

    def landmark(self, structure: str) -> Landmark | None:
        """The landmark of `structure`, or None where it was not found."""
        return next((mark for mark in self.landmarks if mark.structure == structure), None)

    def surface(self, structure: str) -> Surface | None:
        """The surface `structure`, or None."""
        return next((each for each in self.surfaces if each.structure == structure), None)
