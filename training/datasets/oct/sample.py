"""One labelled B-scan: which surfaces and areas are drawn on it, and where they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from engine.layers import Mask
from training.datasets.drawings import Truth, read_pixels

BScan = NDArray[np.uint8]  # (height, width)
Rows = NDArray[np.float32]  # (graders, width), NaN where a grader drew nothing

WHITE = 245  # padding is pure white, give or take what JPEG does to it
SMALLEST_PADDING = 200  # pixels; the brightest layers make no larger white patches at the border


@dataclass(frozen=True, eq=False)
class OctTruth:
    """A B-scan and what is known of it.

    `image` is (height, width) uint8, black where the device recorded nothing; `recorded` is bool on
    the same grid. `surfaces` maps a key to the rows of each grader, (graders, width) float32,
    0-based with integers at pixel centres; NaN where that grader drew nothing, which is not to be
    learned from. `areas` maps a key to (mask, known), both (height, width) bool: outside `known`
    nobody looked.
    """

    image: BScan
    recorded: Mask
    surfaces: Mapping[str, Rows] = field(default_factory=dict)
    areas: Mapping[str, Truth] = field(default_factory=dict)

    def mean_rows(self, key: str) -> NDArray[np.float32]:
        """The mean of the graders who drew surface `key` at each column, (width,); NaN if none."""
        rows = np.atleast_2d(self.surfaces[key])
        drawn = np.isfinite(rows)
        total = np.where(drawn, rows, 0).sum(axis=0)
        count = drawn.sum(axis=0)
        return np.where(count > 0, total / np.maximum(count, 1), np.nan).astype(np.float32)


def grey(path: Path) -> BScan:
    """A picture as one channel of 8 bits."""
    pixels = read_pixels(path)
    return pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.uint8)


Reader = Callable[[BScan], tuple[Mapping[str, Rows], Mapping[str, Truth]]]


@dataclass(frozen=True)
class OctSample:
    """One B-scan of a set. `patient` is what its scans of one person share.

    `surfaces` and `areas` name what is labelled on it; both are empty on a scan without labels.
    `truth_of` turns the picture into surfaces and areas, `picture_of` reads it from its file; both
    can be pickled.
    """

    dataset: str
    identifier: str
    patient: str
    image: Path
    surfaces: tuple[str, ...]
    areas: tuple[str, ...]
    truth_of: Reader
    scale: OctScale | None = None
    picture_of: Callable[[Path], BScan] = grey

    @property
    def name(self) -> str:
        """Unique within a collection."""
        return f"{self.dataset}/{self.identifier}"

    @property
    def person(self) -> str:
        """What scans of one person share, across sets."""
        return f"{self.dataset}/{self.patient}"

    def read(self) -> OctTruth:
        """The picture and its truth; raises DatasetError where a file is missing or broken."""
        image = self.picture_of(self.image)
        recorded = ~padding(image)
        surfaces, areas = self.truth_of(image)
        known = {key: (mask & recorded, where & recorded) for key, (mask, where) in areas.items()}
        return OctTruth(np.where(recorded, image, 0).astype(np.uint8), recorded, surfaces, known)


def padding(image: BScan) -> Mask:
    """The white wedges at the border of registered scans, with the fringe that JPEG gives them."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((image >= WHITE).astype(np.uint8))
    height, width = image.shape
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right = left + stats[:, cv2.CC_STAT_WIDTH]
    bottom = top + stats[:, cv2.CC_STAT_HEIGHT]
    at_border = (left == 0) | (top == 0) | (right == width) | (bottom == height)
    chosen = at_border & (stats[:, cv2.CC_STAT_AREA] >= SMALLEST_PADDING) & (np.arange(count) > 0)
    wedges = chosen[labels].astype(np.uint8)
    return cv2.dilate(wedges, np.ones((5, 5), np.uint8)).astype(np.bool_)
