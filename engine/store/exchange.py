"""A case as one file: `.retsam`, a zip of JSON and PNG, without the patient's name."""

from __future__ import annotations

import base64
import json
import math
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import cv2
import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.files import replacing
from engine.layers import Mask, Segmentation
from engine.store import audit, cases, history, results, tables
from engine.store.codec import (
    canonical,
    pack_mask,
    pack_rows,
    steps_from_text,
    unpack_mask,
    unpack_rows,
)
from engine.store.errors import ArchiveError, CaseChangedError, StoreError
from engine.store.results import content_of

SCHEMA = "retsam-case/1"
CASE = "case.json"
MASK_NAME = re.compile(r"(model|reader)/[0-9a-zA-Z_-]{1,80}\.png")
MOST_ENTRIES = 20_000
MOST_BYTES = 2 * 2**30  # of all entries together, unpacked
MOST_PIXELS = 400_000_000
Shape = tuple[int, ...]  # of a photograph or a volume
DAMAGED = "is no .retsam file of this program, or it is damaged."

# What an archive tells of each row; ids of cases and results are made anew.
CASE_KEYS = ("pixel_sha256", "file_sha256", "frame", "height", "width", "modality", "acquired")
STATED_KEYS = ("eye", "eye_source", "eye_stated", "scale", "scale_stated", "choices", "state")
EDIT_KEYS = ("id", "number", "follows", "name", "author", "at", "steps")
RESULT_KEYS = ("number", "created", "model", "model_sha256", "settings", "seconds", "notices")
MORE_RESULT_KEYS = ("not_covered", "field")
LAYER_KEYS = ("rank", "structure", "author", "derived_from", "provenance")
SURFACE_KEYS = ("rank", "structure", "author", "provenance")
MARK_KEYS = ("rank", "structure", "x", "y", "confidence", "provenance")
GRADE_KEYS = ("number", "author", "at", "verdict", "score", "reasons")
SIGN_KEYS = ("number", "act", "reader", "at", "reason", "head")
VALUE_KEYS = ("rank", "key", "structure", "region", "unit", "value", "valid", "reason")


