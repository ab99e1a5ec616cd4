"""Coded entries: what the standard's lists and our own know is kept, with their own words for it.

A code that nobody knows, and its meaning, could say anything; it becomes a pseudonym of itself, so
that the same code can still be told from others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydicom.dataset import Dataset

from engine.deidentify.project import Project
from engine.deidentify.terms import own_words
from engine.taxonomy import structures
from engine.writers.dicom_codes import SCHEME, SITES, UNITS, code_of

UNKNOWN_SCHEME = "99DEID"
UNKNOWN = "Code that was replaced"
KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
VALUES = ("CodeValue", "LongCodeValue", "URNCodeValue")


def is_coded(item: Dataset) -> bool:
    """True for an item of a code sequence."""
    return any(key in item for key in VALUES)


def code_in(item: Dataset) -> tuple[str, str]:
    """Scheme and value of a code's item."""
    value = next((str(item[key].value) for key in VALUES if key in item), "")
    return str(item.get("CodingSchemeDesignator") or ""), value


def clean_code(item: Dataset, project: Project, *, names: frozenset[str]) -> Dataset:
    """The item with a known value and meaning; `names` are words that no other key may contain."""
    scheme, value = code_in(item)
    meaning = _known().get((scheme, value))
    if meaning is None and scheme == SCHEME and KEY.fullmatch(value):
        own = value in own_words() or not names & set(value.split("_"))
        meaning = value.replace("_", " ") if own else None
    cleaned = Dataset()
    if meaning is None:
        cleaned.CodeValue = project.name("code", f"{scheme}\n{value}")
        cleaned.CodingSchemeDesignator, cleaned.CodeMeaning = UNKNOWN_SCHEME, UNKNOWN
        return cleaned
    setattr(cleaned, "CodeValue" if len(value) <= 16 else "LongCodeValue", value)
    cleaned.CodingSchemeDesignator, cleaned.CodeMeaning = scheme, meaning[:64]
    return cleaned


@cache
def _known() -> Mapping[tuple[str, str], str]:
    """Meanings by scheme and value: DICOM's context groups, SNOMED-RT's old codes, our own."""
    from pydicom.sr._concepts_dict import concepts
    from pydicom.sr._snomed_dict import mapping

    lists: Mapping[str, Any] = concepts
    found: dict[tuple[str, str], str] = {
        (scheme, value): told[0]
        for scheme, keywords in lists.items()
        for values in keywords.values()
        for value, told in values.items()
    }
    for old, new in mapping["SRT"].items():
        found.setdefault(("SRT", old), found.get(("SCT", new), old))
        found.setdefault(("99SDM", old), found.get(("SCT", new), old))
    ours = (*(code_of(key) for key in structures()), *SITES.values(), *UNITS.values())
    found |= {(code.scheme_designator, code.value): code.meaning for code in ours}
    found["RFC5646", "en-US"] = "English (United States)"  # the language of our reports
    return found
