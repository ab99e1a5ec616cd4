"""Heidelberg Spectralis `.vol` (raw export), by its layout in the export's own header.

Checked on real files of format HSF-OCT-103: line and circle scans with three device surfaces.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

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
from engine.readers.heidelberg import MISSING, position_of, scale_of, spacing_of, surfaces_of
from engine.readers.limits import MAX_DECODED_BYTES, MAX_FRAMES, check_frame
from engine.readers.source import Source, pixel_sha256

MAGIC = b"HSF-OCT-"
_HEADER = 2048
_SCAN_HEADER = 68  # the least that a B-scan's own header holds
_PATTERNS = {
    1: ScanPattern.LINE,
    2: ScanPattern.CIRCLE,
    3: ScanPattern.VOLUME,
    4: ScanPattern.VOLUME,
    5: ScanPattern.RADIAL,
}
_EYES = {b"OD": Laterality.RIGHT, b"OS": Laterality.LEFT}
_ORDER = ("ILM", "BM", "RNFL", "GCL", "IPL", "INL", "OPL", "", "ELM", "", "", "", "", "", "PR1",
          "PR2", "RPE")  # fmt: skip
"""The surfaces as they follow each other in a B-scan's header; those without a name are unused."""

_CUT = "The file is cut off or damaged: {}. Copy or export it again from the device."


@dataclass(frozen=True)
class _Header:
    """The file's header, as far as it is used; lengths in mm."""

    width: int
    scans: int
    height: int
    x_mm: float
    y_mm: float
    z_mm: float
    slo_width: int
    slo_height: int
    slo_x_mm: float
    slo_y_mm: float
    slo_degrees: int
    focus: float
    eye: Laterality
    acquired: datetime | None
    pattern: ScanPattern


@dataclass(frozen=True, eq=False)
class _Scan:
    """One B-scan: where it lies (mm), its quality in dB, its surfaces and intensities."""

    ends: tuple[float, float, float, float]
    quality: float
    rows: NDArray[np.float32]  # (surfaces, width)
    pixels: NDArray[np.float32]  # (height, width)


def read_vol(source: Source) -> tuple[OctVolume, ...]:
    """The one volume of a `.vol` file, intensities as stored (shown by their fourth root).

    A value of 3.4e38 is missing and becomes NaN. Raises `ImageReadError` for a file whose parts do
    not fit its length.
    """
    data = source.data
    header = _header(data)
    scans = _scans(data, header)
    right = header.eye is not Laterality.LEFT
    pixel = (header.slo_x_mm, header.slo_y_mm)
    positions: tuple[ScanPosition, ...] = ()
    if min(pixel) > 0:
        positions = tuple(
            position_of(header.pattern, scan.ends, pixel, columns=header.width, right_eye=right)
            for scan in scans
        )
    scale, warnings = _scale(header, positions)
    bscans = np.stack([scan.pixels for scan in scans])
    volume = OctVolume(
        bscans=bscans,
        sha256=source.sha256(),
        pixel_sha256=pixel_sha256(bscans),
        name=source.name,
        pattern=header.pattern,
        shown_range=(0.0, 1.0),
        fourth_root=True,
        scale=scale,
        localizer=_localizer(data, header),
        positions=positions,
        surfaces=_surfaces(scans, header),
        quality_db=np.array([scan.quality for scan in scans], np.float32),
        laterality=header.eye,
        laterality_source="not stated" if header.eye is Laterality.UNKNOWN else "vendor header",
        acquired=header.acquired,
        device=Device("Heidelberg Engineering", "Spectralis"),
        identity=_identity(data),
        warnings=warnings,
        header=_pairs(data, header),
    )
    return (volume,)


# --- file header ---------------------------------------------------------------------------------


def _header(data: bytes) -> _Header:
    if len(data) < _HEADER:
        raise ImageReadError(_CUT.format("its header is not complete"))
    width, scans, height = struct.unpack_from("<3i", data, 12)
    x_mm, y_mm, z_mm = struct.unpack_from("<3d", data, 24)
    slo_width, slo_height, slo_x_mm, slo_y_mm = struct.unpack_from("<2i2d", data, 48)
    degrees, focus = struct.unpack_from("<id", data, 72)
    (ticks,) = struct.unpack_from("<q", data, 88)
    (pattern,) = struct.unpack_from("<i", data, 96)
    header = _Header(
        width=width,
        scans=scans,
        height=height,
        x_mm=x_mm,
        y_mm=y_mm,
        z_mm=z_mm,
        slo_width=slo_width,
        slo_height=slo_height,
        slo_x_mm=slo_x_mm,
        slo_y_mm=slo_y_mm,
        slo_degrees=degrees,
        focus=focus,
        eye=_EYES.get(data[84:86], Laterality.UNKNOWN),
        acquired=_time(ticks),
        pattern=_PATTERNS.get(pattern, ScanPattern.UNKNOWN),
    )
    _check(header, len(data))
    return header


def _check(header: _Header, length: int) -> None:
    """Refuse sizes that do not fit the file before anything is made of them."""
    if header.width < 1 or header.height < 1:
        raise ImageReadError(_CUT.format("its OCT volume has no pixels"))
    check_frame(header.width, header.height)
    if not 1 <= header.scans <= MAX_FRAMES:
        raise ImageReadError(_CUT.format(f"its header claims {header.scans} B-scans"))
    if not (0 <= header.slo_width <= 1 << 15 and 0 <= header.slo_height <= 1 << 15):
        raise ImageReadError(_CUT.format("its header claims an impossible localizer"))
    intensities = header.scans * header.width * header.height * 4
    if intensities > MAX_DECODED_BYTES:
        raise ImageReadError(
            f"The volume would need {intensities / 1e6:.0f} MB in memory, more than the limit of "
            f"{MAX_DECODED_BYTES / 1e6:.0f} MB. Export fewer B-scans."
        )
    least = _HEADER + header.slo_width * header.slo_height + intensities
    if length < least:
        raise ImageReadError(
            _CUT.format(f"its header promises at least {least} bytes, there are {length}")
        )


