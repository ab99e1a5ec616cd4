"""The outline of one region with sub-pixel places."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from scipy import ndimage
from skimage.measure import find_contours

from engine.biomarkers.geometry import Points
from engine.layers import Mask

SMOOTHING = 1.0  # isotropic pixels; evens out the steps of pixels
STRAY = 0.05  # pieces beside the largest may hold this share of a mask
BORDER = 4  # empty pixels around a region while it is smoothed


@dataclass(frozen=True, eq=False)
class Outline:
    """A closed line in isotropic pixels, `points` (n, 2) as (x, y), around `area` (px²).

    `centre` (x, y) is the centre of gravity of what it encloses.
    """

    points: Points
    area: float
    centre: tuple[float, float]

    def extent(self, direction: tuple[float, float]) -> float:
        """Length of its shadow along a unit vector (x, y)."""
        return float(np.ptp(self.points @ np.array(direction)))

    def reach(self, angles: Points) -> Points:
        """Distance from the centre to the outline at angles (radians from x towards y)."""
        offset = self.points[:-1] - self.centre
        at = np.arctan2(offset[:, 1], offset[:, 0])
        order = np.argsort(at)
        distances = np.hypot(*offset.T)[order]
        return np.asarray(np.interp(angles, at[order], distances, period=2 * np.pi))

    def axes(self) -> tuple[float, float]:
        """Longest and shortest diameter."""
        angles = np.deg2rad(np.arange(0, 180, 0.5))
        shadows = np.ptp(self.points @ np.stack([np.cos(angles), np.sin(angles)]), axis=0)
        return float(shadows.max()), float(shadows.min())

    def direction(self) -> float:
        """Angle of the long axis in degrees from x towards y, 0 to 180.

        It is that of the second harmonic of the distances from the centre, to which the whole
        outline contributes: the longest diameter alone is ill defined in a nearly round shape.
        """
        angles = np.deg2rad(np.arange(0, 360, 0.5))
        harmonic = (self.reach(angles) * np.exp(2j * angles)).sum()
        return float(np.rad2deg(np.angle(harmonic)) / 2 % 180)


def one_piece(mask: Mask, *, title: str) -> Mask | str:
    """A region without stray pixels and holes, or why there is none."""
    if not mask.any():
        return f"{title}: the mask is empty."
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    pieces, count = ndimage.label(mask[window], structure=np.ones((3, 3)))
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    if sizes.max() < (1 - STRAY) * sizes.sum():
        return f"{title}: the mask is in several pieces; correct it first."
    whole = np.zeros_like(mask)
    whole[window] = ndimage.binary_fill_holes(pieces == 1 + sizes.argmax())
    return whole


def outline_of(mask: Mask, *, aspect: float) -> Outline:
    """The outline of a mask that is set somewhere and in one piece, (height, width) bool.

    The mask is smoothed by a Gaussian of one isotropic pixel and cut at half its height, so that
    an extent is right to about a tenth of a pixel; `area` counts the pixels.
    """
    rows, columns = np.nonzero(mask)
    top, left = rows.min(), columns.min()
    cut = mask[top : rows.max() + 1, left : columns.max() + 1].astype(np.float32)
    padded = cv2.copyMakeBorder(
        cut, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=(0.0,)
    )
    smooth = cv2.GaussianBlur(padded, (0, 0), sigmaX=SMOOTHING, sigmaY=SMOOTHING / aspect)
    level = min(0.5, 0.9 * float(smooth.max()))  # a region of a few pixels does not reach a half
    line = max(find_contours(smooth, level), key=len)  # type: ignore[no-untyped-call]
    x = line[:, 1] + left - BORDER
    y = (line[:, 0] + top - BORDER + 0.5) * aspect - 0.5
    return Outline(
        points=np.column_stack([x, y]),
        area=rows.size * aspect,
        centre=(float(columns.mean()), float((rows.mean() + 0.5) * aspect - 0.5)),
    )
