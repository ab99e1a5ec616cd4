"""What is found on some B-scans of a volume before the rest is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask


@dataclass(frozen=True, eq=False)
class ScansFound:
    """Surfaces and areas of the B-scans `scans`, by structure.

    A surface's rows are (len(scans), width) float32, NaN where not seen; an area's mask is
    (len(scans), height, width).
    """

    scans: range
    surfaces: Mapping[str, NDArray[np.float32]]
    areas: Mapping[str, Mask]


Part = Callable[[ScansFound], None]
"""Called with each part of a volume as soon as it is found."""


def nothing_of(_part: ScansFound) -> None:
    """Wait for the whole volume."""
