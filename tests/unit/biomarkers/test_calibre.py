"""CRAE, CRVE and AVR of vessels of known width."""

import math

import numpy as np
import pytest
from cases import RIGHT, drawn, field_of, rows_of, spokes

from engine.biomarkers import Choices, VesselPoint
from engine.biomarkers.calibre import equivalent
from engine.image import Scale
from engine.magnification import magnification, magnified
from training.phantoms.shapes import ellipse
from training.phantoms.tubes import Tube

SHAPE, CENTRE, RADIUS = (700, 760), (370.0, 340.0), 50.0  # a disc of 100 px: zone B 100 to 150 px
ARTERIES = (9.2, 8.1, 7.4, 6.6, 6.0, 5.3, 3.4, 3.1)
VEINS = (13.5, 11.0, 9.9, 8.8, 7.5, 6.7, 4.0)


def knudtson(widths, factor):
    """The six widest, joined by hand: six to three, to two, to one."""
    w = sorted(widths, reverse=True)[:6]
    a, b, c = (factor * math.hypot(w[i], w[5 - i]) for i in range(3))
    low, middle, high = sorted((a, b, c))
    first = factor * math.hypot(low, high)
    return factor * math.hypot(first, middle)


def eye(arteries=ARTERIES, veins=VEINS, *, aspect=1.0):
    shape = (round(SHAPE[0] / aspect), SHAPE[1])
    centre = np.array(CENTRE)
    inner, outer = 0.8 * RADIUS, 5.5 * RADIUS
    artery = drawn(spokes(centre, arteries, inner=inner, outer=outer), shape, aspect=aspect)
    vein = drawn(spokes(centre, veins, inner=inner, outer=outer, turn=29), shape, aspect=aspect)
    disc = ellipse(
        shape, centre=(CENTRE[0], CENTRE[1] / aspect), half_axes=(RADIUS, RADIUS), aspect=aspect
    )
    return {"vessel": artery | vein, "artery": artery, "vein": vein, "optic_disc": disc}


def calibres(masks, **options):
    field = field_of(masks["artery"].shape, radius=350, aspect=options.get("aspect") or 1.0)
    return rows_of(masks, field=field, families=["calibre"], **options)


def test_the_formula_joins_six_to_three_to_two_to_one():
    assert equivalent(ARTERIES[:6], 0.88) == pytest.approx(knudtson(ARTERIES, 0.88))
    assert equivalent(VEINS[:6], 0.95) == pytest.approx(knudtson(VEINS, 0.95))
    assert equivalent([5.0], 0.88) == 5.0


@pytest.mark.parametrize("region", ["zone_b", "zone_c"])
def test_known_widths_give_known_calibres(region):
    rows = calibres(eye(), scale=Scale(8, 8, "dicom"))
    crae, crve = knudtson(ARTERIES, 0.88), knudtson(VEINS, 0.95)
    assert rows.value("crae", region=region, unit="px") == pytest.approx(crae, abs=0.25)
    assert rows.value("crve", region=region, unit="px") == pytest.approx(crve, abs=0.25)
    assert rows.value("crae", region=region, unit="um") == pytest.approx(8 * crae, abs=2)
    assert rows.value("crae", region=region, unit="dd") == pytest.approx(crae / 100, abs=0.004)
    assert rows.value("avr", region=region) == pytest.approx(crae / crve, abs=0.015)
    for structure in ("artery", "vein"):
        assert rows.value("vessels_used", region=region, structure=structure) == 6


def test_pixels_that_are_not_square_change_no_calibre():
    rows = calibres(eye(aspect=1.3), aspect=1.3)
    assert rows.value("crve", region="zone_b", unit="px") == pytest.approx(
        knudtson(VEINS, 0.95), abs=0.4
    )


def test_fewer_than_six_vessels_are_flagged_with_their_value():
    rows = calibres(eye(veins=VEINS[:4]))
    row = rows.one("crve", region="zone_b", unit="px")
    assert row.value is not None
    assert not row.valid
    assert "4 of 6" in row.reason
    assert not rows.one("avr", region="zone_b").valid
    assert rows.one("crae", region="zone_b", unit="px").valid


def test_one_vessel_is_no_calibre_to_rely_on():
    row = calibres(eye(arteries=(8.0,))).one("crae", region="zone_b", unit="px")
    assert not row.valid
    assert "1 of 6" in row.reason


def test_no_vessel_in_the_zone_says_so():
    masks = eye()
    masks["artery"] = np.zeros_like(masks["artery"])
    masks["artery"][5:9, 300:340] = True
    row = calibres(masks).one("crae", region="zone_b", unit="px")
    assert row.value is None
    assert "No artery runs through the zone" in row.reason


