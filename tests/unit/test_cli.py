"""The command line: what it writes, where, what it keeps, what it says."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader
from typer.testing import CliRunner

import engine.batch
from engine.cli import app
from engine.errors import ModelError
from engine.runtime.registry import DEFAULT_FUNDUS, model_card
from engine.sources import Source, find_sources, result_names, series_name
from training.phantoms import draw_fundus

PHANTOM = draw_fundus(shape=(200, 260), seed=5)


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Let the truth of the phantom stand for the network; collect what it is asked for."""
    calls = []

    def truth(image, *, model, structures, device, runtime, probabilities, progress, cancel):
        calls.append((image.name, structures, device, runtime))
        if image.pixels[0, 0, 0] == 77:
            raise ModelError("There is not enough memory.")
        if image.pixels[0, 0, 0] == 78:
            raise ZeroDivisionError("strange")
        progress(0.5, "half")
        found = PHANTOM.as_segmentation()
        layers = [x for x in found.layers if structures is None or x.structure in structures]
        shares = {x.structure: x.mask.astype(np.float32) for x in layers} if probabilities else {}
        return replace(
            found,
            layers=tuple(layers),
            model=model,
            model_sha256=model_card(model).sha256,
            probabilities=shares,
        )

    monkeypatch.setattr(engine.batch, "segment", truth)
    return calls


def retsam(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def save(path, *, corner=None):
    """The phantom as a file; `corner` marks it."""
    pixels = PHANTOM.pixels.copy()
    if corner is not None:
        pixels[0, 0] = corner
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def results(output):
    return sorted(
        path.parent.relative_to(output).as_posix() for path in output.rglob("measurements.json")
    )


def summary(output):
    with (output / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["result"]: row for row in csv.DictReader(file)}


def document(folder):
    return json.loads((folder / "measurements.json").read_text(encoding="utf-8"))


@pytest.fixture
def output(tmp_path):
    return tmp_path / "out"


# --- one photograph


def test_one_photograph_gives_the_whole_result_folder(tmp_path, output):
    done = retsam("segment", save(tmp_path / "eye.png"), "--output", output)
    assert done.exit_code == 0, done.output
    folder = output / "eye"
    assert {path.name for path in folder.iterdir()} == {
        "masks", "landmarks.json", "overlay.png", "measurements.json", "report.pdf",
    }  # fmt: skip
    assert Image.open(folder / "overlay.png").size == (260, 200)
    assert Image.open(folder / "masks" / "vein.png").size == (260, 200)


def test_the_end_says_where_and_what_in_twenty_lines(tmp_path, output):
    done = retsam("segment", save(tmp_path / "eye.png"), "--output", output)
    lines = done.output.splitlines()
    assert len(lines) <= 20
    value = next(
        row["value"]
        for row in document(output / "eye")["measurements"]
        if (row["key"], row["structure"]) == ("area_density", "vein")
    )
    assert any("Vein area density" in line and f"{value:.2f} %" in line for line in lines)
    assert any(str(output / "eye") in line for line in lines)
    assert any(line.strip().startswith("!") and "scale" in line for line in lines)
    assert "Research use only. Not for diagnosis." in lines


def test_eye_and_scale_override_and_the_results_say_so(tmp_path, output):
    retsam(
        "segment", save(tmp_path / "eye.png"), "--output", output, "--eye", "L", "--scale-um", "7,8"
    )
    told = document(output / "eye")
    assert told["eye"] == {"laterality": "L", "source": "user"}
    assert told["scale"] == {"x_um": 7.0, "y_um": 8.0, "source": "user"}
    said = " ".join(PdfReader(output / "eye" / "report.pdf").pages[0].extract_text().split())
    assert "Left (OS), entered by the user" in said
    assert "7 × 8 µm/px, entered by the user" in said
    row = summary(output)["eye"]
    assert (row["eye"], row["scale_y_um"]) == ("L", "8.0")
    assert float(row["optic_disc.area.disc.mm2"]) > 0


def test_structures_and_probabilities_are_passed_on(tmp_path, output, asked):
    retsam(
        "segment", save(tmp_path / "eye.png"), "-o", output, "--structures", "vein, optic_disc",
        "--probabilities", "--device", "cpu", "--runtime", "onnx",
    )  # fmt: skip
    assert asked == [("eye.png", ("vein", "optic_disc"), "cpu", "onnx")]
    assert sorted(p.name for p in (output / "eye" / "masks").iterdir()) == [
        "optic_disc.png",
        "vein.png",
    ]
    assert Image.open(output / "eye" / "probabilities" / "vein.png").mode == "I;16"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--stack",), "--modality oct"),
        (("--structures", "vain"), "vain"),
        (("--structures", ","), "structure"),
        (("--scale-um", "5"), "two numbers"),
        (("--scale-um", "5,-1"), "above 0"),
        (("--scale-um", "nan,1"), "above 0"),
        (("--model", "nope"), "nope"),
        (("--eye", "X"), "X"),
    ],
)
def test_a_wrong_option_is_named_before_any_work(tmp_path, output, asked, arguments, words):
    done = retsam("segment", save(tmp_path / "eye.png"), "--output", output, *arguments)
    assert done.exit_code != 0
    assert words in " ".join(done.output.replace("│", " ").split())
    assert not asked
    assert not output.exists()


