"""What every DICOM object of an exported case has in common: person, study, program, file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filereader import dcmread
from pydicom.filewriter import dcmwrite
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

from engine import __version__
from engine.errors import OutputError
from engine.image import Device, Laterality, OctVolume, RetinalImage
from engine.writers.dicom_codes import scheme_told
from engine.writers.exported import ExportedCase, ExportedVolume

SOFTWARE = "RetSAM Desktop"
UNKNOWN_DAY = datetime(1900, 1, 1)  # what devices write; `engine.readers` takes it for unknown
MANUFACTURER = "RetSAM Desktop (research use only)"
SERIES = {"OP": 1, "OPT": 1, "SEG": 100, "SR": 200, "DOC": 300}


LOSSY = (("JPEG 2000", "ISO_15444_1"), ("JPEG-LS", "ISO_14495_1"), ("WEBP", "WEBP"))
"""Ways of lossy compression as DICOM names them; all others are JPEG."""
LOSSY_WAYS = ("JPEG Baseline", "JPEG Extended")  # transfer syntaxes, whatever else a file says
PERSON = (
    *("PatientName", "PatientID", "IssuerOfPatientID", "PatientBirthDate", "PatientSex"),
    *("StudyInstanceUID", "StudyDate", "StudyTime", "StudyID", "AccessionNumber"),
    "ReferringPhysicianName",
)


@dataclass(frozen=True, eq=False)
class Study:
    """Whose objects these are, and what they hang together by.

    `patient_id` is a pseudonym. `header` is that of the file whose patient and study they name;
    None where they name nobody.
    """

    uid: str
    patient_id: str
    pixel_sha256: str
    laterality: Laterality
    acquired: datetime | None
    made: datetime
    header: Dataset | None = None


def study_of(case: ExportedCase | ExportedVolume, *, made: datetime | None = None) -> Study:
    """The study of a case: its own, or that of the file where the patient is to be named.

    Raises `OutputError` where the eye is not known: no DICOM object can leave that open.
    """
    image: RetinalImage | OctVolume = case.image
    if image.laterality is Laterality.UNKNOWN:
        raise OutputError(
            "DICOM objects must say which eye they are of. State it first: in the window by the "
            "button beside the patient, on the command line by --eye when segmenting."
        )
    patient = case.patient or case.identifier
    header = None if case.belongs_to is None else _header(case.belongs_to, image.sha256)
    own = uid_of("study", patient, f"{image.acquired or image.pixel_sha256}")
    return Study(
        uid=own if header is None else str(header.StudyInstanceUID),
        patient_id=patient,
        pixel_sha256=image.pixel_sha256,
        laterality=image.laterality,
        acquired=image.acquired,
        made=made or datetime.now(),
        header=header,
    )


def _header(path: Path, sha256: str) -> Dataset:
    """Everything but the pixels of a DICOM file that names patient and study.

    The file has to be the one that was opened, of this sha256: another may bear its name by now,
    and be somebody else's.
    """
    try:
        data = path.read_bytes()
        header = dcmread(BytesIO(data), stop_before_pixels=True)
    except Exception as error:  # whatever another kind of file makes the library raise
        raise OutputError(
            f"{path.name} is no DICOM file, and nothing else says for sure whose picture it is. "
            "Export it without the patient's name."
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OutputError(f"{path.name} is another file by now. Open it again, then export it.")
    if not header.get("StudyInstanceUID") or not header.get("PatientID"):
        raise OutputError(
            f"{path.name} names no patient or no study. Export it without the patient's name."
        )
    return header


def tracking_uid(study: Study, key: str, part: str = "") -> UID:
    """What follows a structure of this picture through segmentations and reports."""
    return uid_of("tracking", study.uid, study.pixel_sha256, key, *filter(None, [part]))


def uid_of(*parts: str) -> UID:
    """The same parts always have the same UID."""
    return generate_uid(entropy_srcs=["\n".join(("retsam", *parts))])


def begin(study: Study, sop_class: UID, *, modality: str, kind: str) -> FileDataset:
    """A new object with the modules that all have: patient, study, series, equipment, common.

    `kind` tells series of one modality apart. It has no SOP Instance UID yet: see `finish`.
    """
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset = FileDataset(None, Dataset(), file_meta=meta, preamble=bytes(128))  # type: ignore[arg-type]
    dataset.SpecificCharacterSet = "ISO_IR 192"
    dataset.SOPClassUID = sop_class
    put_person(dataset, study)
    dataset.Modality = modality
    dataset.SeriesInstanceUID = uid_of("series", study.uid, study.pixel_sha256, kind)
    dataset.SeriesNumber = SERIES[modality]
    dataset.SeriesDescription = f"{kind} (research use only)"
    dataset.InstanceNumber = 1
    return dataset


def put_person(dataset: Dataset, study: Study) -> None:
    """Patient and study modules, the same in all objects of a case."""
    if study.header is not None:
        for key in PERSON:
            if key in study.header or key != "IssuerOfPatientID":
                setattr(dataset, key, study.header.get(key, ""))
        return
    pseudonym = f"{study.patient_id}^" if study.patient_id else ""
    dataset.PatientName, dataset.PatientID = pseudonym, study.patient_id
    dataset.PatientBirthDate = dataset.PatientSex = ""
    dataset.StudyInstanceUID = study.uid
    dataset.StudyDate = f"{study.acquired:%Y%m%d}" if study.acquired else ""
    dataset.StudyTime = f"{study.acquired:%H%M%S}" if study.acquired else ""
    dataset.StudyID = dataset.AccessionNumber = dataset.ReferringPhysicianName = ""
    dataset.PatientIdentityRemoved = "YES"
    dataset.DeidentificationMethod = "Only pixels, scale, eye, time and device are taken over"
    dataset.LongitudinalTemporalInformationModified = "UNMODIFIED"


def put_program(dataset: Dataset) -> None:
    """This program as the equipment that made the object."""
    dataset.Manufacturer, dataset.ManufacturerModelName = MANUFACTURER, SOFTWARE
    dataset.DeviceSerialNumber = "none"
    dataset.SoftwareVersions = __version__


def put_device(dataset: Dataset, device: Device) -> None:
    """The camera or scanner, as its file names it."""
    dataset.Manufacturer = device.manufacturer or "unknown"
    dataset.ManufacturerModelName = device.model or "unknown"
    dataset.DeviceSerialNumber = "unknown"
    dataset.SoftwareVersions = f"{SOFTWARE} {__version__}"


def put_past(dataset: Dataset, header: tuple[tuple[str, str], ...]) -> None:
    """What may have been done to the pixels before: writing burned in, lossy compression.

    `header` is that of the picture. Writing counts as burned in unless the file itself says that
    there is none.
    """
    told = dict(header)
    clean = told.get("Writing in the picture", "").upper() == "NO"
    dataset.BurnedInAnnotation = "NO" if clean else "YES"
    ratio = told.get("Lossy compression ratio", "").split(", ")[0]
    way = told.get("Compression", "")
    lossy = bool(ratio) or told.get("Lossy compression") == "01" or way.startswith(LOSSY_WAYS)
    lossy = lossy or "Near-Lossless" in way
    dataset.LossyImageCompression = "01" if lossy else "00"
    if lossy:
        kind = " ".join((told.get("File format", ""), told.get("Compression", "")))
        known = (method for name, method in LOSSY if name in kind)
        dataset.LossyImageCompressionMethod = next(known, "ISO_10918_1")
    if ratio:
        dataset.LossyImageCompressionRatio = ratio


def put_time(dataset: Dataset, when: datetime) -> None:
    """When the content was made."""
    dataset.ContentDate, dataset.ContentTime = f"{when:%Y%m%d}", f"{when:%H%M%S}"


Object = TypeVar("Object", bound=Dataset)


def finish(dataset: Object) -> Object:
    """Give the object the UID that its content has: the same content is the same instance."""
    dataset.CodingSchemeIdentificationSequence = scheme_told()
    dataset.SOPInstanceUID = uid_of(dataset.SOPClassUID, _content(dataset))
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    return dataset


def _content(dataset: Dataset) -> str:
    buffer = BytesIO()
    dcmwrite(buffer, Dataset(dataset), implicit_vr=False, little_endian=True)
    return hashlib.sha256(buffer.getvalue()).hexdigest()


def millimetres(um: float) -> str:
    """A DICOM decimal string: at most 16 characters."""
    return f"{um / 1000:.9f}".rstrip("0").rstrip(".")[:16]


def file_bytes(dataset: Dataset) -> bytes:
    """The object as a DICOM file."""
    buffer = BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True)
    return buffer.getvalue()
