"""The language of the command line: what it prints, its help, its errors.

Keys, columns and values in files never change with it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from engine.words import ENGLISH, Words, languages, words

OPTION = "--language"
_words = Words()


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """What --language says, else the locale as gettext reads it, else English."""
    for place, argument in enumerate(arguments):
        if argument.startswith(f"{OPTION}="):
            asked = argument.removeprefix(f"{OPTION}=")
        elif argument == OPTION and place + 1 < len(arguments):
            asked = arguments[place + 1]
        else:
            continue
        return asked if asked in languages() else ENGLISH
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wish = next((environment[name] for name in names if environment.get(name)), "")
    found = (one.split(".")[0].split("_")[0] for one in wish.split(":"))
    return next((one for one in found if one in languages()), ENGLISH)


def speak(arguments: Sequence[str]) -> None:
    """Print in this person's language from now on."""
    global _words
    _words = words(language_of(arguments, os.environ))


def told(text: str) -> str:
    """A text of the command line in the person's language; unknown ones stay English."""
    lines = (line.strip() for line in text.split("\n\n"))
    return "\n\n".join(_words(line) for line in lines) if "\n\n" in text else _words(text)


def joined(structure: str, name: str, region: str) -> str:
    """What was measured on what, and where."""
    return _words.joined(structure, name, region)


def translate_help(command: Any) -> None:
    """Put the help of a click command, and of those below it, into the person's language."""
    if command.help:
        command.help = told(command.help)
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            parameter.help = told(text)
    for below in getattr(command, "commands", {}).values():
        translate_help(below)
