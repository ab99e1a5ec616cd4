"""The language that the window speaks: its own texts, Qt's, and what the engine says."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QDateTime, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.papers import DEFAULT_PAPER
from engine.taxonomy import structure
from engine.words import ENGLISH, Words, languages, words
from retsam_gui.results import MeasurementRow

AS_SYSTEM = "system"
LETTER_COUNTRIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)  # paper sizes of Unicode's CLDR
LOCALES = {"zh": "zh_CN"}  # where the language alone does not say which catalogue of Qt's

_words = Words()
_installed: list[QTranslator] = []


def speak(application: QApplication, wish: str) -> None:
    """Show every text in the language that is wished for: a key of `languages()`, or `AS_SYSTEM`.

    Numbers and dates follow the system where it speaks this language, else the language. Widgets
    that are there already keep their texts.
    """
    global _words
    language = language_for(wish, QLocale.system())
    locale = locale_for(language, QLocale.system())
    while _installed:
        application.removeTranslator(_installed.pop())
    ours = str(files("resources").joinpath("translations"))
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("window", ours),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale(LOCALES.get(language, language)), name, "_", folder):
            application.installTranslator(translator)
            _installed.append(translator)
    QLocale.setDefault(locale)
    _words = words(language)
    said.cache_clear()


def language_for(wish: str, system: QLocale) -> str:
    """The language to speak: the wish, else the first of the system's that is known."""
    if wish in languages():
        return wish
    asked = (name.replace("_", "-").split("-")[0] for name in system.uiLanguages())
    return next((name for name in asked if name in languages()), ENGLISH)


def locale_for(language: str, system: QLocale) -> QLocale:
    """How numbers and dates are written by who speaks the language on this system."""
    own = system.name().split("_")[0] == language
    return system if own else QLocale(LOCALES.get(language, language))


def usual_paper() -> str:
    """The paper that printers of this country have, one of `PAPERS`."""
    country = QLocale.territoryToCode(QLocale.system().territory())
    return "Letter" if country in LETTER_COUNTRIES else DEFAULT_PAPER


def spoken() -> str:
    """The language of the window."""
    return _words.language


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """What the engine says, in the window's language; what its catalogue lacks stays English."""
    return text if _words.language == ENGLISH else "\n".join(map(_words, text.split("\n")))


def digits(text: str) -> str:
    """A text with numbers, written as people write them in the window's language."""
    return _words.number(text)


def title_of(key: str) -> str:
    """What people call a structure."""
    return said(structure(key).title)


def within(name: str) -> str:
    """A name within a sentence: without its capital, where the language writes nouns so."""
    return _words.lowered(name)


def row_title(row: MeasurementRow) -> str:
    """What was measured: "Artery area density, zone B"."""
    return row.title if _words.language == ENGLISH else _words.joined(*row.parts)


def row_text(row: MeasurementRow) -> str:
    """What was measured and how much it is: "Artery area density: 4.2 %"."""
    return f"{row_title(row)}: {said(row.value)} {said(row.unit)}".rstrip()


def listed(names: str) -> str:
    """Names of the engine with commas between them."""
    return _words.list(names.split(", ")) if names else ""


def date_text(moment: datetime) -> str:
    """Day and time as people write them, the year in four digits; in English as ISO 8601 has it,
    for day and month change their places between its countries.
    """
    if _words.language == ENGLISH:
        return f"{moment:%Y-%m-%d %H:%M}"
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    pattern = re.sub("y+", "yyyy", pattern)
    return QLocale().toString(QDateTime(moment), f"{pattern} HH:mm")
