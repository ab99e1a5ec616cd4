"""From the logits of RetSAM's heads to masks: by its authors' rules, or without their defects."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, softmax

from engine.fundus.frame import Frame, map_to_image
from engine.fundus.postprocess import without_islands
from engine.layers import Mask
from engine.runtime.retsam_heads import Head

Values = NDArray[np.float32]
CERTAIN = 0.5  # of channels that are independent of each other


def shares_of(head: Head, logits: Values) -> Values:
    """Probability (classes, rows, columns) of each class, without that of the background."""
    if head.together:
        return np.asarray(expit(logits), np.float32)
    return np.asarray(softmax(logits, axis=0)[1:], np.float32)


def shares_on_image(head: Head, logits: Values, frame: Frame, shape: tuple[int, int]) -> Values:
    """The same on the image's grid `shape` (height, width); 0 beyond the frame."""
    return np.stack([map_to_image(each, frame, shape) for each in shares_of(head, logits)])


def true_masks(head: Head, shares: Values, frame: Frame, visible: Mask) -> list[Mask]:
    """A mask for each class, decided on the image's own grid; `shares` as `shares_on_image`.

    The gate comes before small pieces are taken out, so that none reappear; areas are those of the
    authors in true pixels.
    """
    if head.together:
        masks = [(each > CERTAIN) & visible for each in shares]
    else:
        best, which = shares.max(axis=0), shares.argmax(axis=0)
        won = (best > 1 - shares.sum(axis=0)) & (best > head.gate) & visible
        masks = [won & (which == number) for number in range(len(shares))]
    smallest = max(1, round(head.smallest / (frame.scale_x * frame.scale_y)))
    return [without_islands(mask, smallest) for mask in masks]


def true_disc(rim: Mask, cup: Mask) -> tuple[Mask, Mask]:
    """Disc and cup from the rim and cup that were found.

    The disc is the largest piece of both together, without holes: a vessel or a cup that cuts the
    rim takes nothing away. The cup is the largest piece of the cup within it.
    """
    disc = _largest(rim | cup)
    filled = disc.astype(np.uint8)
    outlines, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(filled, outlines, -1, 1, cv2.FILLED)
    return filled.astype(bool), _largest(cup & disc)


def authors_masks(head: Head, logits: Values, disc_logits: Values | None = None) -> list[Mask]:
    """A mask for each class on the network's grid, as the authors' program decides.

    With `disc_logits`, those of the head of disc and cup, what lies on them is taken away.
    """
    if head.together:
        return [without_islands(channel > 0, head.smallest) for channel in logits]
    which = logits.argmax(axis=0)
    masks = [which == number for number in range(1, len(logits))]
    if head.smallest:
        masks = [without_islands(mask, head.smallest) for mask in masks]
    else:
        masks = [_largest(mask) for mask in masks]
    kept = softmax(logits, axis=0).max(axis=0) > head.gate
    if disc_logits is not None:
        kept &= disc_logits.argmax(axis=0) == 0
    return [mask & kept for mask in masks]


def pasted(mask: Mask, frame: Frame, shape: tuple[int, int]) -> Mask:
    """A mask of the network's grid on the image's grid `shape`, by the nearest pixel."""
    size = (frame.x1 - frame.x0, frame.y1 - frame.y0)
    box = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    out = np.zeros(shape, bool)
    out[frame.y0 : frame.y1, frame.x0 : frame.x1] = box > 0
    return out


def _largest(mask: Mask) -> Mask:
    """The largest connected piece; nothing where there is none."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    return labels == 1 + int(np.argmax(areas)) if areas.size else np.zeros(mask.shape, bool)