def _time(ticks: int) -> datetime | None:
    """From steps of 100 ns since 1601, as Windows counts; None where that is no plausible year."""
    try:
        when = datetime(1601, 1, 1) + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return when if 1990 <= when.year <= 2100 else None


def _identity(data: bytes) -> Identity:
    """Patient id, birth date and visit; the format has no name."""
    (born,) = struct.unpack_from("<d", data, 164)
    return Identity(
        patient_id=_text(data[140:161]),
        birth_date=_day(born),
        visit_id=_text(data[176:200]),
    )


def _day(days: float) -> str:
    """From days since 1899-12-30, as OLE counts; "" for 0 and what is no date."""
    if not 1 <= days <= 80_000:
        return ""
    return (datetime(1899, 12, 30) + timedelta(days=days)).date().isoformat()


def _text(raw: bytes) -> str:
    return "".join(c for c in raw.split(b"\0")[0].decode("latin-1") if c.isprintable()).strip()


def _pairs(data: bytes, header: _Header) -> tuple[tuple[str, str], ...]:
    found = [
        ("File format", f"Heidelberg .vol {_text(data[:12])}"),
        ("Stored as", "32 bit float, shown by its fourth root"),
        ("Localizer (°)", str(header.slo_degrees) if header.slo_degrees > 0 else ""),
        ("Focus (D)", f"{header.focus:.2f}" if abs(header.focus) < 40 else ""),
        ("Programme", _text(data[224:258])),
    ]
    return tuple((label, value) for label, value in found if value)


# --- B-scans -------------------------------------------------------------------------------------


def _scans(data: bytes, header: _Header) -> list[_Scan]:
    """Each B-scan's own header says how long that header is."""
    place = _HEADER + header.slo_width * header.slo_height
    intensities = header.width * header.height * 4
    scans = []
    for number in range(header.scans):
        what = f"B-scan {number + 1} of {header.scans}"
        if data[place : place + 7] != b"HSF-BS-":
            raise ImageReadError(_CUT.format(f"{what} does not begin where it should"))
        if len(data) < place + _SCAN_HEADER:
            raise ImageReadError(_CUT.format(f"{what} is not complete"))
        (length,) = struct.unpack_from("<i", data, place + 12)
        if not _SCAN_HEADER <= length <= len(data) - place - intensities:
            raise ImageReadError(_CUT.format(f"{what} is not complete"))
        scans.append(_scan(data[place : place + length + intensities], length, header))
        place += length + intensities
    return scans


def _scan(data: bytes, length: int, header: _Header) -> _Scan:
    ends = struct.unpack_from("<4d", data, 16)
    count, offset = struct.unpack_from("<2i", data, 48)
    (quality,) = struct.unpack_from("<f", data, 56)
    if count and not (0 < count <= 100 and 0 < offset <= length - count * header.width * 4):
        raise ImageReadError(_CUT.format("the surfaces of a B-scan lie outside its header"))
    rows = np.frombuffer(data, "<f4", count * header.width, offset)
    pixels = np.frombuffer(data, "<f4", header.width * header.height, length)
    return _Scan(
        ends,
        quality if 0 < quality < 200 else float("nan"),
        rows.reshape(count, header.width).astype(np.float32),
        np.where((pixels >= 0) & (pixels < MISSING), pixels, np.nan)
        .astype(np.float32)
        .reshape(header.height, header.width),
    )


def _surfaces(scans: list[_Scan], header: _Header) -> tuple[Surface, ...]:
    count = min(len(_ORDER), max(len(scan.rows) for scan in scans))
    rows = {}
    for number in range(count):
        told = np.full((len(scans), header.width), np.nan, np.float32)
        for scan, each in enumerate(scans):
            if number < len(each.rows):
                told[scan] = each.rows[number]
        if _ORDER[number]:
            rows[_ORDER[number]] = told
    return surfaces_of(rows, header.height)


def _scale(
    header: _Header, positions: tuple[ScanPosition, ...]
) -> tuple[OctScale | None, tuple[str, ...]]:
    """The stated scale; the distance of B-scans from their places where it is not stated."""
    if header.pattern is not ScanPattern.VOLUME:
        return scale_of(header.z_mm, header.x_mm, None)
    measured = spacing_of(positions, header.slo_x_mm)
    stated = header.y_mm
    scale, warnings = scale_of(header.z_mm, header.x_mm, stated if stated > 0 else measured)
    if stated > 0 and len(positions) > 1 and (measured is None or abs(measured / stated - 1) > 0.1):
        warnings += (
            "The B-scans' places on the localizer do not agree with their stated distance of "
            f"{stated * 1000:.0f} µm. Check areas and volumes before you rely on them.",
        )
    return scale, warnings


def _localizer(data: bytes, header: _Header) -> Localizer | None:
    if not header.slo_width * header.slo_height:
        return None
    pixels = np.frombuffer(data, np.uint8, header.slo_width * header.slo_height, _HEADER)
    known = all(1e-4 < mm < 1 for mm in (header.slo_x_mm, header.slo_y_mm))
    scale = Scale(header.slo_x_mm * 1000, header.slo_y_mm * 1000, "vendor") if known else None
    return Localizer(pixels.reshape(header.slo_height, header.slo_width).copy(), scale)
