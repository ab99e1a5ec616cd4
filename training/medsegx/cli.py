"""`retsam-train prompt medsegx STAGE`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.commands import Commands, Config, Runs, shared_folder

if TYPE_CHECKING:
    from engine.prompt.model import PromptModel
    from training.medsegx.database import Entry

medsegx_app = typer.Typer(
    cls=Commands,
    help="Adapters beside a frozen encoder, on data laid out as MedSegDB.",
    no_args_is_help=True,
)
Data = Annotated[
    Path, typer.Option("--data", help="A MedSegDB: a folder with ID, OOD or RealWorld.")
]
Setting = Annotated[str, typer.Option(help="ID, OOD or RealWorld.")]
Shift = Annotated[str, typer.Option(help="cross_site or cross_task; of OOD and RealWorld.")]
Task = Annotated[str, typer.Option(help="Of this task alone, such as Fundus_OpticDisc.")]


@medsegx_app.command()
def pretrain(config: Config, data: Data, runs: Runs = Path("runs")) -> None:
    """Train adapters and decoder on all of ID; started again, it continues."""
    from training.medsegx import tune
    from training.medsegx.config import read_config
    from training.medsegx.database import INSIDE, chosen, read_database

    entries = chosen(read_database(data), setting=INSIDE)
    pairs = [entry.pair for entry in entries]
    typer.echo(tune.run(read_config(config), pairs, runs))


@medsegx_app.command()
def finetune(
    config: Config,
    data: Data,
    setting: Setting = "OOD",
    shift: Shift = "cross_site",
    task: Task = "",
    dataset: Annotated[str, typer.Option(help="Of this set alone.")] = "",
    fraction: Annotated[float, typer.Option(help="Share of the persons, above 0 to 1.")] = 1.0,
    runs: Runs = Path("runs"),
) -> None:
    """Go on with one task of one set, or with all, on a share of its persons.

    A share is taken from the MedSegDB where it has one (finetune/005_percent), else drawn by
    person; a smaller share lies within a larger.
    """
    from training.medsegx import tune
    from training.medsegx.config import read_config
    from training.medsegx.database import FINETUNE, chosen, read_database

    if not 0 < fraction <= 1:
        raise typer.BadParameter("A fraction lies above 0 and is at most 1.")
    entries = _only(read_database(data), task, dataset)
    told = read_config(config)
    parts = [part for part in (task, dataset) if part]
    name = "/".join([told.name, setting, shift, *parts, f"{round(100 * fraction):03d}_percent"])
    written = [entry for entry in entries if abs(entry.share - fraction) < 1e-6]
    share = fraction if written else 1.0
    own = chosen(entries, setting=setting, shift=shift, half=FINETUNE, share=share)
    told = replace(told, name=name, fraction=told.fraction if written else fraction)
    typer.echo(tune.run(told, [entry.pair for entry in own], runs))


@medsegx_app.command()
def evaluate(
    data: Data,
    output: Annotated[Path, typer.Option(help="Folder for the tables.")],
    config: Annotated[
        Path | None, typer.Option("--config", dir_okay=False, help="Of a run that has ended.")
    ] = None,
    run: Annotated[str, typer.Option(help="Its name, where fine-tuning gave another.")] = "",
    model: Annotated[str, typer.Option(help="Or a model that the program knows.")] = "",
    task: Task = "",
    window: Annotated[
        bool, typer.Option("--window", help="See a square around the box, not the whole picture.")
    ] = False,
    runs: Runs = Path("runs"),
) -> None:
    """Score a run or a model on every setting of a MedSegDB: published tables, and honest ones.

    The published tables choose the best of all candidates with the truth in hand, for the exact
    box; the honest ones do not. Started again, it goes on.
    """
    from training.medsegx import evaluate as stage
    from training.medsegx.database import read_database

    entries = _only(read_database(data), task, "")
    asked = _model(config, run, model, runs)
    for setting, shift in stage.shifts(entries):
        tables = stage.run(asked, entries, output, setting=setting, shift=shift, whole=not window)
        typer.echo(f"{tables.published} (the best candidate, chosen with the truth in hand)")
        typer.echo(f"{tables.honest} (what a person gets)")


@medsegx_app.command()
def study(config: Config, runs: Runs = Path("runs")) -> None:
    """Fine-tune decoder, adapters and everything on shares of our sets; a table."""
    from training.medsegx import study as stage

    typer.echo(stage.run(stage.read_study(config), shared=shared_folder(), runs=runs))


@medsegx_app.command("export-database")
def export_database(
    config: Annotated[
        Path, typer.Option("--config", exists=True, help="Whose sets: one of `prompt expert`.")
    ],
    output: Annotated[Path, typer.Option(help="Folder for the MedSegDB.")],
    setting: Setting = "OOD",
    shift: Shift = "cross_site",
    readme: Annotated[
        bool, typer.Option("--readme", help="Without eval above, as the README shows.")
    ] = False,
    shares: Annotated[
        str, typer.Option(metavar="A,B", help="Also these percent of the persons.")
    ] = "",
) -> None:
    """Write the fundus sets of a config as a MedSegDB; validation persons infer."""
    from training.datasets.manifest import read_manifest
    from training.datasets.split import validation_samples
    from training.medsegx.export import Layout, without_lost, write_database
    from training.medsegx.pairs import photographs_of
    from training.prompt.config import read_config as read_objects

    told = read_objects(config)
    samples = [s for s in read_manifest(shared_folder()) if s.dataset in told.fundus]
    held = {sample.name for sample in validation_samples(samples)}
    halves = (
        photographs_of([s for s in samples if (s.name in held) == inference], told.fundus)
        for inference in (False, True)
    )
    training, inference = (without_lost(pairs) for pairs in halves)
    layout = Layout(
        below_eval=not readme,
        setting=setting,
        shift=shift,
        shares=tuple(float(part) / 100 for part in shares.split(",") if part),
    )
    count = write_database(output, training=training, inference=inference, layout=layout)
    typer.echo(f"{count} pictures with their masks in {output}")


@medsegx_app.command()
def export(
    config: Config,
    recipe: Annotated[
        Path, typer.Option(exists=True, help="What the card is to say, as prompt-model.toml.")
    ],
    output: Annotated[Path, typer.Option(help="Folder for the model.")],
    run: Annotated[str, typer.Option(help="Its name, where fine-tuning gave another.")] = "",
    runs: Runs = Path("runs"),
) -> None:
    """Put a run on our network together with its base into a model that the program loads."""
    from training.medsegx import ship as stage
    from training.medsegx.config import read_config

    told = read_config(config)
    told = replace(told, name=run) if run else told
    typer.echo(stage.run(told, recipe, runs=runs, output=output))


@medsegx_app.command()
def publish(
    delta: Annotated[Path, typer.Option(exists=True, help="What a run on SAM left.")],
    output: Annotated[Path, typer.Option(help="The .pth file to write.")],
) -> None:
    """Write adapters on SAM as a MedSegX checkpoint, which `retsam models add` takes."""
    from training.medsegx.delta import read_delta, write_published

    write_published(read_delta(delta), output)
    typer.echo(output)


def _only(entries: list[Entry], task: str, dataset: str) -> list[Entry]:
    from training.datasets.drawings import DatasetError

    own = [
        entry
        for entry in entries
        if task in ("", entry.pair.task) and dataset in ("", entry.pair.dataset)
    ]
    if not own:
        known = sorted({entry.pair.task for entry in entries})
        raise DatasetError(f"There is nothing of {task} {dataset}. It has {', '.join(known)}.")
    return own


def _model(config: Path | None, run: str, model: str, runs: Path) -> PromptModel:
    if (config is None) == (not model):
        raise typer.BadParameter("Name the --config of a run, or a --model that the program knows.")
    if config is None:
        from engine.runtime.prompting import load_prompt_model
        from engine.runtime.registry import model_card

        return load_prompt_model(model_card(model))
    from engine.runtime.checkpoints import file_sha256
    from training.medsegx import tune
    from training.medsegx.config import read_config
    from training.medsegx.predict import TunedPrompt

    told = read_config(config)
    told = replace(told, name=run) if run else told
    network = tune.load_tuned(told, runs)
    return TunedPrompt(
        network,
        name=told.name,
        sha256=file_sha256(runs / told.name / tune.DELTA),
        size=told.size,
        rated=not told.as_published,
    )
