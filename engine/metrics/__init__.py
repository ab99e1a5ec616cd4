"""How well masks and grades agree; numpy only, for training and for reader studies alike."""

from engine.metrics.agreement import confusion, kappa
from engine.metrics.overlap import bootstrap_mean, dice
from engine.metrics.ranking import average_precision

__all__ = ["average_precision", "bootstrap_mean", "confusion", "dice", "kappa"]
