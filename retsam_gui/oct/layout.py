"""How the parts of the OCT window lie beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QSlider,
    QSplitter,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from engine.runtime.registry import DEFAULT_OCT, GRAPH_SEARCH
from retsam_gui.panels.parts import muted


class Content(QWidget):
    """Space presses the button that has the focus; elsewhere it is the key of a command."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Space
            and isinstance(QApplication.focusWidget(), QAbstractButton)
        ):
            event.accept()
            return True
        return super().event(event)


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
    content = Content()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in strips:
        column.addWidget(part)
    column.addWidget(both, 1)
    return content


def scan_slider(scans: int, now: int) -> QSlider:
    """Through the B-scans; of a single one there is nothing to slide."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, scans - 1)
    slider.setValue(now)
    slider.setVisible(scans > 1)
    slider.setAccessibleName(QCoreApplication.translate("OctWindow", "B-scan"))
    return slider


def fill_status(bar: QStatusBar, place: QWidget, doing: QWidget, saved: QWidget) -> None:
    """What is below the mouse and what is being done; on the right what always stands there."""
    told = QCoreApplication.translate("OctWindow", "Research use only. Not for diagnosis.")
    bar.addWidget(place)
    bar.addWidget(doing)
    bar.addPermanentWidget(saved)
    bar.addPermanentWidget(muted(told))


def method_box() -> QComboBox:
    """By what a volume is segmented: the name of the model is each item's data."""
    translate = QCoreApplication.translate
    box = QComboBox()
    box.addItem(translate("OctWindow", "Trained model"), DEFAULT_OCT)
    box.addItem(translate("OctWindow", "Graph search"), GRAPH_SEARCH)
    box.setToolTip(translate("OctWindow", "By what Segment finds the surfaces"))
    box.setAccessibleName(translate("OctWindow", "Method"))
    return box


def action(window: QWidget, text: str, keys: str, do: Callable[[], None] | None) -> QAction:
    """What a button or these keys do."""
    made = QAction(text, window)
    made.setShortcut(QKeySequence(keys))
    made.setToolTip(f"{text} ({keys})")
    if do is not None:
        made.triggered.connect(lambda _checked=False: do())
    return made
