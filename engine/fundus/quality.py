"""How far a photograph can be relied on: a score, a verdict, and what is wrong with it.

Measured on the picture itself, in a frame in which the field is always as wide, so that the number
of pixels plays no part. Each fact becomes a share in [0, 1] between a level at which nothing is
lost and one at which the photograph is of no use; the score is the worst of them. The levels were
set on real photographs of ten cameras against copies of them that were blurred, darkened,
over-exposed, lit from one side, veiled, made noisy or compressed (docs/benchmarks.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus.frame import cut, frame_of, resize
from engine.fundus.suitability import FEW_VESSELS, Suitability
from engine.image import RetinalImage
from engine.layers import FieldOfView, Mask, Quality

WIDTH = 512  # of the field in the frame
RIM = 24  # frame pixels along the field's edge that are not looked at: blur brings darkness in
LEAST = 400  # frame pixels that must remain
SATURATED = 248  # grey value; counted where two channels reach it, for the red one often does
LOCAL = 32.0  # frame pixels; scale of the light's unevenness
FINE, MIDDLE, COARSE = 1.4, 2.8, 5.6  # frame pixels; from fine vessels to thick ones
EVERY = 3  # pixel is counted where a share or a percentile is wanted
RIDGE = 2.0  # frame pixels; scale at which vessels of all widths are seen

NOISE_RIDGES = 1.96  # 98th to 75th percentile of the ridges of white noise at that scale

GOOD, USABLE = 2 / 3, 1 / 3  # scores from which the verdict is so
CAPS = {
    "not_a_fundus": 0.0,
    "few_vessels": 0.3,
    "outside_training": 0.5,
    "few_pixels": 0.5,
    "no_disc": 0.6,
}
"""At most this score where something else speaks against the photograph."""


@dataclass(frozen=True)
class Limits:
    """A fact is worth 1 at `good` and `least` at `useless`, in between by its logarithm."""

    good: float
    useless: float
    least: float = 0.0

    def share(self, fact: float) -> float:
        """The worth of a fact in [`least`, 1]."""
        if fact <= 0:
            return self.least if self.good > self.useless else 1.0
        way = log(fact / self.useless) / log(self.good / self.useless)
        return self.least + (1 - self.least) * min(max(way, 0.0), 1.0)


LIMITS = {
    "dark": Limits(60.0, 20.0),  # median grey value of the brightest channel
    "over_exposed": Limits(0.02, 0.25),  # share of saturated pixels
    "uneven_light": Limits(0.30, 0.06),  # darkest to brightest parts
    "blurred": Limits(0.72, 0.50),  # fine detail to coarse
    "low_contrast": Limits(0.012, 0.0035),  # of vessels to what is around them
    "noisy": Limits(0.03, 0.15),  # relative to the local brightness
    # Fine detail to what is left of the finest. It is lost long before vessels are.
    "compressed": Limits(120.0, 600.0, least=0.4),
}

WORDS = {
    "dark": "too dark",
    "over_exposed": "over-exposed",
    "uneven_light": "unevenly lit",
    "blurred": "blurred",
    "low_contrast": "vessels hardly stand out",
    "noisy": "noisy",
    "compressed": "strongly compressed",
    "few_vessels": "hardly any vessels were found",
    "no_disc": "no optic disc was found",
    "few_pixels": "too few pixels",
    "outside_training": "not the kind of image that the model was trained on",
    "not_a_fundus": "not a fundus photograph",
}
"""Every reason there can be, and how people say it."""


def assess(image: RetinalImage, field: FieldOfView | None, suitability: Suitability) -> Quality:
    """Judge a photograph before anything is segmented; `field` and `suitability` are of it."""
    if field is None or not suitability.fundus:
        return _quality({"not_a_fundus": 0.0})
    worth = {reason: CAPS[reason] for reason in suitability.reasons}
    facts = measure_facts(image.rgb8(), field)
    if facts is None:
        return _quality({**worth, "few_pixels": CAPS["few_pixels"]})
    return _quality(worth | {key: LIMITS[key].share(value) for key, value in facts.items()})


def with_findings(
    quality: Quality, *, vessel_share: float | None, disc_found: bool | None
) -> Quality:
    """The same with what was found: the vessels' share of the field, and whether a disc.

    None for what was not asked for.
    """
    against = []
    if vessel_share is not None and vessel_share < FEW_VESSELS:
        against.append("few_vessels")
    if disc_found is False:
        against.append("no_disc")
    if not against or quality.score == 0:
        return quality
    score = min(quality.score, *(CAPS[reason] for reason in against))
    return _verdict(score, (*quality.reasons, *against))


def reasons_text(reasons: Iterable[str]) -> str:
    """The reasons as people read them: "blurred, too dark"; empty where there are none."""
    return ", ".join(WORDS[reason] for reason in reasons)


def notice(quality: Quality) -> str | None:
    """What a person must be told before relying on numbers; None where that is nothing."""
    if quality.verdict != "poor" or "not_a_fundus" in quality.reasons:
        return None
    return (
        f"Poor photograph ({reasons_text(quality.reasons)}): what was found on it, and every "
        "number, may be wrong. Take it again if you can."
    )


def _quality(worth: dict[str, float]) -> Quality:
    """Score and reasons, the worst first; what costs nothing is no reason."""
    against = sorted((share, key) for key, share in worth.items() if share < GOOD)
    return _verdict(min(worth.values()), tuple(key for _, key in against))


def _verdict(score: float, reasons: tuple[str, ...]) -> Quality:
    verdict = "good" if score >= GOOD else "usable" if score >= USABLE else "poor"
    return Quality(round(score, 3), verdict, reasons)  # type: ignore[arg-type]


# ---- facts ---------------------------------------------------------------------------------------


def measure_facts(rgb: NDArray[np.uint8], field: FieldOfView) -> dict[str, float] | None:
    """What is measured of a photograph (height, width, 3), by the reasons it may give.

    None where too little of the field is seen to measure.
    """
    frame = frame_of(field, WIDTH)
    picture = resize(cut(rgb, frame), width=frame.width, height=frame.height)
    size = (frame.width, frame.height)
    mask = cut(field.mask.view(np.uint8), frame)
    seen = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST) > 0)
    core = _without_rim(seen)
    if np.count_nonzero(core) < LEAST:
        return None
    bright = picture.max(axis=2).astype(np.float32)
    local = _local_mean(bright, seen, LOCAL)[core][::EVERY]
    relative = _relative_contrast(picture[..., 1].astype(np.float32), seen)
    fine = _band(relative, FINE, MIDDLE)[core].std()
    coarse = _band(relative, MIDDLE, COARSE)[core].std()
    noise = _noise(relative, core)
    return {
        "dark": float(np.median(bright[core][::EVERY])),
        "over_exposed": float((np.sort(picture[core][::EVERY], axis=1)[:, 1] >= SATURATED).mean()),
        "uneven_light": float(np.percentile(local, 5)) / max(float(np.percentile(local, 90)), 1.0),
        "blurred": float(fine / max(coarse, 1e-6)),
        "low_contrast": _vessel_contrast(relative, core),
        "noisy": noise,
        "compressed": float(fine / max(noise, 1e-6)),
    }


def _without_rim(seen: Mask) -> Mask:
    """The seen pixels that are further than `RIM` from the field's edge and from the picture's."""
    padded = np.pad(seen.astype(np.uint8), 1)
    away = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
    return np.asarray(away > RIM)


def _blurred(values: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float32)


def _local_mean(values: NDArray[np.float32], seen: Mask, sigma: float) -> NDArray[np.float32]:
    """Mean of what is seen around each pixel, on a coarse grid for speed."""
    small = (max(values.shape[1] // 4, 1), max(values.shape[0] // 4, 1))
    weight = seen.astype(np.float32)
    parts = [
        _blurred(np.asarray(cv2.resize(part, small, interpolation=cv2.INTER_AREA)), sigma / 4)
        for part in (values * weight, weight)
    ]
    mean = parts[0] / np.maximum(parts[1], 1e-3)
    whole = cv2.resize(mean, values.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(whole, np.float32)


def _relative_contrast(green: NDArray[np.float32], seen: Mask) -> NDArray[np.float32]:
    """By how much each pixel differs from what is around it (Weber contrast); 0 outside."""
    around = _local_mean(green, seen, LOCAL / 2)
    return np.asarray((green - around) / np.maximum(around, 8.0) * seen, np.float32)


def _band(values: NDArray[np.float32], low: float, high: float) -> NDArray[np.float32]:
    """What lies between two scales (difference of Gaussians)."""
    return _blurred(values, low) - _blurred(values, high)


def _noise(values: NDArray[np.float32], core: Mask) -> float:
    """Standard deviation of white noise (Immerkær 1996, with a median against edges)."""
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    left = np.abs(np.asarray(cv2.filter2D(values, -1, kernel)))[core][::EVERY]
    return float(np.median(left)) * 1.4826 / 6


def _vessel_contrast(values: NDArray[np.float32], core: Mask) -> float:
    """How much stronger dark ridges are than noise makes them: vessels are dark, noise is either.

    98th percentile of the Hessian's larger eigenvalue, times the square of the scale, less what
    noise of the strength of the bright ridges would have there. That strength is told by their 75th
    percentile as well, which the bright ridges of exudates do not raise.
    """
    smooth = _blurred(values, RIDGE)
    xx, yy, xy = (
        np.asarray(cv2.Sobel(smooth, cv2.CV_32F, dx, dy, ksize=3)) / 4
        for dx, dy in ((2, 0), (0, 2), (1, 1))
    )
    middle = (xx + yy)[core][::EVERY] / 2
    spread = np.hypot((xx - yy) / 2, xy)[core][::EVERY]
    dark = float(np.percentile(middle + spread, 98))
    usual, strong = (float(value) for value in np.percentile(spread - middle, (75, 98)))
    return (dark - min(strong, NOISE_RIDGES * usual)) * RIDGE**2
