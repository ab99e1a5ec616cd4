"""A volume that is opened is a case of the workspace: what is done to it is kept there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.edits import Edit
from engine.image import OctVolume
from engine.store import acts
from engine.store.errors import StoreError
from engine.store.values import CaseStatus, LoadedVolume
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.store.store import Store


class OctSaving(QObject):
    """Brings back what the workspace keeps of a volume, and has saved what is done to it.

    `loaded(LoadedVolume)`: what is kept is known. `changed`: `refusal` or `state_text` may be other
    ones.
    """

    loaded = Signal(object)
    changed = Signal()

    def __init__(
        self, workspace: Workspace, volume: OctVolume, path: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._volume, self._path = volume, path
        self._status: CaseStatus | None = None
        self._failure = ""
        self._asked = self._refused = self._closed = False
        workspace.ready.connect(self._load)
        workspace.changed.connect(self.changed)
        workspace.refused.connect(self._note_refused)

    # ---- asking ----

    @property
    def known(self) -> bool:
        """True once the workspace has told what it keeps of the volume."""
        return self._status is not None

    @property
    def writable(self) -> bool:
        """True where what is done now will be kept."""
        return self._status is not None and self._status.writable and not self._refused

    @property
    def refusal(self) -> str:
        """Why nothing may be changed now; empty where it may."""
        trouble, status = self._workspace.trouble, self._status
        if trouble and (status is None or self._workspace.overfull):
            return self.tr("Nothing can be saved now. {0}").format(trouble)
        if status is None:
            if self._workspace.locked:
                return self.tr(
                    "The workspace is encrypted. Enter its passphrase first (Case ▸ Load again)."
                )
            return self._failure or self.tr("The workspace is being opened. Please wait a moment.")
        if self._refused:
            return self.tr(
                "Something could not be saved, and nothing after it can be. Close this window and "
                "open the file again, to go on from what is saved."
            )
        if status.case.state == "final":
            return self.tr("This case is signed off, and locked.")
        if not status.free:
            return self.tr("This case is open in another window, so it can only be looked at here.")
        return ""

    @property
    def state_text(self) -> str:
        """A word or two: is the work on this volume saved?"""
        if self._workspace.trouble or self._refused:
            return self.tr("Not saved")
        if self._status is None:
            return self.tr("Not loaded") if self._failure else ""
        if self._workspace.waiting:
            return self.tr("Saving …")
        if self._status.case.state == "final":
            return self.tr("Final")
        return self.tr("Saved") if self._status.writable else self.tr("Read only")

    # ---- doing ----

    def begin(self) -> None:
        """Get the volume's case from the workspace, or make it there."""
        if self._workspace.reader is None:
            self._workspace.start()
        else:
            self._load()

    def put(self, act: acts.Act) -> None:
        """Have an act saved, where this window may change the case."""
        if self._status is not None and self.writable:
            self._workspace.put(self._status.case.id, act)

    def add_edit(self, edit: Edit, how: str, original: str) -> None:
        """An edit to keep; `how` is done, undone or redone, `original` the edit that was."""
        match how:
            case "undone":
                self.put(acts.EditUndone(original))
            case "redone":
                self.put(acts.EditRedone(original))
            case _:
                self.put(acts.EditDone(edit))

    def close(self) -> None:
        """After all that waits is saved, another window may have the case."""
        self._closed = True
        if self._status is not None:
            case_id = self._status.case.id
            self._workspace.ask(lambda store: store.leases.release(case_id), lambda _: None)

    # ---- hearing ----

    def _load(self) -> None:
        reader = self._workspace.reader
        if self._asked or reader is None:
            return
        self._asked = True
        volume, path, track = self._volume, self._path, self._workspace.track

        def question(store: Store) -> LoadedVolume:
            from engine.store.desk import load_volume

            loaded = load_volume(store, reader, volume, path)
            track(loaded.status.case.id, loaded.basis)
            return loaded

        self._workspace.ask(question, self._loaded, self._failed)

    def _loaded(self, loaded: LoadedVolume) -> None:
        self._status = loaded.status
        if self._closed:
            self.close()  # nobody else would give the case back
            return
        self.loaded.emit(loaded)
        self.changed.emit()

    def _failed(self, error: StoreError) -> None:
        if self._closed:
            return
        self._failure = self.tr(
            "This case could not be read from the workspace, so nothing of it can be changed. {0} "
            "Close this window and open the file again."
        ).format(error)
        self.changed.emit()

    def _note_refused(self, case_id: str, act: acts.Act) -> None:
        """Without an act that was refused, those that follow it are of no use."""
        status = self._status
        if status is not None and case_id == status.case.id and isinstance(act, acts.WorkAct):
            self._refused = True
            self._status = replace(status, free=False)
            self.changed.emit()
