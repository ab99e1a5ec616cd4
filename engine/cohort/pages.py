"""The cohort's summary as an HTML page and as a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from reportlab.graphics import renderSVG
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table, TableStyle

from engine import __version__
from engine.cohort.plots import histogram
from engine.cohort.summary import CohortSummary, Distribution
from engine.files import write_bytes
from engine.fundus.quality import WORDS
from engine.papers import DEFAULT_PAPER
from engine.report.case import Look, Numbering
from engine.report.document import build
from engine.report.facts import RESEARCH_USE
from engine.report.style import GAP, RULE, SOFT, heading, register_fonts, text
from engine.words import Words

TITLE = "Cohort summary"
NEVER = "Never valid, and why mostly"
PICTURES = 4  # of outliers in a row of the PDF
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2733; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem } h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse } td, th { text-align: left; padding: .2rem .9rem .2rem 0;
  vertical-align: top; border-bottom: 1px solid #d5dbe1 } td.n, th.n { text-align: right }
section { border-top: 1px solid #d5dbe1; padding: .8rem 0; display: grid; gap: 1rem;
  grid-template-columns: 20rem 1fr } figure { display: inline-block; margin: 0 .6rem .4rem 0;
  font-size: .8rem } figure img { display: block; width: 8rem } .soft { color: #5b6875 }
"""


def write_summary_pages(folder: Path, told: CohortSummary, *, paper: str = DEFAULT_PAPER) -> None:
    """Write `summary.html` and `summary.pdf` into the cohort's folder. Raises `OutputError`."""
    write_bytes(folder / "summary.html", html(told).encode("utf-8"))
    register_fonts()
    pdf = io.BytesIO()
    build(
        pdf,
        list(_story(told, folder)),
        Look(paper, Words(), Numbering({})),
        name=TITLE,
        title=TITLE,
    )
    write_bytes(folder / "summary.pdf", pdf.getvalue())


def html(told: CohortSummary) -> str:
    """The page; overlays are linked, not copied."""
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{TITLE}</title>",
        f"<style>{STYLE}</style><h1>{TITLE}</h1>",
        f"<p>{escape(_first_line(told))}</p><p class=soft>{escape(RESEARCH_USE)}</p>",
    ]
    for name, rows in _tables(told):
        cells = "".join(f"<tr><td>{escape(words)}<td class=n>{n}" for words, n in rows)
        parts.append(f"<h2>{escape(name)}</h2><table>{cells}</table>")
    parts.append("<h2>Distributions</h2>")
    shown, empty = _with_values(told)
    parts += [_html_distribution(each) for each in shown]
    if empty:
        lines = "".join(f"<tr><td>{escape(name)}<td>{escape(why)}" for name, why in empty)
        parts.append(f"<h2>{NEVER}</h2><table>{lines}</table>")
    parts.append(f"<p class=soft>RetSAM Desktop {__version__}</p></html>")
    return "\n".join(parts)


def _first_line(told: CohortSummary) -> str:
    each = told.seconds / max(told.files, 1)
    return (
        f"{told.files} files, {told.images} images: {told.images - told.failed} measured, "
        f"{told.failed} failed. {each:.2f} s a file."
    )


def _tables(told: CohortSummary) -> Iterator[tuple[str, Sequence[tuple[str, int]]]]:
    yield "Model", told.models
    yield "Quality of the images", told.qualities
    if told.quality_reasons:
        yield (
            "What keeps images from being good",
            [(WORDS.get(key, key), count) for key, count in told.quality_reasons],
        )
    yield "Eyes", told.eyes
    yield "Scale", told.scales
    if told.reasons:
        yield "Why images failed", told.reasons


def _with_values(told: CohortSummary) -> tuple[list[Distribution], list[tuple[str, str]]]:
    """What has valid values, and what has none, with the reason on most images."""
    shown = [each for each in told.distributions if each.valid]
    return shown, [(named(each), each.why) for each in told.distributions if not each.valid]


def named(told: Distribution) -> str:
    """The biomarker with its unit: the same is measured in pixels and in micrometres."""
    return f"{told.title} ({told.unit})" if told.unit else told.title


def numbers(told: Distribution) -> str:
    """The line under a biomarker's name."""
    missing = f"; not valid on {told.invalid} ({told.why})" if told.invalid else ""
    return (
        f"n {told.valid}, mean {told.mean:.4g} (SD {told.sd:.3g}), median {told.median:.4g}, "
        f"5 to 95 %: {told.p5:.4g} to {told.p95:.4g}{missing}"
    )


def _html_distribution(told: Distribution) -> str:
    plot = renderSVG.drawToString(histogram(told))
    plot = plot[plot.find("<svg") :]  # without the head of a file of its own
    figures = "".join(
        f"<figure><a href='{escape(each.overlay or '', quote=True)}'>"
        f"<img loading=lazy alt='' src='{escape(each.overlay or '', quote=True)}'></a>"
        f"{escape(each.result)}: {each.value:.4g}</figure>"
        if each.overlay
        else f"<figure>{escape(each.result)}: {each.value:.4g}</figure>"
        for each in told.outliers
    )
    name = f"<b>{escape(named(told))}</b><br><span class=soft>{escape(numbers(told))}</span>"
    return f"<section><div>{name}</div><div>{plot}<div>{figures}</div></div></section>"


def _story(told: CohortSummary, folder: Path) -> Iterator[Flowable]:
    yield text(_first_line(told), size=10)
    for name, rows in _tables(told):
        yield Spacer(1, GAP)
        yield KeepTogether([heading(name), _pdf_table(rows)])
    yield Spacer(1, GAP)
    yield heading("Distributions")
    shown, empty = _with_values(told)
    for each in shown:
        yield KeepTogether(list(_pdf_distribution(each, folder)))
    if empty:
        yield Spacer(1, GAP)
        yield heading(NEVER)
        yield _lined([[text(name), text(why)] for name, why in empty], [70 * mm, 110 * mm])


def _pdf_table(rows: Sequence[tuple[str, int]]) -> Table:
    cells = [[text(words), text(str(count), right=True)] for words, count in rows]
    return _lined(cells, [150 * mm, 30 * mm])


def _lined(cells: list[list[Flowable]], widths: list[float]) -> Table:
    table = Table(cells, colWidths=widths, hAlign="LEFT")
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE)]))
    return table


def _pdf_distribution(told: Distribution, folder: Path) -> Iterator[Flowable]:
    yield Spacer(1, GAP)
    yield text(named(told), size=9, bold=True)
    yield text(numbers(told), colour=SOFT)
    yield histogram(told)
    shown = [each for each in told.outliers if each.overlay and (folder / each.overlay).is_file()]
    if shown[:PICTURES]:
        cells = [
            [
                Image(str(folder / str(each.overlay)), 40 * mm, 40 * mm, kind="proportional"),
                text(f"{each.result}: {each.value:.4g}", size=6.5),
            ]
            for each in shown[:PICTURES]
        ]
        yield Table([cells], colWidths=[45 * mm] * len(cells), hAlign="LEFT")
