"""ICDR: each condition, its borders, and what nobody could see."""

import pytest
from measured import counts, quadrants, row, step, trace_of

NONE = {"microaneurysm": 0, "haemorrhage": 0, "hard_exudate": 0, "soft_exudate": 0}
REST = {
    "irma": 0, "venous_beading": 0, "neovascularisation": 0, "preretinal_haemorrhage": 0,
}  # fmt: skip


def icdr(*groups):
    return trace_of("icdr", *groups)


def test_empty_layers_are_evidence_of_absence():
    trace = icdr(counts(**NONE, **REST))
    assert (trace.grade, trace.at_least, trace.unseen) == (0, False, ())
    assert trace.finding == "No retinopathy"


def test_missing_layers_are_not():
    trace = icdr([])
    assert (trace.judged, trace.grade) == (False, None)
    assert trace.finding.startswith("Cannot be judged")
    assert "not segmented" in trace.finding


def test_what_no_layer_shows_is_named_and_leaves_the_grade_open_upwards():
    trace = icdr(counts(**NONE))
    assert (trace.grade, trace.at_least) == (0, True)
    assert trace.finding == "No retinopathy in what was segmented"
    assert set(trace.unseen) == set(REST)


@pytest.mark.parametrize("missing", ["microaneurysm", "haemorrhage", "soft_exudate"])
def test_no_retinopathy_needs_every_lesion_of_the_lower_grades(missing):
    trace = icdr(counts(**{key: 0 for key in NONE if key != missing}, **REST))
    assert not trace.judged
    assert trace.unseen == (missing,)


def test_one_microaneurysm_is_mild():
    trace = icdr(counts(**NONE | {"microaneurysm": 1}, **REST))
    assert (trace.grade, trace.at_least) == (1, False)
    fired = next(each for each in trace.steps if each.holds)
    assert [(row.key, row.structure, row.value) for row in fired.evidence] == [
        ("count", "microaneurysm", 1)
    ]


@pytest.mark.parametrize("lesion", ["haemorrhage", "hard_exudate", "soft_exudate"])
def test_any_other_lesion_is_at_least_moderate(lesion):
    trace = icdr(counts(**NONE | {lesion: 1, "microaneurysm": 3}, **REST))
    assert (trace.grade, trace.at_least) == (2, False)


def test_mild_stays_open_upwards_where_haemorrhages_were_not_segmented():
    trace = icdr(counts(microaneurysm=4))
    assert (trace.grade, trace.at_least) == (1, True)
    assert trace.finding.startswith("At least mild")


@pytest.mark.parametrize(
    ("numbers", "grade"),
    [
        ((21, 21, 21, 21), 3),
        ((20, 21, 21, 22), 2),  # more than 20 in each: 20 is not enough
        ((200, 200, 200, 20), 2),
        ((20, 20, 20, 20), 2),
    ],
)
def test_more_than_twenty_haemorrhages_in_each_quadrant_are_severe(numbers, grade):
    rows = counts(microaneurysm=0, hard_exudate=0, soft_exudate=0, **REST)
    trace = icdr(rows, quadrants("haemorrhage", numbers))
    assert (trace.grade, trace.at_least) == (grade, False)
    four = step(trace, "20 haemorrhages")
    assert [row.value for row in four.evidence] == [sum(numbers), *numbers]


def test_haemorrhages_without_quadrants_leave_four_open_unless_they_are_too_few():
    rows = counts(microaneurysm=0, hard_exudate=0, soft_exudate=0, **REST)
    none = [None] * 4
    few = quadrants("haemorrhage", none)[1:] + counts(haemorrhage=83)
    many = quadrants("haemorrhage", none)[1:] + counts(haemorrhage=84)
    assert step(icdr(rows, few), "20 haemorrhages").holds is False
    assert icdr(rows, few).at_least is False
    trace = icdr(rows, many)
    assert step(trace, "20 haemorrhages").holds is None
    assert step(trace, "20 haemorrhages").why_open == "It was not measured."
    assert (trace.grade, trace.at_least) == (2, True)


@pytest.mark.parametrize(
    ("numbers", "grade"), [((1, 1, 0, 0), 3), ((5, 0, 0, 0), 2), ((0, 0, 0, 0), 2)]
)
def test_beading_in_two_quadrants_is_severe(numbers, grade):
    rows = counts(**NONE | {"haemorrhage": 2}, **REST | {"venous_beading": sum(numbers)})
    trace = icdr(rows, quadrants("venous_beading", numbers))
    assert trace.grade == grade


def test_irma_is_severe_and_new_vessels_are_proliferative():
    rows = NONE | {"haemorrhage": 2}
    assert icdr(counts(**rows, **REST | {"irma": 1})).grade == 3
    for sign in ("neovascularisation", "preretinal_haemorrhage"):
        assert icdr(counts(**rows, **REST | {"irma": 1, sign: 1})).grade == 4


def test_a_measurement_that_is_flagged_decides_nothing():
    rows = counts(**{key: 0 for key in NONE if key != "microaneurysm"}, **REST)
    trace = icdr(rows, [row("count", "microaneurysm", 3, valid=False)])
    assert not trace.judged
    assert "It was not measured." in trace.finding


def doubted(structure, number):
    """So many pieces of a structure, which must not be believed."""
    return [*counts(**{structure: number}), row("reliable_count", structure, None)]


def test_lesions_that_may_all_be_false_leave_their_grade_open():
    lower = counts(microaneurysm=5, hard_exudate=0, soft_exudate=0, **REST)
    trace = icdr(lower, doubted("haemorrhage", 2))
    assert (trace.grade, trace.at_least) == (1, True)
    assert step(trace, "More than microaneurysms").reasons == ("It was not measured.",)


def test_one_believed_lesion_is_enough_beside_doubted_ones():
    trace = icdr(counts(hard_exudate=4, soft_exudate=0), doubted("haemorrhage", 2))
    assert trace.grade == 2


@pytest.mark.parametrize("number", [0, 1])
def test_no_retinopathy_is_not_said_where_absence_is_not_believed(number):
    rest = counts(**{key: 0 for key in NONE if key != "microaneurysm"}, **REST)
    trace = icdr(rest, doubted("microaneurysm", number))
    assert not trace.judged
