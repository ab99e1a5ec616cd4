"""Where an image lies on the screen.

Image coordinates are 0-based with integers at pixel centres, x right, y down: pixel (x, y) covers
[x - 0.5, x + 0.5] × [y - 0.5, y + 0.5]. Device coordinates count the screen's own pixels from the
canvas's top left corner; the centre of the first is (0.5, 0.5). All painting is done in device
pixels, so that "1:1" is one image pixel on one screen pixel on every display.

Pixels that are not square on the retina are drawn in their true shape: `scale` is about their
width, and a row is `aspect` (height / width of a pixel) times as high as a column is wide. 1:1
then means one column on one screen pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

MIN_SCALE = 1 / 64
MAX_SCALE = 64.0
FIT_MARGIN = 12.0  # device pixels left free around a fitted image


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class ViewTransform:
    """Scale (device pixels per width of an image pixel), the device point of the image's top left
    corner, and the height / width of an image pixel."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    aspect: float = 1.0

    @property
    def row_scale(self) -> float:
        """Device pixels per height of an image pixel."""
        return self.scale * self.aspect

    def to_device(self, x: float, y: float) -> tuple[float, float]:
        """The device point of an image point."""
        return self.left + (x + 0.5) * self.scale, self.top + (y + 0.5) * self.row_scale

    def to_image(self, x: float, y: float) -> tuple[float, float]:
        """The image point of a device point."""
        return (x - self.left) / self.scale - 0.5, (y - self.top) / self.row_scale - 0.5

    def pixel_at(self, x: float, y: float) -> tuple[int, int]:
        """The image pixel that covers a device point; it may lie outside the image."""
        return math.floor((x - self.left) / self.scale), math.floor((y - self.top) / self.row_scale)

    def moved(self, dx: float, dy: float) -> ViewTransform:
        """Shifted by whole or broken device pixels."""
        return replace(self, left=self.left + dx, top=self.top + dy)

    def zoomed(self, factor: float, x: float, y: float) -> ViewTransform:
        """Scaled by `factor` within the limits; what is at device point (x, y) stays there."""
        scale = min(max(self.scale * factor, MIN_SCALE), MAX_SCALE)
        factor = scale / self.scale
        return replace(
            self,
            scale=scale,
            left=x - (x - self.left) * factor,
            top=y - (y - self.top) * factor,
        )

    def kept_in(self, image: Size, viewport: Size) -> ViewTransform:
        """Shifted so far that the middle of the viewport lies on the image."""
        width, height = image.width * self.scale, image.height * self.row_scale
        return replace(
            self,
            left=min(max(self.left, viewport.width / 2 - width), viewport.width / 2),
            top=min(max(self.top, viewport.height / 2 - height), viewport.height / 2),
        )


def fitted(image: Size, viewport: Size, *, aspect: float = 1.0) -> ViewTransform:
    """The whole image in the middle of the viewport."""
    scale = min(
        max(viewport.width - 2 * FIT_MARGIN, 1) / image.width,
        max(viewport.height - 2 * FIT_MARGIN, 1) / (image.height * aspect),
    )
    scale = min(max(scale, MIN_SCALE), MAX_SCALE)
    return centred(image, viewport, scale=scale, aspect=aspect)


def centred(image: Size, viewport: Size, *, scale: float, aspect: float = 1.0) -> ViewTransform:
    """The image's middle in the viewport's middle, on whole device pixels."""
    return ViewTransform(
        scale=scale,
        left=float(round((viewport.width - image.width * scale) / 2)),
        top=float(round((viewport.height - image.height * scale * aspect) / 2)),
        aspect=aspect,
    )
