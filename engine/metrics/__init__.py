"""How well masks, surfaces and grades agree; without torch, for training and studies alike."""

from engine.metrics.agreement import confusion, kappa
from engine.metrics.boundaries import (
    BoundaryErrors,
    boundary_errors,
    mean_by_eye,
    order_violations,
    thickness_error,
)
from engine.metrics.distances import Distances, distances, which_is_empty
from engine.metrics.lesions import (
    LesionCounts,
    absolute_volume_difference,
    count_lesions,
    volume_nl,
)
from engine.metrics.overlap import bootstrap_mean, dice, iou, precision, recall
from engine.metrics.ranking import average_precision

__all__ = [
    "BoundaryErrors",
    "Distances",
    "LesionCounts",
    "absolute_volume_difference",
    "average_precision",
    "bootstrap_mean",
    "boundary_errors",
    "confusion",
    "count_lesions",
    "dice",
    "distances",
    "iou",
    "kappa",
    "mean_by_eye",
    "order_violations",
    "precision",
    "recall",
    "thickness_error",
    "volume_nl",
    "which_is_empty",
]
