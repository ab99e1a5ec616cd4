"""Numbers from masks of known size: right, in their unit, or refused with a reason."""

import math

import cv2
import numpy as np
import pytest

from engine.biomarkers import biomarkers, measure, title, value_text
from engine.biomarkers.fractal import box_counting
from engine.biomarkers.regions import LESIONS, PHENOTYPES
from engine.errors import MasksError
from engine.image import RetinalImage, Scale
from engine.layers import FieldOfView, Layer, Provenance, Segmentation
from training.phantoms import Placement, draw_fundus
from training.phantoms.shapes import ellipse, koch, sierpinski

BY_HAND = Provenance(author="reader:test")


def image_of(shape, *, scale=None, aspect=None):
    return RetinalImage(
        pixels=np.zeros((*shape, 3), np.uint8),
        sha256="a" * 64,
        pixel_sha256="b" * 64,
        scale=scale,
        pixel_aspect=aspect,
    )


def field_of(shape, *, radius=None, aspect=1.0, edge_seen=1.0):
    height, width = shape
    radius = radius or width / 2
    centre = ((width - 1) / 2, (height - 1) / 2)
    mask = ellipse(shape, centre=centre, half_axes=(radius, radius), aspect=aspect)
    return FieldOfView(
        *centre, radius_x=radius, radius_y=radius / aspect, mask=mask, edge_seen=edge_seen
    )


def measured(mask, *, structure="optic_disc", field=None, scale=None, aspect=None):
    segmentation = Segmentation((Layer(structure, mask, BY_HAND),), field_of_view=field)
    rows = measure(image_of(mask.shape, scale=scale, aspect=aspect), segmentation)
    return {(row.key, row.structure, row.unit): row for row in rows if is_home(row)}


def is_home(row):
    return row.region == biomarkers()[row.key, row.structure].regions[0]


# --- the rules of every row


def test_rows_are_unique_complete_and_never_zero_or_nan_for_absence():
    rows = measure(image_of((60, 80)), Segmentation(()))
    identities = [(row.key, row.structure, row.region, row.unit) for row in rows]
    assert len(set(identities)) == len(identities)
    told_with_a_layer = {*LESIONS, *PHENOTYPES}
    expected = {known for known in biomarkers() if known[1] not in told_with_a_layer}
    assert {(row.key, row.structure) for row in rows} == expected - {("myopic_coverage", "field")}
    assert all(row.value is None and not row.valid and row.reason for row in rows)


def test_every_definition_is_short_and_names_its_source():
    for entry in biomarkers().values():
        assert entry.text.count(". ") <= 1, entry.key
        assert entry.source in entry.definition


def test_rows_are_the_same_with_and_without_findings():
    phantom = draw_fundus(shape=(240, 280), seed=1, lesions=False)
    full = measure(phantom.as_image(), phantom.as_segmentation())
    bare = measure(phantom.as_image(), Segmentation(()))
    assert [r.key + r.structure + r.unit for r in full] == [
        r.key + r.structure + r.unit for r in bare
    ]


def test_masks_of_another_picture_are_refused():
    mask = np.ones((50, 60), bool)
    with pytest.raises(MasksError, match="60 × 50"):
        measure(image_of((60, 50)), Segmentation((Layer("vessel", mask, BY_HAND),)))


def test_titles_and_values_read_as_in_a_table():
    row = measured(np.zeros((60, 80), bool))["vertical_diameter", "optic_disc", "px"]
    assert title(row) == "Optic disc vertical diameter"
    assert value_text(row) == "not measurable"


# --- disc

ELLIPSES = [
    (half_axes, degrees, centre)
    for half_axes in [(40.0, 52.0), (18.3, 21.7), (90.6, 71.2)]
    for degrees in (0, 30, 90)
    for centre in [(140.0, 110.0), (133.4, 120.7)]
]


def extents(half_axes, degrees):
    a, b, turn = *half_axes, math.radians(degrees)
    return (
        2 * math.hypot(a * math.cos(turn), b * math.sin(turn)),
        2 * math.hypot(a * math.sin(turn), b * math.cos(turn)),
    )


@pytest.mark.parametrize(("half_axes", "degrees", "centre"), ELLIPSES)
def test_a_disc_has_its_area_diameters_and_centre(half_axes, degrees, centre):
    mask = ellipse((260, 280), centre=centre, half_axes=half_axes, degrees=degrees)
    rows = measured(mask)
    horizontal, vertical = extents(half_axes, degrees)
    area = math.pi * half_axes[0] * half_axes[1]
    assert rows["area", "optic_disc", "px2"].value == pytest.approx(area, rel=0.005)
    # an extent in whole pixels can miss the outline by less than half a pixel at each end
    assert rows["vertical_diameter", "optic_disc", "px"].value == pytest.approx(vertical, abs=1)
    assert rows["horizontal_diameter", "optic_disc", "px"].value == pytest.approx(horizontal, abs=1)
    assert rows["centre_x", "optic_disc", "px"].value == pytest.approx(centre[0], abs=0.1)
    assert rows["centre_y", "optic_disc", "px"].value == pytest.approx(centre[1], abs=0.1)


