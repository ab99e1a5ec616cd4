"""The table and the forest plot of an association."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from engine.cohort.associate import LEVEL, Effect, Question
from engine.cohort.plots import ROW, forest
from engine.files import write_bytes
from engine.papers import DEFAULT_PAPER
from engine.report.case import Look, Numbering
from engine.report.document import body_height, build
from engine.report.style import GAP, SOFT, WIDTH, register_fonts, text
from engine.words import Words
from engine.writers.summary import safe

TITLE = "Association"
METHODS = {
    "mixed": "linear mixed model with a random intercept a patient",
    "gee": "generalised estimating equations, exchangeable within a patient",
}


def write_association(
    folder: Path, effects: Sequence[Effect], question: Question, *, paper: str = DEFAULT_PAPER
) -> None:
    """Write `association.csv` and `association.pdf` into `folder`. Raises `OutputError`."""
    write_bytes(folder / "association.csv", _csv(effects))
    look = Look(paper, Words(), Numbering({}))
    register_fonts()
    pdf = io.BytesIO()
    build(pdf, list(_story(effects, question, look)), look, name=TITLE, title=TITLE)
    write_bytes(folder / "association.pdf", pdf.getvalue())


def said(question: Question, effects: Sequence[Effect]) -> str:
    """How the effects were found, in a sentence or two."""
    used = dict.fromkeys(each.method for each in effects if not each.note)
    methods = " or ".join(METHODS[each] for each in used or [question.method])
    adjusted = f", adjusted for {', '.join(question.adjust)}" if question.adjust else ", unadjusted"
    return (
        f"Effect of {question.exposure}{adjusted}: {methods} "
        f"(column {question.patient}). Standard deviations of the biomarker for one standard "
        "deviation of a quantity, or for the second of two values against the first; lines are "
        f"95 % intervals. Filled: false discovery rate below {LEVEL:.0%} over all biomarkers."
    )


def _csv(effects: Sequence[Effect]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([field.name for field in fields(Effect)])
    for effect in effects:
        cells = asdict(effect).values()
        writer.writerow([safe(cell) if isinstance(cell, str) else repr(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _story(effects: Sequence[Effect], question: Question, look: Look) -> Iterator[Flowable]:
    yield text(said(question, effects), size=9)
    yield text(
        "Associations of a cohort are no causes, and no finding about a single eye.", colour=SOFT
    )
    yield Spacer(1, GAP)
    fitted = [effect for effect in effects if not effect.note]
    page = int((body_height(look) - 100) // ROW) - 2
    for start in range(0, len(fitted), page):
        yield forest(fitted[start : start + page], width=WIDTH)
    left_out = len(effects) - len(fitted)
    if left_out:
        yield text(
            f"{left_out} biomarkers could not be fitted; association.csv says why.", colour=SOFT
        )
