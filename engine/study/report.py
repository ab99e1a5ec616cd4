"""`study.pdf`: what a study is, what became of its readings, and what they come to."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, TableStyle

from engine import __version__
from engine.files import write_bytes
from engine.papers import DEFAULT_PAPER
from engine.report.case import Look, Numbering
from engine.report.cells import Notes
from engine.report.document import build
from engine.report.style import (
    ALERT,
    GAP,
    RULE,
    SOFT,
    WIDTH,
    bare,
    heading,
    register_fonts,
    ruled,
    text,
)
from engine.study import described
from engine.study.accuracy import Turned
from engine.study.finding import ALL, Finding
from engine.study.flow import Flow, flow
from engine.study.manifest import Manifest, canonical_text, digest
from engine.study.outcome import Reading
from engine.study.report_plots import flow_diagram
from engine.study.report_results import (
    agreement,
    drawings,
    model_against_none,
    numbers,
    repeated,
    times,
    truth,
)
from engine.study.report_tables import SIZE, Found, turned_table
from engine.words import Words

TITLE = "Reader study"
MOST_TURNED = 200  # answers in the report; turned.csv has all


def write_report(
    path: Path,
    manifest: Manifest,
    readings: Sequence[Reading],
    findings: Sequence[Finding],
    turned: Sequence[Turned],
    *,
    draws: int,
    paper: str = DEFAULT_PAPER,
) -> Path:
    """Write the PDF of what `analyse` (with `draws`) and `turned` found. Raises `OutputError`."""
    register_fonts()
    pdf = io.BytesIO()
    story = list(_story(manifest, readings, Found(findings), turned, draws))
    look = Look(paper, Words(), Numbering())
    build(pdf, story, look, name=f"{TITLE} {manifest.key}", title=TITLE)
    write_bytes(path, pdf.getvalue())
    return path


def _story(
    manifest: Manifest,
    readings: Sequence[Reading],
    found: Found,
    turned: Sequence[Turned],
    draws: int,
) -> Iterator[Flowable]:
    counted, notes = flow(manifest, readings), Notes()
    yield from _front(manifest, counted)
    yield from _flow(manifest, counted)
    yield PageBreak()
    yield from model_against_none(manifest, found, notes)
    yield from agreement(manifest, found, notes)
    yield from truth(manifest, found, notes)
    yield from numbers(manifest, readings, found, notes)
    yield from drawings(manifest, found, notes)
    yield from repeated(manifest, found, notes)
    yield from times(manifest, readings, found, notes)
    yield from _turned(manifest, turned)
    yield from _closing(notes, draws)


def _front(manifest: Manifest, counted: Flow) -> Iterator[Flowable]:
    yield text(manifest.title, size=14, bold=True)
    yield Spacer(1, 2 * mm)
    if not counted.complete:
        yield text(
            "Interim: readings are still to come. Numbers will change.", size=9, bold=True,
            colour=ALERT,
        )  # fmt: skip
        yield Spacer(1, 2 * mm)
    judges = manifest.adjudication.readers if manifest.adjudication else ()
    pooled = manifest.readers_a_case is not None
    rows = [
        ("Study", manifest.key),
        ("Manifest, sha256", digest(canonical_text(manifest))),
        ("Design", described.design(manifest)),
        ("Tasks", " ".join(described.tasks(manifest))),
        ("Cases", f"{counted.cases} images of {counted.patients} patients"),
        ("Readers", f"{len(manifest.readers)}: {', '.join(manifest.readers)}"),
        ("Adjudication", described.adjudication(manifest)),
        ("Decided by", ", ".join(judges)),
        ("Repeats", described.repeats(manifest)),
        ("Order", f"{described.POOL if pooled else described.ORDER} "
                  f"{described.going_back(manifest)}"),
        ("Seed of the order", manifest.seed),
        ("Blinding", described.BLINDING),
        ("Model", described.models(manifest)),
        ("Frozen with", manifest.program or "not recorded"),
        ("Analysed with", f"RetSAM Desktop {__version__}"),
    ]  # fmt: skip
    cells = [
        [text(name, size=SIZE, bold=True), text(told, size=SIZE)] for name, told in rows if told
    ]
    facts = bare(cells, [34 * mm, WIDTH - 34 * mm])
    facts.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("TOPPADDING", (0, 0), (-1, -1), 1.0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.0),
            ]
        )
    )
    yield facts


def _flow(manifest: Manifest, counted: Flow) -> Iterator[Flowable]:
    diagram = flow_diagram(counted, adjudicates=manifest.adjudication is not None, width=WIDTH)
    yield Spacer(1, GAP)
    yield KeepTogether([heading("What became of the readings"), Spacer(1, 2 * mm), diagram])
    heads = ("Reader", "Arm", "Submitted", "Still to come", "Ungradable", "Repeats")
    listed = manifest.readers_a_case is None  # else nothing is planned for one reader
    rows = [
        (
            each.reader,
            described.ARMS[each.arm],
            f"{each.submitted} of {each.planned}" if listed else str(each.submitted),
            str(each.open) if listed else "–",
            str(each.ungradable),
            f"{each.repeats} of {each.repeats_planned}" if each.repeats_planned else "–",
        )
        for each in counted.readers
    ]
    cells = [[text(each, size=SIZE) for each in row] for row in rows]
    yield Spacer(1, 3 * mm)
    yield ruled([[text(each, size=SIZE, bold=True) for each in heads], *cells], [WIDTH / 6] * 6)


def _turned(manifest: Manifest, told: Sequence[Turned]) -> Iterator[Flowable]:
    if len(manifest.arms) < 2:
        return
    titles = {each.key: each.title for form in manifest.forms for each in form.fields}
    for misled, name in (
        (True, "Where the model misled: right without it, wrong with it"),
        (False, "Where the model helped: wrong without it, right with it"),
    ):
        own = [each for each in told if each.misled == misled]
        yield Spacer(1, GAP)
        yield heading(f"{name} ({len(own)})")
        yield Spacer(1, 2 * mm)
        if not own:
            yield text("No answer.", colour=SOFT)
            continue
        yield turned_table(own[:MOST_TURNED], titles)
        if len(own) > MOST_TURNED:
            yield text(f"{len(own) - MOST_TURNED} more are in turned.csv.", colour=SOFT)


def _closing(notes: Notes, draws: int) -> Iterator[Flowable]:
    look = Look(DEFAULT_PAPER, Words(), Numbering())
    yield Spacer(1, GAP)
    yield KeepTogether(
        [
            heading("How to read the numbers"),
            Spacer(1, 1 * mm),
            text(described.STATISTICS.format(draws=draws), size=SIZE),
            text(
                "n counts cases with a reading, or with two where readers are compared (with all "
                "of them for Fleiss' kappa and ICC). Repeats and adjudication are aside. A grade "
                "that was not asked, because the image was held for ungradable, does not count. "
                f"“{ALL}” is the mean over readings, for the ROC curve over readers. All findings, "
                "by pair of readers too, are in agreement.csv.",
                size=SIZE,
            ),
            text(described.TIME, size=SIZE),
            Spacer(1, 2 * mm),
            *notes.lines(look),
        ]
    )
