"""What models found on a case, and what was measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from engine.layers import (
    FieldOfView,
    Landmark,
    Layer,
    Provenance,
    Quality,
    Segmentation,
    Surface,
)
from engine.store import audit, tables
from engine.store.cases import draft, forget_measurements, row_of, shape_of
from engine.store.codec import (
    DAMAGED,
    canonical,
    pack_mask,
    pack_rows,
    provenance_from_told,
    provenance_told,
    unpack_mask,
    unpack_rows,
)
from engine.store.errors import StoreDamagedError


def add_result(session: Session, case_id: str, found: Segmentation) -> None:
    """Keep what a model found, without probabilities. What it found before is kept too.

    The same result a second time changes nothing. Raises `CaseFinalError`.
    """
    draft(session, case_id)
    packed = [(layer, pack_mask(layer.mask), _packed_questionable(layer)) for layer in found.layers]
    surfaces = [_packed_surface(surface) for surface in found.surfaces]
    content = _content(found, packed, surfaces)
    last = session.scalars(_newest(case_id)).one_or_none()
    if last is not None and last.content_sha256 == content:
        return
    forget_measurements(session, case_id)
    field = found.field_of_view
    row = tables.Result(
        id=uuid4().hex,
        case_id=case_id,
        number=1 if last is None else last.number + 1,
        created=audit.now(),
        model=found.model,
        model_sha256=found.model_sha256,
        settings=canonical([list(pair) for pair in found.settings]),
        seconds=float(found.seconds),
        notices=canonical(found.notices),
        not_covered=canonical(found.not_covered),
        field=None if field is None else canonical(_field_told(field)),
        field_mask=None if field is None else pack_mask(field.mask),
        content_sha256=content,
    )
    session.add(row)
    session.flush()
    _add_layers(session, row, packed)
    _add_surfaces(session, row, surfaces)
    _add_landmarks(session, row, found.landmarks)
    audit.append(session, "result", case_id=case_id, subject=row, detail={"model": found.model})
    if found.quality is not None:
        _add_quality(session, row, found)


def result(session: Session, case_id: str) -> Segmentation | None:
    """What a model found last, None where none did. Raises `StoreDamagedError`."""
    row = session.scalars(_newest(case_id)).one_or_none()
    if row is None:
        return None
    shape = shape_of(row_of(session, case_id))
    try:
        return Segmentation(
            layers=tuple(_layer(each, shape) for each in _of_result(session, tables.Layer, row.id)),
            landmarks=tuple(
                _landmark(each) for each in _of_result(session, tables.Landmark, row.id)
            ),
            surfaces=tuple(
                _surface(each, shape) for each in _of_result(session, tables.Surface, row.id)
            ),
            field_of_view=_field(row, shape),
            model=row.model,
            model_sha256=row.model_sha256,
            settings=tuple((str(key), str(value)) for key, value in json.loads(row.settings)),
            seconds=row.seconds,
            notices=tuple(json.loads(row.notices)),
            not_covered=tuple(json.loads(row.not_covered)),
            quality=_quality(session, row.id),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise StoreDamagedError(DAMAGED) from error


def newest_id(session: Session, case_id: str) -> str | None:
    """The id of what a model found last, None where none did."""
    row = session.scalars(_newest(case_id)).one_or_none()
    return None if row is None else row.id


def set_measurements(session: Session, case_id: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put the values of a case as it is now in the place of those before.

    `rows` are as in `measurements.json`. Raises `CaseFinalError`.
    """
    draft(session, case_id)
    forget_measurements(session, case_id)
    told = [{**row, "case_id": case_id, "rank": rank} for rank, row in enumerate(rows)]
    if told:
        session.execute(insert(tables.Measurement), told)


