"""Masks come back from every format exactly; nothing is overwritten unasked."""

import base64
import io
import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import cv2
import nibabel as nib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from engine.biomarkers import Measurement
from engine.choices import Choices
from engine.errors import OutputError
from engine.image import Identity, Laterality, RetinalImage, Scale
from engine.layers import Landmark, Layer, Provenance, Segmentation
from engine.results import read_masks
from engine.taxonomy import structures
from engine.writers.coco import coco_files, run_lengths
from engine.writers.dataset import read_rows
from engine.writers.export import DATASET, FORMATS, export
from engine.writers.exported import ExportedCase
from engine.writers.instances import instances
from engine.writers.label_map import label_map
from training.datasets.folder import read_folder
from training.datasets.sample import read_photograph, read_truth

HEIGHT, WIDTH = 60, 90
READER = Provenance("reader:ada", settings=(("derived_from", "model:eye"),))
MODEL = Provenance("model:eye", model_sha256="f" * 64)
ALL = (*FORMATS, DATASET)


def blank():
    return np.zeros((HEIGHT, WIDTH), np.bool_)


def made(*, scale=Scale(4.0, 6.0, "user"), eye=Laterality.LEFT):  # noqa: B008 - frozen
    """A left eye with pixels that are not square: a ring with a hole, pieces that touch corners."""
    pixels = np.random.default_rng(3).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)
    image = RetinalImage(
        pixels,
        "a" * 64,
        "b" * 64,
        name="Miller_Anna_1950-02-03.png",
        laterality=eye,
        scale=scale,
        acquired=datetime(2024, 5, 6),
        identity=Identity(name="Miller^Anna", patient_id="4711", birth_date="19500203"),
    )
    vessel, artery, disc, lesion, marked = (blank() for _ in range(5))
    vessel[10:13, :] = True
    artery[10:13, 5:40] = True
    disc[30:50, 60:80] = True
    disc[36:40, 66:70] = False
    lesion[0, 0] = lesion[1, 1] = lesion[-1, -1] = lesion[11, 7] = True
    marked[2:5, 80:] = True
    return ExportedCase(
        "P-1_L",
        image,
        Segmentation(
            layers=(
                Layer("vessel", vessel, MODEL),
                Layer("artery", artery, MODEL),
                Layer("optic_disc", disc, READER),
                Layer("hard_exudate", lesion, READER, questionable=marked),
                Layer("drusen", blank(), MODEL),
            ),
            landmarks=(Landmark("fovea", 20.25, 41.5, provenance=MODEL),),
            not_covered=("irma",),
        ),
        measurements=(
            Measurement("area", "drusen", "field", "px2", 0.0, True, None, "How large they are."),
        ),
        patient="P-1",
    )


CASE = made()
MASKS = {layer.structure: layer.mask for layer in CASE.layers}
MARKED = CASE.segmentation.layer("hard_exudate").questionable


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Everything, written once."""
    folder = tmp_path_factory.mktemp("export")
    assert not export(folder, CASE, ALL).in_the_way
    return folder / "P-1_L"


def told(path):
    return json.loads(path.read_text(encoding="utf-8"))


def decode(runs):
    """COCO's run lengths as its specification has them: down the columns, outside first."""
    values = np.zeros(len(runs["counts"]), np.bool_)
    values[1::2] = True
    height, width = runs["size"]
    return np.repeat(values, runs["counts"]).reshape(width, height).T


# ---- masks come back -----------------------------------------------------------------------------


def test_png_masks(folder):
    found = read_masks(folder / "masks", shape=(HEIGHT, WIDTH), author="file:x")
    assert {layer.structure for layer in found} == set(MASKS)
    for layer in found:
        assert np.array_equal(layer.mask, MASKS[layer.structure]), layer.structure
    marked = np.asarray(Image.open(folder / "questionable" / "hard_exudate.png"))
    assert np.array_equal(marked > 0, MARKED)
    assert [path.name for path in (folder / "questionable").iterdir()] == ["hard_exudate.png"]


def test_npz_masks_without_pickle(folder):
    with np.load(folder / "masks.npz", allow_pickle=False) as found:
        for key, mask in MASKS.items():
            assert found[key].dtype == np.bool_
            assert np.array_equal(found[key], mask)
        assert np.array_equal(found["hard_exudate.questionable"], MARKED)
        about = json.loads(str(found["about"]))
    assert about["scale"] == {"x_um": 4.0, "y_um": 6.0, "source": "user"}


