"""Improving a model as a program of its own: its cases, how it reports, what it leaves."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from engine.errors import EngineError
from engine.improvement import Compared, Doing, Improved, Refused, Report, line_of
from engine.store.encryption import Key, key_told
from training.datasets.drawings import DatasetError
from training.fundus.corrections import Corrections, FromFolder, FromWorkspace
from training.fundus.improve import STEPS, Order, improve

__all__ = ["STEPS", "Order", "run"]

NICENESS = 10  # the person goes on working meanwhile


def run(
    order: Order,
    *,
    store: str | None,
    data: Path | None,
    work: Path | None,
    as_json: bool,
    locked: bool = False,
) -> None:
    """Do it; exits with status 1 where it is refused. Photographs are copied into `work` alone.

    `locked`: the first line of the standard input is the key of an encrypted workspace.
    """
    key = key_told(sys.stdin.buffer.readline().decode("ascii")) if locked else None
    tell = _as_json if as_json else _as_text
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is unfinished is undone
    if as_json and work is not None:
        threading.Thread(target=_end_with_window, args=(work,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        with _folder(work) as folder, _corrections(store, data, key) as corrections:
            tell(improve(order, corrections, work=folder, tell=tell))
    except (EngineError, DatasetError) as error:
        tell(Refused(str(error)))
        raise typer.Exit(1) from error


def _end_with_window(work: Path) -> None:
    """The window holds the other end of the input: without it nobody awaits what is learned."""
    sys.stdin.buffer.read()
    shutil.rmtree(work, ignore_errors=True)
    os._exit(1)


@contextmanager
def _folder(work: Path | None) -> Iterator[Path]:
    if work is not None:
        yield work
        return
    with tempfile.TemporaryDirectory(prefix="retsam-improve-") as made:
        yield Path(made)


@contextmanager
def _corrections(store: str | None, data: Path | None, key: Key | None) -> Iterator[Corrections]:
    if data is not None:
        yield FromFolder(data)
        return
    from engine.store.cli_opening import open_workspace
    from engine.store.store import open_store

    with open_store(store, key) if key else open_workspace(store) as workspace:
        yield FromWorkspace(workspace)


def _interval(row: Compared) -> str:
    return f"95 % of the change {row.low:+.3f} to {row.high:+.3f}, " if row.told else ""


def _as_json(report: Report) -> None:
    print(line_of(report), flush=True)


def _as_text(report: Report) -> None:
    match report:
        case Refused():
            typer.echo(report.text, err=True)
        case Doing():
            typer.echo(
                f"{report.share:4.0%}  {report.step}, {report.seconds_left:.0f} s left", err=True
            )
        case Improved():
            typer.echo(
                f"{report.name}: learned from {report.learned_from} cases, scored on "
                f"{report.left_out} of other patients"
            )
            for row in report.compared:
                typer.echo(
                    f"{row.structure:20} {row.measure:18} {row.before:.3f} → {row.after:.3f}   "
                    f"({_interval(row)}{row.patients} patients)"
                )
            for reason in report.skipped:
                typer.echo(f"skipped {reason}", err=True)
