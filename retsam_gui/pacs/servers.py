"""The servers: which there are, and one of them to change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.pacs.nodes import Node, Nodes, PacsError, read_nodes, refuse_odd, write_nodes
from retsam_gui.pacs import tasks
from retsam_gui.pacs.parts import Doing, push

NEW = Node("", "", 104, "")


class ServersPage(QWidget):
    """`changed`: other servers; `told(text)` and `failed(text)` are for the person."""

    changed = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.nodes = Nodes()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("DICOM servers"))
        self.list.setMaximumWidth(220)
        self.list.currentTextChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.addWidget(self.list)
        column = QVBoxLayout()
        column.addLayout(self._make_form())
        column.addStretch(1)
        column.addLayout(self._make_buttons())
        row.addLayout(column, 1)

    def renew(self, select: str = "") -> None:
        """Read the servers anew."""
        try:
            self.nodes = read_nodes()
        except PacsError as error:
            self.failed.emit(str(error))
            return
        self.own.setText(self.nodes.own_title)
        self.own_port.setValue(self.nodes.own_port)
        names = list(self.nodes.by_name)
        self.list.clear()
        self.list.addItems(names)
        if names:
            self.list.setCurrentRow(names.index(select) if select in names else 0)
        self.changed.emit()

    def _make_form(self) -> QFormLayout:
        self.name, self.host, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setMaxLength(16)
        self.port, self.own_port = QSpinBox(), QSpinBox()
        for box in (self.port, self.own_port):
            box.setRange(1, 65535)
        self.port.setValue(NEW.port)
        self.tls = QCheckBox(self.tr("&Encrypted (TLS), its certificate checked"))
        self.authority = QLineEdit()
        self.authority.setPlaceholderText(self.tr("the system's authorities"))
        browse = push(self.tr("Bro&wse…"), self._browse)
        with_file = QHBoxLayout()
        with_file.addWidget(self.authority, 1)
        with_file.addWidget(browse)
        self.own = QLineEdit()
        self.own.setMaxLength(16)
        form = QFormLayout()
        for title, widget in (
            (self.tr("&Name"), self.name),
            (self.tr("&Host"), self.host),
            (self.tr("&Port"), self.port),
            (self.tr("Application entity &title"), self.title),
        ):
            widget.setAccessibleName(title.replace("&", ""))
            form.addRow(title, widget)
        form.addRow("", self.tls)
        self.authority.setAccessibleName(self.tr("Certificate of its authority"))
        form.addRow(self.tr("Certificate of its authority"), with_file)
        for title, widget in (
            (self.tr("Title of this program"), self.own),
            (self.tr("Port of this program"), self.own_port),
        ):
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        return form

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in (
            push(self.tr("Ne&w"), self._clear),
            push(self.tr("&Save"), self._save),
            push(self.tr("&Remove"), self._remove),
            push(self.tr("Tes&t"), self._test, self.tr("Save, and ask whether it is there")),
        ):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _show(self, name: str) -> None:
        node = self.nodes.by_name.get(name, NEW)
        self.name.setText(node.name)
        self.host.setText(node.host)
        self.port.setValue(node.port)
        self.title.setText(node.title)
        self.tls.setChecked(node.tls)
        self.authority.setText(node.authority)

    def _clear(self) -> None:
        self.list.setCurrentRow(-1)
        self._show("")
        self.name.setFocus()

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Which certificate?"), "", self.tr("Certificates (*.pem *.crt)")
        )
        if name:
            self.authority.setText(name)

    def _save(self) -> bool:
        name = self.name.text().strip()
        before = self.nodes.by_name.get(name, NEW)
        node = replace(
            before,
            name=name,
            host=self.host.text().strip(),
            port=self.port.value(),
            title=self.title.text().strip(),
            tls=self.tls.isChecked(),
            authority=self.authority.text().strip(),
        )
        own = self.own.text().strip()
        try:
            refuse_odd(replace(node, title=own))  # the program's title follows the same rule
            nodes = replace(self.nodes, own_title=own, own_port=self.own_port.value())
            write_nodes(nodes.with_node(node))
        except EngineError as error:
            self.failed.emit(str(error))
            return False
        self.renew(name)
        return True

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        try:
            write_nodes(self.nodes.without(item.text()))
        except EngineError as error:
            self.failed.emit(str(error))
        self.renew()

    def _test(self) -> None:
        if self._save():
            name = self.name.text().strip()
            self._doing.run(
                self.tr("Asking {0}").format(name),
                tasks.echo,
                name,
                then=lambda who: self.told.emit(self.tr("{0} answers.").format(who)),
            )
