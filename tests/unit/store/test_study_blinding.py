"""What a reader is given is searched, with everything reachable from it, for what must not be."""

import gc
import types
from datetime import datetime

import numpy as np
import pytest
from PIL import Image
from studies import Reader, assigned, graded

from engine.image import Device, Identity, Laterality, OctVolume, RetinalImage, Scale
from engine.layers import Landmark, Layer, Provenance, Segmentation, Surface
from engine.readers import open_file
from engine.store import audit
from engine.study import admin
from engine.study.blinding import blinded, present
from engine.study.errors import CaseFileError, ManifestError
from engine.study.manifest import read_manifest, write_manifest
from engine.study.plan import freeze, reachable
from engine.study.served import Served
from engine.writers import write_result

SHAPE = (40, 64)
MODEL = "secretnet"
SECRETS = (
    "Meier",
    "meier",
    "Anna",
    "hospital-4711",
    "1961",
    "P-SECRET",
    "proliferative-truth",
    "seed-of-the-study",
    "remark of ben",
    "ben",
    "Topcon",
    "2024",
)

PLAN = """
key = "blind"
title = "Blinded"
seed = "seed-of-the-study"
design = "{design}"
readers = ["ada", "ben"]
[[tasks]]
kind = "grade"
form = "icdr"
[[cases]]
file = "images/meier_anna_0.png"
patient = "P-SECRET-1"
model = "found/0"
truth = {{icdr = "4", remark = "proliferative-truth"}}
[[cases]]
file = "images/meier_anna_1.png"
patient = "P-SECRET-2"
model = "found/1"
"""


def reached(*roots):
    """All texts and bytes that can be reached from `roots`, as Python itself follows them."""
    seen, todo, texts = set(), list(roots), []
    closed = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)
    while todo:
        each = todo.pop()
        if id(each) in seen or isinstance(each, closed):
            continue
        seen.add(id(each))
        if isinstance(each, str):
            texts.append(each)
        elif isinstance(each, bytes):
            texts.append(each.decode("latin-1"))
        elif isinstance(each, np.ndarray):
            todo.append(each.base)
        else:
            todo.extend(gc.get_referents(each))
            todo.append(getattr(each, "__dict__", None))
    return "\n".join(texts)


def mask_of_model(number):
    mask = np.zeros(SHAPE, bool)
    mask[10:20, 12 + 5 * number : 30] = True
    return mask


@pytest.fixture
def folder(tmp_path):
    """A study's folder: photographs named after a patient, and what a model found on them."""
    for number in range(2):
        pixels = np.random.default_rng(number).integers(60, 200, (*SHAPE, 3), np.uint8)
        path = tmp_path / "images" / f"meier_anna_{number}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(pixels).save(path)
        (image,) = open_file(path)
        write_result(
            tmp_path / "found" / str(number),
            image=image,
            segmentation=Segmentation(
                layers=(Layer("optic_disc", mask_of_model(number), Provenance(f"model:{MODEL}")),),
                landmarks=(Landmark("fovea", 40.0, 20.0),),
                model=MODEL,
                notices=("The file meier_anna is dark.",),
            ),
            measurements=(),
            source=path,
        )
    return tmp_path


def frozen(folder, design="sequential"):
    plan = folder / "plan.toml"
    plan.write_text(PLAN.format(design=design), encoding="utf-8")
    return freeze(plan)


def secrets_in(text, manifest):
    hashes = [h for case in manifest.cases for h in (case.file_sha256, case.pixel_sha256)]
    return [secret for secret in (*SECRETS, *hashes) if secret in text]


