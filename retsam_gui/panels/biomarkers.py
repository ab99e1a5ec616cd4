"""The biomarkers panel: name, value, unit, and why a value cannot be used or who changed it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.language import digits, row_text, row_title, said
from retsam_gui.panels.parts import muted
from retsam_gui.results import MeasurementRow, Subject

TITLE, VALUE, UNIT = range(3)
RowRole = Qt.ItemDataRole.UserRole
WAITING = "…"


class BiomarkersPanel(QWidget):
    """The key figures, and all others when asked for; every reason in full.

    `selected` gives the row that the person chose, `pointed` the one under the pointer, or None.
    """

    selected = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MeasurementRow, ...] = ()
        self._drawn: Collection[Subject] = ()
        self._of_model: Mapping[tuple[Subject, str], MeasurementRow] = {}
        self._waiting: frozenset[str] = frozenset()
        self._all = False
        self.hint = muted("")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 4, 12, 4)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tree = _Table()
        self.tree.setAccessibleName(self.tr("Biomarkers"))
        self.tree.currentItemChanged.connect(self._tell_selected)
        self.tree.itemEntered.connect(lambda item: self.pointed.emit(item.data(TITLE, RowRole)))
        self.tree.left.connect(lambda: self.pointed.emit(None))
        self.more = QPushButton()
        self.more.setToolTip(self.tr("Every region and unit, and what could not be measured"))
        self.more.clicked.connect(self._toggle_all)
        self._table = QWidget()
        column = QVBoxLayout(self._table)
        column.setContentsMargins(8, 2, 0, 6)
        column.addWidget(self.tree, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self._table)
        self.clear(self.tr("Segment the photograph to measure it."))

    def clear(self, hint: str) -> None:
        """Show only a hint."""
        self._rows, self._all = (), False
        self.tree.clear()
        self.hint.setText(hint)
        self._pages.setCurrentWidget(self.hint)

    def wait(self) -> None:
        """The values are being measured anew: those shown hold no more."""
        if not self._rows:
            self.clear(self.tr("Measuring …"))
        for item in self.tree.measurements():
            item.setText(VALUE, WAITING)

    def show_rows(
        self,
        rows: Sequence[MeasurementRow],
        *,
        drawn: Collection[Subject] = (),
        of_model: Sequence[MeasurementRow] = (),
        waiting: Collection[str] = (),
    ) -> None:
        """Fill the table with the key figures of `rows`, in the order given.

        `drawn` are the subjects that can be shown on the photograph. Where a reader corrected
        layers, `of_model` are the rows that the model's give. The values of the families that are
        `waiting` do not hold any more.
        """
        self._rows, self._drawn = tuple(rows), drawn
        self._of_model = {row.name: row for row in of_model}
        self._waiting = frozenset(waiting)
        self._fill()
        self._pages.setCurrentWidget(self._table)

    @property
    def row(self) -> MeasurementRow | None:
        """What the person selected."""
        item = self.tree.currentItem()
        return None if item is None else item.data(TITLE, RowRole)

    def deselect(self) -> None:
        """Select nothing."""
        self.tree.setCurrentItem(None)  # type: ignore[call-overload]

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        """All rows or the key figures; what was selected stays so, without a word to others."""
        before = self.row
        shown = [row for row in self._rows if self._all or row.headline]
        self.tree.blockSignals(True)
        self.tree.clear()
        for row in shown:
            waits = row.family in self._waiting
            item = self.tree.add(row, can_be_drawn=row.subject in self._drawn)
            if waits:
                item.setText(VALUE, WAITING)
            elif changed := change_text(row, self._of_model.get(row.name)):
                self.tree.note(item, changed)
            if before is not None and _same(row, before):
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self.more.setText(
            self.tr("Show the key figures only")
            if self._all
            else self.tr("Show all %n measurements", "", len(self._rows))
        )
        self.more.setVisible(any(not row.headline for row in self._rows))
        if before is not None and self.row is None:
            self.selected.emit(None)

    def _tell_selected(self, item: QTreeWidgetItem | None) -> None:
        self.selected.emit(None if item is None else item.data(TITLE, RowRole))


def _same(one: MeasurementRow, other: MeasurementRow) -> bool:
    return one.subject == other.subject and one.record["unit"] == other.record["unit"]


def change_text(row: MeasurementRow, of_model: MeasurementRow | None) -> str:
    """How a value differs from what the model's layers give; empty where it does not."""
    if of_model is None or of_model.record["value"] == row.record["value"]:
        return ""
    translate = QCoreApplication.translate
    then, now = of_model.record["value"], row.record["value"]
    if then is None:
        return translate("Biomarkers", "Δ the model's layers give no value")
    told = translate("Biomarkers", "Δ model: {0}").format(
        f"{said(of_model.value)} {said(of_model.unit)}".rstrip()
    )
    if now is None:
        return told
    if not then:
        return told
    share = f"{(now - then) / abs(then):+.1%}".replace("-", "−").replace("%", " %")
    return f"{told} ({digits(share)})"


class _Table(QTreeWidget):
    """Three columns; below a row, over all of them, why its value cannot be used."""

    left = Signal()  # the pointer

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Wrapped(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (VALUE, UNIT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def add(self, row: MeasurementRow, *, can_be_drawn: bool) -> QTreeWidgetItem:
        """Append a row, and its reason where there is one."""
        record = row.record
        missing = record["value"] is None
        item = QTreeWidgetItem(
            self, [row_title(row), "—" if missing else said(row.value), said(row.unit)]
        )
        item.setData(TITLE, RowRole, row)
        item.setTextAlignment(VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        spoken = row_text(row)
        item.setData(TITLE, Qt.ItemDataRole.AccessibleTextRole, spoken)
        hint = self.tr("Select it to see it on the photograph.") if can_be_drawn else ""
        for column in (TITLE, VALUE, UNIT):
            item.setToolTip(column, f"<p>{said(record['definition'])}</p><p>{hint}</p>")
        font = item.font(VALUE)
        font.setBold(record["valid"])
        item.setFont(VALUE, font)
        quiet = self.palette().placeholderText()
        item.setForeground(UNIT, quiet)
        if record["reason"]:
            sign = "✎" if record["valid"] else "⚠"
            self.note(item, f"{sign} {said(record['reason'])}")
        return item

    def note(self, item: QTreeWidgetItem, text: str) -> None:
        """A line below a row, over all columns."""
        line = QTreeWidgetItem(item, [text])
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        line.setForeground(TITLE, self.palette().placeholderText())
        line.setFirstColumnSpanned(True)
        item.setExpanded(True)

    def measurements(self) -> list[QTreeWidgetItem]:
        """The rows without the reasons below them."""
        return [self.topLevelItem(number) for number in range(self.topLevelItemCount())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere now

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Copy) and item is not None:
            text = "\t".join(item.text(column) for column in (TITLE, VALUE, UNIT))
            QGuiApplication.clipboard().setText(text)
        else:
            super().keyPressEvent(event)


class _Wrapped(QStyledItemDelegate):
    """Breaks long titles and reasons into lines."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        if index.column() != TITLE:
            return size + QSize(6, 0)
        spanned = index.parent().isValid()
        width = self._tree.viewport().width() if spanned else self._tree.columnWidth(TITLE)
        text = option.fontMetrics.boundingRect(
            0, 0, max(width - 12, 60), 10_000, Qt.TextFlag.TextWordWrap, index.data()
        )
        return QSize(size.width() if not spanned else 0, text.height() + 5)
