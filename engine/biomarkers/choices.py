"""What a reader decided about a measurement: which vessels count, where the zones lie."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Choices:
    """A reader's decisions on one image; all points are (x, y) in image pixels.

    `left_out` and `taken_in` lie on vessels that must not, or must, be among those of CRAE and
    CRVE. `zone_centre` moves the zones around the disc. `axial_length_mm` of this eye corrects µm
    for its magnification. `reader` is who decided, and is named beside every value that follows.
    """

    left_out: tuple[Point, ...] = ()
    taken_in: tuple[Point, ...] = ()
    zone_centre: Point | None = None
    axial_length_mm: float | None = None
    reader: str = "reader"

    @property
    def zones_note(self) -> str | None:
        """What to tell beside values of the zones; None where nothing was changed."""
        return f"{self.reader} moved the zones' centre." if self.zone_centre else None

    @property
    def vessels_note(self) -> str | None:
        """What to tell beside calibres; None where nothing was changed."""
        changes = [
            f"{self.reader} {verb} {len(points)} vessel{'s' if len(points) > 1 else ''}."
            for verb, points in (("left out", self.left_out), ("took in", self.taken_in))
            if points
        ]
        return " ".join([*changes, *([self.zones_note] if self.zones_note else [])]) or None


NO_CHOICES = Choices()
