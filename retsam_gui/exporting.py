"""Exports for other programs: asks what and where to, and before anything is replaced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.image import Laterality
from engine.pseudonyms import case_name, pseudonym
from retsam_gui.canvas.appearance import Seen
from retsam_gui.results import ExportDone, ExportOrder

if TYPE_CHECKING:
    from retsam_gui.main_window import MainWindow

SHOWN = 4  # files in the way that are named


class Exporting(QObject):
    """The export command of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Let the person choose formats and folder; the last choice is there again."""
        from retsam_gui.dialogs.export import ExportDialog

        window = self._window
        if (case := window.workflow.case) is None:
            return
        identity, key = case.image.identity, window.settings.pseudonym_key
        patient = pseudonym(identity, key=key) if identity.known else ""
        last = window.settings.export
        folder, formats = self._last_folder(), last.get("formats")
        order = ExportOrder(
            folder=folder or window.kept.place_beside(case.path) / "export",
            name=case_name(case.image, patient=patient),
            formats=tuple(formats) if isinstance(formats, list) else ("masks",),
            patient=patient,
            only_seen=last.get("only_seen") is True,
            belongs_to=case.path if identity.known and identity.visit_id else None,
        )
        measured = case.rows is not None and not case.unmeasured
        known = case.image.laterality is not Laterality.UNKNOWN
        dialog = ExportDialog(order, measured=measured, eye_known=known, parent=window)
        dialog.show_servers(window.pacs.names)
        dialog.chosen.connect(self._begin)
        window.workflow.case_changed.connect(dialog.reject)  # its name is on what is written
        dialog.open()

    def _last_folder(self) -> Path | None:
        from engine.store.private import is_private

        told = self._window.settings.export.get("folder")
        return Path(told) if isinstance(told, str) and not is_private(Path(told)) else None

    def _begin(self, order: ExportOrder) -> None:
        window = self._window
        if window.kept.refuses(order.folder):
            return
        window.settings.export = {
            "folder": str(order.folder),
            "formats": list(order.formats),
            "only_seen": order.only_seen,
        }
        case = window.workflow.case
        self._run(order, window.presenter.seen_of(case.corrected if case else None))

    def _run(self, order: ExportOrder, seen: Seen) -> None:
        self._window.workflow.export(order, seen, lambda done: self._ended(order, seen, done))

    def _ended(self, order: ExportOrder, seen: Seen, done: ExportDone) -> None:
        if done.in_the_way:
            self._ask_to_replace(order, seen, done.in_the_way)
        else:
            objects = tuple(path for path in done.written if path.suffix == ".dcm")
            if order.send_to and objects:
                self._window.pacs.send(order.send_to, objects)
            folder = order.folder / order.name
            self._window.tell(
                self.tr("%n files are in {0}", "", len(done.written)).format(
                    folder if folder.exists() else order.folder
                )
            )

    def _ask_to_replace(self, order: ExportOrder, seen: Seen, there: tuple[Path, ...]) -> None:
        from retsam_gui.dialogs.reason import ConfirmDialog

        names = [str(path.relative_to(order.folder)) for path in there[:SHOWN]]
        more = len(there) - len(names)
        if more:
            names.append(self.tr("and %n more", "", more))
        dialog = ConfirmDialog(
            self.tr("Replace files?"),
            self.tr(
                "In {0} there are files of an earlier export that say something else:\n\n{1}\n\n"
                "Nothing was written yet. Replace them?"
            ).format(order.folder, "\n".join(names)),
            self.tr("Replace"),
            self._window,
        )
        keep = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
        keep.setDefault(True)
        dialog.accepted.connect(lambda: self._run(replace(order, overwrite=True), seen))
        self._window.workflow.case_changed.connect(dialog.reject)
        dialog.open()