def test_diameters_are_right_to_half_a_pixel_and_have_no_bias():
    rng = np.random.default_rng(0)
    errors = []
    for _ in range(60):
        half, centre = rng.uniform(20, 60, 2), rng.uniform(80, 90, 2)
        rows = measured(ellipse((170, 170), centre=tuple(centre), half_axes=tuple(half)))
        errors.append(rows["horizontal_diameter", "optic_disc", "px"].value - 2 * half[0])
        errors.append(rows["vertical_diameter", "optic_disc", "px"].value - 2 * half[1])
    assert abs(np.mean(errors)) < 0.12
    assert np.sqrt(np.mean(np.square(errors))) < 0.5


def test_pixels_twice_as_tall_change_no_length():
    shape, half_axes = (150, 280), (48.0, 61.0)
    mask = ellipse(shape, centre=(140, 70), half_axes=half_axes, degrees=30, aspect=2.0)
    horizontal, vertical = extents(half_axes, 30)
    for rows in (
        measured(mask, aspect=2.0),
        measured(mask, scale=Scale(5, 10, "dicom")),
        measured(mask, field=field_of(shape, radius=140, aspect=2.0)),
    ):
        assert rows["area", "optic_disc", "px2"].value == pytest.approx(
            math.pi * 48 * 61, rel=0.005
        )
        assert rows["vertical_diameter", "optic_disc", "px"].value == pytest.approx(vertical, abs=2)
        assert rows["horizontal_diameter", "optic_disc", "px"].value == pytest.approx(
            horizontal, abs=1
        )
        assert rows["centre_y", "optic_disc", "px"].value == pytest.approx(70, abs=0.1)


def test_micrometres_follow_an_anisotropic_scale():
    mask = ellipse((150, 280), centre=(140, 70), half_axes=(50, 60), aspect=2.0)
    rows = measured(mask, scale=Scale(5, 10, "dicom"))
    assert rows["area", "optic_disc", "mm2"].value == pytest.approx(
        math.pi * 250 * 300 / 1e6, rel=0.005
    )
    assert rows["vertical_diameter", "optic_disc", "um"].value == pytest.approx(600, abs=10)
    assert rows["horizontal_diameter", "optic_disc", "um"].value == pytest.approx(500, abs=5)


def test_without_a_scale_there_is_no_micrometre():
    row = measured(ellipse((90, 90), centre=(45, 45), half_axes=(20, 20)))[
        "area", "optic_disc", "mm2"
    ]
    assert (row.value, row.valid) == (None, False)
    assert "scale" in row.reason


def test_a_scale_from_an_assumed_disc_does_not_measure_the_disc():
    mask = ellipse((90, 90), centre=(45, 45), half_axes=(20, 20))
    rows = measured(mask, field=field_of(mask.shape), scale=Scale(9, 9, "assumed-disc-diameter"))
    assert not rows["vertical_diameter", "optic_disc", "um"].valid
    assert rows["diameter", "field", "um"].value == pytest.approx(90 * 9)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda mask: np.zeros_like(mask), "empty"),
        (lambda mask: np.roll(mask, -26, axis=1), "hidden"),
        (lambda mask: mask | np.roll(mask, 45, axis=1), "several pieces"),
    ],
)
def test_a_disc_that_cannot_be_measured_says_why(change, reason):
    mask = change(ellipse((90, 100), centre=(45, 45), half_axes=(20, 22)))
    rows = [row for key, row in measured(mask).items() if key[1] == "optic_disc"]
    assert len(rows) == 10
    assert all(row.value is None and reason in row.reason for row in rows)


def test_a_disc_cut_by_the_field_is_not_measured():
    mask = ellipse((200, 200), centre=(170, 100), half_axes=(20, 20))
    row = measured(mask, field=field_of((200, 200), radius=85))["area", "optic_disc", "px2"]
    assert "hidden" in row.reason


def test_stray_pixels_and_holes_do_not_change_the_disc():
    clean = ellipse((90, 100), centre=(45, 45), half_axes=(20, 22))
    dirty = clean.copy()
    dirty[40:44, 44:47] = False
    dirty[2:5, 90:94] = True
    for key in [("area", "px2"), ("vertical_diameter", "px"), ("centre_x", "px")]:
        place = (key[0], "optic_disc", key[1])
        assert measured(dirty)[place].value == measured(clean)[place].value


def test_a_field_without_an_edge_has_neither_size_nor_shape():
    mask = ellipse((90, 180), centre=(90, 45), half_axes=(20, 20))
    field = field_of(mask.shape, radius=90, aspect=2.0, edge_seen=0.0)
    rows = measured(mask, field=field)
    assert "edge" in rows["diameter", "field", "px"].reason
    assert rows["vertical_diameter", "optic_disc", "px"].value == pytest.approx(40, abs=0.3)


