"""Correcting a surface of a B-scan: what moves, what stays, and that order is kept."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.image import OctScale
from engine.oct.correct import RISES, carry, carry_along, drag, erase, keep_order, redraw, snap
from training.phantoms.oct import draw_oct

HEIGHT, WIDTH = 90, 60
SCALE = OctScale(3.872, 11.4, 120.0, "vendor")


def flat(*rows, width=WIDTH):
    """Level surfaces at these rows."""
    return np.repeat(np.array(rows, np.float32)[:, None], width, axis=1)


@st.composite
def surfaces(draw):
    """One to four surfaces in order, with holes."""
    count = draw(st.integers(1, 4))
    steps = draw(st.lists(st.floats(0, 20, width=32), min_size=count, max_size=count))
    wave = draw(st.floats(0, 5, width=32)) * np.sin(np.arange(WIDTH) / 7)
    lines = np.cumsum(np.array(steps))[:, None] + 8 + wave
    holes = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, WIDTH - 1)),
                          max_size=12))  # fmt: skip
    lines = lines.astype(np.float32)
    for surface, column in holes:
        lines[surface, column : column + 5] = np.nan
    return lines, draw(st.integers(0, count - 1))


def in_order(lines):
    """True where no surface that is seen lies above one that comes before it."""
    for column in lines.T:
        seen = column[np.isfinite(column)]
        if (np.diff(seen) < 0).any():
            return False
    return True


def with_line(lines, which, line):
    changed = lines.copy()
    changed[which] = line
    return changed


point = st.tuples(st.floats(-10, WIDTH + 10), st.floats(-40, HEIGHT + 40))


@settings(max_examples=150, deadline=None)
@given(surfaces(), point, st.floats(0, 40), st.booleans())
def test_a_dragged_surface_stops_at_its_neighbours_and_at_the_picture(drawn, to, reach, closed):
    lines, which = drawn
    held = min(max(round(to[0]), 0), WIDTH - 1)
    if np.isnan(lines[which, held]):
        with pytest.raises(ValueError, match="nothing to drag"):
            drag(lines, which, to, reach=reach, height=HEIGHT, closed=closed)
        return
    before = lines.copy()
    moved = drag(lines, which, to, reach=reach, height=HEIGHT, closed=closed)
    assert np.array_equal(lines, before, equal_nan=True)
    assert in_order(with_line(lines, which, moved.line))
    assert np.nanmin(moved.line) >= 0
    assert np.nanmax(moved.line) <= HEIGHT - 1
    assert np.array_equal(np.isnan(moved.line), np.isnan(lines[which]))
    rest = ~moved.columns
    assert np.array_equal(moved.line[rest], lines[which][rest], equal_nan=True)


@settings(max_examples=150, deadline=None)
@given(surfaces(), st.lists(point, min_size=1, max_size=8))
def test_a_drawn_surface_stops_at_its_neighbours_and_at_the_picture(drawn, points):
    lines, which = drawn
    moved = redraw(lines, which, points, height=HEIGHT)
    assert in_order(with_line(lines, which, moved.line))
    assert np.isfinite(moved.line[moved.columns]).all()
    assert (moved.line[moved.columns] >= 0).all()
    assert (moved.line[moved.columns] <= HEIGHT - 1).all()


def test_a_drag_passes_through_the_hand_and_fades_out():
    lines = flat(20, 50)
    moved = drag(lines, 0, (30, 26), reach=10, height=HEIGHT)
    assert moved.line[30] == 26
    assert moved.line[35] == pytest.approx(23)  # half of the way at half of the reach
    assert moved.line[25] == pytest.approx(23)
    assert (moved.line[:21] == 20).all()
    assert np.flatnonzero(moved.columns).tolist() == list(range(21, 40))


def test_a_neighbour_stops_a_drag_and_stays_where_it_is():
    lines = flat(20, 24, 70)
    moved = drag(lines, 0, (30, 60), reach=10, height=HEIGHT)
    assert moved.line.max() == 24
    lines[1, 28:33] = np.nan  # what is not seen stops nothing; the next one does
    moved = drag(lines, 0, (30, 90), reach=10, height=HEIGHT)
    assert moved.line[30] == 70


def test_on_a_circle_the_first_column_follows_the_last():
    moved = drag(flat(20), 0, (0, 30), reach=6, height=HEIGHT, closed=True)
    assert moved.line[0] == 30
    assert moved.line[-3] == pytest.approx(moved.line[3]) == pytest.approx(25)
    moved = drag(flat(20), 0, (0, 30), reach=6, height=HEIGHT)
    assert moved.line[-3] == 20


def test_a_surface_is_drawn_straight_between_the_points():
    lines = flat(20, 50)
    moved = redraw(lines, 0, [(10, 30), (20, 40)], height=HEIGHT)
    assert moved.line[10:21].tolist() == pytest.approx(list(range(30, 41)))
    assert np.flatnonzero(moved.columns).tolist() == list(range(10, 21))
    assert (moved.line[21:] == 20).all()


def test_what_the_hand_drew_last_holds():
    moved = redraw(flat(20), 0, [(10, 30), (20, 30), (12, 44)], height=HEIGHT)
    assert moved.line[12] == 44
    assert moved.line[11] == 30


def test_a_surface_that_was_not_there_can_be_drawn():
    lines = flat(20, np.nan, 50)
    moved = redraw(lines, 1, [(-5, 10), (70, 60)], height=HEIGHT)
    assert moved.columns.all()
    assert moved.line.min() == 20
    assert moved.line.max() == 50


def test_erased_is_not_seen():
    moved = erase(flat(20), 0, slice(5, 9))
    assert np.flatnonzero(np.isnan(moved.line)).tolist() == [5, 6, 7, 8]
    assert np.flatnonzero(moved.columns).tolist() == [5, 6, 7, 8]


def test_neighbours_that_are_not_seen_stop_nothing():
    lines = np.full((3, WIDTH), np.nan, np.float32)
    line = np.linspace(-5, 200, WIDTH, dtype=np.float32)
    assert keep_order(line, lines, 1, HEIGHT).tolist() == np.clip(line, 0, HEIGHT - 1).tolist()


# --- on pictures ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def phantom():
    return draw_oct((5, 300, 320), scale=SCALE, seed=4)


def lines_of(phantom, scan, keys=("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "ez", "rpe", "bm")):
    return np.stack([phantom.surfaces[key][scan] for key in keys]), list(keys)


@pytest.mark.parametrize("key", ["ilm", "ipl_inl", "ez", "bm"])
@pytest.mark.parametrize("off", [-4.0, 4.0])
def test_snapping_finds_the_edge_again(phantom, key, off):
    lines, keys = lines_of(phantom, 2)
    which, span = keys.index(key), slice(80, 220)
    truth = lines[which].copy()
    lines[which, span] = keep_order(lines[which] + np.float32(off), lines, which, 300)[span]
    moved = snap(phantom.volume.shown(2), lines, which, span, rises=RISES[key], z_um=SCALE.z_um)
    assert in_order(with_line(lines, which, moved.line))
    inner = slice(90, 210)
    assert moved.columns[inner].mean() > 0.65  # inner layers end in the pit
    off_by = np.abs(moved.line - truth)[inner][moved.columns[inner]]
    assert off_by.mean() < 1.0
    assert np.array_equal(moved.line[:80], lines[which][:80])
    assert np.array_equal(moved.line[220:], lines[which][220:])


def test_snapping_closes_a_gap(phantom):
    lines, _ = lines_of(phantom, 2)
    truth = lines[0].copy()
    lines[0, 100:140] = np.nan
    moved = snap(phantom.volume.shown(2), lines, 0, slice(95, 145), rises=True, z_um=SCALE.z_um)
    assert moved.columns[100:140].mean() > 0.9
    assert np.nanmean(np.abs(moved.line - truth)[100:140]) < 1.0


def test_where_there_is_no_edge_nothing_moves():
    speckle = np.random.default_rng(1).gamma(2.0, 12.0, (120, 200)).clip(0, 255).astype(np.uint8)
    lines = flat(60, width=200)
    moved = snap(speckle, lines, 0, slice(50, 150), rises=True, z_um=3.9)
    assert moved.columns.mean() < 0.1
    blank = np.zeros_like(speckle)
    assert not snap(blank, lines, 0, slice(50, 150), rises=True, z_um=3.9).columns.any()


def test_nothing_to_start_from_is_told():
    lines = np.full((1, 50), np.nan, np.float32)
    with pytest.raises(ValueError, match="Draw it first"):
        snap(np.zeros((40, 50), np.uint8), lines, 0, slice(0, 9), rises=True, z_um=3.9)


def test_a_correction_is_carried_to_the_edge_of_the_next_scan(phantom):
    """The neighbour's own row is wrong by as much as the first one was: it must not matter."""
    keys = ("ilm", "rnfl_gcl", "ipl_inl", "ez", "rpe", "bm")
    before, _ = lines_of(phantom, 2, keys)
    after, _ = lines_of(phantom, 3, keys)
    truth = after[0].copy()
    columns = np.zeros(320, bool)
    columns[100:200] = True
    after[0] -= columns * np.float32(12)
    moved = carry(phantom.volume.shown(3), before, after, 0, columns, rises=True, z_um=SCALE.z_um)
    assert moved is not None
    assert moved.columns[~columns].sum() == 0
    assert moved.columns[columns].mean() > 0.8
    assert np.abs(moved.line - truth)[moved.columns].mean() < 1.0
    assert in_order(with_line(after, 0, moved.line))


