"""Tidy tables for statistics: a row a measurement, in CSV, Parquet and Excel alike."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.files import write_bytes
from engine.writers.result import read_document
from engine.writers.summary import read_summary, safe

MEASURED = ("key", "structure", "region", "unit", "value", "valid", "reason")
COLUMNS = ("result", "image", "frame", "sha256", "eye", "acquired", "model", *MEASURED)
TEXTS = [name for name in COLUMNS if name not in ("frame", "value", "valid")]
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no sheet of Excel holds these
EXCEL_ROWS = 1_048_575  # of a sheet, without its head


def tidy_rows(result: str, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of one `measurements.json`; `result` is its folder.

    `value` is None where there is none. A value that must not be relied on is there with `valid`
    False; `model` names all models, comma between.
    """
    image = document["image"]
    about = {
        "result": result,
        "image": image["name"],
        "frame": image["frame"],
        "sha256": image["sha256"],
        "eye": document["eye"]["laterality"],
        "acquired": image["acquired"],
        "model": ", ".join(model["name"] for model in document["models"]),
    }
    return [about | {name: row[name] for name in MEASURED} for row in document["measurements"]]


def write_tables(folder: Path, *, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write `measurements.csv`, `.parquet` and `.xlsx` with the same rows into `folder`.

    Numbers are written with all their digits. In CSV and Excel, a text that a spreadsheet would
    take for a formula gets an apostrophe in front. Excel is left out, and an older one removed,
    where the rows do not fit its sheet. Raises `OutputError`.
    """
    write_bytes(folder / "measurements.csv", csv_bytes(rows))
    write_bytes(folder / "measurements.parquet", parquet_bytes(rows))
    excel = folder / "measurements.xlsx"
    if len(rows) > EXCEL_ROWS:
        excel.unlink(missing_ok=True)
    else:
        write_bytes(excel, excel_bytes(rows))


def parquet_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows of `tidy_rows` as Parquet."""
    stream = io.BytesIO()
    _frame(rows).to_parquet(stream, index=False)
    return stream.getvalue()


def excel_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows of `tidy_rows`, at most `EXCEL_ROWS`, as an Excel workbook of one sheet."""
    frame = _frame(rows)
    for name in TEXTS:
        frame[name] = frame[name].map(_excel_text, na_action="ignore")
    stream = io.BytesIO()
    frame.to_excel(stream, sheet_name="measurements", index=False, engine="openpyxl")
    return stream.getvalue()


def _frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    import pandas as pd  # here, as it takes half a second that nobody waits for elsewhere

    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame[TEXTS] = frame[TEXTS].astype("string")
    return frame.astype({"frame": "Int64", "value": "Float64", "valid": "boolean"})


def write_tables_of(folder: Path, known: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the tables of all complete results that the folder's `summary.csv` names.

    `known` holds the `measurements.json` of results by their names, as far as they are in memory;
    the others are read.
    """
    rows: list[dict[str, Any]] = []
    for entry in read_summary(folder / "summary.csv"):
        document = known.get(entry["result"]) or read_document(folder / entry["result"])
        if document is not None:
            rows += tidy_rows(entry["result"], document)
    write_tables(folder, rows=rows)


def csv_bytes(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows of `tidy_rows` as CSV, with all digits of the numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    # The mark at the start lets Excel know that the text is UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return safe(value)
    return "" if value is None else repr(value)


def _excel_text(text: str) -> str:
    """A text that Excel can hold: no formula, and without control characters."""
    return CONTROL.sub("", safe(text))
