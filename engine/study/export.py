"""A study as files: tidy tables, and what iMRMC and RJafroc read. Nothing names a file or person.

Readers go by their names in the workspace, cases by number, patients by the plan's pseudonyms.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.errors import OutputError
from engine.files import check_folder, replacing, write_bytes
from engine.study.accuracy import Turned
from engine.study.drawings import consensus, overlap_rows
from engine.study.entry import Drawing
from engine.study.final import final_rows
from engine.study.finding import Finding
from engine.study.manifest import Manifest
from engine.study.mrmc import imrmc_rows, rjafroc_files, rjafroc_names
from engine.study.outcome import Reading
from engine.study.tidy import (
    Row,
    answer_rows,
    case_name,
    line_rows,
    reading_rows,
    time_rows,
)
from engine.writers.pictures import png_of_mask


def export(folder: Path, manifest: Manifest, readings: Sequence[Reading]) -> tuple[Path, ...]:
    """Write readings, answers, times, lines and overlaps as CSV and Parquet, masks as PNG.

    Masks are each reader's, and those of all readers together, by majority and by STAPLE.

    `imrmc-FIELD.csv` is there for each ordered field whose truth is known, and
    `rjafroc-FIELD-CODE.xlsx` for each threshold of it. Raises `OutputError`.
    """
    check_folder(folder)
    written: list[Path] = []
    for name, rows in (
        ("readings", reading_rows(manifest, readings)),
        ("answers", answer_rows(manifest, readings)),
        ("times", time_rows(manifest, readings)),
        ("lines", line_rows(manifest, readings)),
        ("overlap", overlap_rows(manifest, readings)),
        ("final", final_rows(manifest, readings)),
    ):
        if rows:
            written += _table(folder / name, rows)
    for form in manifest.forms:
        for field in form.fields:
            rows = imrmc_rows(manifest, readings, field.key)
            if rows:
                written.append(_csv(folder / f"imrmc-{field.key}.csv", rows))
    written += _rjafroc(folder, manifest, readings)
    written += _drawings(folder / "drawings", manifest, readings)
    written += _consensus(folder, readings)
    return tuple(written)


def write_findings(
    folder: Path, findings: Sequence[Finding], turned: Sequence[Turned]
) -> tuple[Path, ...]:
    """Write `agreement.csv` and `turned.csv`, each with its Parquet. Raises `OutputError`."""
    check_folder(folder)
    rows = [
        {**{key: value for key, value in asdict(each).items() if key != "estimate"}}
        | asdict(each.estimate)
        for each in findings
    ]
    written = _table(folder / "agreement", rows)
    if turned:
        written += _table(folder / "turned", [asdict(each) for each in turned])
    return tuple(written)


def _rjafroc(folder: Path, manifest: Manifest, readings: Sequence[Reading]) -> Iterable[Path]:
    """The files for RJafroc, and what their numbers stand for."""
    import pandas as pd

    files = rjafroc_files(manifest, readings)
    for each in files:
        path = folder / f"rjafroc-{each.field}-{each.threshold}.xlsx"
        data = io.BytesIO()
        with pd.ExcelWriter(data, engine="openpyxl") as book:
            for name, rows in each.sheets.items():
                pd.DataFrame(rows).to_excel(book, sheet_name=name, index=False)
        write_bytes(path, data.getvalue())
        yield path
    if files:
        yield _csv(folder / "rjafroc-names.csv", rjafroc_names(manifest))


def _drawings(folder: Path, manifest: Manifest, readings: Sequence[Reading]) -> Iterable[Path]:
    """Masks of photographs as PNG, 0 and 255; readers by their number in the manifest."""
    judges = manifest.adjudication.readers if manifest.adjudication else ()
    people = tuple(dict.fromkeys((*manifest.readers, *judges)))
    for each in readings:
        again = "-repeat" if each.repeat else ""
        name = f"{case_name(each.case)}-{each.arm}-{each.round}{again}-{each.kind}"
        for structure, drawn in each.entry.drawings.items():
            if _is_mask(drawn):
                who = f"reader-{people.index(each.reader) + 1:02d}"
                path = folder / who / name / f"{structure}.png"
                write_bytes(path, png_of_mask(drawn.astype(bool)))
                yield path


def _consensus(folder: Path, readings: Sequence[Reading]) -> Iterable[Path]:
    """The masks of photographs, and how good each reader is against STAPLE's."""
    rows: list[Row] = []
    for each in consensus(readings):
        rows += [
            {
                "case": case_name(each.case),
                "arm": each.arm,
                "structure": each.structure,
                "reader": reader,
                "staple_sensitivity": sensitivity,
                "staple_specificity": specificity,
            }
            for reader, sensitivity, specificity in zip(
                each.readers, each.sensitivity, each.specificity, strict=True
            )
        ]
        where = folder / "consensus" / f"{case_name(each.case)}-{each.arm}"
        for method, mask in (("majority", each.majority), ("staple", each.staple)):
            if mask.ndim == 2:
                path = where / f"{each.structure}-{method}.png"
                write_bytes(path, png_of_mask(mask))
                yield path
    if rows:
        yield from _table(folder / "staple", rows)


def _is_mask(drawn: Drawing) -> bool:
    return drawn.ndim == 2 and drawn.dtype == bool


def _table(path: Path, rows: Sequence[Row]) -> list[Path]:
    parquet = path.with_suffix(".parquet")
    frame = _frame(rows)
    try:
        with replacing(parquet) as unfinished:
            frame.to_parquet(unfinished, index=False)
    except ValueError as error:
        raise OutputError(f"{parquet} cannot be written as Parquet.") from error
    return [_csv(path.with_suffix(".csv"), rows), parquet]


def _csv(path: Path, rows: Sequence[Row]) -> Path:
    write_bytes(path, _frame(rows).to_csv(index=False).encode())
    return path


def _frame(rows: Sequence[Row]) -> Any:
    import pandas as pd  # a second of start-up that other commands do not need

    frame = pd.DataFrame(list(rows))
    for column in ("value", "truth"):  # texts beside numbers: one type a column
        if column in frame and frame[column].dtype == object:
            frame[column] = [None if told is None else str(told) for told in frame[column]]
    return frame
