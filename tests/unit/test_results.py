"""The result folder: complete or absent, exact, and readable again."""

import json
import shutil
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.biomarkers import measure
from engine.choices import NO_CHOICES, Choices, VesselPoint, choices_from_json
from engine.errors import ImageReadError, MasksError, OutputError
from engine.files import replacing, write_bytes
from engine.image import Laterality, Scale
from engine.layers import Layer, Provenance, Quality, Segmentation
from engine.readers import open_file
from engine.results import read_landmarks, read_masks, read_result
from engine.writers import write_result, write_summary
from engine.writers.result import read_document
from engine.writers.summary import summary_row
from training.phantoms import draw_fundus


@pytest.fixture(scope="module")
def phantom():
    return draw_fundus(shape=(200, 260), seed=5)


@pytest.fixture
def photograph(phantom, tmp_path):
    path = tmp_path / "eye.png"
    Image.fromarray(phantom.pixels).save(path)
    return path


@pytest.fixture
def written(phantom, photograph, tmp_path):
    """A result folder with everything, and what went into it."""
    image = open_file(photograph)[0].with_eye(Laterality.LEFT).with_scale(Scale(7, 8, "user"))
    shares = np.linspace(0, 1, 200 * 260, dtype=np.float32).reshape(200, 260)
    segmentation = replace(
        phantom.as_segmentation(),
        landmarks=phantom.as_segmentation().landmarks[:1],
        probabilities={"vein": shares},
        settings=(("device", "cpu"),),
        notices=("A notice.",),
    )
    folder = tmp_path / "out" / "eye"
    write_result(
        folder,
        image=image,
        segmentation=segmentation,
        measurements=measure(image, segmentation),
        probabilities=True,
        source=photograph,
    )
    return folder, image, segmentation


def test_masks_are_the_layers_in_the_images_own_size(written):
    folder, _, segmentation = written
    names = {path.stem for path in (folder / "masks").iterdir()}
    assert names == {layer.structure for layer in segmentation.layers}
    for layer in segmentation.layers:
        pixels = cv2.imread(str(folder / "masks" / f"{layer.structure}.png"), cv2.IMREAD_UNCHANGED)
        assert np.array_equal(pixels, layer.mask * np.uint8(255))


def test_probabilities_have_sixteen_bits(written):
    folder, _, segmentation = written
    pixels = cv2.imread(str(folder / "probabilities" / "vein.png"), cv2.IMREAD_UNCHANGED)
    assert pixels.dtype == np.uint16
    assert np.abs(pixels / 65535 - segmentation.probabilities["vein"]).max() < 1e-5


def test_landmarks_are_points_or_null(written):
    folder, _, segmentation = written
    told = json.loads((folder / "landmarks.json").read_text())
    mark = segmentation.landmarks[0]
    assert told == {"optic_disc": [round(mark.x, 3), round(mark.y, 3)], "fovea": None}


def test_measurements_tell_their_whole_trail(written, photograph):
    folder, image, segmentation = written
    told = json.loads((folder / "measurements.json").read_text(encoding="utf-8"))
    assert told["schema"] == "retsam-measurements/1"
    about = told["image"]
    assert (about["name"], about["width"], about["height"], about["frame"]) == (
        "eye.png",
        260,
        200,
        0,
    )
    assert (about["sha256"], about["pixel_sha256"]) == (image.sha256, image.pixel_sha256)
    assert about["path"] == str(photograph.resolve())
    assert told["eye"] == {"laterality": "L", "source": "user"}
    assert told["scale"] == {"x_um": 7, "y_um": 8, "source": "user"}
    assert told["models"][0]["sha256"] == segmentation.model_sha256
    assert told["models"][0]["settings"] == {"device": "cpu"}
    assert told["measurements"] == [row.as_row() for row in measure(image, segmentation)]


def test_a_result_reads_back_as_it_was(written):
    folder, image, segmentation = written
    result = read_result(folder)
    assert result.image.scale == image.scale
    assert result.image.laterality is Laterality.LEFT
    assert result.measurements == measure(image, segmentation)
    for layer in segmentation.layers:
        assert np.array_equal(result.segmentation.layer(layer.structure).mask, layer.mask)


def test_a_result_knows_its_image_by_content(written, photograph, tmp_path):
    folder, _, _ = written
    moved = tmp_path / "elsewhere.png"
    shutil.move(photograph, moved)
    with pytest.raises(ImageReadError):
        read_result(folder)
    assert read_result(folder, image_file=moved).image.name == "eye.png"
    Image.fromarray(np.zeros((200, 260, 3), np.uint8)).save(photograph)
    with pytest.raises(ImageReadError, match="not the image that was measured"):
        read_result(folder)


def test_a_damaged_result_is_named(written):
    folder, _, _ = written
    told = json.loads((folder / "measurements.json").read_text())
    del told["eye"]
    (folder / "measurements.json").write_text(json.dumps(told))
    with pytest.raises(MasksError, match="damaged"):
        read_result(folder)


def test_numbers_are_never_shown_with_other_masks(written):
    folder, _, _ = written
    path = folder / "masks" / "vein.png"
    pixels = np.asarray(Image.open(path)).copy()
    pixels[20:60, 30:90] = 255
    Image.fromarray(pixels).save(path)
    with pytest.raises(MasksError, match=r"vein\.png is not as it was"):
        read_result(folder)
    path.unlink()
    with pytest.raises(MasksError, match=r"vein\.png is not as it was"):
        read_result(folder)


def test_a_mask_that_nobody_measured_is_not_shown(written):
    folder, _, _ = written
    shutil.copy(folder / "masks" / "vein.png", folder / "masks" / "optic_cup.png")
    with pytest.raises(MasksError, match=r"optic_cup\.png is not as it was"):
        read_result(folder)


