"""DICOM objects as they are read, and which of them nobody can clean."""

from __future__ import annotations

import re

from pydicom.dataset import FileDataset

from engine.deidentify.errors import DeidentifyError, DocumentError
from engine.readers.dicom import read_dataset_of
from engine.readers.source import Source

MAPS = ("1.2.840.10008.5.1.4.1.1.30", "1.2.840.10008.5.1.4.1.1.66.8")  # parametric, height
STANDARD = re.compile(r"1\.2\.840\.10008(\.\d{1,4}){1,12}")
"""UIDs of the standard itself; no part of them is long enough for a number of a person."""


def read_object(source: Source) -> FileDataset:
    """The data set of a DICOM file.

    Raises `ImageReadError` for a damaged one, `DeidentifyError` for what cannot be cleaned: a
    document within it, a DICOMDIR, an object of a maker's own kind, floating-point pixels other
    than those of a map of measured values.
    """
    dataset = read_dataset_of(source.data)
    if "EncapsulatedDocument" in dataset:
        raise DocumentError(
            "It holds a document (PDF), which may name the patient anywhere. Leave it out, and "
            "write the report of the de-identified picture anew."
        )
    if "DirectoryRecordSequence" in dataset:
        raise DeidentifyError("It is a DICOMDIR, a list of files by patient. Leave it out.")
    if not STANDARD.fullmatch(str(dataset.get("SOPClassUID", ""))):
        raise DeidentifyError("It is an object of a maker's own kind, which nobody else can clean.")
    whole = "FloatPixelData" not in dataset or dataset.SOPClassUID in MAPS
    if "DoubleFloatPixelData" in dataset or not whole:
        raise DeidentifyError("Its pixels are floating-point numbers, which cannot be cleaned.")
    return dataset