def measurements(session: Session, case_id: str) -> tuple[dict[str, Any], ...]:
    """The values of a case in the order in which they are shown, as in `measurements.json`."""
    rows = session.scalars(
        select(tables.Measurement)
        .where(tables.Measurement.case_id == case_id)
        .order_by(tables.Measurement.rank)
    )
    keys = ("key", "structure", "region", "unit", "value", "valid", "reason", "definition")
    return tuple({key: getattr(row, key) for key in keys} for row in rows)


def is_measured(session: Session, case_id: str) -> bool:
    """True where there are values that hold."""
    found = select(tables.Measurement.rank).where(tables.Measurement.case_id == case_id).limit(1)
    return session.scalar(found) is not None


def has_layers(session: Session, case: tables.Case) -> bool:
    """True where there is something to measure: a model's result, or what a reader drew."""
    return case.head is not None or newest_id(session, case.id) is not None


# ---- parts ---------------------------------------------------------------------------------------


Packed = tuple[Layer, bytes, bytes | None]
PackedSurface = tuple[Surface, bytes, bytes | None]


def _newest(case_id: str) -> Any:
    return (
        select(tables.Result)
        .where(tables.Result.case_id == case_id)
        .order_by(tables.Result.number.desc())
        .limit(1)
    )


def _of_result(session: Session, table: Any, result_id: str) -> Any:
    return session.scalars(select(table).where(table.result_id == result_id).order_by(table.rank))


def _packed_questionable(layer: Layer) -> bytes | None:
    return None if layer.questionable is None else pack_mask(layer.questionable)


def _packed_surface(surface: Surface) -> PackedSurface:
    confidence = None if surface.confidence is None else pack_rows(surface.confidence)
    return surface, pack_rows(surface.rows), confidence


