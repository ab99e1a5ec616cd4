"""What a photograph's file says about itself beside the pixels: EXIF, TIFF tags, densities."""

from __future__ import annotations

from datetime import datetime

from PIL import Image

from engine.errors import ImageReadError
from engine.image import Device

# TIFF 6.0 and EXIF (CIPA DC-008) tag numbers
_SUBFILE, _OLD_SUBFILE, _BITS, _PHOTOMETRIC = 254, 255, 258, 262
_MAKE, _MODEL, _ORIENTATION, _EXTRA_SAMPLES, _SAMPLE_FORMAT = 271, 272, 274, 338, 339
_SAMPLES, _PLANAR = 277, 284
_DNG, _EXIF_IFD, _TAKEN, _MP_ENTRIES = 50706, 0x8769, 36867, 0xB002

_SAME = 0.01  # densities that differ by less are rounding, not oblong pixels


def is_own_picture(image: Image.Image, index: int) -> bool:
    """False for a reduced copy or a mask in a TIFF, and for a preview or gain map in a JPEG."""
    if image.format == "TIFF":
        tags = image.tag_v2  # type: ignore[attr-defined]
        if _DNG in tags:
            raise ImageReadError(
                "This is a camera raw file. Develop it and export it as JPEG or TIFF."
            )
        return not int(tags.get(_SUBFILE, 0)) & 0b101 and tags.get(_OLD_SUBFILE) != 2
    if image.format == "MPO" and index > 0:
        entries = image.mpinfo.get(_MP_ENTRIES, [])  # type: ignore[attr-defined]
        kind = entries[index]["Attribute"]["MPType"] if index < len(entries) else ""
        return "Disparity" in kind  # the other picture of a stereo pair
    return True


def sample_bits(image: Image.Image) -> int:
    """Bits of one sample; `ImageReadError` for floating-point and signed samples."""
    if image.format != "TIFF":
        return 8
    tags = image.tag_v2  # type: ignore[attr-defined]
    kinds = set(tags.get(_SAMPLE_FORMAT, (1,)))
    if kinds & {2, 3}:
        raise ImageReadError(
            "The TIFF holds floating-point or signed values (perhaps with NaN), whose brightness "
            "has no fixed range. Export it as 8- or 16-bit RGB."
        )
    deepest = max(int(bits) for bits in tags.get(_BITS, (1,)))
    if deepest > 8 and tags.get(_PLANAR) == 2 and tags.get(_SAMPLES, 1) > 1:
        raise ImageReadError(
            "The TIFF keeps its 16-bit colours in separate planes, which no decoder here reads "
            "rightly. Export it with interleaved (chunky) colours, or as PNG."
        )
    return deepest


def white_is_zero(image: Image.Image) -> bool:
    """True for a TIFF whose least value is white."""
    return image.format == "TIFF" and image.tag_v2.get(_PHOTOMETRIC) == 0  # type: ignore[attr-defined]


def extra_sample(image: Image.Image) -> int:
    """What a fourth sample is: 0 unknown, 1 premultiplied alpha, 2 alpha (TIFF 6.0)."""
    if image.format != "TIFF":
        return 2
    return int((*image.tag_v2.get(_EXTRA_SAMPLES, ()), 0)[0])  # type: ignore[attr-defined]


def orientation(exif: Image.Exif) -> int:
    """1..8; 1 where nothing valid is stated."""
    value = exif.get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def pixel_aspect(image: Image.Image) -> float | None:
    """Height / width of a stored pixel where the two densities differ; else None.

    Dots per inch say how large to print, not how large a pixel is on the retina: only their
    ratio has a meaning here.
    """
    if image.format == "TIFF":
        tags = image.tag_v2  # type: ignore[attr-defined]
        density = (tags.get(282), tags.get(283))
    else:
        stated = ("jfif_density", "aspect", "dpi")
        density = next((image.info[key] for key in stated if key in image.info), (None, None))
    try:
        along, down = (float(value) for value in density)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (0 < along < 1e9 and 0 < down < 1e9) or abs(along / down - 1) < _SAME:
        return None
    return along / down


def acquired(exif: Image.Exif) -> datetime | None:
    """When the picture was taken (DateTimeOriginal), not when the file was last changed."""
    text = exif.get_ifd(_EXIF_IFD).get(_TAKEN)
    try:
        return datetime.strptime(str(text), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def device(exif: Image.Exif) -> Device:
    """The camera by EXIF."""
    return Device(manufacturer=_text(exif.get(_MAKE)), model=_text(exif.get(_MODEL)))


def pairs(
    image: Image.Image, data: bytes, *, stored: str, orientation: int
) -> tuple[tuple[str, str], ...]:
    """Labels and values for the person; no free text, which may name the patient.

    `data` is the whole file: what lossy compression made of the pixels is told as a ratio.
    """
    found = [("File format", str(image.format)), ("Stored as", stored)]
    if _is_lossy(image, data):
        plain = image.width * image.height * len(image.getbands())
        found.append(("Lossy compression ratio", f"{plain / len(data):.1f}"))
    if image.info.get("icc_profile"):
        found.append(("Colour profile", "embedded, applied where usable"))
    if orientation != 1:
        found.append(("Orientation", f"EXIF {orientation}, turned upright"))
    return tuple(found)


def _is_lossy(image: Image.Image, data: bytes) -> bool:
    if image.format == "WEBP":
        return data[12:16] != b"VP8L"
    packed = str(image.info.get("compression", ""))
    return image.format in ("JPEG", "MPO") or "jpeg" in packed or packed == "webp"


def _text(value: object) -> str:
    """One printable line of at most 64 characters."""
    text = str(value or "")
    return "".join(letter for letter in text if letter.isprintable()).strip()[:64]
