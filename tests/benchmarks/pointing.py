"""Boxes and clicks: how fast the shipped model answers, and how well, from its card."""

from __future__ import annotations

from collections.abc import Sequence

from engine.prompt.prompts import Box, Mark, Prompt
from engine.prompt.session import EmbeddingCache, PromptSession
from engine.runtime.prompting import load_prompt_model
from engine.runtime.registry import DEFAULT_PROMPT, Score, model_card
from engine.taxonomy import structure
from tests.benchmarks.engine import best_of
from tests.benchmarks.rows import Row
from training.phantoms import draw_fundus

BOXES = ("exact box", "box ±5%", "box ±10%", "box ±20%")
CLICKS = ("1 click", "3 clicks", "5 clicks")


def rows() -> list[Row]:
    """Seconds on a phantom photograph, all of a prompt: cut, encode, answer, back on the grid."""
    photograph = draw_fundus(shape=(2056, 2124), seed=1).as_image().rgb8()
    session = PromptSession(load_prompt_model(model_card(DEFAULT_PROMPT)), EmbeddingCache(limit=1))
    box = Prompt(box=Box(900, 800, 1150, 1060))

    def first() -> None:
        session.set_image(photograph, key=f"{next(keys)}", structure="haemorrhage")
        session.predict(box)

    keys = iter(range(1000))
    first()
    encoded = best_of(first, 5)
    session.set_image(photograph, key="again", structure="haemorrhage")
    found = session.predict(box)
    previous = found[0].region if found else None
    click = Prompt(box=box.box, marks=(Mark(((1000.0, 900.0),), True),), previous=previous)
    prompted = best_of(lambda: session.predict(click), 10)
    return [
        Row("first prompt at a place, picture encoded", 1e3 * encoded, "ms", "≤ 700"),
        Row("further prompt there", 1e3 * prompted, "ms", "≤ 60"),
    ]


def lines() -> list[str]:
    """Tables of the card's scores: boxes beside the ellipse in them, and click after click."""
    scores = model_card(DEFAULT_PROMPT).scores
    return [
        "",
        "Mean Dice over objects of whole photographs and B-scans in their own pixels, of the "
        "outline that is shown first; in brackets that of the ellipse in the same box. Each edge "
        "of a box is moved on its own, by up to the share of the box's side.",
        "",
        *_table(scores, BOXES, beside="ellipse in "),
        "",
        "The first click is into the middle of the object, each further one into the middle of "
        "the largest error.",
        "",
        *_table(scores, CLICKS),
    ]


def _table(scores: Sequence[Score], measures: Sequence[str], *, beside: str = "") -> list[str]:
    by_place: dict[tuple[bool, str, str], dict[str, Score]] = {}
    for score in scores:
        place = (score.seen, score.structure, score.data)
        by_place.setdefault(place, {})[score.measure.removeprefix("Dice, ")] = score
    told = ["| structure, data | objects | " + " | ".join(measures) + " |"]
    told.append("|---" * (len(measures) + 2) + "|")
    for (seen, key, data), found in sorted(by_place.items()):
        if measures[0] not in found:
            continue
        cells = []
        for measure in measures:
            other = found.get(f"{beside}{measure}") if beside else None
            mean = f"{found[measure].value:.3f}"
            cells.append(mean if other is None else f"{mean} ({other.value:.3f})")
        where = data if seen else f"{data}, set never learned from"
        count = found[measures[0]].images
        told.append(f"| {structure(key).title}, {where} | {count} | " + " | ".join(cells) + " |")
    return told
