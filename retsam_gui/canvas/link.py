"""Which place of one photograph lies on which place of another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.choices import Point
from engine.image import Laterality
from retsam_gui.canvas.geometry import Size

LARGEST = 4.0  # times that one photograph may be larger than the other


@dataclass(frozen=True)
class Link:
    """(x, y) lies on (x_factor · x + x_shift, y_factor · y + y_shift) of the other photograph."""

    x_factor: float = 1.0
    x_shift: float = 0.0
    y_factor: float = 1.0
    y_shift: float = 0.0

    @property
    def mirrored(self) -> bool:
        """True where left and right are exchanged."""
        return self.x_factor < 0

    @property
    def zoom(self) -> float:
        """The other's scale on the screen, times this one's."""
        return 1 / abs(self.x_factor)

    def there(self, x: float, y: float) -> Point:
        """The place on the other photograph."""
        return self.x_factor * x + self.x_shift, self.y_factor * y + self.y_shift

    @property
    def back(self) -> Link:
        """The way from the other photograph to this one."""
        return Link(
            1 / self.x_factor,
            -self.x_shift / self.x_factor,
            1 / self.y_factor,
            -self.y_shift / self.y_factor,
        )

    def through(self, here: Point, there: Point) -> Link:
        """The same with these two places upon each other."""
        return replace(
            self,
            x_shift=there[0] - self.x_factor * here[0],
            y_shift=there[1] - self.y_factor * here[1],
        )

    def turned(self, here: Point) -> Link:
        """With left and right exchanged around a place."""
        return replace(self, x_factor=-self.x_factor).through(here, self.there(*here))


@dataclass(frozen=True)
class Eye:
    """What a link is made from: the photograph's size and aspect, which eye, its landmarks."""

    size: Size
    aspect: float = 1.0
    laterality: Laterality = Laterality.UNKNOWN
    landmarks: Mapping[str, Point] | None = None


def link_of(one: Eye, other: Eye) -> Link:
    """Fovea on fovea and disc on disc where both are known, else middle on middle.

    Right and left eyes are mirrored. No photograph is turned, so the landmarks' middle and
    distance are what fits.
    """
    here, there = _axis(one), _axis(other)
    if here and there:
        (here_at, here_length), (there_at, there_length) = here, there
        size = there_length / here_length
    else:
        here_at, there_at = _middle(one), _middle(other)
        size = other.size.width / one.size.width
    size = min(max(size, 1 / LARGEST), LARGEST)
    known = Laterality.UNKNOWN not in (one.laterality, other.laterality)
    side = -1 if known and one.laterality is not other.laterality else 1
    link = Link(x_factor=side * size, y_factor=size * one.aspect / other.aspect)
    return link.through(here_at, there_at)


def _axis(eye: Eye) -> tuple[Point, float] | None:
    """The middle between fovea and disc, and their distance in isotropic pixels."""
    marks = eye.landmarks or {}
    if "fovea" not in marks or "optic_disc" not in marks:
        return None
    (x1, y1), (x2, y2) = marks["fovea"], marks["optic_disc"]
    length = math.hypot(x2 - x1, (y2 - y1) * eye.aspect)
    return (((x1 + x2) / 2, (y1 + y2) / 2), length) if length > 1 else None


def _middle(eye: Eye) -> Point:
    return (eye.size.width - 1) / 2, (eye.size.height - 1) / 2
