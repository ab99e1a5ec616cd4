"""The commands about DICOM servers and discs of one window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from retsam_gui.jobs import Jobs, Lane
from retsam_gui.pacs import tasks

if TYPE_CHECKING:
    from engine.pacs.send import Sent
    from engine.readers.disc import Disc
    from retsam_gui.main_window import MainWindow


class Pacs(QObject):
    """Opens the dialogs, and opens what comes of them."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        return {"open_disc": self._choose_disc, "servers": self.open}

    @property
    def names(self) -> list[str]:
        """The servers that are set up; none where their file is damaged, which `open` tells."""
        from engine.pacs.nodes import PacsError, read_nodes

        try:
            return list(read_nodes().by_name)
        except PacsError:
            return []

    def open(self) -> None:
        """Servers: fetch, worklist, queue."""
        from retsam_gui.pacs.dialog import PacsDialog

        dialog = PacsDialog(self._jobs, self._folder, self._window)
        dialog.came.connect(lambda paths: self._open_fetched(list(paths)))
        dialog.show()

    def _folder(self) -> Path:
        """Where what is fetched now lies; plain only beside a workspace that is known to be."""
        workspace = self._window.workspace
        plain = workspace.key is None and (workspace.reader is not None or workspace.nobody)
        own = platformdirs.user_data_path("retsam", appauthor=False)
        return (own if plain else self._window.kept.folder) / "fetched"

    def _open_fetched(self, paths: list[Path]) -> None:
        """An encrypted workspace keeps what was fetched; nothing of it stays plain."""
        self._window.workflow.open_paths(paths)
        kept = self._window.kept
        if self._window.workspace.key is not None or any(map(kept.holds, paths)):
            kept.keep_fetched(paths)

    def open_disc(self, path: Path) -> None:
        """Show whose pictures are on a disc, or in a folder."""
        self._window.read_out.setText(self.tr("Reading the disc …"))
        self._jobs.run(
            tasks.read_disc,
            path,
            on_done=self._show_disc,
            on_failed=lambda failure: self._window.tell_error(
                self.tr("The disc cannot be read."), failure.text
            ),
            key="disc",
            lane=Lane.FILES,
        )

    def send(self, server: str, files: tuple[Path, ...]) -> None:
        """Queue DICOM files for a server, and send them."""
        self._jobs.run(
            tasks.queue,
            server,
            files,
            on_done=lambda _count: self._send(),
            on_failed=lambda failure: self._not_sent(failure.text),
            lane=Lane.NET,
        )

    def _send(self) -> None:
        self._window.read_out.setText(self.tr("Sending …"))
        self._jobs.run(
            tasks.send,
            on_done=self._sent,
            on_failed=lambda failure: self._not_sent(failure.text),
            lane=Lane.NET,
        )

    def _sent(self, went: Sent) -> None:
        if went.waiting or went.refused:
            self._not_sent(" ".join(went.reasons))
        else:
            self._window.tell(self.tr("%n objects are sent", "", went.sent))

    def _not_sent(self, why: str) -> None:
        self._window.tell_error(
            self.tr("Not everything was sent; the rest waits in the queue."), why
        )

    def _choose_disc(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Which disc or folder?"))
        if name:
            self.open_disc(Path(name))

    def _show_disc(self, disc: Disc) -> None:
        from retsam_gui.dialogs.disc import DiscDialog

        self._window.read_out.clear()
        dialog = DiscDialog(disc, self._window)
        dialog.chosen.connect(lambda paths: self._window.workflow.open_paths(list(paths)))
        dialog.open()
