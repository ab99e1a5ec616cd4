"""Keys of the OCT window that have no button, and the sheet with all of its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar

from retsam_gui.oct.bscan_view import ZOOM

if TYPE_CHECKING:
    from retsam_gui.dialogs.shortcuts import Sheet
    from retsam_gui.oct.window import OctWindow

ENLARGE = ("Ctrl++", "Ctrl+=")


def add_keys(window: OctWindow) -> None:
    """Zoom without a mouse, and F1."""
    for keys, do in (
        (ENLARGE, lambda: window.bscan.zoom_by_key(ZOOM)),
        (("Ctrl+-",), lambda: window.bscan.zoom_by_key(1 / ZOOM)),
        (("F1",), lambda: show_keys(window)),
    ):
        _add(window, keys, do)


def show_keys(window: OctWindow) -> None:
    """All keys on one sheet."""
    from retsam_gui.dialogs.shortcuts import ShortcutsDialog

    bars = {
        bar.windowTitle(): [each for each in bar.actions() if not each.shortcut().isEmpty()]
        for bar in window.findChildren(QToolBar)
    }
    ShortcutsDialog(bars, of_the_scan(), window).open()


def of_the_scan() -> Sheet:
    """Keys without a button, and the mouse."""
    translate = QCoreApplication.translate
    rows = (
        (translate("Shortcuts", "Another B-scan"), translate("Shortcuts", "Wheel, or Up, Down")),
        (translate("Shortcuts", "The same with a tool in hand"), _native("Ctrl+Up", "Ctrl+Down")),
        (translate("Shortcuts", "Ten B-scans on"), _native("PgUp", "PgDown")),
        (translate("Shortcuts", "First B-scan, last B-scan"), _native("Home", "End")),
        (
            translate("Shortcuts", "Point with a tool, without a mouse"),
            translate("Shortcuts", "Arrow keys, with Shift in long steps"),
        ),
        (translate("Shortcuts", "Press the tool there; held with arrows, draw"), "C"),
        (translate("Shortcuts", "Give up a gesture"), _native("Esc")),
        (translate("Shortcuts", "Surface or area before, next one"), ", ."),
        (translate("Shortcuts", "Columns that follow, size of the brush"), "[ ]"),
        (translate("Shortcuts", "Enlarge, show more"), _native("Ctrl++", "Ctrl+-")),
        (
            translate("Shortcuts", "Move the picture"),
            translate("Shortcuts", "Drag, or Shift+arrow keys with the hand"),
        ),
        (
            translate("Shortcuts", "Correct what a name below the B-scan says"),
            translate("Shortcuts", "Enter"),
        ),
        (
            translate("Shortcuts", "Next control, previous control"),
            translate("Shortcuts", "Tab, Shift+Tab"),
        ),
    )
    return {translate("OctWindow", "B-scan"): rows}


def _add(window: OctWindow, keys: tuple[str, ...], do: Callable[[], None]) -> None:
    action = QAction(window)
    action.setShortcuts([QKeySequence(each) for each in keys])
    action.triggered.connect(lambda _=False: do())
    window.addAction(action)


def _native(*keys: str) -> str:
    """Keys as they are written on the person's keyboard."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(native) for each in keys)
