"""The surfaces and areas of one OCT volume while a person corrects them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from engine.edits import (
    Edit,
    LandmarkMoved,
    LayerAdded,
    LayerHead,
    LayerRemoved,
    Origins,
    Outlined,
    Patch,
    Rows,
    RowsPatch,
    apply,
    apply_rows,
    note_outlined,
)
from engine.layers import Layer, Mask, Origin, Prompted, Provenance, Segmentation, Surface
from engine.taxonomy import structures

SURFACES = tuple(key for key, each in structures().items() if each.kind == "surface")
"""All surfaces, from inside out."""
AREAS = tuple(
    key
    for key, each in structures().items()
    if each.kind == "area" and each.group in ("areas", "lesions") and "oct" in each.modalities
)
"""All areas that can be drawn on a B-scan."""

EMPTY = Segmentation(layers=())

Shape = tuple[int, int, int]  # (scans, height, width)
Lines = NDArray[np.float32]  # (surfaces, width)


@dataclass(eq=False)
class _OwnSurface:
    """Rows that a person decided on: those whose origin is not the model; the others are 0."""

    head: LayerHead
    rows: NDArray[np.float32]
    origins: NDArray[np.uint8]


@dataclass(eq=False)
class _OwnArea:
    """Pixels that a person decided on, (height, width) by B-scan: what they are, and which."""

    head: LayerHead
    masks: dict[int, Mask] = field(default_factory=dict)
    decided: dict[int, Mask] = field(default_factory=dict)
    prompted: list[Prompted] = field(default_factory=list)  # an entry an edit


@dataclass(frozen=True)
class Touched:
    """What an edit changed."""

    structures: frozenset[str]
    scans: frozenset[int]


class WorkingVolume:
    """What a model found, which stays as it is, and over it what a person decided.

    A person decides column by column on a surface and pixel by pixel on an area; all else is the
    model's, also that of another model that runs later. Where a model's row would cross a decided
    one it stops at it, so that surfaces keep their order whatever model lies below.
    """

    def __init__(self, shape: Shape, found: Segmentation | None = None) -> None:
        self.shape = shape
        self._found = found
        self._surfaces: dict[str, _OwnSurface] = {}
        self._areas: dict[str, _OwnArea] = {}
        self._layers: dict[str, Layer] = {}  # composed, until they change
        self._composed: Segmentation | None = None

    # ---- asking ----

    @property
    def found(self) -> Segmentation | None:
        """What the model found last."""
        return self._found

    def rest_on(self, found: Segmentation | None) -> None:
        """Have another result below what the person decided."""
        self._found = found
        self._layers.clear()
        self._composed = None

    @property
    def corrected(self) -> bool:
        """True where a person decided on anything."""
        return bool(self._surfaces or self._areas)

    @property
    def corrected_scans(self) -> tuple[int, ...]:
        """The B-scans that hold anything decided by a person, from 0."""
        scans = {scan for own in self._areas.values() for scan in _marked(own)}
        for surface in self._surfaces.values():
            scans.update(np.flatnonzero(surface.origins.any(axis=1)).tolist())
        return tuple(sorted(scans))

    @property
    def surface_keys(self) -> tuple[str, ...]:
        """The surfaces that are there, from inside out."""
        model = {each.structure for each in (self._found or EMPTY).surfaces}
        return tuple(key for key in SURFACES if key in model or key in self._surfaces)

    @property
    def area_keys(self) -> tuple[str, ...]:
        """The areas that are there."""
        model = {each.structure for each in (self._found or EMPTY).layers}
        return tuple(key for key in structures() if key in model or key in self._areas)

    def head(self, structure: str) -> LayerHead | None:
        """The person's surface or area of a structure, without rows or pixels."""
        own = self._surfaces.get(structure) or self._areas.get(structure)
        return None if own is None else own.head

    def model_author(self, structure: str) -> str | None:
        """Who found a structure; None where no model did."""
        found = self._found or EMPTY
        model = found.surface(structure) or found.layer(structure)
        return None if model is None else model.provenance.author

    def lines(self, scan: int, *, also: str | None = None) -> tuple[tuple[str, ...], Lines]:
        """The surfaces of a B-scan as they count, from inside out: keys and (surfaces, width) rows.

        With `also` that surface is among them, NaN everywhere where there is none.
        """
        keys = tuple(key for key in SURFACES if key in self.surface_keys or key == also)
        rows, _ = self._rows(keys, slice(scan, scan + 1))
        return keys, rows[:, 0]

    def own_rows(self, structure: str, scan: int) -> tuple[Rows, Origins]:
        """What a person decided on a surface of a B-scan, (width,) each, as an edit changes it."""
        own = self._surfaces.get(structure)
        if own is None:
            return np.zeros(self.shape[2], np.float32), np.zeros(self.shape[2], np.uint8)
        return own.rows[scan].copy(), own.origins[scan].copy()

    def mask(self, structure: str, scan: int) -> Mask:
        """An area of a B-scan as it counts, (height, width), for looking at."""
        model = (self._found or EMPTY).layer(structure)
        below = np.zeros(self.shape[1:], np.bool_) if model is None else model.mask[scan]
        mask, decided = self.own_pixels(structure, scan)
        return np.where(decided, mask, below)

    def own_pixels(self, structure: str, scan: int) -> tuple[Mask, Mask]:
        """What a person decided on an area of a B-scan: mask and decided pixels, to look at."""
        own, nothing = self._areas.get(structure), np.zeros(self.shape[1:], np.bool_)
        if own is None:
            return nothing, nothing
        return own.masks.get(scan, nothing), own.decided.get(scan, nothing)

    def segmentation(self) -> Segmentation | None:
        """What counts now, as values that later edits do not change; None where nothing is there.

        Corrected surfaces and layers say whose they are, from which they are derived, and where.
        """
        if not self.corrected:
            return self._found
        if self._composed is None:
            found = self._found or EMPTY
            self._composed = replace(
                found,
                layers=tuple(self._layer(key) for key in self.area_keys),
                surfaces=self._whole_surfaces(),
                not_covered=tuple(key for key in found.not_covered if self.head(key) is None),
            )
        return self._composed

    # ---- changing ----

    def apply(self, edit: Edit) -> Touched:
        """Do an edit. Raises ValueError where it does not fit this volume."""
        changed: set[str] = set()
        scans: set[int] = set()
        for step in edit.steps:
            match step:
                case RowsPatch():
                    own = self._surface_by_id(step.layer)
                    scan = self._scan(step.scan)
                    before = self._counting(scan)
                    apply_rows(step, own.rows[scan], own.origins[scan])
                    changed |= {own.head.structure, *self._moved(scan, before)}
                    scans.add(scan)
                case Patch():
                    area = self._area_by_id(step.layer)
                    scan = self._scan(step.scan)
                    apply(step, self._plane(area, step.plane, scan))
                    changed.add(area.head.structure)
                    scans.add(scan)
                case LayerAdded(head):
                    self._add(head)
                    changed.add(head.structure)
                case LayerRemoved(head):
                    self._remove(head)
                    changed.add(head.structure)
                case Outlined():
                    note_outlined(step, self._area_by_id(step.layer).prompted)
                case LandmarkMoved():
                    raise ValueError("A volume has no landmarks that can be moved.")
        for key in changed:
            self._layers.pop(key, None)
        self._composed = None
        return Touched(frozenset(changed), frozenset(scans))

    def _add(self, head: LayerHead) -> None:
        if self.head(head.structure) is not None:
            raise ValueError(f"There is a reader's {head.structure} already.")
        if head.structure in SURFACES:
            scans, _, width = self.shape
            rows = np.zeros((scans, width), np.float32)
            self._surfaces[head.structure] = _OwnSurface(head, rows, np.zeros_like(rows, np.uint8))
        else:
            self._areas[head.structure] = _OwnArea(head)

    def _remove(self, head: LayerHead) -> None:
        if self.head(head.structure) != head:
            raise ValueError("The edit is about a layer that is not there.")
        self._surfaces.pop(head.structure, None)
        self._areas.pop(head.structure, None)

    def _scan(self, scan: int | None) -> int:
        if scan is None or not 0 <= scan < self.shape[0]:
            raise ValueError("The edit is about a B-scan that is not there.")
        return scan

    def _plane(self, area: _OwnArea, plane: str, scan: int) -> Mask:
        planes = {"mask": area.masks, "corrected": area.decided}.get(plane)
        if planes is None:
            raise ValueError("An area of OCT has no such plane.")
        return planes.setdefault(scan, np.zeros(self.shape[1:], np.bool_))

    def _surface_by_id(self, layer: str) -> _OwnSurface:
        for own in self._surfaces.values():
            if own.head.id == layer:
                return own
        raise ValueError("The edit is about a surface that is not there.")

    def _area_by_id(self, layer: str) -> _OwnArea:
        for own in self._areas.values():
            if own.head.id == layer:
                return own
        raise ValueError("The edit is about an area that is not there.")

    def _counting(self, scan: int) -> NDArray[np.float32]:
        """Rows (surfaces, width) of one B-scan as they count."""
        return self._rows(self.surface_keys, slice(scan, scan + 1))[0][:, 0]

    def _moved(self, scan: int, before: NDArray[np.float32]) -> Iterator[str]:
        """Surfaces that lie elsewhere now: a model's line stops at a decided one, or is free."""
        for key, old, now in zip(self.surface_keys, before, self._counting(scan), strict=True):
            if not np.array_equal(old, now, equal_nan=True):
                yield key

    # ---- composing ----

    def _rows(
        self, keys: tuple[str, ...], scans: slice
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Rows and origins (surfaces, scans, width) of these surfaces as they count."""
        count = len(range(*scans.indices(self.shape[0])))
        rows = np.full((len(keys), count, self.shape[2]), np.nan, np.float32)
        origins = np.zeros(rows.shape, np.uint8)
        for number, key in enumerate(keys):
            model = (self._found or EMPTY).surface(key)
            if model is not None:
                rows[number] = model.rows[scans]
            own = self._surfaces.get(key)
            if own is not None:
                origins[number] = own.origins[scans]
                rows[number] = np.where(origins[number] > 0, own.rows[scans], rows[number])
        decided = origins != Origin.MODEL
        touched = np.flatnonzero(decided.any(axis=(0, 2)))
        rows[:, touched] = stopped_at(rows[:, touched], decided[:, touched])
        return rows, origins

    def _whole_surfaces(self) -> tuple[Surface, ...]:
        keys = self.surface_keys
        rows, origins = self._rows(keys, slice(None))
        made = []
        for number, key in enumerate(keys):
            model, own = (self._found or EMPTY).surface(key), self._surfaces.get(key)
            confidence = None if model is None else model.confidence
            if own is None:
                assert model is not None
                made.append(Surface(key, rows[number], model.provenance, confidence))
            else:
                by = _provenance(own.head)
                made.append(Surface(key, rows[number], by, confidence, origins[number]))
        return tuple(made)

    def _layer(self, structure: str) -> Layer:
        own, model = self._areas.get(structure), (self._found or EMPTY).layer(structure)
        if own is None:
            assert model is not None
            return model
        if structure not in self._layers:
            mask = np.zeros(self.shape, np.bool_) if model is None else model.mask.copy()
            corrected = np.zeros(self.shape, np.bool_)
            for scan in _marked(own):
                mask[scan] = self.mask(structure, scan)
                corrected[scan] = own.decided[scan]
            by = _provenance(own.head, own.prompted)
            self._layers[structure] = Layer(structure, mask, by, corrected=corrected)
        return self._layers[structure]


def stopped_at(rows: NDArray[np.float32], decided: NDArray[np.bool_]) -> NDArray[np.float32]:
    """`rows` (surfaces, …) with those that are not `decided` stopped at those that are.

    Decided rows stay as they are, and are in order by themselves; so are the others.
    """
    top = np.maximum.accumulate(np.where(decided & ~np.isnan(rows), rows, -np.inf), axis=0)
    bottom = np.where(decided & ~np.isnan(rows), rows, np.inf)[::-1]
    bottom = np.minimum.accumulate(bottom, axis=0)[::-1]
    stopped = np.minimum(np.maximum(rows, top), bottom)
    return np.asarray(np.where(decided, rows, stopped), np.float32)


def _marked(own: _OwnArea) -> tuple[int, ...]:
    return tuple(scan for scan, decided in own.decided.items() if decided.any())


def _provenance(head: LayerHead, prompted: Sequence[Prompted] = ()) -> Provenance:
    derived = (("derived_from", head.derived_from),) if head.derived_from else ()
    return Provenance(head.author, settings=derived, prompted=tuple(dict.fromkeys(prompted)))
