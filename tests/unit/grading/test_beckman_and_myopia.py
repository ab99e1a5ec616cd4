"""Beckman's stages and the categories of META-PM."""

import pytest
from measured import counts, drusen, row, step, trace_of

LATE = [
    *counts(geographic_atrophy=0, choroidal_neovascularisation=0),
    row("macular_count", "geographic_atrophy", 0, region="etdrs_grid"),
    row("macular_count", "choroidal_neovascularisation", 0, region="etdrs_grid"),
]


def pigment(number):
    return [
        *counts(pigment_change=number),
        row("macular_count", "pigment_change", number, region="etdrs_grid"),
    ]


def beckman(*groups):
    return trace_of("beckman", *groups)


@pytest.mark.parametrize(
    ("sizes", "pigmented", "grade"),
    [
        ((0, 0, 0), 0, 0),
        ((4, 0, 0), 0, 1),
        ((4, 1, 0), 0, 2),
        ((0, 0, 1), 0, 3),
        ((0, 1, 0), 1, 3),  # change of pigment makes medium drusen intermediate
        ((9, 0, 0), 1, 1),  # but not small ones
        ((0, 0, 0), 1, 0),
    ],
)
def test_the_largest_drusen_and_pigment_set_the_stage(sizes, pigmented, grade):
    trace = beckman(drusen(*sizes), pigment(pigmented), LATE)
    assert (trace.grade, trace.at_least) == (grade, False)


@pytest.mark.parametrize("sign", ["geographic_atrophy", "choroidal_neovascularisation"])
def test_late_signs_count_in_the_macula_only(sign):
    other = [each for each in LATE if each.structure != sign]
    for in_macula, grade in ((1, 4), (0, 1)):
        rows = [
            *counts(**{sign: 1}),
            row("macular_count", sign, in_macula, region="etdrs_grid"),
            *other,
        ]
        assert beckman(drusen(small=1), pigment(0), rows).grade == grade


def test_without_a_scale_drusen_cannot_be_staged_but_no_drusen_can():
    assert not beckman(drusen(small=3, measured=False)).judged
    trace = beckman(drusen(measured=False), pigment(0), LATE)
    assert (trace.grade, trace.at_least) == (0, False)


def test_drusen_that_nobody_segmented_cannot_be_judged():
    trace = beckman(pigment(0), LATE)
    assert not trace.judged
    assert "Drusen: not segmented." in trace.finding


MYOPIC = {"tessellation": 0, "diffuse_atrophy": 0, "patchy_atrophy": 0}


def myopia(*groups):
    return trace_of("meta_pm", *groups)


@pytest.mark.parametrize(
    ("found", "grade"),
    [
        ({}, 0),
        ({"tessellation": 2}, 1),
        ({"tessellation": 2, "diffuse_atrophy": 1}, 2),
        ({"diffuse_atrophy": 1, "patchy_atrophy": 1}, 3),
    ],
)
def test_the_gravest_lesion_sets_the_category(found, grade):
    away = [row("distance_to_fovea", "patchy_atrophy", 80, unit="px")]
    trace = myopia(counts(**MYOPIC | found), away)
    assert (trace.grade, trace.at_least) == (grade, False)


@pytest.mark.parametrize(("distance", "open_above"), [(0, True), (1, False), (None, True)])
def test_patchy_atrophy_of_the_fovea_may_be_macular(distance, open_above):
    rows = [row("distance_to_fovea", "patchy_atrophy", distance, unit="px")]
    trace = myopia(counts(**MYOPIC | {"patchy_atrophy": 1}), rows)
    assert (trace.grade, trace.at_least) == (3, open_above)
    if distance == 0:
        assert "a person must say" in step(trace, "Macular").why_open


def test_a_category_needs_all_three_layers_to_be_zero():
    for missing in MYOPIC:
        rest = {key: 0 for key in MYOPIC if key != missing}
        assert not myopia(counts(**rest)).judged


def test_plus_signs_stand_beside_the_category():
    trace = myopia(counts(**MYOPIC, lacquer_crack=1))
    assert trace.grade == 0
    assert step(trace, "Plus sign").holds is True
    assert step(trace, "staphyloma").holds is None
    assert "staphyloma" in trace.unseen


@pytest.mark.parametrize("number", [0, 2])
def test_drusen_that_are_not_believed_leave_everything_open(number):
    rows = [*drusen(medium=number), row("reliable_count", "drusen", None)]
    trace = trace_of("beckman", rows, counts(pigment_change=0))
    assert not trace.judged
    assert step(trace, "Medium drusen").holds is None