def test_nothing_that_unblinds_can_be_reached(file_store, folder):
    made = frozen(folder)
    assigned(file_store, made)
    ben = Reader(file_store, "ben", key="blind")
    ben.read_all(graded("4", remark="remark of ben"))
    ada = Reader(file_store, "ada", key="blind")
    shown = []
    while isinstance(served := ada.next(), Served):
        presented = present(file_store, served, folder)
        text = reached(served, presented)
        assert secrets_in(text, made) == []
        assert str(folder) not in text
        assert (MODEL in text) == served.shows_model == (presented.model is not None)
        shown.append(served.shows_model)
        ada.submit(served, graded("1"))
    assert shown == [False, True, False, True]


def test_the_arm_with_the_model_shows_what_was_frozen_on_the_images_own_grid(file_store, folder):
    made = frozen(folder)
    assigned(file_store, made)
    ada = Reader(file_store, "ada", key="blind")
    ada.submit(ada.next())
    presented = present(file_store, ada.next(), folder)
    found = presented.model.layer("optic_disc").mask
    known = next(n for n in range(2) if (found == mask_of_model(n)).all())
    (image,) = open_file(folder / "images" / f"meier_anna_{known}.png")
    assert (presented.image.pixels == image.pixels).all()
    assert presented.model.landmark("fovea") == Landmark("fovea", 40.0, 20.0)


def identified():
    return {
        "sha256": "a" * 64,
        "pixel_sha256": "b" * 64,
        "name": "meier_anna.dcm",
        "acquired": datetime(2024, 1, 2),
        "device": Device("Topcon", "NW400"),
        "identity": Identity("Meier^Anna", "hospital-4711", "19610203", "F", "v1", "20240102"),
        "warnings": ("meier_anna.dcm is dark.",),
        "header": (("Institution", "hospital-4711"),),
        "laterality": Laterality.LEFT,
        "laterality_source": "meier_anna.dcm",
    }


def test_the_search_finds_what_is_there(folder):
    (image,) = open_file(folder / "images" / "meier_anna_0.png")
    text = reached({"deep": [(image,)]}, RetinalImage(image.pixels, **identified()))
    for secret in ("meier_anna_0", "Meier", "hospital-4711", "1961", "Topcon", image.pixel_sha256):
        assert secret in text


def test_a_photograph_keeps_its_pixels_eye_and_scale_alone():
    image = RetinalImage(
        np.full((*SHAPE, 3), 9, np.uint8), scale=Scale(5.0, 7.0, "dicom"), **identified()
    )
    plain = blinded(image, "r1")
    text = reached(plain)
    assert not [secret for secret in (*SECRETS, "a" * 64, "b" * 64) if secret in text]
    assert (plain.pixels == image.pixels).all()
    assert (plain.laterality, plain.scale) == (Laterality.LEFT, image.scale)


def test_two_readings_of_one_case_look_unlike():
    image = RetinalImage(np.full((*SHAPE, 3), 9, np.uint8), sha256="a", pixel_sha256="b")
    one, two = blinded(image, "r1"), blinded(image, "r2")
    assert one.pixel_sha256 != two.pixel_sha256
    assert one.pixel_sha256 == blinded(image, "r1").pixel_sha256


def test_a_volume_loses_what_its_device_found():
    rows = np.full((2, SHAPE[1]), 5, np.float32)
    volume = OctVolume(
        np.zeros((2, *SHAPE), np.uint8),
        surfaces=(Surface("ilm", rows, Provenance("device:Topcon")),),
        **identified(),
    )
    plain = blinded(volume, "r1")
    assert plain.surfaces == ()
    text = reached(plain)
    assert not [secret for secret in SECRETS if secret in text]


def test_a_changed_image_is_refused_without_its_name(file_store, folder, caplog):
    assigned(file_store, frozen(folder))
    ada = Reader(file_store, "ada", key="blind")
    served = ada.next()
    for path in (folder / "images").iterdir():
        pixels = np.array(Image.open(path))
        pixels[0, 0] ^= 1
        Image.fromarray(pixels).save(path)
    with pytest.raises(CaseFileError) as caught:
        present(file_store, served, folder)
    told = reached(str(caught.value), caught.value.args, caught.value.__cause__)
    assert caught.value.__context__ is None
    assert "meier" not in told + caplog.text
    for path in (folder / "images").iterdir():
        path.unlink()
    with pytest.raises(CaseFileError):
        present(file_store, served, folder)


