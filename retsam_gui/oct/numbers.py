"""The numbers of a volume: one layer's ETDRS fields or sectors, and fluid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.language import digits, row_title, said
from retsam_gui.oct.tasks import OctChange, OctNumbers
from retsam_gui.panels.parts import muted
from retsam_gui.results import MeasurementRow

SQUARES = "thickness_grid"  # 64 numbers: they stand in the results, not in this table


class OctNumbersPanel(QWidget):
    """A layer to choose, and its values; `layer_chosen(key)`."""

    layer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: OctNumbers | None = None
        self._change: OctChange | None = None
        self.layer = QComboBox()
        self.layer.setAccessibleName(self.tr("Layer"))
        self.layer.setToolTip(self.tr("Which layer the map and the numbers are about"))
        self.table = QTableWidget(0, 3)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(self.tr("Measurements"))
        self.hint = muted(self.tr("Segment the volume to see its numbers."))
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.layer)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        self.layer.currentIndexChanged.connect(self._chosen)
        self.show_numbers(None)

    @property
    def chosen(self) -> str:
        """The layer's key."""
        return str(self.layer.currentData() or "")

    def show_numbers(self, numbers: OctNumbers | None) -> None:
        """Show what was measured; the layer stays the one that was chosen."""
        self._numbers = numbers
        before = self.chosen
        keys = numbers.layers if numbers is not None else ()
        self.layer.blockSignals(True)
        self.layer.clear()
        for key, title in keys:
            self.layer.addItem(said(title), key)
        self.layer.setCurrentIndex(max(0, self.layer.findData(before)))
        self.layer.blockSignals(False)
        self.layer.setVisible(bool(keys))
        self.table.setVisible(bool(keys))
        self.hint.setVisible(not keys)
        self._chosen()

    def show_change(self, change: OctChange | None) -> None:
        """Add an earlier visit's values and what was gained since; None takes them away."""
        self._change = change
        self._chosen()

    def _chosen(self) -> None:
        rows = self._numbers.rows if self._numbers is not None else ()
        about = [row for row in rows if row.record["structure"] == self.chosen]
        self._fill([row for row in about if row.record["key"] != SQUARES])
        self.layer_chosen.emit(self.chosen)

    def _fill(self, rows: list[MeasurementRow]) -> None:
        head = [self.tr("Measurement"), self.tr("Value"), self.tr("Unit")]
        if self._change is not None:
            head[1:1] = [self._change.title]
            head[3:3] = [self.tr("Change")]
        self.table.setColumnCount(len(head))
        self.table.setHorizontalHeaderLabels(head)
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(self._texts(row)):
                item = QTableWidgetItem(text)
                item.setToolTip(said(row.record["reason"] or row.record["definition"]))
                if 0 < column < len(head) - 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                if not row.record["valid"]:
                    item.setForeground(self.palette().placeholderText())
                self.table.setItem(place, column, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _texts(self, row: MeasurementRow) -> tuple[str, ...]:
        if self._change is None:
            return row_title(row), said(row.value), said(row.unit)
        key = (*row.subject, row.record["unit"])
        earlier, gain = self._change.texts.get(key, ("–", "–"))
        return row_title(row), digits(earlier), said(row.value), digits(gain), said(row.unit)
