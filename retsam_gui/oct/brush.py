"""Painting an area on a B-scan, and erasing it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from engine.editing.strokes import stroke
from engine.layers import Mask
from engine.taxonomy import structure as taxonomy_of
from retsam_gui.language import title_of
from retsam_gui.oct.tools import Desk, Place, Tool

PAINTED = 150  # of 255: opacity of what is being painted


class Brush(Tool):
    """Paints the chosen area, or erases it."""

    target = "area"

    def __init__(self, desk: Desk, *, adding: bool) -> None:
        super().__init__(desk)
        self._adding = adding
        self._at: Place | None = None
        self._painted: Mask | None = None

    def press(self, at: Place) -> bool:
        if self.desk.editing.may_begin():
            self._painted = np.zeros(self.desk.size, np.bool_)
            self._reach(at, at)
        return True

    def move(self, at: Place, *, down: bool) -> None:
        if down and self._painted is not None and self._at is not None:
            self._reach(self._at, at)
        self._at = at
        self.desk.view.update()

    def release(self, at: Place) -> None:
        painted, key = self._painted, self.desk.settings.area
        self._painted = None
        if painted is not None and painted.any():
            text = QCoreApplication.translate("OctTools", "Paint {0}, B-scan {1}")
            if not self._adding:
                text = QCoreApplication.translate("OctTools", "Erase {0}, B-scan {1}")
            name = text.format(title_of(key), self.desk.scan + 1)
            self.desk.editing.paint(key, self.desk.scan, painted, name, adding=self._adding)
        self.desk.view.update()

    def drop(self) -> None:
        self._painted = self._at = None
        self.desk.view.update()

    def _reach(self, start: Place, end: Place) -> None:
        assert self._painted is not None
        region = stroke(
            start, end, radius=self.desk.settings.radius, shape=self.desk.size,
            aspect=self.desk.aspect,
        )  # fmt: skip
        if region is not None:
            self._painted[region.box] |= region.mask
        self._at = end
        self.desk.view.update()

    def paint(self, painter: QPainter) -> None:
        view = self.desk.view
        if self._painted is not None:
            painter.drawImage(view.scan_rect(), self._picture())
        if self._at is not None:
            radius = self.desk.settings.radius
            centre = view.to_widget(*self._at)
            edge = view.to_widget(self._at[0] + radius, self._at[1] + radius / self.desk.aspect)
            out = edge - centre
            for pen in (QPen(QColor(0, 0, 0, 160), 3), QPen(QColor(255, 255, 255), 1.2)):
                painter.setPen(pen)
                painter.drawEllipse(centre, out.x(), out.y())

    def _picture(self) -> QImage:
        """What is painted in the area's colour; where it is erased, the bare scan."""
        assert self._painted is not None
        height, width = self.desk.size
        picture = np.zeros((height, width, 4), np.uint8)
        if self._adding:
            red, green, blue = taxonomy_of(self.desk.settings.area).rgb
            picture[self._painted] = (red, green, blue, PAINTED)
        else:
            bare = self.desk.view.volume.shown(self.desk.scan)[self._painted]
            picture[self._painted, :3] = bare[:, None]
            picture[self._painted, 3] = 255
        return QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
