"""A DICOM object without the person: PS3.15 Annex E, Basic Application Confidentiality Profile."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pydicom.datadict import dictionary_VR
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.multival import MultiValue
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code
from pydicom.uid import UID, ExplicitVRLittleEndian

from engine.deidentify import dates
from engine.deidentify.box import Box
from engine.deidentify.codes import clean_code, code_in, is_coded
from engine.deidentify.icc import colour_only
from engine.deidentify.names import names_in, names_somebody
from engine.deidentify.pixels import cut_tables, holds_pictures, put_pixels
from engine.deidentify.project import Patient, Project
from engine.deidentify.reading import STANDARD
from engine.deidentify.rules import (
    Action,
    Options,
    action_of,
    has_terms,
    is_defined,
    tells_of_person,
)
from engine.image import Identity
from engine.writers.dicom_codes import coded as item_of

REMOVED = "REMOVED"
OTHER_MODALITY = "OT"
METHOD = "PS3.15 Annex E by RetSAM Desktop"
PIXELS = ("PixelData", "FloatPixelData")
NUMBERS = frozenset({"DS", "IS", "US", "SS", "UL", "SL", "UV", "SV", "FL", "FD", "AT"})
NUMBER_OF_PERSON = 6  # digits from which a number as text is taken for a patient's
WORDS = frozenset({"CS", "LO", "SH", "UC"})
TABLES = frozenset({"OW", "OB", "OF", "OD", "OL", "OV"})


@dataclass(frozen=True)
class _Setting:
    project: Project
    patient: Patient
    options: Options
    names: frozenset[str]


def identity_of(dataset: Dataset) -> Identity:
    """Whose object it is; without number and name, the study stands for the person."""
    number = str(dataset.get("PatientID") or "").strip()
    name = " ".join(str(dataset.get("PatientName") or "").replace("^", " ").split())
    if not number and not name:
        number = f"study {dataset.get('StudyInstanceUID') or dataset.get('SOPInstanceUID')}"
    birth = str(dataset.get("PatientBirthDate") or "")
    return Identity(name=name, patient_id=number, birth_date=birth)


def deidentify(
    dataset: FileDataset,
    project: Project,
    options: Options,
    *,
    boxes: Sequence[Box] = (),
    looked: bool = False,
    names: frozenset[str] = frozenset(),
) -> FileDataset:
    """A new object that holds what the profile keeps, its pixels uncompressed, `boxes` blank.

    `looked`: a person has looked at every picture of it; only then it says that no writing is in
    the pixels. `names` are words that no kept value may hold, besides its own patient's. Raises
    `ImageReadError`, `DeidentifyError`, `ProjectError`.
    """
    patient = project.patient(identity_of(dataset))
    setting = _Setting(project, patient, options, names_in(dataset) | names)
    cleaned = FileDataset(None, _clean(dataset, setting), preamble=bytes(128))  # type: ignore[arg-type]
    if any(key in dataset for key in PIXELS):
        put_pixels(cleaned, dataset, boxes if holds_pictures(dataset) else ())
    cleaned.SpecificCharacterSet = "ISO_IR 192"
    cleaned.PatientID, cleaned.PatientName = patient.pseudonym, f"{patient.pseudonym}^"
    _put_method(cleaned, options, looked=looked)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = cleaned.SOPClassUID
    meta.MediaStorageSOPInstanceUID = cleaned.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    cleaned.file_meta = meta
    return cleaned


def object_bytes(dataset: FileDataset) -> bytes:
    """The object as a DICOM file."""
    buffer = io.BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True, implicit_vr=False, little_endian=True)
    return buffer.getvalue()


def _clean(dataset: Dataset, setting: _Setting) -> Dataset:
    coded = is_coded(dataset)
    cleaned = Dataset()
    if coded:
        cleaned = clean_code(dataset, setting.project, names=setting.names)
    for element in dataset:
        if element.keyword in PIXELS or (coded and element.VR != "SQ"):
            continue  # modifiers of a code lie within its item
        kept = _cleaned(element, setting)
        if kept is not None:
            cleaned.add(kept)
    cut_tables(cleaned)
    _label_segments(cleaned)
    return cleaned


def _cleaned(element: DataElement, setting: _Setting) -> DataElement | None:
    """What stands for an element; None where it is removed."""
    if element.tag.is_private or not element.keyword:
        return None
    if (right := _as_the_standard_has_it(element)) is None:
        return None
    element = right
    action = action_of(element.keyword, setting.options)
    if action is Action.REMOVE:
        return None
    if action is Action.EMPTY:
        return DataElement(element.tag, element.VR, [] if element.VR == "SQ" else "")
    if element.VR in ("DA", "TM", "DT"):
        return _moment(element, setting, shifted=action is Action.SHIFT)
    if action is Action.DUMMY:
        return DataElement(element.tag, element.VR, _dummy(element.VR, setting))
    if element.VR == "SQ":
        items = [_clean(item, setting) for item in map(_of_nobody, element.value)]
        return DataElement(element.tag, "SQ", items)
    return _kept(element, setting)


def _of_nobody(item: Dataset) -> Dataset:
    """A content item; its place alone where it tells age, sex or the like of the person.

    Others refer to items by their places, so that none is taken out.
    """
    concept = next(iter(item.get("ConceptNameCodeSequence") or ()), None)
    if concept is None or not tells_of_person(*code_in(concept)):
        return item
    place = Dataset()
    if "RelationshipType" in item:
        place.RelationshipType = item.RelationshipType
    place.ValueType, place.TextValue = "TEXT", REMOVED
    place.ConceptNameCodeSequence = [concept]
    return place


def _as_the_standard_has_it(element: DataElement) -> DataElement | None:
    """The element under the standard's VR: by a wrong one, a date would not be taken for a date.

    None where its value does not fit, or for tables and sequences that the file calls otherwise.
    """
    allowed = dictionary_VR(element.tag).split(" or ")
    if element.VR in allowed:
        return element
    if element.VR in TABLES or {"SQ", *TABLES} & set(allowed):
        return None
    try:
        return DataElement(element.tag, allowed[0], str(element.value))
    except (ValueError, TypeError):
        return None


def _dummy(kind: str, setting: _Setting) -> str:
    return f"{setting.patient.pseudonym}^" if kind == "PN" else REMOVED


def _moment(element: DataElement, setting: _Setting, *, shifted: bool) -> DataElement:
    """A date or time, shifted; else the day that says unknown. Study date and time may be empty."""
    text = str(element.value or "")
    days = setting.patient.shift_days
    value = ""
    if shifted:
        if element.VR == "DA":
            value = dates.shifted_date(text, days)
        elif element.VR == "DT":
            value = dates.shifted_datetime(text, days)
        elif not names_somebody(text, setting.names):
            value = dates.checked_time(text)
    unknown = {"DA": dates.UNKNOWN_DAY, "TM": dates.NO_TIME}
    whole = unknown.get(element.VR, f"{dates.UNKNOWN_DAY}{dates.NO_TIME}")
    return DataElement(element.tag, element.VR, value or (whole if text else ""))


def _kept(element: DataElement, setting: _Setting) -> DataElement | None:
    """A number, word, UID or table that the profile keeps, if it names nobody."""
    if element.keyword == "ICCProfile":
        profile = colour_only(bytes(element.value or b""))
        return None if profile is None else DataElement(element.tag, "OB", profile)
    if element.VR == "UI":
        return DataElement(element.tag, "UI", _each(element.value, setting.project))
    if element.VR in TABLES:
        return element
    if element.VR not in NUMBERS | WORDS:
        return None
    values = element.value if isinstance(element.value, MultiValue) else [element.value]
    if element.VR in NUMBERS:
        told = {str(value).strip() for value in values}
        if element.VR in ("DS", "IS") and any(
            len(each) >= NUMBER_OF_PERSON and each in setting.names for each in told
        ):
            return DataElement(element.tag, element.VR, None)
        return element  # 512 rows are no patient 512
    if not values:
        return element
    left = [_word(element.keyword, value, setting.names) for value in values]
    return DataElement(element.tag, element.VR, left if len(left) > 1 else left[0])


def _word(keyword: str, value: object, names: frozenset[str]) -> object:
    """A word that the profile keeps, unless it names somebody, or is none of the listed ones."""
    text = str(value)
    if has_terms(keyword):
        stays = not text or is_defined(keyword, text)
    else:
        stays = not names_somebody(text, names)
    return value if stays else OTHER_MODALITY if keyword == "Modality" else REMOVED


def _each(value: object, project: Project) -> object:
    if isinstance(value, MultiValue):
        return [_each(one, project) for one in value]
    text = str(value or "")
    return text if not text or STANDARD.fullmatch(text) else UID(project.uid(text))


def _label_segments(item: Dataset) -> None:
    """A segment's label, which must be there, says what its code says."""
    if "SegmentLabel" in item and item.get("SegmentedPropertyTypeCodeSequence"):
        item.SegmentLabel = item.SegmentedPropertyTypeCodeSequence[0].CodeMeaning


def _put_method(cleaned: Dataset, options: Options, *, looked: bool) -> None:
    pictures = holds_pictures(cleaned)
    applied: list[Code] = [codes.DCM.BasicApplicationConfidentialityProfile]
    if pictures and looked:
        applied.append(codes.DCM.CleanPixelDataOption)
    if "ContentSequence" in cleaned:
        applied.append(codes.DCM.CleanStructuredContentOption)
    if options.shift_dates:
        name = "RetainLongitudinalTemporalInformationModifiedDatesOption"
        applied.append(getattr(codes.DCM, name))
    if options.keep_device:
        applied.append(codes.DCM.RetainDeviceIdentityOption)
    cleaned.PatientIdentityRemoved = "YES"
    cleaned.DeidentificationMethod = METHOD
    cleaned.DeidentificationMethodCodeSequence = [item_of(code) for code in applied]
    modified = "MODIFIED" if options.shift_dates else "REMOVED"
    cleaned.LongitudinalTemporalInformationModified = modified
    if pictures:
        cleaned.BurnedInAnnotation = "NO" if looked else "YES"
