"""The layers of one image while a reader works on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from engine.editing.region import Box, Shape, joined
from engine.edits import (
    Edit,
    LandmarkMoved,
    LayerAdded,
    LayerHead,
    LayerRemoved,
    Outlined,
    Patch,
    RowsPatch,
    apply,
    note_outlined,
    patch_of,
)
from engine.layers import Landmark, Layer, Mask, Prompted, Provenance, Segmentation
from engine.taxonomy import structures

EMPTY = Segmentation(layers=())

Patches = tuple[Patch, ...]


@dataclass(eq=False)
class OwnLayer:
    """A reader's layer, changed in place; `prompted` has an entry an edit."""

    head: LayerHead
    mask: Mask
    questionable: Mask | None = None
    prompted: list[Prompted] = field(default_factory=list)

    def plane(self, name: str) -> Mask:
        """The mask, or the questionable pixels; those are made when first asked for."""
        if name == "mask":
            return self.mask
        if self.questionable is None:
            self.questionable = np.zeros_like(self.mask)
        return self.questionable


@dataclass(frozen=True)
class _Moved:
    """A landmark was put elsewhere by a reader; no `mark` where it was taken away."""

    step: LandmarkMoved
    mark: Landmark | None


@dataclass(frozen=True)
class Changed:
    """What an edit changed on the screen: boxes by structure, layers that came or went, marks."""

    boxes: Mapping[str, Box]
    listed: bool = False
    landmarks: frozenset[str] = frozenset()

    @property
    def structures(self) -> frozenset[str]:
        """All whose measurements depend on it."""
        return frozenset(self.boxes) | self.landmarks


