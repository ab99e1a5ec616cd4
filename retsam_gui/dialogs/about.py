"""About the program: conditions of use, versions, model cards."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import engine
from engine.runtime.registry import ModelCard

PACKAGES = ("torch", "timm", "numpy", "opencv-python-headless", "pydicom", "pillow", "reportlab")


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
        versions = QTextBrowser()
        versions.setPlainText("\n".join(f"{name} {number}" for name, number in _versions()))
        versions.setAccessibleName(self.tr("Versions"))
        tabs.addTab(versions, self.tr("Versions"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, use, tabs, buttons):
            column.addWidget(widget)


def _versions() -> list[tuple[str, str]]:
    found = [("Python", platform.python_version()), ("Qt", qVersion())]
    for package in PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            missing = QCoreApplication.translate("AboutDialog", "not installed")
            found.append((package, missing))
    return found
