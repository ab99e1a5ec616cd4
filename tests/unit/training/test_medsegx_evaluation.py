"""Published tables repeat the published arithmetic, and the honest one says what a person gets."""

import csv
import json
import re

import numpy as np
import pytest
from medsegx_data import config, drawn, pair, small_base, write_pair
from typer.testing import CliRunner

from engine.metrics import surface_dice
from engine.prompt.model import Answers
from training.cli import app
from training.datasets.drawings import DatasetError
from training.medsegx import evaluate, study
from training.medsegx.database import read_database
from training.medsegx.score import published_hd95, score_honest, score_published
from training.medsegx.study import StudyConfig, read_study, some_of


class Knows:
    """Gives nothing, the truth (what is bright), and the truth moved; rates the truth least."""

    name, sha256, size = "knows", "k1", 64

    def __init__(self):
        self.seen = 0

    def encode(self, square, structure):
        self.seen += 1
        return square[..., 0] > 90

    def answer(self, embedding, prompt):
        moved = np.roll(embedding, 3, axis=0)
        chances = np.stack([embedding & False, embedding, moved]).astype(np.float32)
        return Answers(chances, np.array([0.9, 0.2, 0.8], np.float32))


def database(tmp_path):
    write_pair(tmp_path / "ID" / "A" / "Fundus_OpticDisc", "casenum_1_sliceid_0.npy", 1)
    write_pair(tmp_path / "ID" / "A" / "Fundus_OpticDisc", "casenum_1_sliceid_1.npy", 2)
    write_pair(tmp_path / "ID" / "B" / "MRI_Liver" / "T2", "casenum_2_sliceid_0.npy", 3)
    site = tmp_path / "OOD" / "cross_site" / "Fundus_OpticCup" / "C"
    write_pair(site / "inference", "casenum_3_sliceid_0.npy", 4)
    write_pair(site / "finetune", "casenum_4_sliceid_0.npy", 5)
    return read_database(tmp_path)


def test_published_scores_choose_with_the_truth_and_honest_ones_do_not():
    told = score_published(Knows(), pair(1))
    assert told.dsc == 1
    assert told.hd == 0
    exact, *_, off = score_honest(Knows(), pair(1), whole=True)
    assert exact.best == 1
    assert exact.dice < 1
    assert (exact.jitter, off.jitter) == (0, 0.1)
    assert off.ellipse < exact.ellipse
    assert exact.ellipse > 0.9


def test_distances_are_in_pixels_of_the_photograph():
    class Shifted(Knows):
        def answer(self, embedding, prompt):
            moved = np.roll(embedding, 3, axis=1)
            return Answers(moved[None].astype(np.float32), np.ones(1, np.float32))

    plain = next(score_honest(Shifted(), pair(1), whole=True))
    wide = next(score_honest(Shifted(), pair(1, spacing=(1.0, 4.0)), whole=True))
    assert 2 < plain.hd95 <= 3
    assert wide.hd95 > 2 * plain.hd95
    assert wide.nsd < plain.nsd


@pytest.mark.parametrize("whole", [True, False])
def test_a_picture_that_is_not_square_is_scored_on_its_own_grid(whole):
    from training.medsegx.pairs import Pair

    pair = drawn(3, (60, 100))
    found = next(score_honest(Knows(), Pair("a", "p", "n", "CT_Liver", lambda: pair), whole=whole))
    assert found.best > 0.93


def test_hd95_and_surface_dice_agree_with_monai():
    import torch
    from monai.metrics import compute_hausdorff_distance, compute_surface_dice

    one, other = drawn(1)[1], np.roll(drawn(2)[1], 4, axis=0)
    tensors = [torch.from_numpy(mask[None, None].astype(np.float32)) for mask in (one, other)]
    distance = compute_hausdorff_distance(*tensors, include_background=True, percentile=95)
    assert published_hd95(one, other) == pytest.approx(float(distance), abs=1e-5)
    near = compute_surface_dice(*tensors, class_thresholds=[2], include_background=True)
    assert surface_dice(one, other, tolerance=2) == pytest.approx(float(near), abs=1e-6)
    nothing = np.zeros_like(one)
    assert surface_dice(nothing, one, tolerance=2) == 0
    assert surface_dice(nothing, nothing, tolerance=2) == 1


