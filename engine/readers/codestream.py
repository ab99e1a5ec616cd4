"""What a JPEG, JPEG-LS or JPEG 2000 stream says about itself, read without decoding it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import ImageReadError

DCT = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive (T.81)
LOSSLESS, JPEG_LS = 0xC3, 0xF7  # T.81 process 14; T.87
_START_OF_FRAME = DCT | {LOSSLESS, JPEG_LS}
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_APP0, _APP14, _START_OF_SCAN = 0xE0, 0xEE, 0xDA


@dataclass(frozen=True)
class Stream:
    """Size and kind of a coded picture.

    `coding` is the JPEG start-of-frame marker, or 0 for JPEG 2000.
    `says_ycbcr` is None where the stream leaves the meaning of its three components open.
    `transformed` is True for JPEG 2000 with its own multiple component transform.
    """

    width: int
    height: int
    components: int
    bits: int
    coding: int = 0
    signed: bool = False
    says_ycbcr: bool | None = None
    transformed: bool = False


def segments(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(marker, offset of its FF, payload) up to and including the first scan header.

    Raises `ImageReadError` where the chain of markers breaks.
    """
    if not stream.startswith(b"\xff\xd8"):
        raise ImageReadError(
            "The pixels are not a JPEG stream as the header says. Export the file again."
        )
    at = 2
    while at + 4 <= len(stream) and stream[at] == 0xFF:
        marker = stream[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        length = int.from_bytes(stream[at + 2 : at + 4], "big")
        yield marker, at, stream[at + 4 : at + 2 + length]
        if marker == _START_OF_SCAN or length < 2:
            return
        at += 2 + length


def read_jpeg(stream: bytes) -> Stream:
    """The header of a JPEG or JPEG-LS stream; raises `ImageReadError`."""
    jfif, adobe = False, None
    for marker, _, payload in segments(stream):
        if marker == _APP0 and payload.startswith(b"JFIF"):
            jfif = True
        elif marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= 12:
            adobe = payload[11]
        elif marker in _START_OF_FRAME and len(payload) >= 6:
            bits, height, width, components = struct.unpack(">BHHB", payload[:6])
            parts = [payload[6 + 3 * i : 9 + 3 * i] for i in range(components)]
            return Stream(
                width=width,
                height=height,
                components=components,
                bits=bits,
                coding=marker,
                says_ycbcr=_says_ycbcr(parts, jfif=jfif, adobe=adobe),
            )
    raise ImageReadError("The JPEG stream has no picture header. Export the file again.")


def _says_ycbcr(parts: list[bytes], *, jfif: bool, adobe: int | None) -> bool | None:
    """Adobe's marker, JFIF, letters as component names, then subsampling, which RGB never has."""
    if len(parts) != 3 or any(len(part) != 3 for part in parts):
        return None
    if adobe is not None:
        return adobe == 1
    if jfif:
        return True
    if bytes(part[0] for part in parts) == b"RGB":
        return False
    return True if parts[0][1] != parts[1][1] else None


def with_adobe_marker(stream: bytes, *, ycbcr: bool) -> bytes:
    """The JPEG stream with a sole, explicit statement of what its three components mean."""
    marker = b"\xff\xee\x00\x0eAdobe" + struct.pack(">HHHB", 100, 0, 0, int(ycbcr))
    parts, begin = [b"\xff\xd8", marker], 2
    for kind, at, payload in segments(stream):
        if kind in (_APP0, _APP14):
            parts.append(stream[begin:at])
            begin = at + 4 + len(payload)
    return b"".join([*parts, stream[begin:]])


def read_jpeg2000(stream: bytes) -> Stream:
    """The SIZ and COD headers of a JPEG 2000 codestream (T.800 A.5, A.6), bare or within JP2."""
    begin = 0 if stream.startswith(b"\xff\x4f\xff\x51") else stream.find(b"\xff\x4f\xff\x51")
    if begin < 0 or (begin and b"jP" not in stream[:12]):
        raise ImageReadError(
            "The pixels are not a JPEG 2000 stream as the header says. Export the file again."
        )
    stream = stream[begin:]
    if len(stream) < 43:
        raise ImageReadError("The JPEG 2000 stream is cut off. Copy or export the file again.")
    right, bottom, left, top = struct.unpack(">4I", stream[8:24])
    components = int.from_bytes(stream[40:42], "big")
    parts = [stream[42 + 3 * i : 45 + 3 * i] for i in range(components)]
    if components not in (1, 3) or any(part[1:] != b"\x01\x01" for part in parts):
        raise ImageReadError(
            f"The JPEG 2000 stream has {components} components or subsampled ones, which is not "
            "supported. Export the file uncompressed."
        )
    at = 4 + int.from_bytes(stream[4:6], "big")
    transformed = False
    while stream[at : at + 1] == b"\xff" and stream[at + 1] != 0x90:
        if stream[at + 1] == 0x52:
            transformed = components == 3 and stream[at + 8] == 1
        at += 2 + int.from_bytes(stream[at + 2 : at + 4], "big")
    return Stream(
        width=right - left,
        height=bottom - top,
        components=components,
        bits=(parts[0][0] & 0x7F) + 1,
        signed=bool(parts[0][0] & 0x80),
        transformed=transformed,
    )
