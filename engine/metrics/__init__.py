"""How well masks, surfaces and grades agree; without torch, for training and studies alike."""

from engine.metrics.agreement import (
    cohen_kappa,
    confusion,
    exact_agreement,
    fleiss_kappa,
    gwet_ac1,
    kappa,
    krippendorff_alpha,
)
from engine.metrics.boundaries import (
    BoundaryErrors,
    boundary_errors,
    mean_by_eye,
    order_violations,
    thickness_error,
)
from engine.metrics.diagnostic import (
    AreaDifference,
    area_difference,
    area_estimate,
    area_under_roc,
    sensitivity,
    specificity,
)
from engine.metrics.distances import Distances, distances, surface_dice, which_is_empty
from engine.metrics.estimate import Estimate, Undefined, bootstrap
from engine.metrics.lesions import (
    LesionCounts,
    absolute_volume_difference,
    count_lesions,
    volume_nl,
)
from engine.metrics.overlap import bootstrap_mean, dice, iou, precision, recall
from engine.metrics.ranking import average_precision
from engine.metrics.reliability import (
    LimitsOfAgreement,
    icc,
    icc_estimate,
    limits_of_agreement,
    repeatability,
)

__all__ = [
    "AreaDifference",
    "BoundaryErrors",
    "Distances",
    "Estimate",
    "LesionCounts",
    "LimitsOfAgreement",
    "Undefined",
    "absolute_volume_difference",
    "area_difference",
    "area_estimate",
    "area_under_roc",
    "average_precision",
    "bootstrap",
    "bootstrap_mean",
    "boundary_errors",
    "cohen_kappa",
    "confusion",
    "count_lesions",
    "dice",
    "distances",
    "exact_agreement",
    "fleiss_kappa",
    "gwet_ac1",
    "icc",
    "icc_estimate",
    "iou",
    "kappa",
    "krippendorff_alpha",
    "limits_of_agreement",
    "mean_by_eye",
    "order_violations",
    "precision",
    "recall",
    "repeatability",
    "sensitivity",
    "specificity",
    "surface_dice",
    "thickness_error",
    "volume_nl",
    "which_is_empty",
]
