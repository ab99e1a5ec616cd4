"""Edits that could not be saved are kept aside in a file, and taken in at the next start.

Those of an encrypted workspace are sealed line by line, in files that bear its seal's id: the next
workspace that is opened leaves them to theirs.
"""

from __future__ import annotations

import base64
import json
import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO
from uuid import uuid4

import platformdirs
from sqlalchemy.orm import Session

from engine.store.acts import EditAct, EditDone, EditRedone, EditUndone
from engine.store.cases import row_of
from engine.store.codec import canonical, edit_from_told, edit_told
from engine.store.database import NAME
from engine.store.errors import StoreError
from engine.store.perform import perform
from engine.store.sealing import Seal
from engine.store.store import Store

log = logging.getLogger(__name__)
SUFFIX = ".rescued"
TAKING = ".taking"  # the suffix while a file is taken in, so that nobody appends to it
SEALED = "-sealed"  # and the seal's id: added to either
ABOUT = "edits kept aside"


def folders(store_path: Path | None) -> tuple[Path, ...]:
    """Where such files may lie: beside the workspace, else with the person's own data."""
    own = platformdirs.user_state_path(NAME, appauthor=False) / "rescued"
    beside = () if store_path is None else (store_path.with_name(f"{store_path.stem}.rescued"),)
    return (*beside, own)


class RescueFile:
    """Takes acts in order, each on the disk before `keep` returns; `seal` encrypts them."""

    def __init__(self, store_path: Path | None, reader: str, seal: Seal | None = None) -> None:
        self._folders = folders(store_path)
        self._reader = reader
        self._seal = seal
        self.path: Path | None = None

    def keep(self, case_id: str, act: EditAct, *, head: str | None) -> bool:
        """`head` is the last edit that is saved. False where no folder takes the act."""
        told = {"case": case_id, "reader": self._reader, "head": head, **_told(act)}
        line = _closed(canonical(told), self._seal) + "\n"
        for path in (self.path,) if self.path else self._candidates():
            try:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with open(path, "a", encoding="utf-8", opener=_private) as file:
                    _append(file, line)
            except OSError as error:
                log.warning("An edit cannot be kept aside: %s", type(error).__name__)
                continue
            self.path = path
            return True
        return False

    def _candidates(self) -> Iterable[Path]:
        suffix = SUFFIX + _mark(self._seal)
        return (folder / f"{uuid4().hex}{suffix}" for folder in self._folders)


def take_in(store: Store) -> tuple[Path, ...]:
    """Save what was kept aside. Returns the files that could not be taken in; they stay."""
    left = []
    for seal in (None, store.seal) if store.seal is not None else (None,):
        mark = _mark(seal)
        for folder in folders(store.path):
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                taking = path.with_suffix(TAKING + mark)
                known = path.suffix in (SUFFIX + mark, TAKING + mark)
                if known and not _take_in(store, path, taking, seal):
                    left.append(taking)
    return tuple(left)


def _take_in(store: Store, path: Path, taking: Path, seal: Seal | None) -> bool:
    try:
        path.rename(taking)
        lines = taking.read_text(encoding="utf-8").splitlines()
        told = [json.loads(_opened(line, seal)) for line in lines]
        if told:
            with store.writing(str(told[0]["reader"])) as session:
                _save(session, told)
    except (StoreError, OSError, ValueError, KeyError, TypeError) as error:
        log.warning("Edits that were kept aside cannot be taken in: %s", type(error).__name__)
        return False
    taking.unlink(missing_ok=True)
    return True


def _save(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    """The first act of a case must follow what is saved of it, the others the act before."""
    heads: dict[str, str | None] = {}
    for told in lines:
        case_id = told["case"]
        perform(session, case_id, _act(told), head=heads.get(case_id, told["head"]))
        heads[case_id] = row_of(session, case_id).head


def _mark(seal: Seal | None) -> str:
    return "" if seal is None else SEALED + seal.id


def _closed(line: str, seal: Seal | None) -> str:
    if seal is None:
        return line
    return base64.b64encode(seal.close(line.encode(), ABOUT)).decode("ascii")


def _opened(line: str, seal: Seal | None) -> str:
    if seal is None:
        return line
    return seal.open(base64.b64decode(line, validate=True), ABOUT).decode()


def _told(act: EditAct) -> dict[str, Any]:
    match act:
        case EditDone(edit):
            return {"act": "edit", "edit": edit_told(edit)}
        case EditUndone(edit_id):
            return {"act": "undo", "edit": edit_id}
        case EditRedone(edit_id):
            return {"act": "redo", "edit": edit_id}


def _act(told: dict[str, Any]) -> EditAct:
    match told["act"]:
        case "edit":
            return EditDone(edit_from_told(told["edit"]))
        case "undo":
            return EditUndone(str(told["edit"]))
        case "redo":
            return EditRedone(str(told["edit"]))
    raise ValueError("unknown act")


def _append(file: TextIO, line: str) -> None:
    """A whole line or none: half of one would make those after it unreadable."""
    start = file.tell()
    try:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), start)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
