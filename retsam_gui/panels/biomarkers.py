"""The biomarkers panel: name, value, unit, and why a value cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from retsam_gui.panels.parts import muted
from retsam_gui.tasks import MeasurementRow

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class BiomarkersPanel(QScrollArea):
    """The key figures, and all others when asked for; every reason in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Biomarkers"))
        self.clear(self.tr("Segment the photograph to measure it."))

    def clear(self, hint: str) -> None:
        """Show only a hint."""
        label = muted(hint)
        label.setWordWrap(True)
        label.setContentsMargins(12, 4, 12, 4)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(label)

    def show_rows(self, rows: Sequence[MeasurementRow]) -> None:
        """Fill the table with the key figures of `rows`, in the order given."""
        shown = [row for row in rows if row.headline]
        everything = None
        if len(shown) < len(rows):
            everything = QPushButton(self.tr("Show all %n measurements", "", len(rows)))
            everything.setToolTip(self.tr("Every region and unit, and what could not be measured"))
            everything.clicked.connect(lambda: self._fill(rows))
        self._fill(shown, footer=everything)

    def _fill(self, rows: Sequence[MeasurementRow], footer: QWidget | None = None) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(12, 4, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row in rows:
            self._add(grid, row)
        if footer is not None:
            grid.addWidget(footer, grid.rowCount(), 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(content)

    def _add(self, grid: QGridLayout, row: MeasurementRow) -> None:
        at = grid.rowCount()
        record = row.record
        title, value, unit = QLabel(row.title), QLabel(row.value), muted(row.unit)
        title.setWordWrap(True)
        for label in (title, value, unit):
            label.setToolTip(f"<p>{record['definition']}</p>")
        value.setTextInteractionFlags(SELECTABLE)
        value.setAccessibleName(f"{row.title}: {row.value} {row.unit}".rstrip())
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if record["value"] is None:
            value.setText("—")
            value.setToolTip(row.value)
        value.setProperty("heading", record["valid"])
        grid.addWidget(title, at, 0)
        grid.addWidget(value, at, 1)
        grid.addWidget(unit, at, 2)
        if not record["valid"]:
            reason = muted(f"⚠ {record['reason']}")
            reason.setWordWrap(True)
            reason.setContentsMargins(10, 0, 0, 3)
            grid.addWidget(reason, at + 1, 0, 1, 3)
