"""Every OCT set, read from the folders in which it lies: what is labelled, and only there."""

import pickle

import numpy as np
import published_oct
import pytest

from training.datasets.drawings import DatasetError
from training.datasets.oct import OCT_SETS, read_oct_sets
from training.datasets.oct.layers import boundaries_of
from training.datasets.oct.phantoms import drawn_truth


def made(name, tmp_path):
    return list(getattr(published_oct, name)(tmp_path / "data" / "oct" / name))


@pytest.mark.parametrize("name", OCT_SETS)
def test_scans_surfaces_and_areas_are_the_ones_that_were_drawn(name, tmp_path):
    expected = made(name, tmp_path)
    samples = {sample.identifier: sample for sample in read_oct_sets([name], shared=tmp_path)}
    assert set(samples) == {identifier for identifier, *_ in expected}
    for identifier, image, surfaces, areas in expected:
        sample = pickle.loads(pickle.dumps(samples[identifier]))
        truth = sample.read()
        assert np.array_equal(truth.image, image)
        assert set(truth.surfaces) == set(sample.surfaces) == set(surfaces)
        assert set(truth.areas) == set(sample.areas) == set(areas)
        for key, rows in surfaces.items():
            assert np.allclose(truth.surfaces[key], rows, atol=1e-4, equal_nan=True), key
        for key, (mask, known) in areas.items():
            assert np.array_equal(truth.areas[key][0], mask), key
            assert np.array_equal(truth.areas[key][1], known), key


@pytest.mark.parametrize("name", OCT_SETS)
def test_a_set_that_is_not_there_is_named(name, tmp_path):
    with pytest.raises(DatasetError, match=name):
        read_oct_sets([name], shared=tmp_path)


def test_an_unknown_set_is_refused(tmp_path):
    with pytest.raises(DatasetError, match="No OCT set is called"):
        read_oct_sets(["elsewhere"], shared=tmp_path)


def test_two_names_of_one_eye_stay_together(tmp_path):
    made("healthy_layers", tmp_path)
    samples = read_oct_sets(["healthy_layers"], shared=tmp_path)
    persons = {sample.identifier: sample.person for sample in samples}
    assert persons["S01_B02"] == persons["S08_B02"] != persons["S03_B05"]


def test_a_missing_label_is_an_error_with_the_file(tmp_path):
    made("duke_dme", tmp_path)
    (sample, _) = read_oct_sets(["duke_dme"], shared=tmp_path)
    (tmp_path / "data/oct/duke_dme/layers" / f"{sample.identifier}.npz").unlink()
    with pytest.raises(DatasetError, match=r"S01_F11\.npz is missing"):
        sample.read()


def test_the_mean_of_graders_uses_those_who_drew(tmp_path):
    made("duke_dme", tmp_path)
    truth = read_oct_sets(["duke_dme"], shared=tmp_path)[0].read()
    rows = truth.surfaces["ilm"]
    mean = truth.mean_rows("ilm")
    assert np.allclose(mean[30:100], rows[0, 30:100] + 0.5, atol=1e-4)
    assert np.isnan(mean[:30]).all()
    rows[1, 50] = np.nan
    assert truth.mean_rows("ilm")[50] == rows[0, 50]


def test_boundaries_of_layers_that_vanish_fall_together():
    mask = np.array([[0, 0, 0], [1, 2, 1], [1, 2, 0], [2, 2, 2], [0, 0, 0]], np.uint8)
    rows = boundaries_of(mask, (1, 2))
    assert np.allclose(rows[:, 0], [0.5, 2.5, 3.5])
    assert np.allclose(rows[:, 1], [0.5, 0.5, 3.5])
    assert np.isnan(rows[:, 2]).all()  # torn: nothing is told


def test_drawn_scans_tell_what_can_be_seen():
    for seed in range(6):
        truth = drawn_truth(seed, (200, 240))
        assert truth.image.shape == (200, 240)
        for rows in truth.surfaces.values():
            assert rows.shape == (1, 240)
            seen = rows[np.isfinite(rows)]
            assert ((seen >= 0) & (seen <= 199)).all()
        assert np.array_equal(drawn_truth(seed, (200, 240)).image, truth.image)


@pytest.mark.realdata
def test_the_shared_sets_hold_what_their_readme_says(shared):
    samples = read_oct_sets(OCT_SETS, shared=shared)
    counts = {name: sum(s.dataset == name for s in samples) for name in OCT_SETS}
    assert counts["duke_dme"] == 55
    assert counts["healthy_layers"] == 70
    assert counts["bonn_drusen"] == 145
    assert sum(bool(s.surfaces) for s in samples if s.dataset == "bonn_drusen") == 25
    healthy = [s for s in samples if s.dataset == "healthy_layers"]
    assert len({s.person for s in healthy}) == 6
    for sample in [s for s in samples if s.dataset in ("duke_dme", "nr206", "zeiss_onh_layers")]:
        truth = sample.read()
        order = [truth.mean_rows(key) for key in truth.surfaces]
        steps = np.diff(np.stack(order), axis=0)
        assert np.mean(steps[np.isfinite(steps)] < -0.5) < 0.02
