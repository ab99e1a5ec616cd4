"""The window for the left hand: panels and keys change their sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from retsam_gui.main_window import MainWindow

_PAIRS = ("QP", "WO", "EI", "RU", "TY", "AL", "SK", "DJ", "FH", "10", "29", "38", "47", "56")
MIRROR: Mapping[str, str] = {
    one: other for pair in _PAIRS for one, other in (tuple(pair), tuple(reversed(pair)))
}
"""Keys that change places, so that those under the left hand come under the right one."""


def mirrored(usual: Mapping[str, str]) -> Mapping[str, str]:
    """The keys of actions for the hand that is free when the left one holds the mouse.

    Only keys that are pressed alone or with Shift move; the result has those that differ.
    """
    own = {}
    for action, keys in usual.items():
        shift, key = ("Shift+", keys[6:]) if keys.startswith("Shift+") else ("", keys)
        if key in MIRROR:
            own[action] = f"{shift}{MIRROR[key]}"
    return own


def arrange(window: MainWindow, *, left_handed: bool) -> None:
    """Lay out the window for the hand that holds the mouse: the panels lie beside it."""
    area = Qt.ToolBarArea.RightToolBarArea if left_handed else Qt.ToolBarArea.LeftToolBarArea
    window.addToolBar(area, window.tools_bar)
    columns = window.columns
    is_left = columns.indexOf(window.side) == 0
    if is_left != left_handed:
        sizes = columns.sizes()
        for place in range(columns.count()):
            columns.insertWidget(place, columns.widget(columns.count() - 1))
        columns.setSizes(sizes[::-1])
        columns.setCollapsible(columns.indexOf(window.side), False)
        columns.setCollapsible(columns.count() - 1 - columns.indexOf(window.side), True)
