"""Heidelberg XML export: one XML file, and a picture of every B-scan beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.errors import ImageReadError
from engine.image import (
    Device,
    Identity,
    Laterality,
    Localizer,
    OctScale,
    OctVolume,
    Scale,
    ScanPattern,
    ScanPosition,
)
from engine.layers import Surface
from engine.readers.heidelberg import position_of, scale_of, spacing_of, surfaces_of
from engine.readers.limits import MAX_FRAMES, check_total
from engine.readers.source import Source, pixel_sha256

_EYES = {"R": Laterality.RIGHT, "L": Laterality.LEFT}
_PATTERNS = {
    "volume": ScanPattern.VOLUME,
    "radial": ScanPattern.RADIAL,
    "star": ScanPattern.RADIAL,
    "circle": ScanPattern.CIRCLE,
    "line": ScanPattern.LINE,
    "single": ScanPattern.LINE,
}

Element = ElementTree.Element


def read_xml(source: Source) -> tuple[OctVolume, ...]:
    """One volume for each series of B-scans; the pictures are looked for beside the XML file.

    Brightness is as exported (8 bit), no longer intensity. Raises `ImageReadError`.
    """
    if source.folder is None:
        raise ImageReadError("The B-scans lie in pictures beside the XML file. Open it in place.")
    root = parse_xml(source.data)
    sha256 = source.sha256()
    volumes = [
        _volume(series, patient, source, source.folder, sha256)
        for patient in root.iter("Patient")
        for series in patient.iter("Series")
        if _bscans(series)
    ]
    if not volumes:
        raise ImageReadError(
            "This Heidelberg XML file names no B-scans. Export the OCT with its pictures."
        )
    return tuple(volumes)


def parse_xml(data: bytes) -> Element:
    """The root; raises `ImageReadError` for what is no XML, or defines entities of its own."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ImageReadError("The XML file defines entities, which no OCT export does.")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ImageReadError(
            "The XML file is damaged or cut off. Copy or export it again."
        ) from error


def pictures_named(source: Source) -> frozenset[str]:
    """Names of the pictures that belong to an XML file. Raises `ImageReadError`."""
    urls = (element.text or "" for element in parse_xml(source.data).iter("ExamURL"))
    return frozenset(name for url in urls if (name := PureWindowsPath(url.strip()).name))


def _bscans(series: Element) -> list[Element]:
    """The images with a place in depth; a localizer has none."""
    found = [image for image in series.findall("Image") if _kind(image) == "OCT"]
    if len(found) > MAX_FRAMES:
        raise ImageReadError(f"The XML file names {len(found)} B-scans. Export them in parts.")
    return found


def _kind(image: Element) -> str:
    told = image.findtext("ImageType/Type")
    if told is None:
        told = "LOCALIZER" if image.find("OphthalmicAcquisitionContext/Angle") is not None else ""
        told = told or "OCT"
    return told.strip().upper()


def _volume(
    series: Element, patient: Element, source: Source, folder: Path, sha256: str
) -> OctVolume:
    images = _bscans(series)
    sizes = [(int(_number(im, "Width") or 0), int(_number(im, "Height") or 0)) for im in images]
    check_total(sizes, bytes_per_sample=1)
    if len(set(sizes)) > 1:
        raise ImageReadError("The B-scans of the XML file differ in size. Export them separately.")
    bscans = np.stack([_picture(image, folder, sizes[0]) for image in images])
    eye = _EYES.get((series.findtext("Laterality") or "").strip(), Laterality.UNKNOWN)
    pattern = _PATTERNS.get((series.findtext("Type") or "").strip().lower(), ScanPattern.UNKNOWN)
    localizer = _localizer(series, folder)
    positions = _positions(images, pattern, localizer, right_eye=eye is not Laterality.LEFT)
    scale, warnings = _scale(images, positions, localizer)
    return OctVolume(
        bscans=bscans,
        sha256=sha256,
        pixel_sha256=pixel_sha256(bscans),
        name=source.name,
        pattern=pattern,
        scale=scale,
        localizer=localizer,
        positions=positions,
        surfaces=_surfaces(images, sizes[0]),
        quality_db=np.array(
            [np.nan if (db := _number(im, "ImageQuality")) is None else db for im in images],
            np.float32,
        ),
        laterality=eye,
        laterality_source="not stated" if eye is Laterality.UNKNOWN else "vendor header",
        acquired=_acquired(series, patient),
        device=Device(
            (series.findtext("GeneralEquipment/Manufacturer") or "Heidelberg Engineering").strip(),
            (series.findtext("GeneralEquipment/ManufacturerModelName") or "").strip(),
        ),
        identity=_identity(patient),
        warnings=warnings,
        header=(("File format", "Heidelberg XML"), ("Stored as", "8 bit, as shown by the device")),
    )


