"""Numbers of an OCT volume: thickness, volumes, nerve fibres on a circle, fluid."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.biomarkers.definition import Biomarker, measured
from engine.biomarkers.measurement import Measurement
from engine.image import OctVolume, ScanPattern
from engine.layers import Mask, Segmentation
from engine.oct import circle, definitions
from engine.oct.definitions import LAYERS, LEAST_SEEN, RetinalLayer
from engine.oct.fields import (
    FIELDS,
    GRID_SIDE_UM,
    RADII_UM,
    SQUARES,
    Macula,
    etdrs_field,
    lattice,
    square,
)
from engine.oct.placement import Placement, Points, placement_of
from engine.oct.thickness import FieldMean, Map, field_means, find_fovea, sample, thickness_um

Place = tuple[float, float]
FieldOf = Callable[[Macula, Points], NDArray[np.int64]]

NO_SCALE = "The scale is not known: thickness is in pixels only. Set the scale in depth."
BY_PIT = "Around the deepest pit of the retina; set the fovea by hand if it lies elsewhere."
NO_WIDTH = "The scale along the B-scan is not known. Set it to measure the hole."
NOT_TURNED = "Not turned by the fovea–disc axis, as the disc's place is not known."


def measure(
    volume: OctVolume,
    segmentation: Segmentation,
    *,
    fovea: Place | None = None,
    disc: Place | None = None,
) -> tuple[Measurement, ...]:
    """Every OCT biomarker; what cannot be measured has its row with the reason.

    `fovea` is (scan, column); without it the deepest pit of the retina is taken, and said so.
    `disc` is the disc's centre (x, y) on the localizer, by which the grids are turned. Layers of
    which no surface is there have no rows.
    """
    notes = [] if fovea is not None else [BY_PIT]
    if disc is None:
        notes.append(NOT_TURNED)
    macula = macula_of(volume, segmentation, fovea=fovea, disc=disc)
    return _measured(volume, segmentation, macula, " ".join(notes), None)


def measure_again(
    volume: OctVolume,
    segmentation: Segmentation,
    before: Sequence[Measurement],
    changed: Collection[str],
    *,
    macula: Macula | str,
    same_macula: bool,
) -> tuple[Measurement, ...]:
    """What `measure` gives, where only these surfaces and areas have changed since `before`.

    `macula` is `macula_of` the volume, without fovea and disc; `same_macula` says that it was the
    same then. Else all is measured anew.
    """
    note = f"{BY_PIT} {NOT_TURNED}"
    if not same_macula:
        return _measured(volume, segmentation, macula, note, None)
    blocks: dict[str, list[Measurement]] = {}
    for row in before:
        if not _about(row.structure, changed):
            blocks.setdefault(row.structure, []).append(row)
    for row in _measured(volume, segmentation, macula, note, changed):
        blocks.setdefault(row.structure, []).append(row)
    order = [*definitions.NAMES, *(layer.structure for layer in segmentation.layers)]
    order.sort(key=lambda key: key == "macular_hole")  # `measure` has it last
    return tuple(row for key in order for row in blocks.get(key, ()))


def _about(key: str, changed: Collection[str]) -> bool:
    """True where a layer's surfaces, or an area, are among these."""
    bounds = next(((each.upper, each.lower) for each in LAYERS if each.key == key), (key,))
    return any(bound in changed for bound in bounds)


def _measured(
    volume: OctVolume,
    segmentation: Segmentation,
    macula: Macula | str,
    note: str,
    only: Collection[str] | None,
) -> tuple[Measurement, ...]:
    """All rows, or those of layers and areas that depend on `only`."""
    found = [
        layer
        for layer in LAYERS
        if _has(segmentation, layer) and (only is None or _about(layer.key, only))
    ]
    rows: list[Measurement] = []
    if volume.pattern is ScanPattern.CIRCLE:
        for layer in found:
            if layer.key in definitions.CIRCLE_LAYERS:
                rows += _on_circle(volume, segmentation, layer)
    else:
        rows += _around_fovea(volume, segmentation, found, macula, note)
    rows += _areas(volume, segmentation, only)
    if only is None or "macular_hole" in only:
        rows += _hole(volume, segmentation)
    return tuple(rows)


def layer_map(volume: OctVolume, segmentation: Segmentation, layer: RetinalLayer) -> Map | str:
    """Thickness of a layer in µm, (scans, width), or why there is none."""
    upper, lower = segmentation.surface(layer.upper), segmentation.surface(layer.lower)
    if upper is None or lower is None:
        missing = layer.upper if upper is None else layer.lower
        return f"The surface {missing} was not found or drawn."
    if volume.scale is None:
        return NO_SCALE
    return thickness_um(upper, lower, volume.scale.z_um)


