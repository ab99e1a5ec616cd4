"""How much data it takes: nested shares, sets left out, going on where a study stopped."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from phantom_data import phantom_folder, tiny_config

from training.datasets.drawings import DatasetError
from training.datasets.sample import TEST, VALIDATION, Sample
from training.datasets.split import subset, validation_samples
from training.fundus import efficiency
from training.fundus.data import split_of


def photographs(dataset, persons, each=2, **more):
    return [
        Sample(dataset, f"{n}_{e}", Path("none"), {}, {}, patient=str(n), **more)
        for n in range(persons)
        for e in range(each)
    ]


def test_a_smaller_share_lies_within_a_larger_and_keeps_persons_whole():
    samples = photographs("clinic", 40) + photographs("other", 7)
    before = set()
    for share in (0.01, 0.05, 0.1, 0.2, 0.4, 1.0):
        kept = subset(samples, share, seed=5)
        names = {sample.name for sample in kept}
        assert before <= names
        assert len(names) == 2 * len({sample.person for sample in kept})
        assert {sample.dataset for sample in kept} == {"clinic", "other"}
        before = names
    assert before == {sample.name for sample in samples}
    assert subset(samples, 0.2, seed=5) != subset(samples, 0.2, seed=6)


def test_a_set_without_a_split_validates_on_the_same_persons_always():
    samples = photographs("clinic", 40)
    held = {sample.person for sample in validation_samples(samples)}
    assert len(held) == 6
    more = samples + photographs("later", 10)
    assert {s.person for s in validation_samples(more) if s.dataset == "clinic"} == held


def test_published_halves_are_kept():
    samples = [
        *photographs("ddr", 5, split="training"),
        *photographs("ddr-v", 2, split=VALIDATION),
        *photographs("ddr-t", 2, split=TEST),
    ]
    samples = [replace(s, dataset="ddr", identifier=f"{s.dataset}{s.identifier}") for s in samples]
    held = validation_samples(samples)
    assert {sample.split for sample in held} == {VALIDATION}
    assert len(held) == 4


def test_both_studies_end_in_tables_and_go_on_where_they_stopped(tmp_path, monkeypatch):
    folders = {
        "clinic": phantom_folder(tmp_path / "clinic"),
        "other": phantom_folder(tmp_path / "other", first=10, count=3),
    }
    config = tiny_config(folders)
    monkeypatch.setattr(efficiency, "SHARES", (0.1, 1.0))
    runs = tmp_path / "runs"
    table = efficiency.efficiency(config, tmp_path, runs).read_text()
    assert "10% (2)" in table
    assert "100% (5)" in table
    assert "| vessel | 0." in table
    assert (runs / "tiny-efficiency-4/efficiency.png").stat().st_size > 5000
    left = efficiency.leave_one_out(config, tmp_path, runs).read_text()
    assert "| clinic | vessel |" in left
    assert "| 4 |" in left
    assert "| other | optic_disc |" in left
    scores = runs / "tiny-efficiency-4/10/scores.json"
    rows = json.loads(scores.read_text())
    assert {row["dataset"] for row in rows} == {"clinic", "other"}
    monkeypatch.setattr(efficiency.expert, "run", None)  # nothing is trained again
    assert efficiency.efficiency(config, tmp_path, runs).read_text() == table


def test_the_set_that_is_left_out_trains_nothing(tmp_path):
    folders = {
        "clinic": phantom_folder(tmp_path / "clinic"),
        "copy": phantom_folder(tmp_path / "copy", first=3, count=3),  # p3 is in both
    }
    split = split_of(
        tiny_config(folders), shared=tmp_path, cache=tmp_path / "cache", held_out="clinic"
    )
    assert {sample.dataset for sample in split.training} == {"copy"}
    assert len(split.validation) == 4
    assert split.leaking == ("copy/p3",)


def test_a_run_that_has_seen_the_rest_is_refused(tmp_path):
    config = tiny_config({"clinic": tmp_path}, continues="vessels")
    with pytest.raises(DatasetError, match="initial weights"):
        efficiency.efficiency(config, tmp_path, tmp_path / "runs")
