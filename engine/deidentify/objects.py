"""The DICOM object that a volume of a device's own OCT file becomes."""

from __future__ import annotations

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
    dataset.PatientBirthDate = "".join(filter(str.isdigit, who.birth_date))[:8]
    return dataset
