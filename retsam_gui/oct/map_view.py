"""The retina from above: localizer or mean of the scans, thickness in colours, grid, scan line."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from engine.image import OctVolume, ScanLine
from retsam_gui.language import digits
from retsam_gui.oct.tasks import OctChange, OctNumbers

OPACITY = 0.72
RANGE_UM = {"retina": (150.0, 500.0), "nerve_fibres": (0.0, 200.0)}  # shown blue and yellow
USUAL_RANGE_UM = (0.0, 150.0)
CHANGE_UM = (-100.0, 100.0)
LEGEND = 24  # device-independent pixels: height


def _thickness_colours() -> NDArray[np.uint8]:
    """From dark blue (thin) to yellow (thick)."""
    steps = np.arange(256, dtype=np.uint8)[:, None]
    return np.asarray(cv2.applyColorMap(steps, cv2.COLORMAP_VIRIDIS)[:, 0, ::-1])


def _change_colours() -> NDArray[np.uint8]:
    """Blue (thinner) over light grey (unchanged) to red (thicker), safe for the colour blind."""
    stops = np.array([(5, 48, 97), (67, 147, 195), (235, 235, 235), (214, 96, 77), (103, 0, 31)])
    at, steps = np.linspace(0, 255, len(stops)), np.arange(256)
    return np.stack([np.interp(steps, at, part) for part in stops.T], axis=1).astype(np.uint8)


THICKNESS = _thickness_colours()
CHANGE = _change_colours()


class MapView(QWidget):
    """Where each scan lies; a click goes to the nearest (`scan_asked`)."""

    scan_asked = Signal(int)

    def __init__(self, volume: OctVolume, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.volume = volume
        self.scan = volume.scans // 2
        self._from_above = _from_above(volume)
        self._lines = scan_lines(volume)
        self._map: QImage | None = None
        self._range, self._colours = USUAL_RANGE_UM, THICKNESS
        self._grid: tuple[NDArray[np.float64], ...] = ()
        self.setMinimumSize(220, 220)
        self.setAccessibleName(self.tr("Retina from above"))

    def sizeHint(self) -> QSize:
        return QSize(360, 360)

    def show_scan(self, scan: int) -> None:
        """Mark this scan."""
        self.scan = scan
        self.update()

    def show_layer(self, layer: str, numbers: OctNumbers | None, change: OctChange | None) -> None:
        """Colour a layer's thickness, or what it gained where there is a comparison."""
        grid = numbers.grid if numbers is not None else ()
        if change is not None:
            self.show_change(change.maps.get(layer), grid)
        else:
            self.show_map(layer, numbers.maps.get(layer) if numbers is not None else None, grid)

    def show_map(
        self,
        layer: str,
        values: NDArray[np.float32] | None,
        grid: tuple[NDArray[np.float64], ...] = (),
    ) -> None:
        """Colour the thickness of `layer` in µm, (scans, width), with the lines of a grid."""
        self._colour(values, RANGE_UM.get(layer, USUAL_RANGE_UM), THICKNESS, grid)

    def show_change(
        self, values: NDArray[np.float32] | None, grid: tuple[NDArray[np.float64], ...] = ()
    ) -> None:
        """Colour what a layer gained (red) and lost (blue) in µm since an earlier visit."""
        self._colour(values, CHANGE_UM, CHANGE, grid)

    def _colour(
        self,
        values: NDArray[np.float32] | None,
        span: tuple[float, float],
        colours: NDArray[np.uint8],
        grid: tuple[NDArray[np.float64], ...],
    ) -> None:
        self._range, self._colours = span, colours
        several = values is not None and values.shape[0] > 1
        self._map = coloured(values, span, colours) if several and values is not None else None
        self._grid = grid if several else ()
        self.update()

    # ---- geometry ----

    def _picture_rect(self) -> QRectF:
        height, width = self._from_above.shape
        across = height / width * self._tall()
        high = self.height() - (LEGEND if self._map is not None else 0)
        wide = min(self.width(), high / across)
        return QRectF((self.width() - wide) / 2, (high - wide * across) / 2, wide, wide * across)

    def _tall(self) -> float:
        """Height of a pixel of the picture against its width."""
        if self.volume.localizer is not None:
            scale = self.volume.localizer.scale
            return scale.y_um / scale.x_um if scale is not None else 1.0
        scale_of_volume = self.volume.scale
        if scale_of_volume is None or not (scale_of_volume.x_um and scale_of_volume.y_um):
            return max(1.0, self.volume.width / max(self.volume.scans, 1) / 2)
        return scale_of_volume.y_um / scale_of_volume.x_um

    def _place(self, x: float, y: float) -> QPointF:
        """A pixel's middle of the picture, on the widget."""
        rect, (height, width) = self._picture_rect(), self._from_above.shape
        return QPointF(
            rect.left() + (x + 0.5) / width * rect.width(),
            rect.top() + (y + 0.5) / height * rect.height(),
        )

    def _points(self, scan: int) -> QPolygonF:
        return QPolygonF([self._place(float(x), float(y)) for x, y in self._lines[scan]])

    def _map_transform(self) -> QTransform | None:
        """From (column, scan) to the widget, where the scans are parallel lines."""
        first, last = self._lines[0], self._lines[-1]
        if self.volume.scans < 2 or len(first) != 2:
            return None
        source = QPolygonF(
            [QPointF(0, 0), QPointF(self.volume.width - 1, 0),
             QPointF(self.volume.width - 1, self.volume.scans - 1),
             QPointF(0, self.volume.scans - 1)]
        )  # fmt: skip
        corners = (first[0], first[1], last[1], last[0])
        target = QPolygonF([self._place(float(x), float(y)) for x, y in corners])
        made = QTransform.quadToQuad(source, target)
        return made if isinstance(made, QTransform) else None

    # ---- painting ----

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height, width = self._from_above.shape
        picture = QImage(
            self._from_above.data, width, height, width, QImage.Format.Format_Grayscale8
        )
        painter.drawImage(self._picture_rect(), picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = self._map_transform()
        if transform is not None and self._map is not None:
            painter.save()
            painter.setTransform(transform, True)
            painter.setOpacity(OPACITY)
            painter.drawImage(QRectF(-0.5, -0.5, self.volume.width, self.volume.scans), self._map)
            painter.restore()
        if transform is not None:
            painter.setPen(QPen(QColor(255, 255, 255, 210), 1.2))
            for line in self._grid:
                points = [transform.map(QPointF(float(x), float(y))) for x, y in line]
                painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(QColor("#2ee6a6"), 2))
        painter.drawPolyline(self._points(self.scan))
        if self._map is not None:
            self._draw_legend(painter)

    def _draw_legend(self, painter: QPainter) -> None:
        """Below the picture: nothing of it is covered."""
        low, high = self._range
        sign = "+" if low < 0 else ""
        texts = digits(f"{low:g} µm"), digits(f"{sign}{high:g} µm")
        metrics = painter.fontMetrics()
        wide = max(metrics.horizontalAdvance(text) for text in texts) + 8
        ground = QRectF(0, self.height() - LEGEND, self.width(), LEGEND)
        steps = np.linspace(low, high, 256, dtype=np.float32)[None]
        bar = ground.adjusted(wide, 7, -wide, -7)
        painter.drawImage(bar, coloured(steps, self._range, self._colours))
        painter.setPen(QColor(255, 255, 255))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(ground.adjusted(4, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, texts[0])
        painter.drawText(
            ground.adjusted(0, 0, -4, 0), middle | Qt.AlignmentFlag.AlignRight, texts[1]
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        distances = []
        for scan in range(self.volume.scans):
            line = np.array([(p.x(), p.y()) for p in self._points(scan)])
            distances.append(_distance(line, np.array([place.x(), place.y()])))
        self.scan_asked.emit(int(np.argmin(distances)))


def _distance(line: NDArray[np.float64], place: NDArray[np.float64]) -> float:
    """Of a place to a polyline."""
    start, along = line[:-1], np.diff(line, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((place - start) * along).sum(axis=1) / length, 0, 1)
    return float(np.hypot(*(start + share[:, None] * along - place).T).min())


def scan_lines(volume: OctVolume) -> list[NDArray[np.float64]]:
    """Points (x, y) of each scan on the picture from above: two of a straight one."""
    if volume.localizer is not None and volume.positions:
        return [
            position.points(2 if isinstance(position, ScanLine) else 180)
            for position in volume.positions
        ]
    return [np.array([[0.0, scan], [volume.width - 1.0, scan]]) for scan in range(volume.scans)]


def _from_above(volume: OctVolume) -> NDArray[np.uint8]:
    """The localizer where its scans are known to lie on it, else the mean of each column."""
    if volume.localizer is not None and volume.positions:
        return np.ascontiguousarray(volume.localizer.pixels)
    mean = volume.bscans.mean(axis=1)
    high = max(float(mean.max()), 1e-6)
    return np.ascontiguousarray(np.rint(mean / high * 255).astype(np.uint8))


def coloured(
    values: NDArray[np.float32], span: tuple[float, float], colours: NDArray[np.uint8] = THICKNESS
) -> QImage:
    """Values as `colours` (256, 3) RGB from the span's low end to its high; clear where NaN."""
    low, high = span
    share = np.clip((np.nan_to_num(values, nan=low) - low) / (high - low), 0, 1)
    alpha = np.where(np.isfinite(values), 255, 0).astype(np.uint8)
    rgba = np.dstack([colours[np.rint(share * 255).astype(np.uint8)], alpha])
    height, width = values.shape
    return QImage(
        np.ascontiguousarray(rgba).data, width, height, 4 * width, QImage.Format.Format_RGBA8888
    ).copy()
