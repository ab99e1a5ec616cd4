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
    """Keys in two columns, under the titles of their menus; `others` are no actions."""

    def __init__(
        self,
        actions: Mapping[str, Sequence[QAction]],
        others: Sheet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.sheet: Sheet = {**_from_actions(actions), **others}
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
        for label in content.findChildren(QLabel):
            label.ensurePolished()  # with the letters that it will have
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


def of_the_photograph() -> Sheet:
    """What is no action: keys that are held, and the mouse."""
    translate = QCoreApplication.translate
    return {
        translate("Shortcuts", "Photograph"): [
            (
                translate("Shortcuts", "Hide layers while it is held"),
                translate("Shortcuts", "Space"),
            ),
            (
                translate("Shortcuts", "See the model's layers while it is held"),
                translate("Shortcuts", "M"),
            ),
            (
                translate("Shortcuts", "Move the line of the wipe"),
                translate("Shortcuts", "Drag it, or Alt+Left, Alt+Right"),
            ),
            (
                translate("Shortcuts", "Move the photograph"),
                translate("Shortcuts", "Drag, or arrow keys"),
            ),
            (
                translate("Shortcuts", "Point with a tool, without a mouse"),
                translate("Shortcuts", "Arrow keys, with Shift in long steps"),
            ),
            (
                translate("Shortcuts", "Press the tool there; held with arrows, draw"),
                translate("Shortcuts", "C"),
            ),
            (translate("Shortcuts", "Zoom around the pointer"), translate("Shortcuts", "Wheel")),
            (translate("Shortcuts", "Fit"), translate("Shortcuts", "Double click")),
            (
                translate("Shortcuts", "Contrast and brightness"),
                translate("Shortcuts", "Drag with the right button"),
            ),
            (
                translate("Shortcuts", "Size of the brush, tolerance"),
                translate("Shortcuts", "Ctrl+Wheel"),
            ),
            (
                translate("Shortcuts", "Straight line of the brush"),
                translate("Shortcuts", "Shift+Click"),
            ),
            (translate("Shortcuts", "Erase with the brush"), translate("Shortcuts", "Alt+Drag")),
            (
                translate("Shortcuts", "Close a polygon, apply an ellipse"),
                translate("Shortcuts", "Enter, or double click"),
            ),
            (translate("Shortcuts", "Last point back"), translate("Shortcuts", "Backspace")),
            (
                translate("Shortcuts", "Order of the layers"),
                translate("Shortcuts", "Drag a row, or Alt+Up, Alt+Down"),
            ),
            (
                translate("Shortcuts", "Next control, previous control"),
                translate("Shortcuts", "Tab, Shift+Tab"),
            ),
            (translate("Shortcuts", "Press a button"), translate("Shortcuts", "Enter")),
            (
                translate("Shortcuts", "Next vessel of CRAE or CRVE, previous vessel"),
                translate("Shortcuts", "N, Shift+N"),
            ),
            (
                translate("Shortcuts", "Move the centre of the zones"),
                translate("Shortcuts", "Shift+arrow keys"),
            ),
            (
                translate("Shortcuts", "Leave the vessel out or take it in, place the zones"),
                translate("Shortcuts", "Enter"),
            ),
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
