"""An edit in the making: seen at once, undone in one step."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from engine.choices import Point
from engine.editing.region import Box, Operation, Region, after, joined
from engine.editing.rules import FREE, PaintRule, consequences, kept_off
from engine.editing.working import OwnLayer, WorkingLayers
from engine.edits import (
    Edit,
    LandmarkMoved,
    LayerAdded,
    LayerHead,
    LayerRemoved,
    Outlined,
    Patch,
    Plane,
    Step,
    patch_between,
)
from engine.layers import Layer, Mask, Prompted


class Act:
    """What one press of a button does to the layers, until it is finished or given up.

    The first change of a model's layer makes the reader's copy of it; `derived` lists those.
    `locked` layers are not changed; `held_back` lists those for which something was left out.
    """

    def __init__(
        self,
        layers: WorkingLayers,
        *,
        author: str,
        field: Mask | None = None,
        locked: Collection[str] = (),
    ) -> None:
        self._layers = layers
        self._author = author
        self._field = field
        self._locked = frozenset(locked)
        self._added: list[LayerHead] = []
        self._removed: list[tuple[OwnLayer, list[Patch]]] = []
        self._before: dict[tuple[str, Plane], Mask] = {}
        self._boxes: dict[tuple[str, Plane], Box] = {}
        self._copied: list[tuple[LayerHead, Layer]] = []
        self._marks: dict[str, LandmarkMoved] = {}
        self.derived: tuple[str, ...] = ()
        self.held_back: frozenset[str] = frozenset()

    # ---- changing ----

    def paint(
        self,
        structure: str,
        region: Region,
        operation: Operation = "add",
        *,
        rule: PaintRule = FREE,
    ) -> dict[str, Box]:
        """Change a layer and those kept in step with it; the boxes that changed, by structure.

        Raises ValueError for a locked layer.
        """
        if structure in self._locked:
            raise ValueError(f"The layer of {structure} is locked.")
        masks = self._layers.masks
        layer = masks[structure] if structure in masks else np.zeros(self._layers.shape, np.bool_)
        wanted, held = kept_off(
            structure, after(layer, region, operation), masks, locked=self._locked
        )
        self.held_back |= held
        results = consequences(structure, wanted, masks, rule=rule, field=self._field)
        for key, result in results.items():
            self._write(key, "mask", result)
        return {key: result.box for key, result in results.items()}

    def question(
        self, structure: str, region: Region, operation: Operation = "add"
    ) -> dict[str, Box]:
        """Mark pixels of a layer as questionable, or no longer; they need not be in its mask."""
        layer = self._layers.layer(structure)
        marked = None if layer is None else layer.questionable
        marked = np.zeros(self._layers.shape, np.bool_) if marked is None else marked
        result = after(marked, region, operation)
        if np.array_equal(marked[result.box], result.mask):
            return {}
        self._write(structure, "questionable", result)
        return {structure: result.box}

    def add_layer(self, structure: str) -> None:
        """An empty layer. Raises ValueError where the reader has one of this structure."""
        self._new(structure, derived_from=None)

    def take_over(self, structure: str) -> None:
        """The reader's copy of the model's layer, pixel for pixel.

        Raises ValueError where the reader has a layer of the structure, or the model has none.
        """
        if self._layers.model_layer(structure) is None:
            raise ValueError(f"The model has no layer of {structure}.")
        self._derive(structure)

    def drop_layer(self, structure: str) -> None:
        """Take the reader's layer away, so that the model's counts again."""
        own = self._layers.own(structure)
        if own is None:
            raise ValueError(f"The reader has no layer of {structure}.")
        planes: list[Plane] = ["mask"] if own.questionable is None else ["mask", "questionable"]
        emptied = [
            patch_between(own.head.id, own.plane(plane), np.zeros_like(own.mask), plane)
            for plane in planes
        ]
        self._removed.append((own, [patch for patch in emptied if patch is not None]))
        self._layers.remove(own.head)

    def move_landmark(self, structure: str, at: Point | None) -> None:
        """Put a landmark elsewhere; None takes it away."""
        if (moved := self._marks.pop(structure, None)) is not None:
            self._layers.move_landmark(moved.back, self._author)
        known = self._layers.landmark(structure)
        before = None if known is None else (known.x, known.y)
        if before != at:
            self._marks[structure] = LandmarkMoved(structure, before, at)
            self._layers.move_landmark(self._marks[structure], self._author)

    # ---- ending ----

    def finish(self, name: str, prompted: Prompted | None = None) -> Edit | None:
        """All of it as one edit; None where nothing changed.

        `prompted` where a model outlined what was changed.
        """
        steps: list[Step] = [LayerAdded(head) for head in self._added]
        for head, model in self._copied:
            steps += [replace(patch, layer=head.id) for patch in self._layers.patches_of(model)]
        for (structure, plane), box in self._boxes.items():
            own, before = self._layers.own(structure), self._before[structure, plane]
            assert own is not None
            patch = patch_between(own.head.id, before[box], own.plane(plane)[box], plane)
            if patch is not None:
                row, column = patch.row + box[0].start, patch.column + box[1].start
                steps.append(replace(patch, row=row, column=column))
                if prompted is not None:
                    outlined = Outlined(own.head.id, prompted)
                    self._layers.note(outlined)
                    steps.append(outlined)
        for own, emptied in self._removed:
            told = [Outlined(own.head.id, each, undone=True) for each in reversed(own.prompted)]
            steps += [*emptied, *told, LayerRemoved(own.head)]
        steps += self._marks.values()
        if not steps:
            return None
        return Edit(uuid.uuid4().hex, name, self._author, datetime.now(UTC), tuple(steps))

    def abandon(self) -> dict[str, Box]:
        """Put everything back; the boxes that changed, by structure."""
        changed: dict[str, Box] = {}
        for (structure, plane), box in self._boxes.items():
            own, before = self._layers.own(structure), self._before[structure, plane]
            assert own is not None
            own.plane(plane)[box] = before[box]
            self._layers.touched(structure)
            changed[structure] = joined(changed.get(structure, box), box)
        for head in self._added:
            self._layers.remove(head)
        for mark in self._marks.values():
            self._layers.move_landmark(mark.back, self._author)
        return changed

    # ---- parts ----

    def _write(self, structure: str, plane: Plane, result: Region) -> None:
        own = self._layers.own(structure) or self._derive(structure)
        pixels = own.plane(plane)
        known = (structure, plane)
        if known not in self._before:
            self._before[known] = pixels.copy()
        self._boxes[known] = joined(self._boxes.get(known, result.box), result.box)
        pixels[result.box] = result.mask
        self._layers.touched(structure)

    def _derive(self, structure: str) -> OwnLayer:
        """The reader's copy of the model's layer, or an empty one where there is none."""
        model = self._layers.model_layer(structure)
        if model is None:
            return self._new(structure, derived_from=None)
        own = self._new(structure, derived_from=model.provenance.author, model=model)
        self.derived = (*self.derived, structure)
        self._copied.append((own.head, model))
        self._before[structure, "mask"] = model.mask  # nobody changes a model's
        if model.questionable is not None:
            self._before[structure, "questionable"] = model.questionable
        return own

    def _new(
        self, structure: str, *, derived_from: str | None, model: Layer | None = None
    ) -> OwnLayer:
        head = LayerHead(uuid.uuid4().hex, structure, self._author, derived_from)
        own = self._layers.add(head, model)
        self._added.append(head)
        return own