def test_nothing_found_costs_the_distance_of_the_rest_of_the_picture():
    truth = np.zeros((11, 11), np.bool_)
    truth[5, 5] = True
    ys, xs = np.mgrid[:11, :11]
    outside = np.hypot(ys - 5, xs - 5)[~truth]
    assert published_hd95(truth & False, truth) == pytest.approx(np.percentile(outside, 95))
    assert np.isnan(published_hd95(truth & False, truth | True))


def test_published_tables_have_their_names_and_form(tmp_path):
    entries = database(tmp_path / "db")
    for setting, shift in evaluate.shifts(entries):
        evaluate.run(Knows(), entries, tmp_path / "out", setting=setting, shift=shift)
    internal, external = tmp_path / "out" / "internal", tmp_path / "out" / "external"
    assert (internal / "ID.md").read_text() == (
        "# internal evaluation\n\n"
        "- A\n  - Fundus_OpticDisc: DSC (1.0000), HD (0.0000)\n"
        "- B\n  - MRI_Liver\n    - T2: DSC (1.0000), HD (0.0000)\n"
        "- ALL\n  - Mean: DSC (1.0000), HD (0.0000)\n"
    )
    with (internal / "ID.csv").open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == ["File", "DSC", "HD"]
    assert rows[0]["File"] == "A/Fundus_OpticDisc/casenum_1_sliceid_0.npy"
    assert rows[2]["File"] == "B/MRI_Liver/T2/casenum_2_sliceid_0.npy"
    assert (external / "OOD-site.md").read_text() == (
        "# external cross_site evaluation\n\n"
        "- Fundus_OpticCup\n  - C: DSC (1.0000), HD (0.0000)\n"
        "- ALL\n  - Mean: DSC (1.0000), HD (0.0000)\n"
    )
    with (external / "OOD-site.csv").open(newline="") as handle:
        (row,) = csv.DictReader(handle)
    assert row["File"] == "Fundus_OpticCup/C/casenum_3_sliceid_0.npy"


def test_the_mean_is_over_pictures_not_over_tasks():
    from training.medsegx.score import Published

    def scored(task, dsc):
        return evaluate.Scored("A", "A/1", task, "", "f", Published(dsc, 2.0), ())

    scores = [scored("CT_Liver", 1.0), scored("CT_Liver", 1.0), scored("CT_Spleen", 0.4)]
    assert "Mean: DSC (0.8000), HD (2.0000)" in evaluate.published_table(scores, "internal")


def test_the_honest_table_stands_beside_by_task_set_and_jitter(tmp_path):
    entries = database(tmp_path / "db")
    tables = evaluate.run(Knows(), entries, tmp_path / "out", setting="ID")
    text = tables.honest.read_text()
    assert text.count("| Fundus_OpticDisc | A | ") == 3
    assert re.search(r"\| Fundus_OpticDisc \| A \| ±10% \| 2 \| 1 \|", text)
    assert "is no result" in text
    with (tmp_path / "out" / "internal" / "ID-honest.csv").open(newline="") as handle:
        assert len(list(csv.DictReader(handle))) == 9


def test_an_evaluation_goes_on_and_starts_anew_for_another_model(tmp_path):
    entries = database(tmp_path / "db")
    evaluate.run(Knows(), entries, tmp_path / "out", setting="ID")
    file = tmp_path / "out" / "internal" / "ID-pairs.jsonl"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:2], lines[2][:30]]) + "\n")
    again = Knows()
    evaluate.run(again, entries, tmp_path / "out", setting="ID")
    assert again.seen == 2 * 4
    same = Knows()
    evaluate.run(same, entries, tmp_path / "out", setting="ID")
    assert same.seen == 0
    other = Knows()
    other.sha256 = "k2"
    evaluate.run(other, entries, tmp_path / "out", setting="ID")
    assert other.seen == 3 * 4


