"""How well masks agree; numpy only, for training and for reader studies alike."""

from engine.metrics.overlap import bootstrap_mean, dice
from engine.metrics.ranking import average_precision

__all__ = ["average_precision", "bootstrap_mean", "dice"]
