"""Nerve fibres on a circle around the disc: profile by angle, and its sectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.image import Laterality, OctVolume, ScanCircle, ScanPattern

SECTORS = {
    "temporal": (-45.0, 45.0),
    "temporal_superior": (45.0, 85.0),
    "nasal_superior": (85.0, 125.0),
    "nasal": (125.0, 235.0),
    "nasal_inferior": (235.0, 275.0),
    "temporal_inferior": (275.0, 315.0),
}
"""In degrees from temporal over superior; the sectors of Garway-Heath 2000 (Ophthalmology
107:1809) as the Spectralis circle report draws them."""

NO_CIRCLE = "This needs a circular scan around the disc."
NO_EYE = "The eye is not known, so that the sectors cannot be told apart."


def angles(volume: OctVolume) -> NDArray[np.float64] | str:
    """Of each column in degrees from temporal (0) over superior (90), or why they are not known.

    By the circle's place on the localizer, else a TSNIT circle beginning temporally is assumed, as
    all devices draw it.
    """
    if volume.pattern is not ScanPattern.CIRCLE or volume.scans != 1:
        return NO_CIRCLE
    if volume.laterality is Laterality.UNKNOWN:
        return NO_EYE
    turn = np.arange(volume.width) * 360.0 / volume.width
    if not volume.positions or not isinstance(volume.positions[0], ScanCircle):
        return turn
    circle = volume.positions[0]
    x, y = (circle.points(volume.width) - circle.centre).T
    outwards = -x if volume.laterality is Laterality.RIGHT else x  # temporal is left in a right eye
    return np.asarray(np.rad2deg(np.arctan2(-y, outwards)) % 360)


def sector_of(angle: NDArray[np.float64]) -> NDArray[np.int64]:
    """Index into `SECTORS` of each angle in degrees."""
    index = np.full(angle.shape, -1, np.int64)
    for number, (first, last) in enumerate(SECTORS.values()):
        index[(angle - first) % 360 < (last - first) % 360] = number
    return index
