"""`retsam study …`: run a reader study. Commands import the database when they need it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli_options import OutputOption
from engine.cli_output import batch_progress, console, errors_for_people, say
from engine.store.cli_opening import Where, open_workspace
from engine.study.errors import StudyError

if TYPE_CHECKING:
    pass

study_app = typer.Typer(help="Reader studies, blinded and audited.", no_args_is_help=True)

Key = Annotated[str, typer.Argument(metavar="STUDY", help="The key of the study.")]
ManifestFile = Annotated[
    Path, typer.Argument(metavar="MANIFEST", help="A file that `retsam study create` wrote.")
]


@study_app.command()
def create(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="A TOML file; docs/reader-studies.md.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The manifest; beside the plan if not told."),
    ] = None,
) -> None:
    """Freeze a plan: read all its files, and write the manifest that the study is run by."""
    from engine.study.manifest import write_manifest
    from engine.study.plan import freeze

    with errors_for_people():
        path = output or plan.with_suffix(".study.json")
        if path.exists():
            raise StudyError(f"{path.name} is there already; a frozen study is not written over.")
        with batch_progress(console, count=1) as progress:
            manifest = freeze(plan, progress=progress)
        sha256 = write_manifest(manifest, path)
        say(f"{manifest.title}: {len(manifest.cases)} cases, {len(manifest.readers)} readers.")
        say(f"Written: {path}")
        say(f"sha256 {sha256}")


@study_app.command()
def check(
    manifest: ManifestFile,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Where its files are, if not beside it.")
    ] = None,
) -> None:
    """Is every file of the study as it was frozen? Status 1 where one is not."""
    from engine.study.manifest import read_manifest
    from engine.study.plan import reachable

    with errors_for_people():
        problems = reachable(folder or manifest.parent, read_manifest(manifest))
        for problem in problems:
            say(f"  ! {problem}")
        if problems:
            raise StudyError(f"{len(problems)} files are missing or were changed.")
        say("All files are as they were frozen.")


@study_app.command()
def assign(manifest: ManifestFile, store: Where = None) -> None:
    """Put the study into the workspace and deal every reader's list."""
    from engine.store.accounts import system_user
    from engine.study.admin import assign as deal
    from engine.study.manifest import read_manifest

    with errors_for_people():
        frozen = read_manifest(manifest)
        seed = None if frozen.trial is None else _secret_seed()
        with open_workspace(store) as workspace:
            deal(workspace, frozen, by=system_user(), trial_seed=seed)
            say(f"{frozen.key}: assigned to {', '.join(frozen.readers)}.")


def _secret_seed() -> str:
    """Asked for, so that it stands in no file and no history of commands."""
    return str(
        typer.prompt(
            "Secret seed of the allocation list (keep it where no reader sees it)",
            hide_input=True,
            confirmation_prompt=True,
        )
    )


@study_app.command()
def status(
    study: Annotated[str | None, typer.Argument(metavar="STUDY", help="All if not told.")] = None,
    store: Where = None,
) -> None:
    """How far each reader is; nobody's answers are shown."""
    from engine.study.admin import status as ask
    from engine.study.admin import studies

    with errors_for_people(), open_workspace(store) as workspace, workspace.reading() as session:
        for key in studies(session) if study is None else (study,):
            told = ask(session, key)
            say(f"{told.key}  {told.state}  {told.title}  sha256 {told.manifest_sha256[:12]}")
            for each in told.readers:
                hand = ", one in hand" if each.in_hand else ""
                say(f"  {each.reader}: {each.submitted} submitted, {each.waiting} waiting{hand}")
            if told.open_to_all:
                say(f"  {told.open_to_all} for whoever is free")
            if told.adjudications_waiting:
                say(f"  {told.adjudications_waiting} to be adjudicated")


@study_app.command()
def allot(
    study: Key,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Its number in the trial.")],
    stratum: Annotated[str, typer.Option(help="As the manifest names it.")] = "all",
    store: Where = None,
) -> None:
    """The arm of a trial's next subject, from the concealed list."""
    from engine.store.accounts import system_user
    from engine.study.admin import allot as take

    with errors_for_people(), open_workspace(store) as workspace:
        with workspace.writing(system_user()) as session:
            arm = take(session, study, subject, stratum=stratum)
        say(f"{subject}: {arm}")


@study_app.command()
def close(
    study: Key,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Also where readings are still to come.")
    ] = False,
    store: Where = None,
) -> None:
    """End the study: nothing more can be entered."""
    from engine.store.accounts import system_user
    from engine.study.admin import close as end

    with errors_for_people(), open_workspace(store) as workspace:
        with workspace.writing(system_user()) as session:
            end(session, study, unfinished=unfinished)
        say(f"{study}: closed.")


@study_app.command()
def export(study: Key, output: OutputOption, store: Where = None) -> None:
    """All that was read as CSV, Parquet and PNG, and as iMRMC reads it."""
    from engine.study.export import export as write
    from engine.study.outcome import readings

    with errors_for_people(), open_workspace(store) as workspace:
        with workspace.reading() as session:
            manifest, read = readings(session, study)
        for path in write(output, manifest, read):
            say(f"Written: {path}")


@study_app.command()
def analyse(
    study: Key,
    output: OutputOption,
    draws: Annotated[
        int, typer.Option(min=100, help="Draws of patients for the intervals.")
    ] = 1000,
    store: Where = None,
) -> None:
    """Agreement, accuracy and time, as tables, as `study.pdf`, and for the checklists."""
    from engine.study.accuracy import turned
    from engine.study.analysis import analyse as compute
    from engine.study.checklists import items, write_checklists
    from engine.study.export import write_findings
    from engine.study.flow import flow
    from engine.study.outcome import readings
    from engine.study.report import write_report

    with errors_for_people(), open_workspace(store) as workspace:
        with workspace.reading() as session:
            manifest, read = readings(session, study)
        if not read:
            raise StudyError("Nothing was submitted yet.")
        with batch_progress(console, count=1) as progress:
            found = compute(manifest, read, draws=draws, progress=progress)
        changed = turned(manifest, read)
        told = items(manifest, flow(manifest, read), found, changed, draws=draws)
        for path in (
            *write_findings(output, found, changed),
            write_report(output / "study.pdf", manifest, read, found, changed, draws=draws),
            write_checklists(output / "checklists.md", told),
        ):
            say(f"Written: {path}")
