"""What the commands of all families share: options, where the data are, how a refusal is told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

Config = Annotated[Path, typer.Option("--config", exists=True, dir_okay=False)]
Runs = Annotated[Path, typer.Option("--runs", help="Folder for checkpoints and caches.")]


class Commands(TyperGroup):
    """Says what is wrong with the data in a sentence, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        from engine.errors import ModelError
        from training.datasets.drawings import DatasetError

        try:
            return super().invoke(ctx)
        except (DatasetError, ModelError) as error:
            typer.echo(f"{error}", err=True)
            raise typer.Exit(1) from error


def shared_folder() -> Path:
    """Where the training data are."""
    return Path(os.environ.get("RETSAM_SHARED", "../shared"))
