"""Known colours through every transfer syntax and colour space: none comes out green or purple."""

import io

import numpy as np
import pytest
from dicom_maker import dataset, encoded, file_bytes, lossless_jpeg, palette, with_streams
from pictures import COLOURS, centres, grey, patches, to_ycbcr
from PIL import Image
from pydicom import uid

from engine.readers import open_file

RGB = patches()
YBR = to_ycbcr(RGB)
NATIVE = [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian]
NATIVE += [uid.DeflatedExplicitVRLittleEndian]


def opened(tmp_path, made):
    path = tmp_path / "made.dcm"
    path.write_bytes(file_bytes(made))
    return open_file(path)


def jpeg(pixels, *, strip=False, adobe=None, **options):
    """A JPEG stream; `strip` takes JFIF and Adobe markers away, `adobe` sets the latter."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=97, **options)
    data = buffer.getvalue()
    if strip or adobe is not None:
        kept, at = [b"\xff\xd8"], 2
        while data[at + 1] != 0xDA:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if data[at + 1] not in (0xE0, 0xEE):
                kept.append(data[at:end])
            at = end
        marker = b"" if adobe is None else b"\xff\xee\x00\x0eAdobe\0\x64\0\0\0\0" + bytes([adobe])
        data = kept[0] + marker + b"".join(kept[1:]) + data[at:]
    return data


def jpeg_case(label, stream, syntax=uid.JPEGBaseline8Bit):
    return with_streams(dataset(RGB, label), syntax, stream)


def raw_jpeg(pixels, **options):
    """Three components coded as they are, whatever they mean, without telling."""
    return (
        jpeg(pixels, strip=True, keep_rgb=True, **options)
        .replace(b"\x03R\x11\0G\x11\0B\x11\0", b"\x03\x01\x11\0\x02\x11\0\x03\x11\0")
        .replace(b"\x03R\0G\0B\0", b"\x03\x01\0\x02\0\x03\0")
    )


def subsampled_422():
    pairs = YBR.reshape(48, 40, 2, 3)
    packed = np.concatenate([pairs[..., 0], pairs[:, :, :1, 1], pairs[:, :, :1, 2]], axis=-1)
    made = dataset(RGB, "YBR_FULL_422")
    made.PixelData = packed.tobytes()
    return made


def planar():
    return dataset(RGB, "RGB", PixelData=RGB.transpose(2, 0, 1).tobytes(), PlanarConfiguration=1)


def indexed(bits):
    index = np.arange(15, dtype=np.uint8).reshape(3, 5).repeat(16, 0).repeat(16, 1)
    colours = COLOURS.reshape(-1, 3).astype(np.uint16)
    return palette(dataset(index, "PALETTE COLOR"), colours * (257 if bits == 16 else 1), bits=bits)


def wide(label, **options):
    """The patches as 12 bits in 16."""
    return dataset(RGB.astype(np.uint16) * 16 + RGB // 16, label, bits=12, **options)


CASES = {
    "planar": (planar, 0),
    "ybr_full": (lambda: dataset(YBR, "YBR_FULL"), 2),
    "ybr_full_422": (subsampled_422, 2),
    "palette_8": (lambda: indexed(8), 0),
    "palette_16": (lambda: indexed(16), 0),
    "rgb_12_in_16": (lambda: wide("RGB"), 0),
    "rle_rgb": (lambda: encoded(RGB, "RGB", uid.RLELossless), 0),
    "rle_ybr": (lambda: encoded(YBR, "YBR_FULL", uid.RLELossless), 2),
    "jpeg_422_jfif": (lambda: jpeg_case("YBR_FULL_422", jpeg(RGB, subsampling=1)), 6),
    "jpeg_420_jfif": (lambda: jpeg_case("YBR_FULL_422", jpeg(RGB, subsampling=2)), 6),
    "jpeg_444_bare": (lambda: jpeg_case("YBR_FULL", jpeg(RGB, strip=True, subsampling=0)), 6),
    "jpeg_rgb_letters": (lambda: jpeg_case("RGB", jpeg(RGB, strip=True, keep_rgb=True)), 6),
    "jpeg_rgb_bare": (lambda: jpeg_case("RGB", raw_jpeg(RGB)), 6),
    "jpeg_ybr_bare": (lambda: jpeg_case("YBR_FULL", raw_jpeg(YBR)), 6),
    "jpeg_progressive": (lambda: jpeg_case("YBR_FULL_422", jpeg(RGB, progressive=True)), 6),
    "jpeg_extended": (
        lambda: jpeg_case(
            "YBR_FULL_422",
            jpeg(RGB).replace(b"\xff\xc0", b"\xff\xc1", 1),
            uid.JPEGExtended12Bit,
        ),
        6,
    ),
    "lossless_rgb": (lambda: lossless_jpeg(RGB, "RGB"), 0),
    "lossless_ybr": (lambda: lossless_jpeg(YBR, "YBR_FULL"), 2),
    "lossless_rgb_16": (lambda: lossless_jpeg(RGB.astype(np.uint16) * 257, "RGB"), 0),
    "jpegls_rgb": (lambda: encoded(RGB, "RGB", uid.JPEGLSLossless), 0),
    "jpegls_ybr": (lambda: encoded(YBR, "YBR_FULL", uid.JPEGLSLossless), 2),
    "jpegls_near": (lambda: encoded(RGB, "RGB", uid.JPEGLSNearLossless, jls_error=2), 2),
    "j2k_rgb": (lambda: encoded(RGB, "RGB", uid.JPEG2000Lossless), 0),
    "j2k_rct": (lambda: encoded(RGB, "YBR_RCT", uid.JPEG2000Lossless), 0),
    "j2k_ict": (lambda: encoded(RGB, "YBR_ICT", uid.JPEG2000, j2k_psnr=[55]), 4),
    "j2k_ybr": (lambda: encoded(YBR, "YBR_FULL", uid.JPEG2000Lossless), 2),
}


def error(image, truth=RGB):
    return int(np.abs(centres(image.rgb8()).astype(int) - centres(truth)).max())


@pytest.mark.parametrize("case", CASES)
def test_colours_come_back(tmp_path, case):
    make, tolerance = CASES[case]
    (image,) = opened(tmp_path, make())
    assert error(image) <= tolerance
    assert image.warnings == ()


@pytest.mark.parametrize("syntax", NATIVE, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize("bits", [8, 12])
def test_uncompressed_in_every_byte_order(tmp_path, syntax, bits):
    made = dataset(RGB, "RGB") if bits == 8 else wide("RGB")
    made.file_meta.TransferSyntaxUID = syntax
    if syntax == uid.ExplicitVRBigEndian:
        dtype = "<u2"  # OW: 8-bit pixels are swapped in pairs as well
        made.PixelData = np.frombuffer(made.PixelData, dtype).byteswap().tobytes()
        made["PixelData"].VR = "OW"
    (image,) = opened(tmp_path, made)
    assert error(image) == 0
    assert image.pixels.dtype == (np.uint8 if bits == 8 else np.uint16)
    assert image.pixels.max() == np.iinfo(image.pixels.dtype).max


CONTRADICTIONS = {
    "jfif_called_rgb": lambda: jpeg_case("RGB", jpeg(RGB)),
    "adobe_ycbcr_called_rgb": lambda: jpeg_case("RGB", jpeg(RGB, adobe=1)),
    "subsampled_called_rgb": lambda: jpeg_case("RGB", jpeg(RGB, strip=True, subsampling=1)),
    "rgb_called_ybr": lambda: jpeg_case("YBR_FULL", jpeg(RGB, strip=True, keep_rgb=True)),
    "adobe_rgb_called_ybr": lambda: jpeg_case("YBR_FULL", jpeg(RGB, keep_rgb=True, adobe=0)),
    "rct_called_ybr": lambda: encoded(RGB, "YBR_RCT", uid.JPEG2000Lossless, label="YBR_FULL"),
    "rgb_called_rct": lambda: encoded(RGB, "RGB", uid.JPEG2000Lossless, label="YBR_RCT"),
    "baseline_called_lossless": lambda: jpeg_case("YBR_FULL_422", jpeg(RGB), uid.JPEGLosslessSV1),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_header_that_contradicts_the_stream_gets_a_warning_and_true_colours(tmp_path, case):
    (image,) = opened(tmp_path, CONTRADICTIONS[case]())
    assert error(image) <= 6
    assert len(image.warnings) == 1
    assert "header says" in image.warnings[0]


GREYS = {
    "native": lambda pixels, bits: dataset(pixels, "MONOCHROME2", bits=bits),
    "rle": lambda pixels, bits: encoded(pixels, "MONOCHROME2", uid.RLELossless, bits=bits),
    "lossless": lambda pixels, bits: lossless_jpeg(pixels, "MONOCHROME2", bits=bits),
    "jpegls": lambda pixels, bits: encoded(pixels, "MONOCHROME2", uid.JPEGLSLossless, bits=bits),
    "j2k": lambda pixels, bits: encoded(pixels, "MONOCHROME2", uid.JPEG2000Lossless, bits=bits),
}


@pytest.mark.parametrize("coding", GREYS)
@pytest.mark.parametrize("bits", [8, 12, 16])
@pytest.mark.parametrize("inverted", [False, True])
def test_grey_is_exact_and_spread_over_the_full_range(tmp_path, coding, bits, inverted):
    made = GREYS[coding](grey(bits), bits)
    if inverted:
        made.PhotometricInterpretation = "MONOCHROME1"
    (image,) = opened(tmp_path, made)
    full = np.iinfo(image.pixels.dtype).max
    truth = grey(bits) / ((1 << bits) - 1) * full
    truth = full - truth if inverted else truth
    assert image.pixels.dtype == (np.uint8 if bits == 8 else np.uint16)
    assert np.abs(image.pixels - truth[..., None]).max() <= 0.5001


def test_signed_pixels_keep_their_order(tmp_path):
    made = dataset((grey(12).astype(int) - 2048).astype(np.int16), "MONOCHROME2", bits=12)
    made.PixelRepresentation = 1
    (image,) = opened(tmp_path, made)
    assert np.abs(image.pixels[..., 0] / 65535 - grey(12) / 4095).max() < 1e-4


def test_bits_above_the_stored_ones_are_not_brightness(tmp_path):
    made = dataset(grey(12) | 0xF000, "MONOCHROME2", bits=12)
    (image,) = opened(tmp_path, made)
    assert np.abs(image.pixels[..., 0] / 65535 - grey(12) / 4095).max() < 1e-4


def test_a_window_is_applied_after_the_rescale(tmp_path):
    made = dataset(grey(12), "MONOCHROME2", bits=12, RescaleSlope=2, RescaleIntercept=-100)
    made.WindowCenter, made.WindowWidth = [4000, 1], [2001, 1]
    (image,) = opened(tmp_path, made)
    values = grey(12).astype(float) * 2 - 100
    truth = np.clip((values - 3999.5) / 2000 + 0.5, 0, 1)
    assert np.abs(image.pixels[..., 0] / 65535 - truth).max() < 1e-4


def test_a_look_up_table_beats_the_window(tmp_path):
    from pydicom.dataset import Dataset

    item = Dataset()
    item.add_new("LUTDescriptor", "US", [256, 0, 8])
    item.add_new("LUTData", "OW", np.arange(255, -1, -1).astype("<u2").tobytes())
    made = dataset(grey(8), "MONOCHROME2", VOILUTSequence=[item], WindowCenter=1, WindowWidth=2)
    (image,) = opened(tmp_path, made)
    assert np.array_equal(image.pixels[..., 1], 255 - grey(8))


def test_every_frame_of_a_multiframe_capture_is_an_image(tmp_path):
    stack = np.stack([RGB, RGB[::-1], RGB[:, ::-1]])
    made = dataset(stack, "RGB", NumberOfFrames=3, SOPClassUID="1.2.840.10008.5.1.4.1.1.7.4")
    images = opened(tmp_path, made)
    assert [image.frame for image in images] == [0, 1, 2]
    assert all(np.array_equal(a.pixels, b) for a, b in zip(images, stack, strict=True))
    assert len({image.pixel_sha256 for image in images}) == 3
    assert len({image.sha256 for image in images}) == 1


def test_frames_of_compressed_streams_keep_their_order(tmp_path):
    made = with_streams(
        dataset(RGB, "YBR_FULL_422"), uid.JPEGBaseline8Bit, jpeg(RGB), jpeg(RGB[::-1].copy())
    )
    first, second = opened(tmp_path, made)
    assert error(first) <= 6
    assert error(second, RGB[::-1]) <= 6
