"""An ellipse through a few clicks, for the optic disc and its cup."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from engine.choices import Point
from engine.editing.region import Region, Shape


@dataclass(frozen=True)
class TiltedEllipse:
    """Centre (x, y) in image pixels; radii in isotropic pixels.

    `radius_a` lies at `degrees` from the x axis, clockwise on the screen; `radius_b` across it.
    """

    x: float
    y: float
    radius_a: float
    radius_b: float
    degrees: float = 0.0

    def at(self, degrees: float, *, aspect: float = 1.0) -> Point:
        """The point of the edge at an angle from `radius_a`, in image pixels."""
        along = self.radius_a * math.cos(math.radians(degrees))
        across = self.radius_b * math.sin(math.radians(degrees))
        cosine, sine = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        return (
            self.x + along * cosine - across * sine,
            self.y + (along * sine + across * cosine) / aspect,
        )


def fitted(points: Sequence[Point], *, aspect: float = 1.0) -> TiltedEllipse | None:
    """The ellipse of 3 points (a circle on the retina), 4 (upright) or more (of any kind).

    From five points on the direct least squares fit of Fitzgibbon, Pilu and Fisher (1999), which
    always gives an ellipse. None where the points are too few or lie on a line.
    """
    places = np.asarray(points, np.float64).reshape(-1, 2) * (1.0, aspect)
    if len(places) < 3:
        return None
    middle = places.mean(axis=0)
    spread = max(float(np.abs(places - middle).max()), 1e-9)
    unit = (places - middle) / spread
    found = _circle(unit) if len(unit) == 3 else _upright(unit) if len(unit) == 4 else _any(unit)
    if found is None:
        return None
    x, y, radius_a, radius_b, degrees = found
    if not np.isfinite(found).all() or max(radius_a, radius_b) > 50:
        return None
    x, y = np.array([x, y]) * spread + middle
    return TiltedEllipse(float(x), float(y / aspect), radius_a * spread, radius_b * spread, degrees)


def filled(ellipse: TiltedEllipse, *, shape: Shape, aspect: float = 1.0) -> Region | None:
    """All pixels whose centres lie in the ellipse; None where none of the image does."""
    reach = max(ellipse.radius_a, ellipse.radius_b)
    top = max(math.ceil(ellipse.y - reach / aspect), 0)
    bottom = min(math.floor(ellipse.y + reach / aspect) + 1, shape[0])
    left = max(math.ceil(ellipse.x - reach), 0)
    right = min(math.floor(ellipse.x + reach) + 1, shape[1])
    if top >= bottom or left >= right:
        return None
    across = np.arange(left, right) - ellipse.x
    down = (np.arange(top, bottom)[:, np.newaxis] - ellipse.y) * aspect
    turn = math.radians(ellipse.degrees)
    along = (across * math.cos(turn) + down * math.sin(turn)) / ellipse.radius_a
    beside = (down * math.cos(turn) - across * math.sin(turn)) / ellipse.radius_b
    mask = along**2 + beside**2 <= 1 + 1e-9
    return Region(top, left, mask) if mask.any() else None


Found = tuple[float, float, float, float, float]  # centre, radii, degrees


def _circle(points: np.ndarray) -> Found | None:
    """Through three points."""
    x, y = points.T
    sides = np.column_stack([2 * x, 2 * y, np.ones(3)])
    if abs(np.linalg.det(sides)) < 1e-3:
        return None
    a, b, c = np.linalg.solve(sides, x**2 + y**2)
    radius = math.sqrt(c + a**2 + b**2)
    return a, b, radius, radius, 0.0


def _upright(points: np.ndarray) -> Found | None:
    """Through four points, its axes along rows and columns; else a circle nearest to them."""
    x, y = points.T
    sides = np.column_stack([x**2, y**2, x, y])
    if abs(np.linalg.det(sides)) > 1e-6:
        a, b, c, d = np.linalg.solve(sides, np.ones(4))
        if a > 1e-6 and b > 1e-6:
            size = 1 + c**2 / (4 * a) + d**2 / (4 * b)
            return -c / (2 * a), -d / (2 * b), math.sqrt(size / a), math.sqrt(size / b), 0.0
    sides = np.column_stack([2 * x, 2 * y, np.ones(4)])
    (a, b, c), _, rank, _ = np.linalg.lstsq(sides, x**2 + y**2, rcond=None)
    if rank < 3:
        return None
    radius = math.sqrt(c + a**2 + b**2)
    return a, b, radius, radius, 0.0


def _any(points: np.ndarray) -> Found | None:
    if np.linalg.matrix_rank(points - points.mean(axis=0), tol=1e-2) < 2:
        return None
    (x, y), (first, second), degrees = cv2.fitEllipseDirect(points.astype(np.float32) * 100)
    if min(first, second) <= 0:
        return None
    return x / 100, y / 100, first / 200, second / 200, degrees
