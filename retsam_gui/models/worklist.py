"""The list of photographs that were opened together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QImage, QPixmap

Index = QModelIndex | QPersistentModelIndex
PathRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """One photograph of a file; `frame` is None as long as the file was not opened."""

    path: Path
    frame: int | None = None
    frames: int = 1

    @property
    def title(self) -> str:
        """The file's name, with the number of the photograph where there are several."""
        if self.frames == 1:
            return self.path.name
        return f"{self.path.name} · {(self.frame or 0) + 1} / {self.frames}"


class Worklist(QAbstractListModel):
    """The entries with their thumbnails."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._thumbnails: dict[Path, QIcon] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in order."""
        return tuple(self._entries)

    def set_paths(self, paths: tuple[Path, ...]) -> None:
        """List these files."""
        self.beginResetModel()
        self._entries = [Entry(path) for path in paths]
        for path in self._thumbnails.keys() - set(paths):
            del self._thumbnails[path]
        self.endResetModel()

    def expand(self, path: Path, frames: int) -> None:
        """Replace a file's entry by one for each of its photographs."""
        row = next((i for i, entry in enumerate(self._entries) if entry.path == path), None)
        if row is None or self._entries[row].frame is not None:
            return
        self._entries[row] = Entry(path, 0, frames)
        self.dataChanged.emit(self.index(row), self.index(row))
        if frames > 1:
            self.beginInsertRows(QModelIndex(), row + 1, row + frames - 1)
            self._entries[row + 1 : row + 1] = [Entry(path, i, frames) for i in range(1, frames)]
            self.endInsertRows()

    def row_of(self, path: Path, frame: int) -> int | None:
        """Where a photograph stands."""
        for row, entry in enumerate(self._entries):
            if entry.path == path and (entry.frame or 0) == frame:
                return row
        return None

    def next_without_thumbnail(self) -> Path | None:
        """The first file whose thumbnail is not there yet."""
        return next(
            (entry.path for entry in self._entries if entry.path not in self._thumbnails), None
        )

    def set_thumbnail(self, path: Path, picture: QImage | None) -> None:
        """Show this picture for a file; None where the file cannot be read."""
        shown = QIcon()
        if picture is not None:
            pixmap = QPixmap.fromImage(picture)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # no tint over a photograph
                shown.addPixmap(pixmap, mode)
        self._thumbnails[path] = shown
        for row, entry in enumerate(self._entries):
            if entry.path == path:
                self.dataChanged.emit(self.index(row), self.index(row))

    # ---- Qt ----

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.get(entry.path)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(160, 64)
        if role == PathRole:
            return entry
        return None
