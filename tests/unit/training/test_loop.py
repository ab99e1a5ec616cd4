"""The training loop: stopped and started again, chosen on validation, parts kept as they are."""

import csv
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
import torch
from torch import nn

from training.loop import LoopSpec, train

SPEC = LoopSpec(steps=24, batch=2, learning_rate=0.05, average=0.5, save_every=0.0)


class Small(nn.Module):
    """A network with statistics and chance of its own: all that a stopped run could lose."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU())
        self.drop = nn.Dropout(0.2)
        self.head = nn.Conv2d(4, 2, 1)

    def forward(self, images):
        return self.head(self.drop(self.encoder(images)))


class Squared(nn.Module):
    """A loss that learns something too, and may be told to stop the run."""

    def __init__(self, stop_at=None):
        super().__init__()
        self.offset = nn.Parameter(torch.zeros(1))
        self.left = stop_at

    def forward(self, logits, truth):
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
        return (logits + self.offset - truth).square().mean()


def draw(number):
    generator = torch.Generator().manual_seed(number)
    image = torch.rand(3, 16, 16, generator=generator)
    return image, image[:2] * 2


def network():
    torch.manual_seed(0)
    return Small()


def plain():
    """Without chance and without statistics, which each process would take of its own samples."""
    made = network()
    made.drop.p = 0.0
    made.encoder[1] = nn.Identity()
    return made


def run(folder, *, spec=SPEC, stop_at=None, judge=None, made=None):
    return train(
        made or network(), draw=draw, loss=Squared(stop_at), spec=spec, folder=folder, judge=judge
    )


def alike(one, other):
    return all(torch.equal(one[key], other[key]) for key in one)


def test_a_killed_and_resumed_run_gives_the_same_weights(tmp_path):
    whole = run(tmp_path / "whole").state_dict()
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "killed", stop_at=11)
    assert torch.load(tmp_path / "killed/last.pt", weights_only=True)["step"] == 11
    assert alike(whole, run(tmp_path / "killed").state_dict())
    kept = [
        torch.load(tmp_path / name / "last.pt", weights_only=True) for name in ("whole", "killed")
    ]
    assert alike(kept[0]["network"], kept[1]["network"])
    assert alike(kept[0]["loss"], kept[1]["loss"])


def test_validation_chooses_the_weights_and_the_run_keeps_both(tmp_path):
    seen = []

    def judge(averaged):
        seen.append({key: value.clone() for key, value in averaged.state_dict().items()})
        return [0.3, 0.8, 0.5][len(seen) - 1]

    trained = run(tmp_path, spec=replace(SPEC, validate_every=8), judge=judge)
    assert len(seen) == 3
    assert alike(trained.state_dict(), seen[1])
    assert alike(torch.load(tmp_path / "best.pt", weights_only=True), seen[1])
    assert torch.load(tmp_path / "last.pt", weights_only=True)["step"] == 24
    rows = list(csv.DictReader((tmp_path / "validation.csv").open()))
    assert [float(row["score"]) for row in rows] == [0.3, 0.8, 0.5]


def test_pictures_show_input_truth_and_probability(tmp_path):
    run(tmp_path, spec=replace(SPEC, steps=3, pictures_every=2))
    names = sorted(path.name for path in (tmp_path / "pictures").iterdir())
    assert names == ["step-000002.png", "step-000003.png"]
    sheet = cv2.imread(str(tmp_path / "pictures/step-000003.png"))
    assert sheet.shape == (2 * 16, 16 * (1 + 2 * 2), 3)
    image, _ = draw(4)
    assert abs(int(sheet[3, 5, 2]) - float(image[0, 3, 5]) * 255) <= 1  # red, BGR


def test_curves_for_tensorboard_are_written_where_it_is_installed(tmp_path):
    pytest.importorskip("tensorboard")
    run(tmp_path, spec=replace(SPEC, steps=2))
    assert list((tmp_path / "tensorboard").glob("events*"))


def test_what_is_frozen_keeps_weights_and_statistics(tmp_path):
    made = network()
    made.encoder.requires_grad_(False)
    before = {key: value.clone() for key, value in made.state_dict().items()}
    trained = run(tmp_path, made=made).state_dict()
    changed = {key for key in before if not torch.equal(before[key], trained[key])}
    assert changed == {"head.weight", "head.bias"}


ALONE = """
import sys, torch
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_loop import SPEC, Squared, draw, plain
from dataclasses import replace
from training.loop import train
torch.manual_seed(0)
made = plain()
train(made, draw=draw, loss=Squared(), spec=replace(SPEC, steps=6, batch=int(sys.argv[3])),
      folder=Path(sys.argv[2]))
"""


def test_two_processes_learn_what_one_learns_from_the_same_samples(tmp_path):
    """Two of batch 2 see the samples that one of batch 4 sees, and their gradients' mean is its."""
    script = tmp_path / "script.py"
    script.write_text(ALONE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = {**os.environ, "OMP_NUM_THREADS": "1", "MASTER_ADDR": "127.0.0.1"}
    base |= {"MASTER_PORT": str(port), "WORLD_SIZE": "2", "PYTHONPATH": str(Path.cwd())}
    tests = str(Path(__file__).parent)
    processes = [
        subprocess.Popen(
            [sys.executable, str(script), tests, str(tmp_path / "two"), "2"],
            env={**base, "RANK": str(rank), "LOCAL_RANK": str(rank)},
        )
        for rank in range(2)
    ]
    assert [process.wait(timeout=900) for process in processes] == [0, 0]
    kept = torch.load(tmp_path / "two/last.pt", weights_only=True)
    assert kept["step"] == 6
    assert len(list(csv.DictReader((tmp_path / "two/log.csv").open()))) == 1  # one process writes
    spec = replace(SPEC, steps=6, batch=4)
    train(plain(), draw=draw, loss=Squared(), spec=spec, folder=tmp_path / "one")
    one = torch.load(tmp_path / "one/last.pt", weights_only=True)
    for key, value in one["network"].items():
        assert torch.allclose(value, kept["network"][key], atol=0.02), key
