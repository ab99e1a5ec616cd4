"""The sample photograph that ships with the program, and its truth."""

from __future__ import annotations

from training.phantoms.frame import Placement
from training.phantoms.fundus import FundusPhantom, draw_fundus


def draw_sample() -> FundusPhantom:
    """A right eye with moderate diabetic retinopathy, 1400 × 1200 pixels."""
    return draw_fundus(shape=(1200, 1400), seed=11, placement=Placement(radius=0.96))
