"""The worklist: the photographs that were opened together, with thumbnails."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelectionModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView, QWidget

from retsam_gui import tasks
from retsam_gui.jobs import Jobs
from retsam_gui.models.worklist import Entry, PathRole, Worklist


class WorklistPanel(QListView):
    """Tells by `chosen(path, frame)` which photograph the person wants to see."""

    chosen = Signal(object, int)

    def __init__(self, worklist: Worklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self.setModel(worklist)
        self.setAccessibleName(self.tr("Worklist"))
        self.setIconSize(QSize(56, 56))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def mark(self, path: Path, frame: int) -> None:
        """Mark the photograph that is on the screen."""
        row = self._worklist.row_of(path, frame)
        if row is not None:
            index = self._worklist.index(row)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Open the next photograph (+1) or the previous (-1)."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._worklist.rowCount():
            self._choose(self._worklist.index(row))

    def _choose(self, index: object) -> None:
        entry: Entry = index.data(PathRole)  # type: ignore[attr-defined]
        self.chosen.emit(entry.path, entry.frame or 0)


class Thumbnails(QObject):
    """Has thumbnails made one after the other while the engine has nothing better to do."""

    def __init__(self, worklist: Worklist, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self._jobs = jobs
        self._running = False
        worklist.modelReset.connect(self._next)

    def _next(self) -> None:
        if self._running or self._worklist.rowCount() < 2:
            return
        path = self._worklist.next_without_thumbnail()
        if path is None:
            return
        self._running = True
        self._jobs.run(
            tasks.thumbnail,
            path,
            on_done=lambda pixels: self._done(path, picture(pixels)),
            on_failed=lambda _failure: self._done(path, None),  # told when it is opened
            urgent=False,
        )

    def _done(self, path: Path, image: QImage | None) -> None:
        self._running = False
        self._worklist.set_thumbnail(path, image)
        self._next()


def picture(rgb: NDArray[np.uint8]) -> QImage:
    """A QImage of its own from a small (height, width, 3) array."""
    height, width = rgb.shape[:2]
    return QImage(rgb.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()
