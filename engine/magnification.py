"""How long a length on the retina is in this very eye: what axial length or refraction change."""

from __future__ import annotations

from engine.choices import Choices
from engine.image import Scale, ScaleSource

EMMETROPIC_MM = 24.0  # axial length that a camera's own scale is taken to assume
PRINCIPAL_POINT_MM = 1.82  # from the cornea to the eye's second principal point (Bennett)
SHARE_PER_DIOPTRE = 0.017  # by which the image on the retina grows with each dioptre of myopia

OF_THIS_EYE: frozenset[ScaleSource] = frozenset({"known-distance", "assumed-disc-diameter"})
"""Sources of a scale that comes from a length on this very retina, magnification included."""


def magnified(scale: Scale, choices: Choices) -> Scale:
    """The scale in this eye. One that comes from a length on its own retina is so already."""
    if scale.source in OF_THIS_EYE:
        return scale
    factor = magnification(choices)
    return Scale(scale.x_um * factor, scale.y_um * factor, scale.source)


def magnification(choices: Choices) -> float:
    """How much longer a length on the retina is than in the eye of 24.0 mm that a scale assumes.

    By axial length, lengths are proportional to axial length - 1.82 mm (Bennett, Rudnicka and Edgar
    1994, Graefes Arch Clin Exp Ophthalmol 232:361). By refraction G in dioptres, to 1 - 0.017 G
    (Bengtsson and Krakau 1992, Graefes Arch Clin Exp Ophthalmol 230:24): an estimate, as if an eye
    were myopic or hyperopic by its length alone.
    """
    if choices.axial_length_mm is not None:
        length = choices.axial_length_mm - PRINCIPAL_POINT_MM
        return length / (EMMETROPIC_MM - PRINCIPAL_POINT_MM)
    if choices.refraction_d is not None:
        return 1 - SHARE_PER_DIOPTRE * choices.refraction_d
    return 1.0
