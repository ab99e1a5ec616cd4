"""A second photograph beside the canvas, which is only looked at; both move and zoom together."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from engine.choices import Point
from retsam_gui.canvas.link import Link
from retsam_gui.canvas.view import Canvas


class SecondCanvas(Canvas):
    """A photograph on which no tool works.

    `resized`: it has another size, which is no wish to move anything. `pressed`: with the left
    button, as one would to correct.
    """

    resized = Signal()
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Second photograph, only to look at"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        with QSignalBlocker(self):
            super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class SideBySide(QWidget):
    """The canvas, and on request a second one on the right; whichever is moved, the other follows.

    Above each stands whose eye it shows, and that only the left one is corrected.
    `content_chosen(row)`: the person wants another content of the list on the right.
    """

    content_chosen = Signal(int)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._following = False
        self._link = Link()
        self.second: SecondCanvas | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._make_head()
        self._grid.addWidget(canvas, 2, 0)
        self._grid.setRowStretch(2, 1)
        self._grid.setColumnStretch(0, 1)

    def _make_head(self) -> None:
        self.bar = QFrame()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(10, 3, 10, 3)
        label = QLabel(self.tr("&Beside it"))
        self.contents = QComboBox()
        self.contents.setAccessibleName(self.tr("What is shown beside the photograph"))
        self.contents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.contents.activated.connect(self.content_chosen)
        label.setBuddy(self.contents)
        self.linked = _button(
            self.tr("Linked"), self.tr("Move and zoom both together; off: each for itself")
        )
        self.linked.setChecked(True)
        self.linked.toggled.connect(self._link_again)
        self.mirrored = _button(
            self.tr("Mirrored"), self.tr("Go left on one side where the other goes right")
        )
        self.mirrored.toggled.connect(self._mirror)
        for widget in (label, self.contents, self.linked, self.mirrored):
            row.addWidget(widget)
        row.addStretch()
        self.here, self.there = _caption("edited"), _caption("looked-at")
        self._grid.addWidget(self.bar, 0, 0, 1, 2)
        self._grid.addWidget(self.here, 1, 0)
        for widget in (self.bar, self.here):
            widget.hide()

    # ---- showing ----

    def open(self, on: bool) -> None:
        """Show the second canvas, or no longer."""
        if on and self.second is None:
            self.second = second = SecondCanvas()
            self._grid.addWidget(self.there, 1, 1)
            self._grid.addWidget(second, 2, 1)
            self._grid.setColumnStretch(1, 1)
            self._canvas.zoomed.connect(self.follow)
            second.resized.connect(self.follow)
            second.zoomed.connect(self._lead)
            second.levelled.connect(self._canvas.levelled)
        elif not on and self.second is not None:
            self._canvas.zoomed.disconnect(self.follow)
            self._grid.setColumnStretch(1, 0)
            self.second.hide()
            self.second.deleteLater()
            self.second = None
        for widget in (self.bar, self.here, self.there):
            widget.setVisible(on)

    def hide_overlay(self, hidden: bool) -> None:
        """Hide the layers of both."""
        for canvas in (self._canvas, self.second):
            if canvas is not None:
                canvas.hide_overlay(hidden)

    def set_link(self, link: Link, *, same: bool) -> None:
        """How both lie upon each other; `same`: they are one photograph."""
        self._link = link
        for button in (self.linked, self.mirrored):
            button.setEnabled(not same)
        with QSignalBlocker(self.linked), QSignalBlocker(self.mirrored):
            self.linked.setChecked(True)
            self.mirrored.setChecked(link.mirrored)
        self.follow()

    # ---- moving ----

    def follow(self) -> None:
        """Put the second where the canvas is."""
        if self.second is not None:
            self._follow(self._canvas, self.second, self._link)

    def _lead(self) -> None:
        if self.second is not None:
            self._follow(self.second, self._canvas, self._link.back)

    def _follow(self, leader: Canvas, follower: Canvas, link: Link) -> None:
        if self._following or leader.base is None or follower.base is None:
            return
        if not self.linked.isChecked():
            return
        self._following = True
        if link == Link():
            follower.set_aspect(leader.view.aspect)
        x, y = link.there(*_middle(leader))
        follower.centre_on(x, y, scale=leader.view.scale * link.zoom)
        self._following = False

    def _link_again(self, on: bool) -> None:
        """What lies in the middle of both now belongs together from now on."""
        second = self.second
        if on and second is not None and second.base is not None and self._canvas.base is not None:
            size = self._canvas.view.scale / second.view.scale
            share = size / abs(self._link.x_factor)
            self._link = Link(
                x_factor=self._link.x_factor * share, y_factor=self._link.y_factor * share
            ).through(_middle(self._canvas), _middle(second))

    def _mirror(self) -> None:
        self._link = self._link.turned(_middle(self._canvas))
        self.follow()


def _middle(canvas: Canvas) -> Point:
    """The image point in the middle of a canvas."""
    ratio = canvas.devicePixelRatioF()
    return canvas.view.to_image(canvas.width() * ratio / 2, canvas.height() * ratio / 2)


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    button.setCheckable(True)
    button.setText(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _caption(role: str) -> QLabel:
    """Whose eye a side shows; it wraps, so that nothing of it is cut off."""
    label = QLabel()
    label.setObjectName("Caption")
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
