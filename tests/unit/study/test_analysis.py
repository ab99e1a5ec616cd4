"""What a study comes to, on made readers whose skill is known."""

import csv
import math

import numpy as np
import pandas as pd
import pytest

from engine.metrics import cohen_kappa
from engine.study.accuracy import turned
from engine.study.analysis import analyse
from engine.study.clock import TimeOnTask
from engine.study.drawings import consensus, overlap_rows
from engine.study.entry import Entry
from engine.study.export import export, write_findings
from engine.study.finding import ALL
from engine.study.forms import form_of, ready_forms
from engine.study.manifest import Manifest, StudyCase, Task
from engine.study.mrmc import imrmc_rows
from engine.study.outcome import Reading
from engine.study.tidy import answer_rows, quantities, reading_rows, repeats

CASES = 40
GRADES = [str(number % 5) for number in range(CASES)]


def manifest(**told):
    return Manifest(
        **{
            "key": "s",
            "title": "S",
            "seed": "1",
            "design": "crossed",
            "cases": tuple(
                StudyCase(
                    f"secret{n}.png", 0, "", f"{n:064d}", (4, 6), f"p{n // 2}", "r", "", {"icdr": g}
                )
                for n, g in enumerate(GRADES)
            ),
            "readers": ("ada", "ben"),
            "tasks": (Task("grade", form="icdr"),),
            "forms": (ready_forms()["icdr"],),
            **told,
        }
    )


def answers(grade):
    return Entry(
        {
            "quality": "good",
            "icdr": grade,
            "icdr_confidence": 3,
            "dme": "0",
            "dme_confidence": 3,
            "laser": "none",
        }
    )


def reading(reader, case, arm, entry, *, repeat=False, seconds=60.0, kind="reading"):
    return Reading(
        reader, case, kind, arm, 1, repeat, case, "2027-01-01", entry, TimeOnTask(seconds, 5.0)
    )


def worse(grade):
    return str(min(4, int(grade) + 1)) if grade != "4" else "3"


def made_readings():
    """ada errs on every 4th case without the model and never with it; ben the other way round."""
    told = []
    for case, grade in enumerate(GRADES):
        err = worse(grade) if case % 4 == 0 else grade
        told += [
            reading("ada", case, "without", answers(err), seconds=100),
            reading("ada", case, "with", answers(grade), seconds=70),
            reading("ben", case, "without", answers(grade), seconds=80),
            reading("ben", case, "with", answers(err), seconds=90),
        ]
    return told


@pytest.fixture(scope="module")
def found():
    told = analyse(manifest(), made_readings(), draws=60)
    return {(each.measure, each.field, each.arm, each.readers): each for each in told}


def test_accuracy_and_what_the_model_changes_in_it(found):
    assert found["accuracy", "icdr", "without", "ada"].estimate.value == 0.75
    assert found["accuracy", "icdr", "with", "ada"].estimate.value == 1
    assert found["accuracy", "icdr", "without", ALL].estimate.value == 0.875
    ada = found["change of accuracy", "icdr", "with − without", "ada"]
    assert ada.estimate.value == 0.25
    assert 0 < ada.estimate.low < 0.25 < ada.estimate.high
    ben = found["change of accuracy", "icdr", "with − without", "ben"]
    assert ben.estimate.value == -0.25
    assert found["change of accuracy", "icdr", "with − without", ALL].estimate.value == 0
    assert ada.n == CASES


def test_agreement_is_that_of_the_metrics(found):
    codes = np.array(
        [[float(worse(g) if n % 4 == 0 else g), float(g)] for n, g in enumerate(GRADES)]
    )
    for weights, name in (("none", ""), ("linear", " (linear)"), ("quadratic", " (quadratic)")):
        told = found[f"Cohen's kappa{name}", "icdr", "without", "ada, ben"]
        assert told.estimate.value == pytest.approx(cohen_kappa(codes, grades=5, weights=weights))
        assert told.estimate.low < told.estimate.value < told.estimate.high
    assert found["exact agreement", "icdr", "with", ALL].estimate.value == 0.75


