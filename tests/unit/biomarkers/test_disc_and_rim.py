"""Cup-to-disc ratios to ±0.01, rim widths to half a pixel, and the rules built on them."""

import math

import numpy as np
import pytest
from cases import LEFT, RIGHT, UNKNOWN, rows_of

from engine.image import Scale
from training.phantoms.shapes import ellipse

SHAPE, CENTRE = (260, 300), (160.3, 120.6)
ROUND = (60.0, 60.0)


def eye(disc=ROUND, cup=(30.0, 30.0), *, offset=(0.0, 0.0), degrees=0.0, aspect=1.0, shape=SHAPE):
    centre = (CENTRE[0], CENTRE[1] / aspect)
    of_cup = (centre[0] + offset[0], centre[1] + offset[1] / aspect)
    shape = (round(shape[0] / aspect), shape[1])
    return {
        "optic_disc": ellipse(shape, centre=centre, half_axes=disc, degrees=degrees, aspect=aspect),
        "optic_cup": ellipse(shape, centre=of_cup, half_axes=cup, degrees=degrees, aspect=aspect),
    }


def measured(masks, **options):
    return rows_of(masks, families=["disc", "rim"], **options)


def extents(half_axes, degrees):
    (a, b), turn = half_axes, math.radians(degrees)
    return (
        2 * math.hypot(a * math.cos(turn), b * math.sin(turn)),
        2 * math.hypot(a * math.sin(turn), b * math.cos(turn)),
    )


@pytest.mark.parametrize("ratio", [0.17, 0.31, 0.41, 0.5, 0.7, 0.88])
@pytest.mark.parametrize("disc", [(52.0, 60.0), (66.5, 48.2)])
@pytest.mark.parametrize("degrees", [0, 25, 60])
def test_cup_to_disc_ratios_are_right(ratio, disc, degrees):
    cup = (disc[0] * ratio, disc[1] * ratio)
    rows = measured(eye(disc, cup, degrees=degrees, offset=(2.0, -1.0)))
    assert rows.value("vertical_cdr", region="disc") == pytest.approx(ratio, abs=0.01)
    assert rows.value("horizontal_cdr", region="disc") == pytest.approx(ratio, abs=0.01)
    assert rows.value("area_cdr") == pytest.approx(ratio**2, abs=0.01)


def test_vertical_and_horizontal_are_not_mixed_up():
    rows = measured(eye((50.0, 60.0), (25.0, 45.0)))
    assert rows.value("vertical_cdr", region="disc") == pytest.approx(0.75, abs=0.01)
    assert rows.value("horizontal_cdr", region="disc") == pytest.approx(0.5, abs=0.01)


def test_ratios_along_the_disc_fovea_axis_follow_the_fovea():
    masks = eye((50.0, 60.0), (20.0, 45.0), degrees=20)
    way = math.radians(20)
    fovea = (CENTRE[0] - 140 * math.cos(way), CENTRE[1] - 140 * math.sin(way))
    rows = measured(masks, fovea=fovea, eye=RIGHT)
    along = {"region": "disc_fovea_axis"}
    assert rows.value("vertical_cdr", **along) == pytest.approx(0.75, abs=0.01)
    assert rows.value("horizontal_cdr", **along) == pytest.approx(0.4, abs=0.01)
    assert rows.value("vertical_cdr", region="disc") < 0.74


@pytest.mark.parametrize("aspect", [0.7, 1.0, 1.6])
def test_pixels_that_are_not_square_change_no_ratio(aspect):
    rows = measured(eye((50.0, 60.0), (25.0, 45.0), aspect=aspect), aspect=aspect)
    assert rows.value("vertical_cdr", region="disc") == pytest.approx(0.75, abs=0.015)
    assert rows.value("horizontal_cdr", region="disc") == pytest.approx(0.5, abs=0.015)
    assert rows.value("rim_width", region="inferior", unit="px") == pytest.approx(
        measured(eye((50.0, 60.0), (25.0, 45.0))).value("rim_width", region="inferior", unit="px"),
        abs=0.7,
    )


def test_a_concentric_rim_is_as_wide_everywhere():
    rows = measured(eye(), eye=RIGHT, scale=Scale(10, 10, "dicom"))
    for row in rows.all("rim_width", unit="px"):
        assert row.value == pytest.approx(30, abs=0.5), row.region
    assert rows.value("minimum_rim_width", unit="um") == pytest.approx(300, abs=8)
    assert rows.value("rim_area", unit="px2") == pytest.approx(math.pi * (3600 - 900), rel=0.005)
    assert rows.value("rim_to_disc_ratio") == pytest.approx(0.25, abs=0.008)
    assert rows.value("isnt_steps") == 3


def test_an_eccentric_cup_has_the_rim_of_its_geometry():
    away, cup = (11.0, -8.0), 25.0
    rows = measured(eye(cup=(cup, cup), offset=away), eye=RIGHT)
    angles = np.deg2rad(np.arange(0, 360, 0.25))
    margin = 60 * np.column_stack([np.cos(angles), np.sin(angles)])
    widths = np.hypot(*(margin - away).T) - cup
    at = np.rad2deg(angles)
    sectors = {
        "nasal": (at < 45) | (at >= 315),
        "inferior": (at >= 45) & (at < 135),
        "temporal": (at >= 135) & (at < 225),
        "superior": (at >= 225) & (at < 315),
        "clock_6": (at >= 75) & (at < 105),
        "clock_2": (at >= 315) & (at < 345),
    }
    for region, sector in sectors.items():
        assert rows.value("rim_width", region=region, unit="px") == pytest.approx(
            widths[sector].mean(), abs=0.5
        ), region
    assert rows.value("minimum_rim_width", unit="px") == pytest.approx(widths.min(), abs=0.6)


