"""The canvas: shows one photograph with its layers; zoom, pan, read-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from engine.editing.region import Box
from retsam_gui.canvas.drawing import Drawing
from retsam_gui.canvas.furniture import map_is_shown, paint_map, paint_scale_bar
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.marks import Mark, paint_marks
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.pyramid import Pyramid
from retsam_gui.canvas.tag import paint_message, paint_tag
from retsam_gui.canvas.wipe import WipedView

SURROUND = QColor(14, 16, 19)  # dark in both themes: a bright surround hides faint lesions
MESSAGE_MS = 6000


class Canvas(WipedView):
    """Paints base, overlay, marks and a drawing; knows nothing of where they come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Photograph with its layers"))
        self._overlay: Overlay | None = None
        self._marks: tuple[Mark, ...] = ()
        self._overlay_hidden = False
        self._hint = ""
        self._drawing: Drawing | None = None
        self._um_per_pixel: float | None = None
        self._keeps_view = False
        self._size_before: Size | None = None
        self._message = ""
        self._message_time = QTimer(self)
        self._message_time.setSingleShot(True)
        self._message_time.timeout.connect(self._forget_message)

    # ---- what is shown ----

    def clear(self, hint: str = "") -> None:
        """Show nothing but a hint."""
        if self._base is not None:
            self._size_before = self._base.size
        self._base, self._overlay, self._marks, self._hint = None, None, (), hint
        self._drawing = self._other = None
        if self._tool is not None:
            self._tool.drop()
        self._fitting = self._fitting or not self._keeps_view
        self.hovered.emit(None)
        self.update()

    def set_base(self, base: Pyramid) -> None:
        """Show this picture; the view stays if the size does."""
        changed = self._base is None or self._base.size != base.size
        same = self._keeps_view and self._size_before == base.size and not self._fitting
        self._base = base
        if changed and not same:
            self.fit()
        self.update()

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Lay the composed layers over the picture."""
        self._overlay = overlay
        self.update()

    def update_image(self, box: Box) -> None:
        """Paint anew what shows these rows and columns of the image."""
        left, top = self._view.to_device(box[1].start - 1.5, box[0].start - 1.5)
        right, bottom = self._view.to_device(box[1].stop + 0.5, box[0].stop + 0.5)
        ratio = self.devicePixelRatioF()
        corners = QPointF(left, top) / ratio, QPointF(right, bottom) / ratio
        self.update(QRectF(*corners).toAlignedRect().adjusted(-2, -2, 2, 2))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these landmarks."""
        self._marks = tuple(marks)
        self.update()

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Draw how a measurement came about, or take that away."""
        self._drawing = drawing
        self.update()

    @property
    def drawing(self) -> Drawing | None:
        """How a measurement came about."""
        return self._drawing

    def set_scale(self, um_per_pixel: float | None) -> None:
        """Show a scale bar for columns so many µm wide; none where the scale is not known."""
        self._um_per_pixel = um_per_pixel
        self.update()

    def keep_view(self, on: bool) -> None:
        """Leave place and zoom as they are for the next photograph of the same size."""
        self._keeps_view = on

    def hide_overlay(self, hidden: bool) -> None:
        """Hide all that lies over the photograph for a moment, or show it again."""
        if hidden != self._overlay_hidden:
            self._overlay_hidden = hidden
            self.update()

    @property
    def overlay_hidden(self) -> bool:
        """True while layers and landmarks are hidden."""
        return self._overlay_hidden

    @property
    def overlay(self) -> Overlay | None:
        """The composed layers."""
        return self._overlay

    @property
    def base(self) -> Pyramid | None:
        """The photograph."""
        return self._base

    def tell(self, text: str) -> None:
        """Write a sentence on the photograph for a few seconds."""
        self._message = text
        self._message_time.start(MESSAGE_MS)
        self.update()

    @property
    def message(self) -> str:
        """What is told now."""
        return self._message

    def _forget_message(self) -> None:
        self._message = ""
        self.update()

    # ---- Qt ----

    def sizeHint(self) -> QSize:
        return QSize(900, 800)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), SURROUND)
        if self._base is None:
            self._paint_hint(painter)
            return
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        viewport = self._viewport()
        self._base.paint(painter, self._view, viewport)
        if not self._overlay_hidden:
            self._paint_layers(painter, viewport, ratio)
            if self._drawing is not None:
                self._drawing.paint(painter, self._view, viewport, ratio)
        elif self._tool is None and (self._overlay is not None or self._marks):
            paint_tag(painter, self.tr("Layers hidden"), ratio)
        if self._tool is not None and not (self._overlay_hidden and self._drawing is not None):
            self._tool.paint(painter, self._view, ratio)
            self._paint_cross(painter, ratio)
        self._paint_furniture(painter, viewport, ratio)
        if self._other is not None and not self._overlay_hidden:
            self._paint_names(painter, viewport, ratio)
        if self._message:
            paint_message(painter, self._message, viewport, ratio)

    def _paint_layers(self, painter: QPainter, viewport: Size, ratio: float) -> None:
        """The layers and landmarks that are seen, each on its side."""
        left, right = self._sides(viewport)
        sides = [(left, self._overlay, self._marks)]
        if self._other is not None:
            sides = [(left, self._other.overlay, self._other.marks)]
            if not self._other.bare:
                sides.append((right, self._overlay, self._marks))
        for side, overlay, marks in sides:
            painter.save()
            painter.setClipRect(side)
            if overlay is not None:
                overlay.paint(painter, self._view, viewport)
            paint_marks(painter, marks, self._view, ratio)
            painter.restore()

    def _paint_furniture(self, painter: QPainter, viewport: Size, ratio: float) -> None:
        assert self._base is not None
        if map_is_shown(self._base.size, self._view, viewport):
            paint_map(painter, self._base, self._view, viewport, ratio)
        if self._um_per_pixel is not None:
            paint_scale_bar(painter, self._um_per_pixel, self._view, viewport, ratio)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(150, 158, 168))
        painter.drawText(
            self.rect().adjusted(24, 24, -24, -24),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._hint,
        )
