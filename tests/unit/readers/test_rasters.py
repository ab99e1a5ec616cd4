"""Photographs in common formats come back upright, in sRGB, at full depth."""

import io
import zlib
from datetime import datetime

import cv2
import numpy as np
import pytest
import tifffile
from bad_files import chunk, png
from pictures import PATCH, centres, grey, patches
from PIL import Image, ImageCms, PngImagePlugin

from engine.errors import ImageReadError
from engine.image import Laterality
from engine.readers import open_file

RGB = patches()
DEEP = RGB.astype(np.uint16) * 256 + RGB[::-1, ::-1]


@pytest.fixture
def opened(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return open_file(path)

    return write


def saved(image, kind, **options):
    buffer = io.BytesIO()
    if isinstance(image, np.ndarray):
        image = Image.fromarray(image)
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("BMP", {}),
        ("PPM", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_adobe_deflate"}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_lossless_formats_are_exact(opened, kind, options):
    (image,) = opened("picture.bin", saved(RGB, kind, **options))
    assert np.array_equal(image.pixels, RGB)
    assert image.scale is None
    assert image.laterality is Laterality.UNKNOWN
    assert image.name == "picture.bin"


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"keep_rgb": True}])
def test_jpeg_colours(opened, options):
    (image,) = opened("a.jpg", saved(RGB, "JPEG", quality=97, **options))
    assert np.abs(centres(image.pixels).astype(int) - centres(RGB)).max() <= 6


def test_gif_and_palettes(opened):
    indexed = Image.fromarray(RGB).quantize(15)
    for kind in ("GIF", "PNG", "TIFF", "BMP"):
        (image,) = opened("a", saved(indexed, kind))
        assert np.array_equal(image.pixels, RGB), kind


def test_grey_and_bitmaps_become_three_equal_channels(opened):
    for pixels in (grey(8), grey(8) > 100):
        (image,) = opened("a.png", saved(Image.fromarray(pixels), "PNG"))
        truth = pixels if pixels.dtype == np.uint8 else pixels.astype(np.uint8) * 255
        assert np.array_equal(image.pixels, truth[..., None].repeat(3, -1))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "TIFF16"])
def test_every_orientation_is_turned_upright(opened, kind, orientation):
    """How each EXIF orientation is stored, by the standard's words about row 0 and column 0."""
    stored = {
        1: RGB,
        2: RGB[:, ::-1],  # row 0 is the top, column 0 the right
        3: RGB[::-1, ::-1],  # bottom, right
        4: RGB[::-1],  # bottom, left
        5: RGB.transpose(1, 0, 2),  # left, top
        6: RGB[:, ::-1].transpose(1, 0, 2),  # right, top
        7: RGB[::-1, ::-1].transpose(1, 0, 2),  # right, bottom
        8: RGB[::-1].transpose(1, 0, 2),  # left, bottom
    }[orientation]
    stored = np.ascontiguousarray(stored)
    if kind == "TIFF16":
        buffer = io.BytesIO()
        tag = [(274, "H", 1, orientation, True)]
        tifffile.imwrite(buffer, stored.astype(np.uint16) * 257, photometric="rgb", extratags=tag)
        data = buffer.getvalue()
    else:
        exif = Image.Exif()
        exif[274] = orientation
        options = {"WEBP": {"lossless": True}, "JPEG": {"quality": 97}}.get(kind, {})
        data = saved(stored, kind, exif=exif, **options)
    (image,) = opened("a", data)
    assert image.pixels.shape == RGB.shape
    assert np.abs(centres(image.rgb8()).astype(int) - centres(RGB)).max() <= 6


def png16(pixels):
    if pixels.ndim == 3:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA if pixels.shape[2] == 4 else 4)
    return cv2.imencode(".png", pixels)[1].tobytes()


def tiff16(pixels, **options):
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, pixels, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        png16(DEEP),
        tiff16(DEEP, photometric="rgb"),
        tiff16(DEEP, photometric="rgb", compression="zlib", byteorder=">"),
        tiff16(DEEP, photometric="rgb", planarconfig="contig", rowsperstrip=7),
        b"P6 # a comment\n80 48\n65535\n" + DEEP.astype(">u2").tobytes(),
    ],
    ids=["png", "tiff", "tiff-big-endian", "tiff-strips", "ppm"],
)
def test_sixteen_bit_colour_is_kept(opened, data):
    (image,) = opened("a", data)
    assert image.pixels.dtype == np.uint16
    assert np.array_equal(image.pixels, DEEP)


