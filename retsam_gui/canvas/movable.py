"""A widget that shows a picture at a place and scale which the person changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from retsam_gui.canvas.geometry import Size, ViewTransform, centred, fitted
from retsam_gui.canvas.pyramid import Pyramid

WHEEL_STEP = 1.25  # zoom of one notch


class MovableView(QWidget):
    """Fit, zoom and pan, by call, wheel and pinch. What is painted is up to the class below.

    `zoomed` gives the scale in screen pixels per image pixel.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: Pyramid | None = None
        self._view = ViewTransform()
        self._aspect = 1.0
        self._fitting = True  # until the person zooms or pans, the image follows the window

    def set_aspect(self, aspect: float) -> None:
        """Draw pixels that are this many times as high as wide; what is in the middle stays."""
        if aspect == self._aspect:
            return
        self._aspect = aspect
        if self._base is None or self._fitting:
            self.fit()
            return
        viewport = self._viewport()
        middle = self._view.to_image(viewport.width / 2, viewport.height / 2)
        self.centre_on(*middle, scale=self._view.scale)

    @property
    def view(self) -> ViewTransform:
        """Where the image lies, in device pixels."""
        return self._view

    def fit(self) -> None:
        """Show the whole image."""
        if self._base is not None:
            self._set_view(fitted(self._base.size, self._viewport(), aspect=self._aspect))
            self._fitting = True

    def show_actual_size(self) -> None:
        """One image column on one screen pixel, around what is in the middle now.

        Rows take as many as they are high in truth: one each where pixels are square.
        """
        self.zoom_by(1 / self._view.scale)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around `at` (device-independent, the middle if None)."""
        if self._base is None:
            return
        at = at or QPointF(self.width() / 2, self.height() / 2)
        ratio = self.devicePixelRatioF()
        view = self._view.zoomed(factor, at.x() * ratio, at.y() * ratio)
        if view.scale == 1:  # on whole pixels, so that actual size is sharp
            view = replace(view, left=float(round(view.left)), top=float(round(view.top)))
        self._set_view(view)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the image by device-independent pixels."""
        if self._base is not None:
            ratio = self.devicePixelRatioF()
            self._set_view(self._view.moved(dx * ratio, dy * ratio))

    def centre_on(self, x: float, y: float, *, scale: float) -> None:
        """Put the image point (x, y) into the middle at `scale`."""
        if self._base is None:
            return
        viewport = self._viewport()
        view = centred(self._base.size, viewport, scale=scale, aspect=self._aspect)
        at_x, at_y = view.to_device(x, y)
        self._set_view(view.moved(viewport.width / 2 - at_x, viewport.height / 2 - at_y))

    def _set_view(self, view: ViewTransform) -> None:
        assert self._base is not None
        self._view = view.kept_in(self._base.size, self._viewport())
        self._fitting = False
        self.zoomed.emit(self._view.scale)
        self.update()

    def _viewport(self) -> Size:
        ratio = self.devicePixelRatioF()
        return Size(round(self.width() * ratio), round(self.height() * ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._base is None:
            return
        if self._fitting:
            self.fit()
        else:
            self._set_view(self._view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._fitting:
            self.fit()

    def event(self, event: QEvent) -> bool:
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(WHEEL_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()
