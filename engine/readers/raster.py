"""Photographs in the formats of cameras and offices: JPEG, PNG, TIFF, BMP, PPM, WebP, GIF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageCms

from engine.errors import ImageReadError
from engine.image import RetinalImage
from engine.readers import color, raster_header
from engine.readers.color import BAND, Pixels
from engine.readers.limits import MAX_FRAME_PIXELS, MAX_FRAMES, check_jpeg_scans, check_total
from engine.readers.pnm import MAGIC as PNM_MAGIC
from engine.readers.pnm import read_pnm
from engine.readers.source import Source, pixel_sha256

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")  # a JPEG of several pictures opens as "MPO"
SHALLOW = ("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBX", "RGBa", "CMYK", "YCbCr")
DEEP_GREY = ("I;16", "I;16L", "I;16B")

# What OpenCV writes to the terminal about a bad file, the person gets as an ImageReadError.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
# Pillow looks at the size before we can; one limit for both.
Image.MAX_IMAGE_PIXELS = MAX_FRAME_PIXELS


@dataclass(frozen=True)
class Page:
    """One picture of a file: where it is, how large, and the bits of one sample."""

    index: int
    size: tuple[int, int]
    bits: int


def read_raster(source: Source) -> tuple[RetinalImage, ...]:
    """All pictures of the file, upright sRGB; a scale is never taken from a dpi tag.

    Alpha is composited on black, CMYK converted by its profile, 16-bit samples kept. Reduced
    copies and masks within a TIFF, and previews within a JPEG, are left out. Raises
    `ImageReadError`, and whatever the decoder raises on a damaged file.
    """
    if source.data[:2] in PNM_MAGIC:
        return (_pnm_image(source),)
    with _open(source.data) as opened:
        if opened.format in ("JPEG", "MPO"):
            check_jpeg_scans(source.data)
        pages = _pages(opened, source.data)
        deepest = max(page.bits for page in pages)
        check_total([page.size for page in pages], bytes_per_sample=2 if deepest > 8 else 1)
        sha256 = source.sha256()
        return tuple(
            _image(opened, page, source=source, sha256=sha256, frame=frame)
            for frame, page in enumerate(pages)
        )


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise ImageReadError(
            f"The picture claims far more pixels than the limit of "
            f"{MAX_FRAME_PIXELS // 1_000_000} megapixels. Check the file, or export it smaller."
        ) from error


def _pnm_image(source: Source) -> RetinalImage:
    samples, top = read_pnm(source.data)
    pixels = color.spread(samples, top=top)
    if pixels.ndim == 2:
        pixels = color.grey_to_rgb(pixels)
    return RetinalImage(
        pixels=pixels,
        sha256=source.sha256(),
        pixel_sha256=pixel_sha256(pixels),
        name=source.name,
        header=(("File format", "PNM"), ("Largest value", str(top))),
    )


def _pages(opened: Image.Image, data: bytes) -> tuple[Page, ...]:
    """The pictures that a person would count; never empty."""
    count = int(getattr(opened, "n_frames", 1))
    if opened.format in ("GIF", "WEBP", "PNG"):  # frames of one animation share their canvas
        bits = data[24] if opened.format == "PNG" else 8
        if bits > 8:
            count = 1
        check_total([opened.size] * min(count, MAX_FRAMES + 1), bytes_per_sample=1)
        return tuple(Page(index, opened.size, bits) for index in range(count))
    pages = []
    for index in range(min(count, MAX_FRAMES + 1)):
        opened.seek(index)
        if raster_header.is_own_picture(opened, index):
            pages.append(Page(index, opened.size, raster_header.sample_bits(opened)))
    if not pages:
        raise ImageReadError("The file holds only previews. Export the picture itself as TIFF.")
    return tuple(pages)


def _image(
    opened: Image.Image, page: Page, *, source: Source, sha256: str, frame: int
) -> RetinalImage:
    opened.seek(page.index)
    stored = f"{page.bits} bit {opened.mode}"
    exif = opened.getexif()
    aspect = raster_header.pixel_aspect(opened)
    orientation = raster_header.orientation(exif)
    if opened.mode not in SHALLOW + DEEP_GREY:
        raise ImageReadError(
            f"Pictures of the kind {opened.format} {opened.mode} are not supported, only grey, "
            "palette, RGB and CMYK of up to 16 bits. Export the picture as RGB."
        )
    profile = opened.info.get("icc_profile") or None
    if page.bits > 8:
        pixels, notices = _deep_pixels(opened, page, source.data, profile)
    else:
        pixels, notices = _pixels(opened, profile)
    if opened.format != "TIFF":  # the TIFF decoders turn the picture themselves
        pixels = color.upright(pixels, orientation)
    if aspect is not None and orientation >= 5:
        aspect = 1 / aspect
    return RetinalImage(
        pixels=pixels,
        sha256=sha256,
        pixel_sha256=pixel_sha256(pixels),
        name=source.name,
        frame=frame,
        pixel_aspect=aspect,
        acquired=raster_header.acquired(exif),
        device=raster_header.device(exif),
        warnings=notices,
        header=raster_header.pairs(opened, source.data, stored=stored, orientation=orientation),
    )


# --- 8 bits ------------------------------------------------------------------------------------


def _pixels(image: Image.Image, profile: bytes | None) -> tuple[Pixels, tuple[str, ...]]:
    """The decoded picture as uint8 RGB, converted in bands of rows to bound the memory."""
    image.load()
    transform, mode, notices = _transform(image, profile)
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    visible = False
    for top, band in _bands(image):
        rgb, seen = _band_pixels(band, transform=transform, mode=mode)
        pixels[top : top + BAND] = rgb
        visible = visible or seen
    _refuse_invisible(visible)
    return pixels, notices


def _bands(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, image.height, BAND):
        yield top, image.crop((0, top, image.width, min(top + BAND, image.height)))


def _band_pixels(
    band: Image.Image, *, transform: ImageCms.ImageCmsTransform | None, mode: str
) -> tuple[Pixels, bool]:
    """RGB of a band, and whether anything in it is opaque at all."""
    seen = True
    if band.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in band.info:
        premultiplied = band.mode == "RGBa"
        rgba = np.asarray(band if premultiplied else band.convert("RGBA"))
        seen = bool(rgba[..., 3].any())
        band = Image.fromarray(color.over_black(rgba, premultiplied=premultiplied))
    if transform is not None:
        return np.asarray(ImageCms.applyTransform(band.convert(mode), transform)), seen
    return np.asarray(band if band.mode == "RGB" else band.convert("RGB")), seen


def _transform(
    image: Image.Image, profile: bytes | None
) -> tuple[ImageCms.ImageCmsTransform | None, str, tuple[str, ...]]:
    """The colour transform of a picture, the mode that it works on, and what to tell about it."""
    cmyk = image.mode == "CMYK"
    if profile is None:
        notice = "The CMYK picture has no colour profile; its colours are approximate."
        return None, "RGB", (notice,) if cmyk else ()
    mode = color.profile_mode(profile)
    fits = mode == "CMYK" if cmyk else mode == "RGB" or (mode == "L" and image.mode in ("1", "L"))
    if not fits:
        return None, "RGB", (color.BAD_PROFILE,)
    try:
        return color.srgb_transform(profile, mode), mode, ()
    except color.ProfileError:
        return None, "RGB", (color.BAD_PROFILE,)


def _refuse_invisible(visible: bool) -> None:
    if not visible:
        raise ImageReadError(
            "Every pixel of the picture is transparent. Export it without an alpha channel."
        )


# --- 9 to 16 bits ------------------------------------------------------------------------------


def _deep_pixels(
    image: Image.Image, page: Page, data: bytes, profile: bytes | None
) -> tuple[Pixels, tuple[str, ...]]:
    """The picture as uint16 RGB; Pillow would cut 16-bit colour down to 8 bits, OpenCV does not."""
    values: Pixels
    if image.mode in DEEP_GREY:
        image.load()
        values = np.asarray(image).astype(np.uint16)
        if raster_header.white_is_zero(image):
            np.subtract((1 << page.bits) - 1, values, out=values)
    else:
        values = _opencv_values(image, page, data)
    samples, notices = _significant(values, page.bits)
    alpha = samples.ndim == 3 and samples.shape[2] == 4
    if alpha and raster_header.extra_sample(image) == 0:
        samples, alpha = np.ascontiguousarray(samples[..., :3]), False
    if alpha:
        _refuse_invisible(bool(samples[..., 3].any()))
        premultiplied = raster_header.extra_sample(image) == 1
        samples = color.over_black(samples, premultiplied=premultiplied)
    if samples.ndim == 2:
        if profile is not None and color.profile_mode(profile) == "L" and samples.dtype == "u2":
            samples, more = color.grey16_to_srgb(samples, profile)
            return color.grey_to_rgb(samples), (*notices, *more)
        samples = color.grey_to_rgb(samples)
    pixels, more = color.rgb_to_srgb(samples, profile)
    return pixels, (*notices, *more)


def _opencv_values(image: Image.Image, page: Page, data: bytes) -> Pixels:
    buffer = np.frombuffer(data, np.uint8)
    flags = cv2.IMREAD_UNCHANGED
    if image.format == "PNG":
        values = cv2.imdecode(buffer, flags)
    else:
        _, found = cv2.imdecodemulti(buffer, flags, range=(page.index, page.index + 1))
        values = found[0] if len(found) == 1 else None
    if values is None or values.dtype != np.uint16:
        raise ImageReadError("The 16-bit picture is damaged or of a rare kind. Export it as PNG.")
    if values.ndim == 3:
        swap = cv2.COLOR_BGRA2RGBA if values.shape[2] == 4 else cv2.COLOR_BGR2RGB
        values = cv2.cvtColor(values, swap)
    return values


def _significant(values: Pixels, bits: int) -> tuple[Pixels, tuple[str, ...]]:
    """Spread over the full range; 8 or 12 bits in a 16-bit container are found by their maximum.

    Cameras write them so without saying it, and the picture would be nearly black.
    """
    colour = values[..., :3] if values.ndim == 3 else values
    top = int(colour.max())
    used = bits if bits < 16 or top == 0 else 8 if top < 256 else 12 if top < 4096 else 16
    if used == bits:
        return color.spread(values, top=(1 << bits) - 1), ()
    notice = (
        f"No value of the 16-bit picture exceeds {(1 << used) - 1}; it is shown as {used}-bit data."
    )
    if values.ndim == 3 and values.shape[2] == 4:
        values = np.ascontiguousarray(values[..., :3])
    return color.spread(values, top=(1 << used) - 1), (notice,)
