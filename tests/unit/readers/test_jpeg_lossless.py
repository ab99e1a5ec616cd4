"""Our lossless JPEG decoder against a plain encoder by the letter of ITU-T T.81, Annex H."""

import io
import struct

import numpy as np
import pytest
from dicom_maker import lossless_jpeg
from pictures import grey, patches
from PIL import Image
from pydicom.encaps import generate_frames

from engine.errors import ImageReadError
from engine.readers.jpeg_lossless import decode

BITS_PER_CODE = 5  # 17 categories, all with codes of 5 bits


def guess(plane, row, column, predictor, first, top):
    """The prediction of one sample; `top` is the first row since the last restart."""
    if row == top:
        return first if column == 0 else plane[row][column - 1]
    above = plane[row - 1][column]
    if column == 0:
        return above
    left, corner = plane[row][column - 1], plane[row - 1][column - 1]
    return {
        1: left,
        2: above,
        3: corner,
        4: left + above - corner,
        5: left + ((above - corner) >> 1),
        6: above + ((left - corner) >> 1),
        7: (left + above) >> 1,
    }[predictor]


def encode(image, *, bits, predictor, restart_rows=0, shift=0):
    """(h, w, components) as one interleaved scan; restarts after every `restart_rows`."""
    height, width, components = image.shape
    planes = [(image[..., i].astype(int) >> shift).tolist() for i in range(components)]
    first = 1 << (bits - shift - 1)
    each = restart_rows or height
    body = b""
    for number, top in enumerate(range(0, height, each)):
        word = ""
        for row in range(top, min(top + each, height)):
            for column in range(width):
                for plane in planes:
                    expected = guess(plane, row, column, predictor, first, top)
                    word += code((plane[row][column] - expected) & 0xFFFF)
        word += "1" * (-len(word) % 8)
        data = int(word, 2).to_bytes(len(word) // 8, "big").replace(b"\xff", b"\xff\0")
        body += (bytes([0xFF, 0xD0 + (number - 1) % 8]) if number else b"") + data
    parts = b"".join(bytes([i + 1, 0x11, 0]) for i in range(components))
    scan = b"".join(bytes([i + 1, 0]) for i in range(components))
    frame = struct.pack(">BHHB", bits, height, width, components) + parts
    table = b"\0" + bytes([0] * 4 + [17] + [0] * 11) + bytes(range(17))
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xC3, frame),
            segment(0xC4, table),
            segment(0xDD, struct.pack(">H", restart_rows * width)) if restart_rows else b"",
            segment(0xDA, bytes([components]) + scan + bytes([predictor, 0, shift])),
            body,
            b"\xff\xd9",
        ]
    )


def code(difference):
    value = difference if difference <= 32768 else difference - 65536
    if value == 32768:
        return format(16, "05b")
    size = abs(value).bit_length()
    extra = value if value >= 0 else value + (1 << size) - 1
    return format(size, "05b") + (format(extra, f"0{size}b") if size else "")


def segment(marker, payload):
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def noisy(bits, components=1):
    rng = np.random.default_rng(bits)
    return rng.integers(0, 1 << bits, (13, 21, components)).astype(np.uint16)


@pytest.mark.parametrize("predictor", range(1, 8))
@pytest.mark.parametrize(("bits", "components"), [(8, 3), (12, 1), (16, 1), (16, 3)])
def test_every_predictor_is_exact(predictor, bits, components):
    image = noisy(bits, components)
    decoded = decode(encode(image, bits=bits, predictor=predictor))
    assert np.array_equal(decoded.reshape(image.shape), image)


@pytest.mark.parametrize("predictor", [1, 4, 7])
def test_restarts_begin_anew(predictor):
    image = noisy(12)
    decoded = decode(encode(image, bits=12, predictor=predictor, restart_rows=5))
    assert np.array_equal(decoded, image[..., 0])


def test_a_point_transform_drops_the_lowest_bits():
    image = noisy(12)
    decoded = decode(encode(image, bits=12, predictor=1, shift=3))
    assert np.array_equal(decoded, image[..., 0] >> 3 << 3)


def test_the_decoder_agrees_with_another_library():
    """Pillow's libjpeg decodes 8 bits; GDCM wrote the stream."""
    for pixels, photometric in ((patches(), "RGB"), (grey(8), "MONOCHROME2")):
        made = lossless_jpeg(pixels, photometric)
        stream = next(generate_frames(made.PixelData, number_of_frames=1))
        other = np.asarray(Image.open(io.BytesIO(stream)))
        assert np.array_equal(decode(stream), other)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_stream_is_refused(share):
    data = encode(noisy(12), bits=12, predictor=1)
    with pytest.raises(ImageReadError):
        decode(data[: int(len(data) * share)])
    with pytest.raises(ImageReadError):
        decode(data[: int(len(data) * share)] + b"\xff\xd9")
