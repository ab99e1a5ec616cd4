"""Do two readers of one case differ, by the rule of adjudication?"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np

from engine.metrics import dice
from engine.study.entry import Drawing, Entry, Line
from engine.study.forms import Field
from engine.study.manifest import Adjudication, Manifest

T = TypeVar("T")


def differences(manifest: Manifest, first: Entry, second: Entry) -> tuple[str, ...]:
    """What two readers differ in, by the manifest's rule of adjudication: keys, in order."""
    rule = manifest.adjudication
    if rule is None:
        return ()
    fields = [each for form in manifest.forms for each in form.fields]
    asked = [
        each
        for each in fields
        if (each.key in rule.fields if rule.fields else each.kind not in ("text", "confidence"))
    ]
    return (
        *(
            each.key
            for each in asked
            if _answers_differ(each, first, second, rule.tolerance.get(each.key, 0.0))
        ),
        *_differing(first.drawings, second.drawings, lambda one, two: _apart(one, two, rule)),
        *_differing(
            first.lines, second.lines, lambda one, two: _lines_apart(one, two) > rule.most_px
        ),
    )


def _answers_differ(each: Field, first: Entry, second: Entry, tolerance: float) -> bool:
    one, two = first.answers.get(each.key), second.answers.get(each.key)
    if one is None or two is None:
        return one is not two
    if each.kind in ("number", "confidence"):
        assert isinstance(one, int | float)
        assert isinstance(two, int | float)
        return abs(one - two) > tolerance + 1e-9
    return set(one) != set(two) if isinstance(one, tuple) and isinstance(two, tuple) else one != two


def _differing(
    first: Mapping[str, T], second: Mapping[str, T], apart: Callable[[T, T], bool]
) -> list[str]:
    return [
        key
        for key in sorted({*first, *second})
        if key not in first or key not in second or apart(first[key], second[key])
    ]


def _apart(one: Drawing, two: Drawing, rule: Adjudication) -> bool:
    if one.dtype == np.bool_ and two.dtype == np.bool_:
        return dice(one, two) < rule.least_dice  # type: ignore[arg-type]
    if one.dtype != two.dtype:
        return True
    known = np.isfinite(one) & np.isfinite(two)
    if not known.any():
        return bool(np.isfinite(one).any() or np.isfinite(two).any())
    return bool(np.abs(one[known] - two[known]).mean() > rule.most_px)


def _lines_apart(one: Line, two: Line) -> float:
    """Mean distance of the ends in pixels, whichever end was set first."""
    there = [math.dist(a, b) for a, b in zip(one, two, strict=True)]
    turned = [math.dist(a, b) for a, b in zip(one, reversed(two), strict=True)]
    return min(sum(there), sum(turned)) / 2
