"""The windows of all open volumes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.image import OctVolume
from retsam_gui.jobs import Jobs
from retsam_gui.oct.follow_up import See
from retsam_gui.oct.tasks import Visit
from retsam_gui.pointing.models import PromptModels
from retsam_gui.settings import Settings
from retsam_gui.workflow import Workflow
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from retsam_gui.oct.window import OctWindow


class OctWindows(QObject):
    """Opens a window for every volume, and closes them with the main one.

    `keep_asked(window, path)`: its file is to be kept in the workspace.
    """

    keep_asked = Signal(object, object)

    def __init__(
        self,
        workflow: Workflow,
        jobs: Jobs,
        settings: Settings,
        workspace: Workspace,
        models: PromptModels,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._workspace = workspace
        self._models = models
        self.windows: list[OctWindow] = []
        workflow.volumes_opened.connect(self.open)

    def open(self, path: Path, volumes: tuple[OctVolume, ...]) -> None:
        """Show each volume of a file; one that is shown already comes to the front."""
        from retsam_gui.oct.window import OctWindow  # with all its tools: not at every start

        for volume in volumes:
            same = [
                each for each in self.windows if each.volume.pixel_sha256 == volume.pixel_sha256
            ]
            if same:
                same[0].activateWindow()
                same[0].raise_()
                continue
            window = OctWindow(
                volume, path, self._jobs, self._settings, self._workspace, self._models
            )
            window.follow_up.visits = partial(self._visits, window)
            window.closed.connect(self.windows.remove)
            window.keep_asked.connect(self.keep_asked)
            window.renewed.connect(partial(self._renew_others, window))
            self.windows.append(window)
            window.show()

    def _visits(self, window: OctWindow) -> list[tuple[str, See]]:
        """What the other windows found."""
        return [
            (each.windowTitle().partition(" — ")[0], partial(self._seen, each))
            for each in self.windows
            if each is not window and each.found is not None
        ]

    def _seen(self, window: OctWindow) -> Visit | None:
        if window not in self.windows or window.found is None:
            return None
        return Visit(window.volume, window.found.segmentation)

    def _renew_others(self, window: OctWindow) -> None:
        """What one window shows may be what another compares with."""
        for each in self.windows:
            if each is not window:
                each.follow_up.renew()

    def close(self) -> None:
        """Close all of them."""
        for window in tuple(self.windows):
            window.close()
