"""What a file holds: a fundus photograph or an OCT volume, its scale, eye and origin."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

ScaleSource = Literal["dicom", "vendor", "user", "assumed-disc-diameter"]


class Modality(StrEnum):
    """How the picture was taken, as far as the file says it."""

    FUNDUS = "fundus"  # colour fundus photograph
    RED_FREE = "red_free"
    INFRARED = "infrared"
    AUTOFLUORESCENCE = "autofluorescence"
    ANGIOGRAPHY = "angiography"
    WIDE_FIELD = "wide_field"
    OCT = "oct"
    UNKNOWN = "unknown"  # a plain picture without a header


class Laterality(StrEnum):
    """Which eye; never guessed without saying so."""

    RIGHT = "R"
    LEFT = "L"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Scale:
    """Size of one pixel on the retina in µm, and who says so.

    `x_um` runs along a row (width of a pixel), `y_um` along a column (its height).
    """

    x_um: float
    y_um: float
    source: ScaleSource

    def __post_init__(self) -> None:
        if not (np.isfinite(self.x_um) and np.isfinite(self.y_um)):
            raise ValueError("A scale must be finite.")
        if self.x_um <= 0 or self.y_um <= 0:
            raise ValueError("A scale must be positive.")


@dataclass(frozen=True)
class Device:
    """The camera, as the file names it; empty where it does not."""

    manufacturer: str = ""
    model: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.manufacturer, self.model) if part)


@dataclass(frozen=True, repr=False)
class Identity:
    """Who was photographed and in which visit. Kept apart; its repr shows nothing of it."""

    name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    sex: str = ""
    visit_id: str = ""
    visit_date: str = ""

    @property
    def known(self) -> bool:
        """True where the file names a person."""
        return bool(self.name or self.patient_id)

    def __repr__(self) -> str:
        return "Identity(masked)" if self.known else "Identity(unknown)"


@dataclass(frozen=True, eq=False)
class RetinalImage:
    """One photograph of one eye, upright (any EXIF rotation is already applied).

    `pixels` is (height, width, 3) RGB, uint8, or uint16 spread over 0..65535.
    `scale` and `pixel_aspect` are about these pixels. `sha256` names the file, `pixel_sha256` the
    decoded pixels; `frame` counts from 0 within a file of several. `warnings` are sentences for
    the person, `header` everything else that the file said, without identity.
    """

    pixels: NDArray[np.uint8] | NDArray[np.uint16]
    sha256: str
    pixel_sha256: str
    name: str = ""
    frame: int = 0
    modality: Modality = Modality.UNKNOWN
    laterality: Laterality = Laterality.UNKNOWN
    laterality_source: str = "not stated"
    scale: Scale | None = None
    pixel_aspect: float | None = None  # height / width of one pixel, where the file states it
    acquired: datetime | None = None
    device: Device = field(default_factory=Device)
    region: str = ""  # anatomic region, as the file names it
    identity: Identity = field(default_factory=Identity)
    warnings: tuple[str, ...] = ()
    header: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] != 3:
            raise ValueError(f"pixels must be (height, width, 3), not {self.pixels.shape}")
        if self.pixels.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"pixels must be uint8 or uint16, not {self.pixels.dtype}")

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def stated_aspect(self) -> float | None:
        """Height / width of a pixel as the scale or the file states it, else None."""
        if self.scale is not None:
            return self.scale.y_um / self.scale.x_um
        return self.pixel_aspect

    def rgb8(self) -> NDArray[np.uint8]:
        """The pixels as uint8 (height, width, 3): themselves, or the high byte of uint16."""
        if self.pixels.dtype == np.uint8:
            return self.pixels  # type: ignore[return-value]
        return (self.pixels >> 8).astype(np.uint8)

    def with_eye(self, laterality: Laterality, *, source: str = "user") -> RetinalImage:
        """The same image with the eye as a person states it."""
        return replace(self, laterality=laterality, laterality_source=source)

    def with_scale(self, scale: Scale | None) -> RetinalImage:
        """The same image with another scale."""
        return replace(self, scale=scale)


@dataclass(frozen=True, eq=False)
class OctVolume:
    """B-scans of one eye, (scans, height, width), intensities as stored in the file.

    Reading OCT files is not part of this version; the type stands here because readers return it.
    """

    bscans: NDArray[np.generic]
    sha256: str
    pixel_sha256: str
    name: str = ""
    scale: Scale | None = None
    spacing_um: float | None = None  # between B-scans
    laterality: Laterality = Laterality.UNKNOWN
    laterality_source: str = "not stated"
    acquired: datetime | None = None
    device: Device = field(default_factory=Device)
    identity: Identity = field(default_factory=Identity)
    warnings: tuple[str, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
