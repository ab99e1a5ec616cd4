"""A part of a picture that is blanked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Pixels x … x + width - 1, y … y + height - 1, of one frame, or of all (None)."""

    x: int
    y: int
    width: int
    height: int
    frame: int | None = None

    def __str__(self) -> str:
        where = "" if self.frame is None else f" in picture {self.frame + 1}"
        return f"{self.x},{self.y},{self.width},{self.height}{where}"
