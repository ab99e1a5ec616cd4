"""The pieces of all lesions and phenotypes as a table that can be sorted."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retsam_gui.language import digits, title_of
from retsam_gui.results import Piece

Index = QModelIndex | QPersistentModelIndex
STRUCTURE, AREA, DISTANCE = range(3)
PieceRole = Qt.ItemDataRole.UserRole
SortRole = PieceRole + 1
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Pieces(QAbstractTableModel):
    """One row a piece: structure, area, distance to the fovea."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._titles: dict[str, str] = {}

    def show(self, pieces: Sequence[Piece]) -> None:
        """List these."""
        self.beginResetModel()
        self._pieces = tuple(pieces)
        self._titles = {key: title_of(key) for key in {each.structure for each in pieces}}
        self.endResetModel()

    # ---- Qt ----

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pieces)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Structure"), self.tr("Area"), self.tr("To the fovea"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == STRUCTURE else RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and section == DISTANCE:
            return self.tr("From the piece's centre of gravity")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        piece, column = self._pieces[index.row()], index.column()
        title = self._titles[piece.structure]
        if role == PieceRole:
            return piece
        if role == SortRole:
            distance = math.inf if piece.distance is None else piece.distance
            return (title, piece.area, distance)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return (title, digits(piece.area_text), digits(piece.distance_text) or "—")[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column != STRUCTURE:
            return RIGHT
        return None
