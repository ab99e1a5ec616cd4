"""Small parts that the panels share."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.icons import icon


def heading(text: str) -> QLabel:
    """The title of a panel."""
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def muted(text: str) -> QLabel:
    """Text that stands back."""
    label = QLabel(text)
    label.setProperty("muted", True)
    return label


def progress_bar(name: str) -> QProgressBar:
    """A thin bar of a thousand steps; `name` is for screen readers."""
    bar = QProgressBar()
    bar.setRange(0, 1000)
    bar.setTextVisible(False)
    bar.setFixedHeight(8)
    bar.setAccessibleName(name)
    return bar


class ElidedLabel(QLabel):
    """One line that takes what room there is, and ends in … where that is too little.

    Give it a tooltip that says all.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            QPainter(self),
            room,
            side,
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )


def flat_button(name: str, tip: str, *, check: bool = False) -> QToolButton:
    """A button that is an icon; `tip` is its tooltip and its name for screen readers."""
    button = QToolButton()
    button.setProperty("flat", True)
    button.setIcon(icon(name))
    button.setIconSize(QSize(18, 18))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(check)
    return button


def section(title: str, content: QWidget) -> QWidget:
    """A panel under its title."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(4)
    label = heading(title)
    label.setContentsMargins(12, 0, 12, 0)
    column.addWidget(label)
    column.addWidget(content, 1)
    return widget


def fit_to_texts(dialog: QDialog) -> None:
    """Make a dialog as large as its texts need; by itself Qt stops at two thirds of the screen."""
    width = dialog.minimumSizeHint().width()
    dialog.resize(width, max(dialog.heightForWidth(width), dialog.sizeHint().height()))