def test_the_label_map_says_what_it_shows_and_what_it_hides(folder):
    labels = np.asarray(Image.open(folder / "labels.png"))
    assert labels.dtype == np.uint8
    entries = {entry["structure"]: entry for entry in told(folder / "labels.json")["layers"]}
    for key, entry in entries.items():
        assert entry["label"] == structures()[key].label
        seen = int((labels == entry["label"]).sum())
        assert seen + entry["covered_pixels"] == entry["pixels"] == int(MASKS[key].sum())
    assert labels[11, 20] == structures()["artery"].label  # over the vessel
    assert labels[11, 7] == structures()["hard_exudate"].label  # over both
    assert entries["vessel"]["covered_pixels"] == 3 * 35
    assert entries["hard_exudate"]["covered_pixels"] == 0


def test_coco_pieces_together_are_the_layers(folder):
    found = told(folder / "coco.json")
    names = {category["id"]: category["name"] for category in found["categories"]}
    assert [found["images"][0][key] for key in ("width", "height")] == [WIDTH, HEIGHT]
    assert (folder / found["images"][0]["file_name"]).is_file()
    masks = {key: blank() for key in MASKS}
    for annotation in found["annotations"]:
        piece = decode(annotation["segmentation"])
        x, y, width, height = annotation["bbox"]
        assert annotation["area"] == piece.sum() == piece[y : y + height, x : x + width].sum()
        masks[names[annotation["category_id"]]] |= piece
    for key, mask in MASKS.items():
        assert np.array_equal(masks[key], mask), key
    lesions = [
        each for each in found["annotations"] if names[each["category_id"]] == "hard_exudate"
    ]
    assert len(lesions) == 3  # corners that touch are one piece
    assert np.array_equal(decode(found["images"][0]["questionable"]["hard_exudate"]), MARKED)


def test_labelme_pieces_together_are_the_layers(folder):
    found = told(folder / "photograph.json")
    assert (folder / found["imagePath"]).is_file()
    assert found["imageData"] is None
    masks = {key: blank() for key in (*MASKS, "hard_exudate_questionable")}
    for shape in found["shapes"]:
        if shape["shape_type"] != "mask":
            continue
        (x1, y1), (x2, y2) = shape["points"]
        piece = np.asarray(Image.open(io.BytesIO(base64.b64decode(shape["mask"])))) > 0
        masks[shape["label"]][y1 : y2 + 1, x1 : x2 + 1] |= piece
    for key, mask in {**MASKS, "hard_exudate_questionable": MARKED}.items():
        assert np.array_equal(masks[key], mask), key
    points = {each["label"]: each["points"] for each in found["shapes"]}
    assert points["fovea"] == [[20.75, 42.0]]  # labelme counts from the pixel's corner


def test_nifti_lies_as_itk_lays_the_photograph(folder):
    for key, mask in MASKS.items():
        volume = nib.load(folder / "nifti" / f"{key}.nii.gz")
        assert volume.shape == (WIDTH, HEIGHT, 1)
        assert np.array_equal(np.asarray(volume.dataobj)[:, :, 0].T > 0, mask), key
        assert np.allclose(volume.affine, np.diag([-0.004, -0.006, 1, 1]))
        assert volume.header.get_xyzt_units()[0] == "mm"
    labels = np.asarray(nib.load(folder / "nifti" / "labels.nii.gz").dataobj)[:, :, 0].T
    assert np.array_equal(labels, np.asarray(Image.open(folder / "labels.png")))
    marked = nib.load(folder / "nifti" / "hard_exudate_questionable.nii.gz")
    assert np.array_equal(np.asarray(marked.dataobj)[:, :, 0].T > 0, MARKED)


def test_nifti_is_as_large_as_the_measurements_say(tmp_path):
    long = replace(CASE, choices=Choices(axial_length_mm=26.5))
    export(tmp_path, long, ["nifti"])
    volume = nib.load(tmp_path / "P-1_L" / "nifti" / "vessel.nii.gz")
    factor = (26.5 - 1.82) / (24 - 1.82)
    assert np.allclose(volume.header.get_zooms()[:2], (0.004 * factor, 0.006 * factor))


