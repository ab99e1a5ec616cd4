"""What programs for studies of many readers and many cases read: iMRMC and RJafroc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.study.accuracy import thresholds
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Row, Table, case_name, code_of, tables


@dataclass(frozen=True, eq=False)
class JafrocFile:
    """The sheets of one file for RJafroc, rows by the sheet's name.

    A case is diseased whose truth is `threshold` (a code of `field`) or graver.
    """

    field: str
    threshold: int
    sheets: dict[str, list[Row]]


def imrmc_rows(manifest: Manifest, readings: Sequence[Reading], field_key: str) -> list[Row]:
    """Rows as iMRMC reads them: readerID, caseID, modalityID, score; empty without a truth.

    The truth of a case is its row of the reader "truth" in the modality "truth": 1 diseased, 0 not
    (Gallas et al., iMRMC's user guide). Diseased is whatever is above the first option.
    """
    field = next(f for form in manifest.forms for f in form.fields if f.key == field_key)
    if not field.ordered:
        return []
    known = {
        number: code_of(field, case.truth[field_key])
        for number, case in enumerate(manifest.cases)
        if field_key in case.truth
    }
    truth = [_score("truth", number, "truth", float(code > 0)) for number, code in known.items()]
    scores = [
        _score(each.reader, each.case, each.arm, code_of(field, each.entry.answers[field_key]))
        for each in readings
        if each.case in known
        and not each.repeat
        and each.kind == "reading"
        and field_key in each.entry.answers
    ]
    return [*truth, *scores] if truth and scores else []


def _score(reader: str, case: int, modality: str, score: float) -> Row:
    return {
        "readerID": reader,
        "caseID": case_name(case),
        "modalityID": modality,
        "score": f"{score:g}",
    }


def rjafroc_files(manifest: Manifest, readings: Sequence[Reading]) -> list[JafrocFile]:
    """A file for each ordered field with a truth, and each threshold that parts the truth.

    The sheets Truth, FP and TP hold ROC data of a factorial design in the new Excel format
    (Chakraborty, RJafroc Quick Start, "ROC data format"; read with `newExcelFileFormat = TRUE`).
    Such a design has no gaps: cases that any reader lacks in any arm are left out. Readers, arms
    and cases are numbered from 1 in the manifest's order; see `rjafroc_names`.
    """
    by_field: dict[str, list[Table]] = {}
    for table in tables(manifest, readings):
        if table.field.ordered:
            by_field.setdefault(table.field.key, []).append(table)
    files = []
    for key, arms in by_field.items():
        for threshold, _ in thresholds(arms[0]):
            sheets = _sheets(arms, threshold)
            if sheets["FP"] and sheets["TP"]:
                files.append(JafrocFile(key, threshold, sheets))
    return files


def rjafroc_names(manifest: Manifest) -> list[Row]:
    """What the numbers in the files for RJafroc stand for."""
    told = {
        "ReaderID": manifest.readers,
        "ModalityID": manifest.arms,
        "CaseID": [case_name(number) for number in range(len(manifest.cases))],
    }
    return [
        {"column": column, "number": number, "name": name}
        for column, names in told.items()
        for number, name in enumerate(names, 1)
    ]


def _sheets(arms: Sequence[Table], threshold: int) -> dict[str, list[Row]]:
    truth = arms[0].truth
    complete = np.isfinite(truth) & np.all([np.isfinite(t.codes).all(axis=1) for t in arms], axis=0)
    cases = [int(each) for each in np.flatnonzero(complete)]
    readers = ", ".join(str(number) for number in range(1, len(arms[0].readers) + 1))
    modalities = ", ".join(str(number) for number in range(1, len(arms) + 1))
    paradigm = ["ROC", "FCTRL"]
    sheets: dict[str, list[Row]] = {"Truth": [], "FP": [], "TP": []}
    for place, case in enumerate(cases):
        sheets["Truth"].append(
            {
                "CaseID": case + 1,
                "LesionID": int(truth[case] >= threshold),
                "Weight": 0,  # not used for ROC data
                "ReaderID": readers,
                "ModalityID": modalities,
                "Paradigm": paradigm[place] if place < len(paradigm) else None,
            }
        )
    for modality, table in enumerate(arms, 1):
        for reader in range(len(table.readers)):
            for case in cases:
                place_of: Row = {"ReaderID": reader + 1, "ModalityID": modality, "CaseID": case + 1}
                rating = float(table.codes[case, reader])
                if truth[case] >= threshold:
                    sheets["TP"].append({**place_of, "LesionID": 1, "TP_Rating": rating})
                else:
                    sheets["FP"].append({**place_of, "FP_Rating": rating})
    return sheets
