"""Photographs and volumes kept in an encrypted workspace, so that the originals can be moved away.

Each file lies sealed in `workspace.images`, under a name that tells nothing. The workspace lists
the sha256 of each, from which the name follows. To be read, a file is written plain
into a folder that only this person may open, in memory where the system has such folders.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select

from engine import files
from engine.errors import EngineError
from engine.files import write_bytes
from engine.readers import open_file
from engine.store import cases, tables
from engine.store.errors import NotFoundError, SealError, StoreError
from engine.store.sealing import Seal
from engine.store.store import Store, second_name

SUFFIX = ".sealed"
MOST_BYTES = 2**31 - 2**16  # that AES-GCM takes at once


@dataclass(frozen=True)
class Kept:
    """A file that is kept, by its sha256, and a case that is in it."""

    case_id: str
    sha256: str


def folder_of(path: Path) -> Path:
    """Where the pictures of a workspace's file lie."""
    return path.with_name(f"{path.stem}.images")


def keep(store: Store, source: Path, reader: str) -> tuple[str, ...]:
    """Take a file in; returns the ids of its cases, made where there are none.

    The file stays where it is; it can be moved away once this returned. Raises `StoreError`,
    `ImageReadError`, `OutputError`.
    """
    seal = _seal_of(store)
    images = open_file(source)
    data = source.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MOST_BYTES or any(image.sha256 != digest for image in images):
        raise StoreError(
            f"{source.name} cannot be kept: it is larger than 2 GB, or it changed meanwhile."
        )
    target = _place(store, seal, digest)
    header = json.dumps({"name": source.name}).encode() + b"\n"
    write_bytes(target, seal.close(header + data, digest))
    target.chmod(0o600)
    target.parent.chmod(0o700)
    if read(store, digest) != (source.name, data):
        raise SealError(f"{source.name} could not be kept. Try again.")
    with store.writing(reader) as session:
        found = [cases.case_of(session, image, source) for image in images]
        for case in found:
            session.merge(tables.KeptFile(sha256=digest, case_id=case.id))
    return tuple(case.id for case in found)


def listed(store: Store) -> tuple[Kept, ...]:
    """What the workspace is to keep, whether its files are there or not."""
    with store.reading() as session:
        rows = session.scalars(
            select(tables.KeptFile).order_by(tables.KeptFile.sha256, tables.KeptFile.case_id)
        )
        return tuple(Kept(row.case_id, row.sha256) for row in rows)


def kept(store: Store) -> tuple[Kept, ...]:
    """What the workspace keeps."""
    return tuple(each for each in listed(store) if is_kept(store, each.sha256))


def is_kept(store: Store, digest: str) -> bool:
    """Whether the file with this sha256 lies with the workspace."""
    return store.seal is not None and _place(store, store.seal, digest).is_file()


def read(store: Store, digest: str) -> tuple[str, bytes]:
    """The name and the bytes of a file. Raises `SealError` for one that was changed or cut."""
    seal = _seal_of(store)
    try:
        sealed = _place(store, seal, digest).read_bytes()
    except OSError as error:
        raise NotFoundError("This photograph is not kept in the workspace.") from error
    header, _, data = seal.open(sealed, digest).partition(b"\n")
    return Path(json.loads(header)["name"]).name, data


def take_out(store: Store, digest: str, folder: Path) -> Path:
    """Write a file as it was into `folder`, readable by this person alone; returns where it lies.

    Raises `StoreError`, `OutputError`.
    """
    name, data = read(store, digest)
    path = folder / name
    if path.exists() and path.read_bytes() != data:
        path = folder / f"{path.stem}-{digest[:8]}{path.suffix}"
    write_bytes(path, data)
    path.chmod(0o600)
    return path


def remove(store: Store, digest: str, reader: str) -> None:
    """Keep a file no longer. Raises `StoreError`, `OutputError`."""
    with store.writing(reader) as session:
        session.execute(delete(tables.KeptFile).where(tables.KeptFile.sha256 == digest))
    files.remove(_place(store, _seal_of(store), digest))


def problems(store: Store) -> Iterator[str]:
    """Kept files that cannot be read, each as a sentence."""
    if store.seal is None:
        return
    for digest in sorted({each.sha256 for each in listed(store)}):
        try:
            if hashlib.sha256(read(store, digest)[1]).hexdigest() == digest:
                continue
            wrong = "damaged"
        except NotFoundError:
            wrong = "missing"
        except EngineError:
            wrong = "damaged"
        yield f"The kept file with sha256 {digest[:12]} is {wrong}."


def copy_all(source: Path, target: Path) -> None:
    """Give one workspace, still sealed, what the folder of another has. Raises `OSError`."""
    for each in folder_of(source).glob(f"*{SUFFIX}"):
        there = folder_of(target) / each.name
        if not there.exists() or not filecmp.cmp(each, there, shallow=False):
            there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished = there.with_name(f".{each.name}.part")
            try:
                shutil.copyfile(each, unfinished)
                files.flush(unfinished)
                unfinished.replace(there)
            finally:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)


def put_aside(path: Path, aside: Path) -> None:
    """Give what a workspace keeps to its second name too. Raises `OSError`."""
    for each in folder_of(path).glob(f"*{SUFFIX}"):
        there = folder_of(aside) / each.name
        there.parent.mkdir(exist_ok=True, mode=0o700)
        if not there.exists():
            second_name(each, there)


def tidy(store: Store, aside: Path) -> None:
    """Remove what it does not list, where the workspace of before has it. Raises `OSError`."""
    assert store.path is not None
    names = {_place(store, store.seal, each.sha256).name for each in listed(store) if store.seal}
    for each in folder_of(store.path).glob(f"*{SUFFIX}"):
        if each.name not in names and (folder_of(aside) / each.name).exists():
            each.unlink()


def _seal_of(store: Store) -> Seal:
    if store.seal is None:
        raise StoreError(
            "Photographs are kept in encrypted workspaces only. See `retsam store encrypt`."
        )
    return store.seal


def _place(store: Store, seal: Seal, digest: str) -> Path:
    assert store.path is not None
    return folder_of(store.path) / f"{seal.name(digest)}{SUFFIX}"