def test_nothing_is_carried_to_a_scan_that_does_not_show_it(phantom):
    before, _ = lines_of(phantom, 2)
    columns = np.ones(320, bool)
    black = np.zeros((300, 320), np.uint8)
    assert carry(black, before, before, 0, columns, rises=True, z_um=SCALE.z_um) is None
    erased = before.copy()
    erased[0] = np.nan
    shown = phantom.volume.shown(3)
    assert carry(shown, erased, before, 0, columns, rises=True, z_um=SCALE.z_um) is None


def test_a_correction_goes_as_far_as_the_edge_can_be_followed_and_no_further(phantom):
    keys = ("ilm", "rnfl_gcl", "ipl_inl", "ez", "rpe", "bm")
    lines = np.stack([lines_of(phantom, scan, keys)[0] for scan in range(5)])
    truth = lines[:, 0].copy()
    columns = np.zeros(320, bool)
    columns[100:200] = True
    wrong = [0, 2, 3, 4]
    lines[wrong, 0] -= columns * np.float32(12)
    kept = np.zeros((5, 320), bool)
    kept[2, 150:160] = True  # a person decided there already
    pictures = [phantom.volume.shown(scan) for scan in range(5)]
    pictures[4] = np.zeros_like(pictures[4])

    def carried(most):
        return carry_along(
            pictures.__getitem__, lines, 0, 1, columns, kept=kept, most=most, rises=True,
            z_um=SCALE.z_um,
        )  # fmt: skip

    assert set(carried(1)) == {0, 2}
    moved = carried(10)
    assert set(moved) == {0, 2, 3}
    assert not moved[2].columns[150:160].any()
    for scan, found in moved.items():
        assert np.abs(found.line - truth[scan])[found.columns].mean() < 1.0
        assert found.columns[columns].mean() > 0.75
