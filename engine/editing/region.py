"""Some pixels of an image, and what happens to a layer there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.layers import Mask

Box = tuple[slice, slice]
"""Rows and columns of an image."""

Operation = Literal["add", "subtract", "intersect", "replace"]
Shape = tuple[int, ...]
"""(height, width) of an image."""


@dataclass(frozen=True, eq=False)
class Region:
    """A small mask, (height, width) bool, whose top left pixel lies at `row`, `column`."""

    row: int
    column: int
    mask: Mask

    def __post_init__(self) -> None:
        # NumPy's integers would go into an edit, and none could be saved.
        object.__setattr__(self, "row", int(self.row))
        object.__setattr__(self, "column", int(self.column))

    @property
    def box(self) -> Box:
        """The rows and columns of the image that the mask covers."""
        height, width = self.mask.shape
        return slice(self.row, self.row + height), slice(self.column, self.column + width)

    def within(self, box: Box) -> Mask:
        """The pixels of the region in a box of the image, in the box's size."""
        part = np.zeros([side.stop - side.start for side in box], np.bool_)
        both = overlap(self.box, box)
        if both is not None:
            part[inner(box, both)] = self.mask[inner(self.box, both)]
        return part


def cut(mask: Mask) -> Region | None:
    """The pixels of a mask of the whole image in the smallest box; None where there are none."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return None
    top, left = int(rows[0]), int(columns[0])
    return Region(top, left, mask[top : rows[-1] + 1, left : columns[-1] + 1])


def after(layer: Mask, region: Region, operation: Operation) -> Region:
    """What a layer holds once the operation is done; outside of the box nothing changes.

    `intersect` keeps of the layer what lies in the region, `replace` puts the region in the layer's
    place.
    """
    box = region.box
    if operation in ("intersect", "replace"):
        old = cut(layer)
        box = joined(box, old.box) if old else box
    pixels, drawn = layer[box], region.within(box)
    if operation == "add":
        mask = pixels | drawn
    elif operation == "subtract":
        mask = pixels & ~drawn
    elif operation == "intersect":
        mask = pixels & drawn
    else:
        mask = drawn
    return Region(box[0].start, box[1].start, mask)


def joined(one: Box, other: Box) -> Box:
    """The smallest box that holds both."""
    rows, columns = (
        slice(min(a.start, b.start), max(a.stop, b.stop)) for a, b in zip(one, other, strict=True)
    )
    return rows, columns


def overlap(one: Box, other: Box) -> Box | None:
    """What lies in both boxes; None where nothing does."""
    rows, columns = (
        slice(max(a.start, b.start), min(a.stop, b.stop)) for a, b in zip(one, other, strict=True)
    )
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return None
    return rows, columns


def grown(box: Box, by: int, shape: Shape) -> Box:
    """The box with `by` pixels more on every side, as far as the image goes."""
    rows, columns = (
        slice(max(side.start - by, 0), min(side.stop + by, size))
        for side, size in zip(box, shape, strict=True)
    )
    return rows, columns


def inner(outer: Box, box: Box) -> Box:
    """A box of the image as rows and columns of what was cut out at `outer`."""
    rows, columns = (
        slice(side.start - start.start, side.stop - start.start)
        for start, side in zip(outer, box, strict=True)
    )
    return rows, columns
