"""The training room: splits that do not leak, losses that know what is unlabelled, resuming."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from training.augment import AugmentSpec, change_light, cut_patch
from training.datasets.drawings import DatasetError
from training.datasets.frames import FULL, UNKNOWN
from training.datasets.manifest import read_manifest
from training.datasets.sample import Sample, labels
from training.datasets.split import split_samples
from training.fundus.config import read_config
from training.loop import LoopSpec, train
from training.losses import masked_bce_dice, masked_spot

CONFIGS = Path(__file__).parents[3] / "training/configs"


def sample(dataset, identifier):
    return Sample(dataset, identifier, Path("none.png"), {}, {})


def unit(*values):
    vector = np.zeros(8, np.float32)
    vector[: len(values)] = values
    return vector / np.linalg.norm(vector)


def test_both_eyes_of_a_person_are_on_one_side_and_copies_are_dropped():
    samples = [sample("chase_db1", name) for name in ("08L", "08R", "09L", "09R")]
    samples.append(sample("drive", "21"))
    looks = [unit(1), unit(0, 1), unit(0, 0, 1), unit(0, 0, 0, 1), unit(0.01, 0, 1)]
    split = split_samples(samples, {s.name: v for s, v in zip(samples, looks, strict=True)})
    assert [s.identifier for s in split.validation] == ["09L", "09R"]
    assert [s.identifier for s in split.training] == ["08L", "08R"]
    assert split.leaking == ("drive/21",)


def test_a_missing_collection_says_what_to_set(tmp_path):
    with pytest.raises(DatasetError, match="RETSAM_SHARED"):
        read_manifest(tmp_path)


def test_an_eye_graded_without_retinopathy_is_labelled_for_its_lesions(tmp_path):
    folder = tmp_path / "data" / "fundus"
    folder.mkdir(parents=True)
    (folder / "a.jpg").touch()
    rows = ["dataset,id,image,labels,dr_grade", *(f"s,{n},fundus/a.jpg,,{n}" for n in (0, 1))]
    (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    none, some = read_manifest(tmp_path)
    assert none.says_absent("haemorrhage")
    assert not none.says_absent("drusen")
    assert not labels(some, "haemorrhage")


def test_unlabelled_structures_cost_nothing():
    logits = torch.randn(2, 2, 8, 8)
    targets = (torch.rand(2, 2, 8, 8) > 0.5).float()
    known = torch.ones_like(targets)
    known[:, 1] = 0
    whole = masked_bce_dice(logits, targets, known)
    changed = logits.clone()
    changed[:, 1] += 100
    assert masked_bce_dice(changed, targets, known) == pytest.approx(float(whole))
    assert float(masked_spot(logits, targets, torch.zeros_like(known))) == 0


def test_a_perfect_answer_costs_almost_nothing_and_a_wrong_one_much():
    targets = torch.zeros(1, 1, 8, 8)
    targets[..., 2:5, 3:7] = 1
    known = torch.ones_like(targets)
    perfect, wrong = (targets * 2 - 1) * 20, (targets * 2 - 1) * -20
    assert float(masked_bce_dice(perfect, targets, known)) < 0.01
    assert float(masked_bce_dice(wrong, targets, known)) > 10


def test_picture_and_truth_are_cut_alike():
    rng = np.random.default_rng(4)
    plane = np.zeros((120, 160), np.uint8)
    plane[40:70, 90:130] = FULL
    pixels = np.repeat(plane[..., None], 3, axis=2)
    unlabelled = np.full_like(plane, UNKNOWN)
    for _ in range(20):
        picture, planes = cut_patch(
            pixels,
            np.stack([plane, unlabelled]),
            centre=(100.0, 60.0),
            side=96,
            spec=AugmentSpec(shift=0.2),
            rng=rng,
        )
        inside = planes[0] > FULL // 2
        assert np.abs(picture[..., 0].astype(int) - planes[0])[~_edge(inside)].max() <= 2
        assert (planes[1] == UNKNOWN).all()


def _edge(mask):
    grown = np.zeros_like(mask)
    for dy in (-2, -1, 0, 1, 2):
        for dx in (-2, -1, 0, 1, 2):
            grown |= np.roll(mask, (dy, dx), (0, 1)) != mask
    return grown


def test_light_never_changes_the_surround():
    picture = np.zeros((32, 32, 3), np.uint8)
    picture[8:24, 8:24] = (180, 90, 40)
    for seed in range(10):
        changed = change_light(picture, AugmentSpec(), np.random.default_rng(seed))
        assert not changed[:8].any()


class Line(nn.Module):
    """The smallest network that can learn."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 1)

    def forward(self, images):
        return self.conv(images)


def draw(number):
    generator = torch.Generator().manual_seed(number)
    image = torch.rand(1, 4, 4, generator=generator)
    return image, 3 * image


def run(folder, steps):
    torch.manual_seed(0)
    spec = LoopSpec(steps=steps, batch=2, learning_rate=0.05, average=0.5, save_every=0.0)
    return train(
        Line(),
        draw=draw,
        loss=nn.MSELoss(),
        spec=spec,
        folder=folder,
    )


def test_training_learns_and_keeps_its_state(tmp_path):
    network = run(tmp_path, 150)
    image, truth = draw(10_000)
    with torch.inference_mode():
        assert float((network(image[None]) - truth).abs().mean()) < 0.4
    kept = torch.load(tmp_path / "last.pt", weights_only=True)
    assert kept["step"] == 150


def test_a_finished_run_started_again_changes_nothing(tmp_path):
    first = run(tmp_path, 20).state_dict()
    again = run(tmp_path, 20).state_dict()
    assert all(torch.equal(first[key], again[key]) for key in first)


@pytest.mark.parametrize(
    "file",
    [file for file in sorted(CONFIGS.glob("fundus-*.toml")) if "[loop]" in file.read_text()],
    ids=lambda file: file.stem,
)
def test_the_shipped_configs_can_be_read(file):
    config = read_config(file)
    assert config.outputs
    assert config.patch % 32 == 0


def test_a_misspelt_entry_is_refused(tmp_path):
    file = tmp_path / "wrong.toml"
    file.write_text((CONFIGS / "fundus-disc.toml").read_text().replace("seed", "sead"))
    with pytest.raises(TypeError, match="sead"):
        read_config(file)
