"""The last pages: every rule with its evidence, where the numbers come from, what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from engine.biomarkers import Measurement
from engine.biomarkers.definition import structure_title
from engine.grading import Step, Trace
from engine.layers import Segmentation
from engine.report import facts
from engine.report.case import Case, Look, known
from engine.report.front import facts_table, rule_with_evidence, unseen_text
from engine.report.style import ALERT, GAP, SOFT, WIDTH, bare, heading, markup, ruled, text

SIGNS = {True: "yes", False: "no", None: "?"}


def grading_page(case: Case, look: Look) -> list[Flowable]:
    """Every condition of every scheme: whether it holds, on what, and what nobody could see."""
    say = look.words
    told = (
        "Rules from the literature, applied to the measurements. They show which rule a number "
        "meets; they do not diagnose."
    )
    story: list[Flowable] = [
        heading(say("Grading evidence")),
        text(say(told), size=7.5, colour=SOFT),
        Spacer(1, 2 * mm),
    ]
    for trace in case.traces:
        story += [KeepTogether(_scheme(trace, look)), Spacer(1, 3 * mm)]
    return story


def _scheme(trace: Trace, look: Look) -> list[Flowable]:
    say = look.words
    rows: list[list[object]] = [
        [
            text(say(trace.title), size=8, bold=True),
            text(say(trace.finding), size=8, bold=trace.judged),
        ]
    ]
    rows += [[_rule(step, look), answer_cell(step, look)] for step in trace.steps]
    small = f"{say(trace.limits)} {say(f'Source: {trace.source}.')}"
    return [ruled(rows, [108 * mm, WIDTH - 108 * mm]), text(small, size=6.4, colour=SOFT)]


def _rule(step: Step, look: Look) -> Flowable:
    return text(rule_with_evidence(step, look), size=7.2)


def answer_cell(step: Step, look: Look) -> Flowable:
    """Yes, no, or why it cannot be told."""
    if step.holds is not None:
        return text(look.words(SIGNS[step.holds]), size=7.2, bold=step.holds)
    unseen = [unseen_text(step.unseen, look)] if step.unseen else []
    reasons = [look.words(reason) for reason in step.reasons]
    return text(f"? {' '.join([*unseen, *reasons])}", size=7.2, colour=ALERT)


def provenance(case: Case, look: Look) -> list[Flowable]:
    """Image, model, layers with their authors, scale, software."""
    say = look.words
    origin = facts.origin_facts(case.image, case.segmentation, case.choices)
    return [
        heading(say("Where the numbers come from")),
        Spacer(1, 2 * mm),
        facts_table(origin, look, columns=1, small=True),
        Spacer(1, 2 * mm),
        *layer_table(case.segmentation, look),
    ]


def layer_table(segmentation: Segmentation, look: Look) -> list[Flowable]:
    """Every layer with its author, its time and its size; nothing without layers."""
    say = look.words
    rows: list[list[object]] = [
        [text(say(word), size=7, bold=True) for word in ("Layer", "Made by", "When", "Pixels")]
    ]
    for layer in segmentation.layers:
        made = layer.provenance
        rows.append(
            [
                text(say(structure_title(layer.structure)), size=7),
                text(say(facts.made_by_text(made)), size=7),
                text(f"{made.created:%Y-%m-%d %H:%M}" if made.created else "–", size=7),
                text(f"{int(layer.mask.sum())}", size=7),
            ]
        )
    if len(rows) == 1:
        return []
    return [ruled(rows, [60 * mm, 60 * mm, 36 * mm, WIDTH - 156 * mm]), Spacer(1, 4 * mm)]


def definitions(measurements: Sequence[Measurement], look: Look) -> list[Flowable]:
    """What each number means and where its definition comes from, by the tables' numbers."""
    entries: dict[str, str] = {}
    for row in measurements:
        if row.key in entries:
            continue
        entry = known(row)
        title = look.words(entry.title) if entry else row.key
        body = look.words(entry.text) if entry else row.definition
        source = f" {look.words(f'Source: {entry.source}.')}" if entry else ""
        ranges = ""
        if entry and entry.references:
            ranges = f" {look.words(f'Healthy eyes: {entry.references[0].source}.')}"
        entries[row.key] = (
            f"<b>[{look.numbering[row.key]}] {escape(title)}.</b> {escape(body)}"
            f"<font color='#5B6875'>{escape(source + ranges)}</font>"
        )
    cells = [markup(words, size=6.2) for words in entries.values()]
    if not cells:
        return []
    half = (WIDTH - GAP) / 2
    rows = [
        [cells[at], "", cells[at + 1] if at + 1 < len(cells) else ""]
        for at in range(0, len(cells), 2)
    ]
    table = bare(rows, [half, GAP, half])
    return [heading(look.words("Definitions")), Spacer(1, 2 * mm), table]