def _content(
    found: Segmentation, packed: Sequence[Packed], surfaces: Sequence[PackedSurface]
) -> str:
    """sha256 over all that the model found: the trail covers layers, landmarks and surfaces."""
    told: dict[str, Any] = {
        "model": [found.model, found.model_sha256, [list(pair) for pair in found.settings]],
        "layers": [_layer_told(*each) for each in packed],
        "landmarks": [_landmark_told(mark) for mark in found.landmarks],
    }
    if surfaces:  # else a photograph's, hashed without them before there were any
        told["surfaces"] = [
            [each.structure, each.provenance.author, *_digests(*planes)]
            for each, *planes in surfaces
        ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _layer_told(layer: Layer, mask: bytes, questionable: bytes | None) -> list[Any]:
    return [layer.structure, layer.provenance.author, *_digests(mask, questionable)]


def _landmark_told(mark: Landmark) -> list[Any]:
    confidence = None if mark.confidence is None else float(mark.confidence)
    return [mark.structure, float(mark.x), float(mark.y), confidence]


def content_of(session: Session, row: tables.Result) -> str:
    """`content_sha256` computed anew from what the tables hold; for `verify`."""
    told: dict[str, Any] = {
        "model": [row.model, row.model_sha256, json.loads(row.settings)],
        "layers": [
            [each.structure, each.author, *_digests(each.mask, each.questionable)]
            for each in _of_result(session, tables.Layer, row.id)
        ],
        "landmarks": [
            [each.structure, each.x, each.y, each.confidence]
            for each in _of_result(session, tables.Landmark, row.id)
        ],
    }
    surfaces = [
        [each.structure, each.author, *_digests(each.rows, each.confidence)]
        for each in _of_result(session, tables.Surface, row.id)
    ]
    if surfaces:
        told["surfaces"] = surfaces
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _digests(*planes: bytes | None) -> list[str | None]:
    return [None if data is None else hashlib.sha256(data).hexdigest() for data in planes]


def _add_layers(session: Session, row: tables.Result, packed: Sequence[Packed]) -> None:
    for rank, (layer, mask, questionable) in enumerate(packed):
        session.add(
            tables.Layer(
                id=uuid4().hex,
                case_id=row.case_id,
                result_id=row.id,
                rank=rank,
                structure=layer.structure,
                author=layer.provenance.author,
                provenance=canonical(provenance_told(layer.provenance)),
                mask=mask,
                questionable=questionable,
            )
        )


def _add_surfaces(session: Session, row: tables.Result, packed: Sequence[PackedSurface]) -> None:
    for rank, (surface, rows, confidence) in enumerate(packed):
        session.add(
            tables.Surface(
                id=uuid4().hex,
                case_id=row.case_id,
                result_id=row.id,
                rank=rank,
                structure=surface.structure,
                author=surface.provenance.author,
                provenance=canonical(provenance_told(surface.provenance)),
                rows=rows,
                confidence=confidence,
            )
        )


def _add_landmarks(session: Session, row: tables.Result, marks: Sequence[Landmark]) -> None:
    for rank, mark in enumerate(marks):
        structure, x, y, confidence = _landmark_told(mark)
        told = provenance_told(mark.provenance)
        session.add(
            tables.Landmark(
                id=uuid4().hex,
                case_id=row.case_id,
                result_id=row.id,
                rank=rank,
                structure=structure,
                x=x,
                y=y,
                confidence=confidence,
                provenance=None if told is None else canonical(told),
            )
        )


def _add_quality(session: Session, row: tables.Result, found: Segmentation) -> None:
    assert found.quality is not None
    grade = tables.QualityGrade(
        id=uuid4().hex,
        case_id=row.case_id,
        result_id=row.id,
        number=next_grade(session, row.case_id),
        author=f"model:{found.model}",
        at=row.created,
        verdict=found.quality.verdict,
        score=float(found.quality.score),
        reasons=canonical(found.quality.reasons),
    )
    session.add(grade)
    audit.append(session, "quality", case_id=row.case_id, subject=grade)


def next_grade(session: Session, case_id: str) -> int:
    """The number of the next quality grade of a case."""
    grades = tables.QualityGrade
    last = session.scalar(select(func.max(grades.number)).where(grades.case_id == case_id))
    return (last or 0) + 1


def _layer(row: tables.Layer, shape: tuple[int, ...]) -> Layer:
    told = json.loads(row.provenance or "null")
    return Layer(
        structure=row.structure,
        mask=unpack_mask(row.mask or b"", shape),
        provenance=provenance_from_told(told) or Provenance(row.author),
        questionable=None if row.questionable is None else unpack_mask(row.questionable, shape),
    )


def _surface(row: tables.Surface, shape: tuple[int, ...]) -> Surface:
    told = json.loads(row.provenance or "null")
    size = (shape[0], shape[-1])
    return Surface(
        structure=row.structure,
        rows=unpack_rows(row.rows, size),
        provenance=provenance_from_told(told) or Provenance(row.author),
        confidence=None if row.confidence is None else unpack_rows(row.confidence, size),
    )


def _landmark(row: tables.Landmark) -> Landmark:
    told = provenance_from_told(json.loads(row.provenance or "null"))
    return Landmark(row.structure, row.x, row.y, row.confidence, told)


def _quality(session: Session, result_id: str) -> Quality | None:
    row = session.scalars(
        select(tables.QualityGrade).where(tables.QualityGrade.result_id == result_id)
    ).one_or_none()
    if row is None or row.score is None or row.verdict not in ("good", "usable", "poor"):
        return None
    return Quality(row.score, row.verdict, tuple(json.loads(row.reasons)))  # type: ignore[arg-type]


def _field_told(field: FieldOfView) -> dict[str, float]:
    keys = ("x", "y", "radius_x", "radius_y", "edge_seen")
    return {key: float(getattr(field, key)) for key in keys}


def _field(row: tables.Result, shape: tuple[int, ...]) -> FieldOfView | None:
    if row.field is None or row.field_mask is None:
        return None
    return FieldOfView(**json.loads(row.field), mask=unpack_mask(row.field_mask, shape))
