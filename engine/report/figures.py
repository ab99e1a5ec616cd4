"""Pictures for people: a photograph with its layers, at full size or cropped to the field."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.biomarkers.geometry import pixel_geometry
from engine.image import RetinalImage
from engine.layers import Layer, Mask, Segmentation
from engine.taxonomy import structure

RGB = NDArray[np.uint8]

OUTLINED = {"optic_disc", "optic_cup", "macula"}  # large areas: what is inside must stay visible
FILL = 0.75
PALE = 0.6  # an overlay's photograph is this far on its way to grey, so that layers stand out
FAINT_FILL = 0.10
MARGIN = 0.02  # around the field in a cropped figure, as a share of its diameter


@dataclass(frozen=True)
class Crop:
    """A part of the image and the size at which a figure shows it, with square pixels.

    `left`, `top`, `right`, `bottom` are in image pixels, the last two exclusive; `width` and
    `height` are the figure's.
    """

    left: int
    top: int
    right: int
    bottom: int
    width: int
    height: int

    def cut(self, pixels: NDArray[np.generic]) -> NDArray[np.generic]:
        """That part of an array [row, column, …]."""
        return pixels[self.top : self.bottom, self.left : self.right]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where the image's point (x, y) is in the figure, in its pixels from its left top."""
        return (
            (x + 0.5 - self.left) * self.width / (self.right - self.left) - 0.5,
            (y + 0.5 - self.top) * self.height / (self.bottom - self.top) - 0.5,
        )


def overlay(image: RetinalImage, segmentation: Segmentation) -> RGB:
    """The image with its layers in the taxonomy's colours: (height, width, 3) uint8 RGB.

    It has square pixels, so that what is round on the retina is round here: as wide as the image,
    and as high as its pixels are. The photograph is made paler, so that layers stand out. Artery
    and vein stand for the vessels where both are there; discs are outlined; landmarks are crosses.
    """
    aspect = pixel_geometry(image, segmentation.field_of_view).aspect
    height = max(round(image.height * aspect), 1)
    whole = Crop(0, 0, image.width, image.height, image.width, height)
    return _compose(_resize(image.rgb8(), whole), segmentation, whole)


def figures(
    image: RetinalImage, segmentation: Segmentation, *, width: int
) -> tuple[RGB, RGB, Crop]:
    """The photograph, the same with its layers, and what part of it they show.

    Both are cropped to the field, have square pixels, and are `width` pixels wide (less where the
    image itself has less).
    """
    crop = field_crop(image, segmentation, width=width)
    photograph = np.ascontiguousarray(_resize(np.asarray(crop.cut(image.rgb8())), crop))
    return photograph, _compose(photograph, segmentation, crop), crop


def field_crop(image: RetinalImage, segmentation: Segmentation, *, width: int) -> Crop:
    """The field with a narrow margin; the whole image where no field was found."""
    field = segmentation.field_of_view
    left, top, right, bottom = 0, 0, image.width, image.height
    if field is not None and field.mask.any():
        rows = np.flatnonzero(field.mask.any(axis=1))
        columns = np.flatnonzero(field.mask.any(axis=0))
        x_margin, y_margin = round(2 * MARGIN * field.radius_x), round(2 * MARGIN * field.radius_y)
        left = max(int(columns[0]) - x_margin, 0)
        right = min(int(columns[-1]) + 1 + x_margin, image.width)
        top = max(int(rows[0]) - y_margin, 0)
        bottom = min(int(rows[-1]) + 1 + y_margin, image.height)
    aspect = pixel_geometry(image, field).aspect
    shown = min(width, right - left)
    height = max(round(shown * (bottom - top) * aspect / (right - left)), 1)
    return Crop(left, top, right, bottom, shown, height)


def window(
    image: RetinalImage,
    segmentation: Segmentation,
    *,
    centre: tuple[float, float],
    reach: float,
    width: int,
) -> Crop:
    """A square part of the image around `centre` (x, y), `reach` widths of a pixel to each side.

    It ends where the image does. The figure is `width` pixels wide, or as wide as the part where
    that is less.
    """
    aspect = pixel_geometry(image, segmentation.field_of_view).aspect
    left, right = _span(centre[0], reach, image.width)
    top, bottom = _span(centre[1], reach / aspect, image.height)
    shown = max(min(width, 3 * (right - left)), 1)
    height = max(round(shown * (bottom - top) * aspect / (right - left)), 1)
    return Crop(left, top, right, bottom, shown, height)


