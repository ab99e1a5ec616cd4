"""`retsam-train FAMILY STAGE --config FILE`."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.runtime.registry import DEFAULT_FUNDUS

if TYPE_CHECKING:
    from training.datasets.manifest import Sample

app = typer.Typer(help="Train, evaluate and export the models.", no_args_is_help=True)
fundus = typer.Typer(help="Fundus photographs.", no_args_is_help=True)
app.add_typer(fundus, name="fundus")

Config = Annotated[Path, typer.Option("--config", exists=True, dir_okay=False)]
Runs = Annotated[Path, typer.Option("--runs", help="Folder for checkpoints and caches.")]


def shared_folder() -> Path:
    """Where the training data are."""
    return Path(os.environ.get("RETSAM_SHARED", "../shared"))


@fundus.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Stage 1: train one pass; started again, it continues."""
    from training.fundus import expert as stage
    from training.fundus.config import read_config

    told = read_config(config)
    stage.run(told, shared=shared_folder(), folder=runs / told.name)


@fundus.command()
def export(
    config: Config, runs: Runs = Path("runs"), output: Path = Path("resources/weights")
) -> None:
    """Put the trained passes together into a model that the engine loads."""
    from training.fundus import export as stage

    typer.echo(stage.run(config, shared=shared_folder(), runs=runs, output=output))


@fundus.command()
def evaluate(card: Path = Path("resources/weights/retsam-fundus.json")) -> None:
    """Score the exported model on the validation photographs and write the scores into its card."""
    from training.fundus import evaluate as stage

    stage.run(card, shared=shared_folder())


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
    from training.datasets.manifest import DatasetError
    from training.fundus import contact_sheet as stage

    try:
        typer.echo(stage.run(_validation(0), output, model=model, count=count))
    except DatasetError as error:
        raise typer.BadParameter(str(error)) from error


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
