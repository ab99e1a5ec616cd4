"""One B-scan as it is seen: the picture, with surfaces and areas over it, at a zoom."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from engine.image import OctVolume
from engine.layers import Segmentation, Surface
from engine.oct.columns import stretches
from engine.taxonomy import structure
from retsam_gui.oct.tools import Tool

FILL = 110  # of 255: opacity of areas
USUAL, CHOSEN = 1.6, 2.6  # widths of a surface, in device-independent pixels
CORRECTED = QColor(255, 255, 255, 120)  # behind what a person decided
KEPT = 24  # area pictures in memory
MOST_ZOOM = 40.0


class ScanPicture(QWidget):
    """Shows scan `scan` (from 0) of a volume, and what `tool` draws over it."""

    def __init__(self, volume: OctVolume, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.volume = volume
        self.scan = volume.scans // 2
        self.found: Segmentation | None = None
        self.hidden: frozenset[str] = frozenset()  # structures
        self.with_layers = True
        self.true_aspect = False
        self.tool: Tool | None = None
        self.chosen = ""  # the surface that tools correct
        self._zoom = 1.0
        self._middle = QPointF(0.5, 0.5)  # of the scan, at the middle of the widget
        self._area_picture = lru_cache(KEPT)(self._make_area_picture)
        self.setMinimumSize(240, 160)

    def sizeHint(self) -> QSize:
        return QSize(760, 500)

    # ---- what is shown ----

    def show_found(self, found: Segmentation | None) -> None:
        """Draw these surfaces and areas; without any, the device's surfaces."""
        self.found = found
        self._area_picture.cache_clear()
        self.update()

    @property
    def _surfaces(self) -> tuple[Surface, ...]:
        return self.found.surfaces if self.found is not None else self.volume.surfaces

    @property
    def structures(self) -> tuple[str, ...]:
        """What can be drawn: surfaces from inside out, then areas that are there."""
        if self.found is None:
            return tuple(each.structure for each in self._surfaces)
        areas = (layer.structure for layer in self.found.layers if layer.mask.any())
        return (*(each.structure for each in self._surfaces), *areas)

    def show_structures(self, hidden: frozenset[str]) -> None:
        """Leave these structures out."""
        self.hidden = hidden
        self._area_picture.cache_clear()
        self.update()

    def show_layers(self, shown: bool) -> None:
        """All that is drawn over the scan, or the scan alone."""
        self.with_layers = shown
        self.update()

    def set_true_aspect(self, true: bool) -> None:
        """As high as it is on the retina, or stretched to what is there."""
        self.true_aspect = true
        self.update()

    def reset_view(self) -> None:
        """The whole scan."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Enlarge around a place of the widget."""
        column, row = self.to_scan(place)
        self._zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        self.move_by(place - self.to_widget(column, row))

    def move_by(self, by: QPointF) -> None:
        """Move the scan so far in the widget."""
        rect = self.scan_rect()
        x = self._middle.x() - by.x() / rect.width()
        y = self._middle.y() - by.y() / rect.height()
        self._middle = QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        self.update()

    # ---- geometry ----

    @property
    def row_height(self) -> float:
        """Of a row of the scan, in device-independent pixels."""
        return self.scan_rect().height() / self.volume.height

    def scan_rect(self) -> QRectF:
        """Where the scan lies in the widget."""
        width, height = float(self.width()), float(self.height())
        if self.true_aspect:
            scale = self.volume.scale
            tall = 1.0
            if scale is not None and scale.x_um is not None:
                tall = scale.z_um / scale.x_um
            wanted = self.volume.height * tall / self.volume.width
            if width * wanted > height:
                width = height / wanted
            height = width * wanted
        width, height = width * self._zoom, height * self._zoom
        left = self.width() / 2 - self._middle.x() * width
        top = self.height() / 2 - self._middle.y() * height
        return QRectF(left, top, width, height)

    def to_widget(self, column: float, row: float) -> QPointF:
        """The middle of a pixel of the scan."""
        rect = self.scan_rect()
        return QPointF(
            rect.left() + (column + 0.5) / self.volume.width * rect.width(),
            rect.top() + (row + 0.5) / self.volume.height * rect.height(),
        )

    def to_scan(self, place: QPointF) -> tuple[float, float]:
        """Column and row below a place of the widget."""
        rect = self.scan_rect()
        return (
            (place.x() - rect.left()) / rect.width() * self.volume.width - 0.5,
            (place.y() - rect.top()) / rect.height() * self.volume.height - 0.5,
        )

    def row_of(self, structure: str, column: int) -> float | None:
        """Where a surface that is shown lies in this column; None where it is not seen."""
        for surface in self._surfaces:
            row = float(surface.rows[self.scan, column])
            if surface.structure == structure and np.isfinite(row):
                return row
        return None

    # ---- painting ----

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        rect = self.scan_rect()
        crisp = rect.width() > 2 * self.volume.width
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not crisp)
        painter.drawImage(rect, _grey(self.volume.shown(self.scan)))
        if not self.with_layers:
            return
        if self.found is not None:
            painter.drawImage(rect, self._area_picture(self.scan))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        instead = self.tool.replaces if self.tool is not None else None
        for surface in self._surfaces:
            if surface.structure not in self.hidden and surface.structure != instead:
                self._draw(painter, surface)
        if self.tool is not None:
            self.tool.paint(painter)

    def _draw(self, painter: QPainter, surface: Surface) -> None:
        rows = surface.rows[self.scan]
        if surface.origins is not None:
            corrected = np.where(surface.origins[self.scan] > 0, rows, np.nan)
            self.draw_line(painter, corrected, QPen(CORRECTED, 4.5))
        wide = CHOSEN if surface.structure == self.chosen else USUAL
        pen = QPen(QColor(*structure(surface.structure).rgb), wide)
        if self.found is None:
            pen.setStyle(Qt.PenStyle.DashLine)  # the device's
        self.draw_line(painter, rows, pen)

    def draw_line(self, painter: QPainter, rows: NDArray[np.float32], pen: QPen) -> None:
        """Draw a surface of the scan, (width,) rows; broken off where it cannot be seen."""
        painter.setPen(pen)
        rect = self.scan_rect()
        across, down = rect.width() / self.volume.width, rect.height() / self.volume.height
        for part in stretches(rows):
            x = rect.left() + (part + 0.5) * across
            y = rect.top() + (rows[part].astype(np.float64) + 0.5) * down
            points = [QPointF(*place) for place in zip(x.tolist(), y.tolist(), strict=True)]
            painter.drawPolyline(QPolygonF(points))

    def _make_area_picture(self, scan: int) -> QImage:
        shape = (self.volume.height, self.volume.width, 4)
        picture = np.zeros(shape, np.uint8)
        for layer in self.found.layers if self.found is not None else ():
            if layer.structure not in self.hidden:
                red, green, blue = structure(layer.structure).rgb
                picture[layer.mask[scan]] = (red, green, blue, FILL)
        return QImage(
            picture.data, shape[1], shape[0], 4 * shape[1], QImage.Format.Format_RGBA8888
        ).copy()


def _grey(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
