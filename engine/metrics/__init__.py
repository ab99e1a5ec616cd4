"""How well masks agree; numpy only, for training and for reader studies alike."""

from engine.metrics.overlap import bootstrap_mean, dice

__all__ = ["bootstrap_mean", "dice"]