# --- many photographs


def test_a_folder_is_searched_and_its_order_kept(tmp_path, output):
    for name in ("b/x.PNG", "b/c/y.jpg", "a.tif", "notes.txt", ".hidden.png"):
        path = tmp_path / "in" / name
        if path.suffix == ".txt":
            path.write_text("no picture")
        else:
            save(path)
    done = retsam("segment", tmp_path / "in", "--output", output)
    assert done.exit_code == 0, done.output
    assert results(output) == ["a", "b/c/y", "b/x"]
    assert set(summary(output)) == {"a", "b/c/y", "b/x"}
    assert "3 images: 3 done, 0 kept, 0 failed." in done.output


def test_results_are_never_taken_for_photographs(tmp_path, asked):
    save(tmp_path / "eye.png")
    for _ in range(2):
        retsam("segment", tmp_path, "--output", tmp_path / "out")
    retsam("segment", tmp_path, "--output", tmp_path / "other")
    assert [name for name, *_ in asked] == ["eye.png", "eye.png"]


def test_one_bad_file_is_told_and_the_rest_goes_on(tmp_path, output):
    save(tmp_path / "in" / "a.png", corner=77)
    save(tmp_path / "in" / "b.png", corner=78)
    (tmp_path / "in" / "c.png").write_bytes(b"no picture")
    save(tmp_path / "in" / "d.png")
    done = retsam("segment", tmp_path / "in", tmp_path / "absent.png", "--output", output)
    assert done.exit_code == 1
    assert results(output) == ["d"]
    rows = summary(output)
    assert {name: row["status"] for name, row in rows.items()} == {
        "a": "failed", "absent": "failed", "b": "failed", "c": "failed", "d": "done",
    }  # fmt: skip
    assert rows["a"]["message"] == "There is not enough memory."
    assert "unexpected" in rows["b"]["message"]
    assert "5 images: 1 done, 0 kept, 4 failed." in done.output


def test_a_link_that_leads_in_a_circle_is_not_followed(tmp_path, output):
    save(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)
    assert retsam("segment", tmp_path / "in", "--output", output).exit_code == 0
    assert results(output) == ["a"]


def test_nothing_to_do_is_an_error(tmp_path, output):
    (tmp_path / "in").mkdir()
    done = retsam("segment", tmp_path / "in", "--output", output)
    assert done.exit_code == 1
    assert "no picture" in done.output


def test_a_folder_that_cannot_be_written_to_is_told_before_any_work(tmp_path, asked):
    photograph = save(tmp_path / "eye.png")
    taken = tmp_path / "taken"
    taken.write_text("a file")
    done = retsam("segment", photograph, "--output", taken)
    assert done.exit_code == 1
    assert "cannot be written to" in done.output
    assert asked == []
    assert taken.read_text() == "a file"


def test_stopping_keeps_what_is_done_and_says_so(tmp_path, output, monkeypatch):
    for name in ("a.png", "b.png"):
        save(tmp_path / "in" / name)
    truth = engine.batch.segment

    def stop_at_b(image, **asked):
        if image.name == "b.png":
            raise KeyboardInterrupt
        return truth(image, **asked)

    monkeypatch.setattr(engine.batch, "segment", stop_at_b)
    done = retsam("segment", tmp_path / "in", "--output", output)
    assert done.exit_code == 130
    assert "same command" in done.output
    assert list(summary(output)) == results(output) == ["a"]


