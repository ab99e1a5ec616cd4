"""Winding of arcs and sines of known curvature, and forks of known angle."""

import math

import numpy as np
import pytest
from cases import drawn, field_of, rows_of

from engine.biomarkers.tortuosity import exponent, squared_curvature, turns_density
from training.phantoms.tubes import Tube

SHAPE = (640, 700)
NOISE = 4e-6  # squared curvature that the steps of pixels leave, 1/px²


def line(points, width=5.0):
    points = np.asarray(points, float)
    return Tube(points, np.full(len(points), width))


def winding(tubes, **options):
    mask = drawn(tubes, SHAPE)
    return rows_of({"artery": mask}, field=field_of(SHAPE), families=["tortuosity"], **options)


def value(rows, key, unit):
    return rows.value(key, structure="artery", region="field", unit=unit)


def three(make):
    return [make(np.array(shift)) for shift in ((0, 0), (14, 180), (-9, 360))]


def arc(radius, spread, count=300):
    turn = np.linspace(-spread / 2, spread / 2, count) - np.pi / 2
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])


@pytest.mark.parametrize("radius", [150, 260])
def test_an_arc_has_the_curvature_of_its_circle(radius):
    spread = 300 / radius
    tubes = three(lambda shift: line(arc(radius, spread) + np.add(shift, (330, 100 + radius))))
    rows = winding(tubes)
    assert value(rows, "tortuosity_squared_curvature", "1/px2") == pytest.approx(
        1 / radius**2, rel=0.1, abs=NOISE
    )
    assert value(rows, "tortuosity_arc_chord", "1") == pytest.approx(
        (spread / 2) / math.sin(spread / 2), abs=0.01
    )
    assert value(rows, "tortuosity_density", "1/px") < 2e-5  # it never turns to the other side


@pytest.mark.parametrize(("wavelength", "height"), [(120, 14), (200, 20)])
def test_a_sine_has_its_integral_of_squared_curvature(wavelength, height):
    x = np.linspace(0, 3 * wavelength * (600 // (3 * wavelength) or 1), 3000)
    k = 2 * np.pi / wavelength
    y = height * np.sin(k * x)
    slope = height * k * np.cos(k * x)
    curvature = -height * k**2 * np.sin(k * x) / (1 + slope**2) ** 1.5
    along = np.sqrt(1 + slope**2)
    truth = np.trapezoid(curvature**2 * along, x) / np.trapezoid(along, x)
    rows = winding(three(lambda shift: line(np.column_stack([x, y]) + np.add(shift, (40, 120)))))
    assert value(rows, "tortuosity_squared_curvature", "1/px2") == pytest.approx(truth, rel=0.15)
    arc_chord = np.trapezoid(along, x) / x[-1]
    assert value(rows, "tortuosity_arc_chord", "1") == pytest.approx(arc_chord, abs=0.01)


def test_straight_vessels_do_not_wind():
    rows = winding(three(lambda shift: line(np.array([(60, 60), (600, 150)]) + shift)))
    assert value(rows, "tortuosity_arc_chord", "1") == pytest.approx(1, abs=0.002)
    assert value(rows, "tortuosity_squared_curvature", "1/px2") < NOISE


def test_curves_without_pixels_have_exact_curvature_and_turns():
    assert squared_curvature(arc(100, 2.0, count=201)) == pytest.approx(1e-4, rel=0.03)
    assert turns_density(arc(100, 2.0, count=201)) == 0
    half = arc(50, np.pi, count=158)
    wave = np.concatenate([half, (half * [1, -1] + [100, 0])[1:]])
    n, excess, length = 2, 2 * (np.pi / 2 - 1), 100 * np.pi
    assert turns_density(wave) == pytest.approx((n - 1) / n * excess / length, rel=0.05)


def test_too_few_long_segments_are_refused():
    rows = winding([line([(60, 60), (600, 150)])])
    row = rows.one("tortuosity_arc_chord", structure="artery", region="field")
    assert not row.valid
    assert "Fewer than 3 segments" in row.reason


def forks(angles, widths=(10.0, 8.0, 6.0)):
    tubes = []
    for number, angle in enumerate(angles):
        x, y = 60 + 220 * (number % 3), 90 + 200 * (number // 3)
        root, fork = np.array([x, y]), np.array([x + 70.0, y + 13.0])
        tubes.append(line([root, fork], widths[0]))
        for sign, width in zip((1, -1), widths[1:], strict=True):
            way = np.deg2rad(sign * angle / 2 + 11)
            tubes.append(line([fork, fork + 75 * np.array([np.cos(way), np.sin(way)])], width))
    return winding(tubes)


def test_forks_have_their_angle_number_and_exponent():
    rows = forks([70, 70, 76, 82, 88, 88, 76, 64, 76])
    assert rows.value("forks", structure="artery") == 9
    assert rows.value("branching_angle", structure="artery") == pytest.approx(76, abs=4)
    assert rows.value("junctional_exponent", structure="artery") == pytest.approx(
        exponent(10, 8, 6), abs=0.35
    )


def test_the_junctional_exponent_solves_its_equation():
    assert exponent(2 ** (1 / 3), 1, 1) == pytest.approx(3)
    assert exponent(5.0, 3.0, 4.0) == pytest.approx(2)
    assert exponent(5.0, 5.0, 4.0) is None
    assert exponent(4.0, 5.0, 4.0) is None
