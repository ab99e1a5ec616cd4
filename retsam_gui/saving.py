"""Every case that is opened is a case of the workspace: what is done to it is kept there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from engine.choices import Choices
from engine.edits import Edit
from engine.image import Laterality, Scale
from engine.layers import Segmentation
from engine.store import acts
from engine.store.values import CaseStatus, LoadedCase, StoredCase
from retsam_gui.language import said
from retsam_gui.loading import Loading, history_of
from retsam_gui.models.case import Case
from retsam_gui.results import MeasurementRow, differing
from retsam_gui.workflow import Workflow
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.store.store import Store


@dataclass(eq=False)
class _Kept:
    """What the workspace has of a case by now; no `status` while another case is on the screen.

    `stale`: another file with the same pixels is the same case, and was worked on since.
    """

    case_id: str
    status: CaseStatus | None
    eye: tuple[Laterality, str]
    scale: Scale | None
    choices: Choices
    result: Segmentation | None
    rows: tuple[MeasurementRow, ...] | None = None
    signed: tuple[Mapping[str, Any], ...] = ()
    stale: bool = False
    refused: bool = False  # something could not be saved, and what follows it neither


class Saving(QObject):
    """Follows the workflow, and brings back what the workspace keeps of a case.

    `changed`: `refusal`, `notices` or `state_text` may be other ones.
    """

    changed = Signal()

    def __init__(self, workflow: Workflow, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._workspace = workspace
        self.loading = Loading(workspace, self)
        self._kept: WeakKeyDictionary[Case, _Kept] = WeakKeyDictionary()
        self._case: Case | None = None
        self.loading.loaded.connect(self._loaded)
        self.loading.failed.connect(self.changed)
        workflow.remembered.is_saved = self._is_saved
        workspace.saved.connect(self._note_saved)
        workspace.refused.connect(self._note_refused)
        workspace.changed.connect(self.changed)
        workflow.case_changed.connect(self._enter)
        workflow.image_changed.connect(self._note_statements)
        workflow.results_changed.connect(self.note_results)

    # ---- asking ----

    @property
    def status(self) -> CaseStatus | None:
        """How the case on the screen stands in the workspace; None until that is known."""
        kept = self._kept.get(self._case) if self._case is not None else None
        return kept.status if kept else None

    @property
    def lock(self) -> str:
        """Why nothing of the case on the screen may be changed; empty where it may."""
        status = self.status
        if self._case is None or status is None:
            return self.loading.missing
        if status.writable:
            return ""
        if self._kept[self._case].refused:
            return self.tr(
                "Something could not be saved, and nothing after it can be. Go to another "
                "photograph and come back, to go on from what is saved."
            )
        if status.case.state == "final":
            return self.tr("This case is signed off, and locked. Reopen it to change it.")
        return self.tr("This case is open in another window, so it can only be looked at here.")

    @property
    def refusal(self) -> str:
        """Why nothing may be drawn now: the case is locked, or a stroke could not be saved."""
        trouble = self._workspace.trouble
        if trouble and (self.status is None or self._workspace.overfull):
            return self.tr("Nothing can be saved now. {0}").format(trouble)
        return self.lock

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person must know of how the case stands."""
        if (status := self.status) is None:
            return ()
        case, told = status.case, []
        if case.state == "final" and case.sign_off is not None:
            signed = self.tr("Signed off by {0} on {1}: final, and locked.")
            told.append(signed.format(case.sign_off.reader, case.sign_off.at[:10]))
            told += self._told_of_numbers()
        elif self.lock:
            told.append(self.lock)
        if case.ungradable is not None:
            told.append(self.tr("Held for ungradable: {0}").format(case.ungradable))
        return tuple(told)

    def _told_of_numbers(self) -> list[str]:
        """Another version of the program may measure otherwise than the one before."""
        case = self._case
        if case is None or case.rows is None or not (signed := self._kept[case].signed):
            return []
        changed = differing(signed, case.rows)
        text = self.tr(
            "{0} of its {1} numbers are measured otherwise now than when it was signed off. Reopen "
            "the case to sign the new ones."
        )
        return [text.format(changed, len(signed))] if changed else []

    @property
    def state_text(self) -> str:
        """A word or two: is the work on this case saved?"""
        if self._workspace.trouble:
            return self.tr("Not saved")
        if self._case is None or self.status is None:
            return self.tr("Not loaded") if self.loading.can_try_again else ""
        if self._workspace.waiting:
            return self.tr("Saving …")
        if self.status.case.state == "final":
            return self.tr("Final")
        if self._kept[self._case].refused:
            return self.tr("Not saved")
        return self.tr("Saved") if self.status.writable else self.tr("Read only")

    def _is_saved(self, case: Case) -> bool:
        """True where nothing of a case is lost when the window lets go of it."""
        if not case.working.corrected:
            return True
        kept = self._kept.get(case)
        trouble = self._workspace.trouble or self._workspace.waiting
        return kept is not None and not kept.refused and not trouble

    # ---- what the window does ----

    def add_edit(self, edit: Edit, how: str, original: str) -> None:
        """An edit to keep; `how` is done, undone or redone, `original` the edit that was."""
        match how:
            case "undone":
                self._put(acts.EditUndone(original))
            case "redone":
                self._put(acts.EditRedone(original))
            case _:
                self._put(acts.EditDone(edit))

    def fetch(
        self, id: str, on_done: Callable[[Edit], None], on_failed: Callable[[str], None]
    ) -> None:
        """An edit that is no longer in memory, after all that waits is saved."""

        def question(store: Store) -> Edit:
            from engine.store import history

            with store.reading() as session:
                return history.edit(session, id)

        self._workspace.ask(question, on_done, lambda error: on_failed(said(str(error))))

    def sign_off(self) -> None:
        """Make the case final under the reader's name; nothing is to come after it."""
        self._put(acts.SignedOff())
        if (kept := self._writable(self._case)) is not None and kept.status is not None:
            final = replace(kept.status.case, state="final")
            kept.status = replace(kept.status, case=final)
            self.changed.emit()

    def reopen(self, reason: str) -> None:
        """Make a final case a draft again."""
        self._put(acts.Reopened(reason))

    def grade(self, ungradable: str | None) -> None:
        """Hold the photograph for ungradable, with the reason, or for gradable again."""
        self._put(acts.Graded(ungradable))

    # ---- loading ----

    def _enter(self, case: Case) -> None:
        """Another case is on the screen; nothing may be drawn until the workspace knows it."""
        self.loading.enter(case)
        for kept in self._kept.values():
            kept.status = None
        self._case = case
        self.changed.emit()

    def _loaded(self, loaded: LoadedCase, other: bool) -> None:
        case, stored = self._case, loaded.status.case
        assert case is not None
        known, history = self._kept.get(case), history_of(loaded)
        renewed = known is None or known.stale or other or not case.history.agrees_with(history)
        for same in self._kept.values():
            same.stale = same.stale or same.case_id == stored.id
        if renewed and known is not None:
            case.forget()
        self._kept[case] = _Kept(
            stored.id,
            loaded.status,
            eye=(stored.eye, stored.eye_source),
            scale=stored.scale,
            choices=stored.choices,
            result=loaded.working.found if renewed else known.result,
            rows=None if renewed else known.rows,
            signed=loaded.signed,
        )
        if renewed:
            case.restore(loaded.working, history)
            case.history.keep_in(self)
        eye, source, scale = stored.eye, stored.eye_source, stored.scale
        image = replace(case.image, laterality=eye, laterality_source=source, scale=scale)
        self._workflow.bring_back(case, image, stored.choices, renewed=renewed)
        if renewed:
            self._workflow.results_changed.emit(case)
        self.note_results(case)
        self.changed.emit()

    # ---- saving ----

    def _put(self, act: acts.Act) -> None:
        if (status := self.status) is not None:
            self._workspace.put(status.case.id, act)

    def _writable(self, case: Case | None) -> _Kept | None:
        kept = None if case is None else self._kept.get(case)
        if kept is None or case is not self._case:
            return None
        return kept if kept.status is not None and kept.status.writable else None

    def _note_statements(self, case: Case) -> None:
        """Eye, scale and choices, where they are other than the workspace has them."""
        if (kept := self._writable(case)) is None:
            return
        image, choices = case.image, case.choices.now
        eye = (image.laterality, image.laterality_source)
        if eye != kept.eye:
            kept.eye = eye
            self._put(acts.EyeStated(*eye))
        if image.scale != kept.scale:
            kept.scale = image.scale
            self._put(acts.ScaleStated(image.scale))
        if choices != kept.choices:
            kept.choices = choices
            self._put(acts.Chosen(choices))

    def note_results(self, case: Case) -> None:
        """Keep what a model found and what was measured, where it is new."""
        if (kept := self._writable(case)) is None:
            return
        if case.segmentation is not None and case.segmentation is not kept.result:
            kept.result = case.segmentation
            self._put(acts.ResultFound(case.segmentation))
        if case.rows is not None and case.rows is not kept.rows and not case.unmeasured:
            kept.rows = case.rows
            self._put(acts.Measured(tuple(row.record for row in case.rows)))

    def _note_refused(self, case_id: str, act: acts.Act) -> None:
        """Without an act that was refused, those that follow it are of no use."""
        if not isinstance(act, acts.WorkAct):
            self._note_saved(case_id, act)
            return
        kept = self._kept.get(self._case) if self._case is not None else None
        if kept and kept.status and kept.case_id == case_id:
            kept.status, kept.refused = replace(kept.status, free=False), True
            self.changed.emit()

    def _note_saved(self, case_id: str, act: acts.Act) -> None:
        """After a signature or a grade: how the case stands now."""
        if not isinstance(act, acts.SignedOff | acts.Reopened | acts.Graded):
            return

        def question(store: Store) -> StoredCase:
            from engine.store import cases

            with store.reading() as session:
                return cases.case(session, case_id)

        def done(stored: StoredCase) -> None:
            kept = self._kept.get(self._case) if self._case is not None else None
            if kept and kept.status and kept.status.case.id == case_id:
                kept.status = replace(kept.status, case=stored)
                if self._case is not None and stored.state == "draft":
                    kept.signed = ()
                    self.note_results(self._case)  # measured while it was final
                self.changed.emit()

        self._workspace.ask(question, done)