@pytest.mark.parametrize("hour", range(1, 13))
def test_the_minimum_rim_is_at_its_hour(hour):
    way = math.radians(30 * hour - 90)
    masks = eye(cup=(20.0, 20.0), offset=(25 * math.cos(way), 25 * math.sin(way)))
    assert measured(masks).value("minimum_rim_hour") == hour


def test_nasal_and_temporal_follow_the_eye():
    masks = eye(cup=(25.0, 25.0), offset=(15.0, 0.0))  # the rim is narrow to the right
    right, left = measured(masks, eye=RIGHT), measured(masks, eye=LEFT)
    assert right.value("rim_width", region="nasal", unit="px") < 25
    assert left.value("rim_width", region="temporal", unit="px") == right.value(
        "rim_width", region="nasal", unit="px"
    )
    unknown = measured(masks, eye=UNKNOWN).one("rim_width", region="nasal", unit="px")
    assert not unknown.valid
    assert "eye is not known" in unknown.reason
    by_fovea = measured(masks, eye=UNKNOWN, fovea=(20.0, 130.0))
    assert by_fovea.value("rim_width", region="nasal", unit="px") < 25


def test_an_eye_that_the_fovea_contradicts_is_not_used():
    row = measured(eye(), eye=LEFT, fovea=(20.0, 130.0)).one("rim_width", region="nasal", unit="px")
    assert not row.valid
    assert "check the stated eye" in row.reason


def test_isnt_counts_the_steps_that_hold():
    # wide below, then above, then to the right (nasal in a right eye), narrow to the left
    masks = eye((60.0, 70.0), (25.0, 25.0), offset=(-3.0, -2.0))
    assert measured(masks, eye=RIGHT).value("isnt_steps") == 3
    assert measured(masks, eye=LEFT).value("isnt_steps") < 3


@pytest.mark.parametrize(
    ("cup", "micrometres", "stage"),
    [(10, 14, 1), (20, 14, 2), (28, 14, 3), (38, 14, 4), (55, 14, 5),
     (10, 11, 2), (20, 11, 3), (55, 11, 6), (20, 20, 1), (55, 20, 4)],
)  # fmt: skip
def test_ddls_follows_rim_and_disc_size(cup, micrometres, stage):
    # a disc of 120 px: 1.68 mm (average), 1.32 mm (small) and 2.4 mm (large)
    rows = measured(eye(cup=(cup, cup)), scale=Scale(micrometres, micrometres, "user"))
    assert rows.value("ddls") == stage


def test_ddls_counts_degrees_without_rim():
    masks = eye(cup=(30.0, 30.0), offset=(45.0, 0.0))
    masks["optic_cup"] &= masks["optic_disc"]
    assert measured(masks, scale=Scale(14, 14, "user")).value("ddls") in (6, 7)


def test_a_scale_from_the_disc_measures_neither_disc_nor_cup():
    rows = measured(eye(), scale=Scale(15, 15, "assumed-disc-diameter"), eye=RIGHT)
    for key in ("area", "vertical_diameter", "rim_area", "rim_width", "ddls"):
        told = [row for row in rows.all(key) if row.unit in ("um", "mm2", "count")]
        assert told
        assert all("assumed disc size" in row.reason for row in told)
    assert rows.value("vertical_cdr", region="disc") == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("degrees", [-50, -20, 15, 40])
def test_orientation_leans_to_the_temporal_side(degrees):
    masks = eye((45.0, 62.0), (20.0, 25.0), degrees=degrees)  # clockwise: the top leans right
    assert measured(masks, eye=LEFT).value("orientation") == pytest.approx(degrees, abs=1)
    assert measured(masks, eye=RIGHT).value("orientation") == pytest.approx(-degrees, abs=1)
    assert measured(masks).value("tilt_ratio") == pytest.approx(45 / 62, abs=0.01)


def test_a_round_disc_has_no_orientation():
    assert "nearly round" in measured(eye(), eye=RIGHT).one("orientation").reason


# --- what cannot be measured


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda masks: masks.pop("optic_cup"), "Optic cup: not segmented."),
        (lambda masks: masks["optic_cup"].fill(False), "Optic cup: the mask is empty."),
        (lambda masks: masks.pop("optic_disc"), "no whole disc"),
        (lambda masks: masks["optic_disc"].fill(False), "no whole disc"),
        (lambda masks: np.copyto(masks["optic_cup"], np.roll(masks["optic_cup"], 100, 1)),
         "outside the disc"),
    ],
)  # fmt: skip
def test_without_disc_or_cup_every_ratio_says_why(change, reason):
    masks = eye()
    change(masks)
    rows = measured(masks, eye=RIGHT, scale=Scale(9, 9, "dicom"))
    for row in rows.rows:
        if row.structure == "optic_cup":
            assert row.value is None
            assert not row.valid
            assert reason in row.reason, row.key


def test_a_cup_that_runs_out_of_the_disc_is_cut_off_at_its_margin():
    rows = measured(eye(cup=(30.0, 30.0), offset=(50.0, 0.0)))
    assert rows.value("horizontal_cdr", region="disc") < 0.45
    assert rows.value("minimum_rim_width", unit="px") == pytest.approx(0, abs=1)
