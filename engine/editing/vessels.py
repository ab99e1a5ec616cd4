"""A vessel between two clicks, and the piece of a vessel at one.

Points are (x, y) in image pixels; widths and radii count isotropic pixels (widths of a pixel);
`aspect` is height / width of a pixel.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, map_coordinates, median_filter
from scipy.spatial import cKDTree
from skimage.filters import sato
from skimage.graph import MCP_Geometric

from engine.biomarkers.geometry import PixelGeometry
from engine.biomarkers.vessel_tree import vessel_tree
from engine.choices import Point
from engine.editing.region import Box, Region, Shape, grown
from engine.editing.strokes import taper
from engine.layers import Mask

SIGMAS = (1.5, 2.5, 4.0, 6.0)  # isotropic pixels; half the widths of vessels, about
ROOM = 24  # pixels around the two clicks, and half of their distance, in which a vessel may wind
FLAT = 0.04  # of the strongest response: what a step beside every vessel costs, as 1 / 25
WIDEST = 40.0  # isotropic pixels across, of which the profile shows twice as much
NARROWEST = 1.5
SMOOTHING = 4.0  # pixels along the vessel
STEP = 0.25  # pixels between two samples of a profile


def vessel_between(
    signal: NDArray[np.float32],
    start: Point,
    end: Point,
    *,
    aspect: float = 1.0,
) -> Region | None:
    """The vessel from `start` to `end`, painted at its own width.

    `signal`, (height, width), is high on vessels: a probability, or `darkness`. The way is the
    cheapest one over a tubeness filter (Sato et al. 1998), the width the distance of the two places
    of a profile across it where the signal falls to the middle between vessel and ground. None
    where the two points are one.
    """
    box = search_box(start, end, signal.shape)
    top, left = box[0].start, box[1].start
    part = np.ascontiguousarray(signal[box], np.float32)
    ends = [(point[0] - left, point[1] - top) for point in (start, end)]
    line = _way(part, ends[0], ends[1], aspect)
    if len(line) < 2:
        return None
    radii = _widths(part, line, aspect) / 2
    points = [(float(x + left), float(y + top)) for x, y in line]
    return taper(points, [float(radius) for radius in radii], shape=signal.shape, aspect=aspect)


def search_box(start: Point, end: Point, shape: Shape) -> Box:
    """The part of an image in which the way between two points is looked for."""
    rows = sorted(min(max(round(point[1]), 0), shape[0] - 1) for point in (start, end))
    columns = sorted(min(max(round(point[0]), 0), shape[1] - 1) for point in (start, end))
    margin = ROOM + round(math.hypot(rows[1] - rows[0], columns[1] - columns[0]) / 2)
    return grown((slice(rows[0], rows[1] + 1), slice(columns[0], columns[1] + 1)), margin, shape)


def darkness(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much darker each pixel's green is than the retina around it; (height, width) in [0, 1].

    The ground is the median over more than twice the widest vessel.
    """
    green = np.ascontiguousarray(pixels[:, :, 1])
    ground = cv2.medianBlur(green, 2 * round(1.25 * WIDEST) + 1)
    below = cv2.subtract(ground, green).astype(np.float32)
    return np.asarray(below / np.float32(255), np.float32)


def segment_at(mask: Mask, x: float, y: float, *, aspect: float = 1.0) -> Region | None:
    """The piece of a vessel between two forks, ends or crossings, that a click means.

    Pixels belong to the piece whose centre line is nearest. None where the mask is empty.
    """
    geometry = PixelGeometry(aspect, None)
    segments = vessel_tree(geometry.isotropic(mask), smoothing=SMOOTHING).segments
    segments = tuple(segment for segment in segments if len(segment.points))
    if not segments:
        return None
    lines = [geometry.to_image(segment.points) * (1.0, aspect) for segment in segments]
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    tree = cKDTree(np.concatenate(lines))
    chosen = int(owner[tree.query((x, y * aspect))[1]])
    known = segments[chosen].widths[np.isfinite(segments[chosen].widths)]
    margin = math.ceil((float(known.max()) if known.size else 4.0) / min(aspect, 1.0)) + 2
    line = lines[chosen] / (1.0, aspect)
    low, high = np.floor(line.min(axis=0)).astype(int), np.ceil(line.max(axis=0)).astype(int)
    tight = slice(low[1], high[1] + 1), slice(low[0], high[0] + 1)
    box = grown(tight, margin, mask.shape)
    rows, columns = np.nonzero(mask[box])
    rows, columns = rows + box[0].start, columns + box[1].start
    nearest = owner[tree.query(np.column_stack([columns, rows * aspect]))[1]]
    part = np.zeros([side.stop - side.start for side in box], np.bool_)
    mine = nearest == chosen
    part[rows[mine] - box[0].start, columns[mine] - box[1].start] = True
    return Region(box[0].start, box[1].start, part)


def _way(signal: NDArray[np.float32], start: Point, end: Point, aspect: float) -> np.ndarray:
    """The cheapest line (n, 2) of points (x, y) from one point to the other, evened out."""
    tubes = sato(signal, sigmas=SIGMAS, black_ridges=False)  # type: ignore[no-untyped-call]
    strongest = float(tubes.max())
    cost = 1 / (tubes / strongest + FLAT) if strongest > 0 else np.ones(signal.shape)
    places = [
        tuple(
            int(np.clip(round(value), 0, size - 1))
            for value, size in zip(point[::-1], signal.shape, strict=True)
        )
        for point in (start, end)
    ]
    finder = MCP_Geometric(cost, sampling=(aspect, 1.0))
    finder.find_costs([places[0]], [places[1]])
    path = np.asarray(finder.traceback(places[1]), np.float64)[:, ::-1]
    if len(path) < 3:
        return path
    even = np.asarray(gaussian_filter1d(path, 1.5, axis=0, mode="nearest"))
    even[0], even[-1] = path[0], path[-1]
    return even


def _widths(signal: NDArray[np.float32], line: np.ndarray, aspect: float) -> np.ndarray:
    """Full width at half height of the profile across each point of a line, in widths of a pixel.

    Profiles are evened along the vessel before they are read, the widths after.
    """
    ways = np.gradient(line * (1.0, aspect), axis=0)
    ways /= np.maximum(np.hypot(*ways.T), 1e-9)[:, np.newaxis]
    across = np.column_stack([-ways[:, 1], ways[:, 0] / aspect])
    offsets = np.arange(-WIDEST, WIDEST + STEP, STEP)
    x = line[:, :1] + across[:, :1] * offsets
    y = line[:, 1:] + across[:, 1:] * offsets
    profiles = map_coordinates(signal, [y, x], order=1, mode="nearest")
    profiles = gaussian_filter1d(profiles, SMOOTHING, axis=0, mode="nearest")
    middle = len(offsets) // 2
    core = profiles[:, middle - 4 : middle + 5].max(axis=1)
    half = (core + np.percentile(profiles, 25, axis=1)) / 2
    widths = [_width(profile, middle, level) for profile, level in zip(profiles, half, strict=True)]
    size = min(len(line), 15)
    even = np.asarray(median_filter(np.array(widths), size=size, mode="nearest"))
    return np.asarray(np.clip(even, NARROWEST, WIDEST))


def _width(profile: np.ndarray, middle: int, level: float) -> float:
    """How far the profile stays above the level around its middle."""
    low = np.flatnonzero(profile < level)
    left, right = low[low < middle], low[low > middle]
    if not left.size or not right.size or profile[middle] < level:
        return NARROWEST
    return float(right[0] - left[-1] - 1) * STEP
