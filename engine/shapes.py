"""Lines and ellipses to draw on an image: how a measurement came about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Ellipse:
    """An axis-parallel ellipse in image pixels; a circle where pixels are square.

    `name` says what it is, for a legend.
    """

    x: float
    y: float
    radius_x: float
    radius_y: float
    name: str = ""


@dataclass(frozen=True, eq=False)
class Path:
    """A line through `points` (n, 2), (x, y) in image pixels; `closed` joins its ends.

    What a value is made of is `strong`; the rest, such as the vessels that were not among the six,
    is there for orientation. `name` says what it is, for a legend. `structure` is set on vessels
    that a reader may leave out or take in.
    """

    points: NDArray[np.float64]
    closed: bool = False
    strong: bool = True
    name: str = ""
    structure: str = ""


Shape = Ellipse | Path
