"""Tables over many results that this program wrote: the columns that it knows, and no others."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.deidentify.dates import shifted_iso
from engine.deidentify.documents import ROW, UNKNOWN_NAMES
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.project import Patient, Project
from engine.deidentify.terms import (
    clean_model,
    definition_of,
    is_number,
    is_term,
    known_text,
)
from engine.writers.summary import FIRST, summary_bytes
from engine.writers.tables import COLUMNS, csv_bytes, excel_bytes, parquet_bytes

MOST_BYTES = 500_000_000
WORDS = frozenset(
    {"status", "eye_source", "scale_source", "quality", "key", "structure", "region", "unit"}
)
NUMBERS = frozenset({"frame", "width", "height", "scale_x_um", "scale_y_um", "quality_score"})
EYES = frozenset({"R", "L", "unknown"})
HASH_LETTERS = 64


@dataclass(frozen=True)
class Row:
    """Where a row's picture and its result are now, and whose it is; None where nobody knows."""

    result: str
    image: str
    sha256: str
    patient: Patient | None


@dataclass(frozen=True)
class CleanTable:
    """A table as it may leave, what it is, and the columns that were left out of it."""

    kind: str
    data: bytes
    left_out: tuple[str, ...]


def clean_table(
    path: Path,
    find: Callable[[str, str], Row],
    project: Project,
    *,
    names: frozenset[str],
    shift_dates: bool,
) -> CleanTable:
    """A `summary.csv`, or `measurements` as CSV, Parquet or Excel, with the same rows.

    `find` gives what a row's result and its picture's sha256 have become. Raises
    `DeidentifyError` for any other table.
    """
    rows = _read(path)
    columns = list(rows[0]) if rows else []
    tidy = {"result", "key", "value"} <= set(columns)
    if not tidy and not {"result", "status", "sha256"} <= set(columns):
        raise DeidentifyError(
            "It is no table of this program, and may name a person anywhere. Only summary.csv and "
            "measurements (CSV, Parquet, Excel) are cleaned; the tables of a result go with it."
        )
    cleaning = _Cleaning(project, names, shift_dates)
    known = [name for name in columns if name in COLUMNS] if tidy else _known(columns, names)
    cleaned = [cleaning.row(row, known, find(row["result"], row.get("sha256", ""))) for row in rows]
    if tidy and not all(row.get(name) for row in cleaned for name in ROW if name in known):
        raise DeidentifyError(UNKNOWN_NAMES)
    left_out = tuple(name for name in columns if name not in known)
    if not tidy:
        return CleanTable("summary", summary_bytes(cleaned), left_out)
    typed = [_typed(row) for row in cleaned]
    write = {".csv": csv_bytes, ".parquet": parquet_bytes, ".xlsx": excel_bytes}
    return CleanTable("measurements", write[path.suffix.lower()](typed), left_out)


class _Cleaning:
    """What stands for each cell."""

    def __init__(self, project: Project, names: frozenset[str], shift_dates: bool) -> None:
        self._project, self._names, self._shift_dates = project, names, shift_dates

    def row(self, row: Mapping[str, str], columns: Sequence[str], now: Row) -> dict[str, str]:
        return {name: self._cell(name, row[name], now) for name in columns}

    def _cell(self, column: str, text: str, now: Row) -> str:
        if column in ("result", "image", "sha256"):
            return str(getattr(now, column))
        if column == "acquired":
            days = now.patient.shift_days if now.patient and self._shift_dates else None
            return (None if days is None else shifted_iso(text, days)) or ""
        if column == "eye":
            return text if text in EYES else ""
        if column == "model":
            return ", ".join(clean_model(each, self._project) for each in text.split(", "))
        if column == "model_sha256":
            return text if len(text) == HASH_LETTERS and text.isalnum() else ""
        if column == "reason":
            return known_text(text)
        if column == "quality_reasons":
            return " ".join(each for each in text.split() if is_term(each, self._names))
        if column == "valid":
            return text if text in ("true", "false") else ""
        if column in WORDS:
            return text if is_term(text, self._names) else ""
        if column in NUMBERS or column == "value" or column.count(".") == 3:
            return text if is_number(text, self._names) else ""
        return ""  # what the program told a person: message, notices


def _known(columns: Sequence[str], names: frozenset[str]) -> list[str]:
    """Columns of `summary.csv`: those that all have, and structure.key.region.unit."""
    return [name for name in columns if name in FIRST or _is_measured(name, names)]


def _is_measured(column: str, names: frozenset[str]) -> bool:
    parts = column.split(".")
    if len(parts) != 4 or not all(is_term(part, names) for part in parts):
        return False
    return bool(definition_of(parts[1], parts[0]))


def _read(path: Path) -> list[dict[str, str]]:
    """The rows, each cell as text. Raises `DeidentifyError` for a damaged file."""
    if path.stat().st_size > MOST_BYTES:
        raise DeidentifyError("The table is too large. Divide it.")
    try:
        if path.suffix.lower() == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            return [_whole(row) for row in csv.DictReader(io.StringIO(text, newline=""))]
        import pandas as pd  # here, as it takes half a second that nobody waits for elsewhere

        read = pd.read_parquet if path.suffix.lower() == ".parquet" else pd.read_excel
        frame = read(path)
        return [
            {str(name): "" if pd.isna(cell) else _text(cell) for name, cell in row.items()}
            for row in frame.to_dict("records")
        ]
    except DeidentifyError:
        raise
    except Exception as error:  # whatever the libraries raise on a damaged file
        raise DeidentifyError("The table is damaged, or of another program.") from error


def _whole(row: Mapping[str | None, Any]) -> dict[str, str]:
    if None in row or None in row.values():
        raise DeidentifyError("The table is damaged, or of another program.")
    return {str(name): _plain(cell) for name, cell in row.items()}


def _plain(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text[:1] == "'" else text


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _plain(str(cell))


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of `engine.writers.tables.tidy_rows`; what is empty is None."""
    told: dict[str, Any] = {name: row.get(name) or None for name in COLUMNS}
    told["frame"] = int(float(row["frame"])) if row.get("frame") else None
    told["value"] = float(row["value"]) if row.get("value") else None
    told["valid"] = row.get("valid") == "true"
    return told
