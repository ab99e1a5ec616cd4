"""Public OCT sets as they are published: miniatures in their formats, read back exactly."""

import pickle
import struct

import numpy as np
import pytest
from PIL import Image
from scipy.io import savemat
from typer.testing import CliRunner

from training.datasets.drawings import DatasetError
from training.datasets.oct import OCT_LAYOUTS, read_oct_layout
from training.datasets.oct.catalogue import public_sets
from training.oct.cli import oct_app
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Dome, Shape

SHAPE = (160, 120)
EIGHT = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")
NINE = (*EIGHT[:5], "elm", *EIGHT[5:])


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


def test_duke_amd_goes_by_the_names_that_its_files_have(tmp_path):
    scan = drawn()
    maps = np.full((1, SHAPE[1], 3), 40.0)
    for kind in ("AMD", "Control"):
        file = tmp_path / f"Farsiu_Ophthalmology_2013_{kind}_Subject_1001.mat"
        savemat(file, {"images": scan.volume.shown(0)[..., None], "layerMaps": maps})
    patients = {sample.patient for sample in read_oct_layout("duke_amd", tmp_path)}
    assert len(patients) == 2


def write_vol(path, shown):
    """A `.vol` of one B-scan that is shown as `shown`, without localizer and surfaces."""
    rows, columns = shown.shape
    head = bytearray(2048)
    head[:11] = b"HSF-OCT-103"
    struct.pack_into("<3i", head, 12, columns, 1, rows)
    struct.pack_into("<3d", head, 24, 0.0112, 0.0, 0.003872)
    struct.pack_into("<i", head, 100, 256)
    scan = bytearray(256)
    scan[:10] = b"HSF-BS-103"
    struct.pack_into("<i", scan, 12, 256)
    struct.pack_into("<2i", scan, 48, 0, 256)
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = (shown.astype("<f4") / 255) ** 4
    path.write_bytes(bytes(head) + bytes(scan) + pixels.astype("<f4").tobytes())


def cell(*shape):
    return np.empty(shape, object)


def test_hc_ms_draws_its_curves_through_the_points(tmp_path):
    image = drawn().volume.shown(0)
    name = "hc01_spectralis_macula_v1_s1_R"
    write_vol(tmp_path / "vol" / f"{name}.vol", image)
    points = cell(1, 9)
    for number in range(9):
        x = np.array([11, 40, 70, 100])  # 1-based
        points[0, number] = np.stack([x, 20.0 + 8 * number + (x == 40)], axis=1)
    points[0, 8] = np.zeros((0, 0))  # nothing drawn
    (tmp_path / "delineation").mkdir()
    savemat(tmp_path / "delineation" / f"{name}.mat", {"control_pts": points})
    (sample,) = read_oct_layout("hc_ms", tmp_path)
    assert (sample.patient, sample.identifier) == ("hc01", f"{name}_00")
    assert sample.scale.z_um == pytest.approx(3.872)
    truth = pickle.loads(pickle.dumps(sample)).read()
    assert np.abs(truth.image.astype(int) - image).max() <= 1
    for number, key in enumerate(NINE[:8]):
        rows = truth.surfaces[key][0]
        drawn_rows = [19 + 8 * number, 20 + 8 * number, 19 + 8 * number, 19 + 8 * number]
        assert rows[[10, 39, 69, 99]].tolist() == pytest.approx(drawn_rows, abs=1e-3)
        assert np.isnan(rows[:10]).all()
        assert np.isnan(rows[100:]).all()
        assert np.isfinite(rows[10:100]).all()
        assert rows[25] > 19 + 8 * number  # a curve, not kinked
    assert np.isnan(truth.surfaces["bm"]).all()


def test_hc_ms_takes_whole_boundaries_too_and_keeps_their_order(tmp_path):
    name = "ms13_spectralis_macula_v1_s1_R"
    write_vol(tmp_path / f"{name}.vol", drawn().volume.shown(0))
    rows = np.tile(np.arange(30, 120, 10.0), (SHAPE[1], 1, 1))
    rows[50, 0, 4] = 20  # above the one before
    (tmp_path / "delineation").mkdir()
    savemat(tmp_path / "delineation" / f"{name}.mat", {"bd_pts": rows})
    truth = read_oct_layout("hc_ms", tmp_path)[0].read()
    assert truth.surfaces["ilm"][0, 5] == 29
    assert truth.surfaces["opl_onl"][0, 50] == truth.surfaces["inl_opl"][0, 50] == 59