def test_several_images_in_a_file_are_numbered(tmp_path, output):
    frames = [Image.fromarray(np.roll(PHANTOM.pixels, n, axis=1)) for n in range(3)]
    frames[0].save(tmp_path / "eyes.tif", save_all=True, append_images=frames[1:])
    done = retsam("segment", tmp_path / "eyes.tif", "--output", output)
    assert done.exit_code == 0, done.output
    assert results(output) == ["eyes_1", "eyes_2", "eyes_3"]
    assert document(output / "eyes_3")["image"]["frame"] == 2
    assert "3 kept" in retsam("segment", tmp_path / "eyes.tif", "--output", output).output


# --- reruns


def test_a_rerun_keeps_what_is_done(tmp_path, output, asked):
    photograph = save(tmp_path / "eye.png")
    retsam("segment", photograph, "--output", output)
    before = (output / "eye" / "measurements.json").read_bytes()
    again = retsam("segment", photograph, "--output", output)
    assert len(asked) == 1
    assert "kept" in again.output
    assert (output / "eye" / "measurements.json").read_bytes() == before
    assert summary(output)["eye"]["status"] == "kept"


@pytest.mark.parametrize(
    "change",
    ["image", "model", "settings", "eye", "incomplete", "mask lost", "damaged", "overwrite"],
)
def test_a_rerun_works_again_where_anything_differs(tmp_path, output, asked, monkeypatch, change):
    photograph = save(tmp_path / "eye.png")
    retsam("segment", photograph, "--output", output)
    told = output / "eye" / "measurements.json"
    arguments = {
        "settings": ("--structures", "vein"),
        "eye": ("--eye", "R"),
        "overwrite": ("--overwrite",),
    }
    if change == "image":
        save(photograph, corner=5)
    elif change == "model":
        newer = replace(model_card(DEFAULT_FUNDUS), sha256="f" * 64)
        monkeypatch.setattr(engine.batch, "model_card", lambda _name: newer)
    elif change == "incomplete":
        told.unlink()
    elif change == "mask lost":
        (output / "eye" / "masks" / "vein.png").unlink()
    elif change == "damaged":
        told.write_text(told.read_text()[:-20])
    retsam("segment", photograph, "--output", output, *arguments.get(change, ()))
    assert len(asked) == 2


def test_a_mask_that_somebody_corrected_is_not_lost(tmp_path, output):
    photograph = save(tmp_path / "eye.png")
    retsam("segment", photograph, "--output", output)
    corrected = output / "eye" / "masks" / "vein.png"
    Image.fromarray(np.zeros((200, 260), np.uint8)).save(corrected)
    mine = corrected.read_bytes()
    refused = retsam("segment", photograph, "--output", output, "--eye", "L")
    assert refused.exit_code == 1
    assert "was changed since" in refused.output
    assert corrected.read_bytes() == mine
    assert (output / "eye" / "measurements.json").exists()
    assert retsam("segment", photograph, "--output", output, "--overwrite").exit_code == 0
    assert corrected.read_bytes() != mine


# --- names of results


def sources(*paths):
    return [Source(Path("/in") / path, Path(path)) for path in paths]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.png", "b.jpg"], ["a", "b"]),
        (["a.png", "a.jpg", "b.jpg"], ["a.png", "a.jpg", "b"]),
        (["s/a.png", "t/a.png"], ["s/a", "t/a"]),
        (["a.png", "A.jpg"], ["a.png", "A.jpg"]),
        (["a.b.png"], ["a.b"]),
    ],
)
def test_a_result_is_named_like_its_file(paths, names):
    found = sources(*paths)
    assert [result_names(found)[source] for source in found] == names
    assert result_names(found[::-1]) == result_names(found)


def test_files_of_one_name_from_two_folders_stay_apart(tmp_path, output):
    paths = [save(tmp_path / "s" / "a.png"), save(tmp_path / "t" / "a.png", corner=3)]
    found = find_sources(paths, output=output)
    names = result_names(found)
    assert len(set(names.values())) == 2
    assert names == result_names(found[::-1])


