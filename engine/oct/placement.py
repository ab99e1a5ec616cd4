"""Where each column of a volume lies on the retina, in µm as one looks at a fundus photograph."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.image import Laterality, OctVolume, ScanLine

Points = NDArray[np.float64]  # (n, 2) as (x, y)

STRAIGHT = 0.03  # of the scans' length: how far they may be from parallel and evenly spaced

NO_GRID = (
    "A grid needs parallel B-scans at equal distances and the scale along and across them; this "
    "scan has not all of these."
)
NO_TOP = (
    "The file does not say where its B-scans lie, so that upper and lower fields cannot be told "
    "apart."
)
NO_EYE = "The eye is not known, so that nasal and temporal fields cannot be told apart."


@dataclass(frozen=True)
class Placement:
    """Places in µm, x to the right and y down as on the localizer, from column 0 of B-scan 0.

    A step of one column is `along` (x, y), one of one B-scan `across`. `upright` says that the
    file states where up is; `temporal` is +1 where temporal is to the right, -1 where it is to the
    left, 0 where the eye is not known.
    """

    along: tuple[float, float]
    across: tuple[float, float]
    upright: bool
    temporal: int

    @property
    def column_um2(self) -> float:
        """Area of the retina that one column of one B-scan stands for, in µm²."""
        return abs(self.along[0] * self.across[1] - self.along[1] * self.across[0])

    def to_um(self, scans: NDArray[np.float64], columns: NDArray[np.float64]) -> Points:
        """Places (n, 2) of columns of B-scans, both counted from 0 and not only whole."""
        steps = np.stack([columns, scans], axis=1)
        return np.asarray(steps @ np.array([self.along, self.across]))

    def to_volume(self, places: Points) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """B-scans and columns of places (n, 2); the inverse of `to_um`."""
        columns, scans = np.linalg.solve(np.array([self.along, self.across]).T, places.T)
        return scans, columns


def placement_of(volume: OctVolume) -> Placement | str:
    """The placement of a volume of parallel B-scans, or why there is none.

    By the scans' places on the localizer where the file has them; else columns run to the right, as
    all devices show them, and up is not known.
    """
    scale = volume.scale
    if scale is None or scale.x_um is None or scale.y_um is None or volume.scans < 2:
        return NO_GRID
    temporal = {Laterality.RIGHT: -1, Laterality.LEFT: 1}.get(volume.laterality, 0)
    if not volume.positions:
        return Placement((scale.x_um, 0.0), (0.0, scale.y_um), False, temporal)
    vectors = _vectors(volume)
    if vectors is None:
        return NO_GRID
    along, across = vectors
    # the directions are the localizer's, the lengths those that the device states
    unit = along / np.hypot(*along)
    apart = abs(float(across[0] * unit[1] - across[1] * unit[0]))
    along, across = unit * scale.x_um, across * (scale.y_um / apart)
    return Placement(
        (float(along[0]), float(along[1])), (float(across[0]), float(across[1])), True, temporal
    )


def _vectors(volume: OctVolume) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """One step along and one across, in any unit of length; None where lines are not parallel."""
    scale = volume.localizer.scale if volume.localizer is not None else None
    pixel = (scale.x_um, scale.y_um) if scale is not None else (1.0, 1.0)
    lines = [each for each in volume.positions if isinstance(each, ScanLine)]
    if len(lines) != volume.scans:
        return None
    start, end = (np.array([getattr(line, what) for line in lines]) for what in ("start", "end"))
    start, end = start * pixel, end * pixel
    number = np.arange(volume.scans)
    fitted = [np.polyfit(number, part, 1) for part in (start, end)]
    off = max(
        float(np.abs(part - np.polyval(fit, number[:, None])).max())
        for part, fit in zip((start, end), fitted, strict=True)
    )
    whole = (end - start).mean(axis=0)
    across = (fitted[0][0] + fitted[1][0]) / 2
    length = float(np.hypot(*whole))
    turned = float(np.abs(end - start - whole).max())
    aside = abs(float(across[0] * whole[1] - across[1] * whole[0]))
    if max(off, turned) > STRAIGHT * length or not aside > 0:
        return None
    return whole / max(volume.width - 1, 1), across
