"""From the retina to the pixels: where a phantom's field lies in its photograph."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.image import Laterality
from engine.layers import FieldOfView, Mask
from training.phantoms.tubes import Tube
from training.phantoms.vessels import FOVEA

FIELD_CENTRE = (FOVEA[0] + 0.10, FOVEA[1] - 0.03)  # a photograph of the posterior pole


@dataclass(frozen=True)
class Placement:
    """Where the field lies in the photograph.

    `centre` is its middle as shares of width and height, `radius` its radius as a share of half
    the shorter side (above 1 the picture cuts the circle off), `cut` the share of the radius that
    straight edges hide above and below, `notch` the small mark that cameras put on the rim.
    """

    centre: tuple[float, float] = (0.5, 0.5)
    radius: float = 0.95
    cut: float = 0.0
    notch: bool = False


@dataclass(frozen=True)
class Frame:
    """The map from the retina (see `training.phantoms.vessels`) to a photograph's pixels.

    `radius` is the field's, in widths of a pixel; `aspect` is height / width of one pixel.
    """

    shape: tuple[int, int]
    eye: Laterality
    aspect: float
    placement: Placement

    @property
    def radius(self) -> float:
        height, width = self.shape
        return self.placement.radius * min(width, height * self.aspect) / 2

    @property
    def middle(self) -> tuple[float, float]:
        """The field's centre (x, y) in pixels."""
        height, width = self.shape
        x, y = self.placement.centre
        return x * width - 0.5, y * height - 0.5

    @property
    def nasal(self) -> int:
        """+1 where the nose is to the right of the picture: in a right eye."""
        return -1 if self.eye is Laterality.LEFT else 1

    def to_pixel(self, place: tuple[float, float]) -> tuple[float, float]:
        """Pixel (x, y) of a place on the retina."""
        x, y = self.middle
        return (
            x + self.nasal * (place[0] - FIELD_CENTRE[0]) * self.radius,
            y + (place[1] - FIELD_CENTRE[1]) * self.radius / self.aspect,
        )

    def tube(self, tube: Tube, *, finest: float) -> Tube:
        """A tube of the retina in widths of a pixel, none thinner than `finest`."""
        x, y = self.middle
        points = (tube.points - FIELD_CENTRE) * (self.nasal * self.radius, self.radius)
        points += (x, y * self.aspect)
        return Tube(points, np.maximum(tube.widths * self.radius, finest))

    def retina(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The place (x, y) on the retina of every pixel: two arrays (1, width), (height, 1)."""
        x, y = self.middle
        columns = self.nasal * (np.arange(self.shape[1]) - x) / self.radius + FIELD_CENTRE[0]
        rows = (np.arange(self.shape[0]) - y) * self.aspect / self.radius + FIELD_CENTRE[1]
        return np.asarray(columns[None, :]), np.asarray(rows[:, None])

    def depth(self) -> NDArray[np.float32]:
        """Distance of every pixel to the field's edge, positive inside, in widths of a pixel."""
        x, y = self.middle
        dx = (np.arange(self.shape[1]) - x)[None, :]
        dy = ((np.arange(self.shape[0]) - y) * self.aspect)[:, None]
        depth = self.radius - np.hypot(dx, dy)
        if self.placement.cut:
            depth = np.minimum(depth, self.radius * (1 - self.placement.cut) - np.abs(dy))
        if self.placement.notch:
            angle = np.deg2rad(-32)
            from_notch = np.hypot(
                dx - np.cos(angle) * self.radius, dy - np.sin(angle) * self.radius
            )
            depth = np.maximum(depth, 0.045 * self.radius - from_notch)
        return np.asarray(depth, np.float32)

    def field(self) -> FieldOfView:
        """The field with its exact visible part."""
        x, y = self.middle
        mask: Mask = self.depth() >= 0
        return FieldOfView(
            x=x,
            y=y,
            radius_x=self.radius,
            radius_y=self.radius / self.aspect,
            mask=mask,
            edge_seen=self._edge_seen(),
        )

    def _edge_seen(self) -> float:
        """Share of the circle's edge that lies in the picture and is not cut off."""
        angle = np.linspace(0, 2 * np.pi, 720, endpoint=False)
        x, y = self.middle
        column = x + self.radius * np.cos(angle)
        row = y + self.radius / self.aspect * np.sin(angle)
        inside = (column >= 0) & (column <= self.shape[1] - 1)
        inside &= (row >= 0) & (row <= self.shape[0] - 1)
        return float((inside & (np.abs(np.sin(angle)) <= 1 - self.placement.cut)).mean())
