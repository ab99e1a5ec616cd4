"""What readers drew: how far two of them agree, and one mask out of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from engine.metrics import (
    boundary_errors,
    count_lesions,
    dice,
    distances,
    iou,
    surface_dice,
    which_is_empty,
)
from engine.study.consensus import majority, staple
from engine.study.entry import Drawing
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Row, case_name

TOLERANCE_PX = 2.0  # of surface Dice, written beside each value

Place = tuple[int, str, str]  # case, arm, structure; whichever round a reader had the arm in


@dataclass(frozen=True, eq=False)
class Consensus:
    """One mask out of those of `readers` on a case: by majority and by STAPLE."""

    case: int
    arm: str
    structure: str
    readers: tuple[str, ...]
    majority: Mask
    staple: Mask
    sensitivity: tuple[float, ...]  # of each reader against STAPLE's mask
    specificity: tuple[float, ...]


def overlap_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row for each two drawings of a structure on a case: overlap and distances in pixels.

    Masks have Dice, IoU, HD95, surface Dice within `tolerance_px`, and F1 by lesion with `other` as
    the truth; where one or both are empty there is no distance, and `empty` says which. Surfaces
    have the mean absolute error. A repeat is compared with the same reader's first reading alone.
    """
    rows = []
    for (case, arm, structure), drawn in sorted(_by_place(readings).items()):
        for (one, first, again), (two, second, too) in combinations(drawn, 2):
            if (again or too) and one != two:
                continue
            about: Row = {
                "case": case_name(case),
                "patient": manifest.cases[case].patient,
                "arm": arm,
                "structure": structure,
                "reader": one,
                "other": two,
            }
            rows.append({**about, **_compared(first, second)})
    return rows


def consensus(readings: Sequence[Reading]) -> Iterator[Consensus]:
    """Of all masks that two readers or more drew; repeats and adjudication aside."""
    firsts = [each for each in readings if not each.repeat]
    for (case, arm, structure), drawn in sorted(_by_place(firsts).items()):
        masks = [each.astype(np.bool_) for _, each, _ in drawn]
        if len(masks) > 1 and all(each.dtype == np.bool_ for _, each, _ in drawn):
            found = staple(masks)
            yield Consensus(
                case,
                arm,
                structure,
                tuple(reader for reader, _, _ in drawn),
                majority(masks),
                found.mask,
                found.sensitivity,
                found.specificity,
            )


def _by_place(readings: Sequence[Reading]) -> dict[Place, list[tuple[str, Drawing, bool]]]:
    """The reader of each drawing, the drawing, and whether it is a repeat."""
    told: dict[Place, list[tuple[str, Drawing, bool]]] = defaultdict(list)
    for each in readings:
        if each.kind == "reading":
            for structure, drawn in each.entry.drawings.items():
                told[each.case, each.arm, structure].append((each.reader, drawn, each.repeat))
    return told


def _compared(first: Drawing, second: Drawing) -> Row:
    if first.dtype == np.bool_ and second.dtype == np.bool_:
        return _masks(first.astype(np.bool_), second.astype(np.bool_))
    if first.dtype != second.dtype:
        return {"empty": "one drew a mask, the other a surface"}
    found = boundary_errors(_rows(first), _rows(second))
    return {"mae_px": None if found is None else found.mae}


def _rows(drawn: Drawing) -> NDArray[np.float64]:
    return np.asarray(drawn, np.float64)


def _masks(one: Mask, two: Mask) -> Row:
    one, two = _where_either_is(one, two)
    apart = distances(one, two)
    nothing = {"found": "the first", "truth": "the second"}
    empty = which_is_empty(one, two)
    return {
        "dice": dice(one, two),
        "iou": iou(one, two),
        "hd95_px": None if apart is None else apart.hausdorff_95,
        "surface_dice": surface_dice(one, two, tolerance=TOLERANCE_PX),
        "tolerance_px": TOLERANCE_PX,
        "lesion_f1": count_lesions(one, two).f1,
        "empty": nothing.get(empty, empty),
    }


def _where_either_is(one: Mask, two: Mask) -> tuple[Mask, Mask]:
    """Both masks without the rows, columns and scans around them that nobody drew on.

    One pixel of these stays on each side, where there is one: an outline is next to the outside.
    """
    drawn = np.argwhere(one | two)
    if not len(drawn):
        return one, two
    low = np.maximum(drawn.min(axis=0) - 1, 0)
    part = tuple(slice(int(a), int(b) + 2) for a, b in zip(low, drawn.max(axis=0), strict=True))
    return one[part], two[part]