def test_what_cannot_be_told_says_so(found):
    alike = found["Fleiss' kappa", "laser", "with", ALL].estimate
    assert alike.value is None
    assert "only one grade" in alike.reason
    assert found["Gwet's AC1", "laser", "with", ALL].estimate.value == 1


def test_times_and_what_the_model_changes_in_them(found):
    assert found["median active time (s)", "", "without", "ada"].estimate.value == 100
    assert found["median active time (s)", "", "with − without", "ada"].estimate.value == -30
    assert found["median active time (s)", "", "with − without", "ben"].estimate.value == 10


def test_cases_where_the_model_misled_are_listed():
    told = [each for each in turned(manifest(), made_readings()) if each.field == "icdr"]
    assert {each.reader for each in told if each.misled} == {"ben"}
    assert {each.reader for each in told if not each.misled} == {"ada"}
    assert len(told) == 20
    first = next(each for each in told if each.misled)
    assert (first.before, first.after, first.truth) == ("0", "1", "0")


def test_an_ungradable_case_counts_for_quality_and_not_for_the_grade():
    bad = Entry({"quality": "ungradable", "ungradable_reason": ("blur",)})
    told = [
        reading(name, case, "without", bad if case == 0 else answers(grade))
        for name in ("ada", "ben")
        for case, grade in enumerate(GRADES)
    ]
    made = manifest(design="single")
    found = {(f.measure, f.field): f for f in analyse(made, told, draws=20) if f.readers == ALL}
    assert found["exact agreement", "icdr"].n == CASES - 1
    assert found["exact agreement", "quality"].n == CASES


def test_repeats_tell_how_a_reader_agrees_with_themselves():
    made = manifest(design="single", repeats=4)
    told = [reading("ada", n, "without", answers(g)) for n, g in enumerate(GRADES)]
    told += [
        reading("ada", n, "without", answers(GRADES[n] if n else "3"), repeat=True)
        for n in range(4)
    ]
    grade = next(each for each in quantities(made) if each.field.key == "icdr")
    assert repeats(told, grade, "ada").tolist() == [[0, 3], [1, 1], [2, 2], [3, 3]]
    assert repeats(told, grade, "ben").shape == (0, 2)
    found = {(f.measure, f.field, f.readers): f for f in analyse(made, told, draws=20)}
    assert found["exact agreement, same reader", "icdr", "ada"].estimate.value == 0.75
    assert found["exact agreement, same reader", "icdr", "ben"].estimate.value is None


def test_cases_that_go_to_whoever_is_free_have_agreement_too():
    made = manifest(design="single", readers=("ada", "ben", "cy"), readers_a_case=2)
    pairs = [("ada", "ben"), ("ben", "cy"), ("cy", "ada")]
    told = [
        reading(name, n, "without", answers(grade if n % 4 or name != "ben" else worse(grade)))
        for n, grade in enumerate(GRADES)
        for name in pairs[n % 3]
    ]
    wrong = sum(n % 4 == 0 and "ben" in pairs[n % 3] for n in range(CASES))
    found = {(f.measure, f.field, f.readers): f for f in analyse(made, told, draws=20)}
    assert found["exact agreement", "icdr", ALL].estimate.value == pytest.approx(1 - wrong / CASES)
    assert found["Fleiss' kappa", "icdr", ALL].estimate.value > 0.7
    assert not any(measure.startswith(("Cohen", "ICC(2")) for measure, _, _ in found)


def test_numbers_have_limits_of_agreement():
    form = form_of(
        {"key": "cdr", "title": "C", "fields": [{"key": "cdr", "title": "C", "kind": "number"}]},
        where="test",
    )
    made = manifest(design="single", forms=(form,), tasks=(Task("grade", form="cdr"),))
    values = np.random.default_rng(0).uniform(0.2, 0.9, CASES)
    told = [reading("ada", n, "without", Entry({"cdr": v})) for n, v in enumerate(values)]
    told += [
        reading("ben", n, "without", Entry({"cdr": v + 0.1 + 0.01 * (n % 2)}))
        for n, v in enumerate(values)
    ]
    found = {(f.measure, f.readers): f.estimate for f in analyse(made, told, draws=40)}
    assert found["bias", "ada, ben"].value == pytest.approx(-0.105)
    assert found["lower limit of agreement", "ada, ben"].value < -0.105
    assert found["ICC(3,1)", ALL].value > found["ICC(2,1)", ALL].value > 0.7