def test_umn_has_the_first_graders_fluid(tmp_path):
    scan = drawn()
    fluid = scan.areas["fluid"][0]
    subjects, first = cell(1, 2), cell(1, 2)
    for number in range(2):
        subjects[0, number] = np.stack([scan.volume.shown(0)] * 3, axis=-1)
        first[0, number] = np.stack([fluid * 1.0 * (number == each) for each in range(3)], axis=-1)
    (tmp_path / "DME").mkdir()
    told = {"AllSubjects": subjects, "ManualFluid1": first, "ManualFluid2": first}
    savemat(tmp_path / "DME" / "UMNDataset.mat", told)
    samples = read_oct_layout("umn", tmp_path)
    assert len(samples) == 6
    assert len({sample.patient for sample in samples}) == 2
    truth = pickle.loads(pickle.dumps(samples[4])).read()
    assert np.array_equal(truth.image, scan.volume.shown(0))
    assert np.array_equal(truth.areas["fluid"][0], fluid)
    assert not samples[3].read().areas["fluid"][0].any()


def octa_500(root, *, turned):
    """Two square scans of one eye whose layers differ; `turned` swaps scans and columns."""
    side = 60
    tilt = np.arange(side) / 3
    layers = np.full((6, side, side), np.nan)
    for number in range(6):
        layers[number] = 20 + 6 * number + tilt + 10 * (np.arange(side) % 2)[:, None]
    for scan in range(2):
        image = np.where(np.arange(90)[:, None] >= layers[0, scan], 180, 20).astype(np.uint8)
        save(root / "OCTA_6mm" / "OCT" / "10001" / f"{scan + 1}.bmp", image)
    stored = layers.swapaxes(1, 2) if turned else layers
    (root / "Label" / "GT_Layers").mkdir(parents=True)
    savemat(root / "Label" / "GT_Layers" / "10001.mat", {"Layer": stored + 1})
    return layers


def test_octa_500_has_six_surfaces(tmp_path):
    layers = octa_500(tmp_path, turned=False)
    samples = read_oct_layout("octa_500", tmp_path)
    assert [sample.identifier for sample in samples] == ["10001_001", "10001_002"]
    truth = samples[1].read()
    for number, key in enumerate(("ilm", "ipl_inl", "opl_onl", "ez", None, "bm")):
        if key:
            assert np.allclose(truth.surfaces[key][0], layers[number, 1], atol=1e-3)
    assert "rpe" not in truth.surfaces


def test_octa_500_the_other_way_round_is_refused(tmp_path):
    octa_500(tmp_path, turned=True)
    with pytest.raises(DatasetError, match="Turn it round"):
        read_oct_layout("octa_500", tmp_path)[1].read()


def test_oct5k_has_as_many_graders_as_drew(tmp_path):
    place = "AMD Part1/AMD (1).E2E/2- 25- 2017 9- 10- 42 PM"
    image = drawn().volume.shown(0)
    for name in ("Image 10", "Image 11"):
        save(tmp_path / "Images" / "Images_Manual" / place / f"{name}.png", image)
    for grader, tables in enumerate((("Image 10", "Image 11"), ("Image 10",), ())):
        folder = tmp_path / "Boundaries" / "Boundaries_Manual" / f"Grading_{grader + 1}" / place
        folder.mkdir(parents=True)
        for name in tables:
            lines = [f"{x},{20 + grader},40,60,70,80" for x in range(5, SHAPE[1])]
            told = ["x,ILM,OPL,IS-OS,IBRPE,OBRPE", *lines]
            (folder / f"{name}.csv").write_text("\n".join(told))
    samples = read_oct_layout("oct5k", tmp_path)
    assert [sample.patient for sample in samples] == ["AMD (1)", "AMD (1)"]
    assert len({sample.name for sample in samples}) == 2
    truth = samples[0].read()
    assert truth.surfaces["ilm"].shape == (2, SHAPE[1])
    assert np.isnan(truth.surfaces["ilm"][:, :5]).all()
    assert truth.mean_rows("ilm")[9] == 20.5
    assert truth.surfaces["bm"][0, 9] == 80
    assert samples[1].read().surfaces["ilm"].shape[0] == 1


def test_kermany_has_patients_and_no_labels(tmp_path):
    for name in ("CNV-1016042-1", "CNV-1016042-2", "NORMAL-1016042-1"):
        save(
            tmp_path / "OCT2017" / "train" / name.split("-")[0] / f"{name}.jpeg",
            drawn().volume.shown(0),
        )
    samples = read_oct_layout("kermany", tmp_path)
    assert len({sample.patient for sample in samples}) == 2
    truth = samples[0].read()
    assert not truth.surfaces
    assert not truth.areas


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


def test_the_catalogue_is_printed_with_every_layout():
    told = CliRunner().invoke(oct_app, ["sets"]).output
    for layout in OCT_LAYOUTS:
        assert f'layout = "{layout}"' in told
    assert all(f"\n{key}: " in f"\n{told}" for key in public_sets())


def test_the_catalogue_names_every_layout_and_leaves_nothing_blank():
    sets = public_sets()
    assert {each.layout for each in sets.values() if each.layout} == set(OCT_LAYOUTS)
    for key, each in sets.items():
        told = {name: value for name, value in vars(each).items() if name != "layout"}
        assert all(value.strip() for value in told.values()), key
