"""The report: one A4 page with pictures, numbers and where they come from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

import cv2
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from engine import __version__
from engine.biomarkers import Measurement
from engine.files import replacing
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.report import facts
from engine.report.figures import RGB, Crop, drawn_layers, figures
from engine.report.style import (
    ALERT,
    ALERT_SHADE,
    BOLD,
    GAP,
    INK,
    MARGIN,
    REGULAR,
    RULE,
    SOFT,
    WIDTH,
    markup,
    register_fonts,
    text,
)
from engine.report.table import definitions, numbers
from engine.taxonomy import structure

FIGURE_PIXELS = 1000
FIGURE_HEIGHTS = (50 * mm, 98 * mm)  # the pictures take what the words leave of the page
BODY_HEIGHT = A4[1] - 43 * mm
CAPTION_HEIGHT = 14 * mm  # of the lines under the pictures, when many layers are named
JPEG_QUALITY = 88


def write_pdf(
    path: Path,
    *,
    image: RetinalImage,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
) -> None:
    """Write the report of one image; an existing file is replaced only by a complete one.

    Raises `OutputError` where the file cannot be written.
    """
    register_fonts()
    above: list[Flowable] = [
        _facts_table(facts.case_facts(image), columns=3),
        Spacer(1, 3 * mm),
    ]
    below: list[Flowable] = [
        Spacer(1, 2.5 * mm),
        *numbers(measurements),
        Spacer(1, 2.5 * mm),
        *_remarks(facts.remarks(image, segmentation)),
        _facts_table(facts.origin_facts(image, segmentation), columns=2, small=True),
        _facts_table(facts.hashes(image, segmentation), columns=1, small=True),
        Spacer(1, 2.5 * mm),
        definitions(measurements),
    ]
    room = BODY_HEIGHT - _height([*above, *below]) - CAPTION_HEIGHT
    tallest = min(max(room, FIGURE_HEIGHTS[0]), FIGURE_HEIGHTS[1])
    story = [*above, *_pictures(image, segmentation, tallest=tallest), *below]
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        _document(file, image).build(story)


def _height(flowables: Sequence[Flowable]) -> float:
    """What they take of a page."""
    return sum(float(part.wrap(WIDTH, BODY_HEIGHT)[1]) for part in flowables)


def _document(file: IO[bytes], image: RetinalImage) -> BaseDocTemplate:
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=f"Fundus report: {image.name}",
        author=f"RetSAM Desktop {__version__}",
        subject=facts.RESEARCH_USE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
    )
    body = Frame(
        MARGIN, 15 * mm, WIDTH, BODY_HEIGHT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate(frames=[body], onPage=_furniture))
    return document


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Title and footer of every page."""
    top = A4[1] - 15 * mm
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 16)
    canvas.drawString(MARGIN, top - 4 * mm, "Fundus image report")
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(
        A4[0] - MARGIN, top, f"RetSAM Desktop {__version__} · {datetime.now():%Y-%m-%d %H:%M}"
    )
    canvas.setFont(BOLD, 8.5)
    canvas.setFillColor(ALERT)
    canvas.drawRightString(A4[0] - MARGIN, top - 4.5 * mm, facts.RESEARCH_USE)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, top - 8.5 * mm, A4[0] - MARGIN, top - 8.5 * mm)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, 13 * mm, A4[0] - MARGIN, 13 * mm)
    canvas.setFont(REGULAR, 7)
    canvas.setFillColor(SOFT)
    canvas.drawString(
        MARGIN, 9.5 * mm, f"{facts.RESEARCH_USE} Numbers need review by a qualified reader."
    )
    canvas.drawRightString(A4[0] - MARGIN, 9.5 * mm, f"Page {document.page}")


def _facts_table(
    entries: Sequence[tuple[str, str]], *, columns: int, small: bool = False
) -> Flowable:
    """Pairs of name and value, `columns` pairs beside each other."""
    size = 6.6 if small else 8
    name_width = (19 if small else 16) * mm
    cells = [
        cell
        for name, value in entries
        for cell in (text(name, size=size, colour=SOFT), text(value, size=size))
    ]
    step = 2 * columns
    rows = [cells[start : start + step] for start in range(0, len(cells), step)]
    widths = [name_width, WIDTH / columns - name_width] * columns
    table = Table(rows, colWidths=widths)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6),
            ]
        )
    )
    return table


def _pictures(image: RetinalImage, segmentation: Segmentation, *, tallest: float) -> list[Flowable]:
    """Photograph and overlay side by side, at most `tallest` points high, with their captions."""
    photograph, overlaid, crop = figures(image, segmentation, width=FIGURE_PIXELS)
    if image.scale is not None:
        for picture in (photograph, overlaid):
            _draw_scale_bar(picture, crop, image.scale.x_um)
    width = min((WIDTH - GAP) / 2, tallest * crop.width / crop.height)
    height = width * crop.height / crop.width
    half = (WIDTH - GAP) / 2
    pair = Table(
        [
            [_figure(photograph, width, height), "", _figure(overlaid, width, height)],
            [text("Photograph", size=7, colour=SOFT), "", _legend(segmentation)],
        ],
        colWidths=[half, GAP, half],
    )
    pair.setStyle(
        TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return [pair]


def _figure(pixels: RGB, width: float, height: float) -> Image:
    encoded = cv2.imencode(
        ".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
    )[1]
    return Image(io.BytesIO(encoded.tobytes()), width=width, height=height, hAlign="LEFT")


def _draw_scale_bar(picture: RGB, crop: Crop, x_um: float) -> None:
    """One millimetre on the retina, in the lower left corner."""
    length = round(1000 / x_um * crop.width / (crop.right - crop.left))
    edge = round(0.03 * crop.width)
    y = picture.shape[0] - edge
    if edge + length > crop.width:
        return
    cv2.line(picture, (edge, y), (edge + length, y), (255, 255, 255), max(crop.width // 250, 1))
    cv2.putText(
        picture, "1 mm", (edge, y - edge // 2), cv2.FONT_HERSHEY_SIMPLEX, crop.width / 1400,
        (255, 255, 255), max(crop.width // 600, 1), cv2.LINE_AA,
    )  # fmt: skip


def _legend(segmentation: Segmentation) -> Paragraph:
    """Names of what the overlay shows, each behind a square of its colour."""
    shown = [layer.structure for layer in drawn_layers(segmentation)]
    marks = [mark.structure for mark in segmentation.landmarks if mark.structure not in shown]
    entries = [
        f'<font {paint}="{structure(key).colour}">{sign}</font>&nbsp;{escape(structure(key).title)}'
        for keys, paint, sign in ((shown, "backColor", "&nbsp;" * 3), (marks, "color", "<b>+</b>"))
        for key in keys
    ]
    words = "&nbsp;&nbsp; ".join(entries) or "Nothing was segmented."
    return markup(words, size=7)


def _remarks(sentences: Sequence[str]) -> list[Flowable]:
    if not sentences:
        return []
    sign = text("!", size=7.5, bold=True, colour=ALERT)
    cells = [[sign, text(words, size=7.5)] for words in sentences]
    table = Table(cells, colWidths=[5 * mm, WIDTH - 5 * mm])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), ALERT_SHADE),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return [table, Spacer(1, 2.5 * mm)]
