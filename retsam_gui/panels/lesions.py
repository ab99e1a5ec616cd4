"""The list of lesions: every piece with its size and place, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from retsam_gui.models.pieces import AREA, DISTANCE, STRUCTURE, PieceRole, Pieces, SortRole
from retsam_gui.panels.parts import muted
from retsam_gui.results import Piece


class LesionsPanel(QWidget):
    """Tells by `chosen(Piece)` where the person wants to look."""

    chosen = Signal(object)
    counted = Signal(int)  # pieces in the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = Pieces(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._pieces)
        self._sorted.setSortRole(SortRole)
        self.hint = muted("")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 4, 12, 4)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = self._make_table()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self.table)
        self.clear("")

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._sorted)
        table.setAccessibleName(self.tr("Lesions"))
        table.setToolTip(self.tr("Enter or a double click goes to the lesion; F3 to the next one"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(24)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(STRUCTURE, QHeaderView.ResizeMode.Stretch)
        for column in (AREA, DISTANCE):
            header.resizeSection(column, 98)
        table.setSortingEnabled(True)
        table.sortByColumn(STRUCTURE, Qt.SortOrder.AscendingOrder)
        table.activated.connect(lambda index: self.chosen.emit(index.data(PieceRole)))
        return table

    def clear(self, hint: str) -> None:
        """Show only a hint."""
        self._show(())
        self.hint.setText(hint)
        self._pages.setCurrentWidget(self.hint)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """List these pieces; what was current stays so where it is the same piece still."""
        current = self.table.currentIndex().data(PieceRole)
        self._show(pieces)
        for row in range(self._sorted.rowCount()):
            if self._at(row) == current:
                self._select(row)
        self._pages.setCurrentWidget(self.table)

    @property
    def count(self) -> int:
        """Pieces in the list."""
        return self._pieces.rowCount()

    def step(self, by: int) -> None:
        """Go to the next piece (+1) or the one before (-1) in the order shown, around the end."""
        count = self._sorted.rowCount()
        if not count:
            return
        current = self.table.currentIndex().row()
        row = (current + by) % count if current >= 0 else (0 if by > 0 else count - 1)
        self._select(row)
        self.chosen.emit(self._at(row))

    def _show(self, pieces: Sequence[Piece]) -> None:
        self._pieces.show(pieces)
        self.counted.emit(len(pieces))

    def _at(self, row: int) -> Piece:
        piece: Piece = self._sorted.index(row, STRUCTURE).data(PieceRole)
        return piece

    def _select(self, row: int) -> None:
        index = self._sorted.index(row, STRUCTURE)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().setCurrentIndex(
            index, how | QItemSelectionModel.SelectionFlag.Rows
        )
        self.table.scrollTo(index)
