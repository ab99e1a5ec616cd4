"""Find the photographed field: the circle that the camera shows on its surround.

The surround may be black, grey or white, a frame may lie around it, the circle may be cut off by
the picture or by bars, carry a notch, or be an ellipse because pixels are not square. So: the
contour of what differs from the surround, at several thresholds, and to it the axis-parallel
ellipse that most of the circumference agrees with (RANSAC; Fischler and Bolles, 1981).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import RetinalImage
from engine.layers import FieldOfView, Mask

WORKING_SIDE = 640
# Grey values by which the field differs from its surround: from the steepest part of its edge down
# to where the darkest fields still show.
THRESHOLDS = (48.0, 28.0, 16.0, 9.0, 5.0)
LEVEL_OF_SURROUND = 9.0  # grey values by which a surround's own pixels differ from its colour
SAME_COLOUR = 5.0
ENOUGH_CONTRAST = 12.0  # a picture whose grey values span less is blank
ENOUGH_EDGE = 0.15  # share of the circumference that must be seen to believe in a circle
CLEARLY_MORE = 0.04  # edge seen by which a lower threshold must win
ELLIPSE_GAIN = 0.15  # an ellipse must explain this much more of its circumference than a circle
ASPECTS = (0.45, 2.2)
TRIALS = 500
POINTS = 240  # of the contour, for the trials
SECTORS = 180
NEUTRAL = 36.0  # a surround's channels differ by less; the retina's mostly by more
EVEN_SHARE = 0.8  # of a surround keeps to its colour, within
EVEN_RANGE = (10.0, 0.18)  # so many grey values, or this share of its contrast to the field


@dataclass(frozen=True)
class _Ellipse:
    """An axis-parallel ellipse in working pixels and the share of its edge that was seen."""

    x: float
    y: float
    radius_x: float
    radius_y: float
    seen: float


def find_field(image: RetinalImage) -> FieldOfView | None:
    """The field of a fundus photograph, or None where the picture is blank.

    Accuracy is about a pixel in `WORKING_SIDE`. Where the file or a person states the shape of the
    pixels the ellipse keeps to it, unless the picture clearly contradicts. Where no edge of a field
    is visible (a cropped photograph), the field is the ellipse around the whole picture, with
    `edge_seen` 0.
    """
    rgb = image.rgb8()
    step = WORKING_SIDE / max(image.height, image.width)
    size = (max(1, round(image.width * step)), max(1, round(image.height * step)))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), 1.2)
    if float(np.ptp(np.percentile(small.max(axis=2), (1, 99)))) < ENOUGH_CONTRAST:
        return None
    best: _Ellipse | None = None
    visible = np.ones(small.shape[:2], bool)
    for difference, inside in _surrounds(small.astype(np.float32)):
        for threshold in THRESHOLDS:
            if best is not None and best.seen + CLEARLY_MORE >= 1:
                break  # no other edge can be seen clearly better
            region = _largest_region((difference > threshold) & inside)
            if region is None:
                continue
            found = _fit(_edge_points(region), image.stated_aspect, small.shape[1], small.shape[0])
            if found is None or not _is_even(difference, inside, found):
                continue
            if best is None or found.seen > best.seen + CLEARLY_MORE:
                best = found
                visible = _without_surround(difference, threshold, inside)
    if best is None or best.seen < ENOUGH_EDGE:
        return _whole_picture(image)
    return _on_image(best, visible, image)


def _surrounds(small: NDArray[np.float32]) -> Iterator[tuple[NDArray[np.float32], Mask]]:
    """Differences from each candidate surround colour, and where the picture lies within a frame.

    The colours of the corners come first; where they frame a rectangle, its corners come next.
    """
    inside = np.ones(small.shape[:2], bool)
    for _ in range(2):
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        side = max(3, int(0.02 * max(small.shape)))
        corners = [
            np.median(small[y : y + side, x : x + side].reshape(-1, 3), axis=0)
            for y in (top, bottom - side)
            for x in (left, right - side)
        ]
        for colour in _distinct(corners):
            if float(np.ptp(colour)) < NEUTRAL:
                yield np.abs(small - colour).max(axis=2), inside
        content = (np.abs(small - corners[0]).max(axis=2) > LEVEL_OF_SURROUND) & inside
        framed = _bounding_box(content)
        if (
            framed is None
            or framed.sum() > 0.98 * inside.sum()
            or framed.sum() < 0.05 * inside.size
        ):
            return
        inside = framed


def _distinct(colours: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    kept: list[NDArray[np.float32]] = []
    for colour in colours:
        if all(float(np.abs(colour - other).max()) > SAME_COLOUR for other in kept):
            kept.append(colour)
    return kept


def _bounding_box(content: Mask) -> Mask | None:
    """The box around most of the content, without stray lines, shrunk by two pixels."""
    rows = np.flatnonzero(content.mean(axis=1) > 0.05)
    columns = np.flatnonzero(content.mean(axis=0) > 0.05)
    if rows.size < 20 or columns.size < 20:
        return None
    box = np.zeros_like(content)
    box[rows[0] + 2 : rows[-1] - 1, columns[0] + 2 : columns[-1] - 1] = True
    return box


def _largest_region(mask: Mask) -> Mask | None:
    """The largest connected region, opened to lose bridges, its holes filled."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    if count < 2:
        return None
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    if stats[largest, cv2.CC_STAT_AREA] < 0.02 * mask.size:
        return None
    contours, _ = cv2.findContours(
        (labels == largest).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    filled = np.zeros(mask.shape, np.uint8)
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    return filled.astype(bool)


def _edge_points(region: Mask) -> NDArray[np.float64]:
    """Contour points (n, 2) as (x, y) that do not lie on the picture's own edge."""
    contours, _ = cv2.findContours(
        region.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    points = contours[0][:, 0, :].astype(np.float64)
    height, width = region.shape
    x, y = points[:, 0], points[:, 1]
    inner: NDArray[np.float64] = points[(x > 2) & (x < width - 3) & (y > 2) & (y < height - 3)]
    return inner


def _fit(
    points: NDArray[np.float64], aspect: float | None, width: int, height: int
) -> _Ellipse | None:
    """The best ellipse of the known aspect, else a circle; or any ellipse that is clearly better.

    What is stated about the pixels' shape may be wrong: the field itself shows it.
    """
    if len(points) < 30:
        return None
    circle = _ransac(points, aspect or 1.0, width, height)
    if circle is not None and circle.seen + ELLIPSE_GAIN >= 1:
        return circle
    ellipse = _ransac(points, None, width, height)
    if circle is None:
        return ellipse if ellipse is not None and ellipse.seen > 0.6 else None
    if ellipse is not None and ellipse.seen > max(0.6, circle.seen + ELLIPSE_GAIN):
        return ellipse
    return circle


def _ransac(
    points: NDArray[np.float64], aspect: float | None, width: int, height: int
) -> _Ellipse | None:
    """The ellipse through a few random points that most of the edge agrees with, then refined."""
    rng = np.random.default_rng(0)
    tolerance = max(1.5, 0.004 * max(width, height))
    some = points[:: max(1, len(points) // POINTS)]
    samples = rng.integers(0, len(some), size=(TRIALS, 3 if aspect is not None else 4))
    candidates = _plausible(_through(some[samples], aspect), width, height)
    if not len(candidates):
        return None
    best = candidates[int(np.argmax(_edge_seen(candidates, some, tolerance)))]
    for _ in range(3):
        near = points[np.abs(_distances(best[None], points)[0]) < tolerance]
        if len(near) < 4:
            return None
        refined = _plausible(_through(near[None], aspect), width, height)
        if not len(refined):
            break
        best = refined[0]
    seen = float(_edge_seen(best[None], points, tolerance)[0])
    x, y, radius_x, radius_y = (float(value) for value in best)
    return _Ellipse(x, y, radius_x, radius_y, seen)


def _through(points: NDArray[np.float64], aspect: float | None) -> NDArray[np.float64]:
    """Least-squares axis-parallel ellipses x² + q·y² + b·x + c·y + d = 0; q = aspect² if known.

    `points` is (trials, n, 2); the result (trials, 4) as x, y, radius_x, radius_y, NaN where the
    points lie on no ellipse.
    """
    middle = points.mean(axis=1, keepdims=True)
    x, y = np.moveaxis(points - middle, 2, 0)
    columns = [x, y, np.ones_like(x)]
    if aspect is None:
        q_known, target, columns = None, -x * x, [y * y, *columns]
    else:
        q_known = aspect * aspect
        target = -(x * x + q_known * y * y)
    system = np.stack(columns, axis=2)
    solution = (np.linalg.pinv(system) @ target[..., None])[..., 0]
    b, c, d = solution[:, -3], solution[:, -2], solution[:, -1]
    q = solution[:, 0] if q_known is None else np.full_like(b, q_known)
    with np.errstate(invalid="ignore", divide="ignore"):
        radius = np.sqrt(b * b / 4 + c * c / (4 * q) - d)
        return np.stack(
            [
                middle[:, 0, 0] - b / 2,
                middle[:, 0, 1] - c / (2 * q),
                radius,
                radius / np.sqrt(q),
            ],
            axis=1,
        )


def _plausible(ellipses: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """Those that are large enough, round enough, and have their centre within the picture."""
    x, y, radius_x, radius_y = ellipses.T
    with np.errstate(invalid="ignore"):
        ratio = radius_x / radius_y
        keep = (
            (ratio > ASPECTS[0])
            & (ratio < ASPECTS[1])
            & (np.minimum(radius_x, radius_y) > 0.2 * min(width, height))
            & (np.maximum(radius_x, radius_y) < hypot(width, height))
            & (x > 0)
            & (x < width)
            & (y > 0)
            & (y < height)
        )
    kept: NDArray[np.float64] = ellipses[keep]
    return kept


def _edge_seen(
    ellipses: NDArray[np.float64], points: NDArray[np.float64], tolerance: float
) -> NDArray[np.float64]:
    """Share of each ellipse's circumference (in sectors) that has a point on it, (ellipses,)."""
    trial, point = np.nonzero(np.abs(_distances(ellipses, points)) < tolerance)
    away = points[point] - ellipses[trial, :2]
    angles = np.arctan2(away[:, 1], away[:, 0])
    hit = np.zeros((len(ellipses), SECTORS), bool)
    hit[trial, ((angles + np.pi) / (2 * np.pi) * SECTORS).astype(int) % SECTORS] = True
    share: NDArray[np.float64] = hit.mean(axis=1)
    return share


def _distances(ellipses: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Signed distances (ellipses, points) in pixels, exact for circles."""
    x = (points[None, :, 0] - ellipses[:, None, 0]) / ellipses[:, None, 2]
    y = (points[None, :, 1] - ellipses[:, None, 1]) / ellipses[:, None, 3]
    size = np.sqrt(ellipses[:, 2] * ellipses[:, 3])[:, None]
    distances: NDArray[np.float64] = (np.hypot(x, y) - 1) * size
    return distances


def _is_even(difference: NDArray[np.float32], inside: Mask, ellipse: _Ellipse) -> bool:
    """Whether what lies outside of the ellipse is one colour, as no part of a retina is."""
    rows = ((np.arange(difference.shape[0]) - ellipse.y) / ellipse.radius_y)[:, None]
    columns = ((np.arange(difference.shape[1]) - ellipse.x) / ellipse.radius_x)[None, :]
    distance = rows**2 + columns**2
    outside = difference[inside & (distance > 1.03**2)]
    contrast = float(np.median(difference[inside & (distance < 1)]))
    even = outside < max(EVEN_RANGE[0], EVEN_RANGE[1] * contrast)
    return bool(even.size and even.mean() > EVEN_SHARE)


def _without_surround(difference: NDArray[np.float32], threshold: float, inside: Mask) -> Mask:
    """All but what has the surround's colour and hangs together with the picture's edge."""
    surround = ((difference <= min(threshold, LEVEL_OF_SURROUND)) | ~inside).astype(np.uint8)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
    padded = cv2.copyMakeBorder(surround, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=1)
    opened = cv2.morphologyEx(padded, cv2.MORPH_OPEN, kernel)
    _, labels = cv2.connectedComponents(opened, connectivity=8)
    visible: Mask = labels[4:-4, 4:-4] != labels[0, 0]
    return visible


def _on_image(ellipse: _Ellipse, visible: Mask, image: RetinalImage) -> FieldOfView:
    """From working pixels to the image's own grid."""
    step_x, step_y = image.width / visible.shape[1], image.height / visible.shape[0]
    x, y = (ellipse.x + 0.5) * step_x - 0.5, (ellipse.y + 0.5) * step_y - 0.5
    radius_x, radius_y = ellipse.radius_x * step_x, ellipse.radius_y * step_y
    rows = ((np.arange(image.height) - y) / radius_y)[:, None]
    columns = ((np.arange(image.width) - x) / radius_x)[None, :]
    shown = cv2.resize(
        visible.astype(np.uint8), (image.width, image.height), interpolation=cv2.INTER_LINEAR
    )
    mask = (rows**2 + columns**2 <= 1) & shown.astype(bool)
    return FieldOfView(x, y, radius_x, radius_y, mask, edge_seen=ellipse.seen)


def _whole_picture(image: RetinalImage) -> FieldOfView:
    """The ellipse around the corners: a circle on the retina if the pixels' shape is known."""
    aspect = image.stated_aspect or 1.0
    radius = hypot(image.width, image.height * aspect) / 2
    return FieldOfView(
        x=(image.width - 1) / 2,
        y=(image.height - 1) / 2,
        radius_x=radius,
        radius_y=radius / aspect,
        mask=np.ones((image.height, image.width), bool),
        edge_seen=0.0,
    )
