"""Where the parts of the reading window stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

SIDE = 420  # device-independent pixels of the column with the form


def scrolled(parts: Sequence[QWidget]) -> QScrollArea:
    """Parts one below the other, as wide as there is room."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def row_of(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side; None takes the room that is left."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(12, 8, 12, 10)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return part


def reading_page(strips: Sequence[QWidget], picture: QWidget, side: Sequence[QWidget]) -> QWidget:
    """Strips above, the picture on the left, and the parts of `side`; the third has the room."""
    right = QWidget()
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for number, part in enumerate(side):
        column.addWidget(part, 1 if number == 2 else 0)
    both = QSplitter()
    both.setHandleWidth(1)
    both.addWidget(picture)
    both.addWidget(right)
    both.setStretchFactor(0, 1)
    both.setCollapsible(0, False)
    both.setCollapsible(1, False)
    both.setSizes([900, SIDE])
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for strip in strips:
        rows.addWidget(strip)
    rows.addWidget(both, 1)
    return page