def _number(image: Element, name: str) -> float | None:
    try:
        value = float(image.findtext(f"OphthalmicAcquisitionContext/{name}") or "nan")
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _picture(image: Element, folder: Path, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Only the name of the picture is taken: the place where it was exported is elsewhere."""
    name = PureWindowsPath(image.findtext("ImageData/ExamURL") or "").name
    path = folder / name
    if not name or not path.is_file():
        raise ImageReadError(
            f"The picture {name or 'of a B-scan'} that the XML file names is not beside it. "
            "Copy the whole folder of the export."
        )
    with Image.open(path, formats=("TIFF", "PNG", "JPEG", "BMP")) as opened:
        if opened.size != size:
            raise ImageReadError(
                f"The picture {name} has {opened.size[0]} × {opened.size[1]} pixels, the XML file "
                f"says {size[0]} × {size[1]}. Export both again."
            )
        return np.asarray(opened.convert("L"), np.uint8)


def _localizer(series: Element, folder: Path) -> Localizer | None:
    for image in series.findall("Image"):
        if _kind(image) != "LOCALIZER":
            continue
        size = (int(_number(image, "Width") or 0), int(_number(image, "Height") or 0))
        x_mm, y_mm = _number(image, "ScaleX"), _number(image, "ScaleY")
        known = x_mm and y_mm and 1e-4 < x_mm < 1 and 1e-4 < y_mm < 1
        scale = Scale(x_mm * 1000, y_mm * 1000, "vendor") if known and x_mm and y_mm else None
        check_total([size], bytes_per_sample=1)
        return Localizer(_picture(image, folder, size), scale)
    return None


def _positions(
    images: list[Element], pattern: ScanPattern, localizer: Localizer | None, *, right_eye: bool
) -> tuple[ScanPosition, ...]:
    if localizer is None or localizer.scale is None:
        return ()
    pixel = (localizer.scale.x_um / 1000, localizer.scale.y_um / 1000)
    found = []
    for image in images:
        ends = [
            _number(image, f"{end}/Coord/{axis}") for end in ("Start", "End") for axis in ("X", "Y")
        ]
        told = [value for value in ends if value is not None]
        if len(told) < 4:
            return ()
        place = (told[0], told[1], told[2], told[3])
        columns = int(_number(image, "Width") or 1)
        found.append(position_of(pattern, place, pixel, columns=columns, right_eye=right_eye))
    return tuple(found)


def _scale(
    images: list[Element], positions: tuple[ScanPosition, ...], localizer: Localizer | None
) -> tuple[OctScale | None, tuple[str, ...]]:
    z_mm, x_mm = _number(images[0], "ScaleY"), _number(images[0], "ScaleX")
    if z_mm is None or x_mm is None:
        return None, ()
    y_mm = None
    if localizer is not None and localizer.scale is not None:
        y_mm = spacing_of(positions, localizer.scale.x_um / 1000)
    return scale_of(z_mm, x_mm, y_mm)


def _surfaces(images: list[Element], size: tuple[int, int]) -> tuple[Surface, ...]:
    width, height = size
    rows: dict[str, NDArray[np.float32]] = {}
    for number, image in enumerate(images):
        for line in image.findall("Segmentation/SegLine"):
            name = (line.findtext("Name") or "").strip()
            try:
                told = np.array((line.findtext("Array") or "").split(), np.float32)
            except ValueError as error:
                raise ImageReadError("A surface in the XML file holds no numbers.") from error
            if told.size == width:
                own = rows.setdefault(name, np.full((len(images), width), np.nan, np.float32))
                own[number] = told
    return surfaces_of(rows, height)


def _acquired(series: Element, patient: Element) -> datetime | None:
    try:
        day = [int(patient.findtext(f".//StudyDate/Date/{part}") or "") for part in _DAY]
        hour = [float(series.findtext(f"Image/AcquisitionTime/Time/{part}") or 0) for part in _HOUR]
        return datetime(day[0], day[1], day[2], int(hour[0]), int(hour[1]), int(hour[2]))
    except ValueError:
        return None


_DAY = ("Year", "Month", "Day")
_HOUR = ("Hour", "Minute", "Second")


def _identity(patient: Element) -> Identity:
    def told(place: str) -> str:
        return (patient.findtext(place) or "").strip()

    born = "-".join(filter(None, (told(f"Birthdate/Date/{part}") for part in _DAY)))
    return Identity(
        name=" ".join(filter(None, (told("FirstNames"), told("LastName")))),
        patient_id=told("PatientID"),
        birth_date=born,
        sex=told("Sex"),
        visit_id=told("Study/StudyUID"),
        visit_date="-".join(filter(None, (told(f"Study/StudyDate/Date/{p}") for p in _DAY))),
    )
