"""Pixels that need not be square, and their size on the retina."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.choices import NO_CHOICES, Choices
from engine.image import RetinalImage, Scale
from engine.layers import FieldOfView, Mask
from engine.magnification import magnified

ELLIPTIC = 0.03  # a field this much off a circle shows pixels that are not square
EDGE_NEEDED = 0.35  # share of a field's edge that must be seen to rely on its shape and size

Points = NDArray[np.float64]


@dataclass(frozen=True)
class PixelGeometry:
    """The shape and size of a pixel.

    `aspect` is height / width. Lengths are measured in isotropic pixels: widths of a pixel. The
    isotropic grid has the image's columns; its row y lies at the image's row
    (y + 0.5) / aspect - 0.5.
    """

    aspect: float
    scale: Scale | None

    def to_isotropic(self, x: float, y: float) -> tuple[float, float]:
        """The place (x, y) of the image on the isotropic grid."""
        return x, (y + 0.5) * self.aspect - 0.5

    def from_image(self, points: Points) -> Points:
        """Places (n, 2) of the image, (x, y) in its pixels, on the isotropic grid."""
        return np.column_stack([points[:, 0], (points[:, 1] + 0.5) * self.aspect - 0.5])

    def to_image(self, points: Points) -> Points:
        """Places (n, 2) of the isotropic grid as (x, y) in image pixels."""
        return np.column_stack([points[:, 0], (points[:, 1] + 0.5) / self.aspect - 0.5])

    def isotropic(self, mask: Mask) -> Mask:
        """The mask on a grid of square pixels of its own pixels' width."""
        if self.aspect == 1:
            return mask
        height, width = mask.shape
        shift = np.array([[1, 0, 0], [0, self.aspect, (self.aspect - 1) / 2]])
        shares = cv2.warpAffine(
            mask.astype(np.float32),
            shift,
            (width, max(round(height * self.aspect), 1)),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(shares >= 0.5)


def slopes(line: Points) -> Points:
    """Central differences along a line (n, 2) of two or more points, as `numpy.gradient` gives."""
    found = np.empty_like(line)
    found[1:-1] = (line[2:] - line[:-2]) / 2
    found[0], found[-1] = line[1] - line[0], line[-1] - line[-2]
    return found


def pixel_geometry(
    image: RetinalImage, field: FieldOfView | None, *, choices: Choices = NO_CHOICES
) -> PixelGeometry:
    """Shape and size of the image's pixels.

    The shape comes from the scale, else from what the file states, else from the field: its ellipse
    is a circle on the retina, so one that is clearly not round shows pixels that are not square.
    `choices` tell of the eye's length or refraction, by which the scale is corrected.
    """
    scale = image.scale
    if scale is not None:
        return PixelGeometry(scale.y_um / scale.x_um, magnified(scale, choices))
    if image.pixel_aspect is not None:
        return PixelGeometry(image.pixel_aspect, None)
    known = field is not None and field.edge_seen >= EDGE_NEEDED
    if field is not None and known and abs(field.aspect - 1) > ELLIPTIC:
        return PixelGeometry(field.aspect, None)
    return PixelGeometry(1.0, None)
