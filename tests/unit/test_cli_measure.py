"""`retsam measure` and `retsam report`: masks from anywhere, a reader's choices, both eyes."""

import csv
import json

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader
from typer.testing import CliRunner

from engine.cli import app
from engine.readers.dicom_seg import read_seg
from training.phantoms import draw_fundus


def retsam(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def write_case(folder, *, seed):
    """A photograph, its masks and its fovea as files."""
    phantom = draw_fundus(shape=(240, 300), seed=seed)
    image = folder / f"eye{seed}.png"
    Image.fromarray(phantom.pixels).save(image)
    masks = folder / f"masks{seed}"
    masks.mkdir()
    for key, mask in phantom.masks.items():
        Image.fromarray(mask.astype(np.uint8) * 255).save(masks / f"{key}.png")
    landmarks = folder / f"landmarks{seed}.json"
    landmarks.write_text(json.dumps({"fovea": list(phantom.fovea)}))
    return image, masks, landmarks, phantom


def measure(case, output, *options):
    image, masks, landmarks, _ = case
    return retsam(
        "measure", image, "--masks", masks, "--landmarks", landmarks, "--output", output, *options
    )


def document(folder):
    return json.loads((folder / "measurements.json").read_text(encoding="utf-8"))


def value(told, key, unit, region=None):
    return next(
        row["value"]
        for row in told["measurements"]
        if (row["key"], row["unit"]) == (key, unit) and region in (None, row["region"])
    )


def test_two_measured_eyes_share_the_tables(tmp_path):
    output = tmp_path / "out"
    for seed in (1, 2):
        done = measure(write_case(tmp_path, seed=seed), output)
        assert done.exit_code == 0, done.output
    with (output / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["result"] for row in csv.DictReader(file)] == ["eye1", "eye2"]
    with (output / "measurements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = [len(document(output / name)["measurements"]) for name in ("eye1", "eye2")]
    assert len(rows) == sum(counts)
    assert (output / "measurements.parquet").exists()
    assert (output / "measurements.xlsx").exists()


def test_the_axial_length_corrects_micrometres_only(tmp_path):
    case = write_case(tmp_path, seed=1)
    plain, long = tmp_path / "plain", tmp_path / "long"
    measure(case, plain, "--scale-um", "10,10")
    measure(case, long, "--scale-um", "10,10", "--axial-length", "26.5")
    before, after = document(plain / "eye1"), document(long / "eye1")
    factor = (26.5 - 1.82) / (24.0 - 1.82)
    um = [value(told, "total_length", "um") for told in (before, after)]
    px = [value(told, "total_length", "px") for told in (before, after)]
    assert um[1] / um[0] == pytest.approx(factor)
    assert px[0] == px[1]
    assert after["choices"]["axial_length_mm"] == 26.5
    assert retsam("report", long / "eye1").exit_code == 0
    said = " ".join(
        " ".join(page.extract_text() for page in PdfReader(long / "eye1" / "report.pdf").pages)
        .split()
    )  # fmt: skip
    assert "axial length 26.5 mm" in said


def test_a_refraction_corrects_micrometres_and_the_report_is_french(tmp_path):
    case = write_case(tmp_path, seed=1)
    done = measure(
        case, tmp_path / "out", "--scale-um", "10,10", "--refraction", "-5", "--language", "fr"
    )
    assert done.exit_code == 0, done.output
    told = document(tmp_path / "out" / "eye1")
    assert told["choices"]["refraction_d"] == -5
    um, px = (value(told, "total_length", unit) for unit in ("um", "px"))
    assert um / px == pytest.approx(10 * 1.085)
    pages = PdfReader(tmp_path / "out" / "eye1" / "report.pdf").pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "réfraction -5 D, longueurs × 1,085 (Bengtsson et Krakau 1992)" in said


def test_a_reader_moves_the_zones_and_the_results_say_who(tmp_path):
    case = write_case(tmp_path, seed=1)
    x, y = case[3].disc
    done = measure(
        case, tmp_path / "out", "--zone-centre", f"{x - 30:.1f},{y:.1f}", "--reader", "Dr. Anna",
        "--leave-out", f"artery,{x + 50:.0f},{y:.0f}",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    told = document(tmp_path / "out" / "eye1")
    density = next(
        row for row in told["measurements"]
        if (row["key"], row["region"]) == ("area_density", "zone_b") and row["value"] is not None
    )  # fmt: skip
    assert "Dr. Anna moved the zones' centre." in density["reason"]
    assert told["choices"]["left_out"] == [["artery", round(x + 50), round(y)]]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--zone-centre", "12"), "two numbers"),
        (("--leave-out", "artery,b"), "two numbers"),
        (("--take-in", "nerve,3,4"), "artery,812,640"),
        (("--zone-centre", "nan,3"), "two numbers"),
        (("--axial-length", "3"), "15"),
        (("--refraction", "-70"), "-40"),
        (("--language", "tlh"), "zh"),
        (("--paper", "A3"), "Letter"),
    ],
)
def test_choices_that_are_none_are_refused(tmp_path, options, message):
    case = write_case(tmp_path, seed=1)
    done = measure(case, tmp_path / "out", *options)
    assert done.exit_code == 2
    assert message in done.output
    assert not (tmp_path / "out").exists()


def test_both_eyes_make_one_report(tmp_path):
    output = tmp_path / "out"
    for seed, eye in ((1, "R"), (2, "L")):
        measure(write_case(tmp_path, seed=seed), output, "--eye", eye)
    folders = (output / "eye1", output / "eye2")
    refused = retsam("report", *folders)
    assert refused.exit_code == 1
    assert "--output" in refused.output
    path = tmp_path / "both.pdf"
    done = retsam("report", *folders, "--output", path, "--paper", "Letter")
    assert done.exit_code == 0, done.output
    reader = PdfReader(path)
    assert float(reader.pages[0].mediabox.width) == 612
    first = " ".join(reader.pages[0].extract_text().split())
    for words in ("Eyes and visits compared", "Right (OD)", "Left (OS)"):
        assert words in first
    assert retsam("report", folders[0], "--paper", "A3").exit_code == 2
    assert "A4, Letter" in retsam("report", folders[0], "--paper", "A3").output


def test_a_result_is_exported_for_other_programs(tmp_path):
    case = write_case(tmp_path, seed=1)
    assert measure(case, tmp_path / "out").exit_code == 0
    result, output = tmp_path / "out" / "eye1", tmp_path / "export"
    done = retsam("export", result, "-o", output, "--format", "masks,coco,measurements,dataset")
    assert done.exit_code == 0, done.output
    (folder,) = (path for path in output.iterdir() if path.name != "dataset")
    for key, mask in case[3].masks.items():
        assert np.array_equal(np.asarray(Image.open(folder / "masks" / f"{key}.png")) > 0, mask)
    assert "eye1" not in "".join(str(path.relative_to(output)) for path in output.rglob("*"))
    (folder / "masks" / "vessel.png").write_bytes(b"somebody's work")
    again = retsam("export", result, "-o", output, "--format", "masks")
    assert again.exit_code != 0
    assert "vessel.png is there already" in " ".join(again.output.split())
    assert (folder / "masks" / "vessel.png").read_bytes() == b"somebody's work"
    assert retsam("export", result, "-o", output, "--overwrite").exit_code == 0
    assert "no format 'dicom'" in retsam("export", result, "-o", output, "--format", "dicom").output


def test_a_result_is_exported_as_dicom(tmp_path):
    case = write_case(tmp_path, seed=1)
    assert measure(case, tmp_path / "out", "--eye", "L").exit_code == 0
    kinds = "dicom-seg,dicom-labelmap,dicom-sr,dicom-pdf"
    done = retsam("export", tmp_path / "out" / "eye1", "-o", tmp_path / "x", "--format", kinds)
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "x").glob("*/dicom")
    names = {path.stem.rstrip("_0123456789") for path in folder.iterdir()}
    assert names == {"photograph", "segmentation", "labelmap", "measurements", "report"}
    masks = case[3].masks
    shape = next(iter(masks.values())).shape
    for layer in read_seg(folder / "segmentation.dcm", shape=shape):
        assert np.array_equal(layer.mask, masks[layer.structure]), layer.structure
    image, _, landmarks, _ = case
    again = retsam(
        *("measure", image, "--masks", folder / "segmentation.dcm", "--landmarks", landmarks),
        *("--eye", "L", "--output", tmp_path / "again"),
    )
    assert again.exit_code == 0, again.output
    numbers = [
        {(row["key"], row["structure"], row["region"], row["unit"]): row["value"] for row in rows}
        for rows in (document(tmp_path / out / "eye1")["measurements"] for out in ("out", "again"))
    ]
    assert numbers[0] == numbers[1]