def _has(segmentation: Segmentation, layer: RetinalLayer) -> bool:
    """True where both surfaces are there; the whole retina is always told of."""
    keys = {surface.structure for surface in segmentation.surfaces}
    return layer.key == "retina" or {layer.upper, layer.lower} <= keys


# --- around the fovea ----------------------------------------------------------------------------


def _around_fovea(
    volume: OctVolume,
    segmentation: Segmentation,
    layers: list[RetinalLayer],
    macula: Macula | str,
    note: str,
) -> Iterator[Measurement]:
    rings = squares = None
    for layer in layers:
        thickness = layer_map(volume, segmentation, layer)
        reason = thickness if isinstance(thickness, str) else macula
        if isinstance(thickness, str) or isinstance(macula, str):
            yield from _without(layer.key, str(reason))
            continue
        rings = rings or _laid(macula, RADII_UM[-1], etdrs_field)
        yield from _etdrs(thickness, macula, rings, layer.key, note)
        if layer.key in definitions.THICKNESS_GRID.structures:
            squares = squares or _laid(macula, GRID_SIDE_UM * 0.75, square)
            yield from _squares(thickness, macula, squares, layer.key, note)


@dataclass(frozen=True, eq=False)
class _Grid:
    """Places at which thickness is looked up, (n,) each, and the field that each lies in."""

    scans: NDArray[np.float64]
    columns: NDArray[np.float64]
    fields: NDArray[np.int64]


def _laid(macula: Macula, reach_um: float, field_of: FieldOf) -> _Grid:
    places = lattice(reach_um) + macula.fovea
    scans, columns = macula.placement.to_volume(places)
    return _Grid(scans, columns, field_of(macula, places))


def macula_of(
    volume: OctVolume,
    segmentation: Segmentation,
    *,
    fovea: Place | None = None,
    disc: Place | None = None,
) -> Macula | str:
    """Where the grids lie, or why they cannot be laid."""
    placement = placement_of(volume)
    if isinstance(placement, str):
        return placement
    if fovea is None:
        retina = layer_map(volume, segmentation, LAYERS[0])
        if isinstance(retina, str):
            return retina
        found = find_fovea(volume, placement, retina)
        if isinstance(found, str):
            return found
        fovea = found
    centre = placement.to_um(np.array([fovea[0]], float), np.array([fovea[1]], float))[0]
    turned = _turned(volume, placement, fovea, disc)
    return Macula(placement, (float(centre[0]), float(centre[1])), turned)


def _turned(volume: OctVolume, placement: Placement, fovea: Place, disc: Place | None) -> float:
    """Degrees from the picture's horizontal to the line through disc and fovea, in [-90, 90]."""
    if disc is None or not placement.upright:
        return 0.0
    scan = min(max(round(fovea[0]), 0), volume.scans - 1)
    ends = volume.positions[scan].points(volume.width)
    x = float(np.interp(fovea[1], np.arange(volume.width), ends[:, 0]))
    y = float(np.interp(fovea[1], np.arange(volume.width), ends[:, 1]))
    across, down = disc[0] - x, disc[1] - y
    localizer = volume.localizer.scale if volume.localizer is not None else None
    aspect = localizer.y_um / localizer.x_um if localizer is not None else 1.0
    angle = math.degrees(math.atan2(down * aspect, across))
    return (angle + 90) % 180 - 90


def _etdrs(
    thickness: Map, macula: Macula, grid: _Grid, key: str, note: str
) -> Iterator[Measurement]:
    values, fields = sample(thickness, grid.scans, grid.columns), grid.fields
    for field, mean in zip(FIELDS, field_means(values, fields, len(FIELDS)), strict=True):
        reason = macula.why_not(field)
        yield from _row(definitions.THICKNESS, key, mean, "mean", field, note, reason)
    (centre,) = field_means(values, np.where(fields == 0, 0, -1), 1)
    yield from _row(definitions.LEAST, key, centre, "least", "etdrs_centre", note)
    (whole,) = field_means(values, np.where(fields >= 0, 0, -1), 1)
    yield from _row(definitions.AVERAGE, key, whole, "mean", "etdrs_grid", note)
    if whole is not None:
        area_mm2 = math.pi * (RADII_UM[-1] / 1000) ** 2
        whole = FieldMean(whole.mean / 1000 * area_mm2, whole.least, whole.seen)
    yield from _row(definitions.VOLUME, key, whole, "mean", "etdrs_grid", note)


