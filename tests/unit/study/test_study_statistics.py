"""Sensitivity, ROC, agreement gained, overlap, lengths and final answers of made readers."""

import numpy as np
import pytest

from engine.metrics import Undefined, area_under_roc, cohen_kappa
from engine.study.accuracy import against_truth, gained
from engine.study.agreement import between, changed
from engine.study.analysis import analyse
from engine.study.clock import TimeOnTask
from engine.study.drawings import overlap_rows
from engine.study.entry import Entry
from engine.study.final import final_answers
from engine.study.finding import ALL, CHANGE, DELONG
from engine.study.forms import Field, Option, form_of
from engine.study.manifest import Adjudication, Manifest, StudyCase, Task
from engine.study.outcome import Reading
from engine.study.overlaps import overlaps
from engine.study.tidy import Table

GRADE = Field(
    "grade", "Grade", "choice", options=tuple(Option(v, v, v) for v in "012"), ordered=True
)
TRUTH = np.array([0, 0, 0, 0, 1, 1, 2, 2, 2, 2], float)
# one healthy case called 1, one grade 2 called 0, and one never read
CODES = np.array([0, 0, 0, 1, 1, 1, 2, 0, 2, np.nan])


def table(codes, *, arm="without", patients=None):
    columns = np.stack(codes, axis=1)
    names = ("ada", "ben", "cy")[: columns.shape[1]]
    who = patients or tuple(f"p{n}" for n in range(len(TRUTH)))
    return Table(GRADE, arm, names, columns, TRUTH, who)


def by_name(found):
    return {(each.measure, each.arm, each.readers): each for each in found}


def test_sensitivity_and_specificity_say_their_threshold():
    found = by_name(against_truth(table([CODES]), 50))
    told = found["sensitivity (≥ 1)", "without", "ada"]
    assert (told.estimate.value, told.n) == (pytest.approx(4 / 5), 5)
    assert found["specificity (≥ 1)", "without", "ada"].estimate.value == 3 / 4
    assert found["sensitivity (≥ 2)", "without", "ada"].estimate.value == pytest.approx(2 / 3)
    assert found["specificity (≥ 2)", "without", "ada"].estimate.value == 1
    assert found["accuracy", "without", "ada"].estimate.value == pytest.approx(7 / 9)


def test_the_area_is_delongs_where_every_patient_has_one_case_and_clustered_else():
    found = by_name(against_truth(table([CODES, TRUTH]), 50))
    area = found["area under the ROC curve (≥ 1)", "without", "ada"]
    read = np.isfinite(CODES)
    assert area.estimate.value == pytest.approx(area_under_roc(CODES[read], TRUTH[read] >= 1))
    assert area.interval == DELONG
    both = found["area under the ROC curve (≥ 1)", "without", ALL]
    assert both.estimate.value == pytest.approx((area.estimate.value + 1) / 2)
    pairs = tuple(f"p{n // 2}" for n in range(len(TRUTH)))
    paired = by_name(against_truth(table([CODES], patients=pairs), 50))
    assert "bootstrap" in paired["area under the ROC curve (≥ 1)", "without", "ada"].interval


def test_a_truth_without_both_sides_has_no_threshold():
    healthy = Table(GRADE, "without", ("ada",), np.zeros((4, 1)), np.zeros(4), ("a", "b", "c", "d"))
    assert {each.measure for each in against_truth(healthy, 10)} == {"accuracy"}


def test_what_the_model_changes_counts_cases_that_both_arms_have():
    without, aided = table([CODES, CODES]), table([TRUTH, CODES], arm="with")
    found = by_name(gained(without, aided, 50))
    told = found["change of sensitivity (≥ 1)", CHANGE, "ada"]
    assert (told.estimate.value, told.n) == (pytest.approx(1 / 5), 5)
    area = found["change of area under the ROC curve (≥ 1)", CHANGE, "ada"].estimate.value
    read = np.isfinite(CODES)
    assert area == pytest.approx(1 - area_under_roc(CODES[read], TRUTH[read] >= 1))
    assert found["change of accuracy", CHANGE, "ben"].estimate.value == 0


