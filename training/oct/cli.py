"""`retsam-train oct STAGE --config FILE`."""

from __future__ import annotations

from pathlib import Path

import typer

from training.commands import Commands, Config, Runs, shared_folder

oct_app = typer.Typer(cls=Commands, help="OCT volumes.", no_args_is_help=True)


@oct_app.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Train the network; started again, it continues."""
    from training.oct import expert as stage
    from training.oct.config import read_config

    stage.run(read_config(config), shared=shared_folder(), runs=runs)


@oct_app.command()
def export(
    config: Config, runs: Runs = Path("runs"), output: Path = Path("resources/weights")
) -> None:
    """Put the trained network into a model that the engine loads."""
    from training.oct import export as stage

    typer.echo(stage.run(config, shared=shared_folder(), runs=runs, output=output))


@oct_app.command()
def evaluate(card: Path = Path("resources/weights/retsam-oct.json")) -> None:
    """Score an exported model on validation B-scans and write the scores into its card."""
    from training.datasets.oct import OCT_SETS, read_oct_sets
    from training.oct import evaluate as stage
    from training.oct.data import split_of

    _, validation = split_of(read_oct_sets(OCT_SETS, shared=shared_folder()))
    stage.run(card, samples=[s for s in validation if s.surfaces or s.areas])
