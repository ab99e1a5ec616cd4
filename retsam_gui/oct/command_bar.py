"""The upper bar of the OCT window: segment, write, what is shown and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from engine.image import OctScale
from retsam_gui.oct.layout import action, method_box


class CommandBar(QObject):
    """The actions by name, and the box with the method."""

    def __init__(
        self, window: QMainWindow, does: dict[str, Callable[[], None]], last: QWidget
    ) -> None:
        super().__init__(window)
        self.method = method_box()
        self.actions: dict[str, QAction] = {
            key: action(window, text, keys, does.get(key))
            for key, text, keys in (
                ("segment", self.tr("Segment"), "Ctrl+Return"),
                ("cancel", self.tr("Cancel"), "Esc"),
                ("write", self.tr("Write results…"), "Ctrl+E"),
                ("write_dicom", self.tr("Write DICOM…"), "Ctrl+Shift+E"),
                ("keep", self.tr("Keep in the workspace"), "Ctrl+Alt+K"),
                ("layers", self.tr("Surfaces and areas"), "Space"),
                ("true_aspect", self.tr("True to µm"), "A"),
                ("fit", self.tr("Whole scan"), "F"),
                ("set_scale", self.tr("Scale…"), "Ctrl+U"),
            )
        }
        self.actions["write"].enabledChanged.connect(self.actions["write_dicom"].setEnabled)
        for key in ("layers", "true_aspect"):
            self.actions[key].setCheckable(True)
        self.actions["layers"].setChecked(True)
        bar = window.addToolBar(self.tr("OCT"))
        bar.setMovable(False)
        bar.addWidget(self.method)
        last_of_all = self.actions["keep"]
        bar.addActions([each for each in self.actions.values() if each is not last_of_all])
        bar.addWidget(last)
        bar.addAction(last_of_all)

    def enable(self, *, busy: bool, measuring: bool, found: bool, scale: OctScale | None) -> None:
        """Offer what makes sense now; a scale that the device recorded is not a person's to state.

        `measuring`: that is what the engine is busy with, and it cannot be stopped.
        """
        self.actions["segment"].setEnabled(not busy)
        self.actions["cancel"].setEnabled(busy and not measuring)
        self.actions["write"].setEnabled(not busy and found)
        self.actions["set_scale"].setEnabled(not busy and (scale is None or scale.source == "user"))
        self.actions["true_aspect"].setEnabled(scale is not None and scale.x_um is not None)
