"""The pages themselves: paper, title, footer, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from engine import __version__
from engine.report import facts
from engine.report.case import Look
from engine.report.style import ALERT, INK, RULE, SOFT, WIDTH, typeface

FUNDUS = "Fundus image report"
HEAD, FOOT = 28 * mm, 15 * mm  # of the paper, above and below the body


def body_height(look: Look) -> float:
    """Height of what a page can hold between title and footer."""
    return float(look.size[1] - HEAD - FOOT)


def build(
    file: IO[bytes], story: Sequence[Flowable], look: Look, *, name: str, title: str = FUNDUS
) -> None:
    """Set the story on pages of the paper and write them.

    `name` is the document's, `title` stands on every page.
    """
    margin = (look.size[0] - WIDTH) / 2
    document = BaseDocTemplate(
        file,
        pagesize=look.size,
        title=name,
        author=f"RetSAM Desktop {__version__}",
        subject=look.words(facts.RESEARCH_USE),
        leftMargin=margin,
        rightMargin=margin,
    )
    body = Frame(
        margin, FOOT, WIDTH, body_height(look),
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate(frames=[body]))
    made = f"{datetime.now():%Y-%m-%d %H:%M}"
    document.build(
        list(story),
        canvasmaker=lambda *args, **options: _Pages(
            *args, look=look, made=made, title=title, **options
        ),
    )


class _Pages(Canvas):  # type: ignore[misc]
    """A canvas that knows how many pages there are before it numbers the first."""

    def __init__(self, *args: Any, look: Look, made: str, title: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._title_of_pages = title
        self._look = look
        self._made = made
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's own name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self._kept:
            self.__dict__.update(page)
            self._furniture(len(self._kept))
            super().showPage()
        super().save()

    def _furniture(self, pages: int) -> None:
        """Title and footer of a page."""
        say, (width, height) = self._look.words, self._look.size
        margin = (width - WIDTH) / 2
        right, top = width - margin, height - 15 * mm
        self._write(margin, top - 4 * mm, say(self._title_of_pages), size=16, bold=True)
        made = f"RetSAM Desktop {__version__} · {self._made}"
        self._write(right, top, made, size=8, colour=SOFT, end=True)
        research = say(facts.RESEARCH_USE)
        self._write(right, top - 4.5 * mm, research, size=8.5, bold=True, colour=ALERT, end=True)
        self.setStrokeColor(INK)
        self.setLineWidth(0.8)
        self.line(margin, top - 8.5 * mm, right, top - 8.5 * mm)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.5)
        self.line(margin, 13 * mm, right, 13 * mm)
        review = say("Numbers need review by a qualified reader.")
        self._write(margin, 9.5 * mm, f"{research} {review}", size=7, colour=SOFT)
        page = say(f"Page {self._pageNumber} of {pages}")
        self._write(right, 9.5 * mm, page, size=7, colour=SOFT, end=True)

    def _write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        bold: bool = False,
        colour: Color = INK,
        end: bool = False,
    ) -> None:
        """A line of words that starts, or ends, at a place of the page."""
        self.setFont(typeface(words, bold=bold), size)
        self.setFillColor(colour)
        (self.drawRightString if end else self.drawString)(x, y, words)