def test_a_series_avoids_a_neighbours_name():
    found = sources("a.tif", "a_2.png", "ab_1.png", "1.png")
    names = result_names(found)
    assert series_name(found[0], names) == "a.tif"
    assert series_name(found[2], names) == "ab_1"


# --- pseudonyms


def test_pseudonyms_keep_names_out_of_everything(tmp_path, output):
    photograph = save(tmp_path / "Anna Miller" / "Miller_OD.png")
    bad = photograph.with_name("Miller_bad.png")
    bad.write_bytes(b"no picture")
    done = retsam("segment", photograph.parent, "--output", output, "--pseudonyms")
    assert done.exit_code == 1
    for path in output.rglob("*"):
        assert "Miller" not in path.relative_to(output).as_posix()
        if path.suffix in (".json", ".csv", ".pdf"):
            assert b"Miller" not in path.read_bytes()
    (folder,) = [path.parent for path in output.rglob("measurements.json")]
    assert "Miller" not in PdfReader(folder / "report.pdf").pages[0].extract_text()
    assert "Miller" not in done.output
    again = retsam("report", folder)
    assert again.exit_code == 1
    assert "--image" in again.output
    assert retsam("report", folder, "--image", photograph).exit_code == 0


# --- the other commands


def test_a_report_is_written_anew_from_a_result_folder(tmp_path, output):
    retsam("segment", save(tmp_path / "eye.png"), "--output", output)
    path = output / "eye" / "report.pdf"
    before = PdfReader(path).pages[0].extract_text()
    path.unlink()
    assert retsam("report", output / "eye").exit_code == 0
    after = PdfReader(path).pages[0].extract_text()

    def without_time(text):
        return [line for line in text.splitlines() if "RetSAM Desktop" not in line]

    assert without_time(after) == without_time(before)
    assert "no complete result" in retsam("report", tmp_path).output


def test_masks_from_elsewhere_give_the_same_numbers(tmp_path, output):
    photograph = save(tmp_path / "eye.png")
    retsam("segment", photograph, "--output", output, "--scale-um", "7,7")
    done = retsam(
        "measure", photograph, "--masks", output / "eye" / "masks", "--output", tmp_path / "own",
        "--landmarks", output / "eye" / "landmarks.json", "--scale-um", "7,7",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    own, first = document(tmp_path / "own" / "eye"), document(output / "eye")
    assert own["models"] == []
    discs = [[r for r in d["measurements"] if r["region"] == "disc"] for d in (own, first)]
    assert discs[0] == discs[1]


def test_measuring_never_replaces_the_masks_it_reads(tmp_path, output):
    photograph = save(tmp_path / "eye.png")
    retsam("segment", photograph, "--output", output)
    masks = output / "eye" / "masks"
    before = {path.name: path.read_bytes() for path in masks.iterdir()}
    done = retsam("measure", photograph, "--masks", masks, "--output", output)
    assert done.exit_code == 1
    assert "Choose another --output" in done.output
    assert {path.name: path.read_bytes() for path in masks.iterdir()} == before


def test_info_tells_what_the_file_says(tmp_path):
    done = retsam("info", save(tmp_path / "eye.png"))
    assert done.exit_code == 0
    assert "260 × 200" in done.output
    (tmp_path / "bad.png").write_bytes(b"no picture")
    assert retsam("info", tmp_path / "bad.png").exit_code == 1


def test_models_are_listed_and_shown():
    listed = retsam("models")
    assert listed.exit_code == 0
    assert DEFAULT_FUNDUS in listed.output
    assert retsam("models", "show", DEFAULT_FUNDUS).exit_code == 0
    unknown = retsam("models", "show", "nope")
    assert unknown.exit_code == 1
    assert DEFAULT_FUNDUS in unknown.output


def test_the_version_is_told():
    from engine import __version__

    assert retsam("--version").output.strip() == f"retsam {__version__}"


def test_only_segmenting_needs_torch():
    code = (
        "import sys; from typer.testing import CliRunner; from engine.cli import app;"
        f"assert CliRunner().invoke(app, ['models', 'show', '{DEFAULT_FUNDUS}']).exit_code == 0;"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
