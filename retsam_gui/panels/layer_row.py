"""One structure in the layers panel, and the head of a group of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QColorDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
)

from engine.layers import Mask
from retsam_gui.icons import icon
from retsam_gui.language import title_of
from retsam_gui.models.layers import Layers
from retsam_gui.panels.parts import ElidedLabel, flat_button, muted

DRAG = 8  # device-independent pixels that a row is pulled before it moves


class LayerRow(QFrame):
    """Eye, colour, name, size, lock and solo of one structure; opacity and outline when active.

    `asked(key, what)` passes on what the person wants done with the layer: "up", "down", "take",
    "drop", "copy", "again" or "segment".
    """

    asked = Signal(str, str)
    dragged = Signal(str, int)  # key, and the place on the screen where the row was let go

    def __init__(self, layers: Layers, key: str) -> None:
        super().__init__()
        self.setObjectName("LayerRow")
        self._layers = layers
        self._key = key
        self._pressed: int | None = None
        self._counted: Mask | None = None  # of this mask the pixels were counted
        title = title_of(key)
        self._is_area = layers.layer(key) is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._is_area else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self._make(title)
        self._arrange()
        self.count_pixels()
        self.refresh()
        self.eye.toggled.connect(lambda on: layers.set_visible(key, on))
        self.colour.clicked.connect(self._choose_colour)
        self.opacity.valueChanged.connect(lambda value: layers.set_opacity(key, value / 100))
        self.outline.toggled.connect(lambda on: layers.set_outline(key, on))
        self.lock.toggled.connect(lambda on: layers.set_locked(key, on))
        self.solo.toggled.connect(self._toggle_solo)

    def _make(self, title: str) -> None:
        self.eye = flat_button("visible", self.tr("Show or hide {0}").format(title), check=True)
        self.eye.setProperty("quiet", True)
        self.colour = QToolButton()
        self.colour.setProperty("flat", True)
        self.colour.setIconSize(QSize(16, 16))
        self.colour.setToolTip(self.tr("Colour of {0}").format(title))
        self.colour.setAccessibleName(self.colour.toolTip())
        self.name = ElidedLabel(title)
        self.name.setToolTip(f"{title}\n{self._origin()}")
        self.count = muted("")
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(5, 100)
        self.opacity.setFixedWidth(64)
        self.opacity.setToolTip(self.tr("Opacity of {0}").format(title))
        self.opacity.setAccessibleName(self.opacity.toolTip())
        self.outline = flat_button(
            "outline", self.tr("Draw only the outline of {0}").format(title), check=True
        )
        self.lock = flat_button("unlock", self.tr("Keep tools off {0}").format(title), check=True)
        self.lock.setProperty("quiet", True)
        self.solo = flat_button("solo", self.tr("Show {0} alone").format(title), check=True)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(1)
        row.addWidget(self.eye)
        row.addWidget(self.colour)
        row.addSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.count)
        row.addSpacing(4)
        if self._is_area:
            for widget in (self.opacity, self.outline, self.lock):
                row.addWidget(widget)
        row.addWidget(self.solo)

    def _origin(self) -> str:
        layer = self._layers.layer(self._key)
        if layer is None:
            return self.tr("Landmark")
        text = layer.provenance.author
        if layer.provenance.by_model:
            return self.tr("{0}, read-only: the first stroke makes your own copy").format(text)
        return text

    # ---- showing ----

    def renew(self) -> None:
        """There may be another layer in the place of the one before."""
        layer = self._layers.layer(self._key)
        if layer is None or layer.mask is not self._counted:
            self.count_pixels()
        self.refresh()

    def count_pixels(self) -> None:
        """Say how large the layer is now, and whether a reader has corrected it."""
        layer = self._layers.layer(self._key)
        self._counted = None if layer is None else layer.mask
        title = title_of(self._key)
        if layer is None:
            self.count.setText(self.tr("point"))
            return
        count = int(np.count_nonzero(layer.mask))
        self.count.setText(self.tr("none") if not count else f"{count:,}".replace(",", "\u2009"))
        self.count.setToolTip(self.tr("Pixels of the layer"))
        corrected = self._layers.corrected(self._key)
        self.name.setText(f"{title} ✎" if corrected else title)
        self.name.setToolTip(f"{title}\n{self._origin()}")

    def refresh(self) -> None:
        """Show what the layers say."""
        look = self._layers.look(self._key)
        active = self._layers.active == self._key
        self.eye.setChecked(look.visible)
        self.eye.setIcon(eye(look.visible))
        self.colour.setIcon(swatch(look.style.rgb))
        self.opacity.setValue(round(look.style.opacity * 100))
        self.outline.setChecked(look.style.outline)
        self.lock.setChecked(look.locked)
        name = "lock" if look.locked else "unlock"
        self.lock.setIcon(icon(name, role=QPalette.ColorRole.ButtonText))
        self.solo.blockSignals(True)  # the model changes solo for every row at once
        self.solo.setChecked(self._layers.solo == self._key)
        self.solo.blockSignals(False)
        self.name.setEnabled(self._layers.seen(self._key))
        self.opacity.setVisible(active and self._is_area)
        self.outline.setVisible(active and self._is_area)
        self.count.setVisible(not active or not self._is_area)
        if self.property("active") != active:
            self.setProperty("active", active)
            self.style().polish(self)

    # ---- doing ----

    def _toggle_solo(self, on: bool) -> None:
        self._layers.set_solo(self._key if on else None)

    def _choose_colour(self) -> None:
        chosen = QColorDialog.getColor(
            QColor(*self._layers.look(self._key).style.rgb),
            self,
            self.tr("Colour of {0}").format(title_of(self._key)),
        )
        if chosen.isValid():
            self._layers.set_rgb(self._key, (chosen.red(), chosen.green(), chosen.blue()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_area:
            self._pressed = event.globalPosition().toPoint().y()
            self._layers.set_active(self._key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._pressed = self._pressed, None
        at = event.globalPosition().toPoint().y()
        if start is not None and abs(at - start) > DRAG:
            self.dragged.emit(self._key, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._layers.set_active(self._key)
        elif alt and event.key() == Qt.Key.Key_Up:
            self.asked.emit(self._key, "up")
        elif alt and event.key() == Qt.Key.Key_Down:
            self.asked.emit(self._key, "down")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the layer."""
        menu = QMenu(self.window())  # the row may go with what is chosen
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._is_area:
            menu.addAction(self.tr("Move up (Alt+Up)"), lambda: self.asked.emit(self._key, "up"))
            menu.addAction(
                self.tr("Move down (Alt+Down)"), lambda: self.asked.emit(self._key, "down")
            )
        if self._layers.probability(self._key) is not None:
            shown = menu.addAction(self.tr("Show the model's certainty as opacity"))
            shown.setCheckable(True)
            shown.setChecked(self._layers.look(self._key).by_probability)
            shown.toggled.connect(lambda on: self._layers.set_by_probability(self._key, on))
        elif self._layers.lost_probability(self._key):
            again = self.tr("Segment again, to see the model's certainty (Ctrl+Enter)")
            menu.addAction(again, lambda: self.asked.emit(self._key, "segment"))
        if self._is_area:
            again = self.tr("Outline anew, from its own box… (Ctrl+P)")
            menu.addAction(again, lambda: self.asked.emit(self._key, "again"))
            copy = self.tr("Copy into… (Ctrl+Shift+C)")
            menu.addAction(copy, lambda: self.asked.emit(self._key, "copy"))
        menu.addAction(
            self.tr("The usual colour"),
            lambda: self._layers.reset_colour(self._key),
        )
        if self._layers.corrected(self._key):
            drop = self.tr("Drop corrections (Ctrl+Backspace)")
            menu.addAction(drop, lambda: self.asked.emit(self._key, "drop"))
        elif self._is_area:
            take = self.tr("Take over the layer (Ctrl+T)")
            menu.addAction(take, lambda: self.asked.emit(self._key, "take"))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.colour.setIcon(swatch(self._layers.look(self._key).style.rgb))


class GroupHead(QWidget):
    """The title of a group, with an eye for all of it: open, shut or partly."""

    def __init__(self, layers: Layers, title: str, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._layers, self.keys = layers, keys
        self.eye = flat_button("visible", self.tr("Show or hide all: {0}").format(title))
        self.eye.clicked.connect(self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.eye)
        row.addWidget(muted(title), 1)
        self.refresh()

    def refresh(self) -> None:
        """Show how many of the group are seen."""
        seen = [self._layers.look(key).visible for key in self.keys]
        name = "visible" if all(seen) else "partly" if any(seen) else "hidden"
        self.eye.setIcon(icon(name, role=QPalette.ColorRole.ButtonText))

    def _toggle(self) -> None:
        show = not all(self._layers.look(key).visible for key in self.keys)
        self._layers.set_group_visible(self.keys, show)


def eye(open_: bool) -> QIcon:
    """Of what is seen, or not."""
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