def _span(middle: float, reach: float, end: int) -> tuple[int, int]:
    """First pixel and the one beyond the last of a stretch along an axis, at least one pixel."""
    first = min(max(round(middle - reach), 0), end - 1)
    return first, max(min(round(middle + reach) + 1, end), first + 1)


def pale(image: RetinalImage, crop: Crop) -> RGB:
    """A part of the photograph, made paler so that what is drawn on it stands out."""
    return _pale(np.ascontiguousarray(_resize(np.asarray(crop.cut(image.rgb8())), crop)))


def layered(image: RetinalImage, segmentation: Segmentation, crop: Crop) -> RGB:
    """A part of the photograph with its layers."""
    cut = np.ascontiguousarray(_resize(np.asarray(crop.cut(image.rgb8())), crop))
    return _compose(cut, segmentation, crop)


def _pale(photograph: RGB) -> RGB:
    grey = cv2.cvtColor(cv2.cvtColor(photograph, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return np.asarray(cv2.addWeighted(photograph, 1 - PALE, grey, PALE, 0), np.uint8)


def drawn_layers(segmentation: Segmentation) -> tuple[Layer, ...]:
    """The layers that an overlay shows, in the order of drawing."""
    present = {layer.structure for layer in segmentation.layers if layer.mask.any()}
    hidden = {"vessel"} if {"artery", "vein"} <= present else set()
    shown = [layer for layer in segmentation.layers if layer.structure in present - hidden]
    rank = {"vessel": 0, "vein": 1, "artery": 2}
    return tuple(sorted(shown, key=lambda layer: rank.get(layer.structure, len(rank))))


def _resize(pixels: RGB, crop: Crop) -> RGB:
    if pixels.shape[:2] == (crop.height, crop.width):
        return pixels
    smaller = crop.width < pixels.shape[1] or crop.height < pixels.shape[0]
    method = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, (crop.width, crop.height), interpolation=method), np.uint8)


def _compose(photograph: RGB, segmentation: Segmentation, crop: Crop) -> RGB:
    canvas = _pale(photograph)
    for layer in drawn_layers(segmentation):
        mask = np.asarray(crop.cut(layer.mask), np.bool_)
        if mask.any():
            _draw_layer(canvas, layer.structure, mask, crop)
    for mark in segmentation.landmarks:
        _draw_cross(canvas, crop.place(mark.x, mark.y), structure(mark.structure).rgb)
    return canvas


def _draw_layer(canvas: RGB, key: str, mask: Mask, crop: Crop) -> None:
    """Blend one mask; its share of each figure pixel is its opacity, so edges come out smooth."""
    coverage = _resize(mask.astype(np.uint8) * 255, crop)
    rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
    if not rows.size:
        return
    line = max(round(min(canvas.shape[:2]) / 350), 1)
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    share = coverage[window]
    if key in OUTLINED:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * line + 1, 2 * line + 1))
        rim = cv2.subtract(share, cv2.erode(share, kernel, borderValue=0))
        opacity = cv2.add(cv2.convertScaleAbs(share, alpha=FAINT_FILL), rim)
    else:
        opacity = cv2.convertScaleAbs(share, alpha=FILL)
    part = canvas[window].astype(np.int32)
    colour = np.array(structure(key).rgb, np.int32)
    mixed = part + (colour - part) * opacity[..., None].astype(np.int32) // 255
    canvas[window] = mixed.astype(np.uint8)


def _draw_cross(canvas: RGB, place: tuple[float, float], colour: tuple[int, int, int]) -> None:
    """A cross with a dark edge, its middle left open."""
    size = max(round(min(canvas.shape[:2]) / 45), 4)
    line = max(round(size / 7), 1)
    x, y = round(place[0]), round(place[1])
    arms = (
        ((x - size, y), (x - size // 3, y)),
        ((x + size // 3, y), (x + size, y)),
        ((x, y - size), (x, y - size // 3)),
        ((x, y + size // 3), (x, y + size)),
    )
    for width, paint in ((line + 2, (20, 20, 20)), (line, colour)):
        for start, end in arms:
            cv2.line(canvas, start, end, paint, width, cv2.LINE_AA)
