"""A made patient who stands everywhere: in every kind of DICOM value, in files, in pixels."""

import base64
import io
import re
import zipfile
import zlib

import cv2
import numpy as np
from pydicom.datadict import dictionary_VR
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian
from pypdf import PdfReader

from engine.deidentify.asked import Blank, Request
from engine.deidentify.finding import find_files
from engine.deidentify.ready import Secret
from engine.deidentify.rules import Options
from engine.deidentify.work import run

NAME, NUMBER, BORN = "Quillfeather^Zebedee", "QF-8390517", "19610312"
SECRETS = (
    "Quillfeather", "Zebedee", "QF-8390517", "8390517", "19610312", "1961-03-12", "12.03.1961",
)  # fmt: skip
EVERYTHING = f"Zebedee Quillfeather {NUMBER} {BORN}"
OF_VR = {
    "PN": NAME, "DA": BORN, "DT": f"{BORN}101112", "TM": "101112", "AS": "063Y",
    "CS": "QUILLFEATHER", "SH": "QF-8390517", "LO": EVERYTHING, "ST": EVERYTHING, "LT": EVERYTHING,
    "UT": EVERYTHING, "UC": EVERYTHING, "AE": "QUILLFEATHER", "DS": "8390517", "IS": "8390517",
    "UI": "1.2.8390517.19610312", "UR": "http://host/Quillfeather/8390517",
    "OB": EVERYTHING.encode() + b" " * 2, "OW": EVERYTHING.encode("utf-16-le"),
    "UN": EVERYTHING.encode(),
}  # fmt: skip
NEEDED = {  # what an object cannot be read without
    "SOPClassUID", "Rows", "Columns", "SamplesPerPixel", "PhotometricInterpretation",
    "PlanarConfiguration", "NumberOfFrames", "BitsAllocated", "BitsStored", "HighBit",
    "PixelRepresentation", "PixelData", "FloatPixelData", "SpecificCharacterSet", "Modality",
    "SegmentationType", "SegmentNumber", "ReferencedSegmentNumber", "ReferencedFrameNumber",
    "ValueType", "CodeValue", "LongCodeValue", "CodingSchemeDesignator",
    "ReferencedSOPClassUID", "PixelSpacing", "ImageLaterality", "FrameLaterality", "Laterality",
    "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "ReferencedSOPInstanceUID",
    "DimensionOrganizationUID", "StudyDate", "AcquisitionDateTime", "ContentDate",
    "NumericValue", "SliceThickness", "SpacingBetweenSlices", "ImagePositionPatient",
    "ImageOrientationPatient", "RelationshipType", "ContinuityOfContent", "Manufacturer",
    "ManufacturerModelName", "FrameTime",
}  # fmt: skip
MORE = (
    "PatientName", "PatientID", "PatientBirthDate", "OtherPatientIDs", "OtherPatientNames",
    "PatientComments", "PatientAddress", "InstitutionName", "ReferringPhysicianName",
    "OperatorsName", "StudyDescription", "SeriesDescription", "AccessionNumber", "StudyID",
    "ImageComments", "DerivationDescription", "ImageType", "DeviceSerialNumber", "StationName",
    "AdditionalPatientHistory", "RetrieveURL", "FrameOfReferenceUID", "DeviceUID",
    "DateOfLastCalibration", "TimezoneOffsetFromUTC", "PatientAge", "WindowWidth",
    "StackID", "FrameComments", "TextValue", "PersonName", "SoftwareVersions", "InstanceNumber",
)  # fmt: skip


def fill(dataset, *, top=True):
    """The patient into every value of a data set that it can still be read with, and many more."""
    for element in list(dataset):
        if element.VR == "SQ":
            for item in element.value:
                fill(item, top=False)
        elif element.keyword not in NEEDED and element.VR in OF_VR:
            dataset[element.tag].value = OF_VR[element.VR]
    if not top:
        return dataset
    for key in MORE:
        setattr(dataset, key, OF_VR[dictionary_VR(key)])
    block = dataset.private_block(0x0009, "Quillfeather Devices", create=True)
    for offset, (kind, value) in enumerate(OF_VR.items()):
        block.add_new(offset + 1, kind, value)
    nested = Dataset()
    nested.PatientName, nested.TextValue = NAME, EVERYTHING
    nested.ReferencedSOPInstanceUID = "1.2.8390517"
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "8390517", "99QF", EVERYTHING
    nested.PurposeOfReferenceCodeSequence = Sequence([code])
    dataset.ReferencedImageSequence = Sequence([nested])
    dataset.RequestAttributesSequence = Sequence([nested])
    icon = Dataset()
    icon.Rows, icon.Columns, icon.BitsAllocated = 1, len(EVERYTHING), 8
    icon.PixelData = EVERYTHING.encode() + bytes(len(EVERYTHING) % 2)
    icon["PixelData"].VR = "OB"
    dataset.IconImageSequence = Sequence([icon])
    dataset.add_new(0x60000010, "US", 8)
    dataset.add_new(0x60000022, "LO", EVERYTHING)
    dataset.add_new(0x60003000, "OW", EVERYTHING.encode() + b" " * 4)
    return dataset


