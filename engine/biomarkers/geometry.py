"""Pixels that need not be square, and their size on the retina."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.image import RetinalImage, Scale
from engine.layers import FieldOfView, Mask

ELLIPTIC = 0.03  # a field this much off a circle shows pixels that are not square
EDGE_NEEDED = 0.35  # share of a field's edge that must be seen to rely on its shape and size


@dataclass(frozen=True)
class PixelGeometry:
    """The shape and size of a pixel.

    `aspect` is height / width. Lengths are measured in isotropic pixels: widths of a pixel.
    """

    aspect: float
    scale: Scale | None

    @property
    def width_um(self) -> float | None:
        """Width of a pixel on the retina in µm, where known."""
        return self.scale.x_um if self.scale else None

    def why_no_scale(self, structure: str) -> str | None:
        """Why `structure` cannot be given in µm; None where it can."""
        if self.scale is None:
            return "The size of a pixel on the retina is not known; enter the scale to get µm."
        if self.scale.source == "assumed-disc-diameter" and structure == "optic_disc":
            return "The scale was derived from an assumed disc size; it cannot measure the disc."
        return None

    def isotropic(self, mask: Mask) -> Mask:
        """The mask on a grid of square pixels of its own pixels' width."""
        if self.aspect == 1:
            return mask
        height = max(round(mask.shape[0] * self.aspect), 1)
        shares = cv2.resize(
            mask.astype(np.float32), (mask.shape[1], height), interpolation=cv2.INTER_LINEAR
        )
        return np.asarray(shares >= 0.5)


def pixel_geometry(image: RetinalImage, field: FieldOfView | None) -> PixelGeometry:
    """Shape and size of the image's pixels.

    The shape comes from the scale, else from what the file states, else from the field: its ellipse
    is a circle on the retina, so one that is clearly not round shows pixels that are not square.
    """
    scale = image.scale
    if scale is not None:
        return PixelGeometry(scale.y_um / scale.x_um, scale)
    if image.pixel_aspect is not None:
        return PixelGeometry(image.pixel_aspect, None)
    known = field is not None and field.edge_seen >= EDGE_NEEDED
    if field is not None and known and abs(field.aspect - 1) > ELLIPTIC:
        return PixelGeometry(field.aspect, None)
    return PixelGeometry(1.0, None)