def test_nifti_without_a_scale_claims_no_length(tmp_path):
    export(tmp_path, made(scale=None), ["nifti"])
    volume = nib.load(tmp_path / "P-1_L" / "nifti" / "vessel.nii.gz")
    assert volume.header.get_xyzt_units()[0] == "unknown"
    assert volume.header.get_zooms()[:2] == (1.0, 1.0)
    assert "unknown" in told(tmp_path / "P-1_L" / "nifti" / "about.json")["spacing"]


def test_the_dataset_is_read_for_training(folder):
    (sample,) = read_folder(folder.parent / DATASET)
    truth = read_truth(sample, tuple(sample.masks), (HEIGHT, WIDTH))
    assert set(truth) == set(MASKS)
    for key, (mask, known) in truth.items():
        decided = ~MARKED if key == "hard_exudate" else np.ones_like(mask)
        assert np.array_equal(known, decided), key
        assert np.array_equal(mask & known, MASKS[key] & decided), key
    assert np.array_equal(read_photograph(sample).pixels, CASE.image.pixels)
    assert sample.landmarks == {"fovea": (20.25, 41.5)}
    assert (sample.eye, sample.patient) == (Laterality.LEFT, "P-1")
    (row,) = read_rows(folder.parent / DATASET)
    assert row["by_model"].split() == ["vessel", "artery", "drusen"]


def test_the_photograph_comes_back_exactly(folder):
    assert np.array_equal(np.asarray(Image.open(folder / "photograph.png")), CASE.image.pixels)


def test_the_overlay_is_what_is_seen(tmp_path):
    seen = np.full((HEIGHT, WIDTH, 3), (10, 120, 240), np.uint8)
    case = ExportedCase("x", CASE.image, CASE.segmentation, seen=seen)
    export(tmp_path, case, ["overlay"])
    assert np.array_equal(np.asarray(Image.open(tmp_path / "x" / "overlay.png")), seen)


def test_measurements_as_in_a_result_folder(folder):
    row = told(folder / "measurements.json")["measurements"][0]
    assert (row["key"], row["value"], row["valid"]) == ("area", 0.0, True)
    assert "P-1_L,P-1_L,0" in (folder / "measurements.csv").read_text(encoding="utf-8-sig")


@settings(max_examples=60, deadline=None)
@given(arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 13))))
def test_run_lengths_and_pieces_of_any_mask(mask):
    runs = run_lengths(mask)
    assert sum(runs["counts"]) == mask.size
    assert np.array_equal(decode(runs), mask)
    again = np.zeros_like(mask)
    for piece in instances(mask):
        height, width = piece.mask.shape
        box = again[piece.y : piece.y + height, piece.x : piece.x + width]
        assert not (box & piece.mask).any()
        box |= piece.mask
    assert np.array_equal(again, mask)


def test_every_structure_of_fundus_photographs_has_its_own_label():
    labels = [
        entry.label
        for entry in structures().values()
        if entry.kind == "area" and "fundus" in entry.modalities
    ]
    assert len(set(labels)) == len(labels)
    assert all(0 < label < 256 for label in labels)
    guide = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    for key, entry in structures().items():
        if entry.label:
            assert f"| {entry.label} | `{key}` | {entry.title} |" in guide


# ---- whose layers, and whose eye -----------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["masks/about.json", "labels.json", "coco.json", "photograph.json", "nifti/about.json"]
)
def test_who_made_which_layer_and_what_is_questionable(folder, name):
    found = told(folder / name)
    about = found.get("info") or found.get("about") or found
    layers = {entry["structure"]: entry for entry in about["layers"]}
    assert (layers["vessel"]["by"], layers["vessel"]["model_sha256"]) == ("model", "f" * 64)
    assert (layers["optic_disc"]["by"], layers["optic_disc"]["author"]) == ("reader", "reader:ada")
    assert layers["optic_disc"]["derived_from"] == "model:eye"
    assert layers["hard_exudate"]["questionable_pixels"] == int(MARKED.sum())
    assert layers["drusen"]["pixels"] == 0  # looked for, and absent
    assert about["not_covered"] == ["irma"]
    assert about["eye"]["laterality"] == "L"


def test_no_name_of_a_person_or_their_file_is_written(folder):
    for path in folder.parent.rglob("*"):
        assert "miller" not in str(path.relative_to(folder.parent)).lower()
        if path.is_file():
            data = path.read_bytes().lower()
            for word in (b"miller", b"4711", b"1950"):
                assert word not in data, (path.name, word)


