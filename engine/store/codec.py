"""How values are kept as text and bytes: edits, masks, settings."""

from __future__ import annotations

import base64
import binascii
import json
import math
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.edits import (
    Edit,
    LandmarkMoved,
    LayerAdded,
    LayerHead,
    LayerRemoved,
    Outlined,
    Patch,
    Plane,
    RowsPatch,
    Step,
)
from engine.layers import Mask, Prompted, Provenance
from engine.store.errors import StoreDamagedError

PLANES = ("mask", "questionable", "corrected")
DAMAGED = "A part of the workspace is damaged and cannot be read. Run `retsam store verify`."


def canonical(value: Any) -> str:
    """JSON that is the same for the same value: keys in order, no spaces, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def steps_text(steps: Sequence[Step]) -> str:
    """The steps of an edit as JSON; the flips of a patch are in base64."""
    return canonical([_step_told(step) for step in steps])


def steps_from_text(text: str) -> tuple[Step, ...]:
    """The way back. Raises `StoreDamagedError`."""
    try:
        told = json.loads(text)
        if not isinstance(told, list):
            raise TypeError("steps are a list")
        return tuple(_step(each) for each in told)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, binascii.Error) as error:
        raise StoreDamagedError(DAMAGED) from error


def edit_told(edit: Edit) -> dict[str, Any]:
    """An edit as JSON can hold it."""
    return {
        "id": edit.id,
        "name": edit.name,
        "author": edit.author,
        "at": edit.at.isoformat(),
        "steps": [_step_told(step) for step in edit.steps],
    }


def edit_from_told(told: dict[str, Any]) -> Edit:
    """The way back. Raises KeyError, TypeError or ValueError where it is something else."""
    return Edit(
        id=str(told["id"]),
        name=str(told["name"]),
        author=str(told["author"]),
        at=datetime.fromisoformat(told["at"]),
        steps=tuple(_step(each) for each in told["steps"]),
    )


def _step_told(step: Step) -> dict[str, Any]:
    match step:
        case Patch():
            return {
                "step": "patch",
                "layer": step.layer,
                "plane": step.plane,
                "box": [int(side) for side in (step.row, step.column, step.height, step.width)],
                "flips": base64.b64encode(step.flips).decode("ascii"),
                **({} if step.scan is None else {"scan": int(step.scan)}),
            }
        case RowsPatch():
            return {
                "step": "rows",
                "layer": step.layer,
                "place": [int(number) for number in (step.scan, step.column, step.width)],
                "flips": base64.b64encode(step.flips).decode("ascii"),
            }
        case LayerAdded(head):
            return {"step": "layer_added", "head": _head_told(head)}
        case LayerRemoved(head):
            return {"step": "layer_removed", "head": _head_told(head)}
        case LandmarkMoved():
            return {
                "step": "landmark_moved",
                "structure": step.structure,
                "before": _point_told(step.before),
                "after": _point_told(step.after),
            }
        case Outlined():
            by = step.by
            return {
                "step": "outlined",
                "layer": step.layer,
                "by": [by.prompt, by.model, by.model_sha256],
                **({"undone": True} if step.undone else {}),
            }


def _step(told: dict[str, Any]) -> Step:
    match told["step"]:
        case "patch":
            row, column, height, width = (int(number) for number in told["box"])
            if told["plane"] not in PLANES:
                raise ValueError("unknown plane")
            return Patch(
                layer=str(told["layer"]),
                plane=cast(Plane, told["plane"]),
                row=row,
                column=column,
                height=height,
                width=width,
                flips=base64.b64decode(told["flips"], validate=True),
                scan=int(told["scan"]) if "scan" in told else None,
            )
        case "rows":
            scan, column, width = (int(number) for number in told["place"])
            flips = base64.b64decode(told["flips"], validate=True)
            return RowsPatch(str(told["layer"]), scan, column, width, flips)
        case "layer_added":
            return LayerAdded(_head(told["head"]))
        case "layer_removed":
            return LayerRemoved(_head(told["head"]))
        case "landmark_moved":
            return LandmarkMoved(
                str(told["structure"]), _point(told["before"]), _point(told["after"])
            )
        case "outlined":
            prompt, model, sha256 = (str(part) for part in told["by"])
            by = Prompted(prompt, model, sha256)
            return Outlined(str(told["layer"]), by, undone=told.get("undone") is True)
    raise ValueError("unknown step")


def _head_told(head: LayerHead) -> list[str | None]:
    return [head.id, head.structure, head.author, head.derived_from]


def _head(told: list[str | None]) -> LayerHead:
    id, structure, author, derived_from = told
    if id is None or structure is None or author is None:
        raise ValueError("a layer has an id, a structure and an author")
    return LayerHead(id, structure, author, derived_from)


def _point_told(point: tuple[float, float] | None) -> list[float] | None:
    return None if point is None else [float(point[0]), float(point[1])]


def _point(told: list[float] | None) -> tuple[float, float] | None:
    return None if told is None else (float(told[0]), float(told[1]))


def pack_mask(mask: Mask) -> bytes:
    """A mask, (height, width) or of a volume, as one bit a pixel, row by row, compressed."""
    return zlib.compress(np.packbits(mask).tobytes(), level=1)


def unpack_mask(data: bytes, shape: tuple[int, ...]) -> Mask:
    """The way back; never more than `shape` asks for. Raises `StoreDamagedError`."""
    count = math.prod(shape)
    packed = _unpacked(data, (count + 7) // 8)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=count)
    return bits.view(np.bool_).reshape(shape)


def pack_rows(rows: NDArray[np.float32]) -> bytes:
    """Rows or confidences of a surface, (scans, width), bit by bit, compressed."""
    return zlib.compress(rows.astype("<f4").tobytes(), level=1)


def unpack_rows(data: bytes, shape: tuple[int, int]) -> NDArray[np.float32]:
    """The way back; never more than `shape` asks for. Raises `StoreDamagedError`."""
    packed = _unpacked(data, 4 * math.prod(shape))
    return np.frombuffer(packed, "<f4").astype(np.float32).reshape(shape)


def _unpacked(data: bytes, size: int) -> bytes:
    try:
        packed = zlib.decompressobj().decompress(data, size)
    except zlib.error as error:
        raise StoreDamagedError(DAMAGED) from error
    if len(packed) != size:
        raise StoreDamagedError(DAMAGED)
    return packed


def provenance_told(provenance: Provenance | None) -> dict[str, Any] | None:
    """A provenance as JSON can hold it."""
    if provenance is None:
        return None
    created = provenance.created
    return {
        "author": provenance.author,
        "model_sha256": provenance.model_sha256,
        "settings": [list(pair) for pair in provenance.settings],
        "created": None if created is None else created.isoformat(),
    }


def provenance_from_told(told: dict[str, Any] | None) -> Provenance | None:
    """The way back. Raises KeyError, TypeError or ValueError where it is something else."""
    if told is None:
        return None
    created = told["created"]
    return Provenance(
        author=told["author"],
        model_sha256=told["model_sha256"],
        settings=tuple((str(key), str(value)) for key, value in told["settings"]),
        created=None if created is None else datetime.fromisoformat(created),
    )
