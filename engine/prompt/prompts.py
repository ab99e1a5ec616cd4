"""What a person points at: a box, clicks and scribbles, and what was found before."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from engine.editing.region import Region

Point = tuple[float, float]
"""(x, y) in image pixels: 0-based, integers at pixel centres, x right, y down."""


@dataclass(frozen=True)
class Box:
    """A rectangle around the structure, its edges at `left`, `top`, `right` and `bottom`.

    Edges run between pixels: the box of the single pixel (3, 5) is 2.5, 4.5, 3.5, 5.5.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (self.left < self.right and self.top < self.bottom):
            raise ValueError("A box has a left and right, a top and bottom edge, apart.")

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holding(self, points: tuple[Point, ...]) -> Box:
        """The smallest box that holds this one and the pixels at `points`."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(
            min([self.left, *(x - 0.5 for x in xs)]),
            min([self.top, *(y - 0.5 for y in ys)]),
            max([self.right, *(x + 0.5 for x in xs)]),
            max([self.bottom, *(y + 0.5 for y in ys)]),
        )


@dataclass(frozen=True)
class Mark:
    """A click, or a scribble of several points: what it touches belongs to the structure or not."""

    points: tuple[Point, ...]
    inside: bool

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("A mark has at least one point.")


@dataclass(frozen=True, eq=False)
class Prompt:
    """All that a person has said of one structure so far; `previous` is the mask shown to them."""

    box: Box | None = None
    marks: tuple[Mark, ...] = field(default_factory=tuple)
    previous: Region | None = None

    def __post_init__(self) -> None:
        inside = any(mark.inside for mark in self.marks)
        if self.box is None and not inside and not (self.marks and self.previous):
            raise ValueError("A prompt has a box, or a mark that lies inside the structure.")

    @property
    def words(self) -> str:
        """For the trail of a layer: "box", "2 clicks", "box, 1 click and 1 scribble"."""
        scribbles = sum(len(mark.points) > 1 for mark in self.marks)
        told = ["box"] if self.box else []
        told += _counted(len(self.marks) - scribbles, "click") + _counted(scribbles, "scribble")
        return " and ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


def _counted(count: int, what: str) -> list[str]:
    return [f"{count} {what}{'s' if count > 1 else ''}"] if count else []


def box_of(region: Region) -> Box:
    """The box around a region's pixels. Raises ValueError where it has none."""
    rows, columns = (np.flatnonzero(region.mask.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise ValueError("An empty region has no box.")
    return Box(
        region.column + float(columns[0]) - 0.5,
        region.row + float(rows[0]) - 0.5,
        region.column + float(columns[-1]) + 0.5,
        region.row + float(rows[-1]) + 0.5,
    )
