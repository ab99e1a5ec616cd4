"""Photographs and volumes kept in an encrypted workspace, so that the originals can be moved away.

Each file lies sealed in `workspace.images`, under a name that tells nothing. The workspace's cases
know the sha256 of their files, from which the name follows. To be read, a file is written plain
into a folder that only this person may open, in memory where the system has such folders.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from engine import files
from engine.errors import EngineError
from engine.files import write_bytes
from engine.readers import open_file
from engine.store import cases
from engine.store.errors import NotFoundError, SealError, StoreError
from engine.store.sealing import Seal
from engine.store.store import Store

SUFFIX = ".sealed"
MOST_BYTES = 2**31 - 2**16  # that AES-GCM takes at once


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
        return tuple(cases.case_of(session, image, source).id for image in images)


def is_kept(store: Store, digest: str) -> bool:
    """Whether the file with this sha256 is in the workspace."""
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


def remove(store: Store, digest: str) -> None:
    """Keep a file no longer. Raises `OutputError`."""
    files.remove(_place(store, _seal_of(store), digest))


def problems(store: Store) -> Iterator[str]:
    """Kept files that cannot be read, each as a sentence."""
    if store.seal is None:
        return
    with store.reading() as session:
        digests = {case.file_sha256 for case in cases.all_cases(session)}
    for digest in sorted(digests):
        if is_kept(store, digest):
            try:
                whole = hashlib.sha256(read(store, digest)[1]).hexdigest() == digest
            except EngineError:
                whole = False
            if not whole:
                yield f"The kept file with sha256 {digest[:12]} is damaged."


def count(path: Path) -> int:
    """How many files lie in the folder of a workspace's pictures."""
    return len(list(folder_of(path).glob(f"*{SUFFIX}")))


def copy_all(source: Path, target: Path) -> None:
    """Copy, still sealed, what the folder of one workspace has and that of another has not."""
    for each in folder_of(source).glob(f"*{SUFFIX}"):
        there = folder_of(target) / each.name
        if not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished = there.with_name(f".{each.name}.part")
            try:
                shutil.copyfile(each, unfinished)
                unfinished.replace(there)
            finally:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)


def _seal_of(store: Store) -> Seal:
    if store.seal is None:
        raise StoreError(
            "Photographs are kept in encrypted workspaces only. See `retsam store encrypt`."
        )
    return store.seal


def _place(store: Store, seal: Seal, digest: str) -> Path:
    assert store.path is not None
    return folder_of(store.path) / f"{seal.name(digest)}{SUFFIX}"
