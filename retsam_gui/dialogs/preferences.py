"""What suits the person: the language, the hand that holds the mouse, motion on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from engine.words import languages
from retsam_gui.language import AS_SYSTEM
from retsam_gui.panels.parts import muted


@dataclass(frozen=True)
class Preferences:
    """`language` is a key of `languages()` or `AS_SYSTEM`; it holds from the next start on."""

    language: str = AS_SYSTEM
    left_handed: bool = False
    reduced_motion: bool = False


class PreferencesDialog(QDialog):
    """`chosen` gives the Preferences from now on."""

    chosen = Signal(object)

    def __init__(self, now: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), AS_SYSTEM)
        for key, title in languages().items():
            self.language.addItem(title, key)
        self.language.setCurrentIndex(self.language.findData(now.language))
        self.left_handed = QCheckBox(self.tr("The &mouse is in the left hand"))
        self.left_handed.setToolTip(
            self.tr("Panels on the left, tools on the right, and keys for the right hand")
        )
        self.left_handed.setChecked(now.left_handed)
        self.reduced_motion = QCheckBox(self.tr("Less m&otion on the screen"))
        self.reduced_motion.setToolTip(
            self.tr("Nothing slides, fades or blinks; else as the system has it")
        )
        self.reduced_motion.setChecked(now.reduced_motion)
        form = QFormLayout()
        form.addRow(self.tr("&Language"), self.language)
        form.addRow("", muted(self.tr("The window speaks it from the next start on.")))
        form.addRow("", self.left_handed)
        form.addRow("", self.reduced_motion)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _accept(self) -> None:
        self.chosen.emit(
            Preferences(
                self.language.currentData(),
                self.left_handed.isChecked(),
                self.reduced_motion.isChecked(),
            )
        )
        self.accept()
