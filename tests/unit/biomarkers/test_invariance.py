"""The same eye, photographed otherwise: the numbers stay, or change as they must."""

from dataclasses import replace

import numpy as np
import pytest
from cases import LEFT, RIGHT, Rows, drawn, rows_of, spokes

from engine.biomarkers import measure
from engine.image import RetinalImage
from engine.layers import FieldOfView, Landmark, Segmentation
from training.phantoms import draw_fundus
from training.phantoms.shapes import ellipse

LENGTHS = {"px": 1, "px2": 2, "1/px": -1, "1/px2": -2}
WINDING = (
    "tortuosity_density",
    "tortuosity_squared_curvature",
    "junctional_exponent",
    "branching_angle",
)
FOLLOW_THE_PICTURE = {  # told in the picture's own frame
    "centre_x", "centre_y", "fovea_x", "fovea_y", "minimum_rim_hour", "eye_from_fovea",
}  # fmt: skip


@pytest.fixture(scope="module")
def phantom():
    return draw_fundus(shape=(560, 660), seed=5)


@pytest.fixture(scope="module")
def case(phantom):
    return phantom.as_image(), phantom.as_segmentation()


@pytest.fixture(scope="module")
def rows(case):
    return Rows(measure(*case))


def moved(case, picture, point, *, eye=None, field=lambda x, y: (x, y)):
    """The case with every array and every point turned the same way."""
    image, segmentation = case
    fov = segmentation.field_of_view
    x, y = field(*point(fov.x, fov.y))
    turned = Segmentation(
        tuple(replace(layer, mask=picture(layer.mask)) for layer in segmentation.layers),
        landmarks=tuple(
            Landmark(mark.structure, *point(mark.x, mark.y)) for mark in segmentation.landmarks
        ),
        field_of_view=FieldOfView(
            x, y, fov.radius_x, fov.radius_y, picture(fov.mask), fov.edge_seen
        ),
    )
    pixels = np.ascontiguousarray(picture(image.pixels))
    return replace(image, pixels=pixels, laterality=eye or image.laterality), turned


def pairs(before, after):
    found = {(r.key, r.structure, r.region, r.unit): r for r in after.rows}
    return [(row, found[row.key, row.structure, row.region, row.unit]) for row in before.rows]


def same(one, other, *, rel=1e-6):
    if one.value is None or other.value is None:
        assert one.value == other.value, one
        return
    assert other.value == pytest.approx(one.value, rel=rel, abs=1e-6), (one, other)


def test_padding_moves_places_and_nothing_else(case, rows):
    def pad(array):
        return np.pad(array, ((40, 7), (3, 90)) + ((0, 0),) * (array.ndim - 2))

    after = Rows(measure(*moved(case, pad, lambda x, y: (x + 3, y + 40))))
    for one, other in pairs(rows, after):
        if one.key in ("centre_x", "fovea_x"):
            assert other.value == pytest.approx(one.value + 3)
        elif one.key in ("centre_y", "fovea_y"):
            assert other.value == pytest.approx(one.value + 40)
        else:
            same(one, other, rel=1e-3)


def test_the_mirror_image_is_the_other_eye_and_nothing_else(case, rows):
    width = case[0].width
    after = Rows(
        measure(*moved(case, lambda a: a[:, ::-1], lambda x, y: (width - 1 - x, y), eye=LEFT))
    )
    assert case[0].laterality is RIGHT
    for one, other in pairs(rows, after):
        if one.key in FOLLOW_THE_PICTURE or one.region.startswith("clock"):
            continue
        # a skeleton may lie a pixel further to one side: widths and windings differ a little
        same(one, other, rel=0.25 if one.key in WINDING else 0.03)
    assert rows.value("eye_from_fovea") == 1
    assert after.value("eye_from_fovea") == -1
    for hour in range(1, 12):
        one = rows.value("rim_width", region=f"clock_{hour}", unit="px")
        other = after.value("rim_width", region=f"clock_{12 - hour}", unit="px")
        assert other == pytest.approx(one, rel=0.01)


