"""The bars of the main window: what is always at hand, and the tools for correcting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QToolBar, QToolButton, QWidget

from retsam_gui.actions import Actions

ALWAYS = (
    ("open", "open_folder"),
    ("previous_image", "next_image"),
    ("fit", "actual_size", "zoom_in", "zoom_out"),
    ("hide_layers", "wipe"),
    ("export_pdf", "export_result"),
    ("commands", "about"),
)
CORRECTING = (
    ("hand", "point"),
    ("brush", "eraser", "threshold", "questionable"),
    ("polygon", "lasso", "fill", "smart_fill"),
    ("vessel", "kind", "ellipse", "piece"),
    ("move", "landmark"),
    ("caliper", "angle", "area"),
)
COLUMNS = 2  # of tools: in one, the last do not fit into a low window
GAP = 10  # device-independent pixels between groups


def bar_of_commands(actions: Actions) -> QToolBar:
    """What is always at hand, above everything."""
    bar = _bar("tools", QCoreApplication.translate("MainWindow", "Tools"))
    for number, group in enumerate(ALWAYS):
        if number:
            bar.addSeparator()
        for key in group:
            bar.addAction(actions[key])
    for button in bar.findChildren(QToolButton):
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return bar


def bar_of_tools(actions: Actions) -> QToolBar:
    """The tools on the left of the photograph."""
    title = QCoreApplication.translate("MainWindow", "Tools for correcting")
    bar = _bar("correcting", title)
    bar.setOrientation(Qt.Orientation.Vertical)
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(2)
    row = 0
    for group in CORRECTING:
        for place, key in enumerate(group):
            button = QToolButton()
            button.setDefaultAction(actions[f"tool_{key}"])
            button.setIconSize(bar.iconSize())
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            grid.addWidget(button, row + place // COLUMNS, place % COLUMNS)
        row += -(-len(group) // COLUMNS)
        grid.setRowMinimumHeight(row, GAP)
        row += 1
    tools = QWidget()
    tools.setLayout(grid)
    bar.addWidget(tools)
    return bar


def _bar(name: str, title: str) -> QToolBar:
    bar = QToolBar(title)
    bar.setObjectName(name)
    bar.setMovable(False)
    return bar
