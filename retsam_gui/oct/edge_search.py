"""Surfaces laid on the edges of the picture: on this B-scan, and carried on to those beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from engine.layers import Origin
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.language import title_of
from retsam_gui.oct.bscan_view import BScanView

if TYPE_CHECKING:
    from engine.oct.correct import Moved
    from retsam_gui.oct.correction import OctCorrection


class EdgeSearch(QObject):
    """Looks for edges beside the window, and changes the surface by what was found."""

    def __init__(self, desk: OctCorrection, view: BScanView, jobs: Jobs) -> None:
        super().__init__(desk)
        self._desk, self._view, self._jobs = desk, view, jobs
        self._job: Job | None = None

    def stop(self) -> None:
        """Give up what is being looked for."""
        if self._job is not None:
            self._job.cancel()

    def snap(self, span: slice) -> None:
        """The chosen surface of this B-scan within these columns."""
        from retsam_gui.oct import edges

        key, scan = self._desk.desk.settings.surface, self._view.scan
        lines, which = self._desk.desk.lines()
        if not np.isfinite(lines[which]).any():
            self._desk.told.emit(
                self.tr("This surface is not seen here. Draw it with Draw surface (3).")
            )
            return

        def done(moved: Moved) -> None:
            if not moved.columns.any():
                self._desk.told.emit(self.tr("No edge can be told from noise there."))
            name = self.tr("Snap {0}, B-scan {1}").format(title_of(key), scan + 1)
            self._desk.editing.move_surface(key, {scan: (moved, Origin.SNAPPED)}, name)

        self._run(edges.snap, self._view.volume, scan, lines, which, key, span, on_done=done)

    def carry(self, most: int) -> None:
        """The chosen surface, from this B-scan to at most so many on each side."""
        from retsam_gui.oct import edges

        key, scan = self._desk.desk.settings.surface, self._view.scan
        working = self._desk.editing.working
        scans = range(self._view.volume.scans)
        origins = np.stack([working.own_rows(key, each)[1] for each in scans])
        columns = np.isin(origins[scan], (Origin.DRAWN, Origin.SNAPPED))
        if not columns.any():
            self._desk.told.emit(self.tr("Correct this surface on this B-scan first."))
            return
        lines = np.stack([working.lines(each, also=key)[1] for each in scans])
        which = working.lines(scan, also=key)[0].index(key)
        kept = np.isin(origins, (Origin.DRAWN, Origin.SNAPPED))

        def done(found: dict[int, Moved]) -> None:
            if not found:
                self._desk.told.emit(self.tr("The B-scans beside this one do not show it."))
                return
            name = self.tr("Carry {0} from B-scan {1}").format(title_of(key), scan + 1)
            changes = {each: (moved, Origin.CARRIED) for each, moved in found.items()}
            self._desk.editing.move_surface(key, changes, name)
            before = sum(each < scan for each in found)
            text = self.tr("Carried to {0} B-scans before and {1} after. Look at them.")
            self._desk.told.emit(text.format(before, len(found) - before))

        self._run(
            edges.carry, self._view.volume, scan, lines, which, key, columns, kept, most,
            on_done=done,
        )  # fmt: skip

    def _run(self, task: object, *args: object, on_done: object) -> None:
        """Look for edges; nothing else is changed meanwhile."""
        if not self._desk.editing.may_begin():
            return
        self._desk.hold("edge", self.tr("One moment: the edge is being looked for."))

        def done(value: object) -> None:
            self._desk.hold("edge", "")
            on_done(value)  # type: ignore[operator]

        def failed(failure: Failure) -> None:
            self._desk.hold("edge", "")
            self._desk.failed.emit(failure.text)

        self._job = self._jobs.run(task, *args, on_done=done, on_failed=failed, lane=Lane.VIEW)  # type: ignore[arg-type]
