"""The report's words in other languages, from `resources/translations/<language>.toml`.

A catalogue maps an English text to its translation. `{…}` in both stand for parts that differ from
case to case; what stands there is translated in its turn. What a catalogue lacks stays English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from engine.errors import OutputError

ENGLISH = "en"
PLACE = re.compile(r"\{(\w+)\}")
NUMBER = re.compile(r"(?<=\d)\.(?=\d)")


@dataclass(frozen=True)
class Words:
    """Texts in one language.

    `decimal` is the sign between a number's whole and its parts; `capitals` says that nouns keep
    theirs within a sentence.
    """

    language: str = ENGLISH
    decimal: str = "."
    capitals: bool = False
    exact: Mapping[str, str] = field(default_factory=dict, repr=False)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = field(default=(), repr=False)

    def __call__(self, text: str) -> str:
        """The text in this language; in English where the catalogue does not know it."""
        if text in self.exact:
            return self.exact[text]
        for pattern, translation in self.patterns:
            match = pattern.fullmatch(text)
            if match:
                parts = {name: self(part) for name, part in match.groupdict().items()}
                return translation.format_map(parts)
        return self.number(text) if text.strip("-–0123456789.") == "" else text

    def number(self, text: str) -> str:
        """Digits as people write them in this language."""
        return NUMBER.sub(self.decimal, text)


@cache
def words(language: str) -> Words:
    """The words of a language. Raises `OutputError` where there is no catalogue of it."""
    if language == ENGLISH:
        return Words()
    if language not in languages():
        raise OutputError(
            f"There is no translation into {language!r}. There are: {', '.join(languages())}."
        )
    path = files("resources").joinpath("translations", f"{language}.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    texts: dict[str, str] = told["texts"]
    return Words(
        language=language,
        decimal=told["decimal"],
        capitals=told["capitals"],
        exact={text: other for text, other in texts.items() if not PLACE.search(text)},
        patterns=tuple(
            (_pattern(text), other) for text, other in texts.items() if PLACE.search(text)
        ),
    )


@cache
def languages() -> tuple[str, ...]:
    """The languages that reports can be written in."""
    folder = files("resources").joinpath("translations")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return (ENGLISH, *(name.removesuffix(".toml") for name in found))


def _pattern(text: str) -> re.Pattern[str]:
    """What matches a text with places; each place is as short as it can be."""
    parts = PLACE.split(text)
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts)),
        re.DOTALL,
    )