def test_tables_name_no_file_and_keep_every_answer(tmp_path):
    made, told = manifest(), made_readings()
    mask = np.zeros((4, 6), bool)
    mask[1:3, 2] = True
    told.append(reading("ben", 0, "with", Entry({}, {"optic_disc": mask}), repeat=True))
    written = export(tmp_path / "out", made, told)
    names = {path.name for path in written}
    assert names >= {"readings.csv", "readings.parquet", "answers.csv", "imrmc-icdr.csv"}
    assert "optic_disc.png" in names
    assert all(b"secret" not in path.read_bytes() for path in written)
    frame = pd.read_parquet(tmp_path / "out" / "answers.parquet")
    assert len(frame) == 4 * CASES * 6
    grade = frame[(frame.field == "icdr") & (frame.reader == "ben") & (frame.arm == "without")]
    assert grade.value.tolist() == GRADES == grade.truth.tolist()
    assert grade.code.tolist() == [float(each) for each in GRADES]
    assert len(reading_rows(made, told)) == len(told)
    assert all(math.isnan(row["code"]) for row in answer_rows(made, told) if row["value"] == "?")


def test_drawings_are_compared_and_brought_together(tmp_path):
    masks = {"ada": np.zeros((20, 30), bool), "ben": np.zeros((20, 30), bool)}
    masks["ada"][5:11, 5:15] = True
    masks["ben"][5:11, 7:17] = True
    nothing = np.zeros((20, 30), bool)
    made = manifest(design="single")
    told = [
        reading(name, 0, "without", Entry({}, {"optic_disc": mask, "hard_exudate": nothing}))
        for name, mask in masks.items()
    ]
    rows = {row["structure"]: row for row in overlap_rows(made, told)}
    disc = rows["optic_disc"]
    assert (disc["dice"], disc["iou"]) == pytest.approx((2 * 48 / 120, 48 / 72))
    assert (disc["hd95_px"], disc["surface_dice"], disc["lesion_f1"]) == (2, 1, 1)
    assert rows["hard_exudate"]["hd95_px"] is None
    assert rows["hard_exudate"]["empty"] == "both"
    (both,) = [each for each in consensus(told) if each.structure == "optic_disc"]
    assert (both.majority == (masks["ada"] & masks["ben"])).all()
    names = {path.relative_to(tmp_path).as_posix() for path in export(tmp_path, made, told)}
    assert "consensus/case-00001-without/optic_disc-majority.png" in names
    assert "overlap.parquet" in names


def test_surfaces_of_two_readers_are_compared_by_their_rows():
    one = np.full((2, 6), 3, np.float32)
    two = one + np.float32(1.5)
    two[0, 0] = np.nan
    told = [
        reading(name, 0, "without", Entry({}, {"ilm": rows}))
        for name, rows in (("ada", one), ("ben", two))
    ]
    (row,) = overlap_rows(manifest(design="single"), told)
    assert row["mae_px"] == 1.5
    assert list(consensus(told)) == []


def test_imrmc_has_a_truth_for_every_case_and_a_score_for_every_reading():
    rows = imrmc_rows(manifest(), made_readings(), "icdr")
    truth = {row["caseID"]: row["score"] for row in rows if row["readerID"] == "truth"}
    assert len(truth) == CASES
    assert truth["case-00001"] == "0"
    assert truth["case-00002"] == "1"
    assert len(rows) == CASES * 5
    assert imrmc_rows(manifest(), made_readings(), "dme") == []
    assert imrmc_rows(manifest(), made_readings(), "laser") == []


def test_findings_are_written_with_their_reasons(tmp_path):
    made, told = manifest(), made_readings()
    write_findings(tmp_path, analyse(made, told, draws=20), turned(made, told))
    with (tmp_path / "agreement.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["measure"] for row in rows} >= {"Gwet's AC1", "accuracy", "change of accuracy"}
    assert any(row["value"] == "" and row["reason"] for row in rows)
    assert (tmp_path / "turned.csv").exists()
