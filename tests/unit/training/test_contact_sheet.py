"""The contact sheet: which photographs, where it may be written, what it shows."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.layers import Layer, Provenance, Segmentation
from engine.taxonomy import structure
from training.datasets.drawings import DatasetError
from training.datasets.sample import Sample
from training.fundus import contact_sheet
from training.fundus.contact_sheet import TILE, chosen_samples, refuse_repository


def samples(**counts):
    return [
        Sample(dataset, f"{number:02d}", Path(f"{number}.png"), {}, {})
        for dataset, count in counts.items()
        for number in range(count)
    ]


def test_every_set_comes_in_turn_and_a_small_one_gives_all_it_has():
    chosen = chosen_samples(samples(drive=40, hrf=2, stare=40), 12)
    counts = {name: sum(s.dataset == name for s in chosen) for name in ("drive", "hrf", "stare")}
    assert counts == {"drive": 5, "hrf": 2, "stare": 5}
    assert len({sample.name for sample in chosen}) == 12
    ids = [sample.identifier for sample in chosen if sample.dataset == "drive"]
    assert {"00", "19", "39"} <= set(ids)  # spread over the set


def test_crops_of_the_disc_are_no_photographs_of_a_field():
    crops = [replace(sample, cropped=True) for sample in samples(made=4)]
    assert chosen_samples(crops, 3) == []


def test_a_repository_is_refused(tmp_path):
    refuse_repository(tmp_path / "sheet.png")
    (tmp_path / "own" / ".git").mkdir(parents=True)
    for place in ("own/sheet.png", "own/deep/er/sheet.png"):
        with pytest.raises(DatasetError, match="repository"):
            refuse_repository(tmp_path / place)


def test_the_sheet_shows_layers_in_their_colours(tmp_path, monkeypatch, photographs):
    written = contact_sheet.run(photographs, tmp_path / "new" / "sheet.png", model="x", count=3)
    from PIL import Image

    sheet = np.asarray(Image.open(written)).astype(int)
    assert sheet.shape[1] > 5 * TILE
    away = np.abs(sheet - structure("hard_exudate").rgb).max(axis=2)
    assert (away[:60] < 12).any()  # in the legend
    assert (away[60:] < 60).sum() > 500  # and on the photographs


@pytest.fixture
def photographs(monkeypatch):
    """Three samples of made photographs with a square of exudate each."""
    from engine.image import RetinalImage

    pixels = np.full((300, 260, 3), 90, np.uint8)
    mask = np.zeros((300, 260), bool)
    mask[100:180, 60:140] = True

    def segment(image, *, model, structures):
        return Segmentation((Layer("hard_exudate", mask, Provenance("model:x")),))

    image = RetinalImage(pixels, sha256="", pixel_sha256="")
    monkeypatch.setattr(contact_sheet, "segment", segment)
    monkeypatch.setattr(contact_sheet, "read_photograph", lambda sample: image)
    monkeypatch.setattr(contact_sheet, "figures_of", lambda *_: [])
    return samples(drive=2, hrf=1)
