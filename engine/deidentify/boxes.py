"""Writing in a picture: where it may stand, and how it is blanked."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.deidentify.box import Box
from engine.deidentify.errors import DeidentifyError
from engine.fundus.field import find_field
from engine.image import RetinalImage
from engine.layers import Mask

CONTRAST = 24  # grey values by which a stroke differs from what is around it
HEIGHTS = (5, 160)  # pixels of a character
WIDEST = 12.0  # of a piece, in its heights: small letters run together
FILLED = (0.08, 0.92)  # share of its box that a piece of writing covers
THINNEST_LINE = 3  # characters: two specks beside each other are not yet writing
GAP = 1.3  # between characters and words of a line, in their heights
ALIKE = 0.45  # the lower of two characters of a line, in heights of the higher
STROKES = (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT)  # bright ones, dark ones
MARGIN = 3  # pixels around what was found


def propose(
    rgb: NDArray[np.uint8],
    *,
    frame: int | None = None,
    oct: bool = False,
    shapes: Sequence[int] = STROKES,
) -> list[Box]:
    """Where writing may stand in a picture (height, width, 3), for a person to look at.

    On a photograph what lies within the photographed field is left out; where no field shows, and
    on OCT, the whole picture is searched. Both bright and dark writing is found, as pieces of
    strokes that stand in a line (Epshtein et al., 2010, for the idea of strokes), unless `shapes`
    asks for one of them. It finds neither everything nor writing alone.
    """
    field = None if oct else _field(rgb)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    width = max(9, round(max(grey.shape) / 50)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (width, width))
    found: list[tuple[int, int, int, int]] = []
    for shape in shapes:
        strokes = cv2.morphologyEx(grey, shape, kernel) > CONTRAST
        if field is not None:
            strokes &= ~field
        found += _lines(_pieces(strokes))
    return [_with_margin(box, grey.shape, frame) for box in _merged(found)]


def propose_in_volume(frames: Sequence[NDArray[np.uint8]]) -> list[Box]:
    """Where writing may stand in the B-scans of a volume, (height, width, 3) each, of all frames.

    What is written is at one place in all of them: it is still bright in the darkest of all
    frames, or still dark in the brightest, and speckle is not. Of one frame, see `propose`.
    """
    if len(frames) == 1:
        return in_all_frames(propose(frames[0], oct=True))
    darkest, brightest = frames[0].copy(), frames[0].copy()
    for frame in frames[1:]:
        np.minimum(darkest, frame, out=darkest)
        np.maximum(brightest, frame, out=brightest)
    bright, dark = STROKES
    found = propose(darkest, oct=True, shapes=(bright,))
    return in_all_frames([*found, *propose(brightest, oct=True, shapes=(dark,))])


def check_within(boxes: Sequence[Box], *, width: int, height: int) -> None:
    """Raises `DeidentifyError` for a box that does not lie within its picture."""
    for box in boxes:
        if box.x + box.width > width or box.y + box.height > height:
            raise DeidentifyError(f"{box} does not lie within its picture of {width} × {height}.")


def in_all_frames(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of single frames as boxes of all of them; those that touch become one."""
    around = _merged([(box.x, box.y, box.width, box.height) for box in boxes])
    return [Box(*sides) for sides in around]


def blank(
    pixels: NDArray[np.generic], boxes: Sequence[Box], *, frame: int, value: int | tuple[int, ...]
) -> None:
    """Set the boxes of a frame (height, width[, channels]) to `value`, in place."""
    for box in boxes:
        if box.frame in (None, frame):
            rows, columns = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
            pixels[rows, columns] = value


def _field(rgb: NDArray[np.uint8]) -> Mask | None:
    found = find_field(RetinalImage(rgb, "", ""))
    if found is None or not found.edge_seen:
        return None
    grown = cv2.dilate(found.mask.view(np.uint8), np.ones((7, 7), np.uint8))
    return grown.astype(np.bool_)


def _pieces(strokes: Mask) -> list[tuple[int, int, int, int]]:
    """Boxes of what may be a character, or several that touch."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes.view(np.uint8), connectivity=8)
    found = []
    for x, y, width, height, area in stats[1:count].tolist():
        fits = HEIGHTS[0] <= height <= HEIGHTS[1] and width <= WIDEST * height
        filled = area / (width * height)
        upright = height > 3 * width  # an l or 1 fills its box
        if fits and (FILLED[0] <= filled <= FILLED[1] or upright):
            found.append((x, y, width, height))
    return found


def _lines(pieces: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes around pieces of about one height that stand beside each other."""
    pieces = sorted(pieces)
    lines: list[list[tuple[int, int, int, int]]] = []
    for piece in pieces:
        home = next(
            (line for line in lines if any(_beside(each, piece) for each in line[-4:])), None
        )
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    return [_around(line) for line in lines if _is_writing(line)]


def _is_writing(line: list[tuple[int, int, int, int]]) -> bool:
    characters = sum(max(1.0, piece[2] / piece[3]) for piece in line)
    return characters >= THINNEST_LINE


def _beside(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    tall = max(one[3], other[3])
    gap = other[0] - (one[0] + one[2])
    shared = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    low = min(one[3], other[3])
    return gap <= GAP * tall and low >= ALIKE * tall and shared >= 0.5 * low


def _around(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = (max(box[i] + box[i + 2] for box in boxes) for i in (0, 1))
    return left, top, right - left, bottom - top


def _merged(boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes that overlap or touch become one."""
    done: list[tuple[int, int, int, int]] = []
    for box in boxes:
        while (near := next((each for each in done if _touch(each, box)), None)) is not None:
            done.remove(near)
            box = _around([near, box])
        done.append(box)
    return sorted(done, key=lambda box: (box[1], box[0]))


def _touch(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return all(
        one[i] <= other[i] + other[i + 2] + MARGIN and other[i] <= one[i] + one[i + 2] + MARGIN
        for i in (0, 1)
    )


def _with_margin(box: tuple[int, int, int, int], shape: tuple[int, ...], frame: int | None) -> Box:
    x, y = max(0, box[0] - MARGIN), max(0, box[1] - MARGIN)
    right = min(shape[1], box[0] + box[2] + MARGIN)
    bottom = min(shape[0], box[1] + box[3] + MARGIN)
    return Box(x, y, right - x, bottom - y, frame)
