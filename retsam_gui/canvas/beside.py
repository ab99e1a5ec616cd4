"""The photograph without layers beside the canvas, at the same place and zoom."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from retsam_gui.canvas.view import Canvas


class BareCanvas(Canvas):
    """A photograph alone. `resized`: it has another size, which is no wish to move anything."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Photograph without layers"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        with QSignalBlocker(self):
            super().resizeEvent(event)
        self.resized.emit()


class SideBySide(QWidget):
    """The canvas, and on request a bare one beside it; whichever is moved, the other follows."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._linking = False
        self.bare: BareCanvas | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(canvas, 1)

    def open(self, on: bool) -> None:
        """Show the bare photograph on the right, or no longer."""
        if on and self.bare is None:
            self.bare = bare = BareCanvas()
            self.layout().addWidget(bare, 1)  # type: ignore[call-arg]
            self._canvas.zoomed.connect(self._follow_canvas)
            bare.resized.connect(self._follow_canvas)
            bare.zoomed.connect(lambda _scale: self._follow(bare, self._canvas))
            bare.levelled.connect(self._canvas.levelled)
            bare.hovered.connect(self._canvas.hovered)
            self.renew()
        elif not on and self.bare is not None:
            self._canvas.zoomed.disconnect(self._follow_canvas)
            self.bare.hide()
            self.bare.deleteLater()
            self.bare = None

    def renew(self) -> None:
        """The canvas shows another photograph, or the same in another way, or none."""
        if self.bare is None:
            return
        base = self._canvas.base
        with QSignalBlocker(self.bare):
            self.bare.clear() if base is None else self.bare.set_base(base)
        self._follow_canvas()

    def _follow_canvas(self) -> None:
        if self.bare is not None:
            self._follow(self._canvas, self.bare)

    def _follow(self, leader: Canvas, follower: Canvas) -> None:
        """The same image point in the middle, at the same scale."""
        if self._linking or leader.base is None or follower.base is None:
            return
        self._linking = True
        follower.set_aspect(leader.view.aspect)
        ratio = leader.devicePixelRatioF()
        x, y = leader.view.to_image(leader.width() * ratio / 2, leader.height() * ratio / 2)
        follower.centre_on(x, y, scale=leader.view.scale)
        self._linking = False
