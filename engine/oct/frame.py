"""The grid on which networks see a B-scan: pixels of the same size whatever the device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from engine.layers import Mask

Z_UM = 3.872  # Spectralis, from which most labels come
X_UM = 11.2
ROWS = 496
TALLEST = 700  # rows of a B-scan without a scale that is seen as it is


@dataclass(frozen=True)
class OctFrame:
    """How a B-scan of `height` × `width` pixels lies on the grid of `rows` × `columns`."""

    height: int
    width: int
    rows: int
    columns: int

    @property
    def down(self) -> float:
        """Rows of the frame for one row of the B-scan."""
        return self.rows / self.height

    @property
    def along(self) -> float:
        """Columns of the frame for one column of the B-scan."""
        return self.columns / self.width


def frame_of(height: int, width: int, scale: OctScale | None) -> OctFrame:
    """The frame of a B-scan; without a scale its pixels are taken as they are, if not too many."""
    down = along = 1.0
    if scale is not None:
        down = scale.z_um / Z_UM
        along = scale.x_um / X_UM if scale.x_um is not None else 1.0
    elif height > TALLEST:
        down = along = ROWS / height
    return OctFrame(height, width, max(1, round(height * down)), max(1, round(width * along)))


def to_frame(bscan: NDArray[np.uint8], frame: OctFrame) -> NDArray[np.uint8]:
    """A picture (height, width) on the frame's grid."""
    if bscan.shape == (frame.rows, frame.columns):
        return bscan
    smaller = frame.rows * frame.columns < bscan.size
    method = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return cv2.resize(bscan, (frame.columns, frame.rows), interpolation=method).astype(np.uint8)


def mask_to_frame(mask: Mask, frame: OctFrame) -> Mask:
    """A mask (height, width) on the frame's grid, by the nearest pixel."""
    size = (frame.columns, frame.rows)
    return cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST).astype(np.bool_)


def rows_to_frame(rows: NDArray[np.float32], frame: OctFrame) -> NDArray[np.float32]:
    """Rows of surfaces (…, width) on the frame's grid, (…, columns)."""
    at = (np.arange(frame.columns) + 0.5) / frame.along - 0.5
    return _scaled(_at_columns(rows, at), frame.down)


def rows_from_frame(rows: NDArray[np.float32], frame: OctFrame) -> NDArray[np.float32]:
    """Rows of surfaces (…, columns) of the frame on the B-scan's own grid, (…, width)."""
    return _scaled(columns_from_frame(rows, frame), 1 / frame.down)


def columns_from_frame(values: NDArray[np.float32], frame: OctFrame) -> NDArray[np.float32]:
    """A value for each column (…, columns) of the frame, for each of the B-scan's, (…, width)."""
    return _at_columns(values, (np.arange(frame.width) + 0.5) * frame.along - 0.5)


def _scaled(rows: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    return ((rows + 0.5) * factor - 0.5).astype(np.float32)


def _at_columns(rows: NDArray[np.float32], at: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """Between columns, linearly; NaN where one of the two neighbours is."""
    last = rows.shape[-1] - 1
    at = np.clip(at, 0, last)
    left = np.floor(at).astype(np.int64)
    right = np.minimum(left + 1, last)
    share = at - left
    before, after = rows[..., left], rows[..., right]
    mixed = before * (1 - share) + after * share
    return np.where(share == 0, before, mixed).astype(np.float32)
