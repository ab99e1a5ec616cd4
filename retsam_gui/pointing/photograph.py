"""Pointing on the photograph: the active layer is meant."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.editing.region import Operation, Region, cut
from engine.layers import Prompted
from retsam_gui.language import title_of
from retsam_gui.models.tool_options import Workbench
from retsam_gui.pointing.subject import Aim, by_whom

SINGLE = frozenset({"optic_disc", "optic_cup", "macula"})  # of which an eye has one


class PhotographSubject:
    """The case on the screen (`retsam_gui.pointing.subject.Subject`).

    What is found takes the place of a structure of which an eye has one, and is added to the pieces
    of any other.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def aim(self) -> Aim | None:
        case, target = self._bench.editing.case, self._bench.target
        if case is None or not self._bench.editing.may_begin(*filter(None, [target])):
            return None
        assert target is not None
        return Aim(case.image.pixel_sha256, target, case.image)

    def holds(self, aim: Aim) -> bool:
        case = self._bench.editing.case
        same = case is not None and case.image.pixel_sha256 == aim.key
        return same and self._bench.target == aim.structure

    def pixels(self, aim: Aim) -> Region | None:
        mask = self._bench.mask(aim.structure)
        return None if mask is None else cut(mask)

    def take(
        self, aim: Aim, region: Region, operation: Operation | None, prompted: Prompted
    ) -> None:
        usual: Operation = "replace" if aim.structure in SINGLE else "add"
        name = QCoreApplication.translate("Pointing", "{0}: {1} · {2}").format(
            title_of(aim.structure), prompted.prompt, by_whom(prompted)
        )
        self._bench.editing.do(
            name, region, operation or usual, structure=aim.structure, prompted=prompted
        )

    def tell(self, text: str) -> None:
        self._bench.tell(text)
