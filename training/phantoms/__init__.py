"""Pictures drawn by us, with exact truth: for tests, for the sample, and to prove measurements."""

from training.phantoms.frame import Placement
from training.phantoms.fundus import DiscGeometry, FundusPhantom, draw_fundus
from training.phantoms.sample import draw_sample

__all__ = ["DiscGeometry", "FundusPhantom", "Placement", "draw_fundus", "draw_sample"]
