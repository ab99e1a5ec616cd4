"""Is this a colour fundus photograph at all, and one like those that the model was trained on?

A judgement from the header, the field's edge and the colours; it errs on the side of a warning.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.fundus.field import ENOUGH_EDGE
from engine.image import Laterality, Modality, RetinalImage
from engine.layers import FieldOfView, Landmark, Segmentation

GREY_CHROMA = 6.0  # median difference between a pixel's channels in a colourless picture
RETINA_SHARE = 0.5  # of the field's pixels whose red exceeds green and nearly blue
EMPTY_BLUE = 0.2  # blue / red of the pseudo-colours of ultra-wide-field cameras, whose
STRONG_GREEN = 0.85  # green / red is high: they see no blue light
EDGE_OF_GREY = 0.3  # share of the circumference to be seen before a grey picture may be a fundus
SHAPE_SEEN = 0.6  # share of the circumference to be seen before the field's shape is a witness
OTHER_SHAPE = 0.08  # by which stated and seen shape of a pixel must differ
CLEARLY_APART = 0.1  # of the field's diameter, from fovea to disc (in life about 15°)
ENOUGH_PIXELS = 350  # across the field; with fewer, fine vessels fall between the pixels
PIXELS = 40_000  # looked at
FEW_VESSELS = 0.02  # share of the field; vessels of a clear photograph cover several times as much

OUTSIDE_TRAINING = {
    Modality.RED_FREE: "a red-free photograph",
    Modality.INFRARED: "an infrared image",
    Modality.AUTOFLUORESCENCE: "an autofluorescence image",
    Modality.ANGIOGRAPHY: "an angiogram",
    Modality.WIDE_FIELD: "an ultra-wide-field image",
    Modality.OCT: "an OCT image",
}


@dataclass(frozen=True)
class Suitability:
    """`fundus` False: not a fundus image, nothing is to be segmented. `notices` say what is off.

    `reasons` are the same for `engine.fundus.quality`, as far as they lower what a result is worth.
    """

    fundus: bool
    notices: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def judge(image: RetinalImage, field: FieldOfView | None) -> Suitability:
    """Judge a picture before it is segmented; `field` is what `find_field` gave."""
    if field is None:
        return Suitability(False, ("The picture is blank: there is nothing to segment.",))
    notices = []
    if image.modality in OUTSIDE_TRAINING:
        notices.append(
            f"This is {OUTSIDE_TRAINING[image.modality]}. The model was trained on colour fundus "
            "photographs only: check every layer."
        )
    colours = _colours_within(image, field)
    grey = float(np.median(np.ptp(colours, axis=1))) < GREY_CHROMA
    edge = field.edge_seen >= (EDGE_OF_GREY if grey else ENOUGH_EDGE)
    like_retina = _has_retinal_colours(colours)
    if (grey or not like_retina) and not edge:
        seen = "no edge of a field and not the colours of a fundus photograph are seen"
        return Suitability(
            False,
            (
                f"This is {OUTSIDE_TRAINING[image.modality]}, and {seen}. The model was trained on "
                "colour fundus photographs only: nothing was segmented."
                if image.modality in OUTSIDE_TRAINING
                else "This does not look like a fundus photograph: no edge of a field and not its "
                "colours. Nothing was segmented.",
            ),
        )
    if grey and image.modality not in OUTSIDE_TRAINING:
        notices.append(
            "The picture has no colour (red-free, infrared, autofluorescence, or another kind of "
            "image). The model was trained on colour fundus photographs only: check every layer."
        )
    elif not grey and not like_retina and image.modality not in OUTSIDE_TRAINING:
        notices.append(
            "The colours are not those of a usual fundus photograph (ultra-wide field, a filter, "
            "or not a fundus). The model was not trained on such pictures: check every layer."
        )
    if not edge:
        notices.append(
            "No edge of the photographed field is visible (a cropped picture?). Its size is not "
            "known, so vessels may be missed and densities refer to the whole picture."
        )
    stated = image.stated_aspect
    if stated and field.edge_seen >= SHAPE_SEEN and abs(field.aspect / stated - 1) > OTHER_SHAPE:
        notices.append(
            f"The pixels' height is stated as {stated:.2f} of their width, but the field is round "
            f"at {field.aspect:.2f}: check the scale, or lengths and areas will be wrong."
        )
    across = round(2 * max(field.radius_x, field.radius_y))
    reasons = []
    usual = image.modality not in OUTSIDE_TRAINING and not grey and like_retina
    if not usual:
        reasons.append("outside_training")
    if edge and across < ENOUGH_PIXELS:
        reasons.append("few_pixels")
        notices.append(
            f"The field is only {across} pixels across: fine vessels are lost, and numbers cannot "
            "be compared with those of larger pictures."
        )
    return Suitability(True, tuple(notices), tuple(reasons))


def judge_result(vessel_share: float | None, disc_found: bool | None) -> tuple[str, ...]:
    """What the found structures say of the picture; None for what was not asked for."""
    if vessel_share is not None and vessel_share < FEW_VESSELS:
        if disc_found:
            return ("Hardly any vessels were found: the photograph may be blurred or very dark.",)
        return (
            "Hardly any vessels and no optic disc were found: is this a fundus photograph, in "
            "focus and well lit?",
        )
    if disc_found is False:
        return ("No optic disc was found; its measurements are missing.",)
    return ()


def judge_eye(
    laterality: Laterality, disc: Landmark | None, fovea: Landmark | None, *, width: float
) -> tuple[str, ...]:
    """Whether the disc lies on the stated eye's nasal side: right of a right eye's fovea.

    `width` is the field's diameter along x in image pixels, of which disc and fovea must be clearly
    apart. Nothing is said of an eye that is not stated: it is not guessed.
    """
    if disc is None or fovea is None or laterality is Laterality.UNKNOWN:
        return ()
    apart = (disc.x - fovea.x) / width
    if abs(apart) < CLEARLY_APART or (apart > 0) == (laterality is Laterality.RIGHT):
        return ()
    stated, seen = ("right", "left") if laterality is Laterality.RIGHT else ("left", "right")
    return (
        f"The eye is stated as the {stated} one, but the optic disc lies as in a {seen} eye: check "
        "the eye, and whether the picture is mirrored.",
    )


def with_notice_of_eye(segmentation: Segmentation, image: RetinalImage) -> Segmentation:
    """The same segmentation with the notice of `judge_eye` for the eye as `image` states it now."""
    field = segmentation.field_of_view
    if field is None:
        return segmentation
    disc, fovea = segmentation.landmark("optic_disc"), segmentation.landmark("fovea")
    width = 2 * field.radius_x
    possible = {notice for eye in Laterality for notice in judge_eye(eye, disc, fovea, width=width)}
    others = [notice for notice in segmentation.notices if notice not in possible]
    now = judge_eye(image.laterality, disc, fovea, width=width)
    return replace(segmentation, notices=(*others, *now))


def _has_retinal_colours(colours: NDArray[np.float32]) -> bool:
    red, green, blue = colours.T
    reddish = float(((red > green) & (red > 0.9 * blue)).mean()) > RETINA_SHARE
    strength = float(np.median(red)) + 1.0
    pseudo = (
        float(np.median(blue)) < EMPTY_BLUE * strength
        and float(np.median(green)) > STRONG_GREEN * strength
    )
    return reddish and not pseudo


def _colours_within(image: RetinalImage, field: FieldOfView) -> NDArray[np.float32]:
    """A regular sample of the field's pixels, (n, 3) as RGB."""
    step = max(1, int(np.sqrt(image.width * image.height / PIXELS)))
    rgb = image.rgb8()[::step, ::step]
    inside = field.mask[::step, ::step]
    sample: NDArray[np.float32] = rgb[inside].astype(np.float32)
    return sample if len(sample) else rgb.reshape(-1, 3).astype(np.float32)
