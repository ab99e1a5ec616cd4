"""labelme's JSON: one shape a connected piece, its pixels exactly."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from engine.layers import Layer, Mask
from engine.writers.exported import PHOTOGRAPH, ExportedCase, about
from engine.writers.instances import instances
from engine.writers.pictures import png_of_mask, png_of_rgb

VERSION = "5.5.0"  # of labelme's files: the first generation that has shapes of pixels
QUESTIONABLE = "questionable"


def labelme_files(case: ExportedCase) -> dict[str, bytes]:
    """A JSON of the photograph's name beside the photograph, as labelme looks for it.

    Pieces are shapes of the kind "mask": labelme's polygons have no holes. Questionable pixels are
    shapes of their own, labelled `<structure>_questionable`; landmarks are points. The
    description of a shape says who made it.
    """
    shapes = [shape for layer in case.layers for shape in _shapes(layer)]
    for mark in case.segmentation.landmarks:
        author = mark.provenance.author if mark.provenance else ""
        place = [[mark.x + 0.5, mark.y + 0.5]]  # labelme counts from the corner of a pixel
        shapes.append(_shape(mark.structure, place, "point", author))
    told = {
        "version": VERSION,
        "flags": {},
        "shapes": shapes,
        "imagePath": PHOTOGRAPH,
        "imageData": None,
        "imageHeight": case.image.height,
        "imageWidth": case.image.width,
        "about": about(case),
    }
    name = str(PurePosixPath(PHOTOGRAPH).with_suffix(".json"))
    return {
        name: json.dumps(told, ensure_ascii=False, allow_nan=False).encode(),
        PHOTOGRAPH: png_of_rgb(case.image.rgb8()),
    }


def _shapes(layer: Layer) -> Iterator[dict[str, Any]]:
    planes: list[tuple[str, Mask]] = [(layer.structure, layer.mask)]
    if layer.questionable is not None:
        planes.append((f"{layer.structure}_{QUESTIONABLE}", layer.questionable))
    for label, mask in planes:
        for piece in instances(mask):
            height, width = piece.mask.shape
            corners = [[piece.x, piece.y], [piece.x + width - 1, piece.y + height - 1]]
            shape = _shape(label, corners, "mask", layer.provenance.author)
            yield shape | {"mask": base64.b64encode(png_of_mask(piece.mask)).decode("ascii")}


def _shape(label: str, points: list[list[Any]], kind: str, author: str) -> dict[str, Any]:
    return {
        "label": label,
        "points": points,
        "group_id": None,
        "description": author,
        "shape_type": kind,
        "flags": {},
    }