def _squares(
    thickness: Map, macula: Macula, grid: _Grid, key: str, note: str
) -> Iterator[Measurement]:
    values, fields = sample(thickness, grid.scans, grid.columns), grid.fields
    for field, mean in zip(SQUARES, field_means(values, fields, len(SQUARES)), strict=True):
        reason = macula.why_not(field)
        yield from _row(definitions.THICKNESS_GRID, key, mean, "mean", field, note, reason)


def _without(key: str, reason: str) -> Iterator[Measurement]:
    for field in FIELDS:
        yield from measured(definitions.THICKNESS, key, reason, region=field)
    for biomarker in (definitions.LEAST, definitions.AVERAGE, definitions.VOLUME):
        yield from measured(biomarker, key, reason)


def _row(
    biomarker: Biomarker,
    key: str,
    mean: FieldMean | None,
    what: str,
    region: str,
    note: str,
    reason: str | None = None,
) -> Iterator[Measurement]:
    """The row of a field, flagged where too little of it was seen."""
    if reason is not None or mean is None:
        told = reason or "Nothing of this field was seen."
        yield from measured(biomarker, key, told, region=region)
        return
    flag = None
    if mean.seen < LEAST_SEEN:
        flag = f"Only {mean.seen:.0%} of this field was seen."
    value = getattr(mean, what)
    yield from measured(biomarker, key, value, region=region, flag=flag, note=note or None)


# --- on a circle ---------------------------------------------------------------------------------


def _on_circle(
    volume: OctVolume, segmentation: Segmentation, layer: RetinalLayer
) -> Iterator[Measurement]:
    thickness = layer_map(volume, segmentation, layer)
    angle = circle.angles(volume)
    regions = definitions.CIRCLE.regions
    if isinstance(thickness, str):
        for region in regions:
            yield from measured(definitions.CIRCLE, layer.key, thickness, region=region)
        return
    values = thickness[0]
    (whole,) = field_means(values, np.zeros(values.shape, np.int64), 1)
    yield from _row(definitions.CIRCLE, layer.key, whole, "mean", "circle", "")
    if isinstance(angle, str):
        for region in regions[1:]:
            yield from measured(definitions.CIRCLE, layer.key, angle, region=region)
        return
    means = field_means(values, circle.sector_of(angle), len(circle.SECTORS))
    for region, mean in zip(regions[1:], means, strict=True):
        yield from _row(definitions.CIRCLE, layer.key, mean, "mean", region, "")


# --- areas ---------------------------------------------------------------------------------------


def _areas(
    volume: OctVolume, segmentation: Segmentation, only: Collection[str] | None
) -> Iterator[Measurement]:
    """Volume and area from above of every drawn area of these kinds."""
    placement = placement_of(volume)
    for layer in segmentation.layers:
        key = layer.structure
        if only is not None and key not in only:
            continue
        if key not in definitions.EN_FACE.structures or layer.mask.ndim != 3:
            continue
        if isinstance(placement, str) or volume.scale is None:
            reason = str(placement)
            if key in definitions.FLUIDS:
                yield from measured(definitions.FLUID, key, reason)
            yield from measured(definitions.EN_FACE, key, reason)
            continue
        if key in definitions.FLUIDS:
            voxel_um3 = placement.column_um2 * volume.scale.z_um
            yield from measured(definitions.FLUID, key, int(layer.mask.sum()) * voxel_um3 / 1e6)
        columns = int(layer.mask.any(axis=1).sum())
        yield from measured(definitions.EN_FACE, key, columns * placement.column_um2 / 1e6)


def _hole(volume: OctVolume, segmentation: Segmentation) -> Iterator[Measurement]:
    """The size of a macular hole that was drawn."""
    layer = segmentation.layer("macular_hole")
    if layer is None or layer.mask.ndim != 3:
        return
    widths = [width for mask in layer.mask if (width := narrowest(mask))]
    if not widths:
        yield from measured(definitions.HOLE, "macular_hole", "No hole is drawn on any B-scan.")
    elif volume.scale is None or volume.scale.x_um is None:
        yield from measured(definitions.HOLE, "macular_hole", NO_WIDTH)
    else:
        size = max(widths) * volume.scale.x_um
        yield from measured(definitions.HOLE, "macular_hole", size)


def narrowest(mask: Mask) -> int:
    """Least number of columns of `mask` (height, width) in a row of its middle 80 %; 0 if empty."""
    widths = mask.sum(axis=1)
    rows = np.flatnonzero(widths)
    if not rows.size:
        return 0
    margin = round(0.1 * (rows[-1] - rows[0] + 1))
    middle = widths[rows[0] + margin : rows[-1] + 1 - margin]
    return int(middle[middle > 0].min())
