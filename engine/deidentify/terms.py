"""What this program says itself: texts, names and numbers that may stay, as nobody is in them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from engine.biomarkers import biomarkers
from engine.deidentify.names import names_somebody
from engine.deidentify.project import Project
from engine.image import Laterality, Modality, ScanPattern
from engine.oct.definitions import oct_biomarkers
from engine.runtime.registry import DEFAULT_FUNDUS, DEFAULT_OCT, DEFAULT_PROMPT, GRAPH_SEARCH
from engine.taxonomy import structures
from engine.words import SENTENCE, languages, words

TERM = re.compile(r"[a-z0-9%][a-z0-9_./%{}-]{0,63}|[RL]|retsam-[a-z]+/\d+|1/[a-z]+2?")
NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?|nan", re.IGNORECASE)
NUMBER_OF_PERSON = 6  # digits from which a number may be a patient's
SHIPPED = frozenset({DEFAULT_FUNDUS, DEFAULT_OCT, DEFAULT_PROMPT, GRAPH_SEARCH})
FILES = frozenset({"file:masks", "file:surfaces"})
OTHER_WORDS = frozenset(
    {
        *("good", "usable", "poor", "gradable", "ungradable", "done", "failed", "skipped"),
        *("signed", "reopened", "user", "dicom", "vendor", "vendor header", "not stated"),
    }
)
MOST_PARTS = 3  # of a text, one within the other


def is_term(text: str, names: frozenset[str]) -> bool:
    """True for a word of this program's lists, whoever is called so, and for one like them.

    What no list knows must name nobody.
    """
    if text in own_words():
        return True
    return TERM.fullmatch(text) is not None and not names_somebody(text, names)


@cache
def own_words() -> frozenset[str]:
    """Keys, structures, regions, units and the few other words of results and cases."""
    from engine.fundus.quality import WORDS as REASONS  # here, as it takes its time to load

    known = {**biomarkers(), **oct_biomarkers()}
    measured = {
        text
        for (key, structure), entry in known.items()
        for text in (key, structure, *entry.regions, *entry.units)
    }
    said = {str(each) for kind in (Modality, Laterality, ScanPattern) for each in kind}
    return frozenset({*measured, *said, *structures(), *REASONS, *OTHER_WORDS})


def is_number(text: str, names: frozenset[str]) -> bool:
    """True for a number that is no patient's."""
    digits = text.strip("+-")
    told = len(digits) >= NUMBER_OF_PERSON and digits in names
    return NUMBER.fullmatch(text) is not None and not told


def known_text(text: str) -> str:
    """The sentences of a text that this program's own catalogue has; the others are left out.

    What stands in their places must be numbers, or texts of the catalogue in their turn.
    """
    if _known(text, MOST_PARTS):
        return text
    return " ".join(part for part in SENTENCE.split(text) if _known(part, MOST_PARTS))


def definition_of(key: str, structure: str) -> str:
    """A biomarker's definition as the registry has it, empty for a key that it lacks."""
    return _definitions().get((key, structure), "")


def clean_author(author: str, project: Project) -> str:
    """Whose a layer is, without the person: "reader:9f3a01bc"; shipped models keep their names."""
    kind, _, name = author.partition(":")
    if author in FILES or (kind == "model" and name in SHIPPED):
        return author
    kind = kind if kind in ("model", "reader", "file") else "reader"
    return f"{kind}:{project.name(kind, name)}"


def clean_reader(name: str, project: Project) -> str:
    """A reader's pseudonym, the one that `clean_author` gives."""
    return project.name("reader", name)


def clean_model(name: str, project: Project) -> str:
    """The name of a shipped model, else a pseudonym; empty stays empty."""
    return name if name in SHIPPED or not name else project.name("model", name)


@cache
def _catalogue() -> str:
    return next(language for language in languages() if language != "en")


@lru_cache(maxsize=4096)
def _known(text: str, depth: int) -> bool:
    said = words(_catalogue())
    if text in said.exact or NUMBER.fullmatch(text.rstrip("%")):
        return True
    if not depth:
        return False
    for pattern in said.patterns:
        match = pattern.match(text)
        if match and all(
            _known(part, depth - 1) for each in match.groups() for part in each.split(", ")
        ):
            return True
    return False


@cache
def _definitions() -> dict[tuple[str, str], str]:
    known = {**biomarkers(), **oct_biomarkers()}
    return {key: entry.definition for key, entry in known.items()}


def is_structure(text: str) -> bool:
    """True for a key of the taxonomy."""
    return text in structures()
