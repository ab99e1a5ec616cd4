"""Which study to read, and where its files are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.language import said
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import ElidedLabel, muted
from retsam_gui.settings import Settings
from retsam_gui.study.overview import Mine, in_words, mine
from retsam_gui.workspace import Workspace

KEY = Qt.ItemDataRole.UserRole


class ReadStudyDialog(QDialog):
    """Lists the open studies of who is signed in: `chosen(key, folder)`."""

    chosen = Signal(str, object)

    def __init__(self, workspace: Workspace, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Read a study"))
        self._settings = settings
        reader = workspace.reader or ""
        self.errors = Notices("error")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Open studies"))
        self.list.setSpacing(3)
        self.list.setMinimumHeight(130)
        self.folder = ElidedLabel()
        self.folder.setMinimumWidth(260)
        self.choose = QPushButton(self.tr("&Folder…"))
        self.choose.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin = buttons.addButton(self.tr("&Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin.setDefault(True)
        about = muted(
            self.tr(
                "Cases are shown without names. This window, with what is open in it, is hidden "
                "until you are back."
            )
        )
        about.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Files of the study")))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.addStrut(560)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(QLabel(self.tr("Signed in as {0}").format(reader)))
        column.addWidget(self.errors)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(about)
        column.addWidget(buttons)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.choose.clicked.connect(self._choose_folder)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show()
        workspace.ask(
            in_words(lambda store: mine(store, reader)),
            self._list,
            lambda error: self.errors.tell([said(str(error))]),
        )

    def _list(self, found: tuple[Mine, ...] | Exception) -> None:
        if isinstance(found, Exception):
            self.errors.tell([str(found)])
            return
        for each in found:
            text = self.tr("{0} · {1}\n{2} read, at most {3} to come").format(
                each.key, each.title, each.submitted, each.waiting
            )
            item = QListWidgetItem(text)
            item.setData(KEY, each.key)
            self.list.addItem(item)
        if not found:
            self.errors.tell([self.tr("No open study has a case for you in this workspace.")])
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def key(self) -> str:
        """The study that is chosen; empty where none is."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(KEY))

    def _show(self) -> None:
        folder = self._settings.study_folder(self.key) if self.key else None
        self.folder.setText(folder.name if folder else self.tr("not chosen yet"))
        self.folder.setToolTip(str(folder or ""))
        self.begin.setEnabled(folder is not None and folder.is_dir())
        self.choose.setEnabled(bool(self.key))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder with the study's files"))
        if name:
            self._settings.set_study_folder(self.key, Path(name))
            self._show()

    def accept(self) -> None:
        """Begin, where a study is chosen and its files are known."""
        folder = self._settings.study_folder(self.key) if self.key else None
        if folder is not None:
            super().accept()
            self.chosen.emit(self.key, folder)
