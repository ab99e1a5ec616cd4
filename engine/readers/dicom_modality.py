"""How a DICOM photograph was taken, and of which part of the eye."""

from __future__ import annotations

import re
from typing import Any

from pydicom.dataset import Dataset

from engine.image import Modality
from engine.readers.dicom_layout import Layout

WIDE_FIELD_DEGREES = 100.0  # widefield begins here (Choudhry et al., Ophthalmol Retina 2019)
_WIDE_FIELD_OBJECTS = (
    "1.2.840.10008.5.1.4.1.1.77.1.5.5",
    "1.2.840.10008.5.1.4.1.1.77.1.5.6",
)
_CODES = (
    "ChannelDescriptionCodeSequence",
    "LightPathFilterTypeStackCodeSequence",
    "ImagePathFilterTypeStackCodeSequence",
    "IlluminationTypeCodeSequence",
)
# First match wins: an angiogram may also name its blue excitation light.
_SIGNS = (
    (Modality.ANGIOGRAPHY, r"\b(FA|FFA|ICG|ICGA)\b|FLUORESCEIN|INDOCYANINE|ANGIOGRA"),
    (Modality.AUTOFLUORESCENCE, r"\b(AF|FAF|BAF|GAF)\b|AUTO[- ]?FLUORESC"),
    (Modality.INFRARED, r"\b(IR|NIR)\b|INFRA[- ]?RED"),
    (Modality.RED_FREE, r"\b(RF|REDFREE)\b|RED[- ]FREE"),
)
_NOT_RETINA = re.compile(
    r"CORNEA|IRIS|ANTERIOR|LENS|EYELID|CONJUNCTIVA|SCLERA|PUPIL|LIMBUS", re.IGNORECASE
)


def text(item: Dataset, key: str) -> str:
    """A value as one printable line of at most 200 characters; "" where there is none."""
    value: Any = item.get(key)
    if value is None:
        return ""
    several = isinstance(value, list | tuple) or type(value).__name__ == "MultiValue"
    line = ", ".join(str(part) for part in value) if several else str(value)
    return "".join(letter for letter in line if letter.isprintable()).strip()[:200]


def region(dataset: Dataset) -> str:
    """The anatomic region by its code's meaning, as the file names it."""
    items = dataset.get("AnatomicRegionSequence") or ()
    return ", ".join(filter(None, (text(item, "CodeMeaning") for item in items)))


def modality(dataset: Dataset, layout: Layout) -> tuple[Modality, tuple[str, ...]]:
    """The modality and warnings; UNKNOWN where the header does not tell.

    By the object's class, the coded channel, filters and light, ImageType, and the device's own
    words for the series; a colour picture of the Ophthalmic Photography kind that says nothing
    else is a fundus photograph.
    """
    where = region(dataset)
    if _NOT_RETINA.search(where):
        return Modality.UNKNOWN, (f"The header says that this shows the {where}, not the retina.",)
    signs = _signs(dataset)
    for kind, pattern in _SIGNS:
        if re.search(pattern, signs):
            return kind, ()
    if dataset.get("SOPClassUID") in _WIDE_FIELD_OBJECTS or _field_degrees(dataset) >= (
        WIDE_FIELD_DEGREES
    ):
        return Modality.WIDE_FIELD, ()
    photograph = text(dataset, "Modality").upper() == "OP"
    colour = layout.samples == 3 or layout.photometric == "PALETTE COLOR"
    return (Modality.FUNDUS if photograph and colour else Modality.UNKNOWN), ()


def _signs(dataset: Dataset) -> str:
    coded = [
        text(item, "CodeMeaning") for sequence in _CODES for item in dataset.get(sequence) or ()
    ]
    image_type = dataset.get("ImageType")
    values = [str(value) for value in (image_type or ())[2:]] if image_type else []
    return " ".join([*coded, *values, text(dataset, "SeriesDescription")]).upper()


def _field_degrees(dataset: Dataset) -> float:
    try:
        return float(dataset.get("HorizontalFieldOfView") or 0)
    except (TypeError, ValueError):
        return 0.0
