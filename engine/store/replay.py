"""What a reader's layers look like after their edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from engine.choices import Point
from engine.edits import Edit, LandmarkMoved, LayerAdded, LayerHead, LayerRemoved, Patch, apply
from engine.layers import Layer, Mask, Provenance
from engine.store.codec import DAMAGED
from engine.store.errors import StoreDamagedError


@dataclass
class Drawn:
    """The layers by id, each with its planes, (height, width) bool, and the landmarks moved."""

    shape: tuple[int, int]
    heads: dict[str, LayerHead] = field(default_factory=dict)
    masks: dict[str, Mask] = field(default_factory=dict)
    questionable: dict[str, Mask] = field(default_factory=dict)
    landmarks: dict[str, Point | None] = field(default_factory=dict)

    def layers(self) -> tuple[Layer, ...]:
        """The layers as values, in the order in which they were begun."""
        return tuple(
            Layer(
                head.structure,
                self.masks[id],
                Provenance(head.author),
                questionable=self.questionable.get(id),
            )
            for id, head in self.heads.items()
        )


def replay(edits: Iterable[Edit], shape: tuple[int, int]) -> Drawn:
    """Do the edits one after the other. Raises `StoreDamagedError` where they do not fit."""
    drawn = Drawn(shape)
    try:
        for edit in edits:
            for step in edit.steps:
                _do(drawn, step)
    except (ValueError, KeyError) as error:
        raise StoreDamagedError(DAMAGED) from error
    return drawn


def _do(drawn: Drawn, step: Patch | LayerAdded | LayerRemoved | LandmarkMoved) -> None:
    match step:
        case LayerAdded(head):
            drawn.heads[head.id] = head
            drawn.masks[head.id] = np.zeros(drawn.shape, np.bool_)
        case LayerRemoved(head):
            del drawn.heads[head.id], drawn.masks[head.id]
            drawn.questionable.pop(head.id, None)
        case LandmarkMoved(structure, _, after):
            drawn.landmarks[structure] = after
        case Patch(plane="questionable"):
            empty = np.zeros(drawn.shape, np.bool_)
            apply(step, drawn.questionable.setdefault(step.layer, empty))
        case Patch():
            apply(step, drawn.masks[step.layer])
