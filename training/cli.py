"""`retsam-train FAMILY STAGE --config FILE`."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Annotated

import typer

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


def main() -> None:
    """Entry point of `retsam-train`."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    app()
