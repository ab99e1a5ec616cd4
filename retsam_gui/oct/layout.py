"""How the parts of the OCT window lie beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from engine.runtime.registry import DEFAULT_OCT, GRAPH_SEARCH


def laid_out(
    strips: Sequence[QWidget], scan: Sequence[QWidget], side: Sequence[QWidget]
) -> QWidget:
    """`strips` across the whole width; below them the B-scan's parts, and beside it two more.

    The first of `scan` takes the room that is left.
    """
    left = QWidget()
    below = QVBoxLayout(left)
    below.setContentsMargins(0, 0, 0, 0)
    for place, part in enumerate(scan):
        below.addWidget(part, 0 if place else 1)
    right = QSplitter(Qt.Orientation.Vertical)
    for part in side:
        right.addWidget(part)
    right.setSizes([400, 330])
    both = QSplitter(Qt.Orientation.Horizontal)
    both.addWidget(left)
    both.addWidget(right)
    both.setStretchFactor(0, 1)
    both.setSizes([820, 450])
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in strips:
        column.addWidget(part)
    column.addWidget(both, 1)
    return content


def method_box() -> QComboBox:
    """By what a volume is segmented: the name of the model is each item's data."""
    tr = QCoreApplication.translate
    box = QComboBox()
    box.addItem(tr("OctWindow", "Trained model"), DEFAULT_OCT)
    box.addItem(tr("OctWindow", "Graph search"), GRAPH_SEARCH)
    box.setToolTip(tr("OctWindow", "By what Segment finds the surfaces"))
    box.setAccessibleName(tr("OctWindow", "Method"))
    return box


def action(window: QWidget, text: str, keys: str, do: Callable[[], None] | None) -> QAction:
    """What a button or these keys do."""
    made = QAction(text, window)
    made.setShortcut(QKeySequence(keys))
    made.setToolTip(f"{text} ({keys})")
    if do is not None:
        made.triggered.connect(lambda _checked=False: do())
    return made
