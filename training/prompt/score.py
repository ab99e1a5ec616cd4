"""How well a promptable model does: boxes that are more and more off, and click after click."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from engine.layers import Mask
from engine.prompt.maps import ellipse_in
from engine.prompt.prompts import Box, Mark, Prompt
from engine.prompt.session import PromptSession
from training.prompt.objects import VESSELS, Target
from training.prompt.simulate import corrective_click, deepest, exact_box, jittered

JITTERS = (0.0, 0.05, 0.1, 0.2)
CLICKS = 5
TOLD = (1, 3, 5)  # clicks after which the Dice is told


@dataclass(frozen=True)
class PromptScore:
    """Dice of one object after one prompt."""

    dataset: str
    person: str
    name: str
    structure: str
    measure: str
    value: float

    def as_row(self) -> dict[str, str | float]:
        """For a table or a JSON file."""
        return asdict(self)


def score_target(session: PromptSession, target: Target) -> list[PromptScore]:
    """Boxes, the ellipse in the same boxes, and clicks; the first candidate each time.

    The first click is into the middle of the object, each further one into the middle of the
    largest error. Of vessels nobody can mean one stretch by a click: boxes alone.
    """
    rng = np.random.default_rng(zlib.crc32(f"{target.name} {target.structure}".encode()))
    key = f"{target.dataset} {target.name}"
    session.set_image(target.picture, key=key, structure=target.structure)
    told = dict(_of_boxes(session, target.mask, rng))
    if target.structure not in VESSELS:
        told |= dict(_of_clicks(session, target.mask))
    return [
        PromptScore(target.dataset, target.person, target.name, target.structure, measure, value)
        for measure, value in told.items()
    ]


def _of_boxes(
    session: PromptSession, mask: Mask, rng: np.random.Generator
) -> Iterator[tuple[str, float]]:
    for share in JITTERS:
        box = jittered(exact_box(mask), share, rng)
        words = f"box ±{share:.0%}" if share else "exact box"
        yield words, dice(found_by(session, Prompt(box=box), mask.shape), mask)
        yield f"ellipse in {words}", dice(_ellipse(box, mask.shape), mask)


def _of_clicks(session: PromptSession, mask: Mask) -> Iterator[tuple[str, float]]:
    x, y, _ = deepest(mask)
    marks: tuple[Mark, ...] = (Mark(((x, y),), inside=True),)
    prompt = Prompt(marks=marks)
    for count in range(1, CLICKS + 1):
        candidates = session.predict(prompt)
        previous = candidates[0].region if candidates else None
        shown = np.zeros(mask.shape, np.bool_)
        if previous is not None:
            shown[previous.box] = previous.mask
        if count in TOLD:
            yield f"{count} click{'s' if count > 1 else ''}", dice(shown, mask)
        mark = corrective_click(shown, mask)
        if mark is not None:
            marks = (*marks, mark)
        prompt = Prompt(marks=marks, previous=previous)


def found_by(session: PromptSession, prompt: Prompt, shape: tuple[int, ...]) -> Mask:
    """The first candidate on the whole picture; empty where there is none."""
    found = np.zeros(shape, np.bool_)
    candidates = session.predict(prompt)
    if candidates:
        found[candidates[0].region.box] = candidates[0].region.mask
    return found


def dice(one: Mask, other: Mask) -> float:
    """Overlap of two masks of which one at least has pixels."""
    return float(2 * (one & other).sum() / (one.sum() + other.sum()))


def _ellipse(box: Box, shape: tuple[int, ...]) -> Mask:
    return np.asarray(ellipse_in(box, (shape[0], shape[1])) > 0)


def table(scores: Sequence[PromptScore], *, left_out: Sequence[str]) -> str:
    """Markdown: a row a structure, with the mean over objects; sets never learned from apart."""
    measures = list(dict.fromkeys(score.measure for score in scores))
    lines = []
    for title, seen in (("Sets never learned from", False), ("Persons never learned from", True)):
        chosen = [score for score in scores if (score.dataset not in left_out) == seen]
        lines += [
            f"## {title}",
            "",
            "| structure | objects | " + " | ".join(measures) + " |",
            "|---" * (len(measures) + 2) + "|",
        ]
        for dataset, key in sorted({(s.dataset, s.structure) for s in chosen}):
            own = [s for s in chosen if (s.dataset, s.structure) == (dataset, key)]
            means = [[s.value for s in own if s.measure == m] for m in measures]
            cells = [f"{np.mean(values):.3f}" if values else "–" for values in means]
            count = sum(s.measure == measures[0] for s in own)
            lines.append(f"| {key}, {dataset} | {count} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)
