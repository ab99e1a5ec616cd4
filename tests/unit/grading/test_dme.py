"""Risk of macular oedema: 1 DD in µm or on this disc, both borders."""

import pytest
from measured import counts, row, step, trace_of


def exudates(*, um=None, dd=None, disc_um=None, near=None):
    return [
        *counts(hard_exudate=3),
        row("distance_to_fovea", "hard_exudate", um, unit="um"),
        row("distance_to_fovea", "hard_exudate", dd, unit="dd"),
        row("vertical_diameter", "optic_disc", disc_um, region="disc", unit="um"),
        row("count_near_fovea", "hard_exudate", near, region="etdrs_centre"),
    ]


def dme(rows):
    return trace_of("dme", rows)


@pytest.mark.parametrize(("um", "grade"), [(1500, 2), (1500.5, 1), (0, 2), (4000, 1)])
def test_a_disc_diameter_is_1500_um_where_the_scale_is_known(um, grade):
    trace = dme(exudates(um=um, dd=um / 1900, disc_um=1900))
    assert (trace.grade, trace.at_least) == (grade, False)
    assert "1500 µm" in step(trace, "1 DD").rule


@pytest.mark.parametrize(("dd", "grade"), [(1.0, 2), (1.01, 1)])
def test_without_a_scale_this_disc_is_the_measure(dd, grade):
    trace = dme(exudates(dd=dd))
    assert trace.grade == grade
    assert "this disc" in step(trace, "1 DD").rule


def test_a_scale_from_the_disc_adds_nothing_to_the_disc():
    # 1800 µm were assumed for the disc: 0.9 DD would be 1620 µm and so "farther"
    trace = dme(exudates(um=1620, dd=0.9, disc_um=None))
    assert trace.grade == 2
    assert step(trace, "1 DD").evidence[0].unit == "dd"


def test_a_scale_serves_where_no_disc_was_found():
    assert dme(exudates(um=1620)).grade == 1


def test_exudates_at_an_unknown_distance_are_at_least_risk_one():
    trace = dme(exudates())
    assert (trace.grade, trace.at_least) == (1, True)
    assert step(trace, "1 DD").reasons == ("It was not measured.",)


def test_an_empty_layer_is_no_risk_and_a_missing_one_is_no_answer():
    assert (dme(counts(hard_exudate=0)).grade, dme(counts(hard_exudate=0)).at_least) == (0, False)
    assert not dme([]).judged


@pytest.mark.parametrize(("near", "holds"), [(1, True), (0, False), (None, None)])
def test_the_500_um_of_etdrs_are_evidence_beside_the_risk(near, holds):
    assert step(dme(exudates(dd=0.2, near=near)), "500 µm").holds is holds


@pytest.mark.parametrize(("dd", "holds"), [(0.2, None), (3.0, False)])
def test_exudates_that_may_all_be_false_make_no_risk(dd, holds):
    rows = [*exudates(dd=dd, near=int(dd < 1)), row("reliable_count", "hard_exudate", None)]
    trace = dme(rows)
    assert not trace.judged
    assert step(trace, "1 DD").holds is holds
    assert step(trace, "500 µm").holds is holds