def test_a_changed_result_of_the_model_is_refused(file_store, folder):
    made = frozen(folder)
    assigned(file_store, made)
    assert reachable(folder, made) == ()
    ada = Reader(file_store, "ada", key="blind")
    ada.submit(ada.next())
    served = ada.next()
    for number in range(2):
        path = folder / "found" / str(number) / "masks" / "optic_disc.png"
        Image.fromarray(np.asarray(~mask_of_model(number) * 255, np.uint8)).save(path)
    with pytest.raises(CaseFileError):
        present(file_store, served, folder)
    for number in range(2):
        (folder / "found" / str(number) / "measurements.json").write_text("{}")
    assert len(reachable(folder, made)) == 2


def test_a_manifest_is_the_same_after_it_was_written(folder):
    made = frozen(folder)
    path = folder / "study.json"
    sha256 = write_manifest(made, path)
    assert read_manifest(path) == made
    assert len(sha256) == 64
    changed = path.read_text(encoding="utf-8").replace("seed-of-the-study", "seed-of-a-reader")
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(ManifestError, match="changed after it was frozen"):
        read_manifest(path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"schema": "retsam-study/9"}', "\x00"])
def test_what_is_no_manifest_is_refused(tmp_path, content):
    path = tmp_path / "study.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ManifestError, match="manifest|version"):  # noqa: RUF043
        read_manifest(path)
    with pytest.raises(ManifestError, match="opened"):
        read_manifest(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('design = "sequential"', 'design = "parallel"', "design"),
        ('seed = "seed-of-the-study"', "", "seed"),
        ('readers = ["ada", "ben"]', 'readers = ["ada", "ada"]', "named once"),
        ('form = "icdr"', 'form = "icdr2"', "no ready form"),
        ('kind = "grade"', 'kind = "guess"', "task"),
        ("images/meier_anna_1.png", "images/meier_anna_0.png", "twice"),
        ("images/meier_anna_1.png", "../meier_anna_1.png", "within the folder"),
        ('model = "found/1"', 'model = "found/7"', "no result"),
        ('model = "found/1"', "", "result folder"),
        ('patient = "P-SECRET-2"', "", "patient"),
        ('title = "Blinded"', 'title = "Blinded"\nrepeats = 2', "half"),
        ('title = "Blinded"', 'title = "Blinded"\nreaders_a_case = 2', "whoever is free"),
        ('title = "Blinded"', 'title = "B"\nadjudication = {readers = ["eve"]}', "Adjudication"),
        ('title = "Blinded"', 'titel = "Blinded"', "titel"),
        ('icdr = "4"', 'icdr = "5"', "The truth of"),
        ('icdr = "4"', "icdr = 4", "The truth of"),
        ('icdr = "4"', 'idcr = "4"', "idcr"),
        ('key = "blind"', 'key = "a b"', "key"),
        ('key = "blind"', "key = ", "plan"),
    ],
)
def test_a_plan_that_cannot_work_is_refused_with_the_reason(folder, before, after, said):
    told = PLAN.format(design="sequential")
    assert before in told
    plan = folder / "plan.toml"
    plan.write_text(told.replace(before, after), encoding="utf-8")
    with pytest.raises(Exception, match=said) as caught:
        freeze(plan)
    assert type(caught.value).__name__ in ("ManifestError", "FormError")


def test_the_order_that_was_dealt_is_in_the_trail(file_store, folder):
    made = frozen(folder)
    admin.assign(file_store, made, by="manager")
    with file_store.reading() as session:
        orders = [entry for entry in audit.entries(session) if entry.act == "study order"]
    assert len(orders) == 2
    assert all("order_sha256" in entry.detail for entry in orders)
