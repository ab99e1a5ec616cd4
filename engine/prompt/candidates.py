"""What a model answered, as regions of the image; ranked without knowing the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.editing.region import Region
from engine.layers import Mask
from engine.prompt.model import Answers
from engine.prompt.prompts import Box, Mark, Point, Prompt, box_of
from engine.prompt.usual import likeliness
from engine.prompt.window import Window

SURE, UNSURE = 0.6, 0.4  # probabilities between which an outline should not move
BRUSH = 3.0  # pixels of the window: what a click changes at least


@dataclass(frozen=True, eq=False)
class Candidate:
    """One reading of a prompt; a better `rating` comes first."""

    region: Region
    rating: float


def candidates_of(
    answers: Answers,
    window: Window,
    prompt: Prompt,
    shape: tuple[int, int],
    structure: str = "",
) -> tuple[Candidate, ...]:
    """The answers on the image's grid (height, width), the best first, none empty.

    Every click is honoured: the pixels under it belong to each candidate, or do not, as it says.
    Pieces that the prompt does not touch are dropped. The rating is the model's own, times how
    steady the outline is, times how well the piece fills the box; where a first click is all that
    is known, times how usual its size is for the structure.
    """
    first = prompt.box is None and prompt.previous is None
    found = []
    for chances, rating in zip(answers.chances, answers.ratings, strict=True):
        row, column, part = window.back(chances, shape)
        if not part.size:
            continue
        mask = _touched(_honouring(part >= 0.5, (row, column), prompt, window), row, column, prompt)
        if mask.any():
            region = Region(row, column, mask)
            worth = float(rating) * _steadiness(part, mask) * _fit(region, prompt.box)
            if first:
                worth *= likeliness(int(mask.sum()), structure, shape)
            found.append(Candidate(region, worth))
    return tuple(sorted(found, key=lambda each: -each.rating))


def _honouring(mask: Mask, origin: tuple[int, int], prompt: Prompt, window: Window) -> Mask:
    """The mask with a dot around every click as the click says."""
    told = mask.astype(np.uint8)
    radius = max(0, round(BRUSH / window.scale))
    for mark in prompt.marks:
        value = 1 if mark.inside else 0
        points = [(round(x) - origin[1], round(y) - origin[0]) for x, y in mark.points]
        for point in points:
            cv2.circle(told, point, radius, value, -1)
        if len(points) > 1:
            cv2.polylines(told, [np.array(points, np.int32)], False, value, 2 * radius + 1)
    return told.astype(np.bool_)


def _touched(mask: Mask, row: int, column: int, prompt: Prompt) -> Mask:
    """The pieces that have a click in them, lie mostly in the box, or were shown before."""
    count, found, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    labels = np.asarray(found, np.int64)
    if count <= 2:
        return mask
    kept = np.zeros(count, np.bool_)
    for x, y in _inside(prompt.marks):
        at_row, at_column = round(y) - row, round(x) - column
        if 0 <= at_row < mask.shape[0] and 0 <= at_column < mask.shape[1]:
            kept[labels[at_row, at_column]] = True
    if prompt.box is not None:
        kept |= _in_box(
            labels, stats[:, cv2.CC_STAT_AREA].astype(np.float64), prompt.box, row, column
        )
    if prompt.previous is not None:
        own = Region(row, column, mask)
        shown = prompt.previous.within(own.box)
        kept[np.unique(labels[shown & mask])] = True
    kept[0] = False
    return np.asarray(kept[labels])


def _in_box(
    labels: NDArray[np.integer], areas: NDArray[np.floating], box: Box, row: int, column: int
) -> NDArray[np.bool_]:
    top, bottom = max(0, int(np.ceil(box.top)) - row), max(0, int(box.bottom) - row + 1)
    left, right = max(0, int(np.ceil(box.left)) - column), max(0, int(box.right) - column + 1)
    inside = np.bincount(labels[top:bottom, left:right].ravel(), minlength=len(areas))
    return np.asarray(inside > 0.5 * areas)


def _inside(marks: tuple[Mark, ...]) -> Iterator[Point]:
    return (point for mark in marks if mark.inside for point in mark.points)


def _steadiness(chances: NDArray[np.float32], mask: Mask) -> float:
    """How little the piece changes when the threshold does (IoU); near 1 for a clear outline."""
    near = cv2.dilate(mask.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(np.bool_)
    small, large = (chances >= SURE) & near, (chances >= UNSURE) & near
    return float((small.sum() + 1) / (large.sum() + 1))


def _fit(region: Region, box: Box | None) -> float:
    """How well the region's own box agrees with the person's (IoU); 1 without a box."""
    if box is None:
        return 1.0
    own = box_of(region)
    wide = min(own.right, box.right) - max(own.left, box.left)
    high = min(own.bottom, box.bottom) - max(own.top, box.top)
    both = max(0.0, wide) * max(0.0, high)
    return both / (own.width * own.height + box.width * box.height - both)
