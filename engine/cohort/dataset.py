"""The cohort's Parquet files: images, measurements, and the list of files that are done.

`images/` has a row an image, `measurements/` a row a measurement, `sources/` a row a file that was
worked on. A part is written to all three under one number, `sources/` last: measurements without
their `sources/` part are of a run that was cut off, and count for nothing.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from engine.errors import OutputError
from engine.files import remove, write_bytes

IMAGES = pa.schema(
    [
        ("result", pa.string()),
        ("status", pa.string()),  # done or failed
        ("message", pa.string()),  # why it failed
        ("path", pa.string()),  # null where pseudonyms were asked for
        ("image", pa.string()),
        ("frame", pa.int32()),
        ("modality", pa.string()),
        ("width", pa.int32()),
        ("height", pa.int32()),
        ("sha256", pa.string()),
        ("pixel_sha256", pa.string()),
        ("eye", pa.string()),
        ("eye_source", pa.string()),
        ("acquired", pa.string()),
        ("device", pa.string()),
        ("scale_x_um", pa.float64()),
        ("scale_y_um", pa.float64()),
        ("scale_source", pa.string()),
        ("quality", pa.string()),
        ("quality_score", pa.float64()),
        ("quality_reasons", pa.string()),
        ("notices", pa.string()),
        ("model", pa.string()),
        ("model_sha256", pa.string()),
        ("overlay", pa.string()),
    ]
)
MEASUREMENTS = pa.schema(
    [
        ("result", pa.string()),
        ("image", pa.string()),
        ("frame", pa.int32()),
        ("sha256", pa.string()),
        ("eye", pa.string()),
        ("acquired", pa.string()),
        ("model", pa.string()),
        ("key", pa.string()),
        ("structure", pa.string()),
        ("region", pa.string()),
        ("unit", pa.string()),
        ("value", pa.float64()),
        ("valid", pa.bool_()),
        ("reason", pa.string()),
    ]
)
SOURCES = pa.schema(
    [
        ("source", pa.string()),  # as it was named
        ("size", pa.int64()),
        ("changed_ns", pa.int64()),
        ("seconds", pa.float64()),
        ("failed", pa.bool_()),
        ("results", pa.list_(pa.string())),
    ]
)
ROOMS = {"measurements": MEASUREMENTS, "images": IMAGES, "sources": SOURCES}  # in writing order


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file: its row of `sources/`, and its rows of the two others."""

    source: Mapping[str, Any]
    images: Sequence[Mapping[str, Any]]
    measurements: Sequence[Mapping[str, Any]]

    @property
    def failed(self) -> bool:
        return bool(self.source["failed"])


class Parts:
    """The parts of a cohort's folder: which there are, and what is written next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drop_unfinished()
        self._next = 1 + max((_number(path) for path in self._paths("sources")), default=0)

    def write(self, outcomes: Sequence[FileOutcome]) -> None:
        """Write one more part. Raises `OutputError`; then nothing of the part counts."""
        rows = {
            "measurements": [row for each in outcomes for row in each.measurements],
            "images": [row for each in outcomes for row in each.images],
            "sources": [each.source for each in outcomes],
        }
        for room, schema in ROOMS.items():
            table = pa.Table.from_pylist([dict(row) for row in rows[room]], schema=schema)
            self._write(room, self._next, table)
        self._next += 1

    def done(self) -> dict[str, Mapping[str, Any]]:
        """The rows of `sources/` by their file."""
        return {
            row["source"]: row
            for path in self._paths("sources")
            for row in _read(path, SOURCES).to_pylist()
        }

    def forget(self, sources: Collection[str]) -> None:
        """Take the rows of these files out, so that they can be worked on anew."""
        for path in self._paths("sources"):
            number, told = _number(path), _read(path, SOURCES)
            gone = pc.is_in(told["source"], pa.array(sorted(sources), pa.string()))
            if not pc.any(gone).as_py():
                continue
            results = pc.list_flatten(told.filter(gone)["results"])
            remove(path)  # first: from here on the part counts for nothing until it is whole again
            for room in ("measurements", "images"):
                table = _read(self.path(room, number), ROOMS[room])
                kept = table.filter(pc.invert(pc.is_in(table["result"], results)))
                self._write(room, number, kept)
            self._write("sources", number, told.filter(pc.invert(gone)))

    def path(self, room: str, number: int) -> Path:
        return self.folder / room / f"part-{number:06d}.parquet"

    def _paths(self, room: str) -> list[Path]:
        return sorted((self.folder / room).glob("part-*.parquet"))

    def _drop_unfinished(self) -> None:
        """Drop parts that are not in all rooms: cut off, or damaged and moved away."""
        there = [{path.name for path in self._paths(room)} for room in ROOMS]
        whole = set.intersection(*there)
        for room in reversed(list(ROOMS)):  # sources first: without them a part counts for nothing
            for path in self._paths(room):
                if path.name not in whole:
                    remove(path)

    def _write(self, room: str, number: int, table: pa.Table) -> None:
        data = io.BytesIO()
        pq.write_table(table, data, compression="zstd")
        write_bytes(self.path(room, number), data.getvalue())


def read_room(folder: Path, room: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A whole room of a cohort as one table. Raises `OutputError` where it is none or damaged."""
    paths = sorted((folder / room).glob("part-*.parquet"))
    if not paths:
        raise OutputError(f"{folder} holds no cohort: there is no {room}/part-000001.parquet.")
    return pa.concat_tables(_read(path, ROOMS[room], columns) for path in paths)


def batches(folder: Path, room: str, columns: Iterable[str]) -> Iterable[pa.Table]:
    """A room part by part, for what does not need all of it at once."""
    for path in sorted((folder / room).glob("part-*.parquet")):
        yield _read(path, ROOMS[room], list(columns))


def _read(path: Path, schema: pa.Schema, columns: Sequence[str] | None = None) -> pa.Table:
    try:
        table = pq.read_table(path, columns=None if columns is None else list(columns))
    except (OSError, pa.ArrowInvalid) as error:
        raise OutputError(
            f"{path} is damaged. Move it away; the next run works on its images again."
        ) from error
    expected = schema if columns is None else pa.schema([schema.field(name) for name in columns])
    if not table.schema.equals(expected):
        raise OutputError(f"{path} was written by another version; choose another output folder.")
    return table


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("part-"))
