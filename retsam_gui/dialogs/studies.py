"""What a study manager does: create, assign, watch, close, analyse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.jobs import Failure, Jobs, Lane
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted
from retsam_gui.study import overview, tasks
from retsam_gui.worker import Task
from retsam_gui.workspace import Question, Workspace

if TYPE_CHECKING:
    from engine.study.admin import Status


class StudiesDialog(QDialog):
    """A table of all studies, and what can be done with the chosen one."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Studies"))
        self.resize(920, 480)
        self._workspace, self._jobs = workspace, jobs
        self._reader = workspace.reader or ""
        self._studies: tuple[Status, ...] = ()
        self.errors = Notices("error")
        self.said = muted("")
        self.said.setWordWrap(True)
        self._make_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(self._make_buttons())
        self.renew()

    def _make_table(self) -> None:
        titles = (
            self.tr("Study"),
            self.tr("Title"),
            self.tr("State"),
            self.tr("Readers: read / to come"),
            self.tr("For whoever is free"),
            self.tr("To adjudicate"),
        )
        self.table = QTableWidget(0, len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(self.tr("Studies"))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._able)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for key, text, tip, slot in (
            ("create", self.tr("&Create…"), self.tr("Freeze a plan (TOML) and assign it"),
             self._ask_plan),
            ("assign", self.tr("&Assign…"), self.tr("Deal the cases of a frozen study"),
             self._ask_manifest),
            ("close", self.tr("C&lose the study…"), self.tr("Nothing more can be entered then"),
             self._ask_to_close),
            ("analyse", self.tr("A&nalyse…"), self.tr("Agreement, accuracy and time as tables"),
             lambda: self._ask_folder(tasks.analyse)),
            ("export", self.tr("&Export…"), self.tr("All answers, masks and times"),
             lambda: self._ask_folder(tasks.export)),
        ):  # fmt: skip
            button = self.buttons[key] = QPushButton(text)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(lambda _on, slot=slot: slot())
            row.addWidget(button)
        row.addStretch(1)
        done = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        done.rejected.connect(self.reject)
        row.addWidget(done)
        return row

    # ---- showing ----

    def renew(self) -> None:
        """Ask the workspace how far the studies are."""
        self._ask(overview.overview, self._show)

    def _show(self, studies: tuple[Status, ...]) -> None:
        before = self.chosen.key if self.chosen else ""
        self._studies = studies
        self.table.setRowCount(len(studies))
        for row, each in enumerate(studies):
            readers = "\n".join(
                self.tr("{0}: {1} / {2}").format(who.reader, who.submitted, who.waiting)
                + (self.tr(", reading now") if who.in_hand else "")
                for who in each.readers
            )
            state = self.tr("open") if each.state == "open" else self.tr("closed")
            cells = (each.key, each.title, state, readers)
            counts = (each.open_to_all, each.adjudications_waiting)
            for place, text in enumerate((*cells, *map(str, counts))):
                self.table.setItem(row, place, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        keys = [each.key for each in studies]
        if studies:
            self.table.selectRow(keys.index(before) if before in keys else 0)
        self._able()

    @property
    def chosen(self) -> Status | None:
        """The study whose row is chosen."""
        row = self.table.currentRow()
        return self._studies[row] if 0 <= row < len(self._studies) else None

    def _able(self) -> None:
        study = self.chosen
        self.buttons["close"].setEnabled(study is not None and study.state == "open")
        for key in ("analyse", "export"):
            self.buttons[key].setEnabled(study is not None)

    def _tell(self, text: str) -> None:
        self.errors.tell([text] if text else [])
        self.said.clear()

    # ---- doing ----

    def _ask_plan(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("The plan of a study"), "", self.tr("Plans (*.toml)")
        )
        if name:
            self.create(Path(name))

    def create(self, plan: Path) -> None:
        """Freeze a plan and all its files, then deal the cases."""
        self._run(tasks.create, plan, on_done=self.assign)

    def _ask_manifest(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("A frozen study"), "", self.tr("Frozen studies (*.study.json)")
        )
        if name:
            self.assign(Path(name))

    def assign(self, manifest: Path) -> None:
        """Deal the cases of a frozen study."""
        self._ask(lambda _store: overview.is_trial(manifest), lambda on: self._deal(manifest, on))

    def _deal(self, manifest: Path, is_trial: bool) -> None:
        seed = self._secret_seed() if is_trial else None
        if is_trial and seed is None:
            return
        by = self._reader
        self._ask(
            lambda store: overview.assign(store, manifest, by=by, trial_seed=seed), self._assigned
        )

    def _assigned(self, key: str) -> None:
        self.said.setText(self.tr("{0} is assigned; its readers can begin.").format(key))
        self.renew()

    def _secret_seed(self) -> str | None:
        """Typed twice: it is not kept, and a mistyped one could not be found again."""
        told = []
        for text in (
            self.tr("Secret seed of the allocation list. Keep it where no reader sees it."),
            self.tr("Once more, please."),
        ):
            seed, ok = QInputDialog.getText(
                self, self.tr("Allocation list"), text, QLineEdit.EchoMode.Password
            )
            if not ok:
                return None
            told.append(seed)
        if told[0] != told[1] or not told[0]:
            self._tell(self.tr("The two seeds differ, or are empty. Nothing was assigned."))
            return None
        return told[0]

    def _ask_to_close(self) -> None:
        study = self.chosen
        if study is None:
            return
        waiting = study.waiting
        text = self.tr(
            "Close {0}? %n readings are still to come, and could not be made.", "", waiting
        )
        answer = QMessageBox.question(self, self.tr("Close the study"), text.format(study.key))
        if answer == QMessageBox.StandardButton.Yes:
            by, key = self._reader, study.key
            self._ask(lambda store: overview.close(store, key, by=by), lambda _: self.renew())

    def _ask_folder(self, task: Task) -> None:
        study = self.chosen
        if study is None:
            return
        if study.state == "open" and self._reader in [each.reader for each in study.readers]:
            self._tell(
                self.tr("You are a reader of {0}. Its results can be seen when it is closed.")
                .format(study.key)
            )  # fmt: skip
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"))
        if name:
            self.write(task, study.key, Path(name))

    def write(self, task: Task, key: str, folder: Path) -> None:
        """Analyse or export a study into a folder."""
        self._run(
            task,
            key,
            folder,
            self._workspace.key,
            on_done=lambda there: self.said.setText(self.tr("Written: {0}").format(there)),
        )

    def _run(self, task: Task, *args: Any, on_done: Callable[[Any], None]) -> None:
        self._tell("")
        self.said.setText(self.tr("Working …"))
        self._busy(True)

        def done(value: Any) -> None:
            self._busy(False)
            self.said.clear()
            on_done(value)

        def failed(failure: Failure) -> None:
            self._busy(False)
            self._tell(failure.text)

        job = self._jobs.run(
            task,
            *args,
            on_done=done,
            on_failed=failed,
            on_progress=lambda share, text: self.said.setText(f"{text} · {share:.0%}"),
            lane=Lane.FILES,
        )
        if job is not None:
            self.finished.connect(lambda _: job.cancel())

    def _busy(self, on: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not on)
        if not on:
            self._able()

    def _ask(self, question: Question, on_done: Callable[[Any], None]) -> None:
        """Errors of the study and of the workspace are told in words."""
        gone = []
        self.finished.connect(gone.append)

        def answered(value: Any) -> None:
            if gone:
                return
            if isinstance(value, Exception):
                self._tell(str(value))
            else:
                on_done(value)

        self._workspace.ask(overview.in_words(question), answered, answered)