def test_agreement_gained_is_the_difference_of_the_two_arms():
    other = np.array([0, 1, 0, 1, 2, 1, 2, 2, 1, 2.0])
    without, aided = table([CODES, other]), table([CODES, CODES], arm="with")
    found = by_name(changed(without, aided, 40))
    read = np.isfinite(CODES)
    kappa = cohen_kappa(np.stack([CODES, other], 1)[read], grades=3)
    told = found["change of Cohen's kappa", CHANGE, "ada, ben"]
    assert told.estimate.value == pytest.approx(1 - kappa)
    assert told.n == 9
    assert told.estimate.low <= told.estimate.value <= told.estimate.high
    same = by_name(changed(without, without, 20))["change of Cohen's kappa", CHANGE, "ada, ben"]
    assert same.estimate.value == 0


# ---- drawings, lines, adjudication ---------------------------------------------------------------

SIZE = (30, 50)


def manifest(*tasks, **told):
    return Manifest(
        **{
            "key": "s",
            "title": "S",
            "seed": "1",
            "design": "single",
            "cases": tuple(
                StudyCase(f"{n}.png", 0, "", f"{n:064d}", SIZE, f"p{n}") for n in range(4)
            ),
            "readers": ("ben", "ada"),
            "tasks": tasks,
            **told,
        }
    )


def reading(reader, case, entry, *, repeat=False, kind="reading", arm="without"):
    return Reading(
        reader, case, kind, arm, 1, repeat, case, "2027-01-01", entry, TimeOnTask(60.0, 0.0)
    )


def box(left, width=10):
    mask = np.zeros(SIZE, bool)
    mask[10:20, left : left + width] = True
    return mask


def test_overlap_of_two_readers_is_averaged_over_cases_in_the_manifests_order():
    made = manifest(Task("segment", structures=("optic_disc", "hard_exudate")))
    nothing = np.zeros(SIZE, bool)
    told = [
        reading(name, case, Entry({}, {"optic_disc": box(left), "hard_exudate": nothing}))
        for case in range(4)
        for name, left in (("ada", 10), ("ben", 10 if case else 15))
    ]
    told.append(reading("ada", 1, Entry({}, {"optic_disc": box(11)}), repeat=True))
    found = {
        (each.measure, each.field, each.readers): each
        for each in overlaps(made, overlap_rows(made, told), 40)
    }
    disc = found["Dice", "optic_disc", "ben, ada"]
    assert (disc.estimate.value, disc.n) == (pytest.approx((3 + 0.5) / 4), 4)
    assert found["HD95 (px)", "optic_disc", "ben, ada"].estimate.value == pytest.approx(5 / 4)
    assert found["Dice, same reader", "optic_disc", "ada"].estimate.value == pytest.approx(0.9)
    assert ("Dice, same reader", "optic_disc", "ben") not in found
    assert found["lesion F1", "hard_exudate", ALL].estimate.value == 1
    assert not any(field == "optic_disc" and m == "lesion F1" for m, field, _ in found)
    assert not any(m == "HD95 (px)" and field == "hard_exudate" for m, field, _ in found)


@pytest.mark.parametrize("left", [0, 20, 40])
def test_cutting_away_what_nobody_drew_on_changes_no_distance(left):
    from engine.metrics import distances, surface_dice

    one, two = box(left), box(max(0, left - 3), 12)
    made = manifest(Task("segment", structures=("optic_disc",)))
    told = [
        reading(name, 0, Entry({}, {"optic_disc": mask}))
        for name, mask in (("ada", one), ("ben", two))
    ]
    (row,) = overlap_rows(made, told)
    assert row["hd95_px"] == distances(one, two).hausdorff_95
    assert row["surface_dice"] == surface_dice(one, two, tolerance=2.0)


def test_lengths_and_areas_are_compared_like_numbers():
    made = manifest(Task("measure", lines=("cup",)), Task("segment", structures=("optic_disc",)))
    told = [
        reading(
            name,
            case,
            Entry({}, {"optic_disc": box(5, 10 + case + more)}, {"cup": ((0, 0), (3 * k, 4 * k))}),
        )
        for case in range(4)
        for name, more in (("ada", 0), ("ben", 2))
        for k in [case + 1 + more / 5]
    ]
    found = {(f.measure, f.field, f.readers): f for f in analyse(made, told, draws=30)}
    assert found["bias", "cup length", "ben, ada"].estimate.value == pytest.approx(2)
    assert found["bias", "optic_disc area", "ben, ada"].estimate.value == pytest.approx(20)
    assert found["ICC(3,1)", "cup length", ALL].estimate.value == pytest.approx(1)
    assert found["ICC(2,1)", "cup length", ALL].estimate.value < 1


