"""Files with one fault each, by the fault's name. As a program: open all of them under a limit.

`python bad_files.py FOLDER` opens every file in FOLDER and prints a line for each that was
not refused as it should be, then the memory that it took.
"""

import io
import resource
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import tifffile
from dicom_maker import dataset, encoded, file_bytes, lossless_jpeg, with_streams
from pictures import grey, patches
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.encaps import generate_frames

RGB = patches()
ADDRESS_SPACE = 2_000_000_000


def saved(kind, **options):
    buffer = io.BytesIO()
    Image.fromarray(RGB).save(buffer, kind, **options)
    return buffer.getvalue()


def tiff(pixels, **options):
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, pixels, **options)
    return buffer.getvalue()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, *, bits=8, kind=2, body=b""):
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    data = chunk(b"IDAT", body or zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def tagged_tiff(**changes):
    """A small TIFF with some tags set to other values (given as t256=...)."""
    data = bytearray(tiff(RGB, photometric="rgb", metadata=None))
    begin = struct.unpack_from("<I", data, 4)[0]
    for i in range(struct.unpack_from("<H", data, begin)[0]):
        at = begin + 2 + 12 * i
        tag, kind = struct.unpack_from("<HH", data, at)
        if f"t{tag}" in changes:
            struct.pack_into("<H" if kind == 3 else "<I", data, at + 8, changes[f"t{tag}"])
    return bytes(data)


def stream(made):
    return next(generate_frames(made.PixelData, number_of_frames=1))


def changed(data, at, value):
    return data[:at] + value + data[at + len(value) :]


def dicom(**tags):
    made = dataset(RGB, "RGB")
    for key, value in tags.items():
        if value is None:
            delattr(made, key)
        else:
            setattr(made, key, value)
    return file_bytes(made)


def without_pixels(sop_class, **tags):
    made = Dataset()
    made.file_meta = dataset(RGB, "RGB").file_meta
    made.SOPClassUID, made.SOPInstanceUID = sop_class, "1.2.3"
    for key, value in tags.items():
        setattr(made, key, value)
    return file_bytes(made)


def compressed(syntax, *streams, photometric="YBR_FULL_422", **tags):
    made = with_streams(dataset(RGB, photometric), syntax, *streams)
    for key, value in tags.items():
        setattr(made, key, value)
    return file_bytes(made)


def deflate_bomb():
    plain = dicom()
    syntax, bomb = b"1.2.840.10008.1.2.1\0", uid.DeflatedExplicitVRLittleEndian.encode()
    made = dataset(RGB, "RGB", syntax=uid.DeflatedExplicitVRLittleEndian)
    head = file_bytes(made)
    length = struct.unpack_from("<I", head, 140)[0]
    assert syntax in plain
    assert bomb in head
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = deflater.compress(bytes(10_000_000)) + deflater.flush(zlib.Z_FULL_FLUSH)
    return head[: 144 + length] + block * 300 + deflater.flush()


def jpeg_bomb():
    data = saved("JPEG")
    at = data.index(b"\xff\xc0")
    return changed(data, at + 5, struct.pack(">HH", 60000, 60000))


def many_scans():
    data = saved("JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    return data[:at] + data[at:-2] * 500 + b"\xff\xd9"


def looping_tiff():
    data = bytearray(tiff(RGB, photometric="rgb", metadata=None))
    begin = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, begin)[0]
    struct.pack_into("<I", data, begin + 2 + 12 * count, begin)
    struct.pack_into("<H", data, begin + 2 + 8, 0)
    return bytes(data)


def corpus() -> dict[str, bytes]:
    """Fault → bytes; the name carries the suffix that the file pretends to have."""
    files = {}
    for kind in ("PNG", "JPEG", "TIFF", "BMP", "PPM", "WEBP", "GIF"):
        whole, suffix = saved(kind), kind.lower()
        for share in (0.05, 0.5, 0.9):
            files[f"cut_at_{share:.0%}.{suffix}"] = whole[: int(len(whole) * share)]
        files[f"head_alone.{suffix}"] = whole[:8]
        files[f"noise_after_head.{suffix}"] = whole[:8] + np.random.default_rng(1).bytes(3000)
    files |= _odd_rasters()
    files |= _odd_dicoms()
    files |= _other_dicoms()
    return files


def _odd_rasters():
    whole, deep = saved("PNG"), tiff(RGB.astype(np.uint16) * 257, photometric="rgb")
    nan = np.full((20, 30), np.nan, np.float32)
    return {
        "empty.png": b"",
        "one_byte.png": b"\x89",
        "zeros.jpg": bytes(5000),
        "text.jpg": b"This is not a photograph.\n" * 20,
        "utf8_text.png": "Größe: 3 µm\n".encode() * 20,
        "html.jpg": b"<!DOCTYPE html><html><body>Please log in</body></html>",
        "document.pdf": b"%PDF-1.7\n" + bytes(100),
        "archive.png": b"PK\x03\x04" + bytes(100),
        "volume.vol": b"HSF-OCT-103" + bytes(3000),
        "volume.e2e": b"CMDb" + bytes(3000),
        "volume.fda": b"FOCT" + bytes(3000),
        "volume.img": bytes(3000),
        "photo.heic": b"\0\0\0\x18ftypheic" + bytes(300),
        "film.mp4": b"\0\0\0\x18ftypisom" + bytes(300),
        "film.avi": b"RIFF\0\0\0\0AVI " + bytes(300),
        "raw.cr2": b"II*\0\x10\0\0\0CR\x02\0" + bytes(300),
        "raw.nef": deep,
        "bitmap.pbm": b"P4\n8 8\n" + bytes(8),
        "zero_width.png": png(0, 10),
        "zero_height.png": png(10, 0),
        "bomb.png": png(60000, 60000),
        "bomb_16_bit.png": png(60000, 60000, bits=16),
        "bomb_largest.png": png(2**31 - 1, 2**31 - 1),
        "lying_size.png": png(5000, 5000),
        "idat_bomb.png": png(10, 10, kind=9, body=zlib.compress(bytes(50_000_000))),
        "profile_bomb.png": whole[:33]
        + chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(50_000_000)))
        + whole[33:60],
        "bad_crc.png": changed(whole, 20, b"\x07"),
        "flipped_data.png": changed(whole, len(whole) // 2, b"\x55\xaa\x55\xaa"),
        "bomb.jpg": jpeg_bomb(),
        "zero_size.jpg": changed(saved("JPEG"), saved("JPEG").index(b"\xff\xc0") + 5, bytes(4)),
        "many_scans.jpg": many_scans(),
        "start_alone.jpg": b"\xff\xd8\xff\xd9",
        "without_end.jpg": saved("JPEG")[:-40],
        "nan.tif": tiff(nan, photometric="minisblack"),
        "float.tif": tiff(np.ones((20, 30, 3), np.float32), photometric="rgb"),
        "double.tif": tiff(np.ones((20, 30)), photometric="minisblack"),
        "signed.tif": tiff(np.ones((20, 30), np.int16), photometric="minisblack"),
        "int32.tif": tiff(np.ones((20, 30), np.uint32), photometric="minisblack"),
        "complex.tif": tiff(np.ones((20, 30), np.complex64), photometric="minisblack"),
        "bomb.tif": tagged_tiff(t256=60000, t257=60000),
        "zero_width.tif": tagged_tiff(t256=0),
        "strip_outside.tif": tagged_tiff(t273=10_000_000),
        "compression_unknown.tif": tagged_tiff(t259=31000),
        "bits_absurd.tif": changed(deep, deep.index(b"\x10\0\x10\0\x10\0"), b"\x99\0\x99\0\x99\0"),
        "looping.tif": looping_tiff(),
        "first_page_nowhere.tif": b"II*\0" + struct.pack("<I", 2**31) + bytes(100),
        "cut_16_bit.tif": deep[: len(deep) // 2],
        "big.tif": tiff(RGB, photometric="rgb", bigtiff=True),
        "preview_alone.tif": tiff(RGB, photometric="rgb", subfiletype=1),
        "bomb.ppm": b"P6 60000 60000 255\n" + bytes(100),
        "zero.ppm": b"P6 0 10 255\n" + bytes(100),
        "no_maxval.ppm": b"P6 10 10 0\n" + bytes(300),
        "maxval_lies.pgm": b"P5 4 1 10\n" + bytes([1, 2, 99, 4]),
        "words.ppm": b"P3 2 1 255\n1 2 three 4 5 6\n",
        "large_text.ppm": b"P3 9000 9000 255\n" + b"1 " * 1000,
        "bomb.bmp": changed(saved("BMP"), 18, struct.pack("<ii", 60000, 60000)),
        "bomb.gif": changed(saved("GIF"), 6, b"\xff\xff\xff\xff"),
        "transparent.png": png(2, 2, kind=6, body=zlib.compress(bytes(18))),
    }


def _odd_dicoms():
    jpeg = saved("JPEG")
    j2k = stream(encoded(RGB, "RGB", uid.JPEG2000Lossless))
    jls = stream(encoded(RGB, "RGB", uid.JPEGLSLossless))
    deep = stream(lossless_jpeg(grey(12), "MONOCHROME2", bits=12))
    rle = stream(encoded(RGB, "RGB", uid.RLELossless))
    large = struct.pack(">HH", 60000, 60000)
    vast = struct.pack(">II", 60000, 60000)
    grey_frame = {"SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2"}
    deep_frame = grey_frame | {"BitsAllocated": 16, "BitsStored": 12, "HighBit": 11}
    files = {
        "cut.dcm": dicom()[:6000],
        "cut_in_header.dcm": dicom()[:300],
        "preamble_alone.dcm": bytes(128) + b"DICM",
        "noise.dcm": bytes(128) + b"DICM" + np.random.default_rng(2).bytes(4000),
        "rows_too_many.dcm": dicom(Rows=4000),
        "rows_too_few.dcm": dicom(Rows=8),
        "no_rows.dcm": dicom(Rows=None),
        "zero_rows.dcm": dicom(Rows=0),
        "bomb.dcm": dicom(Rows=60000, Columns=60000),
        "frames_lie.dcm": dicom(NumberOfFrames=7),
        "frames_absurd.dcm": dicom(NumberOfFrames=2_000_000_000),
        "frames_negative.dcm": dicom(NumberOfFrames=-1),
        "frames_zero.dcm": dicom(NumberOfFrames=0),
        "samples_lie.dcm": dicom(SamplesPerPixel=1),
        "samples_four.dcm": dicom(SamplesPerPixel=4),
        "no_photometric.dcm": dicom(PhotometricInterpretation=None),
        "photometric_unknown.dcm": dicom(PhotometricInterpretation="CMYK"),
        "no_bits.dcm": dicom(BitsAllocated=None),
        "bits_32.dcm": dicom(BitsAllocated=32),
        "bits_stored_above.dcm": dicom(BitsStored=12, HighBit=11),
        "high_bit_outside.dcm": dicom(HighBit=9),
        "signed_colour.dcm": dicom(PixelRepresentation=1),
        "palette_missing.dcm": dicom(
            SamplesPerPixel=1, PhotometricInterpretation="PALETTE COLOR", Rows=144
        ),
        "nan_rescale.dcm": dicom(**grey_frame, Rows=144, RescaleSlope="nan"),
        "window_zero.dcm": dicom(**grey_frame, Rows=144, WindowCenter=1, WindowWidth=0),
        "deflate_bomb.dcm": deflate_bomb(),
        "deflate_cut.dcm": file_bytes(
            dataset(RGB, "RGB", syntax=uid.DeflatedExplicitVRLittleEndian)
        )[:-100],
        "transfer_syntax_unknown.dcm": dicom().replace(
            b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.9.9.9\0"
        ),
        "jpeg_cut.dcm": compressed(uid.JPEGBaseline8Bit, jpeg[: len(jpeg) // 2]),
        "jpeg_larger.dcm": compressed(uid.JPEGBaseline8Bit, jpeg_bomb()),
        "jpeg_is_text.dcm": compressed(uid.JPEGBaseline8Bit, b"no jpeg at all"),
        "jpeg_samples_lie.dcm": compressed(uid.JPEGBaseline8Bit, jpeg, **grey_frame),
        "jpeg_many_scans.dcm": compressed(uid.JPEGBaseline8Bit, many_scans()),
        "jpeg_empty.dcm": compressed(uid.JPEGBaseline8Bit, b"\0\0"),
        "jpeg_frames_lie.dcm": compressed(uid.JPEGBaseline8Bit, jpeg, jpeg, NumberOfFrames=5),
        "jpeg_frames_hidden.dcm": compressed(uid.JPEGBaseline8Bit, jpeg, jpeg, NumberOfFrames=1),
        "jpeg_12_bit.dcm": compressed(
            uid.JPEGExtended12Bit,
            changed(jpeg, jpeg.index(b"\xff\xc0"), b"\xff\xc1\0\x11\x0c"),
            **(deep_frame | {"SamplesPerPixel": 3, "PhotometricInterpretation": "YBR_FULL"}),
        ),
        "j2k_cut.dcm": compressed(uid.JPEG2000, j2k[:60]),
        "j2k_larger.dcm": compressed(uid.JPEG2000, changed(j2k, 8, vast)),
        "j2k_components.dcm": compressed(uid.JPEG2000, changed(j2k, 40, b"\x40\x00")),
        "j2k_is_jpeg.dcm": compressed(uid.JPEG2000, jpeg),
        "jpegls_cut.dcm": compressed(uid.JPEGLSLossless, jls[: len(jls) // 2], photometric="RGB"),
        "jpegls_larger.dcm": compressed(uid.JPEGLSLossless, changed(jls, 7, large)),
        "lossless_cut.dcm": compressed(uid.JPEGLosslessSV1, deep[: len(deep) // 2], **deep_frame),
        "lossless_larger.dcm": compressed(
            uid.JPEGLosslessSV1,
            changed(deep, deep.index(b"\xff\xc3") + 5, large),
            **(deep_frame | {"Rows": 10000, "Columns": 10000}),
        ),
        "lossless_code_missing.dcm": compressed(
            uid.JPEGLosslessSV1,
            deep[: deep.index(b"\xff\xda") + 10] + b"\xfe" * 400 + b"\xff\xd9",
            **deep_frame,
        ),
        "rle_cut.dcm": compressed(uid.RLELossless, rle[: len(rle) // 2], photometric="RGB"),
        "rle_rows_lie.dcm": compressed(uid.RLELossless, rle, photometric="RGB", Rows=4000),
    }
    return files


def _other_dicoms():
    jpeg = saved("JPEG")
    made = with_streams(dataset(RGB, "RGB"), uid.MPEG4HP41, b"\0\0\0\x01film")
    return {
        "report.dcm": without_pixels("1.2.840.10008.5.1.4.1.1.88.11", Modality="SR"),
        "document.dcm": without_pixels(
            "1.2.840.10008.5.1.4.1.1.104.1", EncapsulatedDocument=b"%PDF-1.4"
        ),
        "presentation_state.dcm": without_pixels("1.2.840.10008.5.1.4.1.1.11.1", Modality="PR"),
        "photograph_without_pixels.dcm": without_pixels("1.2.840.10008.5.1.4.1.1.77.1.5.1"),
        "tomography.dcm": dicom(SOPClassUID="1.2.840.10008.5.1.4.1.1.77.1.5.4"),
        "segmentation.dcm": dicom(SOPClassUID="1.2.840.10008.5.1.4.1.1.66.4"),
        "ct.dcm": dicom(SOPClassUID="1.2.840.10008.5.1.4.1.1.2"),
        "film.dcm": file_bytes(made),
        "zeiss.dcm": compressed(
            uid.JPEG2000, bytes(byte ^ 0x5A for byte in jpeg), Manufacturer="Carl Zeiss Meditec"
        ),
    }


def main(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    from engine.errors import ImageReadError
    from engine.readers import open_file

    for path in sorted(folder.iterdir()):
        try:
            open_file(path)
            print("opened:", path.name)
        except ImageReadError as error:
            if "not enough memory" in str(error):
                print("out of memory:", path.name)
    print("peak MB", _peak_memory() // 1024)


def _peak_memory() -> int:
    """Of this program in KiB; getrusage would count the process that started it as well."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