def export_case(session: Session, case_id: str, path: Path) -> None:
    """Write a case with its results, edits, grades and signatures; not its photograph or volume.

    The masks of the reader's layers as they are now lie beside, for other programs; those of a
    volume one B-scan below the other. Rows of surfaces stand in the JSON, as `pack_rows` packs
    them, in base64. Raises `StoreError`, `OutputError`.
    """
    case = cases.row_of(session, case_id)
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "case": _told(case, (*CASE_KEYS, *STATED_KEYS, "scans", "head")),
        "edits": [_told(row, EDIT_KEYS) for row in _of(session, tables.Edit, case_id)],
        "grades": [
            {**_told(row, GRADE_KEYS), "result": row.result_id}
            for row in _of(session, tables.QualityGrade, case_id)
        ],
        "sign_offs": [_told(row, SIGN_KEYS) for row in _of(session, tables.SignOff, case_id)],
        "measurements": [
            _told(row, (*VALUE_KEYS, "definition"))
            for row in session.scalars(
                select(tables.Measurement)
                .where(tables.Measurement.case_id == case_id)
                .order_by(tables.Measurement.rank)
            )
        ],
        "results": [],
        "layers": [],
    }
    with (
        replacing(path) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        shape = cases.shape_of(case)
        for row in _of(session, tables.Result, case_id):
            told["results"].append(_pack_result(session, archive, row, shape))
        told["layers"] = list(_pack_drawn(session, archive, case_id, shape))
        archive.writestr(CASE, canonical(told))


def import_case(session: Session, path: Path) -> str:
    """Take a case in, exactly as it was; returns its id.

    Raises `ArchiveError` for a file that is something else, damaged or unsafe, `CaseChangedError`
    where this workspace has work on the same photograph already.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive)
            told = json.loads(_read(archive, CASE))
            if told["schema"] != SCHEMA:
                raise ArchiveError(f"{path.name} was made by a newer version. Install it.")
            return _import(session, archive, told)
    except ArchiveError:
        raise
    except CaseChangedError:
        raise
    except StoreError as error:
        raise ArchiveError(f"{path.name} {DAMAGED}") from error
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise ArchiveError(f"{path.name} {DAMAGED}") from error
    except (ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ArchiveError(f"{path.name} {DAMAGED}") from error


# ---- out -----------------------------------------------------------------------------------------


def _told(row: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: getattr(row, key) for key in keys}


def _of(session: Session, table: Any, case_id: str) -> Any:
    return session.scalars(select(table).where(table.case_id == case_id).order_by(table.number))


def _of_result(session: Session, table: Any, result_id: str) -> Any:
    return session.scalars(select(table).where(table.result_id == result_id).order_by(table.rank))


def _pack_result(
    session: Session, archive: zipfile.ZipFile, row: tables.Result, shape: Shape
) -> dict[str, Any]:
    told = {"id": row.id, **_told(row, (*RESULT_KEYS, *MORE_RESULT_KEYS, "content_sha256"))}
    told["field_mask"] = _pack_png(archive, f"model/{row.id}-field", row.field_mask, shape)
    told["layers"] = [
        {
            **_told(layer, LAYER_KEYS),
            "mask": _pack_png(archive, f"model/{layer.id}", layer.mask, shape),
            "questionable": _pack_png(archive, f"model/{layer.id}-q", layer.questionable, shape),
        }
        for layer in _of_result(session, tables.Layer, row.id)
    ]
    told["surfaces"] = [
        {
            **_told(surface, SURFACE_KEYS),
            "rows": _text(surface.rows),
            "confidence": _text(surface.confidence),
        }
        for surface in _of_result(session, tables.Surface, row.id)
    ]
    told["landmarks"] = [
        _told(mark, MARK_KEYS) for mark in _of_result(session, tables.Landmark, row.id)
    ]
    return told


def _pack_drawn(
    session: Session, archive: zipfile.ZipFile, case_id: str, shape: Shape
) -> Iterator[dict[str, Any]]:
    chain = history.history(session, case_id)
    if len(shape) == 3:
        found = results.result(session, case_id)
        now = history.corrected(session, chain.done, shape, found).segmentation()
        yield from _pack_corrected(archive, now or Segmentation(layers=()))
        return
    drawn = history.drawn(session, chain.done, shape)
    for head in drawn.heads:
        own = drawn.own(head.structure)
        assert own is not None
        name = f"reader/{head.structure}.png"
        _write_png(archive, name, own.mask)
        yield {"structure": head.structure, "author": head.author, "mask": name}


def _pack_corrected(archive: zipfile.ZipFile, now: Segmentation) -> Iterator[dict[str, Any]]:
    for layer in now.layers:
        if layer.corrected is not None:
            name = f"reader/{layer.structure}.png"
            _write_png(archive, name, layer.mask)
            yield {"structure": layer.structure, "author": layer.provenance.author, "mask": name}
    for surface in now.surfaces:
        if surface.origins is not None:
            told = {"structure": surface.structure, "author": surface.provenance.author}
            yield {**told, "rows": _text(pack_rows(surface.rows))}


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _pack_png(archive: zipfile.ZipFile, name: str, data: bytes | None, shape: Shape) -> str | None:
    if data is None:
        return None
    _write_png(archive, f"{name}.png", unpack_mask(data, shape))
    return f"{name}.png"


def _write_png(archive: zipfile.ZipFile, name: str, mask: Mask) -> None:
    picture = mask.reshape(-1, mask.shape[-1]).view(np.uint8)
    done, data = cv2.imencode(".png", picture * np.uint8(255))
    assert done
    archive.writestr(name, data.tobytes(), zipfile.ZIP_STORED)


# ---- in ------------------------------------------------------------------------------------------


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES:
        raise ArchiveError("This .retsam file unpacks to more than a case can be; it is refused.")
    for entry in entries:
        if entry.filename != CASE and not MASK_NAME.fullmatch(entry.filename):
            raise ArchiveError(
                "This .retsam file holds something that does not belong there; refused."
            )


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """An entry, never more of it than its header says."""
    entry = archive.getinfo(name)
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ArchiveError("This .retsam file is damaged.")
    return data


def _read_mask(archive: zipfile.ZipFile, name: str | None, shape: Shape) -> bytes | None:
    if name is None:
        return None
    data = _read(archive, name)
    width, height = struct.unpack(">II", data[16:24])  # before decoding: a picture may be a bomb
    size = (math.prod(shape[:-1]), shape[-1])
    if (height, width) != size:
        raise ValueError("a mask of another size")
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.shape != size or not np.isin(pixels, (0, 255)).all():
        raise ValueError("no mask")
    return pack_mask(pixels > 0)


def _read_rows(text: str | None, shape: Shape) -> bytes | None:
    if text is None:
        return None
    data = base64.b64decode(text, validate=True)
    rows = unpack_rows(data, (shape[0], shape[-1]))
    if np.isinf(rows).any():
        raise ValueError("no surface")
    return data


def _import(session: Session, archive: zipfile.ZipFile, told: dict[str, Any]) -> str:
    about = told["case"]
    scans = about.get("scans")  # a photograph of before volumes has none
    shape: Shape = (int(about["height"]), int(about["width"]))
    shape = shape if scans is None else (int(scans), *shape)
    if min(shape) < 1 or math.prod(shape) > MOST_PIXELS:
        raise ValueError("an absurd size")
    _refuse_second(session, about["pixel_sha256"])
    case = tables.Case(
        **{key: about[key] for key in (*CASE_KEYS, *STATED_KEYS, "head")},
        id=uuid4().hex,
        scans=scans,
        created=audit.now(),
        path="",
        opened=0,
    )
    session.add(case)
    session.flush()
    results = {row["id"]: _import_result(session, archive, row, case) for row in told["results"]}
    for row in told["edits"]:
        edit = tables.Edit(**{key: row[key] for key in EDIT_KEYS}, case_id=case.id)
        for head in history.heads_of(steps_from_text(edit.steps)):
            history.note_layer(session, case.id, head)
        _add(session, edit, case.id)
    for row in told["grades"]:
        result = None if row["result"] is None else results[row["result"]]
        kept = {key: row[key] for key in GRADE_KEYS}
        grade = tables.QualityGrade(**kept, id=uuid4().hex, case_id=case.id, result_id=result)
        _add(session, grade, case.id)
    for row in told["sign_offs"]:
        kept = {key: row[key] for key in SIGN_KEYS}
        _add(session, tables.SignOff(**kept, id=uuid4().hex, case_id=case.id), case.id)
    for row in told["measurements"]:
        kept = {key: row[key] for key in (*VALUE_KEYS, "definition")}
        session.add(tables.Measurement(**kept, case_id=case.id))
    audit.append(session, "import", case_id=case.id, subject=case, detail={"edit": case.head})
    cases.stored(session, case)  # what cannot be read later is refused now
    chain = history.history(session, case.id)
    draw = history.corrected if len(shape) == 3 else history.drawn
    draw(session, (*chain.done, *chain.undone), shape)
    return case.id


def _refuse_second(session: Session, pixel_sha256: str) -> None:
    for case in session.scalars(
        select(tables.Case).where(tables.Case.pixel_sha256 == pixel_sha256)
    ):
        if case.head is not None or case.state == "final":
            raise CaseChangedError(
                "This workspace has work on the same photograph already; nothing was taken in."
            )


def _import_result(
    session: Session, archive: zipfile.ZipFile, told: dict[str, Any], case: tables.Case
) -> str:
    shape = cases.shape_of(case)
    row = tables.Result(
        **{key: told[key] for key in (*RESULT_KEYS, *MORE_RESULT_KEYS, "content_sha256")},
        id=uuid4().hex,
        case_id=case.id,
        field_mask=_read_mask(archive, told["field_mask"], shape),
    )
    session.add(row)
    session.flush()
    for layer in told["layers"]:
        session.add(
            tables.Layer(
                **{key: layer[key] for key in LAYER_KEYS},
                id=uuid4().hex,
                case_id=case.id,
                result_id=row.id,
                mask=_read_mask(archive, layer["mask"], shape),
                questionable=_read_mask(archive, layer["questionable"], shape),
            )
        )
    for surface in told.get("surfaces", ()):
        rows = _read_rows(surface["rows"], shape)
        session.add(
            tables.Surface(
                **{key: surface[key] for key in SURFACE_KEYS},
                id=uuid4().hex,
                case_id=case.id,
                result_id=row.id,
                rows=rows,
                confidence=_read_rows(surface["confidence"], shape),
            )
        )
    for mark in told["landmarks"]:
        kept = {key: mark[key] for key in MARK_KEYS}
        session.add(tables.Landmark(**kept, id=uuid4().hex, case_id=case.id, result_id=row.id))
    session.flush()
    if content_of(session, row) != row.content_sha256:
        raise ValueError("layers or landmarks were changed")
    audit.append(session, "imported", case_id=case.id, subject=row)
    return row.id


def _add(session: Session, row: tables.Table, case_id: str) -> None:
    session.add(row)
    audit.append(session, "imported", case_id=case_id, subject=row)
