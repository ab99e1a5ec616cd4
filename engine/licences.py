"""Licences of the libraries that the program is made of, as they state them themselves.

In a pip install and in the frozen program alike they are read from the libraries' metadata. What
is no Python library (Qt's helpers from the system, Python itself) stands in `resources/licences`,
which only the frozen program has, and the fonts' in `resources/fonts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from packaging.requirements import Requirement

ITSELF = "retsam-desktop"
SHORT = 100  # letters: a longer statement is the text of a licence
TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|copyright)[^/]*$", re.IGNORECASE)
REFUSED = re.compile(r"\bA?GPL|(?<!lesser )(?<!library )general public licen[cs]e", re.IGNORECASE)
EXCEPTION = re.compile(r"[\w.-]+ WITH [\w.-]+", re.IGNORECASE)  # "GPL-3.0 WITH GCC-exception-3.1"


@dataclass(frozen=True)
class Library:
    """A library that is installed: what it calls its licence, and how its texts are read."""

    name: str
    version: str
    licence: str
    read: Callable[[], str]

    @property
    def text(self) -> str:
        """The texts that it comes with; empty where there are none."""
        return self.read()


@cache
def libraries() -> tuple[Library, ...]:
    """All that the program needs, and that these need, as far as they are here; by name."""
    found: dict[str, Library] = {}
    waiting = [(ITSELF, "")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        name, extra = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, extra) in seen:
            continue
        seen.add((key, extra))
        try:
            here = distribution(name)
        except PackageNotFoundError:
            continue
        if key != ITSELF:
            found[key] = Library(
                here.name, here.version, _licence_of(here), partial(_text_of, here)
            )
        waiting += _needed_by(here, extra)
    return (*(found[key] for key in sorted(found)), *_beside())


def is_refused(licence: str) -> bool:
    """Whether a program under another licence must not carry it: GPL or AGPL, and no choice.

    The LGPL is not among them, nor are exceptions such as that of GCC's run-time library.
    """
    plain = EXCEPTION.sub("", licence)
    choices = re.split(r"\s+OR\s+", plain.replace("(", " ").replace(")", " "))
    return all(REFUSED.search(choice) for choice in choices)


def _needed_by(here: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    for told in here.requires or ():
        needed = Requirement(told)
        if needed.marker is None or needed.marker.evaluate({"extra": extra}):
            yield needed.name, ""
            yield from ((needed.name, each) for each in needed.extras)


def _licence_of(here: Distribution) -> str:
    """By its expression, else its classifiers, else what it states in free words."""
    told = here.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier") or ()
        if each.startswith("License :: ") and each != "License :: OSI Approved"
    ]
    stated = told["License"].strip() if "License" in told else ""
    if stated and "\n" not in stated and len(stated) <= SHORT and stated.upper() != "UNKNOWN":
        return stated
    return " OR ".join(classifiers) or "see its text"


def _text_of(here: Distribution) -> str:
    texts = [
        file.read_binary().decode("utf-8", errors="replace").strip()
        for file in sorted(here.files or (), key=str)
        if TEXT.search(str(file)) and ".dist-info/" in str(file) and Path(file.locate()).is_file()
    ]
    return "\n\n".join(dict.fromkeys(texts))


def _beside() -> Iterator[Library]:
    """What stands in files of its own."""
    for folder, pattern in (("fonts", "OFL-"), ("licences", "")):
        place = files("resources").joinpath(folder)
        for file in sorted(place.iterdir(), key=str) if place.is_dir() else ():
            if file.name.startswith(pattern) and file.name.endswith(".txt"):
                name = file.name.removeprefix(pattern).removesuffix(".txt")
                kind = "OFL-1.1" if pattern else "see its text"
                yield Library(name, "", kind, partial(file.read_text, encoding="utf-8"))
