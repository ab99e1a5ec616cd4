"""What changed since an earlier visit, on the map and beside the numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engine.image import OctVolume
from retsam_gui.jobs import Failure, Job, Jobs
from retsam_gui.oct import tasks
from retsam_gui.oct.tasks import OctChange, OctFound, Visit

See = Callable[[], Visit | None]
"""An earlier visit as its window has it now; None where it has no result any more."""


class FollowUp(QObject):
    """Holds the window that the volume is compared with, and asks for what changed.

    `changed(OctChange or None)` when there is something else to show, `failed(text)` where the two
    cannot be compared. `visits` are those of other windows, by a name for the menu.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._visit: See | None = None
        self._now: tuple[OctVolume, OctFound] | None = None
        self.visits: Callable[[], Sequence[tuple[str, See]]] = tuple
        self.button = QToolButton()
        self.button.setText(self.tr("Earlier visit"))
        self.button.setToolTip(self.tr("Show what changed since an earlier visit of this eye"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setEnabled(False)
        menu = QMenu(self.button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.button.setMenu(menu)

    def follow(self, volume: OctVolume, found: OctFound | None) -> None:
        """The volume and what is found in it now; an earlier visit is compared with it anew."""
        self._now = (volume, found) if found is not None else None
        self.button.setEnabled(self._now is not None)
        self._ask()

    def compare_with(self, visit: See | None) -> None:
        """Take this visit as the earlier one, as it is at any time; None ends the comparison."""
        self._visit = visit
        self._ask()

    def renew(self) -> None:
        """The earlier visit may be another one by now."""
        if self._visit is not None:
            self._ask()

    def stop(self) -> None:
        """The window closes."""
        self._visit = None
        if self._job is not None:
            self._job.cancel()

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.changed.emit(None)  # until the new one is known
        visit = self._visit() if self._visit is not None else None
        if self._now is None or visit is None:
            return
        volume, found = self._now
        self._job = self._jobs.run(
            tasks.change,
            volume,
            found.segmentation,
            visit,
            on_done=self._done,
            on_failed=self._refuse,
        )

    def _done(self, change: OctChange) -> None:
        self._job = None
        self.changed.emit(change)

    def _refuse(self, failure: Failure) -> None:
        self._job = None
        self._visit = None
        self.changed.emit(None)
        self.failed.emit(failure.text)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for name, visit in self.visits():
            menu.addAction(name, partial(self.compare_with, visit))
        if menu.isEmpty():
            how = self.tr("Open and segment the earlier visit too, then choose it here")
            menu.addAction(how).setEnabled(False)
        menu.addSeparator()
        stop = menu.addAction(self.tr("No comparison"), partial(self.compare_with, None))
        stop.setEnabled(self._visit is not None)
