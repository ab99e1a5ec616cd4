"""Which colour is which surface or area: each to show or hide, and to choose for correcting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QStyle, QStyleOptionButton, QWidget

from engine.taxonomy import structure
from retsam_gui.language import title_of
from retsam_gui.panels.layer_row import swatch

IN_ROW = 6  # boxes side by side


class LegendBox(QCheckBox):
    """The box itself shows or hides; the name beside it, or Enter, chooses (`chosen`)."""

    chosen = Signal()

    def hitButton(self, place: QPoint) -> bool:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        return bool(self.style().subElementRect(element, option, self).contains(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.hitButton(event.position().toPoint()):
            self.chosen.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Legend(QWidget):
    """One box a structure; `hidden_changed` tells those that are left out, `chosen` a name."""

    hidden_changed = Signal(object)  # frozenset of structures
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 2, 8, 2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(IN_ROW, 1)
        self.boxes: dict[str, LegendBox] = {}

    def show_structures(self, keys: tuple[str, ...]) -> None:
        """Offer these; those that were hidden stay so."""
        if keys == tuple(self.boxes):
            return
        hidden = self._hidden()
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {}
        for place, key in enumerate(keys):
            box = LegendBox(title_of(key))
            box.setChecked(key not in hidden)
            box.setIcon(swatch(structure(key).rgb))
            box.setIconSize(QSize(12, 12))
            tip = self.tr("Show or hide {0}").format(title_of(key))
            box.setToolTip(tip + self.tr("; click its name to correct it"))
            box.setAccessibleName(tip)
            box.toggled.connect(self._tell)
            box.chosen.connect(lambda key=key: self.chosen.emit(key))
            self._grid.addWidget(box, place // IN_ROW, place % IN_ROW)
            self.boxes[key] = box
        self._tell()

    def reveal(self, key: str) -> None:
        """Have this one shown, if it is offered."""
        if key in self.boxes:
            self.boxes[key].setChecked(True)

    def mark(self, key: str) -> None:
        """This one is being corrected."""
        for each, box in self.boxes.items():
            font = box.font()
            font.setBold(each == key)
            box.setFont(font)

    def _hidden(self) -> frozenset[str]:
        return frozenset(key for key, box in self.boxes.items() if not box.isChecked())

    def _tell(self) -> None:
        self.hidden_changed.emit(self._hidden())
