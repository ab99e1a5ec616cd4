"""`study.pdf` and the checklists of studies of every design, whole and unfinished."""

import re
import subprocess

import numpy as np
import pytest

from engine.study.accuracy import turned
from engine.study.analysis import analyse
from engine.study.checklists import items, write_checklists
from engine.study.clock import TimeOnTask
from engine.study.entry import Entry
from engine.study.flow import flow
from engine.study.forms import ready_forms
from engine.study.manifest import Adjudication, Manifest, StudyCase, StudyModel, Task
from engine.study.outcome import Reading
from engine.study.report import write_report

CASES = 6
SIZE = (30, 50)


def manifest(**told):
    return Manifest(
        **{
            "key": "s-1",
            "title": "Grades <b> & masks",
            "seed": "seed",
            "design": "single",
            "cases": tuple(
                StudyCase(f"secret{n}.png", 0, "", f"{n:064d}", SIZE, f"p{n}", "", "", {"icdr": g})
                for n, g in enumerate("012340")
            ),
            "readers": ("ada", "ben"),
            "tasks": (Task("grade", form="icdr"), Task("segment", structures=("optic_disc",))),
            "forms": (ready_forms()["icdr"],),
            **told,
        }
    )


def entry(grade, width=10):
    mask = np.zeros(SIZE, bool)
    mask[10:20, 5 : 5 + width] = True
    answers = {"quality": "good", "icdr": grade, "icdr_confidence": 3, "dme": "0"}
    return Entry({**answers, "dme_confidence": 3, "laser": "none"}, {"optic_disc": mask})


def reading(reader, case, told, *, arm="without", kind="reading", seconds=60.0):
    time = TimeOnTask(seconds, 0.0)
    return Reading(reader, case, kind, arm, 1, False, case, f"2027-01-{case + 1:02d}", told, time)


def read(readers, *, arms=("without",), cases=CASES):
    return [
        reading(name, case, entry("012340"[case], 10 + number), arm=arm, seconds=50 + case)
        for number, name in enumerate(readers)
        for arm in arms
        for case in range(cases)
    ]


def words_of(path):
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed (Debian: apt-get install poppler-utils)")
    return " ".join(done.stdout.split())


def report(tmp_path, made, told):
    findings, changed = analyse(made, told, draws=20), turned(made, told)
    path = write_report(tmp_path / "study.pdf", made, told, findings, changed, draws=20)
    return words_of(path)


def test_a_single_design_says_what_was_read_and_names_no_file(tmp_path):
    said = report(tmp_path, manifest(), read(("ada", "ben")))
    assert "Grades <b> & masks" in said
    assert "Each reader reads each case once, without the model." in said
    assert "12 of 12 submitted" in said
    assert "secret" not in said
    assert "misled" not in said
    assert "Interim" not in said


def test_an_unfinished_study_is_called_interim_and_tells_what_is_open(tmp_path):
    said = report(tmp_path, manifest(), read(("ada", "ben"), cases=2))
    assert "Interim" in said
    assert "8 still to come" in said


def test_one_reader_alone_has_a_report_without_agreement(tmp_path):
    said = report(tmp_path, manifest(readers=("ada",)), read(("ada",)))
    assert "Against the truth" in said
    assert "Agreement between readers" not in said


def test_a_sequential_study_names_the_model_by_its_sha256(tmp_path):
    made = manifest(design="sequential", models=(StudyModel("retsam-1", "ab" * 32),))
    told = read(("ada", "ben"), arms=("without", "with"))
    wrong = reading("ada", 2, entry("4"), arm="with")
    told = [wrong if (r.reader, r.case, r.arm) == ("ada", 2, "with") else r for r in told]
    said = report(tmp_path, made, told)
    assert f"retsam-1 (sha256 {'ab' * 32})" in said
    assert "comes on top of the time without it" in said
    assert re.search(r"right without it, wrong with it \(1\)", said)
    assert "case-00003" in said


def test_adjudication_and_whoever_is_free_are_in_the_flow(tmp_path):
    made = manifest(
        readers=("ada", "ben", "cy"), readers_a_case=2, adjudication=Adjudication(("eve",))
    )
    told = read(("ada", "ben"))
    told[0] = reading("ada", 0, entry("3"))
    told.append(reading("eve", 0, entry("0"), kind="adjudication"))
    said = report(tmp_path, made, told)
    assert "Decided by a third reader: 1, still to be decided: 0" in said
    assert "Each case is read by 2 of the readers" in said
    assert "final answer" in said
    assert flow(made, told).complete
    assert not flow(made, told[1:]).complete
    assert flow(made, told[:-1]).undecided == 1
    assert not flow(made, told[:-1]).complete


def test_many_readers_fit_on_the_paper(tmp_path):
    names = tuple(f"a-reader-with-a-long-name-{number:02d}" for number in range(14))
    said = report(tmp_path, manifest(readers=names), read(names))
    assert names[-1] in said.replace(" ", "") or names[-1][:12] in said


def test_checklists_leave_what_is_not_known_to_the_authors(tmp_path):
    made, told = manifest(seed="a | b"), read(("ada", "ben"))
    found = items(made, flow(made, told), analyse(made, told, draws=20), (), draws=20)
    by_topic = {each.topic: each for each in found}
    assert by_topic["Sample size"].known == ""
    assert by_topic["Sample size"].missing
    assert "No model's result was shown" in by_topic["Model"].known
    assert by_topic["Failures"].known == ""
    text = write_checklists(tmp_path / "c.md", found).read_text(encoding="utf-8")
    assert "a \\| b" in text


def test_one_readers_share_of_right_answers_keeps_an_interval_where_all_are_right():
    found = {
        (each.measure, each.field, each.readers): each
        for each in analyse(manifest(), read(("ada", "ben")), draws=20)
    }
    told = found["accuracy", "icdr", "ada"]
    assert (told.estimate.value, told.interval) == (1, "Wilson")
    assert told.estimate.low == pytest.approx(0.6097, abs=1e-4)  # 6 of 6, Wilson (1927)


def test_what_is_equal_in_all_draws_is_shown_without_an_interval_and_with_the_reason(tmp_path):
    made, told = manifest(), read(("ada", "ben"))
    found = {
        (each.measure, each.field, each.readers): each for each in analyse(made, told, draws=20)
    }
    kappa = found["Cohen's kappa", "icdr", "ada, ben"].estimate
    assert (kappa.value, kappa.low, kappa.high) == (1, None, None)
    exact = found["exact agreement", "icdr", "all readers"]
    assert (exact.interval, exact.estimate.high) == ("Wilson", 1)
    assert exact.estimate.low == pytest.approx(0.6097, abs=1e-4)
    said = report(tmp_path, made, told)
    assert "1.00 (1.00 to 1.00)" not in said
    assert "all draws are equal: too few cases for an interval" in said
