"""Icons from resources/icons, tinted with the palette's text colour when they are drawn."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer


def icon(name: str, *, role: QPalette.ColorRole | None = None) -> QIcon:
    """The icon `name`.svg in the colour of `role`; it follows a change of theme by itself.

    Without a role it has the colour of a button's text, and of selected text where checked.
    """
    return QIcon(_TintedIcon(name, role))


@cache
def _folder() -> Traversable:
    """Looked up once: that takes longer than to read an icon."""
    return files("resources").joinpath("icons")


@cache
def _source(name: str) -> str:
    return _folder().joinpath(f"{name}.svg").read_text(encoding="utf-8")


class _TintedIcon(QIconEngine):
    def __init__(self, name: str, role: QPalette.ColorRole | None) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group = (
            QPalette.ColorGroup.Disabled
            if mode == QIcon.Mode.Disabled
            else QPalette.ColorGroup.Active
        )
        checked = state == QIcon.State.On
        usual = QPalette.ColorRole.HighlightedText if checked else QPalette.ColorRole.ButtonText
        colour: QColor = QGuiApplication.palette().color(group, self._role or usual)
        text = _source(self._name).replace("currentColor", colour.name())
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._role)
