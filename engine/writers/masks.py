"""Masks as they are: PNG files, one a layer, or one NumPy archive."""

from __future__ import annotations

import io
import json

import numpy as np

from engine.writers.exported import ExportedCase, about, json_bytes
from engine.writers.pictures import png_of_mask


def mask_files(case: ExportedCase) -> dict[str, bytes]:
    """`masks/<structure>.png`, 0 and 255, and `questionable/<structure>.png` where there are any.

    `masks/about.json` says who made which layer.
    """
    files = {f"masks/{layer.structure}.png": png_of_mask(layer.mask) for layer in case.layers}
    for layer in case.layers:
        if layer.questionable is not None and layer.questionable.any():
            files[f"questionable/{layer.structure}.png"] = png_of_mask(layer.questionable)
    return {**files, "masks/about.json": json_bytes(about(case))}


def npz_files(case: ExportedCase) -> dict[str, bytes]:
    """`masks.npz`: a (height, width) bool array a structure, read without pickle.

    Questionable pixels are in `<structure>.questionable`, a JSON text about all of it in `about`.
    """
    arrays = {layer.structure: layer.mask for layer in case.layers}
    for layer in case.layers:
        if layer.questionable is not None and layer.questionable.any():
            arrays[f"{layer.structure}.questionable"] = layer.questionable
    told = np.array(json.dumps(about(case), ensure_ascii=False))
    data = io.BytesIO()
    np.savez_compressed(data, **arrays, about=told)  # type: ignore[arg-type]
    return {"masks.npz": data.getvalue()}
