"""A miniature of the whole way, by the commands of docs/training.md: from data to a mask."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.fundus import segment
from engine.runtime import registry
from training.cli import app

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "training"))
from phantom_data import phantom, phantom_folder

SHARED = """
diameter = 96
patch = 64
centred = 0.7
seed = 1
encoder = "test_efficientnet"
initial_weights = ""

[loop]
steps = {steps}
batch = 2
learning_rate = 3e-3
average = 0.8
validate_every = {steps}
pictures_every = {steps}
"""
EXPERT = 'name = "expert"\nstructures = ["vessel"]\nsets = {{ clinic = 1.0 }}\n'
PSEUDO = """
name = "pseudo"
experts = ["fundus-expert.toml"]
sets = ["unlabelled"]
confidence = 0.6
trust = 0.5
folders = { unlabelled = "../unlabelled" }
"""
MULTITASK = """
name = "multitask"
structures = ["vessel", "optic_disc"]
landmarks = ["fovea"]
sets = {{ clinic = 1.0, pseudo = 0.5, discs = 1.0 }}
heads = {{ vessels = ["vessel"], disc = ["optic_disc", "fovea"] }}
"""
ADAPT = MULTITASK.replace('"multitask"', '"adapted"') + (
    'continues = "multitask"\ntrains = ["vessels", "disc"]\n'
)
FINETUNE = MULTITASK.replace('"multitask"', '"finetuned"') + (
    'continues = "adapted"\ntrains = ["disc"]\n'
)
RECIPE = """
name = "mine"
title = "My model"
modality = "fundus"
version = "1"
summary = "A miniature."
recipe = "A test."
failures = ["Everything."]
thresholds = { vessel = 0.5, optic_disc = 0.5, fovea = 0.1 }
[[passes]]
config = "fundus-finetuned.toml"
tile = 0
mirror = false
[[data]]
set = "clinic"
terms = "phantoms"
[[data]]
set = "data"
terms = "phantoms too"
"""


@pytest.fixture
def configs(tmp_path):
    folder = tmp_path / "configs"
    folder.mkdir()
    phantom_folder(tmp_path / "clinic", 2, structures=("vessel",), fovea=False)
    phantom_folder(tmp_path / "discs", 2, first=10, structures=("optic_disc",))
    phantom_folder(tmp_path / "unlabelled", 1, first=20, structures=(), fovea=False)
    places = 'folders = {{ clinic = "../clinic", discs = "../discs", pseudo = "../runs/pseudo" }}\n'
    for name, text in (
        ("expert", EXPERT),
        ("multitask", MULTITASK),
        ("adapted", ADAPT),
        ("finetuned", FINETUNE),
    ):
        whole = (text + places + SHARED).format(steps=4)
        (folder / f"fundus-{name}.toml").write_text(whole)
    (folder / "pseudo.toml").write_text(PSEUDO)
    (folder / "model.toml").write_text(RECIPE)
    return folder


def test_from_labelled_photographs_to_a_model_that_segments(configs, tmp_path, monkeypatch):
    monkeypatch.setenv("RETSAM_SHARED", str(tmp_path))
    runs = ["--runs", str(tmp_path / "runs")]

    def command(*words):
        told = CliRunner().invoke(app, ["fundus", *map(str, words)], catch_exceptions=False)
        assert told.exit_code == 0, told.output

    command("check", "--data", tmp_path / "clinic")
    command("expert", "--config", configs / "fundus-expert.toml", *runs)
    command("pseudo-label", "--config", configs / "pseudo.toml", *runs)
    assert (tmp_path / "runs/pseudo/manifest.csv").is_file()
    command("multitask", "--config", configs / "fundus-multitask.toml", *runs)
    command("adapt", "--config", configs / "fundus-adapted.toml", *runs)
    more = phantom_folder(tmp_path / "own", 3, first=30)
    finetune = ["finetune", "--config", configs / "fundus-finetuned.toml", *runs]
    command(*finetune, "--data", more, "--fraction", "0.5")
    output = registry.own_models()
    command("export", "--config", configs / "model.toml", *runs, "--output", output)
    registry.models.cache_clear()
    try:
        discs = ["--config", configs / "fundus-finetuned.toml"]
        command("evaluate", "--card", output / "mine.json", *discs)
        card = json.loads((output / "mine.json").read_text())
        trained = {entry["set"]: entry["images"] for entry in card["data"]}
        assert trained == {"clinic": 1, "data": 1}  # of two persons one validates; half of two
        assert {row["structure"] for row in card["scores"]} >= {"vessel", "optic_disc"}
        image = phantom(31).as_image()
        found = segment(image, model="mine", structures=["vessel", "optic_disc"])
        assert {layer.structure for layer in found.layers} <= {"vessel", "optic_disc"}
        assert all(layer.mask.shape == image.pixels.shape[:2] for layer in found.layers)
        assert found.model_sha256 == registry.model_card("mine").sha256
    finally:
        registry.models.cache_clear()
