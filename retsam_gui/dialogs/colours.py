"""The colours of all structures, with a warning where visible layers look alike."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.taxonomy import structure, structures
from retsam_gui.language import title_of
from retsam_gui.models.colours import look_alikes_told
from retsam_gui.models.layers import GROUPS, Layers
from retsam_gui.panels.layer_row import swatch
from retsam_gui.panels.parts import flat_button, muted


class ColoursDialog(QDialog):
    """Stays open beside the window, so that one sees what a colour does on the photograph."""

    def __init__(self, layers: Layers, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Colours of layers"))
        self._layers = layers
        self.swatches: dict[str, QToolButton] = {}
        self.resets: dict[str, QToolButton] = {}
        content = QWidget()
        grid = QGridLayout(content)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        for group in GROUPS:
            for key, entry in structures().items():
                if entry.group == group and "fundus" in entry.modalities:
                    self._add_row(grid, key)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setProperty("attention", True)
        note = muted(
            self.tr(
                "The usual colours of anatomy, phenotypes and the lesions that models find keep "
                "apart for colour-blind readers too. Yours stay for other photographs and after "
                "a restart."
            )
        )
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.usual = buttons.addButton(
            self.tr("The usual colours"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(layers.reset_colours)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        scroll.setMinimumHeight(12 * self.fontMetrics().lineSpacing())
        column.addWidget(scroll, 1)
        for widget in (self.warning, note, buttons):
            column.addWidget(widget)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(60 * letter, 90 * letter)
        for signal in (layers.recoloured, layers.restyled):
            signal.connect(lambda _key: self._refresh())
        layers.renewed.connect(self._refresh)
        self._refresh()

    def _add_row(self, grid: QGridLayout, key: str) -> None:
        title, row = title_of(key), len(self.swatches)
        patch = QToolButton()
        patch.setProperty("flat", True)
        patch.setIconSize(QSize(18, 18))
        patch.setToolTip(self.tr("Colour of {0}").format(title))
        patch.setAccessibleName(patch.toolTip())
        patch.clicked.connect(lambda: self._choose(key))
        reset = flat_button("reset", self.tr("The usual colour of {0}").format(title))
        reset.clicked.connect(lambda: self._layers.reset_colour(key))
        self.swatches[key], self.resets[key] = patch, reset
        grid.addWidget(patch, row, 0)
        grid.addWidget(QLabel(title), row, 1)
        grid.addWidget(reset, row, 2)

    def _choose(self, key: str) -> None:
        now = QColor(*self._layers.look(key).style.rgb)
        title = self.tr("Colour of {0}").format(title_of(key))
        chosen = QColorDialog.getColor(now, self, title)
        if chosen.isValid():
            self._layers.set_rgb(key, (chosen.red(), chosen.green(), chosen.blue()))

    def _refresh(self) -> None:
        for key, patch in self.swatches.items():
            rgb = self._layers.look(key).style.rgb
            patch.setIcon(swatch(rgb))
            self.resets[key].setEnabled(rgb != structure(key).rgb)
        told = look_alikes_told(self._layers)
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))
