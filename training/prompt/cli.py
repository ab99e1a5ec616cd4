"""`retsam-train prompt STAGE --config FILE`."""

from __future__ import annotations

from pathlib import Path

import typer

from training.commands import Commands, Config, Runs, shared_folder
from training.medsegx.cli import medsegx_app

prompt_app = typer.Typer(cls=Commands, help="Masks by boxes and clicks.", no_args_is_help=True)
prompt_app.add_typer(medsegx_app, name="medsegx")


@prompt_app.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Train the network; started again, it continues."""
    from training.prompt import expert as stage
    from training.prompt.config import read_config

    stage.run(read_config(config), shared=shared_folder(), runs=runs)


@prompt_app.command()
def export(
    config: Config, runs: Runs = Path("runs"), output: Path = Path("resources/weights")
) -> None:
    """Put the trained network into a model that the engine loads."""
    from training.prompt import export as stage

    typer.echo(stage.run(config, shared=shared_folder(), runs=runs, output=output))


@prompt_app.command()
def evaluate(
    config: Config,
    card: Path = Path("resources/weights/retsam-prompt.json"),
    runs: Runs = Path("runs"),
) -> None:
    """Score an exported model on pictures left out, into its card, and print the table."""
    from training.prompt import evaluate as stage
    from training.prompt.config import read_config
    from training.prompt.objects import pictures_of, whole_targets
    from training.prompt.score import table

    told = read_config(config)
    _, pictures = pictures_of(told, shared=shared_folder(), cache=runs / "cache")
    targets = whole_targets(pictures, told, stage.MOST)
    scores = stage.run(card, targets=targets, left_out=told.left_out)
    typer.echo(table(scores, left_out=told.left_out))
