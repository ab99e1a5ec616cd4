"""Colour profiles (ICC.1:2022) without their texts."""

from __future__ import annotations

import struct

COLOUR = frozenset(
    {
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"lumi"),
    }
)
TYPES = frozenset({b"XYZ ", b"curv", b"para", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA "})
HEADER = 128
NAMED = (slice(4, 8), slice(24, 36), slice(48, 64), slice(80, 100), slice(100, HEADER))
"""Bytes of the header that tell of makers, times and identifiers; 68-79 is the illuminant."""


def colour_only(profile: bytes) -> bytes | None:
    """The profile with nothing but its colour tables; None where it is damaged."""
    try:
        tags = _tags(profile)
    except (struct.error, ValueError):
        return None
    neutral = b"text\0\0\0\0none\0\0\0\0"
    tags = {b"desc": _description(profile[8]), b"cprt": neutral, **tags}
    header = bytearray(profile[:HEADER])
    for part in NAMED:
        header[part] = bytes(part.stop - part.start)
    table, body = bytearray(struct.pack(">I", len(tags))), bytearray()
    start = HEADER + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = header + table + body
    whole[:4] = struct.pack(">I", len(whole))
    return bytes(whole)


def _tags(profile: bytes) -> dict[bytes, bytes]:
    if profile[36:40] != b"acsp":
        raise ValueError("no profile")
    (count,) = struct.unpack_from(">I", profile, HEADER)
    found = {}
    for number in range(min(count, 100)):
        name, offset, length = struct.unpack_from(">4sII", profile, HEADER + 4 + 12 * number)
        data = profile[offset : offset + length]
        if name in COLOUR and data[:4] in TYPES:
            if len(data) != length:
                raise ValueError("cut off")
            found[name] = data
    return found


def _description(version: int) -> bytes:
    """The tag that every profile must have, of its version, with the text "none"."""
    if version >= 4:
        return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", 8, 28) + "none".encode(
            "utf-16-be"
        )
    return struct.pack(">4sII", b"desc", 0, 5) + b"none\0" + bytes(4 + 4 + 2 + 1 + 67)
