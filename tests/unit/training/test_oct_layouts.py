"""Public OCT sets as they are published: miniatures in their formats, read back exactly."""

import pickle

import numpy as np
import pytest
from PIL import Image
from scipy.io import savemat

from training.datasets.drawings import DatasetError
from training.datasets.oct import OCT_LAYOUTS, read_oct_layout
from training.datasets.oct.catalogue import public_sets
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Dome, Shape

SHAPE = (160, 120)
EIGHT = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")


def drawn(seed=0):
    scene = Scene(Shape(cysts=(Cyst(0, 0, 120, 35),), serous=(Dome(400, 0, 150, 70),)), row=0.78)
    return draw_oct((1, *SHAPE), scene=scene, seed=seed)


def save(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def test_duke_dme_has_two_graders_where_they_drew(tmp_path):
    scans = [drawn(seed) for seed in range(3)]
    layers = np.full((2, 8, SHAPE[1], 3), np.nan)
    fluid = np.full((*SHAPE, 3), np.nan)
    for grader in (0, 1):
        rows = np.stack([scans[1].surfaces[key][0] for key in EIGHT]) + 1 + grader
        layers[grader, :, 20:100, 1] = rows[:, 20:100]
    fluid[..., 1] = scans[1].areas["fluid"][0] * 3.0  # numbers of the pieces
    savemat(
        tmp_path / "Subject_04.mat",
        {
            "images": np.stack([each.volume.shown(0) for each in scans], axis=-1),
            "manualLayers1": layers[0],
            "manualLayers2": layers[1],
            "manualFluid1": fluid,
        },
    )
    (sample,) = read_oct_layout("duke_dme", tmp_path)
    assert (sample.identifier, sample.patient) == ("Subject_04_01", "Subject_04")
    truth = pickle.loads(pickle.dumps(sample)).read()
    assert np.array_equal(truth.image, scans[1].volume.shown(0))
    for key in EIGHT:
        own = scans[1].surfaces[key][0, 20:100]
        assert np.allclose(truth.surfaces[key][0, 20:100], own, atol=1e-3)
        assert np.allclose(truth.surfaces[key][1, 20:100], own + 1, atol=1e-3)
        assert np.isnan(truth.surfaces[key][:, :20]).all()
    mask, known = truth.areas["fluid"]
    assert np.array_equal(mask, scans[1].areas["fluid"][0])
    assert known[:, 20:100].all()
    assert not known[:, 100:].any()


def test_duke_amd_has_three_surfaces(tmp_path):
    scan = drawn()
    maps = np.full((2, SHAPE[1], 3), np.nan)
    maps[0] = np.stack([scan.surfaces[key][0] + 1 for key in ("ilm", "rpe", "bm")], axis=-1)
    images = np.repeat(scan.volume.shown(0)[..., None], 2, axis=-1)
    savemat(tmp_path / "AMD_1001.mat", {"images": images, "layerMaps": maps})
    (sample,) = read_oct_layout("duke_amd", tmp_path)
    truth = sample.read()
    for key in ("ilm", "rpe", "bm"):
        assert np.allclose(truth.surfaces[key][0], scan.surfaces[key][0], atol=1e-3)
    assert sample.scale.x_um == 6.7


def write_mhd(path, volume, kind, spacing="0.0115 0.0039 0.12"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".raw").write_bytes(volume.tobytes())
    scans, rows, columns = volume.shape
    path.write_text(
        f"ObjectType = Image\nNDims = 3\nDimSize = {columns} {rows} {scans}\n"
        f"ElementType = {kind}\nElementSpacing = {spacing}\n"
        f"ElementDataFile = {path.with_suffix('.raw').name}\n"
    )


@pytest.mark.parametrize("deep", [False, True])
def test_retouch_has_three_kinds_of_fluid(tmp_path, deep):
    scan = drawn()
    folder = tmp_path / "RETOUCH-TrainingSet-Cirrus" / "TRAIN003"
    shown = np.repeat(scan.volume.shown(0)[None], 2, axis=0)
    shown[0, 0, 0], shown[0, 0, 1] = 0, 255
    values = np.zeros((2, *SHAPE), np.uint8)
    values[1][scan.areas["intraretinal_fluid"][0]] = 1
    values[1][scan.areas["subretinal_fluid"][0]] = 2
    stored = shown.astype(np.uint16) * 257 if deep else shown
    write_mhd(folder / "oct.mhd", stored, "MET_USHORT" if deep else "MET_UCHAR")
    write_mhd(folder / "reference.mhd", values, "MET_UCHAR")
    samples = read_oct_layout("retouch", tmp_path)
    assert [sample.identifier for sample in samples] == ["TRAIN003_000", "TRAIN003_001"]
    truth = pickle.loads(pickle.dumps(samples[1])).read()
    assert np.array_equal(truth.image, shown[1])
    assert np.array_equal(truth.areas["intraretinal_fluid"][0], scan.areas["intraretinal_fluid"][0])
    assert np.array_equal(truth.areas["fluid"][0], values[1] > 0)
    assert not samples[0].read().areas["fluid"][0].any()
    assert samples[0].scale.z_um == pytest.approx(3.9)
    assert samples[0].scale.y_um == pytest.approx(120)


def test_a_cut_metaimage_is_refused(tmp_path):
    folder = tmp_path / "TRAIN001"
    write_mhd(folder / "oct.mhd", np.zeros((2, 30, 40), np.uint8), "MET_UCHAR")
    write_mhd(folder / "reference.mhd", np.zeros((2, 30, 40), np.uint8), "MET_UCHAR")
    raw = folder / "oct.raw"
    raw.write_bytes(raw.read_bytes()[:-5])
    with pytest.raises(DatasetError, match="differ in size"):
        read_oct_layout("retouch", tmp_path)


def test_aroi_has_fluid_and_the_ilm(tmp_path):
    scan = drawn()
    ilm = np.rint(scan.surfaces["ilm"][0]).astype(int)
    values = np.zeros(SHAPE, np.uint8)
    for x in range(SHAPE[1]):
        values[ilm[x] :, x] = 1
    values[scan.areas["subretinal_fluid"][0]] = 6
    values[scan.areas["intraretinal_fluid"][0]] = 7
    base = tmp_path / "patient7"
    save(base / "raw" / "labeled" / "patient7_raw0045.png", scan.volume.shown(0))
    save(base / "mask" / "number" / "patient7_raw0045.png", values)
    (sample,) = read_oct_layout("aroi", tmp_path)
    assert sample.patient == "patient7"
    truth = sample.read()
    assert np.array_equal(truth.surfaces["ilm"][0], ilm - 0.5)
    assert np.array_equal(truth.areas["subretinal_fluid"][0], values == 6)
    assert np.array_equal(truth.areas["fluid"][0], values >= 6)


def test_goals_has_nerve_fibres_ganglion_cells_and_choroid(tmp_path):
    rows = np.array([20, 35, 60, 100, 140])[:, None] + np.arange(SHAPE[1]) // 20
    values = np.full(SHAPE, 255, np.uint8)
    for x in range(SHAPE[1]):
        values[rows[0, x] : rows[1, x], x] = 0
        values[rows[1, x] : rows[2, x], x] = 80
        values[rows[3, x] : rows[4, x], x] = 160
    save(tmp_path / "Train" / "Image" / "0001.png", drawn().volume.shown(0))
    save(tmp_path / "Train" / "Layer_Masks" / "0001.png", values)
    (sample,) = read_oct_layout("goals", tmp_path)
    truth = sample.read()
    for number, key in enumerate(("ilm", "rnfl_gcl", "ipl_inl", "bm", "csi")):
        assert np.array_equal(truth.surfaces[key][0], rows[number] - 0.5), key
    assert np.array_equal(truth.areas["choroid"][0], values == 160)


@pytest.mark.parametrize("layout", OCT_LAYOUTS)
def test_an_empty_folder_says_what_was_looked_for(tmp_path, layout):
    with pytest.raises(DatasetError, match=layout):
        read_oct_layout(layout, tmp_path)


def test_an_unknown_layout_is_refused(tmp_path):
    with pytest.raises(DatasetError, match="No OCT layout"):
        read_oct_layout("elsewhere", tmp_path)


def test_a_file_of_another_set_is_refused(tmp_path):
    savemat(tmp_path / "Subject_01.mat", {"images": np.zeros((4, 5, 6), np.uint8)})
    with pytest.raises(DatasetError, match="no variable 'manualLayers1'"):
        read_oct_layout("duke_dme", tmp_path)
    (tmp_path / "AMD_1.mat").write_bytes(b"not MATLAB")
    with pytest.raises(DatasetError, match="cannot be read"):
        read_oct_layout("duke_amd", tmp_path)


def test_the_catalogue_names_every_layout_and_leaves_nothing_blank():
    sets = public_sets()
    assert {each.layout for each in sets.values() if each.layout} == set(OCT_LAYOUTS)
    for key, each in sets.items():
        told = {name: value for name, value in vars(each).items() if name != "layout"}
        assert all(value.strip() for value in told.values()), key
