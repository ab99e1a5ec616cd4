"""The report: pages for one photograph, or for all that are known of a patient."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak

from engine.biomarkers import Measurement
from engine.choices import NO_CHOICES, Choices
from engine.files import replacing
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.papers import DEFAULT_PAPER
from engine.report.case import Case, Look, Numbering
from engine.report.closing import definitions, grading_page, provenance
from engine.report.compare import compare_page, in_order
from engine.report.document import build
from engine.report.front import front_page
from engine.report.sections import section_pages
from engine.report.style import register_fonts
from engine.words import ENGLISH, words


def write_pdf(
    path: Path,
    *,
    image: RetinalImage,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    choices: Choices = NO_CHOICES,
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
) -> None:
    """Write the report of one image; see `write_report`."""
    case = Case(image, segmentation, measurements, choices)
    write_report(path, [case], paper=paper, language=language)


def write_report(
    path: Path, cases: Sequence[Case], *, paper: str = DEFAULT_PAPER, language: str = ENGLISH
) -> None:
    """Write one report of one or more photographs of a patient: both eyes, earlier visits.

    `paper` is "A4" or "Letter", `language` one of `languages()`. An existing file is replaced only
    by a complete one. Raises `OutputError` where the file cannot be written, or where paper or
    language are not known.
    """
    register_fonts()
    look = Look(paper, words(language), Numbering.of(cases))
    ordered = in_order(cases)
    story: list[Flowable] = compare_page(ordered, look)
    for number, case in enumerate(ordered):
        story += [PageBreak()] if number else []
        story += [
            *front_page(case, look),
            *section_pages(case, look),
            PageBreak(),
            *grading_page(case, look),
            PageBreak(),
            *provenance(case, look),
        ]
    story += definitions([row for case in ordered for row in case.measurements], look)
    names = ", ".join(dict.fromkeys(case.image.name for case in ordered if case.image.name))
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        build(file, story, look, name=f"{look.words('Fundus image report')}: {names}")
