"""About the program: conditions of use, versions, model cards."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import engine
from engine.licences import Library, libraries
from engine.runtime.registry import ModelCard

PROGRAM = "RetSAM Desktop"
LIST = 250  # device-independent pixels


class AboutDialog(QDialog):
    """Shows what is running and by which models."""

    def __init__(self, cards: Sequence[ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About RetSAM Desktop"))
        self.resize(640, 560)
        title = QLabel(f"<h2>RetSAM Desktop {engine.__version__}</h2>")
        use = QLabel(self.tr("<b>Research use only. Not for diagnosis.</b>"))
        tabs = QTabWidget()
        tabs.setAccessibleName(self.tr("Models and versions"))
        for card in cards:
            text = QTextBrowser()
            text.setMarkdown(card.text)
            text.setAccessibleName(card.title)
            tabs.addTab(text, f"{card.title} {card.version}")
        tabs.addTab(Licences(libraries()), self.tr("Versions and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, use, tabs, buttons):
            column.addWidget(widget)


class Licences(QWidget):
    """The libraries that the program is made of, and the licence of the one that is chosen."""

    def __init__(self, own: Sequence[Library]) -> None:
        super().__init__()
        self._texts = {f"{each.name} {each.version}".strip(): each for each in own}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Libraries"))
        self.list.setMaximumWidth(LIST)
        self.list.addItems([PROGRAM, *self._texts])
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Licence"))
        self.list.currentTextChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.list.setCurrentRow(0)

    def _show(self, name: str) -> None:
        library = self._texts.get(name)
        if library is None:
            kept = [f"Python {platform.python_version()}", f"Qt {qVersion()}", *self._texts]
            self.text.setPlainText("\n".join(kept))
            return
        missing = self.tr("It came without the text of its licence.")
        self.text.setPlainText(f"{library.licence}\n\n{library.text or missing}")
