"""Where a measurement comes from, as shapes to draw on the image."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from engine.biomarkers import (
    calibre,
    crossings,
    disc,
    etdrs,
    lesions,
    macula,
    regions,
    rim,
    tortuosity,
)
from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import structure_title
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.outline import Outline
from engine.biomarkers.vessels import tree_of
from engine.biomarkers.zones import ZONES, zone
from engine.choices import NO_CHOICES, Choices
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.shapes import Ellipse, Path, Shape

MARK = 0.04  # radius of a mark, in disc diameters
MARK_PIXELS = 6.0  # without a disc
ZONE_NAMES = {"zone_b": "Zone B", "zone_c": "Zone C"}

Subject = tuple[str, str, str]  # key, structure and region of a measurement


def drawing(
    measurement: Measurement,
    image: RetinalImage,
    segmentation: Segmentation,
    *,
    choices: Choices = NO_CHOICES,
) -> tuple[Shape, ...]:
    """The shapes that show how a measurement came about; none where there is nothing to show."""
    return shapes_of(Anatomy(image, segmentation, choices), measurement)


def drawings(
    measurements: Iterable[Measurement],
    image: RetinalImage,
    segmentation: Segmentation,
    *,
    choices: Choices = NO_CHOICES,
) -> dict[Subject, tuple[Shape, ...]]:
    """The drawings of many measurements of one image, by (key, structure, region).

    Rows that differ in nothing but their unit share one; what has nothing to show is left out.
    """
    anatomy = Anatomy(image, segmentation, choices)
    subjects = {(row.key, row.structure, row.region): row for row in measurements}
    drawn = {subject: shapes_of(anatomy, row) for subject, row in subjects.items()}
    return {subject: shapes for subject, shapes in drawn.items() if shapes}


def shapes_of(anatomy: Anatomy, measurement: Measurement) -> tuple[Shape, ...]:
    """The same on an anatomy that is known already."""
    draw = _DRAWN.get(measurement.key)
    shapes: list[Shape] = list(draw(anatomy, measurement)) if draw else []
    if measurement.region in ZONES:
        shapes = [*_zone(anatomy, measurement.region), *shapes]
    return tuple(shapes)


def _circle(
    anatomy: Anatomy, centre: tuple[float, float], radius: float, name: str = ""
) -> Ellipse:
    x, y = anatomy.geometry.to_image(np.array([centre]))[0]
    return Ellipse(float(x), float(y), radius, radius / anatomy.geometry.aspect, name)


def _path(
    anatomy: Anatomy, points: Points, name: str, *, closed: bool = False, strong: bool = True
) -> Path:
    return Path(anatomy.geometry.to_image(points), closed=closed, strong=strong, name=name)


def _mark(anatomy: Anatomy, place: tuple[float, float], name: str) -> Ellipse:
    diameter = anatomy.ruler.disc_diameter
    radius = MARK_PIXELS if isinstance(diameter, str) else MARK * diameter
    return _circle(anatomy, place, radius, name)


def _zone(anatomy: Anatomy, name: str) -> Iterator[Shape]:
    ring = zone(anatomy, name)
    if not isinstance(ring, str):
        yield _circle(anatomy, ring.centre, ring.inner, ZONE_NAMES[name])
        yield _circle(anatomy, ring.centre, ring.outer, ZONE_NAMES[name])


# --- vessels


def _calibre(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    kinds = {"crae": ("artery",), "crve": ("vein",), "avr": ("artery", "vein")}
    for structure in kinds.get(measurement.key, (measurement.structure,)):
        vessels = calibre.zone_vessels(anatomy, structure, measurement.region)
        if not isinstance(vessels, str):
            for vessel in vessels:
                title, used = structure_title(structure), vessel.used
                name = f"{title}, {'measured' if used else 'not measured'}"
                points = anatomy.geometry.to_image(vessel.points)
                yield Path(points, strong=used, name=name, structure=structure)


def _centre_lines(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    tree = tree_of(anatomy, measurement.structure)
    if not isinstance(tree, str):
        for segment in tree.segments:
            yield _path(anatomy, segment.points, "Centre lines of vessels")


def _winding(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    tree = tree_of(anatomy, measurement.structure)
    lines = tortuosity.long_lines(anatomy, tree, measurement.region)
    if not isinstance(lines, str):
        for line in lines:
            yield _path(anatomy, line, "Pieces of vessels that are long enough")


def _forks(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    tree = tree_of(anatomy, measurement.structure)
    if not isinstance(tree, str):
        for fork in tortuosity.forks_of(tree):
            yield _mark(anatomy, fork.place, "Forks of vessels")


def _crossings(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    """A ring at each crossing; of candidates for nicking, those only."""
    found = crossings.crossings_of(anatomy)
    only = measurement.key == crossings.NICKING.key
    if not isinstance(found, str):
        for crossing in found:
            if crossing.narrowed or not only:
                yield _mark(anatomy, crossing.place, "Crossings of arteries and veins")


# --- disc and rim


def _outlines(anatomy: Anatomy, structure: str) -> list[Outline]:
    """The outline of the disc, and that of the cup where it is measured."""
    wanted = [anatomy.disc] if structure == "optic_disc" else [anatomy.disc, anatomy.cup]
    return [outline for outline in wanted if isinstance(outline, Outline)]


def _outline(anatomy: Anatomy, measurement: Measurement) -> Iterator[Path]:
    for outline in _outlines(anatomy, measurement.structure):
        title = "Disc's outline" if outline is anatomy.disc else "Cup's outline"
        yield _path(anatomy, outline.points, title, closed=True)


def _context(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    """The outlines for orientation, where the value is made of something else."""
    for outline in _outline(anatomy, measurement):
        yield replace(outline, strong=False)


def _extent(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    yield from _context(anatomy, measurement)
    axis = np.array([1.0, 0.0])
    if measurement.region == "disc_fovea_axis":
        offset = anatomy.fovea_offset()
        if isinstance(offset, str):
            return
        axis = np.array(offset) / np.hypot(*offset)
    if measurement.key.startswith("vertical"):
        axis = np.array([-axis[1], axis[0]])
    across = np.array([-axis[1], axis[0]])
    for outline in _outlines(anatomy, measurement.structure):
        along = outline.points @ axis
        middle = float(np.array(outline.centre) @ across)
        ends = np.array([along.min(), along.max()])
        yield _path(anatomy, ends[:, None] * axis + middle * across, "Extent that is measured")


def _sector(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    """The outlines with the borders of the sector, from the disc's centre to its margin."""
    yield from _context(anatomy, measurement)
    outline, middle = anatomy.disc, rim.middle_of(measurement.region, anatomy.temporal)
    if isinstance(outline, str) or isinstance(middle, str):
        return
    half = (30 if measurement.region.startswith("clock") else 90) / 2
    angles = np.deg2rad([middle - half, middle + half])
    ends = outline.centre + outline.reach(angles)[:, None] * np.column_stack(
        [np.cos(angles), np.sin(angles)]
    )
    yield _path(anatomy, np.array([ends[0], outline.centre, ends[1]]), "Borders of the sector")


