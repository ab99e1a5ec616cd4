"""A layer outlined anew: each of its pieces from its own box."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.editing.region import Region
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.prompt.prompts import Box, Prompt, box_of
from engine.prompt.session import PromptSession

ROOM = 0.05  # of a piece's own box, that is left on each side


@dataclass(frozen=True, eq=False)
class Again:
    """The layer as the model sees it: `pieces` there were, of which `kept` stayed as they were."""

    region: Region
    pieces: int
    kept: int


def outlined_again(
    session: PromptSession,
    before: Region,
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Again:
    """Look at each connected piece of `before` again, from the box around it.

    A piece in whose box the model finds nothing stays as it is. Raises ValueError where there are
    no pixels, Cancelled.
    """
    pieces = _pieces(before)
    if not pieces:
        raise ValueError("An empty layer has no box.")
    found, kept = [], 0
    for number, piece in enumerate(pieces):
        raise_if_cancelled(cancel)
        progress(number / len(pieces), f"piece {number + 1} of {len(pieces)}")
        candidates = session.predict(Prompt(box=with_room(box_of(piece))), cancel=cancel)
        kept += not candidates
        found.append(candidates[0].region if candidates else piece)
    return Again(_joined(found), len(pieces), kept)


def with_room(box: Box) -> Box:
    """The box a little larger, as a person draws one."""
    wide, high = ROOM * box.width, ROOM * box.height
    return Box(box.left - wide, box.top - high, box.right + wide, box.bottom + high)


def _pieces(region: Region) -> list[Region]:
    _, found, stats, _ = cv2.connectedComponentsWithStats(region.mask.astype(np.uint8))
    pieces = []
    for label, (left, top, width, height, _) in enumerate(stats.tolist()):
        if label:  # 0 is what lies around them
            part = found[top : top + height, left : left + width] == label
            pieces.append(Region(region.row + top, region.column + left, part))
    return pieces


def _joined(regions: list[Region]) -> Region:
    """All of them together; none is empty."""
    top = min(each.row for each in regions)
    left = min(each.column for each in regions)
    bottom = max(each.row + each.mask.shape[0] for each in regions)
    right = max(each.column + each.mask.shape[1] for each in regions)
    whole = Region(top, left, np.zeros((bottom - top, right - left), np.bool_))
    for each in regions:
        row, column = each.row - top, each.column - left
        height, width = each.mask.shape
        whole.mask[row : row + height, column : column + width] |= each.mask
    return whole
