"""`retsam-train oct STAGE --config FILE`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.commands import Commands, Config, Runs, shared_folder

if TYPE_CHECKING:
    from training.datasets.oct import OctSample

oct_app = typer.Typer(cls=Commands, help="OCT volumes.", no_args_is_help=True)


@oct_app.command()
def expert(config: Config, runs: Runs = Path("runs")) -> None:
    """Train the network; started again, it continues."""
    from training.oct import expert as stage
    from training.oct.config import read_config

    stage.run(read_config(config), shared=shared_folder(), runs=runs)


@oct_app.command()
def compare(config: Config, runs: Runs = Path("runs")) -> None:
    """Train the variants of the config alike and score each on the validation B-scans; a table."""
    from training.oct import compare as study
    from training.oct.config import read_variants

    typer.echo(study.compare(read_variants(config), shared=shared_folder(), runs=runs))


@oct_app.command()
def select(
    config: Config,
    count: Annotated[int, typer.Option(help="Regions to name.")] = 100,
    runs: Runs = Path("runs"),
) -> None:
    """Name the regions of unlabelled B-scans that a trained network would learn most from."""
    from training.oct import selection as stage
    from training.oct.config import read_config

    typer.echo(stage.run(read_config(config), shared=shared_folder(), runs=runs, count=count))


@oct_app.command()
def anomaly(
    config: Config,
    against: Annotated[
        str, typer.Option(metavar="A,B", help="Sets to score besides the healthy ones.")
    ] = "duke_dme",
    runs: Runs = Path("runs"),
) -> None:
    """Learn what healthy B-scans look like and score how far others are from it; a table."""
    from training.oct import anomaly as stage
    from training.oct.config import read_config

    names = against.split(",")
    typer.echo(stage.run(read_config(config), shared=shared_folder(), runs=runs, against=names))


@oct_app.command()
def sets() -> None:
    """Print the public data sets: device, size, what is drawn, terms, and where they are."""
    from training.datasets.oct.catalogue import as_text

    typer.echo(as_text())


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
    from training.oct import evaluate as stage

    stage.run(card, samples=_validation())


@oct_app.command()
def robustness(model: str = "retsam-oct", each: int = 5) -> None:
    """Mirror, tilt, cut, dim and resize validation B-scans, and print how the model takes it."""
    from training.oct import robustness as study

    chosen = Counter[str]()
    samples = []
    for sample in _validation():
        if sample.surfaces and chosen[sample.dataset] < each:
            chosen[sample.dataset] += 1
            samples.append(sample)
    for title, scaled in (("With the scale", True), ("Without the scale", False)):
        typer.echo(f"{title}\n\n{study.table(study.run(samples, model=model, scaled=scaled))}")


def _validation() -> list[OctSample]:
    """The labelled B-scans that no training sees."""
    from training.datasets.oct import OCT_SETS, read_oct_sets
    from training.oct.data import split_of

    _, validation = split_of(read_oct_sets(OCT_SETS, shared=shared_folder()))
    return [sample for sample in validation if sample.surfaces or sample.areas]
