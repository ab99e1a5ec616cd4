"""Words on the photograph that say in which state the canvas is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

WORDS = QColor(255, 221, 64)
GROUND = QColor(0, 0, 0, 200)


def paint_tag(painter: QPainter, text: str, ratio: float) -> None:
    """Write `text` into the top left corner; `painter` works in device pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    size = painter.fontMetrics().boundingRect(text).size()
    box = QRectF(14, 12, size.width() + 24, size.height() + 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(WORDS)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
