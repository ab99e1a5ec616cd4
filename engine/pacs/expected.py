"""Who is expected today: a server's modality worklist, or a plain table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset
from pynetdicom.sop_class import ModalityWorklistInformationFind  # type: ignore[attr-defined]

from engine.pacs.fetch import ask
from engine.pacs.nodes import Node, Nodes, PacsError
from engine.pacs.talking import PATIENT, Patience

MOST = 1000
COLUMNS = {  # of a table, and what else they are called
    "patient_id": ("patient_id", "id", "patientid", "mrn"),
    "patient_name": ("patient_name", "name", "patientname"),
    "birth_date": ("birth_date", "born", "dob", "patientbirthdate"),
    "date": ("date", "day", "scheduled_date"),
    "time": ("time", "scheduled_time"),
    "what": ("what", "procedure", "description"),
}


@dataclass(frozen=True)
class Expected:
    """A patient who is to come. Dates are YYYYMMDD, times HHMM."""

    patient_id: str
    patient_name: str
    birth_date: str = ""
    date: str = ""
    time: str = ""
    what: str = ""


def ask_worklist(
    node: Node, nodes: Nodes, *, date: str = "", modality: str = "", patience: Patience = PATIENT
) -> tuple[Expected, ...]:
    """A server's modality worklist of a day, by time. Raises PacsError."""
    step = Dataset()
    step.Modality, step.ScheduledProcedureStepStartDate = modality, date
    step.ScheduledProcedureStepStartTime = step.ScheduledProcedureStepDescription = ""
    asked = Dataset()
    asked.PatientID = asked.PatientName = asked.PatientBirthDate = ""
    asked.RequestedProcedureDescription = ""
    asked.ScheduledProcedureStepSequence = [step]
    service = ModalityWorklistInformationFind
    found = ask(node, nodes, asked, service, most=MOST, patience=patience)
    return tuple(sorted(map(_expected, found), key=lambda each: (each.date, each.time)))


def read_worklist(file: Path) -> tuple[Expected, ...]:
    """A table (CSV with comma, semicolon or tab) with a line a patient, in its own order.

    Raises PacsError that says which columns it takes.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PacsError(f"{file.name} cannot be read as a table in UTF-8.") from error
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    rows = list(csv.DictReader(text.splitlines(), delimiter=sign))
    there = {(name or "").strip().lower(): name for name in (rows[0] if rows else {})}
    chosen = {
        column: there[name]
        for column, names in COLUMNS.items()
        for name in reversed(names)
        if name in there
    }
    if "patient_id" not in chosen:
        raise PacsError(
            f"{file.name} has no column patient_id. A worklist is a table with patient_id, and "
            "where they are known patient_name, birth_date, date, time and what."
        )
    found = [
        Expected(**{column: _value(row, name, column) for column, name in chosen.items()})
        if "patient_name" in chosen
        else Expected(_value(row, chosen["patient_id"], "patient_id"), "")
        for row in rows
    ]
    return tuple(each for each in found if each.patient_id)


def _value(row: dict[str, str], name: str, column: str) -> str:
    text = (row.get(name) or "").strip()
    if column in ("birth_date", "date"):
        return text.replace("-", "")
    return text.replace(":", "")[:4] if column == "time" else text


def _expected(answer: Dataset) -> Expected:
    steps = answer.get("ScheduledProcedureStepSequence") or [Dataset()]
    told = steps[0].get("ScheduledProcedureStepDescription")
    return Expected(
        str(answer.get("PatientID") or ""),
        str(answer.get("PatientName") or ""),
        str(answer.get("PatientBirthDate") or ""),
        str(steps[0].get("ScheduledProcedureStepStartDate") or ""),
        str(steps[0].get("ScheduledProcedureStepStartTime") or "")[:4],
        str(told or answer.get("RequestedProcedureDescription") or ""),
    )
