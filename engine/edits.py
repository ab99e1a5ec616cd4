"""What a reader changed by one act: small, exact, and its own undoing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.choices import Point
from engine.layers import Mask, Prompted

Rows = NDArray[np.float32]
Origins = NDArray[np.uint8]
Plane = Literal["mask", "questionable", "corrected"]


@dataclass(frozen=True)
class LayerHead:
    """A layer without its pixels: which structure, by whom, and from which layer it was derived.

    On OCT a surface without its rows too.
    """

    id: str  # never used twice
    structure: str  # a key of the taxonomy
    author: str  # as in `Provenance.author`
    derived_from: str | None = None  # the author of the layer that was copied


@dataclass(frozen=True)
class Patch:
    """Pixels of one plane of a layer that were turned over, within a box of rows and columns.

    `flips` holds one bit a pixel, row by row, packed and compressed. To apply a patch a second time
    is to undo it. `scan` is the B-scan on OCT, from 0.
    """

    layer: str  # id of the layer
    plane: Plane
    row: int
    column: int
    height: int
    width: int
    flips: bytes
    scan: int | None = None

    @property
    def box(self) -> tuple[slice, slice]:
        """The rows and columns of the layer that the patch covers."""
        return (
            slice(self.row, self.row + self.height),
            slice(self.column, self.column + self.width),
        )


@dataclass(frozen=True)
class RowsPatch:
    """Columns of a reader's surface on one B-scan that were changed.

    `flips` holds the bits in which row (float32) and origin (uint8) of each column differ from
    those before, compressed: first all rows, then all origins. To apply it a second time is to undo
    it.
    """

    layer: str  # id of the surface
    scan: int
    column: int
    width: int
    flips: bytes


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


@dataclass(frozen=True)
class Outlined:
    """What this edit did to the pixels of a layer, a model outlined at a person's prompt.

    It changes no pixels; `undone` takes back that it was so.
    """

    layer: str  # id of the layer
    by: Prompted
    undone: bool = False


Step = Patch | RowsPatch | LayerAdded | LayerRemoved | LandmarkMoved | Outlined


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
    packed = _unpacked(patch.flips, (count + 7) // 8)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=count).view(np.bool_)
    mask[patch.box] ^= bits.reshape(patch.height, patch.width)


def rows_patch(
    layer: str,
    scan: int,
    before: tuple[Rows, Origins],
    after: tuple[Rows, Origins],
) -> RowsPatch | None:
    """What turns rows and origins of a B-scan, (width,) each, into others; None without change."""
    rows = before[0].view(np.uint32) ^ after[0].view(np.uint32)
    origins = before[1] ^ after[1]
    columns = np.flatnonzero((rows != 0) | (origins != 0))
    if not columns.size:
        return None
    span = slice(int(columns[0]), int(columns[-1]) + 1)
    bits = rows[span].astype("<u4").tobytes() + origins[span].tobytes()
    return RowsPatch(layer, scan, span.start, span.stop - span.start, zlib.compress(bits, level=1))


def apply_rows(patch: RowsPatch, rows: Rows, origins: Origins) -> None:
    """Change the rows and origins of a B-scan, (width,) each, in place, bit by bit.

    Raises ValueError where the patch is damaged or does not fit them.
    """
    span = slice(patch.column, patch.column + patch.width)
    if patch.column < 0 or patch.width < 1 or span.stop > rows.size:
        raise ValueError("The patch does not fit the surface.")
    bits = _unpacked(patch.flips, 5 * patch.width)
    rows.view(np.uint32)[span] ^= np.frombuffer(bits, "<u4", patch.width).astype(np.uint32)
    origins[span] ^= np.frombuffer(bits, np.uint8, patch.width, 4 * patch.width)


def _unpacked(flips: bytes, size: int) -> bytes:
    """So many bytes and never more. Raises ValueError where there are fewer."""
    try:
        found = zlib.decompressobj().decompress(flips, size)
    except zlib.error as error:
        raise ValueError("The patch is damaged.") from error
    if len(found) != size:
        raise ValueError("The patch is damaged.")
    return found


def note_outlined(step: Outlined, prompted: list[Prompted]) -> None:
    """Add to what is told of a layer, one entry an edit, or take it back.

    Raises ValueError where there is nothing of the kind to take back.
    """
    if not step.undone:
        prompted.append(step.by)
        return
    if step.by not in prompted:
        raise ValueError("The edit takes back an outline that is not there.")
    del prompted[len(prompted) - 1 - prompted[::-1].index(step.by)]


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
        case Outlined():
            return replace(step, undone=not step.undone)
        case patch:
            return patch
