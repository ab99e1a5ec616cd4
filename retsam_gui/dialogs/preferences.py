"""What suits the person and the computer: language, hand, motion, and what runs the models."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from engine.runtime.runtimes import AUTO, ONNX, TORCH, has_onnx, has_torch
from engine.words import languages
from retsam_gui.language import AS_SYSTEM
from retsam_gui.panels.parts import muted


@dataclass(frozen=True)
class Preferences:
    """`language` is a key of `languages()` or `AS_SYSTEM`; it holds from the next start on.

    `runtime` is one of `RUNTIMES` or `AUTO`; it holds from the next segmentation on.
    """

    language: str = AS_SYSTEM
    left_handed: bool = False
    reduced_motion: bool = False
    runtime: str = AUTO


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
        self.runtime = QComboBox()
        lacking = self._offer_runtimes(now.runtime)
        form = QFormLayout()
        form.addRow(self.tr("&Language"), self.language)
        form.addRow("", muted(self.tr("The window speaks it from the next start on.")))
        form.addRow("", self.left_handed)
        form.addRow("", self.reduced_motion)
        form.addRow(self.tr("Models are &run by"), self.runtime)
        for text in (self.tr("From the next segmentation on; results say by which."), *lacking):
            label = muted(text)
            label.setWordWrap(True)
            form.addRow("", label)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _offer_runtimes(self, now: str) -> list[str]:
        """Fill the box, and say of each that is not installed how to have it."""
        lacking = []
        for key, title, there, how in (
            (AUTO, self.tr("The best that is installed"), True, ""),
            (
                TORCH,
                "PyTorch",
                has_torch(),
                self.tr(
                    "PyTorch is not installed here. It comes with pip install retsam-desktop; the "
                    "program without Python does not carry it."
                ),
            ),
            (
                ONNX,
                "ONNX Runtime",
                has_onnx(),
                self.tr("ONNX Runtime is not installed here. Install it: pip install onnxruntime."),
            ),
        ):
            self.runtime.addItem(title, key)
            if not there:
                model = self.runtime.model()
                assert isinstance(model, QStandardItemModel)
                model.item(self.runtime.count() - 1).setEnabled(False)
                lacking.append(how)
        self.runtime.setCurrentIndex(self.runtime.findData(now))
        return lacking

    def _accept(self) -> None:
        self.chosen.emit(
            Preferences(
                self.language.currentData(),
                self.left_handed.isChecked(),
                self.reduced_motion.isChecked(),
                self.runtime.currentData(),
            )
        )
        self.accept()
