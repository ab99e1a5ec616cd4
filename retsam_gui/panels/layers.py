"""The layers panel: one row a structure, in the groups of the taxonomy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.taxonomy import structure, structures
from retsam_gui.language import title_of
from retsam_gui.models.layers import GROUPS, Layers
from retsam_gui.panels.layer_row import GroupHead, LayerRow, swatch
from retsam_gui.panels.parts import flat_button, muted

MANY = 6  # layers from which on a search field helps


class LayersPanel(QWidget):
    """Shows and changes how the layers are drawn, and which one tools change.

    `add_asked(key)`, `take_asked(key)`, `drop_asked(key)` and `copy_asked(key)` tell that the
    person wants a layer, the model's as their own, the model's back, or the pixels elsewhere;
    `again_asked` that the active layer is to be outlined anew, `segment_asked` that the model is to
    look again.
    """

    add_asked = Signal(str)
    take_asked = Signal(str)
    drop_asked = Signal(str)
    copy_asked = Signal(str)
    again_asked = Signal()
    segment_asked = Signal()

    def __init__(self, layers: Layers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Layers"))
        self._layers = layers
        self.rows: dict[str, LayerRow] = {}
        self.heads: list[GroupHead] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a layer"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.add = flat_button("add", self.tr("Add a layer to draw by hand (Ctrl+Shift+N)"))
        self.add.clicked.connect(self.choose_missing)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 10, 0)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        layers.renewed.connect(self._renew)
        layers.restyled.connect(self._refresh)
        layers.activated.connect(self._refresh)
        self._rebuild()

    def count_pixels(self, structures: frozenset[str]) -> None:
        """These layers were changed."""
        for key in structures & self.rows.keys():
            self.rows[key].count_pixels()

    # ---- adding ----

    def menu_of_missing(self) -> QMenu:
        """Every structure of the taxonomy without a layer, by group."""
        menu = QMenu(self)
        titles = self._titles()
        for group in GROUPS:
            part = menu.addMenu(titles[group])
            for key, entry in structures().items():
                wanted = entry.group == group and entry.kind == "area"
                if wanted and "fundus" in entry.modalities and key not in self._layers.areas:
                    part.addAction(
                        swatch(entry.rgb), title_of(key), _call(self.add_asked.emit, key)
                    )
        return menu

    def choose_missing(self) -> None:
        """Ask for a structure, and for a layer of it."""
        self.menu_of_missing().popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    # ---- showing ----

    def _titles(self) -> dict[str, str]:
        return {
            "anatomy": self.tr("Anatomy"),
            "lesions": self.tr("Lesions"),
            "phenotypes": self.tr("Phenotypes"),
        }

    def _listed(self) -> tuple[object, ...]:
        """All that decides which rows there are."""
        layers = self._layers
        return dict(layers.grouped()), layers.areas, layers.segmented, layers.not_covered()

    def _renew(self) -> None:
        """Other layers, or only a reader's in the place of a model's."""
        if self._listed() != self._built:
            self._rebuild()
            return
        for row in self.rows.values():
            row.renew()

    def _rebuild(self) -> None:
        self._built = self._listed()
        at = self._scroll.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 0, 8, 8)
        column.setSpacing(1)
        self.rows, self.heads = {}, []
        groups = self._layers.grouped()
        for group, keys in groups.items():
            self.heads.append(GroupHead(self._layers, self._titles()[group], keys))
            column.addWidget(self.heads[-1])
            for key in keys:
                row = LayerRow(self._layers, key)
                row.asked.connect(self._do)
                row.dragged.connect(self._drop_row)
                self.rows[key] = row
                column.addWidget(row)
        if self._layers.segmented and groups:
            column.addSpacing(8)
            column.addWidget(NotCovered(self._layers.not_covered()))
        elif self._layers.segmented:
            column.addWidget(muted(self.tr("Nothing was segmented; see the notice above.")))
        elif not groups:
            hint = muted(self.tr("Segment the photograph to see its layers, or add one to draw."))
            hint.setWordWrap(True)
            column.addWidget(hint)
        column.addStretch()
        if (old := self._scroll.takeWidget()) is not None:
            old.deleteLater()  # a row of it may be what is acting
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(at)
        self.search.setVisible(len(self.rows) > MANY)
        self._filter(self.search.text())

    def _refresh(self, _key: str) -> None:
        for part in (*self.rows.values(), *self.heads):
            part.refresh()
        active = self.rows.get(self._layers.active or "")
        if active is not None:
            self._scroll.ensureWidgetVisible(active)

    def _filter(self, text: str) -> None:
        """Show only rows whose title holds the text."""
        wanted = text.strip().casefold()
        found = {key for key in self.rows if wanted in title_of(key).casefold()}
        for key, row in self.rows.items():
            row.setVisible(key in found)
        for head in self.heads:
            head.setVisible(not found.isdisjoint(head.keys))

    # ---- order ----

    def _do(self, key: str, what: str) -> None:
        if what == "segment":
            self.segment_asked.emit()
            return
        if what == "again":
            self._layers.set_active(key)
            self.again_asked.emit()
            return
        asked = {"take": self.take_asked, "drop": self.drop_asked, "copy": self.copy_asked}
        if what in asked:
            asked[what].emit(key)
            return
        keys = self._group_of(key)
        place = keys.index(key)
        other = place + (-1 if what == "up" else 1)
        if 0 <= other < len(keys):
            keys[place], keys[other] = keys[other], keys[place]
            self._layers.set_order(keys)
            self.rows[key].setFocus()

    def _drop_row(self, key: str, at: int) -> None:
        """A row was pulled to this height of the screen: it goes before the first below it."""
        keys = self._group_of(key)
        middles = {each: _middle(self.rows[each]) for each in keys if each != key}
        before = [each for each in keys if each != key and middles[each] <= at]
        after = [each for each in keys if each != key and middles[each] > at]
        if [*before, key, *after] != keys:
            self._layers.set_order([*before, key, *after])

    def _group_of(self, key: str) -> list[str]:
        """The layers of the same group, in the order shown."""
        group = self._layers.grouped()[structure(key).group]
        return [each for each in group if each in self._layers.areas]


def _middle(row: QWidget) -> int:
    return row.mapToGlobal(QPoint(0, row.height() // 2)).y()


def _call(function: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: function(key)


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
