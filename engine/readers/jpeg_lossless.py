"""Lossless JPEG of 2 to 16 bits (ITU-T T.81, process 14, Annex H), in NumPy.

The C libraries at hand either stop at 8 bits or crash on damaged streams; here a damaged stream
can only raise. Huffman codes are found at every bit position at once, then followed one by one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError

MAX_SAMPLES = 100_000_000
_CHUNK = 1 << 18  # bytes of the stream looked at together
_INVALID = 255

Ints = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Table:
    """A Huffman table over all 16-bit windows: length of the code, and bits that follow it."""

    length: NDArray[np.uint8]
    category: NDArray[np.uint8]


@dataclass
class _State:
    """What the markers before a scan have said."""

    bits: int = 0
    shape: tuple[int, int] = (0, 0)
    components: dict[int, int] = field(default_factory=dict)  # component's name → its plane
    tables: dict[int, Table] = field(default_factory=dict)
    restart: int = 0  # samples of a component between restarts; 0 for none


def decode(stream: bytes) -> NDArray[np.uint16]:
    """(height, width) or (height, width, components) as stored; raises `ImageReadError`."""
    try:
        return _decode(stream)
    except (IndexError, KeyError, ValueError) as error:
        raise _damaged() from error


def _damaged() -> ImageReadError:
    return ImageReadError("The lossless JPEG stream is damaged or cut off. Export the file again.")


def _decode(stream: bytes) -> NDArray[np.uint16]:
    state = _State()
    planes: dict[int, Ints] = {}
    at = 2
    while len(planes) < len(state.components) or not state.components:
        if stream[at] != 0xFF:
            raise _damaged()
        marker = stream[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(stream[at + 2 : at + 4], "big")
        payload = stream[at + 4 : end]
        at = end
        if marker == 0xC3:
            _read_frame_header(state, payload)
        elif marker == 0xC4:
            _read_tables(state, payload)
        elif marker == 0xDD:
            state.restart = int.from_bytes(payload[:2], "big")
        elif marker == 0xDA:
            at = _read_scan(state, payload, stream, at, planes)
        elif marker == 0xD9:
            raise _damaged()
    image = np.stack([planes[i] for i in range(len(planes))], axis=-1)
    return image[..., 0] if image.shape[2] == 1 else image


def _read_frame_header(state: _State, payload: bytes) -> None:
    state.bits = payload[0]
    state.shape = int.from_bytes(payload[1:3], "big"), int.from_bytes(payload[3:5], "big")
    state.components = {payload[6 + 3 * i]: i for i in range(payload[5])}
    sampling = {payload[7 + 3 * i] for i in range(payload[5])}
    count = state.shape[0] * state.shape[1] * payload[5]
    if not 2 <= state.bits <= 16 or sampling != {0x11} or not 0 < count <= MAX_SAMPLES:
        raise ImageReadError(
            "The lossless JPEG stream is damaged, larger than 100 million samples, or subsampled. "
            "Export the file uncompressed."
        )


def _read_tables(state: _State, payload: bytes) -> None:
    """DHT: canonical codes (T.81 Annex C), unrolled over all 16-bit windows."""
    at = 0
    while at < len(payload):
        counts = payload[at + 1 : at + 17]
        symbols = payload[at + 17 : at + 17 + sum(counts)]
        length = np.zeros(1 << 16, np.uint8)
        category = np.full(1 << 16, _INVALID, np.uint8)
        code, used = 0, 0
        for bits, count in enumerate(counts, start=1):
            for symbol in symbols[used : used + count]:
                if symbol > 16 or code >= 1 << bits:
                    raise _damaged()
                window = slice(code << (16 - bits), (code + 1) << (16 - bits))
                length[window], category[window] = bits, symbol
                code += 1
            used += count
            code <<= 1
        state.tables[payload[at] & 0x0F] = Table(length, category)
        at += 17 + sum(counts)


def _read_scan(
    state: _State, payload: bytes, stream: bytes, at: int, planes: dict[int, Ints]
) -> int:
    """Decode one scan into `planes`; returns where the next marker begins."""
    names = [payload[1 + 2 * i] for i in range(payload[0])]
    tables = [state.tables[payload[2 + 2 * i] >> 4] for i in range(payload[0])]
    predictor, shift = payload[1 + 2 * payload[0]], payload[3 + 2 * payload[0]] & 0x0F
    height, width = state.shape
    if not names or not 1 <= predictor <= 7 or shift >= state.bits:
        raise _damaged()
    rows_each = height
    if state.restart:
        if state.restart % width:
            raise _damaged()
        rows_each = state.restart // width
    blocks = []
    for top in range(0, height, rows_each):
        rows = min(rows_each, height - top)
        entropy, at = _entropy_bytes(stream, at)
        differences = _differences(entropy, tables, rows * width * len(names))
        block = differences.reshape(rows, width, len(names))
        first = 1 << (state.bits - shift - 1)
        blocks.append(
            [_undo_prediction(block[..., i], predictor, first) for i in range(len(names))]
        )
    for i, name in enumerate(names):
        plane = np.concatenate([block[i] for block in blocks])
        planes[state.components[name]] = (plane << shift).astype(np.uint16)
    return at


def _entropy_bytes(stream: bytes, at: int) -> tuple[bytes, int]:
    """The coded bytes from `at` to the next marker, unstuffed; and where to go on after it."""
    end = at
    while True:
        end = stream.find(b"\xff", end)
        if end < 0 or end + 1 >= len(stream):
            raise _damaged()
        if stream[end + 1] != 0:
            break
        end += 2
    restart = 0xD0 <= stream[end + 1] <= 0xD7
    return stream[at:end].replace(b"\xff\0", b"\xff"), end + 2 if restart else end


def _differences(entropy: bytes, tables: list[Table], count: int) -> NDArray[np.int32]:
    """`count` coded differences, the components taking turns (T.81 H.1.2.2)."""
    padded = np.frombuffer(entropy + bytes(8), np.uint8)
    total_bits = 8 * len(entropy)
    found: list[Ints] = []
    position, done = 0, 0
    while done < count:
        begin = position >> 3
        if position >= total_bits:
            raise _damaged()
        window = _windows(padded[begin : begin + _CHUNK + 2])
        steps = [_steps(table, window) for table in tables]
        offsets = _follow(steps, position - 8 * begin, done % len(tables), count - done)
        at = np.array(offsets[:-1], np.int64)
        found.append(_values(padded[begin:], at, window, tables, done % len(tables)))
        done += len(at)
        position = 8 * begin + offsets[-1]
    if position > total_bits:
        raise _damaged()
    return np.concatenate(found)


def _windows(chunk: Ints) -> Ints:
    """The 16 bits that begin at each bit of `chunk` (but for its last two bytes)."""
    wide: Ints = chunk.astype(np.uint32)
    wide = (wide[:-2] << 16) | (wide[1:-1] << 8) | wide[2:]
    shifted = wide[:, None] >> np.arange(8, 0, -1, dtype=np.uint32)
    return (shifted & 0xFFFF).astype(np.uint16).ravel()


def _steps(table: Table, window: Ints) -> bytes:
    """How many bits each code takes together with what follows it, by bit position."""
    follows = np.where(table.category >= 16, 0, table.category)  # 16 and invalid: nothing follows
    return bytes(np.maximum(table.length + follows, 1).astype(np.uint8)[window])


def _follow(steps: list[bytes], position: int, turn: int, count: int) -> list[int]:
    """Bit positions of up to `count` codes from `position` on, and the position after them."""
    offsets, end = [position], len(steps[0])
    turns = len(steps)
    while position < end and len(offsets) <= count:
        position += steps[turn][position]
        offsets.append(position)
        turn = turn + 1 if turn + 1 < turns else 0
    return offsets


def _values(
    padded: Ints, at: Ints, window: Ints, tables: list[Table], turn: int
) -> NDArray[np.int32]:
    """The differences coded at the bit positions `at` (T.81 F.1.2.1, table H.2)."""
    category = np.empty(len(at), np.uint8)
    length = np.empty(len(at), np.uint8)
    for i, table in enumerate(tables):
        own = slice((i - turn) % len(tables), None, len(tables))
        category[own] = table.category[window[at[own]]]
        length[own] = table.length[window[at[own]]]
    if (category == _INVALID).any():
        raise _damaged()
    begin = at + length
    wide = np.zeros(len(at), np.int64)
    for i in range(4):
        wide = (wide << 8) | padded[np.minimum((begin >> 3) + i, len(padded) - 1)]
    size = np.where(category == 16, 0, category).astype(np.int64)
    extra = (wide >> (32 - (begin & 7) - size)) & ((1 << size) - 1)
    negative = (size > 0) & (extra < (1 << np.maximum(size - 1, 0)))
    value = np.where(negative, extra - (1 << size) + 1, extra)
    return np.where(category == 16, 32768, value).astype(np.int32)


def _undo_prediction(difference: Ints, predictor: int, first: int) -> Ints:
    """Samples of one component from their differences, modulo 65536 (T.81 table H.1)."""
    rows = difference.astype(np.int64)
    rows[0, 0] += first
    if predictor == 1:
        rows[:, 0] = np.cumsum(rows[:, 0])
        return np.cumsum(rows, axis=1) & 0xFFFF
    rows[0] = np.cumsum(rows[0]) & 0xFFFF
    if predictor == 2:
        return np.cumsum(rows, axis=0) & 0xFFFF
    for above, row in itertools.pairwise(rows):
        _undo_row(above, row, predictor)
    return rows


def _undo_row(above: Ints, row: Ints, predictor: int) -> None:
    """Replace the differences in `row` by samples, given the row of samples above."""
    row[0] += above[0]
    if predictor == 3:
        row[1:] += above[:-1]
    elif predictor == 4:
        row[1:] += np.diff(above)
        row[:] = np.cumsum(row)
    elif predictor == 5:
        row[1:] += np.diff(above) >> 1
        row[:] = np.cumsum(row)
    else:
        values, up = row.tolist(), above.tolist()
        values[0] &= 0xFFFF
        for i in range(1, len(values)):
            left = values[i - 1]
            guess = up[i] + ((left - up[i - 1]) >> 1) if predictor == 6 else (left + up[i]) >> 1
            values[i] = (values[i] + guess) & 0xFFFF
        row[:] = values
    row &= 0xFFFF