@pytest.mark.parametrize("form", ["png", "tiff", "tiff-white-is-zero", "pgm"])
def test_sixteen_bit_grey_is_kept(opened, form):
    pixels = grey(16)
    data = {
        "png": lambda: png16(pixels),
        "tiff": lambda: tiff16(pixels, photometric="minisblack"),
        "tiff-white-is-zero": lambda: tiff16(65535 - pixels, photometric="miniswhite"),
        "pgm": lambda: b"P5\n80 48 65535\n" + pixels.astype(">u2").tobytes(),
    }[form]()
    (image,) = opened("a", data)
    assert np.array_equal(image.pixels, pixels[..., None].repeat(3, -1))


def test_twelve_bits_in_sixteen_fill_the_range(opened):
    for data in (png16(grey(12)), tiff16(grey(12), photometric="minisblack")):
        (image,) = opened("a", data)
        assert np.abs(image.pixels[..., 0] / 65535 - grey(12) / 4095).max() < 1e-4
        assert "12-bit" in image.warnings[0]
    (image,) = opened("a.pgm", b"P5 80 48 4095\n" + grey(12).astype(">u2").tobytes())
    assert np.abs(image.pixels[..., 0] / 65535 - grey(12) / 4095).max() < 1e-4
    assert image.warnings == ()  # the file says it


def test_text_ppm(opened):
    text = b"P3\n# by hand\n2 1\n10\n0 5 10  10 0 1\n"
    (image,) = opened("a.ppm", text)
    assert image.pixels.tolist() == [[[0, 128, 255], [255, 0, 26]]]


def test_alpha_is_composited_on_black(opened):
    alpha = np.full((*RGB.shape[:2], 1), 255, np.uint8)
    alpha[:, :PATCH], alpha[:, PATCH : 2 * PATCH] = 0, 128
    for deep in (False, True):
        rgba = np.concatenate([RGB, alpha], axis=-1)
        data = png16(rgba.astype(np.uint16) * 257) if deep else saved(rgba, "PNG")
        (image,) = opened("a.png", data)
        truth = np.round(RGB * (alpha / 255.0))
        assert np.abs(image.rgb8() - truth).max() <= 1, deep
    with pytest.raises(ImageReadError, match="transparent"):
        opened("a.png", saved(np.concatenate([RGB, alpha * 0], axis=-1), "PNG"))


def test_cmyk_without_a_profile_is_approximate_and_says_so(opened):
    (image,) = opened("a.tif", saved(Image.fromarray(RGB).convert("CMYK"), "TIFF"))
    assert np.abs(image.pixels.astype(int) - RGB).max() <= 2
    assert "CMYK" in image.warnings[0]


