"""The forms of a study, filled in by keyboard or mouse; what is not asked is not shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.study.forms import Answer, Answers, Form
from retsam_gui.panels.parts import heading
from retsam_gui.study.fields import FieldBox, field_box


class FormPanel(QWidget):
    """All forms of a reading, one below the other. `changed`: an answer is another now.

    `reached(widget)`: this field has the keys, and is to be seen. `finished`: the last field was
    answered by a key.
    """

    changed = Signal()
    reached = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: tuple[Form, ...] = ()
        self.boxes: dict[str, FieldBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_forms(self, forms: Sequence[Form], answers: Answers) -> None:
        """Ask these forms, with what was answered before."""
        if self._forms != tuple(forms):
            self._build(tuple(forms))
        for key, box in self.boxes.items():
            box.show_answer(answers.get(key))
            box.tell_problem("")
        self._ask()

    def _build(self, forms: tuple[Form, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._forms, self.boxes = forms, {}
        for form in forms:
            title = heading(form.title)
            title.setContentsMargins(12, 8, 12, 0)
            title.setWordWrap(True)
            if form.title != form.fields[0].title:
                self._column.addWidget(title)
            for field in form.fields:
                box = self.boxes[field.key] = field_box(field)
                box.changed.connect(self._note)
                box.done.connect(lambda box=box: self._go_on(box))
                self._column.addWidget(box)

    # ---- asking ----

    @property
    def given(self) -> dict[str, Answer]:
        """What was answered, to whatever question."""
        return {key: told for key, box in self.boxes.items() if (told := box.answer) is not None}

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered to the questions that are asked."""
        told: dict[str, Answer] = {}
        for form in self._forms:
            own = {each.key for each in form.fields}
            told |= form.cleaned({key: each for key, each in self.given.items() if key in own})
        return told

    @property
    def asked(self) -> tuple[FieldBox, ...]:
        """The fields that are asked now, in their order."""
        given = self.given
        return tuple(
            self.boxes[field.key]
            for form in self._forms
            for field in form.asked(
                {key: each for key, each in given.items() if any(f.key == key for f in form.fields)}
            )
        )

    @property
    def unreadable(self) -> tuple[tuple[str, str], ...]:
        """(key of the field, why) where what was typed is no answer."""
        return tuple((box.field.key, box.unreadable) for box in self.asked if box.unreadable)

    # ---- showing ----

    def tell_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say beside each field what is wrong; the first of them gets the keys."""
        for box in self.boxes.values():
            box.tell_problem("")
        for key, text in reversed(problems):
            if key in self.boxes:
                self.boxes[key].tell_problem(text)
                self._reach(self.boxes[key])

    def take_focus(self) -> None:
        """The keys are for the first question that is not answered, else for the first."""
        asked = self.asked
        waiting = (box for box in asked if box.answer is None and box.field.required)
        if asked:
            self._reach(next(waiting, asked[0]))

    def _note(self) -> None:
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        """Show the questions whose conditions hold."""
        asked = self.asked
        for box in self.boxes.values():
            box.setVisible(box in asked)

    def _go_on(self, box: FieldBox) -> None:
        asked = self.asked
        place = asked.index(box) + 1
        if place < len(asked):
            self._reach(asked[place])
        else:
            self.finished.emit()

    def _reach(self, box: FieldBox) -> None:
        box.take_focus()
        self.reached.emit(box)
