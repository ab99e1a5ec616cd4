"""A report as a DICOM Encapsulated PDF."""

from __future__ import annotations

from pydicom.dataset import Dataset, FileDataset
from pydicom.sequence import Sequence
from pydicom.sr.codedict import codes
from pydicom.uid import EncapsulatedPDFStorage

from engine.writers.dicom_codes import coded
from engine.writers.dicom_object import UNKNOWN_DAY, Study, begin, finish, put_program, put_time


def pdf_dataset(pdf: bytes, sources: list[Dataset], study: Study, *, title: str) -> FileDataset:
    """The PDF, byte for byte, with a reference to the objects that it reports on."""
    dataset = begin(study, EncapsulatedPDFStorage, modality="DOC", kind="Report")
    put_program(dataset)
    put_time(dataset, study.made)
    dataset.ConversionType = "WSD"
    dataset.AcquisitionDateTime = f"{study.acquired or UNKNOWN_DAY:%Y%m%d%H%M%S}"
    dataset.Laterality = study.laterality.value
    dataset.BurnedInAnnotation = "YES"  # it shows pseudonym or patient, and the date
    dataset.DocumentTitle = title
    dataset.ConceptNameCodeSequence = Sequence([coded(codes.DCM.ImagingMeasurementReport)])
    dataset.SourceInstanceSequence = Sequence([_reference(each) for each in sources])
    dataset.MIMETypeOfEncapsulatedDocument = "application/pdf"
    dataset.EncapsulatedDocument = pdf + bytes(len(pdf) % 2)
    dataset.EncapsulatedDocumentLength = len(pdf)
    return finish(dataset)


def _reference(source: Dataset) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID = source.SOPClassUID
    item.ReferencedSOPInstanceUID = source.SOPInstanceUID
    return item
