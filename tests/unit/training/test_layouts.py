"""Every public set, read from the folders and formats in which it is published."""

import numpy as np
import published
import pytest

from engine.image import Laterality
from training.datasets.drawings import DatasetError
from training.datasets.layouts import LAYOUTS, read_layout
from training.datasets.sample import read_photograph, read_truth

PUBLIC = [name for name in LAYOUTS if name != "folder"]


def test_every_layout_has_its_miniature():
    assert all(hasattr(published, name) for name in PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_photographs_and_masks_are_the_ones_that_were_drawn(name, tmp_path):
    expected = list(getattr(published, name)(tmp_path))
    samples = read_layout(name, tmp_path)
    assert len(samples) == len(expected)
    for identifier, drawn, masks in expected:
        sample = next(s for s in samples if s.identifier == identifier)
        image = read_photograph(sample)
        lossy = sample.image.suffix.lower() == ".jpg"
        off = np.abs(image.pixels.astype(int) - drawn.pixels)
        assert off.mean() < 8 if lossy else off.max() == 0
        truth = read_truth(sample, tuple(masks), (image.height, image.width))
        assert set(truth) == set(masks)
        for key, mask in masks.items():
            assert np.array_equal(truth[key][0], mask), key
        samples.remove(sample)


@pytest.mark.parametrize("name", PUBLIC)
def test_an_empty_folder_says_what_was_looked_for(name, tmp_path):
    with pytest.raises(DatasetError, match=r"Unpack|named after"):
        read_layout(name, tmp_path)
    with pytest.raises(DatasetError, match=r"no folder|Unpack"):
        read_layout(name, tmp_path / "nowhere")


def test_vessels_of_unknown_kind_are_left_out_of_artery_and_vein(tmp_path):
    (_, drawn, _), *_ = published.rite(tmp_path)
    sample = read_layout("rite", tmp_path)[0]
    shape = drawn.masks["vessel"].shape
    truth = read_truth(sample, ("artery", "vein"), shape)
    white = drawn.masks["vessel"].copy()
    white[40:] = False
    assert white.any()
    for key in ("artery", "vein"):
        assert np.array_equal(~truth[key][1], white)
    crossing = drawn.masks["artery"] & drawn.masks["vein"] & ~white
    assert crossing.any()
    assert truth["artery"][0][crossing].all()
    assert truth["vein"][0][crossing].all()


def test_uncertain_pixels_are_not_known_for_lesions_of_that_colour(tmp_path):
    list(published.maples_dr(tmp_path))
    sample = read_layout("maples_dr", tmp_path)[0]
    image = read_photograph(sample)
    truth = read_truth(sample, ("haemorrhage", "drusen"), (image.height, image.width))
    assert not truth["haemorrhage"][1][50:60, 70:90].any()
    assert truth["haemorrhage"][1].sum() == image.height * image.width - 200
    assert truth["drusen"][1].all()


@pytest.mark.parametrize(
    ("name", "splits"),
    [
        ("drive", {"training", "test"}),
        ("ddr", {"training", "validation", "test"}),
        ("refuge", {"training", "validation", "test"}),
        ("palm", {"training", "validation"}),
        ("medsegdb", {"training", "test"}),
        ("origa", {"training", "test"}),
        ("chase_db1", {""}),
    ],
)
def test_published_splits_are_kept(name, splits, tmp_path):
    list(getattr(published, name)(tmp_path))
    assert {sample.split for sample in read_layout(name, tmp_path)} == splits


def test_what_the_ids_and_tables_tell_of_persons_eyes_and_grades(tmp_path):
    for name in ("chase_db1", "origa", "idrid_grading", "idrid_localisation", "hrf", "refuge"):
        list(getattr(published, name)(tmp_path / name))
    left, right = read_layout("chase_db1", tmp_path / "chase_db1")
    assert (left.person, left.eye) == (right.person, Laterality.LEFT)
    assert right.eye is Laterality.RIGHT
    eyes = [sample.eye for sample in read_layout("origa", tmp_path / "origa")]
    assert eyes == [Laterality.RIGHT, Laterality.LEFT]
    graded = read_layout("idrid_grading", tmp_path / "idrid_grading")[0]
    assert graded.grades == {"dr_grade": 3, "dme_risk": 2}
    located = read_layout("idrid_localisation", tmp_path / "idrid_localisation")[0]
    fovea = published.phantom(3).fovea
    assert located.landmarks["fovea"] == pytest.approx(fovea)
    healthy = {s.identifier: s.healthy for s in read_layout("hrf", tmp_path / "hrf")}
    assert healthy == {"01_h": True, "01_dr": False}
    foveas = [sample.landmarks for sample in read_layout("refuge", tmp_path / "refuge")]
    assert sum("fovea" in marks for marks in foveas) == 1


def test_an_unknown_layout_names_those_that_there_are(tmp_path):
    with pytest.raises(DatasetError, match="chase_db1"):
        read_layout("chase", tmp_path)


def test_litter_of_archives_is_no_photograph(tmp_path):
    list(published.les_av(tmp_path))
    (tmp_path / "LES-AV/images/.DS_Store").write_bytes(b"x")
    (tmp_path / "LES-AV/images/._7.png").write_bytes(b"x")
    published.save(tmp_path / "__MACOSX/LES-AV/images/7.png", np.zeros((4, 4), np.uint8))
    assert len(read_layout("les_av", tmp_path)) == 1