# ---- nothing is lost unasked ---------------------------------------------------------------------


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_there_stays_until_it_may_be_replaced(tmp_path):
    export(tmp_path, CASE, ALL)
    other = made()
    other.segmentation.layer("vessel").mask[0, :] = True
    before = everything(tmp_path)
    refused = export(tmp_path, other, ALL)
    assert not refused.written
    assert tmp_path / "P-1_L" / "masks" / "vessel.png" in refused.in_the_way
    assert tmp_path / DATASET / "images" / "P-1_L.png" in refused.in_the_way
    assert everything(tmp_path) == before
    assert export(tmp_path, other, ALL, overwrite=True).written
    assert everything(tmp_path) != before


def test_the_same_again_is_in_nobodys_way(tmp_path):
    formats = ("masks", "npz", "labels", "coco", "labelme", "nifti", "overlay")
    export(tmp_path, CASE, formats)
    assert not export(tmp_path, CASE, formats).in_the_way


def test_another_case_in_the_same_dataset(tmp_path):
    export(tmp_path, CASE, [DATASET])
    other = ExportedCase("P-2_R", CASE.image, CASE.segmentation, patient="P-2")
    assert not export(tmp_path, other, [DATASET]).in_the_way
    assert [sample.identifier for sample in read_folder(tmp_path / DATASET)] == ["P-1_L", "P-2_R"]


def test_layers_of_an_earlier_export_do_not_pass_for_this_ones(tmp_path):
    export(tmp_path, CASE, ALL)
    kept = tuple(layer for layer in CASE.layers if layer.structure != "hard_exudate")
    fewer = ExportedCase(
        "P-1_L", CASE.image, Segmentation(layers=kept), CASE.measurements, patient="P-1"
    )
    gone = tmp_path / "P-1_L" / "questionable" / "hard_exudate.png"
    assert gone in export(tmp_path, fewer, ["masks", "nifti"]).in_the_way
    export(tmp_path, fewer, ALL, overwrite=True)
    assert not [path for path in everything(tmp_path) if "hard_exudate" in str(path)]
    (sample,) = read_folder(tmp_path / DATASET)
    assert "hard_exudate" not in sample.masks


def test_columns_that_somebody_added_to_the_manifest_stay(tmp_path):
    export(tmp_path, CASE, [DATASET])
    manifest = tmp_path / DATASET / "manifest.csv"
    head, row = manifest.read_text().splitlines()
    manifest.write_text(f"{head},clinic\n{row},north\n")
    export(tmp_path, ExportedCase("P-2_R", CASE.image, CASE.segmentation), [DATASET])
    assert [row["clinic"] for row in read_rows(tmp_path / DATASET)] == ["north", ""]


def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        export(tmp_path, CASE, ALL)
    assert everything(tmp_path) == {}


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="Choose another"):
        export(tmp_path / "file", CASE, ["coco"])


@pytest.mark.parametrize("name", ["", "../out", "a/b", ".hidden", "dataset", "x" * 101])
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    case = ExportedCase(name, CASE.image, CASE.segmentation)
    with pytest.raises(OutputError, match="name of an export"):
        export(tmp_path, case, ["masks"])


def test_measurements_that_are_not_there_are_not_made_up(tmp_path):
    case = ExportedCase("x", CASE.image, CASE.segmentation)
    with pytest.raises(OutputError, match="no measurements"):
        export(tmp_path, case, ["measurements"])
    assert not list(tmp_path.iterdir())


def test_a_structure_without_a_value_is_not_left_out_of_a_label_map():
    found = Segmentation((Layer("choroid", blank(), MODEL),))
    with pytest.raises(OutputError, match="no value"):
        label_map(ExportedCase("x", CASE.image, found))


def test_runs_of_a_large_photograph_stay_small():
    """A vessel tree of many pieces does not become megabytes of text."""
    mask = np.zeros((2000, 3000), np.bool_)
    mask[::40, :2500] = True
    image = RetinalImage(np.zeros((2000, 3000, 3), np.uint8), "a", "b")
    files = coco_files(ExportedCase("x", image, Segmentation((Layer("vessel", mask, MODEL),))))
    assert len(files["coco.json"]) < 3_000_000
    assert cv2.imdecode(np.frombuffer(files["photograph.png"], np.uint8), 1).shape[:2] == (
        2000,
        3000,
    )