@pytest.mark.parametrize("told", ['{"fovae": [3, 4]}', '{"fovea": [NaN, 4]}'])
def test_a_landmark_that_is_none_is_named(told, tmp_path):
    path = tmp_path / "landmarks.json"
    path.write_text(told)
    with pytest.raises(MasksError, match="is no landmark"):
        read_landmarks(path)


def test_nothing_is_left_of_an_earlier_result(written, phantom):
    folder, image, _ = written
    few = replace(phantom.as_segmentation(), layers=phantom.as_segmentation().layers[:1])
    (folder / "masks" / "notes.txt").write_text("mine")
    write_result(folder, image=image, segmentation=few, measurements=())
    assert {path.name for path in (folder / "masks").iterdir()} == {"vessel.png", "notes.txt"}
    assert not list((folder / "probabilities").iterdir())


def test_a_result_that_could_not_be_finished_is_not_complete(written, monkeypatch):
    folder, image, segmentation = written

    def full_disk(self, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        write_result(folder, image=image, segmentation=segmentation, measurements=())
    assert read_document(folder) is None
    assert not list(folder.rglob("*.part"))


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "file"
    write_bytes(path, b"old")

    def interrupted():
        with replacing(path) as unfinished:
            unfinished.write_bytes(b"ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("name", "pixels", "words"),
    [
        ("vein", np.zeros((40, 60), np.uint8), "60 × 40"),
        ("vein", np.ones((60, 40), np.uint8), "0 and 255"),
        ("vein", np.zeros((60, 40, 3), np.uint8), "colour"),
        ("veins", np.zeros((60, 40), np.uint8), "veins.png"),
    ],
)
def test_masks_that_do_not_fit_are_refused(tmp_path, name, pixels, words):
    cv2.imwrite(str(tmp_path / f"{name}.png"), pixels)
    with pytest.raises(MasksError, match=words):
        read_masks(tmp_path, shape=(60, 40), author="file:masks")


@pytest.mark.parametrize("text", ["", "[1, 2]", '{"fovea": 3}', '{"fovea": ["x", 1]}'])
def test_landmarks_that_are_none_are_refused(tmp_path, text):
    path = tmp_path / "landmarks.json"
    path.write_text(text)
    with pytest.raises(MasksError, match="landmarks"):
        read_landmarks(path)


def test_a_summary_keeps_the_rows_of_other_results(tmp_path):
    path = tmp_path / "summary.csv"
    write_summary(path, [{"result": "b", "status": "done", "x": "1"}, {"result": "a"}])
    write_summary(path, [{"result": "b", "status": "kept", "y": "é, 2"}])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["a", ""], ["b", "kept"]]
    assert lines[2].endswith('"é, 2"')


def test_a_foreign_table_is_not_overwritten(tmp_path):
    path = tmp_path / "summary.csv"
    path.write_text("my,own\n1,2\n")
    with pytest.raises(OutputError, match="move it away"):
        write_summary(path, [{"result": "a"}])
    assert path.read_text() == "my,own\n1,2\n"


def test_quality_and_a_readers_choices_come_back(photograph, phantom, tmp_path):
    image = open_file(photograph)[0]
    quality = Quality(0.41, "usable", ("dark", "noisy"))
    layer = Layer("vessel", phantom.masks["vessel"], Provenance("reader:x"))
    choices = Choices(
        left_out=(VesselPoint("artery", 12.5, 30.0),),
        taken_in=(VesselPoint("vein", 40.0, 31.5),),
        zone_centre=(100.25, 80.0),
        axial_length_mm=26.5,
        refraction_d=-6.25,
        reader="Dr Held",
    )
    folder = tmp_path / "result"
    write_result(
        folder,
        image=image,
        segmentation=Segmentation((layer,), quality=quality),
        measurements=(),
        choices=choices,
        source=photograph,
    )
    back = read_result(folder)
    assert back.choices == choices
    assert back.segmentation.quality == quality
    row = summary_row(read_document(folder))
    assert (row["quality"], row["quality_score"]) == ("usable", "0.41")
    assert row["quality_reasons"] == "dark noisy"


def test_a_result_without_choices_says_so(written):
    folder, *_ = written
    assert read_document(folder)["choices"] is None
    assert read_result(folder).choices == NO_CHOICES


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        (NO_CHOICES, None),
        (Choices(left_out=(VesselPoint("vein", 1, 2),) * 2), "reader left out 2 veins."),
        (Choices(axial_length_mm=23.5), "reader stated an axial length of 23.5 mm."),
        (Choices(refraction_d=2.5), "reader stated a refraction of +2.5 D."),
        (Choices(refraction_d=0.0), "reader stated a refraction of +0 D."),
        (
            Choices(
                left_out=(VesselPoint("artery", 1, 2), VesselPoint("vein", 3, 4)),
                zone_centre=(5.0, 6.0),
                reader="Dr Held",
            ),
            "Dr Held left out 1 artery and 1 vein. Dr Held moved the zones' centre.",
        ),
    ],
)
def test_choices_are_told_in_words(choices, told):
    assert choices.summary() == told


def test_choices_of_an_earlier_version_are_read():
    told = Choices(axial_length_mm=23.5).as_json()
    del told["refraction_d"]
    assert choices_from_json(told) == Choices(axial_length_mm=23.5)


@pytest.mark.parametrize("damage", [{"reader": "x"}, {"left_out": [["nerve", 1, 2]]}, []])
def test_damaged_choices_are_refused(damage):
    whole = Choices(zone_centre=(1.0, 2.0)).as_json()
    told = {**whole, **damage} if damage and "left_out" in damage else damage
    with pytest.raises((KeyError, TypeError, ValueError)):
        choices_from_json(told)
