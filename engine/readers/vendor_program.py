"""`python -m engine.readers.vendor_program FILE FOLDER`: volumes of FILE as arrays in FOLDER.

Run by `engine.readers.vendor` in a process of its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np


def main(file: Path, folder: Path) -> None:
    """Write 0.npy, 1.npy… of (scans, height, width) each, and volumes.json about them."""
    told = []
    for number, volume in enumerate(_volumes(file)):
        array = _stacked(volume.volume)
        np.save(folder / f"{number}.npy", array, allow_pickle=False)
        told.append({"laterality": getattr(volume, "laterality", None)})
    (folder / "volumes.json").write_text(json.dumps(told), encoding="utf-8")


def _stacked(scans: Any) -> np.ndarray:
    """All B-scans as one array; one that the file lacks is black."""
    arrays = [np.asarray(scan) for scan in scans]
    full = next(array for array in arrays if array.ndim == 2)
    return np.stack([array if array.ndim == 2 else np.zeros_like(full) for array in arrays])


def _volumes(file: Path) -> list[Any]:
    from oct_converter import readers

    # oct-converter 0.7 reads numbers by what NumPy 2.3 no longer does
    np.fromstring = np.frombuffer  # type: ignore[assignment]
    form = file.suffix.lstrip(".").lower()
    if form == "e2e":
        return list(readers.E2E(file).read_oct_volume())
    if form == "oct":
        return _bioptigen_or_optovue(readers, file)
    return [getattr(readers, form.upper())(file).read_oct_volume()]


def _bioptigen_or_optovue(readers: Any, file: Path) -> list[Any]:
    try:
        return list(readers.BOCT(file).read_oct_volume())
    except Exception:  # another maker's file with the same suffix
        return list(readers.POCT(file).read_oct_volume())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
