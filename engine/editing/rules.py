"""Where a tool may paint, and what else a change of one layer changes.

Three structures are kept in step with another, wherever a reader changes them:

- The cup lies in the disc: painting it is clipped to the disc; what leaves the disc leaves the cup.
- Arteries and veins are vessels: what is painted as one is painted as `vessel` too; what is erased
  from `vessel` is erased from both. Erasing an artery leaves the vessel, whose kind is unknown
  then. A crossing may be artery and vein at once.
- A layer that is not there is neither clipped by nor made for this.
- A locked layer never changes: what would change it is left out of the change that is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from engine.editing.region import Box, Region
from engine.layers import Mask

KEPT_IN = {"optic_cup": "optic_disc"}
PART_OF = {"artery": "vessel", "vein": "vessel"}


@dataclass(frozen=True)
class PaintRule:
    """Where pixels may be painted; erasing is free everywhere.

    `in_field`: only on the photographed field. `inside`: only where this structure is. `not_over`:
    not where one of these is. A structure without a layer restricts nothing.
    """

    in_field: bool = True
    inside: str | None = None
    not_over: frozenset[str] = frozenset()


FREE = PaintRule(in_field=False)


def in_step(structure: str) -> frozenset[str]:
    """The structure and those whose layers may change together with it, in one act."""
    pairs = [{inner, outer} for inner, outer in (KEPT_IN | PART_OF).items()]
    about = [pair for pair in pairs if structure in pair]
    wider = [pair for pair in pairs if any(pair & near for near in about)]
    return frozenset({structure}).union(*wider)


def permitted(
    box: Box, structure: str, rule: PaintRule, layers: Mapping[str, Mask], field: Mask | None
) -> Mask:
    """The pixels of a box on which `structure` may be painted; `layers` are masks by structure."""
    free = np.ones([side.stop - side.start for side in box], np.bool_)
    if rule.in_field and field is not None:
        free &= field[box]
    for outer in (rule.inside, KEPT_IN.get(structure)):
        if outer is not None and outer != structure and outer in layers:
            free &= layers[outer][box]
    for other in sorted(rule.not_over - {structure}):
        if other in layers:
            free &= ~layers[other][box]
    return free


def kept_off(
    structure: str, result: Region, layers: Mapping[str, Mask], *, locked: Collection[str]
) -> tuple[Region, frozenset[str]]:
    """The result as far as it changes no locked layer, and those that held it back.

    What is in a locked cup stays in the disc, and what is in a locked artery or vein in the
    vessels; arteries and veins are painted only where a locked vessel layer is.
    """
    box = result.box
    before = layers[structure][box] if structure in layers else np.zeros_like(result.mask)
    mask, held = result.mask, set()
    for inner, outer in (KEPT_IN | PART_OF).items():
        if outer == structure and inner in locked and inner in layers:
            wrong = before & ~mask & layers[inner][box]
        elif inner == structure and inner in PART_OF and outer in locked and outer in layers:
            wrong = ~before & mask & ~layers[outer][box]
        else:
            continue
        if wrong.any():
            mask = mask ^ wrong
            held.add(inner if outer == structure else outer)
    return Region(result.row, result.column, mask), frozenset(held)


def consequences(
    structure: str,
    result: Region,
    layers: Mapping[str, Mask],
    *,
    rule: PaintRule = FREE,
    field: Mask | None = None,
) -> dict[str, Region]:
    """What each layer holds within the result's box after `structure` is changed to the result.

    `layers` are the masks now, (height, width) each; a structure without a layer begins empty. Only
    layers that truly change are in the answer.
    """
    box = result.box
    before = layers[structure][box] if structure in layers else np.zeros_like(result.mask)
    added = result.mask & ~before
    removed = before & ~result.mask
    if added.any():
        added &= permitted(box, structure, rule, layers, field)
    changed = {structure: (before | added) & ~removed}
    for inner, outer in (KEPT_IN | PART_OF).items():
        if outer == structure and inner in layers:
            changed[inner] = layers[inner][box] & ~removed
        elif inner == structure and inner in PART_OF and outer in layers:
            changed[outer] = layers[outer][box] | added
    return {
        key: Region(result.row, result.column, mask)
        for key, mask in changed.items()
        if not np.array_equal(mask, layers[key][box] if key in layers else np.zeros_like(mask))
    }