def test_a_side_branch_does_not_end_a_vessel():
    masks = eye()
    branch = Tube(
        np.array([[CENTRE[0] + 120, CENTRE[1] + 14.7], [CENTRE[0] + 170, 420.0]]), np.full(2, 3.0)
    )
    masks["artery"] |= drawn([branch], SHAPE)
    rows = calibres(masks)
    assert rows.value("crae", region="zone_b", unit="px") == pytest.approx(
        knudtson(ARTERIES, 0.88), abs=0.3
    )


def test_a_hidden_zone_is_flagged():
    masks = eye()
    field = field_of(SHAPE, radius=130)
    row = rows_of(masks, field=field, families=["calibre"]).one("crae", region="zone_c", unit="px")
    assert not row.valid


# --- what a reader decides


def at(number, count, *, radius=125.0, turn=7.0):
    """A place on one of the spokes."""
    angle = math.radians(turn + 360 * number / count)
    return CENTRE[0] + radius * math.cos(angle), CENTRE[1] + radius * math.sin(angle)


def test_a_reader_leaves_a_vessel_out_and_is_named():
    choices = Choices(left_out=(VesselPoint("artery", *at(0, len(ARTERIES))),), reader="Dr Held")
    row = calibres(eye(), choices=choices).one("crae", region="zone_b", unit="px")
    assert row.valid
    assert row.value == pytest.approx(knudtson(ARTERIES[1:], 0.88), abs=0.25)
    assert row.reason == "Dr Held left out 1 artery."


def test_a_reader_takes_a_vessel_in():
    choices = Choices(taken_in=(VesselPoint("artery", *at(7, len(ARTERIES))),), reader="Dr Held")
    row = calibres(eye(), choices=choices).one("crae", region="zone_b", unit="px")
    widths = (*ARTERIES[:5], ARTERIES[7])
    assert row.value == pytest.approx(knudtson(widths, 0.88), abs=0.25)
    assert "took in 1 artery" in row.reason


def test_a_choice_among_arteries_leaves_the_vein_beside_it_alone():
    """Arteries and veins run side by side; what is meant is the one that was clicked."""
    place = at(0, len(ARTERIES))
    rows = calibres(eye(), choices=Choices(left_out=(VesselPoint("vein", *place),)))
    plain = calibres(eye())
    wanted = {"region": "zone_b", "unit": "px"}
    assert rows.value("crae", **wanted) == plain.value("crae", **wanted)
    assert rows.one("crae", **wanted).reason is None


def test_a_click_on_nothing_changes_nothing():
    plain = calibres(eye()).value("crae", region="zone_b", unit="px")
    choices = Choices(left_out=(VesselPoint("artery", 20.0, 20.0),))
    assert calibres(eye(), choices=choices).one("crae", region="zone_b", unit="px").value == plain


def test_a_reader_moves_the_zones():
    short = eye()
    away = ellipse(SHAPE, centre=(CENTRE[0] + 40, CENTRE[1]), half_axes=(40, 50))
    masks = short | {"optic_disc": away}
    choices = Choices(zone_centre=CENTRE, reader="Dr Held")
    row = calibres(masks, choices=choices).one("crae", region="zone_b", unit="px")
    assert row.value == pytest.approx(knudtson(ARTERIES, 0.88), abs=0.25)
    assert "moved the zones' centre" in row.reason


@pytest.mark.parametrize(
    ("choices", "factor"),
    [
        (Choices(), 1.0),
        (Choices(refraction_d=0.0), 1.0),
        (Choices(refraction_d=-5.0), 1.085),
        (Choices(refraction_d=4.0), 0.932),
        (Choices(refraction_d=-5.0, axial_length_mm=24.0), 1.0),  # what was measured goes first
    ],
)
def test_a_refraction_stands_in_for_the_axial_length(choices, factor):
    """Bengtsson and Krakau 1992: the image on the film shrinks as 1 / (1 - 0.017 G)."""
    assert magnification(choices) == pytest.approx(factor)
    scaled = magnified(Scale(8, 10, "user"), choices)
    assert (scaled.x_um, scaled.y_um) == pytest.approx((8 * factor, 10 * factor))
    for source in ("assumed-disc-diameter", "known-distance"):  # true of this eye as they are
        of_this_eye = Scale(8, 8, source)
        assert magnified(of_this_eye, choices) == of_this_eye


def test_an_axial_length_corrects_micrometres_only():
    scale = Scale(8, 8, "dicom")
    plain = calibres(eye(), scale=scale, eye=RIGHT)
    long = calibres(eye(), scale=scale, choices=Choices(axial_length_mm=28.0))
    factor = (28 - 1.82) / (24 - 1.82)
    for unit, expected in (("px", 1), ("dd", 1), ("um", factor)):
        wanted = {"region": "zone_b", "unit": unit}
        assert long.value("crae", **wanted) == pytest.approx(
            expected * plain.value("crae", **wanted)
        )