def test_a_study_tells_every_arm_and_goes_on(tmp_path):
    base = small_base(tmp_path)
    told = StudyConfig(
        name="study",
        objects=tmp_path / "none.toml",
        methods=("decoder", "adapters"),
        shares=(0.25, 1.0),
        scored=2,
        run=config(base=base, rounds=1),
    )
    training = [pair(n, zoom=(0.75, 2.6)) for n in range(4)]
    validation = some_of([pair(n) for n in range(8, 14)], 2)
    assert [each.name for each in validation] == ["8.npy", "13.npy"]
    file = study.run_on(told, training, validation, tmp_path)
    rows = [line.split(" | ") for line in file.read_text().splitlines() if line.startswith("| ")]
    assert [row[1] for row in rows[1:]] == [
        "the ellipse in the box",
        "no fine-tuning",
        "decoder alone",
        "adapters and decoder",
        "decoder alone",
        "adapters and decoder",
    ]
    assert rows[4][0] == "| 25% (1 persons)"
    scores = tmp_path / "study" / "adapters-100" / "scores.json"
    kept = json.loads(scores.read_text())
    assert kept["pairs"] == 4
    before = scores.stat().st_mtime_ns
    study.run_on(told, training, validation, tmp_path)
    assert scores.stat().st_mtime_ns == before


def test_a_study_that_says_nonsense_is_told(tmp_path):
    file = tmp_path / "study.toml"
    file.write_text('name = "x"\nmethods = ["some"]\nshares = [2.0]\nscored = 1\nobjects = "o"\n')
    with pytest.raises(DatasetError, match="missing or wrong"):
        read_study(file)


CONFIG = """
name = "tuned"
family = "small"
encoder = "mobilenetv2_035"
base = "base/averaged.pt"
method = "decoder"
seed = 1
size = 64
rounds = 1

[loop]
steps = 1
batch = 2
learning_rate = 1e-3
"""


def test_from_the_command_line_pretrain_finetune_evaluate(tmp_path):
    small_base(tmp_path / "runs")
    database(tmp_path / "db")
    file = tmp_path / "tuned.toml"
    file.write_text(CONFIG)
    common = ["--config", str(file), "--data", str(tmp_path / "db")]
    runs = ["--runs", str(tmp_path / "runs")]

    def done(*words):
        result = CliRunner().invoke(app, ["prompt", "medsegx", *words])
        assert result.exit_code == 0, result.output
        return result.output

    assert "tuned/delta.safetensors" in done("pretrain", *common, *runs)
    out = done("finetune", *common, "--task", "Fundus_OpticCup", "--fraction", "0.5", *runs)
    name = "tuned/OOD/cross_site/Fundus_OpticCup/050_percent"
    assert f"{name}/delta.safetensors" in out
    out = done("evaluate", *common, "--run", name, "--output", str(tmp_path / "out"), *runs)
    assert "ID.md" in out
    assert "OOD-site-honest.md" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--task", "CT_Nothing"], "It has Fundus_OpticCup"),
        (["--shift", "cross_task"], "no pictures in OOD/cross_task/finetune"),
        (["--fraction", "2"], "fraction"),
    ],
)
def test_from_the_command_line_what_is_not_there_is_told(tmp_path, words, told):
    small_base(tmp_path / "runs")
    database(tmp_path / "db")
    file = tmp_path / "tuned.toml"
    file.write_text(CONFIG)
    common = ["--config", str(file), "--data", str(tmp_path / "db")]
    command = ["prompt", "medsegx", "finetune", *common, "--runs", str(tmp_path / "runs"), *words]
    result = CliRunner().invoke(app, command)
    assert result.exit_code != 0
    assert told in result.output
    assert "Traceback" not in result.output
