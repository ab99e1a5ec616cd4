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
from engine.runtime.registry import ModelCard
from retsam_gui import tasks
from retsam_gui.jobs import Failure, Jobs, Lane

PROGRAM = "RetSAM Desktop"
LIST = 250  # device-independent pixels


class AboutDialog(QDialog):
    """Shows what is running and by which models; licences come when they have been read."""

    def __init__(
        self, cards: Sequence[ModelCard], jobs: Jobs, parent: QWidget | None = None
    ) -> None:
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
        own = Licences()
        tabs.addTab(own, self.tr("Versions and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, use, tabs, buttons):
            column.addWidget(widget)
        reading = jobs.run(
            tasks.licences, on_done=own.show_libraries, on_failed=own.show_failure, lane=Lane.FILES
        )
        self.finished.connect(reading.cancel)


class Licences(QWidget):
    """The libraries that the program is made of, and the licence of the one that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Libraries"))
        self.list.setMaximumWidth(LIST)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setPlainText(self.tr("One moment: the licences are being read."))
        self.list.currentTextChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)

    def show_libraries(self, own: Sequence[tuple[str, str, str]]) -> None:
        """Offer these: name and version, licence, and its text."""
        kept = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
        missing = self.tr("It came without the text of its licence.")
        self._texts = {name: f"{licence}\n\n{text or missing}" for name, licence, text in own}
        self._texts = {PROGRAM: "\n".join([*kept, *self._texts]), **self._texts}
        self.list.addItems(list(self._texts))
        self.list.setCurrentRow(0)

    def show_failure(self, failure: Failure) -> None:
        """They could not be read."""
        self.text.setPlainText(failure.text)

    def _show(self, name: str) -> None:
        self.text.setPlainText(self._texts.get(name, ""))
