"""Text and icons stand out from their ground in both themes (WCAG 2.2, level AA)."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel

from retsam_gui import theme
from retsam_gui.canvas.view import SURROUND
from retsam_gui.icons import icon

TEXT, SHAPE = 4.5, 3.0
ROLE = QPalette.ColorRole
ON_GROUNDS = {  # what is written or drawn, on what, and how far it must stand out
    "WindowText": (("Window", TEXT), ("AlternateBase", TEXT), ("Mid", TEXT)),
    "Text": (("Base", TEXT), ("AlternateBase", TEXT)),
    "ButtonText": (("Button", TEXT), ("Window", TEXT), ("Mid", SHAPE)),
    "PlaceholderText": (("Window", TEXT), ("Base", TEXT), ("AlternateBase", TEXT)),
    "ToolTipText": (("ToolTipBase", TEXT),),
    "HighlightedText": (("Highlight", TEXT), ("Accent", TEXT)),
    "Link": (("Window", TEXT), ("AlternateBase", TEXT), ("Base", TEXT)),
    "Accent": (("Window", SHAPE), ("AlternateBase", SHAPE), ("Base", SHAPE)),
}
COLOUR = r"(palette\([\w-]+\)|#[0-9a-f]{6})"
NAMES = {"tool-tip-text": "ToolTipText", "tool-tip-base": "ToolTipBase"}


@pytest.fixture(params=["dark", "light"])
def shade(request):
    yield request.param
    theme.apply("system")


@pytest.fixture
def palette(qapp, shade):
    theme.apply(shade)
    return qapp.palette()


def contrast(one, other):
    """The ratio of WCAG 2.2, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_ratio_is_that_of_the_standard():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_the_palette(palette):
    for role, grounds in ON_GROUNDS.items():
        for ground, least in grounds:
            found = contrast(palette.color(ROLE[role]), palette.color(ROLE[ground]))
            assert found >= least, (role, ground, found)


def test_every_rule_of_the_style_sheet(palette):
    def colour(told):
        if told.startswith("#"):
            return QColor(told)
        name = told[len("palette(") : -1]
        return palette.color(ROLE[NAMES.get(name, name.title().replace("-", ""))])

    seen = 0
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", theme._SHEET)
    grounds = {}
    for selector, body in rules:
        ground = re.search(rf"background: {COLOUR}", body)
        if ground:
            grounds[selector.strip()] = colour(ground[1])
        text = re.search(rf"(?<![-\w])color: {COLOUR}", body)
        if text is None or "disabled" in selector:
            continue
        parent = selector.strip().removesuffix(" QLabel")
        behind = grounds.get(selector.strip(), grounds.get(parent, palette.color(ROLE.Window)))
        assert contrast(colour(text[1]), behind) >= TEXT, selector
        seen += 1
    assert seen > 10


def test_what_is_on_the_screen(qapp, shade, window, segmented, save):
    """Icons as they are drawn, and the texts of labels on their grounds."""
    segmented(save("a.png"))
    theme.apply(shade)  # the window came with the system's
    palette = qapp.palette()
    for button in window.findChildren(QAbstractButton):
        shown = button.isVisible() and button.isEnabled() and not button.icon().isNull()
        if shown and button.parent().objectName() != "Notices":  # these have a ground of their own
            drawn = strongest(button.icon().pixmap(32, 32).toImage())
            ground = palette.color(ROLE.Highlight if button.property("primary") else ROLE.Window)
            swatch = drawn is not None and drawn.saturation() > 120  # a layer's own colour
            if not button.isChecked() and not swatch and drawn is not None:
                assert contrast(drawn, ground) >= SHAPE, button.toolTip()
    for label in window.findChildren(QLabel):
        shown = label.isVisible() and label.isEnabled() and label.text()
        if shown and label.parent().objectName() != "Notices" and not label.styleSheet():
            text = label.palette().color(label.foregroundRole())
            assert contrast(text, label.palette().color(label.backgroundRole())) >= TEXT, (
                label.text()
            )
    plain = strongest(icon("segment", role=ROLE.ButtonText).pixmap(32, 32).toImage())
    assert contrast(plain, palette.color(ROLE.Window)) >= SHAPE
    assert contrast(QColor(150, 158, 168), SURROUND) >= TEXT  # the hint of an empty photograph


def strongest(image):
    """The colour of what is drawn, without its soft edges."""
    found = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 240
    ]
    return found[0] if found else None
