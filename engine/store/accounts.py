"""Readers: who signs in. In a shared workspace by name and passphrase, else as the system user."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import secrets
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import audit, tables
from engine.store.errors import NotFoundError, SignInError

SHORTEST = 10  # characters of a passphrase
COST, BLOCK, LANES = 2**15, 8, 1  # scrypt (Percival & Josefsson, RFC 7914): 32 MiB, about 0.1 s
NOBODY = f"scrypt${COST}${BLOCK}${LANES}${'00' * 16}${'00' * 32}"
WRONG = "The name or the passphrase is wrong."


def system_user() -> str:
    """Who sits at this computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "reader"


def add_reader(session: Session, name: str, passphrase: str | None) -> None:
    """A reader's account; without a passphrase only for a local workspace. Raises `SignInError`."""
    if not name.strip() or not name.isprintable():
        raise SignInError("A reader needs a name.")
    if session.scalars(select(tables.Reader).where(tables.Reader.name == name)).one_or_none():
        raise SignInError(f"There is already a reader called {name}.")
    row = tables.Reader(
        id=uuid4().hex,
        name=name,
        passphrase=None if passphrase is None else _hashed(passphrase),
        created=audit.now(),
    )
    session.add(row)
    audit.append(session, "reader", subject=row, detail={"name": name})


def ensure_reader(session: Session, name: str) -> None:
    """The account of a system user in a local workspace, made where there is none."""
    if session.scalars(select(tables.Reader).where(tables.Reader.name == name)).one_or_none():
        return
    add_reader(session, name, None)


def change_passphrase(session: Session, name: str, passphrase: str) -> None:
    """Another passphrase for a reader. Raises `NotFoundError`, `SignInError`."""
    row = session.scalars(select(tables.Reader).where(tables.Reader.name == name)).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no reader called {name}.")
    row.passphrase = _hashed(passphrase)
    audit.append(session, "passphrase", subject=row, detail={"name": name})


def sign_in(session: Session, name: str, passphrase: str) -> str:
    """The reader's name where the passphrase is right. Raises `SignInError`.

    An unknown name takes as long as a wrong passphrase, so that names cannot be guessed.
    """
    row = session.scalars(select(tables.Reader).where(tables.Reader.name == name)).one_or_none()
    kept = row.passphrase if row is not None and row.passphrase else NOBODY
    _, cost, block, lanes, salt, digest = kept.split("$")
    found = _scrypt(passphrase, bytes.fromhex(salt), int(cost), int(block), int(lanes))
    if not hmac.compare_digest(found.hex(), digest):
        raise SignInError(WRONG)
    return name


def readers(session: Session) -> tuple[str, ...]:
    """The names of all readers."""
    return tuple(session.scalars(select(tables.Reader.name).order_by(tables.Reader.name)))


def _hashed(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise SignInError(f"A passphrase has at least {SHORTEST} characters.")
    salt = secrets.token_bytes(16)
    digest = _scrypt(passphrase, salt, COST, BLOCK, LANES)
    return f"scrypt${COST}${BLOCK}${LANES}${salt.hex()}${digest.hex()}"


def _scrypt(passphrase: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    memory = 132 * cost * block
    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=memory, dklen=32
    )
