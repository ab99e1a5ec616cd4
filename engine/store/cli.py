"""`retsam store …`: look after a workspace. Commands import the database when they need it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli_output import errors_for_people, say
from engine.store import cli_encryption
from engine.store.cli_opening import PassphraseFile, Where, key_for, open_workspace
from engine.store.errors import StoreError

if TYPE_CHECKING:
    from engine.store.store import Store
    from engine.store.values import StoredCase

store_app = typer.Typer(help="The workspace: cases with their corrections.", no_args_is_help=True)
reader_app = typer.Typer(help="Who works in a shared workspace.", no_args_is_help=True)
store_app.add_typer(reader_app, name="reader")
store_app.command("encrypt")(cli_encryption.encrypt)
store_app.command("decrypt")(cli_encryption.decrypt)
store_app.command("passphrase")(cli_encryption.change_passphrase)
store_app.command("keep")(cli_encryption.keep)
store_app.command("take-out")(cli_encryption.take_out)

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="The first letters of its id do.")]


@store_app.command()
def info(store: Where = None, passphrase_file: PassphraseFile = None) -> None:
    """Where the workspace lies and what is in it."""
    from engine.store.conversion import plain_beside

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        found = _cases(workspace)
        signed = sum(case.state == "final" for case in found)
        say(f"workspace  {workspace.url.render_as_string(hide_password=True)}")
        if workspace.path is not None:
            say(f"encrypted  {'no' if workspace.key is None else 'yes'}")
            for each in plain_beside(workspace.path) if workspace.key is not None else ():
                say(f"not encrypted: {each}")
        say(f"cases      {len(found)}, {signed} of them final")


@store_app.command("list")
def list_cases(store: Where = None, passphrase_file: PassphraseFile = None) -> None:
    """All cases, the one opened last first."""
    from engine.store.pictures import kept

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        here = {each.case_id for each in kept(workspace)}
        for case in _cases(workspace):
            signed = (
                f" by {case.sign_off.reader}" if case.state == "final" and case.sign_off else ""
            )
            ungradable = f", ungradable: {case.ungradable}" if case.ungradable else ""
            missing = "" if case.path.exists() else " (not there)"
            if case.id in here:
                missing = " (kept)"
            say(f"{case.id[:8]}  {case.state}{signed}{ungradable}  {case.path}{missing}")


@store_app.command()
def verify(store: Where = None, passphrase_file: PassphraseFile = None) -> None:
    """Check the whole workspace against its audit trail; status 1 where something is wrong."""
    from engine.store.pictures import problems as pictures_problems
    from engine.store.verify import verify as check

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        found = check(workspace)
        wrong = (*found.problems, *pictures_problems(workspace))
        say(f"{found.entries} entries in the audit trail, the last {found.last_hash}")
        for problem in wrong:
            say(f"  ! {problem}")
        if wrong:
            raise StoreError(f"{len(wrong)} problems were found.")
        say("All is as the trail says.")


@store_app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; it must not exist.")],
    store: Where = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Copy the workspace as it is now, also while windows use it."""
    from engine.store.backup import backup as write

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        write(workspace, file)
        say(f"Written: {file}")


@store_app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    store: Where = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Put a backup in the place of the workspace; the one before is kept beside it."""
    from engine.store.backup import restore as put_back
    from engine.store.database import store_url
    from engine.store.encryption import is_encrypted

    with errors_for_people():
        key = key_for(file, passphrase_file)
        target = Path(store_url(store).database or "")
        was_encrypted = is_encrypted(target)
        before = put_back(file, store, key)
        if was_encrypted and key is None:
            say("It is not encrypted, as the one before was: see `retsam store encrypt`.")
        say("The workspace is that of the backup.")
        if before is not None:
            say(f"The one before is kept: {before}")


@store_app.command()
def relink(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to look.")],
    store: Where = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Find photographs that were moved or renamed, by their content."""
    from engine.store.accounts import system_user
    from engine.store.backup import relink as find

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        moved = find(workspace, folder, system_user())
        for before, after in moved:
            say(f"{before} → {after}")
        left = sum(not case.path.exists() for case in _cases(workspace))
        say(f"{len(moved)} found, {left} still missing.")


@store_app.command("export")
def export_case(
    case: CaseId,
    output: Annotated[Path, typer.Option("--output", "-o", help="A .retsam file.")],
    store: Where = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write one case with its layers and history to a file, without the patient's name."""
    from engine.store.exchange import export_case as write

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        found = _one(workspace, case)
        with workspace.reading() as session:
            write(session, found.id, output)
        say(f"Written: {output}")


@store_app.command("import")
def import_case(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .retsam file.")],
    store: Where = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Take a case in from a file; open its photograph to see it."""
    from engine.store.accounts import system_user
    from engine.store.exchange import import_case as take

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        with workspace.writing(system_user()) as session:
            case_id = take(session, file)
        say(f"Taken in as case {case_id[:8]}.")


Passphrase = Annotated[
    str,
    typer.Option(
        prompt=True, confirmation_prompt=True, hide_input=True, help="Asked for if not given."
    ),
]


@reader_app.command("add")
def add_reader(
    name: str, passphrase: Passphrase, store: Where = None, passphrase_file: PassphraseFile = None
) -> None:
    """A new reader, who signs in with a passphrase."""
    from engine.store import accounts

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        with workspace.writing(accounts.system_user()) as session:
            accounts.add_reader(session, name, passphrase)
        say(f"{name} can sign in.")


@reader_app.command("passphrase")
def change_passphrase(
    name: str, passphrase: Passphrase, store: Where = None, passphrase_file: PassphraseFile = None
) -> None:
    """Another passphrase for a reader."""
    from engine.store import accounts

    with errors_for_people(), open_workspace(store, passphrase_file) as workspace:
        with workspace.writing(accounts.system_user()) as session:
            accounts.change_passphrase(session, name, passphrase)
        say(f"{name} has a new passphrase.")


@reader_app.command("list")
def list_readers(store: Where = None, passphrase_file: PassphraseFile = None) -> None:
    """The names of all readers."""
    from engine.store import accounts

    with (
        errors_for_people(),
        open_workspace(store, passphrase_file) as workspace,
        workspace.reading() as session,
    ):
        for name in accounts.readers(session):
            say(name)


def _cases(store: Store) -> tuple[StoredCase, ...]:
    from engine.store.cases import all_cases

    with store.reading() as session:
        return all_cases(session)


def _one(store: Store, start: str) -> StoredCase:
    found = [case for case in _cases(store) if case.id.startswith(start)]
    if len(found) != 1:
        raise StoreError(
            f"{len(found) or 'No'} cases have an id that begins with {start}. "
            "See `retsam store list`."
        )
    return found[0]
