"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.panels.parts import heading, muted

Sheet = Mapping[str, Sequence[tuple[str, str]]]  # title: (what it does, key)


class ShortcutsDialog(QDialog):
    """Keys in two columns, under the titles of their menus."""

    def __init__(
        self, actions: Mapping[str, Sequence[QAction]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.sheet = _from_actions(actions) | _of_the_canvas()
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setSpacing(36)
        for titles in _halves(self.sheet):
            column = QVBoxLayout()
            column.setSpacing(4)
            for title in titles:
                column.addWidget(heading(title))
                column.addLayout(_table(self.sheet[title]))
                column.addSpacing(14)
            column.addStretch(1)
            columns.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(scroll)
        rows.addWidget(buttons)
        self.ensurePolished()
        wanted = content.sizeHint()
        self.resize(wanted.width() + 100, min(wanted.height() + 100, 720))


def _from_actions(actions: Mapping[str, Sequence[QAction]]) -> dict[str, list[tuple[str, str]]]:
    native = QKeySequence.SequenceFormat.NativeText
    return {
        title.replace("&", ""): [
            (action.text().replace("&", "").rstrip("…"), action.shortcut().toString(native))
            for action in entries
        ]
        for title, entries in actions.items()
    }


def _of_the_canvas() -> dict[str, list[tuple[str, str]]]:
    """What is no action: keys that are held, and the mouse."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Shortcuts", text)

    return {
        tr("Photograph"): [
            (tr("Hide layers while it is held"), tr("Space")),
            (tr("See the model's layers while it is held"), tr("M")),
            (tr("Move the line of the wipe"), tr("Drag it, or Alt+Left, Alt+Right")),
            (tr("Move the photograph"), tr("Drag, or arrow keys")),
            (tr("Zoom around the pointer"), tr("Wheel")),
            (tr("Fit"), tr("Double click")),
            (tr("Contrast and brightness"), tr("Drag with the right button")),
            (tr("Size of the brush, tolerance"), tr("Ctrl+Wheel")),
            (tr("Straight line of the brush"), tr("Shift+Click")),
            (tr("Erase with the brush"), tr("Alt+Drag")),
            (tr("Close a polygon, apply an ellipse"), tr("Enter, or double click")),
            (tr("Last point back"), tr("Backspace")),
            (tr("Order of the layers"), tr("Drag a row, or Alt+Up, Alt+Down")),
            (tr("Next control, previous control"), tr("Tab, Shift+Tab")),
            (tr("Press a button"), tr("Enter")),
            (tr("Next vessel of CRAE or CRVE, previous vessel"), tr("N, Shift+N")),
            (tr("Move the centre of the zones"), tr("Shift+arrow keys")),
            (tr("Leave the vessel out or take it in, place the zones"), tr("Enter")),
        ]
    }


def _halves(sheet: Sheet) -> tuple[list[str], list[str]]:
    """Titles for two columns of about the same length."""
    lines = {title: len(rows) + 2 for title, rows in sheet.items()}
    first: list[str] = []
    second: list[str] = []
    for title in sorted(sheet, key=lambda title: -lines[title]):
        shorter = min(first, second, key=lambda column: sum(lines[each] for each in column))
        shorter.append(title)
    return first, second


def _table(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    for at, (text, key) in enumerate(rows):
        grid.addWidget(QLabel(text), at, 0)
        grid.addWidget(muted(key), at, 1, Qt.AlignmentFlag.AlignRight)
    return grid