# --- vessels


def test_density_is_the_share_of_what_can_be_seen():
    shape = (200, 240)
    field = field_of(shape, radius=90)
    mask = np.zeros(shape, bool)
    mask[:, 100:112] = True  # runs on outside the field, where nothing counts
    row = measured(mask, structure="vein", field=field)["area_density", "vein", "%"]
    assert row.value == 100 * (mask & field.mask).sum() / field.mask.sum()
    assert row.value < 100 * mask.sum() / field.mask.sum()


def test_an_empty_mask_or_no_field_has_no_density():
    empty = np.zeros((80, 90), bool)
    field = field_of(empty.shape, radius=40)
    assert (
        "empty"
        in measured(empty, structure="vein", field=field)["area_density", "vein", "%"].reason
    )
    no_field = measured(~empty, structure="vein")["area_density", "vein", "%"]
    assert not no_field.valid
    assert "field" in no_field.reason


@pytest.mark.parametrize("degrees", [0, 10, 30, 45, 90])
@pytest.mark.parametrize("length", [700, 1200])
def test_a_line_has_dimension_one(degrees, length):
    canvas = np.zeros((1300, 1300), np.uint8)
    turn = math.radians(degrees)
    end = (20 + round(length * math.cos(turn)), 20 + round(length * math.sin(turn)))
    cv2.line(canvas, (20, 20), end, 1)
    assert box_counting(canvas > 0).dimension == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("side", [256, 300, 511, 900])
def test_a_plane_has_dimension_two(side):
    assert box_counting(np.ones((side, side), bool)).dimension == pytest.approx(2, abs=0.03)


@pytest.mark.parametrize("order", [8, 9, 10])
def test_the_sierpinski_triangle_has_its_dimension(order):
    assert box_counting(sierpinski(order)).dimension == pytest.approx(1.585, abs=0.03)


@pytest.mark.parametrize("order", [5, 6])
@pytest.mark.parametrize("width", [400, 1100])
def test_the_koch_curve_has_its_dimension(order, width):
    assert box_counting(koch(order, width=width)).dimension == pytest.approx(1.262, abs=0.03)
    turned = koch(order, width=width).T[::-1]
    assert box_counting(turned).dimension == pytest.approx(1.262, abs=0.03)


def test_padding_does_not_change_the_dimension():
    mask = sierpinski(8)
    padded = np.pad(mask, ((7, 50), (31, 3)))
    assert box_counting(padded) == box_counting(mask)


def test_nothing_and_next_to_nothing_have_no_dimension():
    assert box_counting(np.zeros((100, 100), bool)) is None
    assert box_counting(np.eye(20, dtype=bool)) is None


@pytest.fixture(scope="module")
def reference():
    phantom = draw_fundus(shape=(720, 840), seed=7, lesions=False)
    return rows_of(phantom)


def rows_of(phantom):
    rows = measure(phantom.as_image(), phantom.as_segmentation())
    return {(row.key, row.structure, row.unit): row.value for row in rows if is_home(row)}


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_the_size_of_the_picture_changes_lengths_only(reference, factor):
    shape = (round(720 * factor), round(840 * factor))
    rows = rows_of(draw_fundus(shape=shape, seed=7, lesions=False))
    assert rows["fractal_dimension", "vessel", "1"] == pytest.approx(
        reference["fractal_dimension", "vessel", "1"], abs=0.06
    )
    for key in ("vertical_diameter", "horizontal_diameter"):
        assert rows[key, "optic_disc", "px"] == pytest.approx(
            factor * reference[key, "optic_disc", "px"], abs=1 + factor
        )
    assert rows["area", "optic_disc", "px2"] == pytest.approx(
        factor**2 * reference["area", "optic_disc", "px2"], rel=0.01
    )


def test_a_border_and_tall_pixels_change_no_number(reference):
    bordered = draw_fundus(
        shape=(900, 1140), seed=7, lesions=False, placement=Placement((0.4, 0.55), radius=0.76)
    )
    tall = draw_fundus(shape=(360, 840), seed=7, lesions=False, aspect=2.0)
    for phantom, tolerance in ((bordered, 0.01), (tall, 0.04)):
        rows = rows_of(phantom)
        assert rows["area_density", "vein", "%"] == pytest.approx(
            reference["area_density", "vein", "%"], rel=tolerance
        )
        assert rows["fractal_dimension", "vein", "1"] == pytest.approx(
            reference["fractal_dimension", "vein", "1"], abs=0.03
        )
        assert rows["area", "optic_disc", "px2"] == pytest.approx(
            reference["area", "optic_disc", "px2"], rel=0.01
        )
        assert rows["diameter", "field", "px"] == pytest.approx(684, abs=0.01)
