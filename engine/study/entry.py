"""What a reader enters about a case: answers, drawings and lines; checked and kept."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.store.codec import canonical
from engine.store.errors import StoreDamagedError
from engine.study.errors import AnswersError
from engine.study.forms import Answers, answers_of, answers_told
from engine.study.manifest import Manifest
from engine.taxonomy import structures

Drawing = NDArray[np.bool_] | NDArray[np.float32]
Point = tuple[float, float]
Line = tuple[Point, Point]  # (x, y) of both ends in image pixels

ANSWERS, LINES, DRAWING = "answers", "lines", "drawing:"


@dataclass(frozen=True, eq=False)
class Entry:
    """Answers by field, drawings by structure, lines by name; whatever is not there is not done.

    A drawing is a bool mask on the image's grid, (height, width) or (scans, height, width), or the
    float32 rows (scans, width) of a surface, NaN where there is none.
    """

    answers: Answers = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)

    @property
    def ungradable(self) -> bool:
        """True where the reader holds the image for that; nothing need be drawn or measured."""
        return self.answers.get("quality") == "ungradable"


# ---- will it do? ---------------------------------------------------------------------------------


def check_entry(manifest: Manifest, case: int, entry: Entry) -> None:
    """Raises `AnswersError` with every problem where the entry cannot be submitted."""
    problems = (
        *_answers(manifest, entry),
        *_drawings(manifest, case, entry),
        *_lines(manifest, entry),
    )
    if problems:
        raise AnswersError(problems)


def _answers(manifest: Manifest, entry: Entry) -> tuple[tuple[str, str], ...]:
    keys = {each.key for form in manifest.forms for each in form.fields}
    strange = [key for key in entry.answers if key not in keys]
    told: list[tuple[str, str]] = [(key, f"Nothing asks “{key}”.") for key in strange]
    for form in manifest.forms:
        own = {each.key for each in form.fields}
        told += form.problems({key: each for key, each in entry.answers.items() if key in own})
    return tuple(told)


def _drawings(manifest: Manifest, case: int, entry: Entry) -> tuple[tuple[str, str], ...]:
    wanted = {key for task in manifest.tasks for key in task.structures}
    told = [(key, f"No task asks for {key}.") for key in entry.drawings if key not in wanted]
    shape = manifest.cases[case].shape
    for key in sorted(wanted):
        title = structures()[key].title
        drawn = entry.drawings.get(key)
        if drawn is None:
            if not entry.ungradable:
                told.append((key, f"Please draw “{title}”, or say that there is none."))
        elif not _fits(drawn, shape):
            told.append((key, f"“{title}” is not on the image's own grid."))
    return tuple(told)


def _fits(drawn: Drawing, shape: tuple[int, ...]) -> bool:
    rows = drawn.dtype == np.float32 and len(shape) == 3
    return drawn.shape == ((shape[0], shape[2]) if rows else shape) and (
        rows or drawn.dtype == np.bool_
    )


def _lines(manifest: Manifest, entry: Entry) -> tuple[tuple[str, str], ...]:
    wanted = {key for task in manifest.tasks for key in task.lines}
    told = [(key, f"No task asks for “{key}”.") for key in entry.lines if key not in wanted]
    for key in sorted(wanted):
        line = entry.lines.get(key)
        if line is None:
            if not entry.ungradable:
                told.append((key, f"Please measure “{key}”."))
        elif not all(math.isfinite(each) for point in line for each in point):
            told.append((key, f"“{key}” has no place in the image."))
    return tuple(told)


# ---- as bytes ------------------------------------------------------------------------------------


def parts_of(entry: Entry) -> dict[str, bytes]:
    """The entry in parts that are kept one by one."""
    return {
        ANSWERS: canonical(answers_told(entry.answers)).encode(),
        LINES: canonical(
            {key: [list(end) for end in line] for key, line in entry.lines.items()}
        ).encode(),
        **{f"{DRAWING}{key}": pack(drawn) for key, drawn in entry.drawings.items()},
    }


def entry_of(parts: Mapping[str, bytes]) -> Entry:
    """The way back. Raises `StoreDamagedError`."""
    try:
        return Entry(
            answers_of(json.loads(parts.get(ANSWERS, b"{}"))),
            {
                part.removeprefix(DRAWING): unpack(data)
                for part, data in sorted(parts.items())
                if part.startswith(DRAWING)
            },
            {
                key: ((float(a[0]), float(a[1])), (float(b[0]), float(b[1])))
                for key, (a, b) in json.loads(parts.get(LINES, b"{}")).items()
            },
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error) as error:
        raise StoreDamagedError("A part of a study is damaged and cannot be read.") from error


def pack(drawn: Drawing) -> bytes:
    """A mask by bits or a surface by float32, compressed, after its kind and shape."""
    masked = drawn.dtype == np.bool_
    body = np.packbits(drawn.astype(np.bool_)) if masked else drawn.astype("<f4")
    shape = ",".join(map(str, drawn.shape)).encode()
    return (b"m" if masked else b"s") + shape + b";" + zlib.compress(body.tobytes(), level=1)


def unpack(data: bytes) -> Drawing:
    """The way back; never more than its shape asks for. Raises ValueError, or zlib.error."""
    head, _, body = data.partition(b";")
    shape = tuple(int(size) for size in head[1:].split(b","))
    count = math.prod(shape)
    size = 4 * count if head[:1] == b"s" else (count + 7) // 8
    raw = zlib.decompressobj().decompress(body, size)
    if head[:1] == b"s":
        return np.frombuffer(raw, "<f4").astype(np.float32).reshape(shape)
    return np.unpackbits(np.frombuffer(raw, np.uint8), count=count).view(np.bool_).reshape(shape)
