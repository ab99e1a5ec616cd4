"""All layers in one picture: each pixel has the value of one structure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.errors import OutputError
from engine.layers import Layer
from engine.taxonomy import structure
from engine.writers.exported import ExportedCase, about, json_bytes
from engine.writers.pictures import png

RULE = (
    "0 is background. Where several structures lie on a pixel, it has the highest of their values; "
    "`covered_pixels` of the others are not in this picture. Questionable pixels are not marked."
)


def label_map(case: ExportedCase) -> NDArray[np.uint8]:
    """(height, width) values of the taxonomy's `label`; of several at a pixel, the highest.

    Raises `OutputError` for a structure that has none.
    """
    labels = np.zeros((case.image.height, case.image.width), np.uint8)
    for layer in sorted(case.layers, key=_label):
        labels[layer.mask] = _label(layer)
    return labels


def label_files(case: ExportedCase) -> dict[str, bytes]:
    """`labels.png`, grey, and `labels.json`, which says what each value means."""
    labels = label_map(case)
    told = about(case)
    for entry, layer in zip(told["layers"], case.layers, strict=True):
        entry["covered_pixels"] = int((labels[layer.mask] != _label(layer)).sum())
    return {"labels.png": png(labels), "labels.json": json_bytes({"rule": RULE, **told})}


def _label(layer: Layer) -> int:
    entry = structure(layer.structure)
    if not entry.label:
        raise OutputError(f"{entry.title} has no value in label maps. Choose another format.")
    return entry.label
