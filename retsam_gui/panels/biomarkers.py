"""The biomarkers panel: name, value, unit, and why a value cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from retsam_gui.panels.parts import muted
from retsam_gui.tasks import MeasurementRow

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class BiomarkersPanel(QScrollArea):
    """A table that shows every reason in full."""

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
        """Fill the table, in the order given."""
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(12, 4, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row in rows:
            self._add(grid, row)
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
