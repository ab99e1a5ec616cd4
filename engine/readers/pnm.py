"""PGM and PPM, text and binary, of any depth up to 16 bits (netpbm formats P2, P3, P5, P6)."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError
from engine.readers.color import Pixels
from engine.readers.limits import check_total

MAGIC = (b"P2", b"P3", b"P5", b"P6")
MAX_TEXT_SAMPLES = 20_000_000
_HEADER = re.compile(rb"P[2356]" + rb"(?:\s|#[^\r\n]*[\r\n])+(\d{1,9})" * 3 + rb"\s")


def read_pnm(data: bytes) -> tuple[Pixels, int]:
    """The samples, (h, w) or (h, w, 3), still over 0..maxval, and maxval.

    uint8 for a maxval up to 255, else uint16. Raises `ImageReadError`.
    """
    header = _HEADER.match(data[:4096])
    if header is None:
        raise ImageReadError("The PGM or PPM header is damaged. Export the picture again.")
    width, height, top = (int(number) for number in header.groups())
    if not 0 < top <= 65535:
        raise ImageReadError(f"The picture claims a largest value of {top}; 1 to 65535 are valid.")
    dtype = np.dtype(np.uint8) if top <= 255 else np.dtype(">u2")
    check_total([(width, height)], bytes_per_sample=dtype.itemsize)
    shape = (height, width, 3) if data[1:2] in b"36" else (height, width)
    count = int(np.prod(shape))
    body = memoryview(data)[header.end() :]
    if data[1:2] in b"56":
        if len(body) < count * dtype.itemsize:
            raise ImageReadError("The picture is cut off. Copy or export it again.")
        samples: NDArray[Any] = np.frombuffer(body, dtype, count)
    else:
        samples = _text_samples(bytes(body), count)
    if int(samples.max()) > top:
        raise ImageReadError(f"The picture holds values above its own largest value of {top}.")
    samples = samples.reshape(shape)
    return samples.astype(np.uint8) if top <= 255 else samples.astype(np.uint16), top


def _text_samples(text: bytes, count: int) -> NDArray[np.int64]:
    if count > MAX_TEXT_SAMPLES:
        raise ImageReadError("The picture is too large to be stored as text. Export it as PNG.")
    if len(text) < 2 * count - 1:
        raise ImageReadError("The picture is cut off. Copy or export it again.")
    words = re.sub(rb"#[^\r\n]*", b"", text).split(maxsplit=count)[:count]
    if len(words) < count or not all(word.isdigit() and len(word) <= 5 for word in words):
        raise ImageReadError("The picture's text is damaged or cut off. Export it again.")
    return np.array(words, dtype="S5").astype(np.int64)
