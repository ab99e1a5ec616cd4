"""A passphrase for the command line: out of a file, the environment, or asked for."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from engine.errors import EngineError


class PassphraseFileError(EngineError):
    """The file with a passphrase cannot be read."""


def passphrase(
    file: Path | None, *, variable: str, prompt: str = "Passphrase", twice: bool = False
) -> str:
    """The first line of `file`; else the environment's `variable`; else what the person types.

    `twice`: it is asked for once more, because nothing else would tell a slip of the finger. Raises
    `PassphraseFileError`.
    """
    if file is None:
        return os.environ.get(variable) or str(
            typer.prompt(prompt, hide_input=True, confirmation_prompt=twice)
        )
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseFileError(f"{file.name} with the passphrase cannot be read.") from error
