"""What a reader changed by one act: small, exact, and its own undoing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from engine.choices import Point
from engine.layers import Mask

Plane = Literal["mask", "questionable"]


@dataclass(frozen=True)
class LayerHead:
    """A layer without its pixels: which structure, by whom, and from which layer it was derived."""

    id: str  # never used twice
    structure: str  # a key of the taxonomy
    author: str  # as in `Provenance.author`
    derived_from: str | None = None  # the author of the layer that was copied


@dataclass(frozen=True)
class Patch:
    """Pixels of one plane of a layer that were turned over, within a box of rows and columns.

    `flips` holds one bit a pixel, row by row, packed and compressed. To apply a patch a second time
    is to undo it.
    """

    layer: str  # id of the layer
    plane: Plane
    row: int
    column: int
    height: int
    width: int
    flips: bytes

    @property
    def box(self) -> tuple[slice, slice]:
        """The rows and columns of the layer that the patch covers."""
        return (
            slice(self.row, self.row + self.height),
            slice(self.column, self.column + self.width),
        )


@dataclass(frozen=True)
class LayerAdded:
    """A layer that is there from now on, empty at first."""

    head: LayerHead


@dataclass(frozen=True)
class LayerRemoved:
    """A layer, emptied before, that is there no longer."""

    head: LayerHead


@dataclass(frozen=True)
class LandmarkMoved:
    """A landmark was put elsewhere; None stands for "not there"."""

    structure: str
    before: Point | None
    after: Point | None

    @property
    def back(self) -> LandmarkMoved:
        """The way back."""
        return LandmarkMoved(self.structure, before=self.after, after=self.before)


Step = Patch | LayerAdded | LayerRemoved | LandmarkMoved


@dataclass(frozen=True)
class Edit:
    """One act of a reader, and one step of undo: its steps in the order in which they were done."""

    id: str  # never used twice
    name: str  # what the history panel shows
    author: str
    at: datetime  # with its time zone
    steps: tuple[Step, ...]


def patch_between(layer: str, before: Mask, after: Mask, plane: Plane = "mask") -> Patch | None:
    """What turns `before` into `after`, both (height, width); None where nothing differs."""
    if before.shape != after.shape:
        raise ValueError("The masks must have the same size.")
    return patch_of(layer, before ^ after, plane)


def patch_of(layer: str, flips: Mask, plane: Plane = "mask") -> Patch | None:
    """What turns over the pixels of `flips`, (height, width) of the layer; None without any.

    So it turns an empty plane into `flips`.
    """
    rows, columns = np.flatnonzero(flips.any(axis=1)), np.flatnonzero(flips.any(axis=0))
    if not rows.size:
        return None
    box = flips[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Patch(
        layer=layer,
        plane=plane,
        row=int(rows[0]),
        column=int(columns[0]),
        height=box.shape[0],
        width=box.shape[1],
        flips=zlib.compress(np.packbits(box).tobytes(), level=1),
    )


def apply(patch: Patch, mask: Mask) -> None:
    """Turn over the pixels of `mask` that the patch names, in place.

    Raises ValueError where the patch is damaged or does not fit the mask.
    """
    rows, columns = patch.row + patch.height, patch.column + patch.width
    if min(patch.row, patch.column) < 0 or rows > mask.shape[0] or columns > mask.shape[1]:
        raise ValueError("The patch does not fit the mask.")
    count = patch.height * patch.width
    try:
        packed = zlib.decompressobj().decompress(patch.flips, (count + 7) // 8)
    except zlib.error as error:
        raise ValueError("The patch is damaged.") from error
    if len(packed) != (count + 7) // 8:
        raise ValueError("The patch is damaged.")
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=count).view(np.bool_)
    mask[patch.box] ^= bits.reshape(patch.height, patch.width)


def undone(edit: Edit, *, id: str, at: datetime) -> Edit:
    """The edit that takes `edit` back, an act of its own."""
    return Edit(id, edit.name, edit.author, at, tuple(map(_reversed, reversed(edit.steps))))


def _reversed(step: Step) -> Step:
    match step:
        case LayerAdded(head):
            return LayerRemoved(head)
        case LayerRemoved(head):
            return LayerAdded(head)
        case LandmarkMoved():
            return step.back
        case patch:
            return patch
