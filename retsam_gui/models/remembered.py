"""What the window remembers of photographs that were on the screen since it was opened."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.image import Laterality, RetinalImage, Scale
from retsam_gui.models.case import Case
from retsam_gui.models.choosing import ChoiceHistory
from retsam_gui.models.history import History

MOST = 6  # cases whose results stay in memory for a return to them

# eye, its source, scale, choices, and the history that these are in
Stated = tuple[Laterality, str, Scale | None, ChoiceHistory, History]


class Remembered:
    """Cases by file and number of the photograph in it; what was stated outlives them.

    `is_saved` tells whether all of a case can be had again, so that it need not stay in memory.
    """

    def __init__(self) -> None:
        self.is_saved: Callable[[Case], bool] = lambda case: not case.working.corrected
        self._cases: OrderedDict[tuple[Path, int], Case] = OrderedDict()
        self._stated: dict[tuple[str, int], Stated] = {}

    def case(self, path: Path, frame: int) -> Case | None:
        """A case that was on the screen."""
        return self._cases.get((path, frame))

    def new(self, path: Path, images: tuple[RetinalImage, ...], frame: int) -> Case:
        """A case with what a person stated of this very photograph."""
        case = Case(path, images[frame], frames=len(images))
        stated = self._stated.get((case.image.sha256, case.image.frame))
        if stated is not None:
            eye, source, scale, case.choices, case.history = stated
            case.image = replace(case.image, laterality=eye, laterality_source=source, scale=scale)
        return case

    def show(self, case: Case, frame: int) -> None:
        """It is on the screen now. Those not seen for long go, but none that is not saved."""
        self._cases[case.path, frame] = case
        self._cases.move_to_end((case.path, frame))
        spare = [key for key, each in self._cases.items() if self.is_saved(each)]
        for key in spare[: max(len(self._cases) - MOST, 0)]:
            if self._cases[key] is not case:
                self._forget(self._cases.pop(key))

    def _forget(self, case: Case) -> None:
        """What was stated of a case that is kept comes back with it."""
        if case.history.kept:
            self._stated.pop((case.image.sha256, case.image.frame), None)

    def state(self, case: Case) -> None:
        """Eye, scale or choices of a case are other ones."""
        image = case.image
        self._stated[image.sha256, image.frame] = (
            image.laterality,
            image.laterality_source,
            image.scale,
            case.choices,
            case.history,
        )
