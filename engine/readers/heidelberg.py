"""What the Heidelberg formats have in common: names of surfaces, patterns, checks of a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale, ScanCircle, ScanLine, ScanPattern, ScanPosition
from engine.layers import Provenance, Surface

DEVICE = Provenance(author="file:device")
MISSING = 3e38  # "no surface here" and "nothing recorded" are the largest float, or 3e+038 in XML
SURFACES: Mapping[str, str] = MappingProxyType(
    {
        "ILM": "ilm",
        "RNFL": "rnfl_gcl",
        "GCL": "gcl_ipl",
        "IPL": "ipl_inl",
        "INL": "inl_opl",
        "OPL": "opl_onl",
        "ELM": "elm",
        "PR1": "ez",
        "RPE": "rpe",
        "BM": "bm",
    }
)
"""The device's names, most of them for the layer that a surface ends. PR2 has no key of ours."""

_Z_UM = (0.5, 20.0)
_X_UM = (0.5, 500.0)
_SAME = 0.05  # distances of B-scans that differ by less are one distance


def surfaces_of(rows: Mapping[str, NDArray[np.float32]], height: int) -> tuple[Surface, ...]:
    """The device's surfaces with a key of ours, from inside out; those that are nowhere left out.

    `rows` are (scans, width) by the device's name. Rows outside the B-scan become NaN.
    """
    found = []
    for name, key in SURFACES.items():
        if name not in rows:
            continue
        told = rows[name]
        inside = (told >= 0) & (told <= height - 1)
        if inside.any():
            found.append(Surface(key, np.where(inside, told, np.nan).astype(np.float32), DEVICE))
    return tuple(found)


def scale_of(
    z_mm: float, x_mm: float, y_mm: float | None
) -> tuple[OctScale | None, tuple[str, ...]]:
    """The scale in µm, or None with a warning where no eye has such pixels."""
    z_um, x_um = z_mm * 1000, x_mm * 1000
    if not (_Z_UM[0] <= z_um <= _Z_UM[1] and _X_UM[0] <= x_um <= _X_UM[1]):
        return None, (
            f"The file's scale ({x_um:.3g} µm along the scan, {z_um:.3g} µm in depth) fits no "
            "OCT device; it was not used. Set the scale by hand if you know it.",
        )
    y_um = y_mm * 1000 if y_mm is not None and 0.001 <= y_mm <= 3 else None
    return OctScale(z_um, x_um, y_um, "vendor"), ()


def spacing_of(positions: Sequence[ScanPosition], pixel_mm: float) -> float | None:
    """Distance of parallel B-scans in mm; None where they are not parallel and equally spaced."""
    lines = [each for each in positions if isinstance(each, ScanLine)]
    if len(lines) < 2 or len(lines) != len(positions):
        return None
    start, end = (np.array([getattr(each, name) for each in lines]) for name in ("start", "end"))
    along = end - start
    length = np.hypot(*along.T)
    if length.min() <= 0:
        return None
    unit = along / length[:, None]
    if np.abs(unit - unit[0]).max() > _SAME:
        return None
    normal = np.array([-unit[0, 1], unit[0, 0]])
    steps = np.diff(start @ normal)
    typical = float(np.median(steps))
    if typical == 0 or np.abs(steps - typical).max() > _SAME * abs(typical):
        return None
    return abs(typical) * pixel_mm


def position_of(
    pattern: ScanPattern,
    ends: tuple[float, float, float, float],
    pixel_mm: tuple[float, float],
    *,
    columns: int,
    right_eye: bool,
) -> ScanPosition:
    """Of `ends` (start x, y, end x, y) in mm from the localizer's corner; a circle's end is its
    centre.

    A line reaches from the outer edge of its first column to that of its last: its length is that
    of all its columns. Real files show so.
    """
    start, end = (np.array(each) / pixel_mm - 0.5 for each in (ends[:2], ends[2:]))
    if pattern is ScanPattern.CIRCLE:
        return ScanCircle(_pair(start), _pair(end), clockwise=right_eye)
    half = (end - start) / columns / 2
    return ScanLine(_pair(start + half), _pair(end - half))


def _pair(place: NDArray[np.float64]) -> tuple[float, float]:
    return float(place[0]), float(place[1])
