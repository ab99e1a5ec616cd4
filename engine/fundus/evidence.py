"""What the passes of a model say of one image, and the masks that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.fundus import postprocess
from engine.fundus.frame import map_to_image
from engine.fundus.kinds import artery_and_vein
from engine.fundus.lesions import ALIKE, lesion_mask, one_kind_each
from engine.layers import FieldOfView, Mask
from engine.runtime.registry import ModelCard, PassSpec

if TYPE_CHECKING:
    from engine.runtime.predictor import PassResult

NEEDS: dict[str, tuple[str, ...]] = {
    "artery": ("vessel",),
    "vein": ("vessel",),
    "optic_cup": ("optic_disc",),
    **{one: pair for pair in ALIKE for one in pair},
}


def passes_for(card: ModelCard, wanted: set[str]) -> list[PassSpec]:
    """The passes that structures and landmarks `wanted` take, in the card's order.

    A structure's mask is the same whatever else is asked for.
    """
    keys = wanted | {other for key in wanted & set(NEEDS) for other in NEEDS[key]}
    return [spec for spec in card.passes if any(spec.weight(key) for key in keys)]


class Evidence:
    """Collects the passes' probabilities; gives maps and masks on the image's grid."""

    def __init__(self, card: ModelCard, field: FieldOfView, shape: tuple[int, int]) -> None:
        self.card = card
        self.field = field
        self.shape = shape
        self._results: list[tuple[PassSpec, PassResult]] = []
        self._masks: dict[str, Mask] = {}

    def add(self, spec: PassSpec, result: PassResult) -> None:
        """Take in what a pass said; masks made from less are forgotten."""
        self._results.append((spec, result))
        self._masks.clear()

    def probability(self, key: str) -> NDArray[np.float32]:
        """Of structure `key`, (height, width) float32 in [0, 1] on the image's grid.

        The pass that looks most closely decides; where several look at the whole field, it is
        their weighted mean.
        """
        given = [(spec, result) for spec, result in self._results if spec.weight(key)]
        chosen = [one for one in given if one[0].around][-1:] or given
        maps = (map_to_image(each.probabilities[key], each.frame, self.shape) for _, each in chosen)
        if len(chosen) == 1:
            return next(maps)
        weights = sum(spec.weight(key) for spec, _ in chosen)
        total = np.zeros(self.shape, np.float32)
        for (spec, _), values in zip(chosen, maps, strict=True):
            total += np.float32(spec.weight(key) / weights) * values
        return total

    def mask(self, key: str) -> Mask:
        """Of structure `key`, (height, width) bool on the image's grid; empty where none is."""
        if key not in self._masks:
            self._masks |= self._make(key)
        return self._masks[key]

    def _make(self, key: str) -> dict[str, Mask]:
        """The mask of `key`, and of what is decided together with it."""
        if key in ("artery", "vein"):
            return self._kinds()
        if key not in ("vessel", "optic_disc", "optic_cup"):
            return self._lesions(key)
        probability, threshold = self.probability(key), self.card.threshold(key)
        visible = self.field.mask
        if key == "vessel":
            mask = postprocess.vessel_mask(probability, threshold=threshold, visible=visible)
        elif key == "optic_disc":
            mask = postprocess.disc_mask(
                probability, threshold=threshold, visible=visible, diameter=self._diameter
            )
        else:
            mask = postprocess.cup_mask(
                probability, threshold=threshold, disc=self.mask("optic_disc")
            )
        return {key: mask}

    @property
    def _diameter(self) -> float:
        return 2 * min(self.field.radius_x, self.field.radius_y)

    def _kinds(self) -> dict[str, Mask]:
        arteries, veins = artery_and_vein(
            self.probability("artery"),
            self.probability("vein"),
            self.mask("vessel"),
            thresholds=(self.card.threshold("artery"), self.card.threshold("vein")),
            diameter=self._diameter,
        )
        return {"artery": arteries, "vein": veins}

    def _lesions(self, key: str) -> dict[str, Mask]:
        """The lesions of one kind, and of the kind that looks like it where the model has it."""
        known = set(self.card.structures)
        pair = next((two for two in ALIKE if key in two and set(two) <= known), None)
        if pair is None:
            return {key: self._lesion(key, self.probability(key))}
        one, other = (self.probability(each) for each in pair)
        kept = one_kind_each(self._lesion(pair[0], one), self._lesion(pair[1], other), one, other)
        return dict(zip(pair, kept, strict=True))

    def _lesion(self, key: str, probability: NDArray[np.float32]) -> Mask:
        threshold = self.card.threshold(key)
        return lesion_mask(probability, threshold=threshold, visible=self.field.mask)
