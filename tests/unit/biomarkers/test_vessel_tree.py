"""Skeletons as graphs: forks, crossings, ends and rings, counted exactly."""

import numpy as np
import pytest
from cases import drawn

from engine.biomarkers.skeleton import trace
from engine.biomarkers.stems import stems
from engine.biomarkers.vessel_tree import vessel_tree
from training.phantoms.tubes import Tube


def tube(*points, width=6.0):
    return Tube(np.array(points, float), np.full(len(points), width))


def tree_of(*tubes, shape=(300, 340)):
    return vessel_tree(drawn(tubes, shape), smoothing=4.0)


def counts(tree):
    degrees = [tree.graph.degree(node) for node in tree.graph.nodes]
    return len(tree.segments), degrees.count(3), degrees.count(1)


@pytest.mark.parametrize("width", [2.5, 6.0, 13.0])
def test_a_line_is_one_segment_with_two_ends(width):
    tree = tree_of(tube((30, 40), (300, 210), width=width))
    assert counts(tree) == (1, 0, 2)
    # the skeleton stops about half a width before either round end
    assert tree.segments[0].length == pytest.approx(np.hypot(270, 170), abs=1.5 * width)


def test_a_fork_has_three_segments_and_one_fork():
    tree = tree_of(
        tube((20, 150), (150, 150)), tube((150, 150), (300, 60)), tube((150, 150), (300, 240))
    )
    assert counts(tree) == (3, 1, 3)


@pytest.mark.parametrize("degrees", [40, 60, 90])
@pytest.mark.parametrize("turn", [0, 13, 45])
def test_a_crossing_is_no_fork(degrees, turn):
    ends = []
    for angle in np.deg2rad([turn, turn + degrees]):
        way = 120 * np.array([np.cos(angle), np.sin(angle)])
        ends.append(tube(np.array([160, 150]) - way, np.array([160, 150]) + way))
    tree = tree_of(*ends)
    assert counts(tree) == (2, 0, 4)
    assert [segment.chord for segment in tree.segments] == pytest.approx([240, 240], abs=9)


def test_two_forks_far_apart_stay_forks():
    tree = tree_of(
        tube((20, 150), (320, 150)), tube((120, 150), (200, 40)), tube((200, 150), (280, 260))
    )
    assert counts(tree) == (5, 2, 4)


def test_a_ring_is_one_closed_segment():
    around = np.linspace(0, 2 * np.pi, 80)
    circle = 80 * np.column_stack([np.cos(around), np.sin(around)]) + (160, 150)
    tree = tree_of(Tube(circle, np.full(80, 5.0)))
    (segment,) = tree.segments
    assert segment.start == segment.end
    assert segment.length == pytest.approx(2 * np.pi * 80, rel=0.03)


def test_a_bump_on_a_wall_is_no_branch():
    tree = tree_of(tube((30, 150), (300, 150), width=12), tube((150, 150), (150, 158), width=5))
    assert counts(tree) == (1, 0, 2)


def test_nothing_has_no_segment():
    assert vessel_tree(np.zeros((40, 50), bool), smoothing=4.0).segments == ()
    assert trace(np.zeros((40, 50), bool)).number_of_edges() == 0


def test_a_stem_runs_on_through_the_wider_branch():
    tree = tree_of(
        tube((20, 150), (150, 150), width=12),
        tube((150, 150), (310, 100), width=10),
        tube((150, 150), (280, 270), width=5),
    )
    lengths = sorted(len(line) for line, _ in stems(tree))
    assert lengths == pytest.approx([177, 298], abs=22)


def test_an_unchanged_mask_is_not_traced_again():
    mask = drawn([tube((30, 40), (300, 210))], (300, 340))
    assert vessel_tree(mask, smoothing=4.0) is vessel_tree(mask.copy(), smoothing=4.0)
    changed = mask.copy()
    changed[100:140, 100:140] = False
    assert vessel_tree(changed, smoothing=4.0) is not vessel_tree(mask, smoothing=4.0)
