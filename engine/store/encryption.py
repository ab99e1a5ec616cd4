"""Encrypted workspaces: SQLCipher's files, and the keys that passphrases make of them.

The file is one of SQLCipher 4 with its own settings: AES-256-CBC and HMAC-SHA512 a page, the key by
PBKDF2-HMAC-SHA512 with 256 000 rounds, the salt in its first 16 bytes. So any tool for SQLCipher
opens it with the passphrase. Four bytes of the salt are the same in every workspace, so that an
encrypted file and a damaged one can be told apart before anybody is asked for a passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from engine.store.errors import PassphraseError, StoreReadOnlyError, WrongPassphraseError

SHORTEST = 10  # characters of a passphrase
ROUNDS = 256_000
KEY_BYTES = 32
SALT_BYTES = 16
MARK = b"RSE\x01"  # the salt begins with it; 96 bits of it are random
PAGE = 4096
TAG = 64  # bytes at the end of each page: HMAC-SHA512
MOST_PAGES = 500  # that are looked at to tell a wrong passphrase from damage
BUSY_SECONDS = 5.0

UNREADABLE = (
    "The passphrase holds characters that nobody can type, or that are not UTF-8. Choose letters, "
    "digits and signs."
)


@dataclass(frozen=True)
class Key:
    """What opens one encrypted workspace: 32 bytes made of the passphrase and the file's salt."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def spoken(self) -> str:
        """As SQLCipher takes it, so that it makes no key of a passphrase again."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def new_key(passphrase: str) -> Key:
    """A key for a new file. Raises `PassphraseError` for one that is short or cannot be typed."""
    if len(passphrase) < SHORTEST:
        raise PassphraseError(f"A passphrase has at least {SHORTEST} characters.")
    if any(unicodedata.category(each) == "Cc" for each in passphrase):
        raise PassphraseError(UNREADABLE)
    return _key(passphrase, MARK + secrets.token_bytes(SALT_BYTES - len(MARK)))


def key_of(path: Path, passphrase: str) -> Key:
    """The key of an encrypted file; takes some tenths of a second.

    Raises `WrongPassphraseError` where no page was written under it, as after damage to the salt;
    `PassphraseError` for what is no text. A file of which any page was is damaged, if anything:
    that is told when it is opened.
    """
    key = _key(passphrase, _start_of(path))
    if not _opens_a_page(path, key):
        raise WrongPassphraseError(
            "The passphrase is wrong, or the start of the file is damaged. The workspace is as it "
            "was: try again, or restore a backup."
        )
    return key


def key_told(spoken: str) -> Key:
    """A key as `spoken`, from another process of this program."""
    told = bytes.fromhex(spoken.strip().removeprefix("x'").removesuffix("'"))
    return Key(told[:KEY_BYTES], told[KEY_BYTES:])


def is_encrypted(path: Path) -> bool:
    """Whether it is an encrypted workspace; False for any other file, and where there is none."""
    return path.is_file() and _start_of(path).startswith(MARK)


def belongs(key: Key, path: Path) -> bool:
    """Whether the file was made with the salt of this key."""
    return _start_of(path) == key.salt


def driver(key: Key | None) -> Any:
    """The DB-API module that opens such files; SQLCipher's is loaded only where it is needed."""
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2


def connection(path: Path, key: Key | None, *, mode: str = "rw") -> Any:
    """A connection to a file that is there. Raises the driver's errors."""
    found = driver(key).connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    if key is not None:
        unlock(found, key)
    return found


def unlock(connection: Any, key: Key) -> None:
    """Tell a connection of SQLCipher its key; nothing was asked of it before."""
    for pragma in (
        "cipher_log_level = NONE",  # it would write to the standard error
        f'key = "{key.spoken}"',
        "temp_store = MEMORY",  # nothing plain goes to a temporary file
    ):
        connection.execute(f"PRAGMA {pragma}")


def _key(passphrase: str, salt: bytes) -> Key:
    """Letters with accents count the same however a keyboard composes them."""
    try:
        told = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise PassphraseError(UNREADABLE) from error
    return Key(hashlib.pbkdf2_hmac("sha512", told, salt, ROUNDS, KEY_BYTES), salt)


def _start_of(path: Path) -> bytes:
    with _reading(path) as file:
        return file.read(SALT_BYTES)


def _opens_a_page(path: Path, key: Key) -> bool:
    """Page by page as SQLCipher signs them: all but the tag, and the page's number."""
    salt = bytes(byte ^ 0x3A for byte in key.salt)
    signing = hashlib.pbkdf2_hmac("sha512", key.raw, salt, 2, len(key.raw))
    with _reading(path) as file:
        count = path.stat().st_size // PAGE
        for number in range(1, count + 1, max(1, count // MOST_PAGES)):
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            told = page[SALT_BYTES if number == 1 else 0 : -TAG] + struct.pack("<I", number)
            if hmac.compare_digest(hmac.digest(signing, told, "sha512"), page[-TAG:]):
                return True
    return False


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise StoreReadOnlyError(
            f"{path} cannot be read ({error.strerror or error}). Check its rights."
        ) from error
