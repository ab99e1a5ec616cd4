"""What a window asks of the workspace: open it, load a case, write an act."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from engine.image import RetinalImage
from engine.store import accounts, cases, history, rescue, results
from engine.store.acts import Act
from engine.store.perform import perform
from engine.store.store import Store, open_store
from engine.store.values import CaseStatus, LoadedCase


def open_desk(where: str | Path | None) -> tuple[Store, str | None, tuple[Path, ...]]:
    """The workspace, its reader, and files with edits that could not be taken in.

    No reader where somebody must sign in first. Raises `StoreError`.
    """
    store = open_store(where)
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
    return LoadedCase(CaseStatus(case, free), working, chain)


def write(store: Store, reader: str, case_id: str, act: Act, *, head: str | None) -> str | None:
    """Save an act; `head` is the edit that holds last, as the window knows it.

    Returns the edit that holds last now. Raises `StoreError`.
    """
    with store.writing(reader) as session:
        perform(session, case_id, act, head=head)
        return _head(session, case_id)


def _head(session: Session, case_id: str) -> str | None:
    return cases.row_of(session, case_id).head