def test_a_quarter_turn_keeps_what_has_no_direction(case, rows):
    height = case[0].height
    turned = moved(case, lambda a: np.rot90(a, -1), lambda x, y: (height - 1 - y, x))
    after = Rows(measure(*turned, families=["vessels", "tortuosity", "disc", "lesions"]))
    for key in ("fractal_dimension", "total_length", "median_width", "area_density",
                "tortuosity_arc_chord", "area", "area_cdr", "tilt_ratio", "count", "total_area",
                "circularity", "aspect_ratio"):  # fmt: skip
        for row in after.all(key):
            if row.unit in ("dd", "dd2") or row.region.startswith("zone"):
                continue  # the vertical diameter is another one
            before = rows.one(key, structure=row.structure, region=row.region, unit=row.unit)
            same(before, row, rel=0.03)
    vertical = after.value("vertical_cdr", region="disc")
    assert vertical == pytest.approx(rows.value("horizontal_cdr", region="disc"), abs=1e-3)


def test_deep_pixels_change_nothing(case, rows):
    image, segmentation = case
    deep = RetinalImage(
        pixels=image.pixels.astype(np.uint16) * 257,
        sha256=image.sha256,
        pixel_sha256="c" * 64,
        laterality=image.laterality,
        pixel_aspect=1.0,
    )
    assert measure(deep, segmentation) == rows.rows


def scene(factor):
    """One eye drawn at any size; every length is so many times that of factor 1."""
    shape = (round(560 * factor), round(640 * factor))

    def at(*place):
        return tuple((value + 0.5) * factor - 0.5 for value in place)

    def blob(x, y, *half_axes):
        return ellipse(shape, centre=at(x, y), half_axes=[half * factor for half in half_axes])

    tubes = {
        kind: spokes(
            np.array(at(400.0, 260.0)), [width * factor for width in widths],
            inner=40 * factor, outer=200 * factor, turn=turn,
        )
        for kind, widths, turn in (
            ("artery", (11, 10, 9.5, 9, 8.2, 7.6), 7), ("vein", (14, 13, 12, 11, 9.7, 9), 36),
        )
    }  # fmt: skip
    masks = {kind: drawn(each, shape) for kind, each in tubes.items()} | {
        "optic_disc": blob(400, 260, 38, 41),
        "optic_cup": blob(396, 262, 16, 20),
        "haemorrhage": blob(180, 180, 9, 6) | blob(250, 330, 5, 12),
    }
    radius = 270 * factor
    centre = ((shape[1] - 1) / 2, (shape[0] - 1) / 2)
    mask = ellipse(shape, centre=centre, half_axes=(radius, radius))
    return rows_of(
        masks, eye=RIGHT, fovea=at(205.0, 275.0),
        field=FieldOfView(*centre, radius, radius, mask, 1.0),
    )  # fmt: skip


@pytest.fixture(scope="module")
def usual():
    return scene(1.0)


@pytest.mark.parametrize("factor", [0.5, 0.8, 2, 3])
def test_lengths_grow_with_the_picture_and_nothing_else_changes(usual, factor):
    tolerances = {
        "crae": 0.05, "crve": 0.05, "avr": 0.03, "area_density": 0.03, "median_width": 0.05,
        "total_length": 0.05, "vertical_diameter": 0.03, "horizontal_diameter": 0.03, "area": 0.03,
        "vertical_cdr": 0.03, "horizontal_cdr": 0.03, "area_cdr": 0.04, "rim_area": 0.04,
        "rim_width": 0.06, "minimum_rim_width": 0.08, "isnt_steps": 0, "disc_fovea_distance": 0.03,
        "disc_fovea_angle": 0.05, "count": 0, "total_area": 0.08, "coverage": 0.08,
        "count_by_field": 0, "count_by_quadrant": 0, "distance_to_fovea": 0.04, "diameter": 0.03,
        "circularity": 0.12, "aspect_ratio": 0.08, "vessels_used": 0,
    }  # fmt: skip
    compared = set()
    for one, other in pairs(usual, scene(factor)):
        if one.key in tolerances and one.valid and not one.region.startswith("clock"):
            assert other.valid, (one, other)
            expected = one.value * factor ** LENGTHS.get(one.unit, 0)
            assert other.value == pytest.approx(expected, rel=tolerances[one.key]), (one, other)
            compared.add(one.key)
    assert compared == set(tolerances)
