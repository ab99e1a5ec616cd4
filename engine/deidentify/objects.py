"""The DICOM object that a volume of a device's own OCT file becomes."""

from __future__ import annotations

import re
from datetime import datetime

from pydicom.dataset import FileDataset

from engine.image import OctVolume
from engine.writers.dicom_object import Study, uid_of
from engine.writers.dicom_opt import opt_dataset


def object_of(volume: OctVolume) -> FileDataset:
    """The OPT object of a volume of a device's own file, with whose it is.

    B-scans and their scale are taken over; localizer and the device's surfaces are not.
    """
    who = volume.identity
    person = who.patient_id or who.name or volume.pixel_sha256
    visit = who.visit_id or f"{volume.acquired or volume.pixel_sha256}"
    study = Study(
        uid=uid_of("study", person, visit),
        patient_id=who.patient_id,
        pixel_sha256=volume.pixel_sha256,
        laterality=volume.laterality,
        acquired=volume.acquired,
        made=datetime.now(),
    )
    dataset = opt_dataset(volume, study)
    dataset.PatientName = "^".join(who.name.split()) if who.name else ""
    dataset.PatientBirthDate = _day(who.birth_date)
    return dataset


def _day(text: str) -> str:
    """A DA of "1950-3-17", year first; empty where it is no day."""
    parts: list[str] = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 8:
        return parts[0]
    if len(parts) != 3 or len(parts[0]) != 4:
        return ""
    return f"{parts[0]}{int(parts[1]):02d}{int(parts[2]):02d}"[:8]
