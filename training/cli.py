"""`retsam-train FAMILY STAGE --config FILE`."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.runtime.registry import DEFAULT_FUNDUS
from training.commands import Commands, Config, Runs, shared_folder
from training.oct.cli import oct_app
from training.prompt.cli import prompt_app

if TYPE_CHECKING:  # torch is slow to import
    from training.datasets.sample import Sample
    from training.fundus.config import ExpertConfig


app = typer.Typer(help="Train, evaluate and export the models.", no_args_is_help=True)
fundus = typer.Typer(cls=Commands, help="Fundus photographs.", no_args_is_help=True)
app.add_typer(fundus, name="fundus")
app.add_typer(oct_app, name="oct")
app.add_typer(prompt_app, name="prompt")

Steps = Annotated[int, typer.Option("--steps", help="Fewer or more than the config says.")]


@fundus.command()
def check(
    config: Annotated[Path | None, typer.Option("--config", dir_okay=False)] = None,
    data: Annotated[Path | None, typer.Option("--data", help="A folder of photographs.")] = None,
    layout: Annotated[str, typer.Option(help="How --data is laid out.")] = "folder",
) -> None:
    """Print what there is to train on, of a config's sets or of one folder, and what is refused."""
    from rich import print as show

    from training.datasets import check as checking
    from training.datasets.layouts import read_layout
    from training.fundus.data import samples_of

    if (config is None) == (data is None):
        raise typer.BadParameter("Name a --config, or a folder with --data.")
    if data is not None:
        samples = read_layout(layout, data)
    elif config is not None:
        samples = samples_of(_read(config), shared=shared_folder())
    result = checking.check(samples)
    show(checking.as_table(result))
    for refusal in result.refused:
        typer.echo(f"Refused: {refusal.reason}")
    if result.refused:
        raise typer.Exit(1)


@fundus.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Stage 1: train one pass; started again, it continues."""
    _train(_read(config), runs)


@fundus.command()
def pseudo_label(config: Config, runs: Runs = Path("runs")) -> None:
    """Stage 2: let experts label what nobody has, where they are sure; a dataset folder."""
    from training.fundus import pseudo

    typer.echo(pseudo.run(pseudo.read_pseudo_config(config), shared=shared_folder(), runs=runs))


@fundus.command()
def multitask(config: Config, runs: Runs = Path("runs")) -> None:
    """Stage 2: one encoder with several heads; each photograph trains those it has labels for."""
    told = _read(config)
    if not told.heads:
        raise typer.BadParameter("The config names no heads; a single pass is an expert.")
    _train(told, runs)


@fundus.command()
def adapt(config: Config, runs: Runs = Path("runs")) -> None:
    """Stage 3: go on with the heads alone; the encoder stays as it is."""
    told = _read(config)
    if not told.continues or not told.trains or "encoder" in told.trains:
        raise typer.BadParameter(
            "Adapting takes a config that continues a run and whose trains names heads alone."
        )
    _train(told, runs)


@fundus.command()
def finetune(
    config: Config,
    data: Annotated[Path | None, typer.Option("--data", help="A folder of one's own.")] = None,
    layout: Annotated[str, typer.Option(help="How --data is laid out.")] = "folder",
    fraction: Annotated[float, typer.Option(help="Share of the persons, above 0 to 1.")] = 1.0,
    runs: Runs = Path("runs"),
) -> None:
    """Go on from earlier or shipped weights with photographs of one's own, or a share of them."""
    from training.fundus.config import Source

    told = _read(config)
    if not told.continues:
        raise typer.BadParameter("Fine-tuning takes a config that continues a run.")
    if not 0 < fraction <= 1:
        raise typer.BadParameter("A fraction lies above 0 and is at most 1.")
    if data is not None:
        told = replace(told, sets={"data": 1.0}, folders={"data": Source(data, layout)})
    _train(replace(told, fraction=fraction) if fraction < 1 else told, runs)


@fundus.command()
def improve(
    part: Annotated[str, typer.Option(help="vessels, disc or lesions.")],
    store: Annotated[
        str | None,
        typer.Option(metavar="FILE|URL", help="The workspace; your own where none is named."),
    ] = None,
    data: Annotated[
        Path | None, typer.Option("--data", help="A dataset folder in place of a workspace.")
    ] = None,
    base: Annotated[str, typer.Option(help="The model to begin with.")] = DEFAULT_FUNDUS,
    name: Annotated[str, typer.Option(help="Of the new model.")] = "",
    steps: Steps = 0,
    work: Annotated[
        Path | None, typer.Option(help="Empty folder for what is needed on the way.")
    ] = None,
    reports: Annotated[
        bool, typer.Option("--json", help="Report as JSON, an object a line.")
    ] = False,
    locked: Annotated[bool, typer.Option("--locked", hidden=True)] = False,
) -> None:
    """Fine-tune a part of a model on corrected cases; score old and new on cases left out."""
    from training.fundus import improve_command as command

    order = command.Order(part, base=base, name=name, steps=steps or command.STEPS)
    command.run(order, store=store, data=data, work=work, as_json=reports, locked=locked)


