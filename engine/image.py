"""What a file holds: a fundus photograph or an OCT volume, its scale, eye and origin."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.layers import Surface

ScaleSource = Literal["dicom", "vendor", "user", "known-distance", "assumed-disc-diameter"]


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

    `x_um` runs along a row (width of a pixel), `y_um` along a column (its height). All sources but
    "known-distance", a length that a person knew on this very retina, and "assumed-disc-diameter"
    tell of an eye of 24 mm; `engine.magnification` corrects them for this eye.
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


class ScanPattern(StrEnum):
    """How the B-scans of a volume lie on the retina."""

    LINE = "line"
    CIRCLE = "circle"  # around the disc: its first and last column are neighbours
    VOLUME = "volume"  # parallel lines at equal distances
    RADIAL = "radial"  # lines through one point
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OctScale:
    """Size of a voxel in µm, and who says so.

    `z_um` runs down a B-scan (height of a pixel), `x_um` along it (its width), `y_um` from one
    B-scan to the next; None where that is not known, or where B-scans are not parallel.
    """

    z_um: float
    x_um: float | None
    y_um: float | None
    source: ScaleSource

    def __post_init__(self) -> None:
        for value in (self.z_um, self.x_um, self.y_um):
            if value is not None and not (np.isfinite(value) and value > 0):
                raise ValueError("A scale must be finite and positive.")


@dataclass(frozen=True)
class ScanLine:
    """Where a straight B-scan lies: its first and last column (x, y) in localizer pixels."""

    start: tuple[float, float]
    end: tuple[float, float]

    def points(self, columns: int) -> NDArray[np.float64]:
        """The place of each column, (columns, 2) as (x, y) in localizer pixels."""
        return np.linspace(self.start, self.end, columns)


@dataclass(frozen=True)
class ScanCircle:
    """Where a circular B-scan lies, in localizer pixels: its first column and its centre.

    `clockwise` as seen in the localizer. A right eye is scanned so, a left eye the other way
    round: temporal, superior, nasal, inferior.
    """

    start: tuple[float, float]
    centre: tuple[float, float]
    clockwise: bool

    @property
    def radius(self) -> float:
        """In localizer pixels."""
        return float(np.hypot(self.start[0] - self.centre[0], self.start[1] - self.centre[1]))

    def points(self, columns: int) -> NDArray[np.float64]:
        """The place of each column, (columns, 2) as (x, y) in localizer pixels."""
        first = np.arctan2(self.start[1] - self.centre[1], self.start[0] - self.centre[0])
        turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)
        angle = first + (turn if self.clockwise else -turn)
        circle = np.stack([np.cos(angle), np.sin(angle)], axis=1) * self.radius
        return np.asarray(circle + self.centre)


ScanPosition = ScanLine | ScanCircle


@dataclass(frozen=True, eq=False)
class Localizer:
    """The picture from above that came with the scans (SLO): (height, width) uint8."""

    pixels: NDArray[np.uint8]
    scale: Scale | None = None

    def __post_init__(self) -> None:
        if self.pixels.ndim != 2 or self.pixels.dtype != np.uint8:
            raise ValueError("A localizer is a grey picture of 8 bits.")


@dataclass(frozen=True, eq=False)
class OctVolume:
    """B-scans of one eye, (scans, height, width), with intensities as stored in the file.

    `bscans` is uint8, uint16 or float32; NaN where the device recorded nothing. Rows run from the
    vitreous (0) outwards. `shown_range` are the stored values that are shown black and white,
    `fourth_root` says that brightness is the fourth root of what is stored. `positions` is one a
    B-scan, or empty; `surfaces` are those of the device; `quality_db` is (scans,) float32, NaN
    where not recorded. The other values are as in `RetinalImage`.
    """

    bscans: NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]
    sha256: str
    pixel_sha256: str
    name: str = ""
    frame: int = 0
    pattern: ScanPattern = ScanPattern.UNKNOWN
    shown_range: tuple[float, float] = (0.0, 255.0)
    fourth_root: bool = False
    scale: OctScale | None = None
    localizer: Localizer | None = None
    positions: tuple[ScanPosition, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    quality_db: NDArray[np.float32] | None = None
    laterality: Laterality = Laterality.UNKNOWN
    laterality_source: str = "not stated"
    acquired: datetime | None = None
    device: Device = field(default_factory=Device)
    identity: Identity = field(default_factory=Identity)
    warnings: tuple[str, ...] = ()
    header: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.bscans.ndim != 3 or not self.bscans.size:
            raise ValueError(f"B-scans must be (scans, height, width), not {self.bscans.shape}")
        if self.bscans.dtype not in (np.uint8, np.uint16, np.float32):
            raise ValueError(f"B-scans are uint8, uint16 or float32, not {self.bscans.dtype}")
        if self.positions and len(self.positions) != self.scans:
            raise ValueError("There must be a position for every B-scan.")
        if self.quality_db is not None and self.quality_db.shape != (self.scans,):
            raise ValueError("There must be a quality for every B-scan.")
        if any(each.rows.shape != (self.scans, self.width) for each in self.surfaces):
            raise ValueError("Surfaces must have a row for every column of every B-scan.")

    @property
    def scans(self) -> int:
        return int(self.bscans.shape[0])

    @property
    def height(self) -> int:
        return int(self.bscans.shape[1])

    @property
    def width(self) -> int:
        return int(self.bscans.shape[2])

    @property
    def median_quality_db(self) -> float | None:
        """The device's quality in the median of the B-scans; None where it recorded none."""
        if self.quality_db is None or not np.isfinite(self.quality_db).any():
            return None
        return float(np.nanmedian(self.quality_db))

    def shown(self, scan: int) -> NDArray[np.uint8]:
        """B-scan `scan` (from 0) as it is looked at, (height, width); black where unrecorded."""
        low, high = self.shown_range
        share = (self.bscans[scan].astype(np.float32) - low) / (high - low)
        share = np.nan_to_num(np.clip(share, 0, 1), nan=0.0)
        if self.fourth_root:
            share = np.sqrt(np.sqrt(share))
        return np.asarray(np.rint(share * 255), np.uint8)

    def with_eye(self, laterality: Laterality, *, source: str = "user") -> OctVolume:
        """The same volume with the eye as a person states it."""
        return replace(self, laterality=laterality, laterality_source=source)

    def with_scale(self, scale: OctScale | None) -> OctVolume:
        """The same volume with another scale; scans at a stated distance are parallel lines."""
        pattern = self.pattern
        if pattern is ScanPattern.UNKNOWN and scale is not None and scale.y_um and self.scans > 1:
            pattern = ScanPattern.VOLUME
        return replace(self, scale=scale, pattern=pattern)
