"""The report's typeface, colours and way of setting words."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

INK = colors.HexColor("#1C2733")
SOFT = colors.HexColor("#5B6875")
RULE = colors.HexColor("#D5DBE1")
SHADE = colors.HexColor("#EEF1F4")
ALERT = colors.HexColor("#A3300B")
ALERT_SHADE = colors.HexColor("#FDF1EC")

MARGIN = 15 * mm
WIDTH = A4[0] - 2 * MARGIN
GAP = 5 * mm

REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"


@cache
def register_fonts() -> None:
    """Make the shipped typeface known to the PDF library; it embeds the letters that are used."""
    for name in (REGULAR, BOLD):
        data = files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(data)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD)


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
    """Words with reportlab's own tags; whatever comes from outside must be escaped first."""
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
        ),
    )
