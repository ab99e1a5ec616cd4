"""How large a structure usually is, for a first click that tells nothing of it."""

from __future__ import annotations

import math

# Square root of the area against the longer side of a photograph of 30 to 50°. A disc is 1.5 mm by
# 1.8 mm, a degree about 0.29 mm (Jonas 1988; Bennett 1994), the cup a third to a half of its area.
SHARES = {"optic_disc": 0.13, "optic_cup": 0.085}
SPREAD = 0.5  # of the natural logarithm
LEAST = 0.25  # in a crop or a wide field the usual is not: there the model's rating decides


def usual_share(structure: str) -> float | None:
    """Of the picture's longer side; None where sizes vary too much to say."""
    return SHARES.get(structure)


def likeliness(pixels: int, structure: str, shape: tuple[int, int]) -> float:
    """In [LEAST, 1]: how well an area fits what is usual; 1 where nothing is."""
    usual = usual_share(structure)
    if usual is None:
        return 1.0
    off = math.log(math.sqrt(max(pixels, 1)) / max(shape) / usual)
    return LEAST + (1 - LEAST) * math.exp(-0.5 * (off / SPREAD) ** 2)
