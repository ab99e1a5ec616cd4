"""What two readers answered, side by side and without names, for the one who decides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.study.entry import Entry, Line
from engine.study.forms import Answer, Field
from engine.study.served import Served
from retsam_gui.language import title_of
from retsam_gui.panels.parts import heading, muted


class OthersPanel(QWidget):
    """A table of both entries. `take_wanted(number)`: begin with the answers of this one."""

    take_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._table: QWidget | None = None
        self.take: tuple[QPushButton, ...] = ()

    def show_others(self, served: Served, length: Callable[[Line], str]) -> None:
        """Show both entries of a reading, lines by their `length`; nothing where there are none."""
        if self._table is not None:
            self._table.deleteLater()
        self._table = None
        self.setVisible(bool(served.others))
        if not served.others:
            return
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        for column, text in enumerate(("", self.tr("Reader A"), self.tr("Reader B"))):
            grid.addWidget(heading(text), 0, column)
            grid.setColumnStretch(column, 1)
        for title, texts in self._rows(served, length):
            differs = len(set(texts)) > 1
            row = grid.rowCount()
            for column, text in enumerate((title, *texts)):
                label = heading(text) if differs else muted(text)
                label.setWordWrap(True)
                grid.addWidget(label, row, column)
        buttons = QHBoxLayout()
        self.take = tuple(
            QPushButton(text) for text in (self.tr("Begin with A's answers"), self.tr("… with B's"))
        )
        for number, button in enumerate(self.take):
            button.clicked.connect(lambda _on, number=number: self.take_wanted.emit(number))
            buttons.addWidget(button)
        buttons.addStretch()
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 3)
        self._column.addWidget(self._table)

    def _rows(
        self, served: Served, length: Callable[[Line], str]
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Title and both answers, of all that either of them was asked."""
        rows = []
        for field in (each for form in served.forms for each in form.fields):
            told = tuple(entry.answers.get(field.key) for entry in served.others)
            if any(each is not None for each in told):
                rows.append((field.title, tuple(answer_text(field, each) for each in told)))
        drawn = {key for entry in served.others for key in entry.drawings}
        for key in sorted(drawn):
            title = title_of(key)
            rows.append((title, tuple(self._drawn(entry, key) for entry in served.others)))
        for name in sorted({name for entry in served.others for name in entry.lines}):
            lines = [entry.lines.get(name) for entry in served.others]
            rows.append((name, tuple(length(each) if each else "—" for each in lines)))
        return rows

    def _drawn(self, entry: Entry, key: str) -> str:
        drawn = entry.drawings.get(key)
        if drawn is None:
            return "—"
        if drawn.dtype != bool:
            return self.tr("drawn")
        count = int(drawn.sum())
        return self.tr("{0} px").format(count) if count else self.tr("none")


def answer_text(field: Field, told: Answer | None) -> str:
    """An answer as the form words it."""
    titles = {option.value: option.title for option in field.options}
    if told is None:
        return "—"
    if isinstance(told, tuple):
        return ", ".join(titles.get(each, each) for each in told)
    if isinstance(told, str):
        return titles.get(told, told)
    return f"{told:g} {field.unit}".strip()
