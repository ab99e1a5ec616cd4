"""Opening a workspace for the command line; the passphrase of an encrypted one is got first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli_passphrase import passphrase

if TYPE_CHECKING:
    from engine.store.encryption import Key
    from engine.store.store import Store

PASSPHRASE = "RETSAM_STORE_PASSPHRASE"

Where = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FILE|URL",
        envvar="RETSAM_STORE",
        help="Another workspace than your own: a file, or postgresql://server/database.",
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        help=f"Of an encrypted workspace: its first line; else ${PASSPHRASE}, else you are asked.",
    ),
]


def open_workspace(where: str | None, passphrase_file: Path | None = None) -> Store:
    """Raises `StoreError`, `PassphraseFileError`."""
    from engine.store.database import store_url
    from engine.store.store import open_store

    return open_store(where, key_for(Path(store_url(where).database or ""), passphrase_file))


def key_for(path: Path, passphrase_file: Path | None) -> Key | None:
    """The key of a file; None where it is not encrypted. Raises `WrongPassphraseError`."""
    from engine.store.encryption import is_encrypted, key_of

    if not is_encrypted(path):
        return None
    return key_of(path, passphrase(passphrase_file, variable=PASSPHRASE))
