"""Fovea, ETDRS grid, and lesions of known number and place, in right and left eyes."""

import math

import numpy as np
import pytest
from cases import LEFT, RIGHT, UNKNOWN, field_of, image_of, rows_of, segmentation_of

from engine.biomarkers import components_of, listed, quantity_text
from engine.biomarkers.etdrs import FIELDS
from engine.image import Scale
from training.phantoms.shapes import ellipse

SHAPE = (700, 800)
DISC, RADIUS = (600.0, 320.0), 50.0  # DD = 100 px
FOVEA = (350.0, 345.0)  # to the left: a right eye


def disc():
    return ellipse(SHAPE, centre=DISC, half_axes=(RADIUS, RADIUS))


def spots(*places, radius=4.0):
    mask = np.zeros(SHAPE, bool)
    for place in places:
        mask |= ellipse(SHAPE, centre=place, half_axes=(radius, radius))
    return mask


def measured(masks=None, *, families=("macula", "lesions"), field=True, **options):
    options = {"fovea": FOVEA, "eye": RIGHT} | options
    return rows_of(
        {"optic_disc": disc()} | (masks or {}),
        families=list(families),
        field=field_of(SHAPE, radius=345) if field else None,
        **options,
    )


def polar(radius, degrees):
    """A place around the fovea; degrees from the right, clockwise."""
    turn = math.radians(degrees)
    return FOVEA[0] + radius * math.cos(turn), FOVEA[1] + radius * math.sin(turn)


# one lesion in each field: the number of the ring and the direction in the picture
TRUTH = {
    "centre": (10, 0),
    "inner_superior": (60, 270), "inner_nasal": (60, 0),
    "inner_inferior": (60, 90), "inner_temporal": (60, 180),
    "outer_superior": (150, 285), "outer_nasal": (150, 20),
    "outer_inferior": (150, 70), "outer_temporal": (150, 200),
}  # fmt: skip


def test_the_fovea_lies_where_it_was_marked():
    rows = measured(scale=Scale(7, 7, "dicom"))
    distance = math.hypot(250, 25)
    assert rows.value("disc_fovea_distance", unit="px") == pytest.approx(distance, abs=0.2)
    assert rows.value("disc_fovea_distance", unit="dd") == pytest.approx(distance / 100, abs=0.01)
    assert rows.value("disc_fovea_distance", unit="um") == pytest.approx(7 * distance, abs=2)
    assert rows.value("disc_fovea_angle") == pytest.approx(math.degrees(math.atan(0.1)), abs=0.1)
    assert rows.value("fovea_x") == 350
    assert rows.value("fovea_y") == 345


def test_the_eye_follows_from_the_fovea_as_evidence_only():
    assert measured(eye=UNKNOWN).value("eye_from_fovea") == 1
    assert measured(eye=UNKNOWN).value("eye_from_fovea_confidence") == 100
    mirrored = rows_of({"optic_disc": disc()[:, ::-1]}, fovea=(449.0, 345.0), families=["macula"])
    assert mirrored.value("eye_from_fovea") == -1
    contradicted = measured(eye=LEFT).one("eye_from_fovea")
    assert not contradicted.valid
    assert contradicted.value == 1


@pytest.mark.parametrize(
    ("fovea", "reason"),
    [(None, "not found"), ((605.0, 318.0), "fovea"), ((900.0, 10.0), "outside the picture")],
)
def test_a_missing_or_impossible_fovea_says_so(fovea, reason):
    row = measured(fovea=fovea).one("disc_fovea_distance", unit="px")
    assert row.value is None
    assert reason in row.reason


def test_a_fovea_at_an_unusual_distance_is_flagged():
    row = measured(fovea=(100.0, 345.0)).one("disc_fovea_distance", unit="px")
    assert row.value == pytest.approx(500.6, abs=0.5)
    assert not row.valid


@pytest.mark.parametrize("scale", [None, Scale(15, 15, "dicom")])
def test_every_field_of_the_grid_has_its_lesion(scale):
    places = [polar(*place) for place in TRUTH.values()]
    rows = measured({"haemorrhage": spots(*places, radius=3)}, scale=scale)
    for field in FIELDS:
        assert rows.value("count_by_field", region=field) == 1, field


def test_left_and_right_eye_exchange_nasal_and_temporal():
    masks = {"haemorrhage": spots(polar(60, 0), polar(150, 20))}
    right = measured(masks)
    assert right.value("count_by_field", region="etdrs_inner_nasal") == 1
    masks = {key: mask[:, ::-1] for key, mask in masks.items()} | {"optic_disc": disc()[:, ::-1]}
    left = measured(masks, eye=LEFT, fovea=(799 - FOVEA[0], FOVEA[1]))
    assert left.value("count_by_field", region="etdrs_inner_nasal") == 1
    assert left.value("count_by_field", region="etdrs_outer_nasal") == 1
    assert left.value("count_by_field", region="etdrs_inner_temporal") == 0


def test_quadrants_are_those_around_the_disc():
    places = [(500, 200), (510, 230), (690, 250), (520, 450), (650, 400), (660, 420), (670, 440)]
    rows = measured({"haemorrhage": spots(*places)})
    truth = {
        "superior_temporal": 2, "superior_nasal": 1, "inferior_temporal": 1, "inferior_nasal": 3,
    }  # fmt: skip
    for quadrant, count in truth.items():
        assert rows.value("count_by_quadrant", region=quadrant) == count, quadrant