@fundus.command()
def export(
    config: Config, runs: Runs = Path("runs"), output: Path = Path("resources/weights")
) -> None:
    """Put the trained passes together into a model that the engine loads."""
    from training.fundus import export as stage

    typer.echo(stage.run(config, shared=shared_folder(), runs=runs, output=output))


@fundus.command()
def evaluate(
    card: Path = Path("resources/weights/retsam-fundus.json"),
    config: Annotated[
        Path | None, typer.Option("--config", help="Whose sets to score on; else the collection.")
    ] = None,
) -> None:
    """Score an exported model on validation photographs and write the scores into its card."""
    from training.datasets.manifest import read_manifest
    from training.fundus import evaluate as stage
    from training.fundus.data import samples_of

    if config is None:
        samples = read_manifest(shared_folder())
    else:
        samples = samples_of(_read(config), shared=shared_folder())
    stage.run(card, samples=samples)


@fundus.command()
def efficiency(
    config: Config,
    runs: Runs = Path("runs"),
    steps: Steps = 0,
    percent: Annotated[
        str, typer.Option(metavar="A,B", help="Shares of the labels.")
    ] = "1,5,10,20,40,100",
) -> None:
    """Train on shares of the labels and score each; a table and a plot."""
    from training.fundus import efficiency as study

    shares = [float(part) / 100 for part in percent.split(",")]
    told = _with_steps(_read(config), steps)
    typer.echo(study.efficiency(told, shared_folder(), runs, shares=shares))


@fundus.command()
def leave_one_out(config: Config, runs: Runs = Path("runs"), steps: Steps = 0) -> None:
    """Train on all sets of the config but one and score that one, for each; a table."""
    from training.fundus import efficiency as study

    typer.echo(study.leave_one_out(_with_steps(_read(config), steps), shared_folder(), runs))


@app.command("export-graphs")
def export_graphs(output: Path = Path("resources/graphs")) -> None:
    """Write the networks' graphs for ONNX Runtime; needed where an architecture is new."""
    from training import export as stage

    for file in stage.run(output):
        typer.echo(file)


def _read(config: Path) -> ExpertConfig:
    from training.fundus.config import read_config

    return read_config(config)


def _train(told: ExpertConfig, runs: Path) -> None:
    from training.fundus import expert as stage

    stage.run(told, shared=shared_folder(), runs=runs)


def _with_steps(config: ExpertConfig, steps: int) -> ExpertConfig:
    return replace(config, loop=replace(config.loop, steps=steps)) if steps else config


Each = Annotated[int, typer.Option(help="Photographs of each set; 0 for all.")]
Model = Annotated[str, typer.Option(help="Name of the model.")]
Output = Annotated[Path, typer.Option(help="File to write.")]


@fundus.command()
def robustness(output: Output, model: Model = DEFAULT_FUNDUS, each: Each = 2) -> None:
    """Write a table of what blur, noise, size, turning… cost on validation photographs."""
    from training.fundus import robustness as stage

    output.write_text(stage.table(stage.run(_validation(each), model=model)), encoding="utf-8")


@fundus.command()
def calibration(output: Output, model: Model = DEFAULT_FUNDUS, each: Each = 0) -> None:
    """Write a table of calibration, temperatures and thresholds on validation photographs."""
    from engine.runtime.registry import model_card
    from training.fundus import calibration as stage

    measured = stage.run(_validation(each), model=model)
    table = stage.table(measured, dict(model_card(model).thresholds))
    output.write_text(table, encoding="utf-8")


@fundus.command("contact-sheet")
def contact_sheet(output: Output, model: Model = DEFAULT_FUNDUS, count: int = 30) -> None:
    """Write a PNG of validation photographs with what the model finds; not into a repository."""
    from training.fundus import contact_sheet as stage

    typer.echo(stage.run(_validation(0), output, model=model, count=count))


def _validation(each: int) -> list[Sample]:
    """Validation photographs, at most `each` of a set where that is not 0."""
    from training.datasets.manifest import read_manifest
    from training.datasets.split import validation_samples

    chosen: dict[str, list[Sample]] = {}
    for sample in validation_samples(read_manifest(shared_folder())):
        members = chosen.setdefault(sample.dataset, [])
        if not each or len(members) < each:
            members.append(sample)
    return [sample for members in chosen.values() for sample in members]


def main() -> None:
    """Entry point of `retsam-train`."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    app()
