"""A scale that a person states: by pixel, by a known distance, by the disc. Without widgets."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.image import Scale, ScaleSource

translate = QCoreApplication.translate

ASSUMED_DISC_UM = 1800.0
"""Vertical diameter of an average disc, rounded.

Real discs differ a lot: 1.92 ± 0.29 mm (Jonas, Gusek and Naumann 1988, Invest Ophthalmol Vis Sci
29:1151). So lengths on such a scale are good to about 15 %, and the disc itself is not measured.
"""
NARROWEST_MM = 1.0  # a photograph of less shows not even a disc
WIDEST_MM = 80.0  # the whole retina, from ora to ora, is about 60 mm along its curve
MOST_OBLONG = 4.0  # no camera's pixels differ more in width and height
AXIAL_MM = (15.0, 40.0)  # eyes outside of this are not known
REFRACTION_D = (-40.0, 25.0)  # spherical equivalents outside of these are not known
SHORTEST_LINE = 10.0  # pixels; a shorter one is off by more than a tenth for one pixel of slip


class ScaleRefusedError(ValueError):
    """A scale that cannot be right; the text is for the person."""


@dataclass(frozen=True)
class EyeSize:
    """What is known of an eye's own size: axial length, and refraction (spherical equivalent)."""

    axial_length_mm: float | None = None
    refraction_d: float | None = None


UNKNOWN_EYE = EyeSize()


@dataclass(frozen=True)
class ScaleFacts:
    """What is known of a photograph before its scale is stated.

    `aspect` is height / width of a pixel; `disc` the vertical diameter of the segmented disc in
    isotropic pixels (widths of a pixel), or None with `no_disc` saying why.
    """

    width: int
    height: int
    aspect: float
    current: Scale | None
    of_file: Scale | None
    disc: float | None
    no_disc: str
    eye: EyeSize = UNKNOWN_EYE


def read_number(text: str, what: str) -> float:
    """A number above 0, with a point or a comma, or `ScaleRefusedError`; `what` names it."""
    number = _read(text, what)
    if not math.isfinite(number) or number <= 0:
        raise ScaleRefusedError(translate("Scale", "The {0} must be above 0.").format(what))
    return number


def _read(text: str, what: str) -> float:
    plain = text.strip().replace(",", ".").replace("−", "-")
    try:
        return float(plain)
    except ValueError as error:
        told = (
            translate("Scale", "Enter a number for the {0}.").format(what)
            if not plain
            else translate(
                "Scale", "“{0}” is not a number. Enter one like 9.6 for the {1}."
            ).format(text, what)
        )
        raise ScaleRefusedError(told) from error


def read_axial_length(text: str) -> float | None:
    """An eye's axial length in mm, None for an empty text, or `ScaleRefusedError`."""
    if not text.strip():
        return None
    length = read_number(text, translate("Scale", "axial length in mm"))
    if not AXIAL_MM[0] <= length <= AXIAL_MM[1]:
        raise ScaleRefusedError(
            translate(
                "Scale", "An eye of {0:g} mm is not possible. Enter its axial length, like 23.5."
            ).format(length)
        )
    return length


def read_refraction(text: str) -> float | None:
    """An eye's spherical equivalent in dioptres, None for an empty text, or `ScaleRefusedError`."""
    if not text.strip():
        return None
    refraction = _read(text, translate("Scale", "refraction in dioptres"))
    if not REFRACTION_D[0] <= refraction <= REFRACTION_D[1]:  # nan is refused too
        raise ScaleRefusedError(
            translate(
                "Scale", "A refraction of {0:g} D is not possible. Enter it like -2.75."
            ).format(refraction)
        )
    return refraction


def isotropic_length(
    start: tuple[float, float], end: tuple[float, float], *, aspect: float
) -> float:
    """Distance of two image points (x, y) in widths of a pixel."""
    return math.hypot(end[0] - start[0], (end[1] - start[1]) * aspect)


def scale_of_length(
    length_px: float, length_um: float, facts: ScaleFacts, *, source: ScaleSource
) -> Scale:
    """The scale by which a length in isotropic pixels is `length_um`."""
    if length_px < SHORTEST_LINE:
        raise ScaleRefusedError(
            translate(
                "Scale",
                "The line is {0:.1f} pixels long, too short to be exact. Draw a longer one.",
            ).format(length_px)
        )
    x_um = length_um / length_px
    return checked(x_um, x_um * facts.aspect, facts, source=source)


def checked(x_um: float, y_um: float, facts: ScaleFacts, *, source: ScaleSource) -> Scale:
    """The scale, or `ScaleRefusedError` where the picture would be absurdly small or large."""
    sides = [facts.width * x_um / 1000, facts.height * y_um / 1000]
    size = translate(
        "Scale", "With {0:.4g} × {1:.4g} µm per pixel, the picture would be {2:.3g} × {3:.3g} mm."
    )
    size = size.format(x_um, y_um, *sides)
    if max(sides) > WIDEST_MM:
        raise ScaleRefusedError(size + " " + translate("Scale", "That is larger than the retina."))
    if min(sides) < NARROWEST_MM:
        raise ScaleRefusedError(
            size + " " + translate("Scale", "That is smaller than an optic disc.")
        )
    if not 1 / MOST_OBLONG <= y_um / x_um <= MOST_OBLONG:
        raise ScaleRefusedError(
            translate("Scale", "Width and height of a pixel differ too much. Check both numbers.")
        )
    return Scale(x_um, y_um, source)


def source_text(source: ScaleSource) -> str:
    """Who says so, in words."""
    return {
        "dicom": translate("Scale", "from the DICOM header"),
        "vendor": translate("Scale", "from the camera's file"),
        "user": translate("Scale", "stated by you"),
        "known-distance": translate("Scale", "from a distance that you know"),
        "assumed-disc-diameter": translate("Scale", "assumed: disc 1.8 mm high"),
    }[source]
