"""Agreement on grades, against published worked examples and statsmodels."""

import numpy as np
import pytest
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as fleiss_of_statsmodels

from engine.metrics import (
    Undefined,
    bootstrap,
    cohen_kappa,
    exact_agreement,
    fleiss_kappa,
    gwet_ac1,
    kappa,
    krippendorff_alpha,
)

NAN = np.nan

# Fleiss 1971, Psychol Bull 76:378, table 1: 30 patients, 6 psychiatrists, 5 diagnoses.
FLEISS_TABLE = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
FLEISS = np.array([list(row) for row in FLEISS_TABLE.split()]).astype(float)

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: 12 units, 4 observers.
KRIPPENDORFF = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
        [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
    ]
).T


def from_counts(counts):
    """Two readers' grades out of how often each pair was given."""
    counts = np.asarray(counts)
    return np.repeat(np.argwhere(counts >= 0), counts.ravel(), axis=0).astype(float)


def test_fleiss_on_the_example_of_fleiss():
    assert fleiss_kappa(FLEISS) == pytest.approx(0.430, abs=5e-4)


def test_fleiss_is_that_of_statsmodels():
    table = np.random.default_rng(3).integers(0, 4, (40, 5)).astype(float)
    assert fleiss_kappa(table) == pytest.approx(
        fleiss_of_statsmodels(aggregate_raters(table.astype(int))[0])
    )


def test_fleiss_counts_the_cases_that_all_graded():
    gaps = np.vstack([FLEISS, [1, 2, 3, NAN, 5, 1]])
    assert fleiss_kappa(gaps) == fleiss_kappa(FLEISS)


@pytest.mark.parametrize(
    ("scale", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_on_the_example_of_krippendorff(scale, published):
    assert krippendorff_alpha(KRIPPENDORFF, scale=scale) == pytest.approx(published, abs=6e-4)


def test_ac1_with_readings_missing():
    # Gwet's irrCAC gives 0.77544 on its data set cac.raw4raters, the table of Krippendorff 2011.
    assert gwet_ac1(KRIPPENDORFF - 1, grades=5) == pytest.approx(0.77544, abs=5e-6)
    assert exact_agreement(KRIPPENDORFF) == pytest.approx(0.8181818, abs=5e-7)


def test_ac1_where_kappa_fails():
    # Gwet 2002, Kappa statistic is not satisfactory: 118 yes/yes, 5 yes/no, 2 no/yes.
    table = from_counts([[118, 5], [2, 0]])
    assert cohen_kappa(table, grades=2) == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac1(table, grades=2) == pytest.approx(0.9408, abs=5e-5)


@pytest.mark.parametrize(("weights", "name"), [("none", None), ("linear", "linear")])
def test_kappa_is_that_of_statsmodels(weights, name):
    counts = np.random.default_rng(1).integers(0, 9, (5, 5))
    known = cohens_kappa(counts, wt=name, return_results=False)
    assert cohen_kappa(from_counts(counts), grades=5, weights=weights) == pytest.approx(known)


def test_kappa_with_weights_on_the_example_of_cohen():
    # Cohen 1968, Psychol Bull 70:213, table 1, proportions of 200: kappa 0.492 without weights;
    # quadratic weights against statsmodels.
    counts = np.array([[88, 10, 2], [14, 40, 6], [18, 10, 12]])
    assert cohen_kappa(from_counts(counts), grades=3) == pytest.approx(0.492, abs=5e-4)
    known = cohens_kappa(counts, wt="quadratic", return_results=False)
    assert cohen_kappa(from_counts(counts), grades=3, weights="quadratic") == pytest.approx(known)


def test_a_missing_reading_is_left_out_with_its_pair():
    table = np.array([[0, 0], [1, 1], [0, 1], [1, 0], [0, NAN], [NAN, 1]], float)
    assert cohen_kappa(table, grades=2) == cohen_kappa(table[:4], grades=2) == 0


@pytest.mark.parametrize(
    "table",
    [
        [[1, 1], [1, 1]],  # one grade only
        [[1, NAN], [NAN, 0]],  # nobody read what another read
        [[1], [0]],  # one reader
        np.empty((0, 2)),
    ],
)
def test_what_is_not_defined_says_so(table):
    for statistic in (
        lambda: cohen_kappa(table, grades=2),
        lambda: fleiss_kappa(table),
        lambda: krippendorff_alpha(table, scale="ordinal"),
    ):
        with pytest.raises(Undefined):
            statistic()


def test_ac1_needs_pairs_but_not_two_grades_in_use():
    assert gwet_ac1([[1, 1], [1, 1]], grades=2) == 1
    with pytest.raises(Undefined):
        gwet_ac1([[1, NAN], [NAN, 0]], grades=2)
    with pytest.raises(Undefined):
        gwet_ac1([[0, 0]], grades=1)


def test_grades_that_cannot_be_are_refused():
    for wrong in ([[0, 2]], [[0, 0.5]], [[0, -1]], [[0, np.inf]]):
        with pytest.raises(ValueError, match=r"[Gg]rade"):
            cohen_kappa(wrong, grades=2)
    assert kappa([], [], grades=2) is None


def test_two_eyes_of_a_patient_are_drawn_together():
    rng = np.random.default_rng(0)
    patients = np.repeat([f"p{number}" for number in range(20)], 2)
    truth = np.repeat(rng.integers(0, 2, 20), 2)
    second = np.where(np.repeat(rng.random(20) < 0.25, 2), 1 - truth, truth)
    table = np.stack([truth, second], axis=1).astype(float)

    def statistic(rows):
        return cohen_kappa(table[rows], grades=2)

    together = bootstrap(statistic, patients.tolist(), draws=400)
    apart = bootstrap(statistic, [str(number) for number in range(40)], draws=400)
    assert together.value == apart.value
    assert together.high - together.low > 1.2 * (apart.high - apart.low)
    assert together == bootstrap(statistic, patients.tolist(), draws=400)


def test_an_interval_that_the_data_do_not_carry_is_not_given():
    one_alone = bootstrap(lambda rows: 0.5, ["p"] * 4)
    assert (one_alone.value, one_alone.low) == (0.5, None)
    assert "one patient" in one_alone.reason
    table = np.array([[0, 0], [0, 0], [0, 0], [1, 1]], float)
    rare = bootstrap(lambda rows: cohen_kappa(table[rows], grades=2), list("abcd"), draws=200)
    assert rare.value == 1
    assert rare.low is None
    assert rare.reason
    assert bootstrap(lambda rows: 0.0, []).value is None
