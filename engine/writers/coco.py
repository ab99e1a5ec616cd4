"""COCO JSON: one annotation a connected piece, its pixels exactly, as run lengths."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from engine.layers import Mask
from engine.taxonomy import structure, structures
from engine.writers.exported import PHOTOGRAPH, ExportedCase, about
from engine.writers.instances import Instance, instances
from engine.writers.pictures import png_of_rgb

Shape = tuple[int, int]


def coco_files(case: ExportedCase) -> dict[str, bytes]:
    """`coco.json` (Lin and others, 2014), and the photograph that it is about.

    A structure's category has its value of label maps as id. Run lengths are not compressed:
    `pycocotools` reads them as they are. `info` says who made which layer; a structure that is
    listed there without pixels was looked for and is absent. `questionable` of the image has run
    lengths by structure.
    """
    shape = (case.image.height, case.image.width)
    annotations: list[dict[str, Any]] = []
    for layer in case.layers:
        for piece in instances(layer.mask):
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": 1,
                    "category_id": structure(layer.structure).label,
                    "segmentation": _runs_of_piece(piece, shape),
                    "area": piece.area,
                    "bbox": [piece.x, piece.y, piece.mask.shape[1], piece.mask.shape[0]],
                    "iscrowd": 0,
                    "attributes": {"author": layer.provenance.author},
                }
            )
    image = {
        "id": 1,
        "file_name": PHOTOGRAPH,
        "width": case.image.width,
        "height": case.image.height,
        "questionable": {
            layer.structure: run_lengths(layer.questionable)
            for layer in case.layers
            if layer.questionable is not None and layer.questionable.any()
        },
    }
    categories = [
        {"id": entry.label, "name": key, "supercategory": entry.group}
        for key, entry in structures().items()
        if entry.label
    ]
    told = {
        "info": {"description": "Fundus photograph with layers", **about(case)},
        "licenses": [],
        "images": [image],
        "annotations": annotations,
        "categories": categories,
    }
    return {
        "coco.json": json.dumps(told, ensure_ascii=False, allow_nan=False).encode(),
        PHOTOGRAPH: png_of_rgb(case.image.rgb8()),
    }


def run_lengths(mask: Mask) -> dict[str, Any]:
    """COCO's run lengths of a whole mask: column by column, pixels outside first."""
    return _runs(np.flatnonzero(mask.T), (mask.shape[0], mask.shape[1]))


def _runs_of_piece(piece: Instance, shape: Shape) -> dict[str, Any]:
    columns, rows = np.nonzero(piece.mask.T)
    return _runs((columns + piece.x) * shape[0] + rows + piece.y, shape)


def _runs(places: np.ndarray, shape: Shape) -> dict[str, Any]:
    """From the places of all pixels, counted down the columns, in order."""
    if not places.size:
        return {"size": list(shape), "counts": [shape[0] * shape[1]]}
    breaks = np.flatnonzero(np.diff(places) > 1)
    starts = places[np.r_[0, breaks + 1]]
    ends = places[np.r_[breaks, len(places) - 1]] + 1
    edges = np.stack([starts, ends], axis=1).ravel()
    counts = np.diff(np.r_[0, edges, shape[0] * shape[1]])
    return {"size": list(shape), "counts": [int(count) for count in counts]}
