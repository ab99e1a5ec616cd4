"""Which colour is which surface or area, each to show or hide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.taxonomy import structure
from retsam_gui.panels.layer_row import swatch


class Legend(QWidget):
    """One box a structure; `hidden_changed` tells those that are left out."""

    hidden_changed = Signal(object)  # frozenset of structures

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 2)
        self._row.setSpacing(12)
        self._row.addStretch()
        self.boxes: dict[str, QCheckBox] = {}

    def show_structures(self, keys: tuple[str, ...]) -> None:
        """Offer these; all are shown."""
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {}
        for place, key in enumerate(keys):
            box = QCheckBox(structure(key).title)
            box.setChecked(True)
            box.setIcon(swatch(structure(key).rgb))
            box.setIconSize(QSize(12, 12))
            tip = self.tr("Show or hide {0}").format(structure(key).title)
            box.setToolTip(tip)
            box.setAccessibleName(tip)
            box.toggled.connect(self._tell)
            self._row.insertWidget(place, box)
            self.boxes[key] = box
        self._tell()

    def _tell(self) -> None:
        hidden = (key for key, box in self.boxes.items() if not box.isChecked())
        self.hidden_changed.emit(frozenset(hidden))
