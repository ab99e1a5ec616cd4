"""`retsam models …`: the models that are installed, and adding published ones from their files."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markdown import Markdown

from engine.cli_output import batch_progress, console, errors_for_people, say
from engine.cli_words import told
from engine.errors import EngineError
from engine.runtime import removing
from engine.runtime.families import families
from engine.runtime.registry import PROMPTED, ModelCard, model_card
from engine.runtime.registry import models as installed_models
from engine.runtime.runtimes import require_torch

if TYPE_CHECKING:
    from engine.runtime.adding import Inspection

models_app = typer.Typer(help="The models that are installed.", invoke_without_command=True)

Checkpoint = Annotated[Path, typer.Argument(metavar="FILE", help="A published checkpoint.")]


@models_app.callback()
def models(context: typer.Context) -> None:
    """List the installed models; `retsam models show NAME` prints a whole card."""
    if context.invoked_subcommand is None:
        list_models()


@models_app.command("list")
def list_models() -> None:
    """The installed models, and the published ones that can be added."""
    with errors_for_people():
        cards = installed_models()
        if not cards:
            raise EngineError("No model is installed. Install the program again.")
        for card in cards:
            say(f"{card.name} {card.version}: {card.title}")
            say(f"  {_use_of(card)}")
            say(f"  sha256 {card.sha256}")
        there = {card.added.family.key for card in cards if card.added}
        for family in families().values():
            if family.key not in there:
                say(f"not added: {family.title} ({family.licence}), {family.where}")


@models_app.command("show")
def show_model(name: str) -> None:
    """Print a model's card: terms, data, training, scores, limits."""
    with errors_for_people():
        console.print(Markdown(model_card(name).text), soft_wrap=False)


@models_app.command("add")
def add_model(
    file: Checkpoint,
    name: Annotated[str, typer.Option(help="How it is to be called here.")] = "",
    family: Annotated[
        str, typer.Option(metavar="sam|medsam", help="Where the file does not tell the two apart.")
    ] = "",
    accept_terms: Annotated[
        bool, typer.Option("--accept-terms", help="Do not ask: the licence is known and accepted.")
    ] = False,
) -> None:
    """Read a published checkpoint, show what it finds and its licence, and install it."""
    with errors_for_people():
        require_torch()
        from engine.runtime import adding  # torch starts here

        with batch_progress(console, count=1) as progress:
            found = adding.inspect(file, family=family, progress=progress)
        _describe(found)
        if not accept_terms and not typer.confirm(told("Do you accept these terms?")):
            raise EngineError("Nothing was added.")
        with batch_progress(console, count=1) as progress:
            added = adding.add(
                file, family=family, name=name, accepted=found.sha256, progress=progress
            )
        say(f"Added as {added}.")
        if model_card(added).modality != PROMPTED:
            say(f"Use it: retsam segment IMAGE --output DIR --model {shlex.quote(added)}")


@models_app.command("remove")
def remove_model(name: str) -> None:
    """Take an added model and its files away."""
    with errors_for_people():
        removing.remove(name)
        say(f"Removed: {name}")


@models_app.command("convert")
def convert_model(
    file: Checkpoint,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.safetensors")],
) -> None:
    """Write a published checkpoint as safetensors, which cannot hold program code."""
    with errors_for_people():
        require_torch()
        from engine.runtime import adding

        with batch_progress(console, count=1) as progress:
            digest = adding.convert(file, output, progress=progress)
        say(f"Written: {output}")
        say(f"sha256 {digest}")


def _describe(found: Inspection) -> None:
    published = found.published_as or "not among the published files known here"
    say(f"{found.title}: {found.path.name}")
    say(f"  sha256 {found.sha256} ({published})")
    say("  finds")
    for line in found.covers:
        say(f"    {line}")
    for family in found.choices:
        say(f"  licence of {family.title}: {family.licence}. {family.terms}")


def _use_of(card: ModelCard) -> str:
    if card.modality == PROMPTED:
        return told("answers boxes and clicks")
    return told(f"covers {', '.join((*card.structures, *card.landmarks))}")
