"""Whatever comes in: no exception, no NaN, no zero for want of a value, always a reason."""

import math

import numpy as np
import pytest
from cases import RIGHT, UNKNOWN, Rows, field_of, image_of, segmentation_of

from engine.biomarkers import biomarkers, drawing, families_of, measure, regions, reliability
from engine.biomarkers.registry import FAMILIES
from engine.image import Scale
from engine.layers import FieldOfView, Segmentation
from training.phantoms.shapes import ellipse
from training.phantoms.tubes import Tube, draw_tubes

SHAPE = (240, 310)
FULL = field_of(SHAPE, radius=118)


def vessel(width=6.0):
    return draw_tubes([Tube(np.array([[30.0, 40.0], [280.0, 190.0]]), np.full(2, width))],
                      shape=SHAPE).mask  # fmt: skip


def everything():
    disc = ellipse(SHAPE, centre=(210, 110), half_axes=(24, 26))
    return {
        "vessel": vessel(), "artery": vessel(), "vein": np.zeros(SHAPE, bool),
        "optic_disc": disc, "optic_cup": ellipse(SHAPE, centre=(210, 110), half_axes=(9, 12)),
        "hard_exudate": ellipse(SHAPE, centre=(120, 130), half_axes=(5, 3)),
        "tessellation": ellipse(SHAPE, centre=(150, 60), half_axes=(30, 12)),
        "patchy_atrophy": np.zeros(SHAPE, bool),
    }  # fmt: skip


def of_all(value):
    return {key: np.full(SHAPE, value) for key in everything()}


def without(*keys):
    return {key: mask for key, mask in everything().items() if key not in keys}


def nan_field():
    return FieldOfView(np.nan, np.nan, np.nan, np.nan, FULL.mask, 0.5)


def empty_field():
    return FieldOfView(100, 100, 80, 80, np.zeros(SHAPE, bool), 0.5)


def at_border(mask):
    return np.roll(mask, -int(np.flatnonzero(mask.any(0))[0]), axis=1) if mask.any() else mask


def dots():
    mask = np.zeros(SHAPE, bool)
    mask[::9, ::7] = True
    return dict.fromkeys(everything(), mask)


CASES = {
    "nothing": ({}, FULL),
    "no field": (everything(), None),
    "a field of NaN": (everything(), nan_field()),
    "an empty field": (everything(), empty_field()),
    "all masks empty": (of_all(False), FULL),
    "all masks full": (of_all(True), FULL),
    "all masks full without a field": (of_all(True), None),
    "masks of dots": (dots(), FULL),
    "masks at the border": ({key: at_border(m) for key, m in everything().items()}, None),
    "no disc": (without("optic_disc"), FULL),
    "a disc without a cup": (without("optic_cup"), FULL),
    "a cup without a disc": (without("optic_disc", "vessel", "artery"), FULL),
    "a cup outside the disc": (
        everything() | {"optic_cup": ellipse(SHAPE, centre=(60, 60), half_axes=(12, 12))}, FULL,
    ),
    "a disc of two pixels": (
        everything() | {"optic_disc": ellipse(SHAPE, centre=(200, 100), half_axes=(1, 1))}, FULL,
    ),
    "one vessel": ({"artery": vessel()}, FULL),
    "a vessel of one pixel": ({"artery": ellipse(SHAPE, centre=(90, 90), half_axes=(0.5, 0.5))},
                              FULL),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("source", [None, "dicom", "assumed-disc-diameter"])
@pytest.mark.parametrize("fovea", [None, (110.0, 120.0)])
def test_every_row_has_a_value_or_a_reason(name, source, fovea):
    scale = Scale(9, 9, source) if source else None
    masks, field = CASES[name]
    image = image_of(SHAPE, scale=scale, eye=UNKNOWN if fovea is None else RIGHT)
    segmentation = segmentation_of(masks, fovea=fovea, field=field)
    rows = measure(image, segmentation)
    seen = set()
    for row in rows:
        identity = (row.key, row.structure, row.region, row.unit)
        assert identity not in seen
        seen.add(identity)
        entry = biomarkers()[row.key, row.structure]
        assert row.unit in entry.units
        assert row.region in entry.regions
        if row.valid:
            assert math.isfinite(row.value)
        else:
            assert row.reason
            assert row.reason[0].isupper()
            assert row.reason.endswith(".")


@pytest.mark.parametrize("name", CASES)
def test_whatever_was_measured_can_be_drawn(name):
    masks, field = CASES[name]
    image = image_of(SHAPE, eye=RIGHT)
    segmentation = segmentation_of(masks, fovea=(110.0, 120.0), field=field)
    drawn = {}
    for row in measure(image, segmentation):
        place = (row.key, row.structure, row.region)
        if place not in drawn:
            drawn[place] = drawing(row, image, segmentation)


def test_zero_is_only_ever_counted_or_covered():
    image = image_of(SHAPE, eye=RIGHT)
    rows = measure(image, segmentation_of(of_all(False), fovea=(110.0, 120.0), field=FULL))
    zeros = {row.key for row in rows if row.value == 0}
    assert zeros <= {
        "count", "total_area", "coverage", "count_by_field", "count_near_fovea",
        "area_near_fovea", "myopic_coverage", "reliable_count",
    }  # fmt: skip


# --- after a change


def test_only_what_depends_on_a_layer_is_measured_again():
    assert families_of("hard_exudate") == ("lesions",)
    assert set(families_of("optic_cup")) == {"disc", "rim"}
    assert set(families_of("artery")) == {"calibre", "vessels", "tortuosity", "crossings"}
    assert set(families_of("optic_disc")) == {family.name for family in FAMILIES} - {"crossings"}


@pytest.mark.parametrize("structure", ["artery", "optic_cup", "hard_exudate", "patchy_atrophy"])
def test_families_tell_all_that_they_depend_on(structure):
    image = image_of(SHAPE, eye=RIGHT, scale=Scale(9, 9, "dicom"))
    before = everything()
    changed = before | {structure: before[structure] ^ ellipse(
        SHAPE, centre=(206, 108), half_axes=(14, 4), degrees=20
    )}  # fmt: skip
    rows = [
        Rows(measure(image, segmentation_of(masks, fovea=(110.0, 120.0), field=FULL)))
        for masks in (before, changed)
    ]
    touched = {row.key for row in set(rows[0].rows) ^ set(rows[1].rows)}
    dependent = {
        entry.key
        for family in FAMILIES
        if family.name in families_of(structure)
        for entry in family.biomarkers
    } | {entry.key for entry in (*regions.BIOMARKERS, *reliability.BIOMARKERS)}
    assert touched
    assert touched <= dependent


def test_families_can_be_measured_alone_and_unknown_ones_are_refused():
    image, segmentation = image_of(SHAPE), segmentation_of(everything(), field=FULL)
    rows = measure(image, segmentation)
    parts = [measure(image, segmentation, families=[family.name]) for family in FAMILIES]
    assert tuple(row for part in parts for row in part) == rows
    with pytest.raises(KeyError, match="nerves"):
        measure(image, Segmentation(()), families=["nerves"])
