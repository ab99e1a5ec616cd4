"""What a training run draws: every structure as often, healthy eyes as empty, depths apart."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from training.datasets.frames import FULL, UNKNOWN, TrainingFrame
from training.datasets.sample import Sample, labels, read_truth
from training.fundus.config import read_config
from training.fundus.expert import PassLoss, PatchSource

CONFIGS = Path(__file__).parents[3] / "training/configs"


@pytest.fixture
def lesions():
    return replace(read_config(CONFIGS / "fundus-lesions.toml"), patch=64, centred=1.0)


def frame_with(name, spots, *, side=300, lesions=4, dataset="idrid_lesions"):
    """Spots (structure, x, y, size) on a black picture."""
    targets = np.zeros((lesions, side, side), np.uint8)
    for structure, x, y, size in spots:
        targets[structure, y : y + size, x : x + size] = FULL
    pixels = np.full((side, side, 3), 90, np.uint8)
    return TrainingFrame(Sample(dataset, name, Path("none.png"), {}, {}), pixels, targets)


def test_a_rare_structure_is_met_as_often_as_a_common_one(lesions):
    many = [(1, x, y, 12) for x in range(20, 280, 40) for y in range(20, 280, 40)]
    source = PatchSource(lesions, [frame_with("a", [*many, (3, 150, 5, 3)]), frame_with("b", many)])
    seen = Counter()
    for number in range(200):
        _, targets, _ = source(number)
        seen.update(k for k in range(4) if (targets[k] > 0.5).any())
    assert seen[3] > 70  # half of the draws, less those that the shift moves out of the patch
    assert seen[0] == 0


def test_the_same_number_draws_the_same_patch(lesions):
    frames = [frame_with("a", [(0, 50, 60, 4), (2, 200, 90, 30)])]
    first, again = PatchSource(lesions, frames)(7), PatchSource(lesions, frames)(7)
    assert all(torch.equal(one, other) for one, other in zip(first, again, strict=True))


def test_a_healthy_eye_is_labelled_for_lesions_and_for_nothing_else():
    sample = Sample("hrf", "01_h", Path("none.png"), {}, {}, healthy=True)
    assert labels(sample, "hard_exudate")
    assert not labels(sample, "vessel")
    assert not labels(sample, "fovea")
    mask, known = read_truth(sample, ("hard_exudate", "optic_disc"), (5, 7))["hard_exudate"]
    assert not mask.any()
    assert known.all()
    assert not labels(replace(sample, healthy=False), "hard_exudate")


def test_a_set_of_other_depth_learns_its_own_offset_and_no_other_set_does():
    config = read_config(CONFIGS / "fundus-vessels-pooled.toml")
    loss = PassLoss(config)
    logits = torch.zeros(2, 3, 8, 8)
    targets = torch.ones(2, 3, 8, 8)
    names = list(config.sets)
    source = torch.tensor([names.index("drive"), names.index("aria")])
    loss(logits, targets, source).backward()
    assert not loss.offsets.grad[names.index("drive")].any()
    assert (loss.offsets.grad[names.index("aria")] < 0).all()  # draws more: the offset grows


def test_unknown_pixels_teach_nothing(lesions):
    frame = frame_with("a", [(0, 50, 60, 9)])
    targets = frame.targets.copy()
    targets[2] = UNKNOWN
    _, drawn, _ = PatchSource(lesions, [replace(frame, targets=targets)])(3)
    assert (drawn[2] == -1).all()
    assert (drawn[1] != -1).all()
