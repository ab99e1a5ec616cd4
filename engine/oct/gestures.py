"""A person's gesture on an OCT volume as one edit: one step of undo, one row of the store."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from engine.edits import (
    Edit,
    LayerAdded,
    LayerHead,
    Outlined,
    Plane,
    Step,
    patch_between,
    rows_patch,
)
from engine.layers import Mask, Origin, Prompted
from engine.oct.correct import Moved
from engine.oct.working import WorkingVolume

Change = tuple[str, Mask, bool]  # a structure, the pixels that change, and what they become

FLUID = "fluid"
KINDS_OF_FLUID = ("intraretinal_fluid", "subretinal_fluid", "pigment_epithelial_detachment")


def surface_edit(
    working: WorkingVolume,
    structure: str,
    changes: Mapping[int, tuple[Moved, Origin]],
    *,
    name: str,
    author: str,
) -> Edit | None:
    """New rows of a surface by B-scan, and how they came about; None where nothing changes.

    With the origin MODEL what was decided there is given up: the model's row counts again. The
    edit is not applied.
    """
    head, steps = _head(working, structure, author)
    for scan, (moved, origin) in changes.items():
        before = working.own_rows(structure, scan)
        wanted = np.float32(0) if origin is Origin.MODEL else moved.line
        rows = np.where(moved.columns, wanted, before[0]).astype(np.float32)
        origins = np.where(moved.columns, np.uint8(origin), before[1]).astype(np.uint8)
        patch = rows_patch(head.id, scan, before, (rows, origins))
        if patch is not None:
            steps.append(patch)
    return _edit(steps, name, author)


def area_edit(
    working: WorkingVolume,
    structure: str,
    scan: int,
    pixels: Mask,
    *,
    adding: bool,
    name: str,
    author: str,
    prompted: Prompted | None = None,
) -> Edit | None:
    """Pixels (height, width) of a B-scan painted or erased; None where there are none.

    `fluid` stays the union of its kinds, and a pixel is of one kind at most: painting a kind paints
    `fluid` and takes the other kinds away there, erasing a kind erases `fluid` there, and erasing
    `fluid` erases all kinds. `prompted` where a model outlined the pixels. The edit is not applied.
    """
    changes = _consequences(working, structure, scan, pixels, adding=adding)
    return _edit(_area_steps(working, scan, changes, author, prompted), name, author)


def area_put_edit(
    working: WorkingVolume,
    structure: str,
    scan: int,
    pixels: Mask,
    *,
    name: str,
    author: str,
    prompted: Prompted | None = None,
) -> Edit | None:
    """The area of a B-scan becomes `pixels`, (height, width), whatever it was; else as `area_edit`.

    None where nothing changes.
    """
    gone = working.mask(structure, scan) & ~pixels
    changes = (
        *_consequences(working, structure, scan, gone, adding=False),
        *_consequences(working, structure, scan, pixels, adding=True),
    )
    return _edit(_area_steps(working, scan, changes, author, prompted), name, author)


def _area_steps(
    working: WorkingVolume,
    scan: int,
    changes: Iterable[Change],
    author: str,
    prompted: Prompted | None,
) -> list[Step]:
    """What the changes do to the person's areas; those of one structure share no pixel."""
    steps: list[Step] = []
    heads: dict[str, LayerHead] = {}
    for key, where, value in changes:
        head, first = (heads[key], []) if key in heads else _head(working, key, author)
        mask, decided = working.own_pixels(key, scan)
        planes: tuple[tuple[Plane, Mask, Mask], ...] = (
            ("mask", mask, np.where(where, value, mask)),
            ("corrected", decided, decided | where),
        )
        patches = [patch_between(head.id, before, after, plane) for plane, before, after in planes]
        found: list[Step] = [replace(patch, scan=scan) for patch in patches if patch is not None]
        if found and prompted is not None:
            found.append(Outlined(head.id, prompted))
        if found:
            heads[key] = head
            steps += [*first, *found]
    return steps


def _consequences(
    working: WorkingVolume, structure: str, scan: int, pixels: Mask, *, adding: bool
) -> Iterable[Change]:
    """The structures that change, in which pixels, and what those become."""
    if not pixels.any():
        return
    yield structure, pixels, adding
    kinds = [key for key in KINDS_OF_FLUID if key in working.area_keys and key != structure]
    if structure in KINDS_OF_FLUID:
        yield FLUID, pixels if adding else pixels & working.mask(structure, scan), adding
        others = kinds if adding else []
    else:
        others = kinds if structure == FLUID and not adding else []
    for key in others:
        taken = pixels & working.mask(key, scan)
        if taken.any():
            yield key, taken, False


def _head(working: WorkingVolume, structure: str, author: str) -> tuple[LayerHead, list[Step]]:
    """The person's layer of the structure, and the step that begins it where there is none."""
    head = working.head(structure)
    if head is not None:
        return head, []
    head = LayerHead(uuid.uuid4().hex, structure, author, working.model_author(structure))
    return head, [LayerAdded(head)]


def _edit(steps: list[Step], name: str, author: str) -> Edit | None:
    if all(isinstance(step, LayerAdded) for step in steps):
        return None
    return Edit(uuid.uuid4().hex, name, author, datetime.now(UTC), tuple(steps))
