"""The report's words in other languages, from `resources/translations/<language>.toml`.

A catalogue maps an English text to its translation. `{…}` in both stand for parts that differ from
case to case; what stands there is translated in its turn, in `{names}` each name of a list. A part
ends with its sentence, and one that begins a text is a name, before any colon; only what follows a
colon or a full stop at the end may be more. Several sentences are translated one by one, also
behind the name of a file. What a catalogue lacks stays English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from engine.errors import OutputError

ENGLISH = "en"
NAMES = "names"  # the place of a list
PLACE = re.compile(r"\{(\w+)\}")
SENTENCE = re.compile(r"(?<=[.?]) ")
WIDE_STOP = "。"  # brings its own space
NAME = r"(?:(?!: |[.?] ).)+?"
PART = r"(?:(?![.?] ).)+?"
ANYTHING = ".+?"
NUMBER = re.compile(r"(?<=\d)\.(?=\d)")


@dataclass(frozen=True)
class Pattern:
    """An English text with places, and its translation; `longest` is what surely stands in it."""

    text: re.Pattern[str]
    longest: str
    translation: str

    def match(self, text: str) -> re.Match[str] | None:
        """What stands in the places of a text that is wholly this one."""
        return self.text.fullmatch(text) if self.longest in text else None


@dataclass(frozen=True)
class Words:
    """Texts in one language.

    `decimal` is the sign between a number's whole and its parts, `comma` stands between the names
    of a list; `capitals` says that nouns keep theirs within a sentence. `named` joins a structure
    and what is measured on it, `placed` a biomarker and the region of it.
    """

    language: str = ENGLISH
    decimal: str = "."
    comma: str = ", "
    capitals: bool = False
    named: str = "{structure} {name}"
    placed: str = "{name}, {region}"
    exact: Mapping[str, str] = field(default_factory=dict, repr=False)
    patterns: tuple[Pattern, ...] = field(default=(), repr=False)

    def __call__(self, text: str) -> str:
        """The text in this language; in English where the catalogue does not know it."""
        whole = self.known(text)
        if whole is not None:
            return whole
        for end in SENTENCE.finditer(text):
            first = self.known(text[: end.start()])
            if first is not None:
                space = "" if first.endswith(WIDE_STOP) else " "
                return f"{first}{space}{self(text[end.end() :])}"
        name, colon, said = text.partition(": ")  # of the file that is told about
        if colon and (other := self(said)) != said:
            return f"{name}{colon}{other}"
        return self.number(text) if text.strip("+-–0123456789.") == "" else text

    def known(self, text: str) -> str | None:
        """What the catalogue says for the whole text; None where it does not know it."""
        if text in self.exact:
            return self.exact[text]
        for pattern in self.patterns:
            if match := pattern.match(text):
                parts = {
                    name: self.list(part.split(", ")) if name == NAMES else self(part)
                    for name, part in match.groupdict().items()
                }
                return pattern.translation.format_map(parts)
        return None

    def joined(self, structure: str, name: str, region: str) -> str:
        """What was measured, where, and on what, out of English parts: "Artery area density, zone
        B". Without a structure it stands under a heading that names it.
        """
        told = self(name)
        if region:
            told = self.placed.format(name=told, region=self(region))
        if not structure:
            return told
        return self.named.format(structure=self(structure), name=self.lowered(told))

    def lowered(self, name: str) -> str:
        """A name within a sentence; abbreviations, and German nouns, keep their capital."""
        keep = self.capitals or name[:2].isupper()
        return name if keep else f"{name[:1].lower()}{name[1:]}"

    def list(self, texts: Iterable[str]) -> str:
        """Several names in this language, one after the other."""
        return self.comma.join(self(text) for text in texts)

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
    told = _catalogue(f"{language}.toml")
    texts: dict[str, str] = told["texts"]
    return Words(
        language=language,
        decimal=told["decimal"],
        comma=told["comma"],
        named=told["named"],
        placed=told["placed"],
        capitals=told["capitals"],
        exact={text: other for text, other in texts.items() if not PLACE.search(text)},
        patterns=tuple(
            _pattern(text, texts[text])
            for text in sorted(texts, key=_said, reverse=True)
            if PLACE.search(text)
        ),
    )


@cache
def languages() -> Mapping[str, str]:
    """The languages that reports can be written in, with what each calls itself."""
    folder = files("resources").joinpath("translations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    found = {name.removesuffix(".toml"): str(_head(name)["title"]) for name in names}
    return {ENGLISH: "English", **found}


def _catalogue(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _head(name: str) -> dict[str, Any]:
    """What stands before the texts: to read all of them takes the window a tenth of a second."""
    return tomllib.loads(_read(name).partition("\n[")[0])


def _read(name: str) -> str:
    path = files("resources").joinpath("translations", name)
    return path.read_text(encoding="utf-8")


def _said(text: str) -> int:
    """How much of a text is no place; what says more is tried first."""
    return len("".join(PLACE.split(text)[::2]))


def _pattern(text: str, translation: str) -> Pattern:
    """What matches a text with places; each place is as short as it can be."""
    parts = PLACE.split(text)
    places = [PART] * (len(parts) // 2)
    if not parts[0]:
        places[0] = NAME
    if parts[-1] in ("", ".") and parts[-3].endswith((": ", ". ")):
        places[-1] = ANYTHING
    told = "".join(
        f"(?P<{part}>{places[i // 2]})" if i % 2 else re.escape(part)
        for i, part in enumerate(parts)
    )
    return Pattern(re.compile(told, re.DOTALL), max(parts[::2], key=len), translation)
