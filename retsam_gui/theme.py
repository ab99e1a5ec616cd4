"""Dark and light: one palette each, one style sheet, following the system unless told."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Theme = Literal["system", "dark", "light"]

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
}

# Text on its ground keeps a contrast of at least 4.5 : 1 (WCAG 2.2, level AA) in both.
_DARK = {
    "Window": "#1b1e23",
    "WindowText": "#e4e7eb",
    "Base": "#15181c",
    "AlternateBase": "#1f2328",
    "Text": "#e4e7eb",
    "PlaceholderText": "#98a2ad",
    "Button": "#272c33",
    "ButtonText": "#e4e7eb",
    "Mid": "#3a414a",
    "ToolTipBase": "#2d333b",
    "ToolTipText": "#f1f3f5",
    "Highlight": "#2a77b8",
    "HighlightedText": "#ffffff",
    "Accent": "#2a77b8",
    "Link": "#6cb6ff",
    "BrightText": "#ffffff",
}
_LIGHT = {
    "Window": "#f4f5f7",
    "WindowText": "#1d2126",
    "Base": "#ffffff",
    "AlternateBase": "#eef0f3",
    "Text": "#1d2126",
    "PlaceholderText": "#5d6671",
    "Button": "#ffffff",
    "ButtonText": "#1d2126",
    "Mid": "#cdd2d8",
    "ToolTipBase": "#ffffff",
    "ToolTipText": "#1d2126",
    "Highlight": "#1f6fb2",
    "HighlightedText": "#ffffff",
    "Accent": "#1f6fb2",
    "Link": "#0b5cad",
    "BrightText": "#ffffff",
}

_SHEET = """
QToolTip { padding: 4px 6px; border: 1px solid palette(mid); color: palette(tool-tip-text);
           background: palette(tool-tip-base); }
QToolBar { border: 0; padding: 4px 6px; spacing: 2px; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: palette(mid); }
QToolBar QToolButton, QToolButton[flat="true"] { border: 1px solid transparent; border-radius: 5px;
           padding: 4px; }
QToolBar QToolButton:hover, QToolButton[flat="true"]:hover { background: palette(mid); }
QToolBar QToolButton:checked, QToolButton[flat="true"]:checked {
           background: palette(highlight); color: palette(highlighted-text); }
QToolButton[quiet="true"]:checked { background: transparent; }
QToolButton[quiet="true"]:checked:hover { background: palette(mid); }
QToolBar QToolButton:focus, QToolButton[flat="true"]:focus { border-color: palette(accent); }
QPushButton[primary="true"] { background: palette(highlight); color: palette(highlighted-text);
           border: 0; border-radius: 6px; padding: 9px 14px; font-weight: 600; }
QPushButton[primary="true"]:hover { background: palette(accent); }
QPushButton[primary="true"]:disabled { background: palette(mid); color: palette(placeholder-text); }
QPushButton[primary="true"]:focus { border: 2px solid palette(window-text); padding: 7px 12px; }
QFrame#LayerRow { border: 1px solid transparent; border-radius: 5px; }
QFrame#LayerRow[active="true"] { border-color: palette(accent);
           background: palette(alternate-base); }
QFrame#LayerRow:focus { border-color: palette(window-text); }
QFrame#ToolStrip { border-bottom: 1px solid palette(mid); }
QLabel[muted="true"] { color: palette(placeholder-text); }
QLabel[attention="true"] { color: palette(link); font-weight: 600; }
QLabel[heading="true"] { font-weight: 600; }
QLabel#Caption { padding: 5px 10px; font-weight: 600; }
QLabel#Caption[role="edited"] { background: palette(highlight); color: palette(highlighted-text); }
QLabel#Caption[role="looked-at"] { background: palette(mid); color: palette(window-text); }
QLabel#Caption[grave="true"] { background: #8a3d00; color: #ffffff; }
QLabel[keycap="true"] { border: 1px solid palette(mid); border-radius: 4px; padding: 1px 4px;
           color: palette(placeholder-text); font-weight: 600; }
QFrame#StudyField { border-left: 3px solid transparent; }
QFrame#StudyField[current="true"] { border-left-color: palette(accent);
           background: palette(alternate-base); }
QFrame#PatientBar { border-bottom: 1px solid palette(mid); }
QFrame#Notices[level="notice"] { background: #6b5310; }
QFrame#Notices[level="notice"] QLabel { color: #fff6dc; }
QFrame#Notices[level="grave"] { background: #8a3d00; }
QFrame#Notices[level="grave"] QLabel { color: #ffffff; font-weight: 600; }
QFrame#Notices[level="error"] { background: #8c2f2b; }
QFrame#Notices[level="error"] QLabel { color: #ffffff; }
QScrollArea, QTreeView, QTableView { border: 0; background: palette(window); }
QHeaderView::section { background: palette(window); color: palette(placeholder-text); border: 0;
           border-bottom: 1px solid palette(mid); padding: 3px 4px; }
QTabWidget::pane { border: 0; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 6px 12px; border: 0; border-bottom: 2px solid transparent;
           color: palette(placeholder-text); font-weight: 600; }
QTabBar::tab:selected { color: palette(window-text); border-bottom-color: palette(accent); }
QTabBar::tab:focus { background: palette(mid); }
QRadioButton::indicator { width: 11px; height: 11px; border-radius: 7px;
           border: 2px solid palette(placeholder-text); background: palette(base); }
QRadioButton::indicator:checked { border-color: palette(accent); background: palette(accent); }
QRadioButton::indicator:disabled { border-color: palette(mid); }
QRadioButton:disabled { color: palette(placeholder-text); }
QRadioButton:focus { text-decoration: underline; }
QCheckBox::indicator:unchecked { width: 9px; height: 9px; border-radius: 3px;
           border: 2px solid palette(placeholder-text); background: palette(base); }
QCheckBox::indicator:unchecked:disabled { border-color: palette(mid); }
QCheckBox:disabled { color: palette(placeholder-text); }
"""

_CALM = "* { widget-animation-duration: 0; }"
_calm = False
_usual: dict[Qt.UIEffect, bool] = {}  # as Qt had them from the system
_blink: list[int] = []  # milliseconds


def apply(theme: Theme) -> None:
    """Show the whole program in `theme`."""
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[theme])
    _paint(theme)


def follow_system() -> None:
    """Change with the system's scheme."""
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _paint("system"))


def calm(reduced: bool) -> None:
    """Let nothing move or blink by itself; else what the system asks for, as Qt follows it."""
    global _calm
    _calm = reduced
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not _usual:
        _usual.update({effect: QApplication.isEffectEnabled(effect) for effect in Qt.UIEffect})
        _blink.append(QApplication.cursorFlashTime())
    for effect, usual in _usual.items():
        QApplication.setEffectEnabled(effect, usual and not reduced)
    QApplication.setCursorFlashTime(0 if reduced else _blink[0])
    application.setStyleSheet(_sheet())


def _sheet() -> str:
    return _SHEET + (_CALM if _calm else "")


def _paint(theme: Theme) -> None:
    system = QGuiApplication.styleHints().colorScheme()
    dark = theme == "dark" or (theme == "system" and system == Qt.ColorScheme.Dark)
    colours = _DARK if dark else _LIGHT
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    faint = QColor(colours["PlaceholderText"])
    faint.setAlphaF(0.55)
    for role in ("WindowText", "Text", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], faint)
    QApplication.setPalette(palette)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet(_sheet())  # again, so that its palette(…) colours follow
