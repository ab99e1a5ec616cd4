"""Pointing on a B-scan: the chosen area is meant."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QTransform

from engine.editing.region import Operation, Region, cut
from engine.layers import Prompted
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.language import title_of
from retsam_gui.oct.tools import Desk, Place, Tool
from retsam_gui.pointing.hand import PointingHand
from retsam_gui.pointing.paint import Surface, hint, paint_pointing, words
from retsam_gui.pointing.prompter import Prompter
from retsam_gui.pointing.subject import Aim, by_whom

SLIP = 3.5  # device-independent pixels: a shorter way is a click, a step of the cross is none


class ScanSubject:
    """The B-scan on the screen (`retsam_gui.pointing.subject.Subject`).

    What is found is added to what the area has there.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def aim(self) -> Aim | None:
        desk = self._desk
        if not desk.editing.may_begin():
            return None
        return Aim(self._key(), desk.settings.area, desk.view.volume.shown(desk.scan))

    def holds(self, aim: Aim) -> bool:
        return aim.key == self._key() and aim.structure == self._desk.settings.area

    def pixels(self, aim: Aim) -> Region | None:
        return cut(self._desk.editing.working.mask(aim.structure, self._desk.scan))

    def take(
        self, aim: Aim, region: Region, operation: Operation | None, prompted: Prompted
    ) -> None:
        desk, pixels = self._desk, np.zeros(self._desk.size, np.bool_)
        pixels[region.box] = region.mask
        name = QCoreApplication.translate("OctTools", "{0}, B-scan {1}: {2} · {3}").format(
            title_of(aim.structure), desk.scan + 1, prompted.prompt, by_whom(prompted)
        )
        if operation == "replace":
            desk.editing.put(aim.structure, desk.scan, pixels, name, prompted)
        else:
            adding = operation != "subtract"
            desk.editing.paint(
                aim.structure, desk.scan, pixels, name, adding=adding, prompted=prompted
            )

    def tell(self, text: str) -> None:
        self._desk.editing.told.emit(text)

    def _key(self) -> str:
        return f"{self._desk.view.volume.pixel_sha256} {self._desk.scan}"


class PointAtArea(Tool):
    """The hand of `retsam_gui.pointing.hand` on the B-scan."""

    target = "area"

    def __init__(self, desk: Desk, prompter: Prompter) -> None:
        super().__init__(desk)
        self._prompter = prompter
        self._hand = PointingHand(prompter)
        self._start: Place = (0.0, 0.0)
        prompter.changed.connect(desk.view.update)

    def press(self, at: Place) -> bool:
        self._start = at
        self._hand.press(at, self.modifiers)
        return True

    def move(self, at: Place, *, down: bool) -> None:
        if down:
            self._hand.move(at, slip=self._is_slip(at))
            self.desk.view.update()

    def release(self, at: Place) -> None:
        self._hand.release(at, slip=self._is_slip(at))

    def right_click(self, at: Place) -> None:
        self._hand.point_out(at)

    def key(self, key: Qt.Key) -> bool:
        return self._hand.key(key, self.modifiers)

    def drop(self) -> None:
        self._hand.drop()
        self.desk.view.update()

    def put_away(self) -> None:
        self._hand.drop()
        self._prompter.drop()

    def paint(self, painter: QPainter) -> None:
        first, next_ = self.desk.view.to_widget(0, 0), self.desk.view.to_widget(1, 1)
        across, down = next_.x() - first.x(), next_.y() - first.y()
        place = QTransform(across, 0, 0, down, first.x(), first.y())
        paint_pointing(Surface(painter, place), self._prompter, self._hand.drawn)
        paint_tag(painter, words(self._prompter) or hint(), 1.0)

    def _is_slip(self, at: Place) -> bool:
        view = self.desk.view
        way = view.to_widget(*at) - view.to_widget(*self._start)
        return abs(way.x()) + abs(way.y()) < SLIP
