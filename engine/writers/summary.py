"""`summary.csv`: one row an image."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.errors import OutputError
from engine.files import write_bytes

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet's formulas begin with
FIRST = (
    "result", "status", "message", "image", "frame", "width", "height", "sha256", "eye",
    "eye_source", "scale_x_um", "scale_y_um", "scale_source", "quality", "quality_score",
    "quality_reasons", "model", "model_sha256", "notices",
)  # fmt: skip


def summary_row(document: Mapping[str, Any]) -> dict[str, str]:
    """The row of one `measurements.json`; a value that is not valid stays empty."""
    image, scale = document["image"], document["scale"] or {}
    model = document["models"][0] if document["models"] else {}
    quality = document.get("quality") or {}
    row = {
        "image": image["name"],
        "frame": image["frame"],
        "width": image["width"],
        "height": image["height"],
        "sha256": image["sha256"],
        "eye": document["eye"]["laterality"],
        "eye_source": document["eye"]["source"],
        "scale_x_um": scale.get("x_um", ""),
        "scale_y_um": scale.get("y_um", ""),
        "scale_source": scale.get("source", ""),
        "quality": quality.get("verdict", ""),
        "quality_score": quality.get("score", ""),
        "quality_reasons": " ".join(quality.get("reasons", ())),
        "model": model.get("name", ""),
        "model_sha256": model.get("sha256", ""),
        "notices": " ".join([*image["warnings"], *document["notices"]]),
    }
    for entry in document["measurements"]:
        column = ".".join((entry["structure"], entry["key"], entry["region"], entry["unit"]))
        row[column] = entry["value"] if entry["valid"] else ""
    return {column: str(value) for column, value in row.items()}


def write_summary(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write `rows` over those of an earlier summary; rows of other results there stay.

    A row is known by its "result", the folder relative to the summary. Raises `OutputError`.
    """
    by_result = {row["result"]: row for row in read_summary(path)}
    by_result.update({row["result"]: dict(row) for row in rows})
    write_bytes(path, summary_bytes([by_result[result] for result in sorted(by_result)]))


def summary_bytes(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The rows of `summary_row` as CSV."""
    columns = list(dict.fromkeys([*FIRST, *(column for row in rows for column in row)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows)
    # The mark at the start lets Excel know that the text is UTF-8.
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _plain(text: str) -> str:
    """What `safe` made safe, as it was."""
    return text[1:] if text.startswith("'") and safe(text[1:]) == text else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def read_summary(path: Path) -> list[dict[str, str]]:
    """The rows of a summary; none where there is no file yet. Raises `OutputError`."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                {name: _plain(cell or "") for name, cell in row.items() if name is not None}
                for row in csv.DictReader(file)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OutputError(f"{path} cannot be read; move it away and start again.") from error
    if any("result" not in row for row in rows):
        raise OutputError(f"{path} is no summary of this program; move it away and start again.")
    return rows
