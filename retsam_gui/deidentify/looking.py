"""The second page: every picture is looked at, and what to blank in it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.deidentify.asked import Look
from engine.deidentify.box import Box
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.levels import Levels
from retsam_gui.canvas.movable import WHEEL_STEP
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas
from retsam_gui.deidentify import tasks
from retsam_gui.deidentify.tool import BoxesTool
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.pacs.parts import push
from retsam_gui.panels.parts import ElidedLabel, muted

if TYPE_CHECKING:
    from engine.deidentify.looking import Seen

LEFT_TO_RIGHT, END = "\u2066", "\u2069"  # Unicode's isolates
PART = 4  # a box that is asked for by a button takes this part of the view's shorter side


@dataclass(eq=False)
class Entry:
    """One picture, and what was decided of it so far; `look` is None until something is."""

    path: Path
    number: int
    seen: Seen
    boxes: list[Box] = field(default_factory=list)
    look: Look | None = None


class LookingPage(QWidget):
    """Pictures come in one after the other. `decided` tells that something was decided."""

    decided = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._latest = Latest(jobs, Lane.FILES, self._cannot_show)
        self.entries: list[Entry] = []
        self._now: int | None = None
        self._all_here = False
        self._shown = False  # whether the picture that is decided of can be seen
        self._focus: QWidget | None = None
        self.title, self.state = ElidedLabel(), QLabel()
        self.title.setProperty("heading", True)
        self.state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._make_picture(), 1)
        column.addWidget(self._make_hint())
        column.addWidget(self.state)
        self.looked = QCheckBox(self.tr("I have &looked at this picture, in all its parts"))
        self.looked.clicked.connect(self._say_looked)
        column.addWidget(self.looked)
        column.addLayout(self._make_buttons())
        self._refresh()

    # ---- making ----

    def _make_picture(self) -> QHBoxLayout:
        self.canvas = Canvas()
        self.canvas.setAccessibleName(self.tr("Picture with the boxes that will be blank"))
        self.canvas.setMinimumSize(440, 300)
        ignored = QSizePolicy.Policy.Ignored
        self.canvas.setSizePolicy(ignored, ignored)  # it takes what the texts leave
        self.tool = BoxesTool(self._show_boxes)
        self.canvas.set_tool(self.tool)
        for keys, do in (
            (QKeySequence.StandardKey.ZoomIn, lambda: self.canvas.zoom_by(WHEEL_STEP)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.canvas.zoom_by(1 / WHEEL_STEP)),
            (QKeySequence("Ctrl+0"), self.canvas.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.canvas, 1)
        row.addLayout(self._make_side())
        return row

    def _make_side(self) -> QVBoxLayout:
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("What is shown of the frames"))
        for text, key in (
            (self.tr("Brightest of all frames"), "brightest"),
            (self.tr("Darkest of all frames"), "darkest"),
            (self.tr("One frame"), "one"),
        ):
            self.which.addItem(text, key)
        self.frame = QSpinBox()
        self.frame.setAccessibleName(self.tr("Frame"))
        self.frame.setKeyboardTracking(False)
        self.which.currentIndexChanged.connect(self._show_frame)
        self.frame.valueChanged.connect(self._show_frame)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Boxes"))
        self.list.currentRowChanged.connect(lambda row: self.tool.choose(row if row >= 0 else None))
        self.draw = push(self.tr("&Draw a box"), self._draw)
        self.take = push(self.tr("&Take away"), self.tool.take_away, self.tr("Delete"))
        self.take_all = push(self.tr("Take &all away"), self.tool.take_all_away)
        column = QVBoxLayout()
        for widget in (self.which, self.frame, QLabel(self.tr("Will be blank:"))):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for widget in (self.draw, self.take, self.take_all):
            column.addWidget(widget)
        return column

    def _make_hint(self) -> QLabel:
        hint = muted(
            self.tr(
                "Draw with the mouse; drag a box or its corners. Ctrl and arrows move it, Alt and "
                "arrows make it larger or smaller; , and . go through the boxes. The wheel, or "
                "Ctrl with + and -, zooms."
            )
        )
        hint.setWordWrap(True)
        return hint

    def _make_buttons(self) -> QHBoxLayout:
        self.back = push(self.tr("Pre&vious"), lambda: self.go(-1))
        self.leave = push(self.tr("Leave this picture &out"), self._leave_out)
        self.nothing = push(self.tr("&Nothing to blank"), self._nothing)
        self.blank = push(self.tr("&Blank these"), self._blank)
        self.next = push(self.tr("N&ext"), lambda: self.go(1))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.leave, self.nothing, self.blank):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    # ---- pictures ----

    def begin(self) -> None:
        """Forget the pictures of an earlier choice."""
        self.entries, self._now, self._all_here, self._shown = [], None, False, False
        self._latest.drop()
        self.canvas.clear(self.tr("Looking for pictures …"))
        self.tool.show((), Size(1, 1))
        self._refresh()

    def drop(self) -> None:
        """The dialog closes: nothing more is shown."""
        self._latest.drop()

    def take_in(self, found: tasks.Found) -> None:
        """A file's pictures are there."""
        for number, seen in enumerate(found.pictures):
            self.entries.append(Entry(found.path, number, seen, list(seen.boxes)))
        if self._now is None and self.entries:
            self._open(0)
        self._refresh()

    def end(self) -> None:
        """All files were gone through."""
        self._all_here = True
        if not self.entries:
            self.canvas.clear(self.tr("There are no pictures to look at."))
        self._refresh()

    @property
    def undecided(self) -> int:
        """How many pictures nobody decided anything of."""
        return sum(entry.look is None for entry in self.entries)

    @property
    def complete(self) -> bool:
        """Whether all pictures are there."""
        return self._all_here

    def looks(self) -> Mapping[Path, Mapping[int, Look]]:
        """What was decided, by file and picture."""
        told: dict[Path, dict[int, Look]] = {}
        for entry in self.entries:
            if entry.look is not None:
                told.setdefault(entry.path, {})[entry.number] = entry.look
        return told

    def go(self, step: int) -> None:
        """Another picture; what was not decided stays open."""
        if self._now is not None and 0 <= self._now + step < len(self.entries):
            self._open(self._now + step)

    def _open(self, number: int) -> None:
        self._now, self._shown = number, False
        self._focus = self.focusWidget() or self._focus
        entry = self.entries[number]
        several = entry.seen.frames > 1
        for widget in (self.which, self.frame):
            widget.blockSignals(True)
        self.which.setCurrentIndex(0)
        self.frame.setRange(1, entry.seen.frames)
        self.frame.setValue(1)
        self.frame.setSuffix(self.tr(" of {0}").format(entry.seen.frames))
        for widget in (self.which, self.frame):
            widget.blockSignals(False)
            widget.setVisible(several)
        self.looked.setChecked(entry.look is not None and entry.look.looked)
        self.tool.show(entry.boxes, Size(entry.seen.width, entry.seen.height))
        self.canvas.clear(self.tr("Opening …"))
        self._show_frame()
        self._refresh()

    def _show_frame(self) -> None:
        if self._now is None:
            return
        entry = self.entries[self._now]
        which = self.which.currentData() if entry.seen.frames > 1 else "one"
        self.frame.setEnabled(which == "one")
        frame = self.frame.value() - 1 if which == "one" else which
        number = self._now
        self._latest.request(
            tasks.picture,
            entry.path,
            entry.number,
            frame,
            entry.seen.sha256,
            on_done=lambda levels: self._show(number, levels),
        )

    def _show(self, number: int, levels: Levels) -> None:
        if number == self._now:
            self.canvas.set_base(pyramid(levels, opaque=True))
            self._shown = True
            self._refresh()
            if self._focus in (self.looked, self.nothing, self.blank):
                self._focus.setFocus()  # it was taken from them while nothing could be seen
            self._focus = None

    def _cannot_show(self, failure: Failure) -> None:
        self._shown = False
        self.canvas.clear()
        self.looked.setChecked(False)
        self._say_looked(False)
        self._refresh()
        self.failed.emit(failure.text)

    # ---- boxes ----

    def _show_boxes(self) -> None:
        tool = self.tool
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_told(box) for box in tool.boxes])
        self.list.setCurrentRow(-1 if tool.chosen is None else tool.chosen)
        self.list.blockSignals(False)
        if self._now is not None:
            entry = self.entries[self._now]
            if entry.boxes != tool.boxes:
                entry.boxes, entry.look = list(tool.boxes), None  # it was of other boxes
        self._refresh()

    def _draw(self) -> None:
        """A box in the middle of what is seen, to be moved by mouse or keys."""
        if self._now is None:
            return
        self.tool.add(_in_the_middle(self.canvas))
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- deciding ----

    def _blank(self) -> None:
        self._decide(Look(tuple(self.tool.boxes), self.looked.isChecked()))

    def _nothing(self) -> None:
        self.tool.take_all_away()
        self._decide(Look((), self.looked.isChecked()))

    def _leave_out(self) -> None:
        self._decide(Look(looked=self.looked.isChecked(), leave_out=True))

    def _decide(self, look: Look) -> None:
        if self._now is None:
            return
        entry = self.entries[self._now]
        entry.look = replace(look, sha256=entry.seen.sha256)
        self.decided.emit()
        self.go(1)
        self._refresh()

    def _say_looked(self, looked: bool) -> None:
        """Of a picture that was decided before, too."""
        entry = None if self._now is None else self.entries[self._now]
        if entry is not None and entry.look is not None:
            entry.look = replace(entry.look, looked=looked)
            self._refresh()

    # ---- telling ----

    def _refresh(self) -> None:
        entry = None if self._now is None else self.entries[self._now]
        self.tool.solid = entry is not None and entry.look is not None and not entry.look.leave_out
        self.canvas.update()
        for widget in (self.draw, self.leave):
            widget.setEnabled(entry is not None)
        for widget in (self.looked, self.nothing):
            widget.setEnabled(self._shown)
        self.blank.setEnabled(bool(self.tool.boxes) and self._shown)
        self.take.setEnabled(self.tool.chosen is not None)
        self.take_all.setEnabled(bool(self.tool.boxes))
        self.back.setEnabled(bool(self._now))
        self.next.setEnabled(self._now is not None and self._now + 1 < len(self.entries))
        if entry is None or self._now is None:
            self.title.setText("")
            self.state.setText("")
            return
        place = (
            self.tr("Picture {0} of {1}") if self._all_here else self.tr("Picture {0}, {1} so far")
        )
        text = f"{place.format(self._now + 1, len(self.entries))}: {entry.path.name}"
        self.title.setText(text)
        self.title.setToolTip(str(entry.path))
        self.state.setText(self._state(entry))

    def _state(self, entry: Entry) -> str:
        if entry.look is None:
            return self.tr("Nothing is decided of this picture yet.")
        if entry.look.leave_out:
            return self.tr("It will be left out.")
        boxes = self.tr("Nothing will be blank.")
        if entry.look.boxes:
            boxes = self.tr("What is black will be blank.")
        seen = self.tr("Nobody has looked at it: its copy will say so.")
        if entry.look.looked:
            seen = self.tr("You said that you looked at it.")
        return f"{boxes} {seen}"


def _in_the_middle(canvas: Canvas) -> Box:
    ratio = canvas.devicePixelRatioF()
    x, y = canvas.view.to_image(canvas.width() * ratio / 2, canvas.height() * ratio / 2)
    side = min(canvas.width(), canvas.height()) * ratio / PART
    width = round(side / canvas.view.scale)
    height = round(width / PART)
    return Box(round(x - width / 2), round(y - height / 2), width, height)


def _told(box: Box) -> str:
    """Place and size, from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{box.x}, {box.y}   {box.width} × {box.height}{END}"
