"""What the dialogs about studies ask of the workspace. Called on the workspace's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.study.errors import StudyError

if TYPE_CHECKING:
    from engine.store.store import Store
    from engine.study.admin import Status


@dataclass(frozen=True)
class Mine:
    """An open study in which a reader has a part; `waiting` is the most that may come to them."""

    key: str
    title: str
    submitted: int
    waiting: int


def mine(store: Store, reader: str) -> tuple[Mine, ...]:
    """The open studies of a reader; nothing of what others do in them."""
    from engine.study import admin
    from engine.study.records import study_of

    found = []
    with store.reading() as session:
        for key in admin.studies(session):
            status, manifest = admin.status(session, key), study_of(session, key)[1]
            own = next((each for each in status.readers if each.reader == reader), None)
            if own is None or status.state != "open":
                continue
            waiting = own.waiting
            if reader in manifest.readers:
                waiting += max(status.open_to_all - status.adjudications_waiting, 0)
            if manifest.adjudication is not None and reader in manifest.adjudication.readers:
                waiting = max(waiting, status.adjudications_waiting)
            found.append(Mine(key, status.title, own.submitted, waiting))
    return tuple(found)


def overview(store: Store) -> tuple[Status, ...]:
    """How far all studies are."""
    from engine.study import admin

    with store.reading() as session:
        return tuple(admin.status(session, key) for key in admin.studies(session))


def is_trial(path: Path) -> bool:
    """True where the manifest plans an allocation list, which needs a secret seed."""
    from engine.study.manifest import read_manifest

    return read_manifest(path).trial is not None


def assign(store: Store, path: Path, *, by: str, trial_seed: str | None) -> str:
    """Put the study of a manifest into the workspace; its key."""
    from engine.study import admin
    from engine.study.manifest import read_manifest

    manifest = read_manifest(path)
    admin.assign(store, manifest, by=by, trial_seed=trial_seed)
    return manifest.key


def close(store: Store, key: str, *, by: str) -> None:
    """End a study, unfinished or not."""
    from engine.study import admin

    with store.writing(by) as session:
        admin.close(session, key, unfinished=True)


def in_words(question: Callable[[Store], Any]) -> Callable[[Store], Any]:
    """The same question, with an error of the study as its answer."""

    def asked(store: Store) -> Any:
        try:
            return question(store)
        except StudyError as error:
            return error

    return asked