class WorkingLayers:
    """A model's layers, which stay as they are, and a reader's, each in the place of the model's.

    `shape` is (height, width) of the image. There is one layer a structure: the reader's where
    there is one, else the model's.
    """

    def __init__(self, shape: Shape, found: Segmentation | None = None) -> None:
        self.shape = shape
        self.found = found
        self._own: dict[str, OwnLayer] = {}
        self._marks: dict[str, list[_Moved]] = {}
        self._copies: dict[str, Layer] = {}
        self._patches: dict[str, tuple[Layer, Patches]] = {}

    # ---- asking ----

    @property
    def keys(self) -> tuple[str, ...]:
        """The structures that have a layer, in the order of the taxonomy."""
        model = {layer.structure for layer in self._found.layers}
        return tuple(key for key in structures() if key in model or key in self._own)

    @property
    def masks(self) -> dict[str, Mask]:
        """The masks by structure; they are to be looked at, not changed."""
        masks = {layer.structure: layer.mask for layer in self._found.layers}
        return masks | {key: own.mask for key, own in self._own.items()}

    @property
    def heads(self) -> tuple[LayerHead, ...]:
        """The reader's layers, without their pixels."""
        return tuple(own.head for own in self._own.values())

    def own(self, structure: str) -> OwnLayer | None:
        """The reader's layer of a structure."""
        return self._own.get(structure)

    def model_layer(self, structure: str) -> Layer | None:
        """The model's layer, also where the reader has corrected it."""
        return self._found.layer(structure)

    def layer(self, structure: str) -> Layer | None:
        """The layer that counts, over the memory that is worked on."""
        own = self._own.get(structure)
        if own is None:
            return self._found.layer(structure)
        return Layer(structure, own.mask, _provenance(own), own.questionable)

    def landmark(self, structure: str) -> Landmark | None:
        """The reader's landmark where one was moved, else the disc's middle or the model's."""
        if structure in self._marks:
            return self._marks[structure][-1].mark
        return self._unmoved(structure)

    def _unmoved(self, structure: str) -> Landmark | None:
        """Where a landmark is as long as no reader moves it."""
        own = self._own.get(structure)
        if structure == "optic_disc" and own is not None:
            return _middle(own)
        return self._found.landmark(structure)

    @property
    def landmarks(self) -> tuple[Landmark, ...]:
        """All landmarks that count."""
        keys = [mark.structure for mark in self._found.landmarks] + [*self._marks]
        if "optic_disc" in self._own:
            keys.append("optic_disc")
        found = (self.landmark(key) for key in dict.fromkeys(keys))
        return tuple(mark for mark in found if mark is not None)

    @property
    def corrected(self) -> bool:
        """True where a reader has a layer or a landmark of their own."""
        return bool(self._own or self._marks)

    def segmentation(self) -> Segmentation | None:
        """What counts now, as values that later edits do not change; None where there is nothing.

        A corrected layer is the reader's, and says from which it was derived.
        """
        if self.found is None and not self.corrected:
            return None
        if not self.corrected:
            return self.found
        layers = [self._copy(key) for key in self.keys]
        covered = tuple(key for key in self._found.not_covered if key not in self._own)
        return replace(
            self._found, layers=tuple(layers), landmarks=self.landmarks, not_covered=covered
        )

    def _copy(self, structure: str) -> Layer:
        own = self._own.get(structure)
        if own is None:
            layer = self._found.layer(structure)
            assert layer is not None
            return layer
        if structure not in self._copies:
            hatched = None if own.questionable is None else own.questionable.copy()
            self._copies[structure] = Layer(structure, own.mask.copy(), _provenance(own), hatched)
        return self._copies[structure]

    @property
    def _found(self) -> Segmentation:
        return self.found or EMPTY

    def patches_of(self, model: Layer) -> Patches:
        """What turns an empty layer into a model's; made once for each of those found last."""
        known = self._patches.get(model.structure)
        if known is None or known[0] is not model:
            known = (model, patches_of(model))
            self.keep_patches(*known)
        return known[1]

    def keep_patches(self, model: Layer, patches: Patches) -> None:
        """`patches_of` were made beforehand, since that takes long for a large layer."""
        self._patches[model.structure] = model, patches

    def lacks_patches(self, model: Layer) -> bool:
        """True where they were not made yet."""
        known = self._patches.get(model.structure)
        return known is None or known[0] is not model

    # ---- changing ----

    def apply(self, edit: Edit) -> Changed:
        """Do an edit. Raises ValueError where it does not fit these layers."""
        boxes: dict[str, Box] = {}
        listed, marks = False, set()
        going = {step.head.id for step in edit.steps if isinstance(step, LayerRemoved)}
        for step in edit.steps:
            if isinstance(step, RowsPatch) or (isinstance(step, Patch) and step.scan is not None):
                raise ValueError("The edit is about a B-scan, and this is a photograph.")
            if isinstance(step, Patch):
                own = self._by_id(step.layer)
                if step.layer not in going:  # else nobody will see it
                    apply(step, own.plane(step.plane))
                key = own.head.structure
                boxes[key] = joined(boxes[key], step.box) if key in boxes else step.box
                self.touched(key)
            elif isinstance(step, LandmarkMoved):
                self.move_landmark(step, edit.author)
                marks.add(step.structure)
            elif isinstance(step, Outlined):
                self.note(step)
            else:
                listed = True
                key = step.head.structure
                (self.add if isinstance(step, LayerAdded) else self.remove)(step.head)
                boxes[key] = (slice(0, self.shape[0]), slice(0, self.shape[1]))
        return Changed(boxes, listed, frozenset(marks))

    def add(self, head: LayerHead, model: Layer | None = None) -> OwnLayer:
        """An empty layer of the reader's, or a copy. Raises ValueError where there is one."""
        if head.structure in self._own:
            raise ValueError(f"There is a reader's layer of {head.structure} already.")
        if model is None:
            own = OwnLayer(head, np.zeros(self.shape, np.bool_))
        else:
            marked = None if model.questionable is None else model.questionable.copy()
            own = OwnLayer(head, model.mask.copy(), marked)
        self._own[head.structure] = own
        self.touched(head.structure)
        return own

    def remove(self, head: LayerHead) -> None:
        """Take a reader's layer away; the model's counts again."""
        own = self._by_id(head.id)
        del self._own[own.head.structure]
        self.touched(own.head.structure)

    def move_landmark(self, step: LandmarkMoved, author: str) -> None:
        """Put a landmark elsewhere. The way back of the last move takes that move away.

        So a landmark is the model's again, wherever a model has it by now, once all are undone.
        """
        moves = self._marks.setdefault(step.structure, [])
        if moves and moves[-1].step == step.back:
            moves.pop()
        elif step.after is None:
            moves.append(_Moved(step, None))
        else:
            mark = Landmark(step.structure, *step.after, provenance=Provenance(author))
            moves.append(_Moved(step, mark))
        if not moves:
            del self._marks[step.structure]

    def note(self, step: Outlined) -> None:
        """A model outlined a part of a reader's layer, or that was taken back."""
        own = self._by_id(step.layer)
        note_outlined(step, own.prompted)
        self.touched(own.head.structure)

    def touched(self, structure: str) -> None:
        """Its pixels were changed in place."""
        self._copies.pop(structure, None)

    def _by_id(self, layer: str) -> OwnLayer:
        for own in self._own.values():
            if own.head.id == layer:
                return own
        raise ValueError("The edit is about a layer that is not there.")


def patches_of(model: Layer) -> Patches:
    """What turns an empty layer into this one; the patches name no layer yet."""
    found = [patch_of("", model.mask)]
    if model.questionable is not None:
        found.append(patch_of("", model.questionable, "questionable"))
    return tuple(patch for patch in found if patch is not None)


def _provenance(own: OwnLayer) -> Provenance:
    head = own.head
    derived = (("derived_from", head.derived_from),) if head.derived_from else ()
    prompted = tuple(dict.fromkeys(own.prompted))
    return Provenance(head.author, settings=derived, prompted=prompted)


def _middle(own: OwnLayer) -> Landmark | None:
    down, across = own.mask.sum(axis=1), own.mask.sum(axis=0)
    if not down.any():
        return None
    x = float(across @ np.arange(across.size) / across.sum())
    y = float(down @ np.arange(down.size) / down.sum())
    return Landmark("optic_disc", x, y, provenance=_provenance(own))
