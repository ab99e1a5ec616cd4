"""Segment a photograph with RetSAM's public network, head by head."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.fundus import retsam_masks as rules
from engine.fundus.retsam_picture import SIDE, Picture, authors_picture, true_picture
from engine.image import RetinalImage
from engine.layers import FieldOfView, Mask
from engine.progress import Cancel, Progress, raise_if_cancelled
from engine.runtime.added import Added
from engine.runtime.retsam_heads import DISC, LESIONS, Head, heads_of

UNTESTED_MODEL = (
    "This published model was not tested here: nobody knows how far its masks can be trusted. "
    "Look at each before you use its numbers."
)
ROUGH_FOVEA = (
    "RetSAM's fovea is a rough guess, at times off by a disc diameter. Check it before you use "
    "what is measured from it."
)


class Network(Protocol):
    """What `engine.runtime.retsam` gives; torch stays out of here."""

    def set_picture(self, picture: NDArray[np.float32]) -> None:
        """Take a picture (3, side, side), normalised, for what follows."""

    def logits(self, head: int) -> NDArray[np.float32]:
        """What a head says: (channels, side, side)."""

    def coordinates(self) -> tuple[float, float]:
        """Where the macula is, x and y in shares of the picture."""


@dataclass(eq=False)
class Found:
    """Masks and probabilities on the image's grid by structure, and the fovea in image pixels."""

    masks: dict[str, Mask] = field(default_factory=dict)
    maps: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    fovea: tuple[float, float] | None = None


def heads_for(heads: tuple[Head, ...], wanted: set[str]) -> list[int]:
    """The heads that structures `wanted` take; lesions take the disc, on which there are none."""
    asked = wanted | ({"artery"} if "vessel" in wanted else set())
    numbers = {number for number, head in enumerate(heads) if asked & set(head.structures)}
    return sorted(numbers | ({DISC} if LESIONS in numbers else set()))


def find(
    image: RetinalImage,
    field_of_view: FieldOfView,
    added: Added,
    wanted: set[str],
    network: Network,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Found:
    """What the heads say of `wanted` structures; `progress` from 0 to 1. Raises Cancelled."""
    rgb = image.rgb8()
    picture = authors_picture(rgb) if added.compatible else true_picture(rgb, field_of_view)
    network.set_picture(picture.values)
    heads = heads_of(added.outputs)
    numbers = heads_for(heads, wanted)
    found = Found()
    logits: dict[int, NDArray[np.float32]] = {}
    for done, number in enumerate(numbers):
        raise_if_cancelled(cancel)
        progress(done / len(numbers), f"{heads[number].title} (part {done + 1} of {len(numbers)})")
        logits[number] = network.logits(number)
        reading = _by_authors if added.compatible else _in_true_shape
        reading(found, number, heads[number], logits, picture, field_of_view)
        if number != DISC:
            del logits[number]
    raise_if_cancelled(cancel)
    if "fovea" in wanted & set(added.landmarks):
        found.fovea = _place(network.coordinates(), picture, image, compatible=added.compatible)
    return found


def _in_true_shape(
    found: Found,
    number: int,
    head: Head,
    logits: dict[int, NDArray[np.float32]],
    picture: Picture,
    field_of_view: FieldOfView,
) -> None:
    visible = field_of_view.mask
    shares = rules.shares_on_image(head, logits[number], picture.frame, visible.shape)
    if number == LESIONS:
        visible = visible & ~found.masks["optic_disc"]
    masks = rules.true_masks(head, shares, picture.frame, visible)
    if number == DISC:
        masks = list(rules.true_disc(*masks))
    _keep(found, head, masks, shares)


def _by_authors(
    found: Found,
    number: int,
    head: Head,
    logits: dict[int, NDArray[np.float32]],
    picture: Picture,
    field_of_view: FieldOfView,
) -> None:
    shape = field_of_view.mask.shape
    on_disc = logits[DISC] if number == LESIONS else None
    small = rules.authors_masks(head, logits[number], on_disc)
    masks = [rules.pasted(mask, picture.frame, shape) for mask in small]
    if number == DISC:
        masks[0] = masks[0] | masks[1]
    shares = rules.shares_on_image(head, logits[number], picture.frame, shape)
    _keep(found, head, masks, shares)


def _keep(found: Found, head: Head, masks: list[Mask], shares: NDArray[np.float32]) -> None:
    """Under our keys. The authors' disc is its rim alone; ours has the cup in it."""
    for key, mask, share in zip(head.structures, masks, shares, strict=True):
        found.masks[key], found.maps[key] = mask, share
    if "optic_cup" in head.structures:
        found.maps["optic_disc"] = shares.sum(axis=0)
    if "artery" in head.structures:
        found.masks["vessel"] = masks[0] | masks[1]
        found.maps["vessel"] = shares.max(axis=0)


def _place(
    share: tuple[float, float], picture: Picture, image: RetinalImage, *, compatible: bool
) -> tuple[float, float]:
    """In image pixels. The authors take shares of the picture for shares of the whole image."""
    if compatible:
        return share[0] * image.width, share[1] * image.height
    return picture.frame.point_to_image(share[0] * SIDE - 0.5, share[1] * SIDE - 0.5)