def test_count_area_and_sizes_are_exact():
    mask = spots((200, 300), (250, 400), radius=2) | spots((300, 200), radius=6)
    rows = measured({"drusen": mask}, scale=Scale(12, 12, "dicom"))
    assert rows.value("count", structure="drusen") == 3
    assert rows.value("total_area", structure="drusen", unit="px2") == mask.sum()
    assert rows.value("total_area", structure="drusen", unit="mm2") == pytest.approx(
        mask.sum() * 144e-6
    )
    # circles of equal area: 13 px → 49 µm, 113 px → 144 µm
    assert rows.value("count_by_size", region="size_small") == 2
    assert rows.value("count_by_size", region="size_medium") == 0
    assert rows.value("count_by_size", region="size_large") == 1
    assert rows.value("largest_area", structure="drusen", unit="px2") == 113


def test_one_pixel_is_a_microaneurysm():
    mask = np.zeros(SHAPE, bool)
    mask[[300, 310, 340], [300, 333, 301]] = True
    assert measured({"microaneurysm": mask}).value("count", structure="microaneurysm") == 3


def test_an_empty_layer_is_a_true_none():
    rows = measured({"hard_exudate": np.zeros(SHAPE, bool)})
    assert rows.value("count", structure="hard_exudate") == 0
    assert rows.value("coverage", structure="hard_exudate") == 0
    assert "none in the field" in rows.one("circularity", structure="hard_exudate").reason
    assert "none" in rows.one("distance_to_fovea", structure="hard_exudate", unit="px").reason


def test_a_structure_without_a_layer_has_no_rows():
    assert measured().all("count", structure="drusen") == []


def test_exudates_near_the_fovea_count_by_what_lies_within():
    # 500 µm are 33.3 px, by the scale as by 1/3 DD
    mask = spots(polar(20, 100), polar(35, 10), polar(60, 200), radius=4)
    for scale in (None, Scale(15, 15, "dicom")):
        rows = measured({"hard_exudate": mask}, scale=scale)
        assert rows.value("count_near_fovea") == 2
        nearest = rows.value("distance_to_fovea", structure="hard_exudate", unit="px")
        assert nearest == pytest.approx(16, abs=0.8)


def test_circularity_and_aspect_ratio_of_known_shapes():
    circle = spots((300, 300), radius=25)
    rows = measured({"drusen": circle})
    assert rows.value("circularity", structure="drusen") == pytest.approx(1, abs=0.03)
    assert rows.value("aspect_ratio", structure="drusen") == pytest.approx(1, abs=0.02)
    long = ellipse(SHAPE, centre=(300, 300), half_axes=(40, 16), degrees=33)
    rows = measured({"drusen": long})
    assert rows.value("aspect_ratio", structure="drusen") == pytest.approx(2.5, abs=0.05)
    h = ((40 - 16) / (40 + 16)) ** 2
    perimeter = math.pi * 56 * (1 + 3 * h / (10 + math.sqrt(4 - 3 * h)))
    truth = 4 * math.pi * (math.pi * 40 * 16) / perimeter**2
    assert rows.value("circularity", structure="drusen") == pytest.approx(truth, abs=0.03)


def test_components_can_be_jumped_to():
    from cases import image_of, segmentation_of

    mask = spots((300.0, 250.0), radius=5)
    mask[400:403, 100:110] = True
    image = image_of(SHAPE)
    first, second = components_of(image, segmentation_of({"drusen": mask}), "drusen")
    assert first.centroid == pytest.approx((300, 250))
    assert second.box == (100, 400, 110, 403)
    assert second.area == 30


def test_phenotypes_and_their_sum():
    arc = ellipse(SHAPE, centre=(560, 320), half_axes=(40, 60)) & ~disc()
    patchy = spots((300, 500), (420, 560), radius=20) | spots((560, 330), radius=12)
    rows = measured({"peripapillary_arc": arc, "patchy_atrophy": patchy}, families=("phenotypes",))
    field = field_of(SHAPE, radius=345).mask
    union = 100 * (arc | patchy).sum() / field.sum()
    assert rows.value("myopic_coverage") == pytest.approx(union)
    assert rows.value("arc_to_disc_ratio") == pytest.approx(arc.sum() / disc().sum(), rel=1e-6)
    centres = np.array([(300, 500), (420, 560), (560, 330)])
    spread = np.hypot(*(centres - centres.mean(0)).T).mean()
    assert rows.value("dispersion", structure="patchy_atrophy", unit="px") == pytest.approx(
        spread, abs=0.1
    )


@pytest.mark.parametrize("aspect", [1.0, 1.5])
def test_every_piece_is_listed_with_its_size_and_distance(aspect):
    shape = (round(400 / aspect), 500)
    exudate, haemorrhage = np.zeros((2, *shape), bool)
    exudate[40:44, 100:110] = True
    exudate[60:61, 300:302] = True
    haemorrhage[10:12, 20:23] = True
    image = image_of(shape, scale=Scale(8, 8 * aspect, "user"))
    segmentation = segmentation_of(
        {"hard_exudate": exudate, "haemorrhage": haemorrhage}, fovea=(304.5, 60.0)
    )
    rows = list(listed(image, segmentation))
    assert [row.component.structure for row in rows] == ["haemorrhage"] + ["hard_exudate"] * 2
    assert rows[1].area == (pytest.approx(40 * 0.008**2 * aspect), "mm2")
    across, down = 304.5 - 104.5, (60.0 - 41.5) * aspect
    assert rows[1].distance == (pytest.approx(8 * math.hypot(across, down)), "um")
    assert rows[2].distance_px == pytest.approx(4.0)
    segmentation = segmentation_of({"haemorrhage": haemorrhage})
    bare = list(listed(image_of(shape, aspect=aspect), segmentation))
    assert bare[0].area == (pytest.approx(6 * aspect), "px2")
    assert bare[0].distance is None
    assert quantity_text(0.00412, "mm2") == "0.00412 mm²"
    assert quantity_text(4321.2, "um") == "4321 µm"
