"""One question of a form as the person sees it: title, what to answer with, and what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.study.forms import Answer, Field
from retsam_gui.panels.parts import heading, muted

STEPS = 10  # of confidence that have a button each
TEXT_LINES = 3
KEYCAP = 22  # device-independent pixels of the key that stands before an option


class FieldBox(QFrame):
    """One field. `changed`: another answer; `done`: answered by a key, so go on to the next."""

    changed = Signal()
    done = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setObjectName("StudyField")
        self.setAccessibleName(field.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.column.setSpacing(4)
        title = heading(field.title if field.required else self.tr("{0} (optional)").format(
            field.title
        ))  # fmt: skip
        title.setWordWrap(True)
        self.column.addWidget(title)
        if field.help:
            about = muted(field.help)
            about.setWordWrap(True)
            self.column.addWidget(about)
        self._make()
        self.problem = QLabel()
        self.problem.setProperty("attention", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        for widget in self.inputs():
            widget.installEventFilter(self)

    def _make(self) -> None:
        raise NotImplementedError

    def inputs(self) -> tuple[QWidget, ...]:
        """The widgets that take the keys."""
        raise NotImplementedError

    @property
    def answer(self) -> Answer | None:
        """What is answered; None where that is nothing."""
        raise NotImplementedError

    def show_answer(self, told: Answer | None) -> None:
        """Show an answer that was given before."""
        raise NotImplementedError

    @property
    def unreadable(self) -> str:
        """Why what was typed is no answer at all; empty where it is one."""
        return ""

    def press(self, key: str) -> bool:
        """A key that may pick an option; False where it does not."""
        return False

    def take_focus(self) -> None:
        """The keys are for this field now."""
        widgets = self.inputs()
        chosen = (each for each in widgets if isinstance(each, QRadioButton) and each.isChecked())
        next(chosen, widgets[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def tell_problem(self, text: str) -> None:
        """Say beside the field what is wrong; nothing takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for widget in self.inputs():
            widget.setAccessibleDescription(text)

    def _note(self) -> None:
        self.tell_problem("")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("current", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and self.press(event.text()):
                return True
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self._enter()
        return super().eventFilter(watched, event)

    def _enter(self) -> bool:
        """Enter goes on to the next field."""
        self.done.emit()
        return True


class ChoiceField(FieldBox):
    """One of several: radio buttons, each with the key that picks it."""

    def _make(self) -> None:
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        grid = _options(self.column)
        for row, option in enumerate(self.field.options):
            button = QRadioButton(option.title)
            self._group.addButton(button)
            self.buttons[option.value] = button
            _add_option(grid, row, option.key, button, self.field.title)
            button.toggled.connect(lambda on: self._note() if on else None)

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self.buttons.values())

    @property
    def answer(self) -> Answer | None:
        return next((value for value, each in self.buttons.items() if each.isChecked()), None)

    def show_answer(self, told: Answer | None) -> None:
        _check_alone(self._group, self.buttons.get(str(told)) if told is not None else None)

    def press(self, key: str) -> bool:
        if key and key in ("\x7f", "\x08"):
            _check_alone(self._group, None)
            self._note()
            return True
        for option in self.field.options:
            if key and key.casefold() == option.key.casefold():
                self.buttons[option.value].setChecked(True)
                self.done.emit()
                return True
        return False


class ConfidenceField(ChoiceField):
    """Steps from a guess to certain, side by side; the digit of a step picks it."""

    def _make(self) -> None:
        self.buttons = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        for value in range(int(self.field.least or 0), int(self.field.most or 0) + 1):
            button = QRadioButton(str(value))
            button.setAccessibleName(f"{self.field.title}: {value}")
            self._group.addButton(button)
            self.buttons[str(value)] = button
            row.addWidget(button)
            button.toggled.connect(lambda on: self._note() if on else None)
        row.addStretch()
        self.column.addLayout(row)
        ends = QHBoxLayout()
        ends.addWidget(muted(self.tr("a guess  →  certain")))
        ends.addStretch()
        self.column.addLayout(ends)

    @property
    def answer(self) -> Answer | None:
        told = super().answer
        return None if told is None else int(str(told))

    def show_answer(self, told: Answer | None) -> None:
        known = isinstance(told, int | float)
        _check_alone(self._group, self.buttons.get(str(int(told))) if known else None)  # type: ignore[arg-type]

    def press(self, key: str) -> bool:
        if key in self.buttons:
            self.buttons[key].setChecked(True)
            self.done.emit()
            return True
        return super().press(key)


