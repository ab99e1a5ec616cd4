"""What a model outlined at a prompt is known of a layer, through undo, redo and the workspace."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from PIL import Image

from engine.biomarkers import measure
from engine.editing.act import Act
from engine.editing.region import Region
from engine.editing.working import WorkingLayers
from engine.edits import undone
from engine.layers import Layer, Prompted, Provenance, Segmentation
from engine.oct.gestures import area_edit
from engine.oct.working import WorkingVolume
from engine.readers import open_file
from engine.report import facts
from engine.results import read_result
from engine.store.codec import edit_from_told, edit_told
from engine.words import languages, words
from engine.writers import write_result
from training.phantoms import draw_fundus

SHAPE = (40, 60)
MODEL = Provenance("model:test")
BOX = Prompted("box", "small", "a" * 64)
CLICKS = Prompted("2 clicks", "sam", "b" * 64)
SCHEMA = Path(__file__).parents[3] / "docs" / "measurements.schema.json"


def square(top, left, side=6):
    return Region(top, left, np.ones((side, side), np.bool_))


@pytest.fixture
def layers():
    found = np.zeros(SHAPE, np.bool_)
    found[5:15, 5:20] = True
    masks = {"haemorrhage": found, "vessel": np.roll(found, 20, axis=1)}
    drawn = tuple(Layer(key, mask, MODEL) for key, mask in masks.items())
    return WorkingLayers(SHAPE, Segmentation(drawn))


def paint(layers, region, prompted=None, structure="haemorrhage"):
    act = Act(layers, author="reader:anna")
    act.paint(structure, region)
    return act.finish("Brush", prompted)


def told(layers, structure="haemorrhage"):
    return layers.layer(structure).provenance.prompted


def kept(edit):
    """The edit as it comes back from the workspace."""
    return edit_from_told(json.loads(json.dumps(edit_told(edit))))


def test_a_layer_tells_each_prompt_once_and_undo_takes_it_back(layers):
    edits = [paint(layers, square(20, at), by) for at, by in ((5, BOX), (15, BOX), (25, CLICKS))]
    assert told(layers) == (BOX, CLICKS)
    assert layers.segmentation().layer("haemorrhage").provenance.prompted == (BOX, CLICKS)
    layers.apply(undone(edits[2], id="u2", at=edits[2].at))
    layers.apply(undone(edits[1], id="u1", at=edits[1].at))
    assert told(layers) == (BOX,)  # the first was done with the same prompt, and holds
    layers.apply(undone(edits[0], id="u0", at=edits[0].at))
    assert layers.layer("haemorrhage").provenance.by_model
    layers.apply(edits[0])
    assert told(layers) == (BOX,)


def test_what_is_drawn_by_hand_says_nothing_of_a_model(layers):
    paint(layers, square(20, 5))
    assert told(layers) == ()


def test_the_workspace_brings_it_back(layers):
    edits = [paint(layers, square(20, 5), BOX), paint(layers, square(20, 30))]
    again = WorkingLayers(SHAPE, layers.found)
    for edit in edits:
        again.apply(kept(edit))
    assert told(again) == (BOX,)
    back = kept(undone(edits[0], id="u", at=edits[0].at))
    with pytest.raises(ValueError, match="not there"):
        WorkingLayers(SHAPE, layers.found).apply(back)


def test_dropped_corrections_come_back_with_all_that_is_known_of_them(layers):
    paint(layers, square(20, 5), BOX)
    paint(layers, square(20, 15), CLICKS)
    act = Act(layers, author="reader:anna")
    act.drop_layer("haemorrhage")
    dropped = act.finish("Drop")
    assert layers.layer("haemorrhage").provenance.by_model
    layers.apply(kept(undone(dropped, id="u", at=dropped.at)))
    assert told(layers) == (BOX, CLICKS)


def test_layers_that_are_kept_in_step_tell_it_too(layers):
    paint(layers, square(20, 5), BOX, structure="artery")
    assert told(layers, "artery") == told(layers, "vessel") == (BOX,)


def test_an_area_of_a_volume_tells_it():
    working = WorkingVolume((3, 30, 40))
    pixels = np.zeros((30, 40), np.bool_)
    pixels[5:10, 8:20] = True
    edit = area_edit(
        working, "subretinal_fluid", 1, pixels, adding=True, name="x", author="reader:ada",
        prompted=CLICKS,
    )  # fmt: skip
    working.apply(kept(edit))
    found = working.segmentation()
    for key in ("subretinal_fluid", "fluid"):
        assert found.layer(key).provenance.prompted == (CLICKS,)
    working.apply(undone(edit, id="u", at=edit.at))
    assert working.segmentation() is None or not working.segmentation().layers


@pytest.fixture(scope="module")
def outlined():
    phantom = draw_fundus(shape=(200, 260), seed=5)
    found = phantom.as_segmentation()
    by = Provenance("reader:anna", prompted=(BOX, CLICKS))
    layers = tuple(
        replace(layer, provenance=by) if layer.structure == "optic_disc" else layer
        for layer in found.layers
    )
    return phantom.pixels, replace(found, layers=layers)


def test_a_result_says_what_was_outlined_by_which_model(outlined, tmp_path):
    pixels, found = outlined
    Image.fromarray(pixels).save(tmp_path / "eye.png")
    (image,) = open_file(tmp_path / "eye.png")
    write_result(
        tmp_path / "out", image=image, segmentation=found, measurements=measure(image, found),
        source=tmp_path / "eye.png",
    )  # fmt: skip
    document = json.loads((tmp_path / "out" / "measurements.json").read_text())
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert document["prompted"] == [
        {"structure": "optic_disc", "prompt": by.prompt, "model": by.model,
         "model_sha256": by.model_sha256}
        for by in (BOX, CLICKS)
    ]  # fmt: skip
    again = read_result(tmp_path / "out").segmentation
    assert again.layer("optic_disc").provenance.prompted == (BOX, CLICKS)


def test_a_report_says_it_in_every_language(outlined):
    _, found = outlined
    disc = found.layer("optic_disc").provenance
    assert facts.made_by_text(disc) == "reader anna, outlined with small, sam"
    rows = facts.outlined_facts(found)
    assert rows == tuple(
        ("Outlined with", f"{by.model}, sha256 {by.model_sha256}") for by in (BOX, CLICKS)
    )
    for language in languages():
        if language != "en":
            said = words(language)(facts.made_by_text(disc))
            assert "anna" in said
            assert "outlined" not in said
            assert words(language)("Outlined with") != "Outlined with"
