"""What the command line prints while it works and when it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from engine import progress as engine_progress
from engine.batch import Outcome
from engine.biomarkers import (
    Measurement,
    is_headline,
    name_and_region,
    structure_title,
    unit_text,
    value_text,
)
from engine.cli_words import joined, told
from engine.errors import EngineError
from engine.report.facts import RESEARCH_USE

console = Console(highlight=False, soft_wrap=True)
problems = Console(stderr=True, highlight=False, soft_wrap=True)

OF_PHOTOGRAPHS = "report.pdf, overlay.png, masks, measurements.json"
OF_VOLUMES = "report.pdf, surfaces.csv, thickness.csv, bscans, masks, measurements.json"
MOST_NUMBERS = 9
MOST_FLAGS = 4


def say(text: str) -> None:
    """A line for the person, in their language."""
    console.print(escape(told(text)))


@contextmanager
def batch_progress(console: Console, *, count: int) -> Iterator[engine_progress.Progress]:
    """A bar with the time left on a terminal; nothing to clutter a log elsewhere."""
    if not console.is_terminal:
        yield engine_progress.silent
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task(f"{count} files", total=1.0)
        yield lambda share, text: bar.update(task, completed=share, description=escape(text))


def announce(outcome: Outcome, *, console: Console, problems: Console, alone: bool) -> None:
    """A line for each image of many; a failure is always told."""
    if outcome.status == "failed":
        problems.print(
            f"[bold red]{escape(told(f'Failed: {outcome.result}: {outcome.message}'))}[/]"
        )
    elif not alone:
        console.print(escape(f"{outcome.status:<5} {outcome.result}"))


def closing_lines(outcomes: Sequence[Outcome], output: Path) -> list[str]:
    """Where the results are and, for a single image, what they say: at most 20 lines."""
    written = [outcome for outcome in outcomes if outcome.document is not None]
    if len(outcomes) == 1 and written:
        return _one(written[0], output)
    kept = sum(outcome.status == "kept" for outcome in outcomes)
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    images = "1 image" if len(outcomes) == 1 else f"{len(outcomes)} images"
    done = len(written) - kept
    lines = [told(f"{images}: {done} done, {kept} kept, {failed} failed.")]
    if written:
        summary = output / "summary.csv"
        lines.append(told(f"Results in {output}, one row an image in {summary}."))
        lines.append(told(RESEARCH_USE))
    return lines


def _one(outcome: Outcome, output: Path) -> list[str]:
    document = outcome.document or {}
    rows = [Measurement(**row) for row in document["measurements"]]
    shown = [_row(row) for row in rows if row.valid and is_headline(row)][:MOST_NUMBERS]
    width = max((len(title) for title, _ in shown), default=0)
    reasons = dict.fromkeys(
        row.reason for row in rows if not row.valid and row.reason and is_headline(row)
    )
    flags = list(dict.fromkeys([*document["image"]["warnings"], *document["notices"], *reasons]))
    model = ", ".join(_model(entry) for entry in document["models"])
    state = "kept from an earlier run" if outcome.status == "kept" else "done"
    hidden = len(flags) - MOST_FLAGS
    files = OF_VOLUMES if "scans" in document["image"] else OF_PHOTOGRAPHS
    return [
        told(f"{document['image']['name']}: {state}{f', model {model}' if model else ''}"),
        *(f"  {title:<{width}}  {value}".rstrip() for title, value in shown),
        *(f"  ! {told(flag)}" for flag in flags[:MOST_FLAGS]),
        *([f"  ! {told(f'and {hidden} more, see the report')}"] if hidden > 0 else []),
        told(f"Results in {output / outcome.result}: {files}"),
        told(RESEARCH_USE),
    ]


def _row(row: Measurement) -> tuple[str, str]:
    """What was measured, and how much it is."""
    title = joined(structure_title(row.structure), *name_and_region(row))
    return title, f"{told(value_text(row))} {told(unit_text(row))}"


def _model(entry: Mapping[str, Any]) -> str:
    """Its name, with the first digits of its weights' sha256 where it has weights."""
    digits = entry["sha256"][:12]
    return f"{entry['name']} ({digits})" if digits else str(entry["name"])


@contextmanager
def errors_for_people() -> Iterator[None]:
    """Say what went wrong in a sentence; the exit status tells scripts."""
    try:
        yield
    except EngineError as error:
        problems.print(f"[bold red]{escape(told(f'Error: {error}'))}[/]")
        raise typer.Exit(1) from error
    except KeyboardInterrupt as stop:
        problems.print(told("Stopped. What was done is kept; the same command goes on from there."))
        raise typer.Exit(130) from stop
