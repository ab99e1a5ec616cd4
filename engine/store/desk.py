"""What a window asks of the workspace: open it, load a case, write an act."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from engine.image import OctVolume, RetinalImage
from engine.store import accounts, cases, history, rescue, results
from engine.store.acts import Act, EditAct, ResultFound
from engine.store.encryption import Key
from engine.store.errors import CaseChangedError
from engine.store.perform import perform
from engine.store.store import Store, open_store
from engine.store.values import Basis, CaseStatus, LoadedCase, LoadedVolume


def open_desk(
    where: str | Path | None, key: Key | None = None
) -> tuple[Store, str | None, tuple[Path, ...]]:
    """The workspace, its reader, and files with edits that could not be taken in.

    No reader where somebody must sign in first. Raises `StoreError`: `LockedError` for an
    encrypted workspace without its `key`.
    """
    store = open_store(where, key)
    try:
        left = rescue.take_in(store)
        if store.shared:
            return store, None, left
        reader = accounts.system_user()
        with store.reading() as session:
            known = reader in accounts.readers(session)
        if not known:
            with store.writing(reader) as session:
                accounts.ensure_reader(session, reader)
    except BaseException:
        store.close()
        raise
    return store, reader, left


def load(store: Store, reader: str, image: RetinalImage, path: Path) -> LoadedCase:
    """All that the workspace holds of an image; the case is this window's if it is nobody's yet.

    Raises `StoreError`.
    """
    with store.writing(reader) as session:
        case = cases.case_of(session, image, path)
    free = store.leases.take(case.id)
    with store.reading() as session:
        case = cases.case(session, case.id)
        chain = history.history(session, case.id)
        found = results.result(session, case.id)
        working = history.drawn(session, chain.done, case.shape, found)
        basis = _basis(session, case.id)
        signed = results.measurements(session, case.id) if case.state == "final" else ()
    return LoadedCase(CaseStatus(case, free), working, chain, basis, signed)


def load_volume(store: Store, reader: str, volume: OctVolume, path: Path) -> LoadedVolume:
    """The same of an OCT volume, with all its edits. Raises `StoreError`."""
    with store.writing(reader) as session:
        case = cases.case_of(session, volume, path)
    free = store.leases.take(case.id)
    with store.reading() as session:
        case = cases.case(session, case.id)
        chain = history.history(session, case.id)
        found = results.result(session, case.id)
        return LoadedVolume(
            CaseStatus(case, free),
            history.corrected(session, chain.done, case.shape, found),
            tuple(history.edits(session, chain.done)),
            tuple(history.edits(session, chain.undone)),
            _basis(session, case.id),
        )


def write(store: Store, reader: str, case_id: str, act: Act, *, basis: Basis | None) -> Basis:
    """Save an act; `basis` is what the case rests on as the window knows it, None if it does not.

    Returns what it rests on now. Raises `StoreError`: `CaseChangedError` where another window has
    the case by now, or changed it, as after the connection to a server was lost.
    """
    if not store.leases.take(case_id):
        raise CaseChangedError(
            "Another window has this case by now, so the last change here could not be saved. Open "
            "the case again."
        )
    with store.writing(reader) as session:
        if basis is not None:
            _check(act, basis, _basis(session, case_id))
        perform(session, case_id, act, head=None if basis is None else basis.head)
        return _basis(session, case_id)


def _check(act: Act, known: Basis, found: Basis) -> None:
    """An edit names the edit that it follows by itself; all other acts are about these layers."""
    other_result = known.result != found.result and not isinstance(act, ResultFound)
    if not isinstance(act, EditAct) and (known.head != found.head or other_result):
        raise CaseChangedError(history.CHANGED)


def _basis(session: Session, case_id: str) -> Basis:
    return Basis(cases.row_of(session, case_id).head, results.newest_id(session, case_id))
