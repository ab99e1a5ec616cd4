"""What a reader decides about the measuring of a case, with undo. Without widgets."""

from __future__ import annotations

import getpass
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from engine.choices import NO_CHOICES, Choices, Point, VesselPoint
from engine.shapes import Path


@dataclass(eq=False)
class ChoiceHistory:
    """The choices as they are now, those before them, and those that were undone."""

    now: Choices = NO_CHOICES
    _before: list[Choices] = field(default_factory=list)
    _undone: list[Choices] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        """True where there is something to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """True where something was taken back."""
        return bool(self._undone)

    @property
    def can_reset(self) -> bool:
        """True where vessels or zones are not as the model has them."""
        return as_model_has_it(self.now) != self.now

    def choose(self, choices: Choices) -> None:
        """Go on to these."""
        self._before.append(self.now)
        self._undone.clear()
        self.now = choices

    def undo(self) -> None:
        """Back to the choices before."""
        self._undone.append(self.now)
        self.now = self._before.pop()

    def redo(self) -> None:
        """On to what was undone."""
        self._before.append(self.now)
        self.now = self._undone.pop()


def as_model_has_it(choices: Choices) -> Choices:
    """The vessels and zones that the model's layers give; an axial length is no matter of those."""
    return replace(choices, left_out=(), taken_in=(), zone_centre=None)


def toggled(
    choices: Choices, vessel: Path, at: Point, vessels: Sequence[Path], *, aspect: float
) -> Choices:
    """The choices after a click at `at` (x, y) on `vessel`: left out if it counted, else taken in.

    A decision that the reader made on this very vessel before is only taken back. `vessels` are all
    that are drawn; `aspect` is height / width of a pixel.
    """
    earlier = choices.taken_in if vessel.strong else choices.left_out
    kept = tuple(
        point
        for point in earlier
        if point.structure != vessel.structure
        or nearest(vessels, (point.x, point.y), aspect=aspect, structure=vessel.structure)
        is not vessel
    )
    if vessel.strong and kept != choices.taken_in:
        return replace(choices, taken_in=kept)
    if not vessel.strong and kept != choices.left_out:
        return replace(choices, left_out=kept)
    here = VesselPoint(vessel.structure, *on_line(vessel, at, aspect=aspect))
    if vessel.strong:
        return replace(choices, left_out=(*choices.left_out, here))
    return replace(choices, taken_in=(*choices.taken_in, here))


def nearest(
    vessels: Sequence[Path],
    at: Point,
    *,
    aspect: float,
    structure: str = "",
    within: float = math.inf,
) -> Path | None:
    """The vessel nearest to a place, at most `within` isotropic pixels away; of one kind if asked.

    What is measured goes before what is not where the two lie one upon the other.
    """
    reach = [
        (_away(vessel, at, aspect), not vessel.strong, number)
        for number, vessel in enumerate(vessels)
        if not structure or vessel.structure == structure
    ]
    if not reach or min(reach)[0] > within:
        return None
    return vessels[min(reach)[2]]


def on_line(vessel: Path, at: Point, *, aspect: float) -> Point:
    """The point of the vessel's line that is nearest to `at`."""
    x, y = vessel.points[int(_squares(vessel, at, aspect).argmin())]
    return float(x), float(y)


def _away(vessel: Path, at: Point, aspect: float) -> float:
    return math.sqrt(float(_squares(vessel, at, aspect).min()))


def _squares(vessel: Path, at: Point, aspect: float) -> NDArray[np.float64]:
    across, down = (vessel.points - np.asarray(at)).T
    squares: NDArray[np.float64] = across**2 + (down * aspect) ** 2
    return squares


_signed_in: str | None = None


def sign_in_as(reader: str | None) -> None:
    """From now on this reader answers for what is done in this window; None: nobody signed in."""
    global _signed_in
    _signed_in = reader


def reader_name() -> str:
    """Who signed in to the workspace; before that, who sits at this computer."""
    if _signed_in is not None:
        return _signed_in
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return NO_CHOICES.reader
