"""The report's typeface, colours and way of setting words."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle, paragraph

INK = colors.HexColor("#1C2733")
SOFT = colors.HexColor("#5B6875")
RULE = colors.HexColor("#D5DBE1")
SHADE = colors.HexColor("#EEF1F4")
ALERT = colors.HexColor("#A3300B")
ALERT_SHADE = colors.HexColor("#FDF1EC")
ACCENT = colors.HexColor("#1F6F8B")

WIDTH = 180 * mm  # of everything between the margins, on either paper
GAP = 5 * mm

NEVER_FIRST = "，：；？！"  # in a line; reportlab knows the Japanese signs of that kind
REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"
CHINESE, CHINESE_BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"


@cache
def register_fonts() -> None:
    """Make the shipped typefaces known to the PDF library; it embeds the letters that are used."""
    for normal, bold in ((REGULAR, BOLD), (CHINESE, CHINESE_BOLD)):
        for name in (normal, bold):
            data = files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(data)))
        pdfmetrics.registerFontFamily(normal, normal=normal, bold=bold)
    paragraph.ALL_CANNOT_START += NEVER_FIRST


def typeface(words: str, *, bold: bool = False) -> str:
    """The name of a typeface for a line of plain words; one that has all their letters."""
    latin, chinese = (BOLD, CHINESE_BOLD) if bold else (REGULAR, CHINESE)
    if _lacking(words, latin):
        return CHINESE if _lacking(words, chinese) else chinese
    return latin


def _lacking(words: str, name: str) -> set[str]:
    """The letters that a typeface does not have."""
    if words.isascii():
        return set()
    letters: Mapping[int, int] = pdfmetrics.getFont(name).face.charToGlyph
    return {letter for letter in words if ord(letter) not in letters}


def text(
    words: str,
    *,
    size: float = 8,
    bold: bool = False,
    colour: colors.Color = INK,
    right: bool = False,
) -> Paragraph:
    """Plain words, wrapped where they are too long, in one size and colour."""
    return markup(escape(words), size=size, bold=bold, colour=colour, right=right)


def markup(
    words: str,
    *,
    size: float = 8,
    bold: bool = False,
    colour: colors.Color = INK,
    right: bool = False,
) -> Paragraph:
    """Words with reportlab's own tags; whatever comes from outside must be escaped first.

    Letters that the typeface lacks are set in the Chinese one; where that has them in regular only,
    nothing is bold. A line may then end between any two of them.
    """
    foreign = _lacking(words, REGULAR)
    if foreign:
        bold = bold and not (foreign & _lacking(words, CHINESE_BOLD))
        words = _with_chinese(words, foreign, bold=bold)
    return Paragraph(
        words,
        ParagraphStyle(
            "report",
            fontName=BOLD if bold else REGULAR,
            fontSize=size,
            leading=size * 1.3,
            textColor=colour,
            alignment=2 if right else 0,
            splitLongWords=True,
            wordWrap="CJK" if foreign else None,
        ),
    )


def _with_chinese(words: str, foreign: set[str], *, bold: bool) -> str:
    """Markup with all runs of foreign letters in the Chinese typeface, bold within <b>."""
    runs = re.compile(f"[{re.escape(''.join(foreign))}]+")
    parts = re.split("(</?b>)", words)
    for number, part in enumerate(parts):
        if part in ("<b>", "</b>"):
            bold = part == "<b>"
            continue
        name = CHINESE_BOLD if bold and not _lacking(part, CHINESE_BOLD) else CHINESE
        parts[number] = runs.sub(
            lambda run, name=name: f'<font name="{name}">{run[0]}</font>', part
        )
    return "".join(parts)


def heading(words: str) -> Paragraph:
    """The title of a part of a page."""
    return text(words, size=12, bold=True)


def bare(rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Table:
    """Things beside and below each other without lines or padding."""
    table = Table([list(row) for row in rows], colWidths=list(widths))
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return table


def ruled(rows: Sequence[Sequence[object]], widths: Sequence[float], *, heads: int = 1) -> Table:
    """A table with a shaded head and a fine line under each row; its head stands on every page."""
    table = Table([list(row) for row in rows], colWidths=list(widths), repeatRows=heads)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, heads - 1), SHADE),
                ("LINEBELOW", (0, heads), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("FONTSIZE", (0, 0), (-1, -1), 6),
                ("LEADING", (0, 0), (-1, -1), 6),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 1.0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ]
        )
    )
    return table


def heights(flowables: Sequence[Flowable], height: float) -> float:
    """What they take of a page."""
    return sum(float(part.wrap(WIDTH, height)[1]) for part in flowables)
