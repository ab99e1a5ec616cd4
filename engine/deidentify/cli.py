"""`retsam deidentify` and `retsam reidentify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from engine.cli_options import LanguageOption, PaperOption
from engine.cli_output import console, errors_for_people, problems, say
from engine.cli_passphrase import passphrase
from engine.cli_words import told
from engine.papers import DEFAULT_PAPER, Pages
from engine.words import ENGLISH

if TYPE_CHECKING:
    from engine.deidentify.asked import Blank

PASSPHRASE = "RETSAM_PASSPHRASE"
ProjectOption = Annotated[Path | None, typer.Option(help="The file that keeps the project's key.")]
PassphraseOption = Annotated[
    Path | None, typer.Option(help=f"Its first line; else ${PASSPHRASE}, else you are asked.")
]


def deidentify(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder for the copies.")],
    project: ProjectOption = None,
    passphrase_file: PassphraseOption = None,
    throw_key_away: Annotated[
        bool, typer.Option("--throw-key-away", help="Nobody can ever look up who is who.")
    ] = False,
    blank: Annotated[
        list[str] | None,
        typer.Option(
            metavar="found|none|X,Y,W,H",
            help="Writing in pictures; several times for several boxes. Without it, it is told "
            "where writing may be, and nothing is written.",
        ),
    ] = None,
    looked: Annotated[
        bool, typer.Option("--looked", help="You have looked at every picture for writing.")
    ] = False,
    shift_dates: Annotated[
        bool, typer.Option("--shift-dates/--remove-dates", help="One random shift a patient.")
    ] = True,
    keep_device: Annotated[
        bool, typer.Option("--keep-device", help="Camera, serial number, software.")
    ] = False,
    drop_documents: Annotated[
        bool, typer.Option("--drop-documents", help="Leave PDF within DICOM out.")
    ] = False,
    patient: Annotated[
        str, typer.Option(help="The number of the person whose the plain pictures are.")
    ] = "",
    paper: PaperOption = DEFAULT_PAPER,
    language: LanguageOption = ENGLISH,
) -> None:
    """Write copies of pictures, DICOM files and results that name nobody."""
    from engine.deidentify.asked import Request
    from engine.deidentify.errors import DeidentifyError, ProjectError
    from engine.deidentify.finding import find_files
    from engine.deidentify.ready import COPIES, Secret
    from engine.deidentify.rules import Options
    from engine.deidentify.work import run

    with errors_for_people():
        files = find_files(paths, output=output)
        if not blank:
            _tell_writing(files)
            raise DeidentifyError(
                "Nothing was written. Look at the pictures, then say what to blank: --blank found, "
                "--blank none, or --blank X,Y,W,H; --looked if you have looked at all of them."
            )
        chosen = _blank(blank)
        if (project is None) != throw_key_away:
            raise ProjectError("Say either --project FILE or --throw-key-away.")
        secret = Secret(
            project, "" if project is None else passphrase(passphrase_file, variable=PASSPHRASE)
        )
        options = Options(shift_dates=shift_dates, keep_device=keep_device)
        pages = Pages(paper=paper, language=language)
        request = Request(options, chosen, looked, drop_documents, patient, pages=pages)
        rows = []
        for done in run(files, output, secret, request):
            rows.append(done)
            if done.status == "refused":
                problems.print(escape(told(f"Refused: {done.path}: {done.message}")))
            elif done.message:
                problems.print(escape(f"{done.path}: {told(done.message)}"))
        count = sum(row.status == "done" for row in rows)
        say(f"{count} of {len(rows)} done: {output / COPIES}")
        if any(row.looked is False and row.status == "done" for row in rows):
            say("Nobody has looked at some pictures: they still count as written in.")
    if any(row.status == "refused" for row in rows):
        raise typer.Exit(1)


def reidentify(
    pseudonym: Annotated[str, typer.Argument(metavar="PSEUDONYM", help="As P-1A2B3C4D5E6F.")],
    project: Annotated[Path, typer.Option(help="The file that keeps the project's key.")],
    passphrase_file: PassphraseOption = None,
) -> None:
    """Look up whose a pseudonym is."""
    from engine.deidentify.errors import ProjectError
    from engine.deidentify.project import open_project

    with errors_for_people():
        secret = passphrase(passphrase_file, variable=PASSPHRASE)
        people = open_project(project, passphrase=secret).people
        if pseudonym not in people:
            raise ProjectError(f"This project has given nobody the name {pseudonym}.")
        person = people[pseudonym]
        console.print(escape(f"{person['id']}  {person['name']}  {person['born']}".rstrip()))


def _tell_writing(files: list[Path]) -> None:
    from engine.deidentify.looking import found_writing
    from engine.errors import EngineError

    for path in files:
        try:
            for box in found_writing(path):
                console.print(escape(f"{path}: {box}"))
        except EngineError as error:
            problems.print(escape(f"{path}: {told(str(error))}"))


def _blank(said: list[str]) -> Blank:
    from engine.deidentify.asked import Blank
    from engine.deidentify.box import Box

    boxes = []
    for text in said:
        if text in ("found", "none"):
            continue
        numbers = text.split(",")
        if len(numbers) != 4 or not all(number.strip().isdecimal() for number in numbers):
            raise typer.BadParameter("--blank is found, none, or X,Y,W,H in pixels.")
        boxes.append(Box(*(int(number) for number in numbers)))
    if "none" in said and len(said) > 1:
        raise typer.BadParameter("--blank none goes with no other --blank.")
    return Blank("found" in said, tuple(boxes))
