"""What a person corrected on a volume: which structure, where, how and who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

from engine.layers import Layer, Origin, Provenance, Segmentation, Surface

How = Literal["drawn", "snapped", "carried", "painted", "erased"]

_HOW: dict[int, How] = {
    Origin.DRAWN: "drawn",
    Origin.SNAPPED: "snapped",
    Origin.CARRIED: "carried",
}


@dataclass(frozen=True)
class Correction:
    """Neighbouring columns of a surface, or all pixels of an area, of one B-scan.

    Scans and columns count from 0; `first` and `last` are the outermost columns. `pixels` is None
    for a surface, for an area those that a person painted or erased. `derived_from` made what was
    corrected, None where nobody did.
    """

    scan: int
    structure: str
    how: How
    first: int
    last: int
    pixels: int | None
    author: str
    derived_from: str | None


def corrections_of(segmentation: Segmentation) -> tuple[Correction, ...]:
    """All that a person decided, by structure and B-scan. "erased" surfaces cannot be seen."""
    return (
        *(each for surface in segmentation.surfaces for each in _of_surface(surface)),
        *(each for layer in segmentation.layers for each in _of_area(layer)),
    )


def corrected_scans(segmentation: Segmentation) -> dict[str, tuple[int, ...]]:
    """The B-scans, from 0, on which each structure was corrected; only those that were."""
    found: dict[str, dict[int, None]] = {}
    for each in corrections_of(segmentation):
        found.setdefault(each.structure, {})[each.scan] = None
    return {key: tuple(scans) for key, scans in found.items()}


def _of_surface(surface: Surface) -> Iterator[Correction]:
    if surface.origins is None:
        return
    for scan in np.flatnonzero(surface.origins.any(axis=1)):
        origins, rows = surface.origins[scan], surface.rows[scan]
        kinds = np.where((origins > 0) & np.isnan(rows), 255, origins)
        for kind, columns in groupby(range(kinds.size), key=kinds.__getitem__):
            if kind:
                span = list(columns)
                how = _HOW.get(int(kind), "erased")
                yield _correction(int(scan), surface, how, span[0], span[-1], None)


def _of_area(layer: Layer) -> Iterator[Correction]:
    if layer.corrected is None:
        return
    for scan in np.flatnonzero(layer.corrected.any(axis=(1, 2))):
        decided, mask = layer.corrected[scan], layer.mask[scan]
        parts: tuple[tuple[How, np.ndarray], ...] = (
            ("painted", decided & mask),
            ("erased", decided & ~mask),
        )
        for how, part in parts:
            columns = np.flatnonzero(part.any(axis=0))
            if columns.size:
                first, last = int(columns[0]), int(columns[-1])
                yield _correction(int(scan), layer, how, first, last, int(part.sum()))


def _correction(
    scan: int, of: Surface | Layer, how: How, first: int, last: int, pixels: int | None
) -> Correction:
    author, before = of.provenance.author, _derived_from(of.provenance)
    return Correction(scan, of.structure, how, first, last, pixels, author, before)


def _derived_from(provenance: Provenance) -> str | None:
    return dict(provenance.settings).get("derived_from")
