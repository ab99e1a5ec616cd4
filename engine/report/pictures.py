"""Pictures on a page: a part of the photograph with shapes drawn on it as lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from engine.biomarkers import Measurement
from engine.biomarkers.drawing import shapes_of
from engine.report.case import Case
from engine.report.figures import RGB, Crop
from engine.report.style import BOLD
from engine.shapes import Ellipse, Shape
from engine.taxonomy import structure

JPEG_QUALITY = 88
FINEST = 0.6  # points on paper; a line's corners that are nearer are left out
WHITE = colors.HexColor("#FFFFFF")
YELLOW = colors.HexColor("#FFE45C")


@dataclass(frozen=True)
class Mark:
    """A shape with its colour and line width in points; what is not `strong` is thinner."""

    shape: Shape
    colour: colors.Color
    width: float = 0.9


@dataclass(frozen=True)
class Label:
    """Words at a place (x, y) of the image."""

    x: float
    y: float
    words: str


class Picture(Flowable):  # type: ignore[misc]
    """A part of a photograph, `width` points wide, with marks and labels on it."""

    def __init__(
        self,
        pixels: RGB,
        crop: Crop,
        *,
        width: float,
        marks: Sequence[Mark] = (),
        labels: Sequence[Label] = (),
        bar_um: float | None = None,
    ) -> None:
        super().__init__()
        self._data = jpeg(pixels)
        self._crop = crop
        self._marks, self._labels, self._bar_um = marks, labels, bar_um
        self.width = width
        self.height = width * crop.height / crop.width
        self.hAlign = "LEFT"

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.drawImage(ImageReader(io.BytesIO(self._data)), 0, 0, self.width, self.height)
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(0, 0, self.width, self.height)
        canvas.clipPath(frame, stroke=0, fill=0)
        for mark in self._marks:
            canvas.setStrokeColor(mark.colour)
            canvas.setLineWidth(mark.width)
            self._draw(canvas, mark.shape)
        for label in self._labels:
            self._write(canvas, label)
        self._scale_bar(canvas)
        canvas.restoreState()

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """The image's point (x, y) in points from the picture's lower left."""
        column, row = self._crop.place(x, y)
        step = self.width / self._crop.width
        return (column + 0.5) * step, self.height - (row + 0.5) * step

    def _draw(self, canvas: Canvas, shape: Shape) -> None:
        if isinstance(shape, Ellipse):
            left, bottom = self._place(shape.x - shape.radius_x, shape.y + shape.radius_y)
            right, top = self._place(shape.x + shape.radius_x, shape.y - shape.radius_y)
            canvas.ellipse(left, bottom, right, top, stroke=1, fill=0)
            return
        path, last = canvas.beginPath(), None
        for number, (x, y) in enumerate(shape.points):
            at = self._place(float(x), float(y))
            if last is None:
                path.moveTo(*at)
            elif np.hypot(at[0] - last[0], at[1] - last[1]) >= FINEST or number + 1 == len(
                shape.points
            ):
                path.lineTo(*at)
            else:
                continue
            last = at
        if shape.closed:
            path.close()
        canvas.drawPath(path, stroke=1, fill=0)

    def _write(self, canvas: Canvas, label: Label) -> None:
        x, y = self._place(label.x, label.y)
        canvas.setFont(BOLD, 7.5)
        wide = canvas.stringWidth(label.words, BOLD, 7.5) + 3
        canvas.setFillColor(colors.Color(0.08, 0.1, 0.13, alpha=0.72))
        canvas.roundRect(x - wide / 2, y - 4.4, wide, 8.8, 2, stroke=0, fill=1)
        canvas.setFillColor(WHITE)
        canvas.drawCentredString(x, y - 2.7, label.words)

    def _scale_bar(self, canvas: Canvas) -> None:
        """One millimetre on the retina, in the lower left corner, where it fits."""
        if self._bar_um is None:
            return
        shown = self._crop.right - self._crop.left
        length = 1000 / self._bar_um * self.width / shown
        if length > 0.6 * self.width:
            return
        canvas.setStrokeColor(WHITE)
        canvas.setLineWidth(1.4)
        canvas.line(3 * mm, 2.4 * mm, 3 * mm + length, 2.4 * mm)
        canvas.setFillColor(WHITE)
        canvas.setFont(BOLD, 6.5)
        canvas.drawString(3 * mm, 3.4 * mm, "1 mm")


def jpeg(pixels: RGB) -> bytes:
    """The picture as a file's bytes."""
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    encoded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1]
    return bytes(encoded.tobytes())


def marks_of(
    case: Case, rows: Iterable[Measurement], colour: colors.Color, *, width: float = 0.9
) -> list[Mark]:
    """What shows how these measurements came about; what did not count is thin and pale."""
    found = []
    for row in rows:
        for shape in shapes_of(case.anatomy, row):
            strong = isinstance(shape, Ellipse) or shape.strong
            shade = colour if strong else colors.HexColor("#C9CED3")
            found.append(Mark(shape, shade, width if strong else width / 2))
    return found


def colour_of(key: str) -> colors.Color:
    """The colour that a structure has everywhere."""
    return colors.HexColor(structure(key).colour)
