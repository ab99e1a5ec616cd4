"""The model manager: what is installed, what can be added, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from engine.runtime.families import Family, families
from engine.runtime.registry import PROMPTED, ModelCard, removable
from engine.runtime.runtimes import has_torch
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted, progress_bar

NAME = Qt.ItemDataRole.UserRole
SIDE = 290  # device-independent pixels of the list


class ModelsDialog(QDialog):
    """Lists models; what a person wants done is said by signals."""

    file_chosen = Signal(object)  # Path of a checkpoint to add
    use_wanted = Signal(str)
    removal_wanted = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.resize(900, 620)
        self._cards: dict[str, ModelCard] = {}
        self._in_use: tuple[str, ...] = ()
        self._able = has_torch()  # published models run by PyTorch alone
        self.list = QListWidget()
        self.list.setFixedWidth(SIDE)
        self.list.setSpacing(2)
        self.list.setAccessibleName(self.tr("Models"))
        self.list.currentItemChanged.connect(self._show_card)
        self.card = QTextBrowser()
        self.card.setAccessibleName(self.tr("Model card"))
        self.card.document().setDocumentMargin(14)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        self.errors = Notices("error")
        column.addWidget(self.errors)
        column.addLayout(middle, 1)
        self._make_progress(column)
        self._make_buttons(column)
        self.rest()

    def _make_progress(self, column: QVBoxLayout) -> None:
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
        column.addWidget(self._working)

    def _make_buttons(self, column: QVBoxLayout) -> None:
        self.use = QPushButton(self.tr("&Use for Segment"))
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._chosen))
        self.add = QPushButton(self.tr("&Add a file…"))
        self.add.clicked.connect(self._choose_file)
        self.remove = QPushButton(self.tr("&Remove"))
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._chosen))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.use, self.add, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def show_models(
        self, cards: Sequence[ModelCard], *, in_use: tuple[str, ...], select: str = ""
    ) -> None:
        """List these; those `in_use` are marked, and `select` (or the first of those) is shown."""
        self._cards = {card.name: card for card in cards}
        self._in_use = in_use
        self.list.clear()
        self._head(self.tr("Installed"))
        for card in cards:
            self._entry(card, ticked=card.name in in_use)
        there = {card.added.family.key for card in cards if card.added}
        absent = [family for key, family in families().items() if key not in there]
        if absent:
            self._head(self.tr("Can be added"))
        for family in absent:
            self._list(f"     {family.title}", f"family:{family.key}")
        self.select(select or in_use[0])

    def select(self, name: str) -> None:
        """Show the card of a model, or the first where there is none of that name."""
        entries = [self.list.item(row) for row in range(self.list.count())]
        able = [entry for entry in entries if entry.data(NAME)]
        self.list.setCurrentItem(
            next((entry for entry in able if entry.data(NAME) == name), able[0])
        )

    def work(self, title: str) -> None:
        """Something long begins."""
        self.errors.hide()
        self.text.setText(title)
        self.bar.setRange(0, 0)
        self._working.show()
        self._refresh()

    def progress(self, share: float, text: str) -> None:
        """The share that is done, in [0, 1]."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * share))
        self.text.setText(text)

    def rest(self) -> None:
        """It is over."""
        self._working.hide()
        self._refresh()

    def tell(self, text: str) -> None:
        """Say what did not work."""
        self.errors.tell([text])

    @property
    def _chosen(self) -> str:
        item = self.list.currentItem()
        return item.data(NAME) or "" if item else ""

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().text())
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _entry(self, card: ModelCard, *, ticked: bool) -> None:
        item = self._list(f"✓  {card.title}" if ticked else f"     {card.title}", card.name)
        if ticked:
            pointing = card.modality == PROMPTED
            item.setToolTip(
                self.tr("This model outlines what you point at")
                if pointing
                else self.tr("Segment uses this model")
            )
            told = self.tr("{0}, in use").format(card.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _list(self, text: str, name: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(NAME, name)
        self.list.addItem(item)
        return item

    def _show_card(self) -> None:
        name = self._chosen
        if card := self._cards.get(name):
            runs = self._able or card.added is None
            self.card.setMarkdown(card.text if runs else f"{self._needs_torch()}\n\n{card.text}")
        elif family := families().get(name.removeprefix("family:")):
            self.card.setMarkdown(self._told_of(family))
        self._refresh()

    def _told_of(self, family: Family) -> str:
        """Where a file is got and under which terms; the program downloads nothing."""
        lines = [
            f"# {family.title}",
            family.summary,
            self.tr("## How to get it"),
            *([] if self._able else [self._needs_torch()]),
            self.tr(
                "{0}. Download it in your own browser, then choose **Add a file…**. This program "
                "downloads nothing by itself."
            ).format(family.where),
            self.tr("## Terms"),
            f"**{family.licence}.** {family.terms}",
            self.tr("## Known failures"),
            "\n".join(f"- {failure}" for failure in family.failures),
            self.tr("## Source"),
            family.authors,
        ]
        return "\n\n".join(lines)

    def _needs_torch(self) -> str:
        return self.tr(
            "**This program cannot load it: it carries no PyTorch.** Install RetSAM Desktop with "
            "pip (`pip install retsam-desktop`) and add the model there; training needs the pip "
            "install too. Both work on the same workspace."
        )

    def _refresh(self) -> None:
        card, busy = self._cards.get(self._chosen), not self._working.isHidden()
        usable = card is not None and card.modality in ("fundus", PROMPTED)
        usable = usable and (self._able or card.added is None)
        pointing = card is not None and card.modality == PROMPTED
        self.use.setText(self.tr("&Use for pointing") if pointing else self.tr("&Use for Segment"))
        self.use.setEnabled(usable and self._chosen not in self._in_use and not busy)
        self.remove.setEnabled(card is not None and removable(card) and not busy)
        self.add.setEnabled(self._able and not busy)
        self.add.setToolTip("" if self._able else self.tr("This needs PyTorch: see the text above"))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Add which checkpoint?"),
            "",
            self.tr("Checkpoints (*.ckpt *.pth *.pt *.safetensors);;All files (*)"),
        )
        if name:
            self.file_chosen.emit(Path(name))
