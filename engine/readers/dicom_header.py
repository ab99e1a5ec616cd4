"""What a DICOM header says about a photograph: eye, scale, camera, time, region, person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydicom.dataset import Dataset
from pydicom.valuerep import DA, DT, TM

from engine.image import Device, Identity, Laterality, Modality, Scale
from engine.readers.dicom_layout import Layout
from engine.readers.dicom_modality import modality, region, text

_EYES = {"R": Laterality.RIGHT, "L": Laterality.LEFT}
_EARLIEST = 1970  # devices write 1900-01-01 for "unknown"

MIN_FIELD_UM = 1_000.0
MAX_FIELD_UM = 80_000.0
"""Widths of a photograph that an eye can have: a disc's detail, and ultra-wide field with its
surround (the whole retina is about 50 mm from edge to edge). A spacing that gives another is not
one on the retina, but that of a sensor, a print or a screen."""


@dataclass(frozen=True)
class Header:
    """The values of `RetinalImage` that come from the header of one frame."""

    modality: Modality
    laterality: Laterality
    laterality_source: str
    scale: Scale | None
    pixel_aspect: float | None
    acquired: datetime | None
    device: Device
    region: str
    identity: Identity
    warnings: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def read_header(dataset: Dataset, layout: Layout, frame: int) -> Header:
    """Everything about frame `frame` (from 0) that is not pixels."""
    eye, eye_source, eye_warnings = _eye(dataset, frame)
    scale, aspect, spacing, scale_warnings = _scale(dataset, layout, frame)
    kind, kind_warnings = modality(dataset, layout)
    return Header(
        modality=kind,
        laterality=eye,
        laterality_source=eye_source,
        scale=scale,
        pixel_aspect=aspect,
        acquired=_acquired(dataset),
        device=Device(text(dataset, "Manufacturer"), text(dataset, "ManufacturerModelName")),
        region=region(dataset),
        identity=_identity(dataset),
        warnings=(*eye_warnings, *scale_warnings, *kind_warnings, *_burned_in(dataset)),
        pairs=_pairs(dataset, layout, spacing),
    )


def _groups(dataset: Dataset, frame: int) -> tuple[Dataset, ...]:
    """The functional groups of a frame: its own first, then those shared by all."""
    own = dataset.get("PerFrameFunctionalGroupsSequence") or ()
    shared = dataset.get("SharedFunctionalGroupsSequence") or ()
    return (*own[frame : frame + 1], *shared[:1])


# --- eye -----------------------------------------------------------------------------------------


def _eye(dataset: Dataset, frame: int) -> tuple[Laterality, str, tuple[str, ...]]:
    """The eye and the attribute that states it; unknown where two attributes disagree."""
    stated: dict[str, str] = {}
    for group in _groups(dataset, frame):
        for anatomy in group.get("FrameAnatomySequence") or ():
            stated.setdefault("FrameLaterality", text(anatomy, "FrameLaterality").upper())
    for key in ("FrameLaterality", "ImageLaterality", "Laterality"):
        stated.setdefault(key, text(dataset, key).upper())
    eyes = {key: _EYES[value] for key, value in stated.items() if value in _EYES}
    if len(set(eyes.values())) > 1:
        said = ", ".join(f"{key} {eye.value}" for key, eye in eyes.items())
        return (
            Laterality.UNKNOWN,
            "DICOM header contradicts itself",
            (f"The header contradicts itself about the eye ({said}). Set the eye by hand.",),
        )
    if eyes:
        key, eye = next(iter(eyes.items()))
        return eye, f"DICOM {key}", ()
    if "B" in stated.values():
        return (
            Laterality.UNKNOWN,
            "DICOM header says both eyes",
            ("The header says that both eyes are shown. Set the eye by hand.",),
        )
    return Laterality.UNKNOWN, "not stated", ()


# --- scale ---------------------------------------------------------------------------------------


def _scale(
    dataset: Dataset, layout: Layout, frame: int
) -> tuple[Scale | None, float | None, str, tuple[str, ...]]:
    """Scale, pixel aspect, the spacing as stated, and warnings.

    PixelSpacing is in mm: rows' distance (height of a pixel, y) first, then columns' (width, x);
    PS3.3 10.7.1.3. ImagerPixelSpacing (on the sensor) and HorizontalFieldOfView (degrees, which
    need a model eye) are not on the retina and give no scale.
    """
    found = _spacing(dataset, frame)
    if found is None:
        return None, _aspect(dataset), "", ()
    source, (down, across) = found
    stated = f"{down:g} × {across:g} mm (row × column), {source}"
    field_um = across * 1000 * layout.columns
    if not MIN_FIELD_UM <= field_um <= MAX_FIELD_UM:
        warning = (
            f"The header's {source} makes the picture {field_um / 1000:.3g} mm wide, which no "
            "retina is; it was not used. Set the scale by hand if you know it."
        )
        return None, down / across, stated, (warning,)
    return Scale(across * 1000, down * 1000, "dicom"), down / across, stated, ()


def _spacing(dataset: Dataset, frame: int) -> tuple[str, tuple[float, float]] | None:
    places = [
        ("PixelMeasures PixelSpacing", item)
        for group in _groups(dataset, frame)
        for item in group.get("PixelMeasuresSequence") or ()
    ]
    for source, item in (*places, ("PixelSpacing", dataset)):
        numbers = _positive_pair(item.get("PixelSpacing"))
        if numbers is not None:
            return source, numbers
    return None


def _aspect(dataset: Dataset) -> float | None:
    """PixelAspectRatio is vertical : horizontal spacing (PS3.3 C.7.6.3.1.7)."""
    pair = _positive_pair(dataset.get("PixelAspectRatio"))
    return pair[0] / pair[1] if pair else None


def _positive_pair(value: Any) -> tuple[float, float] | None:
    try:
        first, second = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    if not (0 < first < 1e6 and 0 < second < 1e6):
        return None
    return first, second


# --- time, person --------------------------------------------------------------------------------


def _acquired(dataset: Dataset) -> datetime | None:
    """When the picture was taken; None where no plausible date and time is stated."""
    try:
        stated = DT(text(dataset, "AcquisitionDateTime"))
        if stated is not None and stated.year >= _EARLIEST:
            return datetime.combine(stated.date(), stated.timetz())
    except (ValueError, TypeError):
        pass
    for kind in ("Acquisition", "Content"):
        try:
            day = DA(text(dataset, f"{kind}Date"))
            hour = TM(text(dataset, f"{kind}Time"))
        except (ValueError, TypeError):
            continue
        if day is not None and hour is not None and day.year >= _EARLIEST:
            return datetime(
                day.year, day.month, day.day, hour.hour, hour.minute, hour.second, hour.microsecond
            )
    return None


def _identity(dataset: Dataset) -> Identity:
    return Identity(
        name=str(dataset.get("PatientName") or "").replace("^", " ").strip(),
        patient_id=text(dataset, "PatientID"),
        birth_date=_day(text(dataset, "PatientBirthDate")),
        sex=text(dataset, "PatientSex"),
        visit_id=text(dataset, "StudyInstanceUID"),
        visit_date=_day(text(dataset, "StudyDate")),
    )


def _day(digits: str) -> str:
    """20240131 as 2024-01-31; anything else as it is."""
    if len(digits) == 8 and digits.isdigit():
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return digits


def _burned_in(dataset: Dataset) -> tuple[str, ...]:
    if text(dataset, "BurnedInAnnotation").upper() != "YES":
        return ()
    return (
        "Writing is burned into the picture (BurnedInAnnotation); it may name the patient, and "
        "exports will show it.",
    )


# --- everything else -----------------------------------------------------------------------------

_SHOWN = (
    ("Image type", "ImageType"),
    ("Lossy compression", "LossyImageCompression"),
    ("Lossy compression ratio", "LossyImageCompressionRatio"),
    ("Horizontal field of view (°)", "HorizontalFieldOfView"),
    ("Pupil dilated", "PupilDilated"),
    ("Pixel aspect ratio", "PixelAspectRatio"),
    ("Software", "SoftwareVersions"),
    ("Writing in the picture", "BurnedInAnnotation"),
)


def _pairs(dataset: Dataset, layout: Layout, spacing: str) -> tuple[tuple[str, str], ...]:
    """Labels and values for the person; no free text of the clinic, which may name the patient."""
    meta = dataset.file_meta
    found = [
        ("File format", "DICOM"),
        ("Object", dataset.get("SOPClassUID", "") and dataset.SOPClassUID.name),
        ("Compression", meta.TransferSyntaxUID.name),
        ("Stored as", f"{layout.stored} bit {layout.photometric}"),
        ("Pixel spacing", spacing),
        *((label, text(dataset, key)) for label, key in _SHOWN),
    ]
    return tuple((label, value) for label, value in found if value)
