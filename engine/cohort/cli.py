"""`retsam cohort …`: many images, and what their numbers say together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from engine.batch import Request
from engine.cli_options import (
    DeviceChoice,
    ModalityChoice,
    OutputOption,
    PaperOption,
    RuntimeChoice,
    RuntimeOption,
    ScaleOption,
    models_for,
    scale_of,
    structures_of,
)
from engine.cli_output import batch_progress, console, errors_for_people, problems, say
from engine.cli_words import told
from engine.errors import EngineError
from engine.papers import DEFAULT_PAPER
from engine.runtime.registry import DEFAULT_OCT
from engine.sources import find_sources

cohort_app = typer.Typer(
    help="Segment and measure many images; numbers of all of them together.",
    no_args_is_help=True,
)
FolderArgument = Annotated[Path, typer.Argument(metavar="COHORT", help="A cohort's folder.")]


@cohort_app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    output: OutputOption,
    model: Annotated[str | None, typer.Option(help="See `retsam models`.")] = None,
    structures: Annotated[
        str | None, typer.Option(metavar="A,B", help="Only these structures.")
    ] = None,
    modality: Annotated[ModalityChoice, typer.Option()] = ModalityChoice.AUTO,
    scale_um: ScaleOption = None,
    device: Annotated[DeviceChoice, typer.Option()] = DeviceChoice.AUTO,
    runtime: RuntimeOption = RuntimeChoice.AUTO,
    workers: Annotated[int, typer.Option(min=1, help="Processes of this machine.")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Of each process.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, like tcp://host:8786.")
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="An image that takes longer is left.")
    ] = 300.0,
    masks: Annotated[bool, typer.Option("--masks", help="Keep every mask.")] = False,
    overlays: Annotated[bool, typer.Option(help="Keep a small picture of each result.")] = True,
    pseudonyms: Annotated[
        bool,
        typer.Option("--pseudonyms", help="Keep names of files out of everything but sources/."),
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed before.")
    ] = False,
) -> None:
    """Work on all images; the same command goes on where it was stopped."""
    from engine.cohort.run import Crew, run_cohort
    from engine.cohort.settings import CohortSettings

    named = models_for(model)
    request = Request(
        model=named["model"],
        oct_model=named.get("oct_model", DEFAULT_OCT),
        modality=modality.value,
        structures=structures_of(structures),
        scale=scale_of(scale_um),
        device=device.value,
        runtime=runtime.value,
        pseudonyms=pseudonyms,
    )
    settings = CohortSettings(request, time_limit, masks, overlays)
    with errors_for_people():
        sources = find_sources(paths, output=output)
        if not sources:
            raise EngineError("There is no picture or DICOM file in what was named.")
        with batch_progress(console, count=len(sources)) as progress:
            tally = run_cohort(
                sources,
                output,
                settings,
                crew=Crew(workers, threads, scheduler),
                retry_failed=retry_failed,
                progress=progress,
            )
        say(
            f"{len(sources)} files: {tally.done} done, {tally.kept} kept, {tally.failed} failed, "
            f"in {tally.seconds:.0f} s."
        )
        _summarise(output, DEFAULT_PAPER)
    if tally.failed:
        problems.print(told("images/ says why files failed; --retry-failed tries them again."))
        raise typer.Exit(1)


@cohort_app.command()
def summary(folder: FolderArgument, paper: PaperOption = DEFAULT_PAPER) -> None:
    """Write the summary page of a cohort anew: distributions, quality, outliers."""
    with errors_for_people():
        _summarise(folder, paper)


@cohort_app.command()
def associate(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="A cohort's folder, or a measurements.parquet.")
    ],
    covariates: Annotated[
        Path, typer.Argument(metavar="COVARIATES.csv", help="A row an image: who, age, …")
    ],
    exposure: Annotated[str, typer.Option(help="The column whose effect is asked for.")],
    output: OutputOption,
    adjust: Annotated[
        str, typer.Option(metavar="A,B", help="Columns that the effect is adjusted for.")
    ] = "",
    patient: Annotated[str, typer.Option(help="The column that names the patient.")] = "patient",
    join: Annotated[
        str, typer.Option(help="The column that names the image: result, or image (its file).")
    ] = "result",
    gee: Annotated[
        bool, typer.Option("--gee", help="Estimating equations instead of a mixed model.")
    ] = False,
    paper: PaperOption = DEFAULT_PAPER,
) -> None:
    """Biomarkers against age, blood pressure, an event…; both eyes of a patient respected."""
    from engine.cohort.associate import Question, associate, read_covariates, read_measurements
    from engine.cohort.association_pages import said, write_association

    columns = tuple(part.strip() for part in adjust.split(",") if part.strip())
    question = Question(exposure, columns, patient, join, "gee" if gee else "mixed")
    with errors_for_people():
        effects = associate(
            read_measurements(data), read_covariates(covariates, question), question
        )
        write_association(output, effects, question, paper=paper)
        console.print(escape(said(question, effects)))
        for effect in effects[:12]:
            if effect.note:
                break
            numbers = f"{effect.estimate:+.3f} ({effect.low:+.3f} to {effect.high:+.3f})"
            line = f"{'*' if effect.discovered else ' '} {effect.title} [{effect.unit}]"
            console.print(escape(f"{line:<60} {numbers}  q {effect.q:.2g}  n {effect.patients}"))
        say(f"Written: {output / 'association.csv'}, association.pdf")


def _summarise(folder: Path, paper: str) -> None:
    from engine.cohort.pages import write_summary_pages
    from engine.cohort.summary import summarise

    write_summary_pages(folder, summarise(folder), paper=paper)
    say(f"Written: {folder / 'summary.html'}, summary.pdf")