def _thinnest(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    yield from _context(anatomy, measurement)
    if isinstance(anatomy.disc, Outline) and isinstance(anatomy.cup, Outline):
        yield _path(anatomy, rim.thinnest(anatomy.disc, anatomy.cup), "Thinnest place of the rim")


# --- macula and lesions


def _fovea(anatomy: Anatomy, _: Measurement) -> Iterator[Shape]:
    fovea, outline = anatomy.fovea, anatomy.disc
    if isinstance(fovea, str):
        return
    yield _mark(anatomy, fovea, "Fovea")
    if not isinstance(outline, str):
        yield _path(anatomy, np.array([outline.centre, fovea]), "From disc to fovea")


def _grid(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    grid = etdrs.etdrs_grid(anatomy)
    if isinstance(grid, str):
        return
    for radius in grid.radii:
        yield _circle(anatomy, grid.centre, radius, "ETDRS grid")
    for degrees in (45, 135, 225, 315):
        way = np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
        ends = np.array([grid.radii[0], grid.radii[-1]])[:, None] * way + grid.centre
        yield _path(anatomy, ends, "ETDRS grid")
    yield from _boxes(anatomy, measurement)


def _boxes(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    for piece in regions.pieces_of(anatomy, measurement.structure) or ():
        left, top, right, bottom = np.array(piece.box) - 0.5  # the outer edges of its pixels
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        title = structure_title(measurement.structure)
        yield Path(corners, closed=True, name=f"{title}, each piece")


def _quadrants(anatomy: Anatomy, measurement: Measurement) -> Iterator[Shape]:
    if not isinstance(anatomy.disc, str):
        x, y = anatomy.geometry.to_image(np.array([anatomy.disc.centre]))[0]
        right, bottom = anatomy.image.width - 1, anatomy.image.height - 1
        name = "Quadrants around the disc"
        yield Path(np.array([[0, y], [right, y]]), strong=False, name=name)
        yield Path(np.array([[x, 0], [x, bottom]]), strong=False, name=name)
    yield from _boxes(anatomy, measurement)


def _field(anatomy: Anatomy, _: Measurement) -> Iterator[Shape]:
    field = anatomy.field
    if not isinstance(field, str):
        yield Ellipse(field.x, field.y, field.radius_x, field.radius_y, "Photographed field")


_Draw = Callable[[Anatomy, Measurement], Iterator[Shape]]
_DRAWN: dict[str, _Draw] = {
    **{entry.key: _calibre for entry in calibre.BIOMARKERS},
    **dict.fromkeys(("total_length", "median_width"), _centre_lines),
    **dict.fromkeys(("diameter", "area_density", "fractal_dimension"), _field),
    **{entry.key: _winding for entry in tortuosity.WINDING},
    **{entry.key: _forks for entry in tortuosity.FORKING},
    **{entry.key: _crossings for entry in crossings.BIOMARKERS},
    **{entry.key: _outline for entry in (*disc.BIOMARKERS, rim.RIM_AREA, rim.DDLS, rim.ISNT)},
    **{
        entry.key: _extent
        for entry in (
            disc.VERTICAL_DIAMETER, disc.HORIZONTAL_DIAMETER, disc.VERTICAL_CDR,
            disc.HORIZONTAL_CDR,
        )
    },
    rim.RIM_WIDTH.key: _sector,
    **{entry.key: _thinnest for entry in (rim.MINIMUM_RIM, rim.MINIMUM_HOUR, rim.RIM_TO_DISC)},
    **{entry.key: _fovea for entry in macula.BIOMARKERS},
    macula.VISIBLE.key: _grid,
    **{entry.key: _boxes for entry in (*regions.BIOMARKERS, lesions.SIZE_COUNT)},
    **{
        entry.key: _grid
        for entry in (
            lesions.ETDRS_COUNT, lesions.MACULAR_COUNT, lesions.MACULAR_SIZE_COUNT,
            lesions.NEAR_COUNT, lesions.NEAR_AREA,
        )
    },
    lesions.QUADRANT_COUNT.key: _quadrants,
}  # fmt: skip
