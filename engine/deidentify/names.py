"""Words that name the person of a file: no kept value may contain them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydicom import dcmread
from pydicom.dataset import Dataset

SHORTEST = 3  # letters of a word that counts
SHORTEST_WITHIN = 5  # … that counts within a longer word too
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
DAY = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")  # year first
TELLING = (
    "PatientID", "OtherPatientIDs", "PatientBirthDate", "AccessionNumber",
    "PatientTelephoneNumbers", "PatientAddress", "PatientMotherBirthName",
    "OtherPatientNames", "PatientBirthName",
)  # fmt: skip


def names_in(dataset: Dataset) -> frozenset[str]:
    """Words of all persons' names in it, nested ones too, and of the patient's numbers."""
    found: set[str] = set()
    for element in dataset.iterall():
        if element.VR == "PN" or element.keyword in TELLING:
            found |= spellings(str(element.value))
    birth = str(dataset.get("PatientBirthDate") or "")
    return frozenset(found | (spellings(birth) if len(birth) == 8 else set()))


def names_in_files(paths: Iterable[Path]) -> frozenset[str]:
    """The same of all DICOM files among them, by their headers alone."""
    found: frozenset[str] = frozenset()
    for path in filter(Path.is_file, paths):
        try:
            found |= names_in(dcmread(path, stop_before_pixels=True))
        except Exception:  # no DICOM, or a damaged one, of which its own turn tells
            continue
    return found


def words(text: str) -> set[str]:
    """The words of a text that are long enough to tell anything, without case and accents."""
    plain = _plain(text)
    whole = re.sub(r"[^\w]|_", "", plain)
    parts = {*re.split(r"[\W_]+", plain), whole}
    return {part for part in parts if len(part) >= SHORTEST}


def spellings(text: str) -> set[str]:
    """Words of a name or number, also without umlauts, joined back to front, and day first."""
    found = words(text) | words("".join(UMLAUTS.get(letter, letter) for letter in text.casefold()))
    for part in [each for each in found if DAY.fullmatch(each)]:
        year, month, day = part[:4], part[4:6], part[6:]
        found |= {day + month + year, month + day + year}
    parts = re.split(r"[\W_]+", _plain(text))
    return found | words("".join(reversed(parts)))


@lru_cache(maxsize=8192)  # an object says the same few words in each of its frames
def names_somebody(text: str, names: frozenset[str]) -> bool:
    """True where a text holds one of the words."""
    plain = re.sub(r"[\W_]", "", _plain(text))
    return bool(words(text) & names) or any(
        name in plain for name in names if len(name) >= SHORTEST_WITHIN
    )


def _plain(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marks if not unicodedata.combining(letter))