def swapped_profile():
    """An RGB profile whose red and green primaries changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = [profile.index(name) for name in (b"rXYZ", b"gXYZ")]
    red, green = (bytes(profile[i + 4 : i + 12]) for i in at)
    profile[at[0] + 4 : at[0] + 12], profile[at[1] + 4 : at[1] + 12] = green, red
    return bytes(profile)


@pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP", "PNG16"])
def test_a_colour_profile_is_applied(opened, form):
    profile = swapped_profile()
    if form == "PNG16":
        data = png16(RGB.astype(np.uint16) * 257)
        body = b"p\0\0" + zlib.compress(profile)
        data = data[:33] + chunk(b"iCCP", body) + data[33:]
    else:
        data = saved(RGB, form, icc_profile=profile, **{"lossless": True} if form == "WEBP" else {})
    (image,) = opened("a", data)
    assert np.abs(image.rgb8().astype(int) - RGB[..., [1, 0, 2]]).max() <= 2


def test_an_srgb_profile_changes_nothing_and_a_broken_one_warns(opened):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (image,) = opened("a.png", saved(RGB, "PNG", icc_profile=srgb))
    assert np.array_equal(image.pixels, RGB)
    assert image.warnings == ()
    (image,) = opened("a.png", saved(RGB, "PNG", icc_profile=srgb[:300]))
    assert "profile" in image.warnings[0]


def test_pages_and_animations_are_several_images(opened):
    other = Image.fromarray(np.ascontiguousarray(RGB[::-1]))
    for kind in ("TIFF", "GIF"):
        first = Image.fromarray(RGB)
        images = opened("a", saved(first, kind, save_all=True, append_images=[other]))
        assert [image.frame for image in images] == [0, 1], kind
        assert np.abs(images[1].pixels.astype(int) - RGB[::-1]).max() <= 8, kind
    deep = opened("a.tif", tiff16(np.stack([DEEP, DEEP[::-1]]), photometric="rgb"))
    assert np.array_equal(deep[1].pixels, DEEP[::-1])


def test_reduced_copies_in_a_tiff_are_left_out(opened):
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer) as writer:
        writer.write(RGB, photometric="rgb")
        writer.write(RGB[::2, ::2], photometric="rgb", subfiletype=1)
    assert len(opened("a.tif", buffer.getvalue())) == 1


def test_dpi_gives_no_scale_and_oblong_pixels_give_their_aspect(opened):
    (image,) = opened("a.jpg", saved(RGB, "JPEG", dpi=(300, 300)))
    assert image.scale is None
    assert image.pixel_aspect is None
    for kind in ("JPEG", "TIFF", "PNG"):
        (image,) = opened("a", saved(RGB, kind, dpi=(300, 150)))
        assert image.scale is None
        assert image.pixel_aspect == pytest.approx(2.0, rel=0.01), kind  # taller than wide
    exif = Image.Exif()
    exif[274] = 6
    (image,) = opened("a.jpg", saved(RGB, "JPEG", dpi=(300, 150), exif=exif))
    assert image.pixel_aspect == pytest.approx(0.5, rel=0.01)


def test_camera_and_time_come_from_exif(opened):
    exif = Image.Exif()
    exif[271], exif[272], exif[306] = "Maker\0", "Cam 2", "2020:01:01 00:00:00"
    exif.get_ifd(0x8769)[36867] = "2019:12:31 23:59:58"
    (image,) = opened("a.jpg", saved(RGB, "JPEG", exif=exif))
    assert str(image.device) == "Maker Cam 2"
    assert image.acquired == datetime(2019, 12, 31, 23, 59, 58)


def test_hashes_name_the_file_and_the_pixels(opened):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("note", "other bytes")
    (first,) = opened("a.png", saved(RGB, "PNG"))
    (second,) = opened("b.png", saved(RGB, "PNG", pnginfo=notes))
    (turned,) = opened("c.png", saved(np.ascontiguousarray(RGB.transpose(1, 0, 2)), "PNG"))
    assert first.sha256 != second.sha256
    assert first.pixel_sha256 == second.pixel_sha256 != turned.pixel_sha256


def test_separate_planes_are_read_rightly_or_refused(opened):
    planes = RGB.transpose(2, 0, 1)
    (image,) = opened("a.tif", tiff16(planes, photometric="rgb", planarconfig="separate"))
    assert np.array_equal(image.pixels, RGB)
    with pytest.raises(ImageReadError, match="separate planes"):
        opened("a.tif", tiff16(planes.astype("u2"), photometric="rgb", planarconfig="separate"))


@pytest.mark.parametrize(
    "options",
    [
        {"tile": (16, 16)},
        {"predictor": True, "compression": "zlib"},
        {"extrasamples": ["unassalpha"]},
        {"extrasamples": ["assocalpha"]},
        {"extrasamples": ["unspecified"]},
    ],
    ids=["tiles", "predictor", "alpha", "premultiplied", "unknown-fourth"],
)
def test_deep_tiffs_of_every_making(opened, options):
    fourth = np.full((*DEEP.shape[:2], 1), 65535, np.uint16)
    pixels = np.concatenate([DEEP, fourth], -1) if "extrasamples" in options else DEEP
    (image,) = opened("a.tif", tiff16(pixels, photometric="rgb", **options))
    assert np.array_equal(image.pixels, DEEP)


def test_grey_with_alpha_of_sixteen_bits(opened):
    pixels = np.stack([grey(16), np.full((48, 80), 65535, np.uint16)], -1)
    body = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    (image,) = opened("a.png", png(80, 48, bits=16, kind=4, body=zlib.compress(body)))
    assert np.array_equal(image.pixels[..., 0], grey(16))
