"""`retsam store encrypt`, `decrypt`, `passphrase`; `keep` and `take-out` of photographs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from engine.cli_options import OutputOption
from engine.cli_output import errors_for_people, problems, say
from engine.cli_passphrase import passphrase
from engine.cli_words import told
from engine.store.cli_opening import PASSPHRASE, PassphraseFile, Where, key_for, open_workspace
from engine.store.errors import StoreError

if TYPE_CHECKING:
    from engine.store.encryption import Key

NEW_PASSPHRASE = "RETSAM_STORE_NEW_PASSPHRASE"


def encrypt(
    passphrase_file: PassphraseFile = None,
    remove_plain: Annotated[
        bool,
        typer.Option("--remove-plain", help="Delete the workspace that is not encrypted."),
    ] = False,
    store: Where = None,
) -> None:
    """Encrypt the workspace under a passphrase. Without the passphrase all is lost."""
    from engine.store import conversion

    with errors_for_people():
        path = conversion.file_to_encrypt(store)
        secret = passphrase(passphrase_file, variable=PASSPHRASE, twice=True)
        aside = conversion.encrypt(store, secret, remove_plain=remove_plain)
        say("The workspace is encrypted. Nobody can open it without the passphrase, nor can we.")
        if remove_plain:
            say(
                "The plain file is deleted. On an SSD, and in snapshots of the disk, what it said "
                "may be there still."
            )
        else:
            say(f"It is also kept as it was, not encrypted: {aside}")
            say("Delete that file once you have opened the encrypted workspace.")
        for each in conversion.plain_beside(path):
            if each != aside:
                say(f"Not encrypted: {each}")
        say("Backups from before are not encrypted either.")


def decrypt(passphrase_file: PassphraseFile = None, store: Where = None) -> None:
    """Make a workspace that is not encrypted of one that is."""
    from engine.store import conversion

    with errors_for_people():
        conversion.decrypt(store, _key(store, passphrase_file))
        say("The workspace is not encrypted any more.")


def change_passphrase(
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option(help=f"Its first line; else ${NEW_PASSPHRASE}, else you are asked."),
    ] = None,
    store: Where = None,
) -> None:
    """Another passphrase for an encrypted workspace."""
    from engine.store import conversion

    with errors_for_people():
        key = _key(store, passphrase_file)
        secret = passphrase(
            new_passphrase_file, variable=NEW_PASSPHRASE, prompt="New passphrase", twice=True
        )
        conversion.change_passphrase(store, key, secret)
        say("The workspace has a new passphrase. Backups from before open with the old one.")


def keep(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders.")],
    passphrase_file: PassphraseFile = None,
    store: Where = None,
) -> None:
    """Take photographs and volumes into an encrypted workspace; the originals stay."""
    from engine.errors import EngineError
    from engine.sources import find_sources
    from engine.store import pictures
    from engine.store.accounts import system_user

    refused = 0
    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        sources = find_sources(paths, output=pictures.folder_of(workspace.path or Path()))
        for source in sources:
            try:
                pictures.keep(workspace, source.path, system_user())
                say(f"Kept: {source.path}")
            except EngineError as error:
                refused += 1
                problems.print(escape(f"{source.path}: {told(str(error))}"))
    if refused:
        raise typer.Exit(1)


def take_out(
    output: OutputOption,
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="CASE…", help="The first letters of its id do.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that are kept.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Keep them no longer in the workspace.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    store: Where = None,
) -> None:
    """Write photographs that an encrypted workspace keeps into a folder, as they were."""
    from engine.errors import EngineError
    from engine.store import pictures
    from engine.store.accounts import system_user

    refused = 0
    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        digests = {
            each.sha256: None
            for each in pictures.kept(workspace)
            if everything or any(each.case_id.startswith(start) for start in cases or ())
        }
        if not digests:
            raise StoreError("No such case is kept in the workspace. See `retsam store list`.")
        for digest in digests:
            try:
                say(f"Written: {pictures.take_out(workspace, digest, output)}")
                if remove:
                    pictures.remove(workspace, digest, system_user())
            except EngineError as error:
                refused += 1
                problems.print(escape(f"{digest[:12]}: {told(str(error))}"))
    if refused:
        raise typer.Exit(1)


def _key(where: str | None, passphrase_file: Path | None) -> Key:
    from engine.store.conversion import file_of

    key = key_for(file_of(where), passphrase_file)
    if key is None:
        raise StoreError("The workspace is not encrypted.")
    return key
