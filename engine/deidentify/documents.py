"""Results and logs without the person: what is known to be harmless is kept, nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.deidentify.dates import shifted_iso
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.names import names_somebody
from engine.deidentify.project import Patient, Project
from engine.deidentify.terms import (
    clean_author,
    clean_model,
    clean_reader,
    definition_of,
    is_term,
    known_text,
    own_words,
)

DATES = frozenset({"created", "acquired", "at"})
OWN_HASHES = frozenset({"sha256", "pixel_sha256", "file_sha256"})
TERMS = frozenset(
    {
        *("schema", "key", "structure", "region", "unit", "laterality", "source", "verdict"),
        *("reasons", "modality", "pattern", "not_covered", "scheme", "left_out", "taken_in"),
    }
)
"""Members whose texts are this program's own terms."""
HASH = re.compile(r"[0-9a-f]{64}")
AUTHORS = frozenset({"by", "derived_from"})
MODELS = frozenset({"name", "model"})
LEFT_OUT = "The reason was left out of this copy."
ROW = ("key", "structure", "region", "unit")
UNKNOWN_NAMES = "It holds names of structures that this program does not know."
MEMBERS = frozenset(
    {
        *DATES,
        *OWN_HASHES,
        *TERMS,
        *AUTHORS,
        *MODELS,
        *ROW,
        *("software", "research_use_only", "image", "path", "width", "height", "frame", "device"),
        *("warnings", "eye", "quality", "score", "models", "settings", "seconds", "prompted"),
        *("prompt", "model_sha256", "notices", "request", "measurements", "value", "valid"),
        *("reason", "definition", "scale", "x_um", "y_um", "z_um", "choices", "reader", "grading"),
        *("zone_centre", "axial_length_mm", "refraction_d", "masks", "files", "scans"),
        *("quality_db", "corrections", "scan", "how", "first", "last", "pixels", "x", "y"),
    }
)
"""Members that this program writes, whoever is called so."""
MEMBER = re.compile(r"[a-z][a-z0-9_./-]{0,63}")
SOURCE_LINE = re.compile(
    r'  File ".*?((?:engine|retsam_gui|training)/[a-z_0-9/]+\.py)", line (\d+)'
)
LEVEL = re.compile(r"\b(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b")


@dataclass(frozen=True)
class Keeping:
    """Whose document it is, words that must not stay, and new hashes of pictures by the old."""

    project: Project
    patient: Patient
    names: frozenset[str]
    shift_dates: bool
    hashes: Mapping[str, str] = field(default_factory=dict)


def clean_json(value: Any, keeping: Keeping, *, member: str = "") -> Any:
    """A JSON value with its numbers, terms, hashes and shifted dates; other texts are "".

    `member` is the name of the member that the value stands at.
    """
    if isinstance(value, dict):
        return {
            key: clean_json(below, keeping, member=key)
            for key, below in value.items()
            if _is_member(key, keeping.names)
        }
    if isinstance(value, list):
        return [clean_json(below, keeping, member=member) for below in value]
    if isinstance(value, str):
        return _text(value, keeping, member)
    return value  # numbers are this program's own


def clean_measurements(told: Mapping[str, Any], keeping: Keeping, *, name: str) -> dict[str, Any]:
    """A `measurements.json` of the picture that is now called `name`."""
    cleaned: dict[str, Any] = clean_json(dict(told), keeping)
    image = cleaned["image"]
    image |= {"name": name, "path": None, "device": None, "warnings": []}
    image["acquired"] = image.get("acquired") or None
    cleaned |= {"software": "RetSAM Desktop", "notices": [], "request": None, "grading": []}
    cleaned["created"] = cleaned.get("created") or "1900-01-01T00:00:00"
    for row in cleaned["measurements"]:
        if not all(row[key] for key in ROW):
            raise DeidentifyError(UNKNOWN_NAMES)
        row["definition"] = definition_of(row["key"], row["structure"])
        row["reason"] = row["reason"] or (None if row["valid"] else LEFT_OUT)
    return cleaned


def clean_log(text: str) -> str:
    """Of each line of a log or crash report: its level, or this program's file and line."""
    kept = []
    for line in text.splitlines():
        place = SOURCE_LINE.match(line)
        level = LEVEL.search(line)
        if place:
            kept.append(f'  File "{place[1]}", line {place[2]}')
        elif level:
            kept.append(level[0])
    return "".join(f"{line}\n" for line in kept)


def json_file(told: Mapping[str, Any]) -> bytes:
    """As UTF-8."""
    return json.dumps(told, indent=1, ensure_ascii=False).encode()


def _is_member(key: str, names: frozenset[str]) -> bool:
    if key in MEMBERS or key in own_words():
        return True
    return MEMBER.fullmatch(key) is not None and not names_somebody(key, names)


def _text(text: str, keeping: Keeping, member: str) -> str | None:
    if member in OWN_HASHES and HASH.fullmatch(text):
        other = keeping.hashes.get(text)
        return other or keeping.project.name("hash", text) * 8
    if HASH.fullmatch(text):
        return text
    if member in DATES:
        moved = shifted_iso(text, keeping.patient.shift_days) if keeping.shift_dates else None
        return moved or ""
    if member in TERMS:
        return text if is_term(text, keeping.names) else ""
    if member == "reason":
        return known_text(text)
    if member in AUTHORS:
        return clean_author(text, keeping.project)
    if member in MODELS:
        return clean_model(text, keeping.project)
    if member == "reader":
        return clean_reader(text, keeping.project)
    return ""