FORM = form_of(
    {
        "key": "f",
        "title": "F",
        "fields": [
            {
                "key": "grade",
                "title": "Grade",
                "kind": "choice",
                "ordered": True,
                "options": [{"value": v, "title": v, "key": v} for v in "012"],
            },
            {"key": "cdr", "title": "CDR", "kind": "number"},
        ],
    },
    where="test",
)


def test_the_final_answer_is_what_both_said_or_what_the_third_decided():
    made = manifest(
        Task("grade", form="f"),
        forms=(FORM,),
        adjudication=Adjudication(("eve",), tolerance={"cdr": 0.1}),
        cases=tuple(
            StudyCase(f"{n}.png", 0, "", f"{n:064d}", SIZE, f"p{n}", truth={"grade": g})
            for n, g in enumerate("0120")
        ),
    )
    said = [("0", "0"), ("1", "2"), ("2", "0"), ("0",)]
    told = [
        reading(name, case, Entry({"grade": grade, "cdr": 0.4 + 0.1 * number}))
        for case, grades in enumerate(said)
        for number, (name, grade) in enumerate(zip(("ada", "ben"), grades, strict=False))
    ]
    told.append(reading("eve", 1, Entry({"grade": "1", "cdr": 0.6}), kind="adjudication"))
    final = {(each.case, each.key): (each.how, each.value) for each in final_answers(made, told)}
    assert final[0, "grade"] == ("agreed", "0")
    assert final[0, "cdr"] == ("agreed", pytest.approx(0.45))
    assert final[1, "grade"] == ("adjudicated", "1")
    assert final[1, "cdr"] == ("adjudicated", 0.6)
    assert final[2, "grade"] == ("open", None)
    assert final[3, "grade"] == ("open", None)
    found = {(f.measure, f.field, f.readers): f for f in analyse(made, told, draws=20)}
    accuracy = found["accuracy", "grade", "final answer"]
    assert (accuracy.estimate.value, accuracy.n) == (1, 2)


def test_cases_for_whoever_is_free_have_no_statistics_of_two_named_readers():
    measures = {each.measure for each in between(table([CODES, TRUTH]), 10, named=False)}
    assert "Fleiss' kappa" in measures
    assert not any(measure.startswith("Cohen") for measure in measures)


def test_no_reading_at_all_is_told_and_does_not_break():
    empty = table([np.full(len(TRUTH), np.nan)])
    for each in against_truth(empty, 10):
        assert each.estimate.value is None
        assert each.estimate.reason
    with pytest.raises(Undefined):
        area_under_roc([], [])


@pytest.mark.parametrize(("patients", "interval"), [(40, "Bland & Altman"), (20, "bootstrap")])
def test_limits_of_agreement_keep_the_eyes_of_a_patient_together(patients, interval):
    rng = np.random.default_rng(3)
    of = [f"p{number % patients}" for number in range(40)]
    off = rng.normal(0, 1, patients)[np.arange(40) % patients]  # both eyes of a patient alike
    values = rng.uniform(5, 9, 40)
    numbers = Field("cdr", "CDR", "number")
    codes = np.stack([values + off, values], axis=1)
    made = Table(numbers, "without", ("ada", "ben"), codes, np.full(40, np.nan), tuple(of))
    found = by_name(between(made, 400, named=True))
    bias = found["bias", "without", "ada, ben"]
    assert bias.interval.startswith(interval)
    assert bias.estimate.value == pytest.approx(off.mean())
    lower, upper = (
        found[f"{side} limit of agreement", "without", "ada, ben"].estimate
        for side in ("lower", "upper")
    )
    assert upper.value - lower.value == pytest.approx(2 * 1.96 * off.std(ddof=1), rel=1e-3)
    if patients == 20:  # as wide as of 20 cases, not of 40
        width = (bias.estimate.high - bias.estimate.low) / 2
        assert width > 1.2 * 1.96 * off.std(ddof=1) / np.sqrt(40)