def file_with_everything(dataset) -> bytes:
    """The filled data set as a file with the patient in preamble and file meta too."""
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.SourceApplicationEntityTitle = "QUILLFEATHER"
    dataset.file_meta.PrivateInformationCreatorUID = "1.2.8390517"
    dataset.file_meta.PrivateInformation = EVERYTHING.encode() + b"  "
    buffer = io.BytesIO()
    dataset.preamble = EVERYTHING.encode().ljust(128, b"\0")
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def photo(path, *, name="Doe^Jane", number="QF-1", **more):
    """A small DICOM photograph of somebody, with what else is said of it."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.5.1"
    made.SOPInstanceUID, made.StudyInstanceUID, made.SeriesInstanceUID = "1.2.3", "1.2.4", "1.2.5"
    made.PatientName, made.PatientID, made.PatientBirthDate = name, number, "19500317"
    made.Modality, made.StudyDate, made.ImageLaterality = "OP", "20240506", "L"
    made.Rows, made.Columns, made.SamplesPerPixel = 20, 30, 1
    made.PhotometricInterpretation = "MONOCHROME2"
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.PixelData = np.full((20, 30), 100, np.uint8).tobytes()
    made["PixelData"].VR = "OB"
    for key, value in more.items():
        setattr(made, key, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save_as(path, enforce_file_format=True)
    return made


def done_of(paths, output, secret=None, **request):
    """The rows of one run, nothing blanked; `request` are fields of a `Request`."""
    asked = {"blank": Blank(False), **request}
    files = find_files(paths, output=output)
    return list(run(files, output, secret or Secret(None), Request(Options(), **asked)))


def written_in(pixels, *, colour, place=(12, 30), text="Quillfeather 12.03.1961", size=0.7):
    """The picture with the patient's name drawn into it."""
    picture = pixels.copy()
    cv2.putText(picture, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, colour, 1, cv2.LINE_AA)
    return picture


def fundus(height=480, width=640):
    """A retina on black, not square: orange with some darker lines."""
    pixels = np.zeros((height, width, 3), np.uint8)
    cv2.circle(pixels, (width // 2, height // 2), int(height * 0.46), (190, 95, 40), -1)
    cv2.circle(pixels, (width // 2 + 90, height // 2), 30, (240, 200, 120), -1)
    for shift in range(-60, 61, 40):
        start, end = (width // 2 + 90, height // 2), (width // 2 - 150, height // 2 + 2 * shift)
        cv2.line(pixels, start, end, (120, 40, 20), 4, cv2.LINE_AA)
    return cv2.GaussianBlur(pixels, (0, 0), 1.0)


def secrets_in(data: bytes) -> set[str]:
    """Which of the patient's words the bytes hold, also coded, deflated or zipped."""
    return {secret for part in _parts(data) for secret in SECRETS if _holds(part, secret)}


def _parts(data: bytes, depth=3):
    yield data
    if data.startswith(b"%PDF"):
        yield from _parts_of_pdf(data)
    if not depth:
        return
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode() + entry.comment
                yield from _parts(archive.read(entry), depth - 1)
    for match in re.finditer(rb"stream\r?\n|zTXt[^\0]{1,79}\0\0|iCCP[^\0]{1,79}\0\0|IDAT", data):
        for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                yield zlib.decompressobj(bits).decompress(data[match.end() :])
            except zlib.error:
                continue
    for text in re.findall(rb"[A-Za-z0-9+/]{12,}={0,2}", data):
        try:
            yield base64.b64decode(text + b"=" * (-len(text) % 4))
        except ValueError:
            continue


def _parts_of_pdf(data: bytes):
    """What can be read on the pages, what the file says of itself, and every stream unpacked."""
    reader = PdfReader(io.BytesIO(data))
    yield "\n".join(page.extract_text() for page in reader.pages).encode()
    yield str(dict(reader.metadata or {})).encode()
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        held = reader.get_object(number)
        if hasattr(held, "get_data"):
            yield held.get_data()


def _holds(data: bytes, secret: str) -> bool:
    low = data.lower()
    codings = ("utf-8", "utf-16-le", "utf-16-be")
    return any(secret.lower().encode(coding) in low for coding in codings)
