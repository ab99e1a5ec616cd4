"""What can learn, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.improvement import PARTS, Compared, Doing, Improved, Supply
from engine.taxonomy import structure
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted, progress_bar

MINUTE = 60.0
BETTER_IS_LESS = ("false area, % of field",)


class ImproveDialog(QDialog):
    """Says what is wanted by signals; goes on in the background when it is closed."""

    wanted = Signal(str)  # a part
    stopped = Signal()
    use_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, base: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Improve the model"))
        self.resize(720, 460)
        self.errors = Notices("error")
        intro = muted(
            self.tr(
                "{0} learns from photographs that you corrected. A third of the patients is left "
                "out, and the old and the new model are compared on those. The new model comes "
                "beside the old one and takes nothing away. Nothing leaves this computer."
            ).format(base)
        )
        intro.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addWidget(intro)
        column.addWidget(self._make_parts())
        column.addWidget(self._make_progress())
        self.verdict = muted("")
        self.verdict.setWordWrap(True)
        self._make_table()
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(self._make_buttons())
        self._result: Improved | None = None
        self._supplies: Mapping[str, Supply] = {}
        self.rest()

    def _make_parts(self) -> QWidget:
        titles = {
            "vessels": self.tr("&Vessels, arteries and veins"),
            "disc": self.tr("&Optic disc and cup"),
            "lesions": self.tr("&Lesions of diabetic retinopathy"),
        }
        self._group = QButtonGroup(self)
        self.parts: dict[str, QRadioButton] = {}
        self._counts = {key: muted("") for key in PARTS}
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        for key, title in titles.items():
            button = self.parts[key] = QRadioButton(title)
            button.setEnabled(False)
            button.toggled.connect(self._able)
            self._group.addButton(button)
            self._counts[key].setContentsMargins(26, 0, 0, 4)
            self._counts[key].setWordWrap(True)
            rows.addWidget(button)
            rows.addWidget(self._counts[key])
        return whole

    def _make_progress(self) -> QWidget:
        self.bar = progress_bar(self.tr("Progress"))
        self.text = muted("")
        self.stop = QPushButton(self.tr("S&top"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stopped)
        self._working = QWidget()
        row = QHBoxLayout(self._working)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.text)
        row.addWidget(self.stop)
        return self._working

    def _make_table(self) -> None:
        titles = (
            self.tr("Structure"),
            self.tr("Measure"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("Change (95 %)"),
            self.tr("Photographs"),
        )
        self.table = QTableWidget(0, len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(self.tr("Before and after"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _make_buttons(self) -> QHBoxLayout:
        self.start = QPushButton(self.tr("&Improve"))
        self.start.clicked.connect(lambda: self.wanted.emit(self.chosen))
        self.use = QPushButton(self.tr("&Use the new model"))
        self.use.clicked.connect(lambda: self._with_result(self.use_wanted))
        self.remove = QPushButton(self.tr("&Remove the new model"))
        self.remove.clicked.connect(lambda: self._with_result(self.removal_wanted))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.start, self.use, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # ---- showing ----

    @property
    def chosen(self) -> str:
        """The part that is chosen; empty where none is."""
        return next((key for key, button in self.parts.items() if button.isChecked()), "")

    def show_supplies(self, supplies: Mapping[str, Supply]) -> None:
        """How many corrected cases there are for each part, or what is missing."""
        self._supplies = supplies
        for key, there in supplies.items():
            self._counts[key].setText(self._told(there))
        able = [key for key, there in supplies.items() if there.enough]
        if able and not self.chosen:
            self.parts[able[0]].setChecked(True)
        self._able()

    def show_doing(self, doing: Doing) -> None:
        """How far it is."""
        self._working.show()
        self.bar.setValue(round(1000 * doing.share))
        left = (
            self.tr("about {0} minutes left").format(round(doing.seconds_left / MINUTE))
            if doing.seconds_left > 1.5 * MINUTE
            else self.tr("about a minute left")
        )
        self.text.setText(f"{self._named(doing.step)}, {left}")
        self._able()

    def work(self) -> None:
        """It begins."""
        self._result = None
        self.errors.hide()
        self.table.hide()
        self.verdict.hide()
        self.bar.setValue(0)
        self.text.setText(self.tr("Starting"))
        self._working.show()
        self._able()

    def rest(self) -> None:
        """Nothing is being learned."""
        self._working.hide()
        self.table.setVisible(self._result is not None)
        self.verdict.setVisible(self._result is not None)
        self._able()

    def refuse(self, why: str) -> None:
        """Say why nothing came of it."""
        self.errors.tell([why])
        self.rest()

    def show_result(self, result: Improved) -> None:
        """The old model's figures beside the new one's."""
        self._result = result
        self.verdict.setText(self._verdict(result))
        self.table.setRowCount(len(result.compared))
        for number, row in enumerate(result.compared):
            for column, text in enumerate(_texts(row)):
                item = QTableWidgetItem(text)
                if column > 1:
                    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    item.setTextAlignment(side)
                self.table.setItem(number, column, item)
        self.rest()

    def forget_result(self) -> None:
        """The new model was removed."""
        self._result = None
        self.rest()

    def _told(self, there: Supply) -> str:
        counted = self.tr("{0} corrected photographs of {1} patients").format(
            there.cases, there.patients
        )
        lacks = []
        if there.missing_cases:
            lacks.append(self.tr("{0} photographs").format(there.missing_cases))
        if there.missing_patients:
            lacks.append(self.tr("{0} patients").format(there.missing_patients))
        if not lacks:
            return counted
        return self.tr("{0}; still missing: {1}").format(counted, ", ".join(lacks))

    def _verdict(self, result: Improved) -> str:
        better = sum(_gain(row) > 0 for row in result.compared)
        sure = sum(_surely_better(row) for row in result.compared)
        text = self.tr(
            "{0} learned from {1} photographs and was compared on {2} others, of patients that it "
            "never saw. {3} of {4} measures are better, {5} of them beyond chance. With so few "
            "photographs, look at its layers too before you use it."
        ).format(
            result.title, result.learned_from, result.left_out, better, len(result.compared), sure
        )
        if result.nameless:
            text += " " + self.tr(
                "{0} photographs tell no patient and counted as one each; if some are of the same "
                "person, the figures flatter."
            ).format(result.nameless)
        if result.skipped:
            text += " " + self.tr("Not used: {0}.").format("; ".join(result.skipped))
        return text

    def _named(self, step: str) -> str:
        names = {
            "read": self.tr("Reading the corrected photographs"),
            "learn": self.tr("Learning"),
            "score": self.tr("Comparing on photographs that were left out"),
        }
        return names[step]

    def _with_result(self, signal: object) -> None:
        if self._result is not None:
            signal.emit(self._result.name)  # type: ignore[attr-defined]

    def _able(self) -> None:
        busy = not self._working.isHidden()
        for key, button in self.parts.items():
            there = self._supplies.get(key)
            button.setEnabled(there is not None and there.enough and not busy)
        self.start.setEnabled(bool(self.chosen) and self.parts[self.chosen].isEnabled())
        for button in (self.use, self.remove):
            button.setVisible(self._result is not None)


def _gain(row: Compared) -> float:
    change = row.after - row.before
    return -change if row.measure in BETTER_IS_LESS else change


def _surely_better(row: Compared) -> bool:
    if not row.told:
        return False
    return row.high < 0 if row.measure in BETTER_IS_LESS else row.low > 0


def _texts(row: Compared) -> Sequence[str]:
    change = row.after - row.before
    return (
        structure(row.structure).title,
        row.measure,
        f"{row.before:.3f}",
        f"{row.after:.3f}",
        f"{change:+.3f} ({row.low:+.3f} … {row.high:+.3f})" if row.told else f"{change:+.3f}",
        f"{row.cases}",
    )
