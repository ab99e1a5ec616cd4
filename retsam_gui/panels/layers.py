"""The layers panel: one row a structure, in the groups of the taxonomy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.taxonomy import structure
from retsam_gui.icons import icon
from retsam_gui.models.layers import Layers
from retsam_gui.panels.parts import flat_button, muted


class LayersPanel(QScrollArea):
    """Shows and changes how the layers are drawn."""

    def __init__(self, layers: Layers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Layers"))
        self._layers = layers
        self.rows: dict[str, LayerRow] = {}
        layers.renewed.connect(self._rebuild)
        layers.restyled.connect(self._refresh)
        self._rebuild()

    def _rebuild(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 4, 8, 8)
        column.setSpacing(1)
        self.rows = {}
        titles = {
            "anatomy": self.tr("Anatomy"),
            "lesions": self.tr("Lesions"),
            "phenotypes": self.tr("Phenotypes"),
        }
        groups = self._layers.grouped()
        for group, keys in groups.items():
            column.addSpacing(4)
            column.addWidget(muted(titles[group]))
            for key in keys:
                self.rows[key] = LayerRow(self._layers, key)
                column.addWidget(self.rows[key])
        if groups:
            column.addSpacing(8)
            column.addWidget(NotCovered(self._layers.not_covered()))
        elif self._layers.segmented:
            column.addWidget(muted(self.tr("Nothing was segmented; see the notice above.")))
        else:
            column.addWidget(muted(self.tr("Segment the photograph to see its layers.")))
        column.addStretch()
        self.setWidget(content)

    def _refresh(self, _key: str) -> None:
        for row in self.rows.values():
            row.refresh()


class LayerRow(QWidget):
    """Eye, colour, name, opacity, outline and solo of one structure."""

    def __init__(self, layers: Layers, key: str) -> None:
        super().__init__()
        self._layers = layers
        self._key = key
        title = structure(key).title
        layer = layers.layer(key)

        self.eye = flat_button("visible", self.tr("Show or hide {0}").format(title), check=True)
        self.eye.setProperty("quiet", True)
        self.colour = QToolButton()
        self.colour.setProperty("flat", True)
        self.colour.setIconSize(QSize(16, 16))
        self.colour.setToolTip(self.tr("Colour of {0}").format(title))
        self.colour.setAccessibleName(self.colour.toolTip())
        self.name = QLabel(title)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.name.setToolTip(self._origin())
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(5, 100)
        self.opacity.setFixedWidth(72)
        self.opacity.setToolTip(self.tr("Opacity of {0}").format(title))
        self.opacity.setAccessibleName(self.opacity.toolTip())
        self.outline = flat_button(
            "outline", self.tr("Draw only the outline of {0}").format(title), check=True
        )
        self.solo = flat_button("solo", self.tr("Show {0} alone").format(title), check=True)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.eye)
        row.addWidget(self.colour)
        row.addSpacing(4)
        row.addWidget(self.name, 1)
        if layer is None:
            row.addWidget(muted(self.tr("point")))
        elif not layer.mask.any():
            self.name.setText(self.tr("{0} · none found").format(title))
        if layer is not None:
            for widget in (self.opacity, self.outline):
                row.addWidget(widget)
        row.addWidget(self.solo)

        self.refresh()
        self.eye.toggled.connect(lambda on: layers.set_visible(key, on))
        self.colour.clicked.connect(self._choose_colour)
        self.opacity.valueChanged.connect(lambda value: layers.set_opacity(key, value / 100))
        self.outline.toggled.connect(lambda on: layers.set_outline(key, on))
        self.solo.toggled.connect(self._toggle_solo)

    def _origin(self) -> str:
        layer = self._layers.layer(self._key)
        if layer is None:
            return self.tr("Landmark")
        text = layer.provenance.author
        return self.tr("{0}, read-only").format(text) if layer.provenance.by_model else text

    def refresh(self) -> None:
        """Show what the layers say."""
        look = self._layers.look(self._key)
        seen = self._layers.seen(self._key)
        self.eye.setChecked(look.visible)
        self.eye.setIcon(_eye(look.visible))
        self.colour.setIcon(swatch(look.style.rgb))
        self.opacity.setValue(round(look.style.opacity * 100))
        self.outline.setChecked(look.style.outline)
        self.solo.blockSignals(True)  # the model changes solo for every row at once
        self.solo.setChecked(self._layers.solo == self._key)
        self.solo.blockSignals(False)
        self.name.setEnabled(seen)

    def _toggle_solo(self, on: bool) -> None:
        self._layers.set_solo(self._key if on else None)

    def _choose_colour(self) -> None:
        chosen = QColorDialog.getColor(
            QColor(*self._layers.look(self._key).style.rgb),
            self,
            self.tr("Colour of {0}").format(structure(self._key).title),
        )
        if chosen.isValid():
            self._layers.set_rgb(self._key, (chosen.red(), chosen.green(), chosen.blue()))


class NotCovered(QWidget):
    """What the model does not know: a line that opens to the list."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = QToolButton()
        self.button.setProperty("flat", True)
        self.button.setText(self.tr("Not covered by this model ({0})").format(len(titles)))
        self.button.setToolTip(self.tr("Structures that this model was not trained to find"))
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.list = muted(", ".join(titles))
        self.list.setWordWrap(True)
        self.list.hide()
        column.addWidget(self.button)
        column.addWidget(self.list)
        self.button.toggled.connect(self._open)
        if not titles:
            self.hide()

    def _open(self, on: bool) -> None:
        self.list.setVisible(on)
        self.button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)


def _eye(open_: bool) -> QIcon:
    return icon("visible" if open_ else "hidden", role=QPalette.ColorRole.ButtonText)


def swatch(rgb: tuple[int, int, int]) -> QIcon:
    """A round patch of colour."""
    pixmap = QPixmap(48, 48)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(*rgb))
    painter.setPen(QColor(0, 0, 0, 90))
    painter.drawEllipse(3, 3, 42, 42)
    painter.end()
    return QIcon(pixmap)
