"""`retsam-train oct STAGE --config FILE`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

oct_app = typer.Typer(help="OCT volumes.", no_args_is_help=True)

Config = Annotated[Path, typer.Option("--config", exists=True, dir_okay=False)]
Runs = Annotated[Path, typer.Option("--runs", help="Folder for checkpoints.")]


def _shared() -> Path:
    return Path(os.environ.get("RETSAM_SHARED", "../shared"))


@oct_app.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Train the network; started again, it continues."""
    from training.oct import expert as stage
    from training.oct.config import read_config

    stage.run(read_config(config), shared=_shared(), runs=runs)


@oct_app.command()
def export(
    config: Config, runs: Runs = Path("runs"), output: Path = Path("resources/weights")
) -> None:
    """Put the trained network into a model that the engine loads."""
    from training.oct import export as stage

    typer.echo(stage.run(config, shared=_shared(), runs=runs, output=output))


@oct_app.command()
def evaluate(card: Path = Path("resources/weights/retsam-oct.json")) -> None:
    """Score an exported model on validation B-scans and write the scores into its card."""
    from training.datasets.oct import OCT_SETS, read_oct_sets
    from training.oct import evaluate as stage
    from training.oct.data import split_of

    _, validation = split_of(read_oct_sets(OCT_SETS, shared=_shared()))
    stage.run(card, samples=[s for s in validation if s.surfaces or s.areas])