class ChoicesField(FieldBox):
    """Any of several: check boxes, each with the key that turns it."""

    def _make(self) -> None:
        self.boxes: dict[str, QCheckBox] = {}
        grid = _options(self.column)
        for row, option in enumerate(self.field.options):
            box = QCheckBox(option.title)
            self.boxes[option.value] = box
            _add_option(grid, row, option.key, box, self.field.title)
            box.toggled.connect(lambda _on: self._note())

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self.boxes.values())

    @property
    def answer(self) -> Answer | None:
        return tuple(value for value, box in self.boxes.items() if box.isChecked()) or None

    def show_answer(self, told: Answer | None) -> None:
        for value, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(isinstance(told, tuple) and value in told)

    def press(self, key: str) -> bool:
        for option in self.field.options:
            if key and key.casefold() == option.key.casefold():
                self.boxes[option.value].toggle()
                self.boxes[option.value].setFocus()
                return True
        return False


class NumberField(FieldBox):
    """A number with its unit and limits."""

    def _make(self) -> None:
        self.line = QLineEdit()
        self.line.setMaximumWidth(140)
        limits = _limits(self.field)
        self.line.setAccessibleName(f"{self.field.title} {limits}".strip())
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addWidget(muted(limits))
        row.addStretch()
        self.column.addLayout(row)
        self.line.textChanged.connect(lambda _text: self._note())

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.line,)

    @property
    def answer(self) -> Answer | None:
        return _number(self.line.text())

    @property
    def unreadable(self) -> str:
        wrong = self.line.text().strip() and self.answer is None
        return self.tr("“{0}” is a number.").format(self.field.title) if wrong else ""

    def show_answer(self, told: Answer | None) -> None:
        with QSignalBlocker(self.line):
            self.line.setText(f"{told:.12g}" if isinstance(told, int | float) else "")


class TextField(FieldBox):
    """Words of one's own; Tab goes on."""

    def _make(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.field.title)
        self.text.setFixedHeight(TEXT_LINES * self.text.fontMetrics().lineSpacing() + 14)
        self.column.addWidget(self.text)
        self.text.textChanged.connect(self._note)

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.text,)

    @property
    def answer(self) -> Answer | None:
        return self.text.toPlainText().strip() or None

    def show_answer(self, told: Answer | None) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(told if isinstance(told, str) else "")

    def _enter(self) -> bool:
        """A line of its own in the text."""
        return False


def field_box(field: Field) -> FieldBox:
    """The widget for a field."""
    few = (field.most or 0) - (field.least or 0) < STEPS
    kinds: dict[str, Callable[[Field], FieldBox]] = {
        "choice": ChoiceField,
        "choices": ChoicesField,
        "number": NumberField,
        "text": TextField,
        "confidence": ConfidenceField if few else NumberField,
    }
    return kinds[field.kind](field)


def _options(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return grid


def _add_option(grid: QGridLayout, row: int, key: str, button: QWidget, title: str) -> None:
    cap = QLabel(key.upper())
    cap.setProperty("keycap", True)
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setMinimumWidth(KEYCAP)
    text = button.text()  # type: ignore[attr-defined]
    button.setText(text.replace("&", "&&"))  # type: ignore[attr-defined]
    button.setAccessibleName(f"{title}: {text} ({key.upper()})")
    grid.addWidget(cap, row, 0)
    grid.addWidget(button, row, 1)


def _check_alone(group: QButtonGroup, button: QRadioButton | None) -> None:
    """Check this button, or none, and tell nobody."""
    group.setExclusive(False)
    for each in group.buttons():
        with QSignalBlocker(each):
            each.setChecked(each is button)
    group.setExclusive(True)


def _limits(field: Field) -> str:
    low = "" if field.least is None else f"{field.least:g}"
    high = "" if field.most is None else f"{field.most:g}"
    limits = f"{low} – {high}" if low and high else f"≥ {low}" if low else f"≤ {high}" * bool(high)
    return " ".join(filter(None, [limits, field.unit]))


def _number(text: str) -> float | None:
    """Both marks of decimals are taken."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value
