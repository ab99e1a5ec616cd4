"""`retsam models`: published models come in by the command line, under their terms."""

import json

import pytest
from made_checkpoints import write_retsam, write_sam
from typer.testing import CliRunner

from engine.cli import app
from engine.runtime import registry


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


def retsam(*args, typed=None):
    return CliRunner().invoke(app, [str(arg) for arg in args], input=typed)


@pytest.fixture
def file(tmp_path):
    return write_retsam(tmp_path / "retsam_v1_for_public.ckpt")


def test_the_list_tells_what_can_be_added_and_where_it_is_got():
    listed = retsam("models")
    assert listed.exit_code == 0
    assert listed.output == retsam("models", "list").output
    assert "huggingface.co/JerryWzh/RetSAM_public" in listed.output
    assert "PolyForm Noncommercial 1.0.0" in listed.output


def test_nothing_is_added_before_the_terms_are_accepted(file):
    refused = retsam("models", "add", file, typed="n\n")
    assert refused.exit_code == 1
    assert "PolyForm Noncommercial 1.0.0" in refused.output
    assert "Drusen (lesion_s1: drusen)" in refused.output
    assert "retsam-public" not in retsam("models").output


def test_a_model_is_added_used_shown_and_removed(tmp_path, file):
    added = retsam("models", "add", file, typed="y\n")
    assert added.exit_code == 0, added.output
    assert "--model retsam-public" in added.output
    listed = retsam("models").output
    assert "retsam-public-compatible" in listed
    assert "not added: RetSAM" not in listed
    shown = retsam("models", "show", "retsam-public")
    assert "Known failures" in shown.output
    out = tmp_path / "out"
    picture = tmp_path / "p.png"
    draw(picture)
    done = retsam(
        "segment",
        picture,
        "--output",
        out,
        "--model",
        "retsam-public",
        "--structures",
        "drusen",
        "--device",
        "cpu",
    )
    assert done.exit_code == 0, done.output
    told = json.loads((out / "p" / "measurements.json").read_text())
    assert told["models"][0]["name"] == "retsam-public"
    assert (out / "p" / "masks" / "drusen.png").is_file()
    assert retsam("models", "remove", "retsam-public").exit_code == 0
    assert "retsam-public" not in retsam("models").output
    assert retsam("models", "remove", "retsam-public").exit_code == 1


def draw(path):
    import cv2

    from training.phantoms import draw_fundus

    cv2.imwrite(str(path), draw_fundus(shape=(240, 300), seed=1).pixels[..., ::-1])


def test_a_model_for_prompts_is_no_model_for_segmenting(tmp_path):
    sam = write_sam(tmp_path / "sam.pth")
    done = retsam("models", "add", sam, "--family", "medsam", "--accept-terms", "--name", "boxes")
    assert done.exit_code == 0, done.output
    assert "answers boxes and clicks" in retsam("models").output
    refused = retsam("segment", sam, "--output", tmp_path / "o", "--model", "boxes")
    assert refused.exit_code == 1
    assert "does not segment by itself" in refused.output


def test_a_checkpoint_is_converted(tmp_path, file):
    out = tmp_path / "r.safetensors"
    assert retsam("models", "convert", file, "--output", out).exit_code == 0
    again = retsam("models", "add", out, "--accept-terms")
    assert again.exit_code == 0, again.output


def test_a_file_that_is_no_model_is_told_in_a_sentence(tmp_path):
    bad = tmp_path / "bad.pth"
    bad.write_text("nothing")
    refused = retsam("models", "add", bad, "--accept-terms")
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output
