"""Words on the photograph that say in which state the canvas is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from retsam_gui.canvas.geometry import Size

WORDS = QColor(255, 221, 64)
GROUND = QColor(0, 0, 0, 200)


MARGIN = 14.0  # device-independent pixels


def paint_message(painter: QPainter, text: str, size: Size, ratio: float) -> None:
    """Write `text` above the lower edge, in the middle; `size` is the canvas in device pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    room = QRectF(0, 0, size.width / ratio - 4 * MARGIN - 24, size.height / ratio)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    words = QRectF(painter.fontMetrics().boundingRect(room.toRect(), flags, text))
    box = QRectF(0, 0, words.width() + 28, words.height() + 14)
    box.moveCenter(QPointF(size.width / ratio / 2, 0))
    box.moveBottom(size.height / ratio - MARGIN)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor("white"))
    painter.drawText(box, flags, text)
    painter.restore()


def paint_tag(
    painter: QPainter,
    text: str,
    ratio: float,
    *,
    left_of: float | None = None,
    right_of: float | None = None,
) -> None:
    """Write `text` into the top left corner, or beside a line that is so far from the left.

    `painter` works in device pixels, of which `ratio` are one of the desktop's.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    size = painter.fontMetrics().boundingRect(text).size()
    box = QRectF(MARGIN, 12, size.width() + 24, size.height() + 12)
    if left_of is not None:
        box.moveRight(left_of - MARGIN)
    if right_of is not None:
        box.moveLeft(right_of + MARGIN)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(WORDS)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
