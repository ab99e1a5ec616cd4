"""What other people's programs say of the DICOM objects: dicom3tools, DCMTK, the standard's tables.

`packaging/dicom-tools.sh` installs them on Debian; without them these tests are skipped.
"""

import json
import pkgutil
import shutil
import subprocess
from dataclasses import replace

import cv2
import numpy as np
import pydicom
import pytest
from dicom_cases import MEASUREMENTS, photograph, volume

from engine.deidentify.dicom import deidentify, object_bytes
from engine.deidentify.project import Project
from engine.deidentify.rules import Options
from engine.image import Laterality, OctScale
from engine.writers.export import export, formats_of

LABEL_MAP, HEIGHT_MAP = "1.2.840.10008.5.1.4.1.1.66.7", "1.2.840.10008.5.1.4.1.1.66.8"
NEWER = (LABEL_MAP, HEIGHT_MAP)  # than dciodvfy of 2022 knows
PRIVATE_CODES = "Unrecognized defined term <99RETSAM>"
REPLACED_CODES = "Unrecognized defined term <99DEID>"  # of de-identified copies
FOR_DICOMDIR = "would be needed to build DICOMDIR"
# PS3.3 C.8.17.7 asks every OPT for the three attributes of a concatenation, C.7.6.16 forbids them
# in what is none; the tool holds both against it, whichever one keeps.
CONCATENATION = ("ConcatenationFrameOffsetNumber", "InConcatenationNumber", "Concatenation -")
ACCEPTED = (
    PRIVATE_CODES,
    REPLACED_CODES,
    FOR_DICOMDIR,
    *CONCATENATION,
    "<UNKNOWN> for value 1 of attribute <Detector Type>",  # required, and nobody knows it
    "CS Laterality",  # of the report, which has no place of its own for the eye
    "this is a Standard Extended SOP Class",
)


def run(program, *arguments):
    """Standard output and what went wrong; skips where the program is missing."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (sh packaging/dicom-tools.sh)")
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, timeout=60, check=False
    )
    return done


def wrong(path):
    """What dciodvfy holds against a file, but for what is accepted."""
    told = run("dciodvfy", path).stderr.decode().splitlines()
    said = [line for line in told if line.startswith(("Error", "Warning", "Abort"))]
    return [line for line in said if not any(each in line for each in ACCEPTED)]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """All objects of several cases: 8 and 16 bit, both eyes, with and without scale, one B-scan."""
    folder = tmp_path_factory.mktemp("dicom")
    bare = photograph(eye=Laterality.RIGHT, deep=True, scale=None)
    jpeg = (("File format", "JPEG"), ("Lossy compression ratio", "12.5"))
    bare = replace(bare, image=replace(bare.image, acquired=None, header=jpeg))
    cases = {
        "op": photograph(),
        "bare": bare,
        "opt": volume(),
        "line": volume(kind=np.uint8, scale=OctScale(3.9, 11.0, None, "user"), scans=1),
    }
    for name, case in cases.items():
        export(folder / name, case, [key for key in formats_of(case) if key.startswith("dicom-")])
    return {name: folder / name / case.identifier / "dicom" for name, case in cases.items()}


@pytest.mark.parametrize("name", ["op", "bare", "opt", "line"])
def test_dciodvfy_finds_nothing_wrong(folders, name):
    checked = 0
    for path in sorted(folders[name].glob("*.dcm")):
        if pydicom.dcmread(path).SOPClassUID in NEWER:
            continue
        assert not wrong(path), path.name
        checked += 1
    assert checked == 4


@pytest.mark.parametrize("options", [Options(keep_device=True), Options(shift_dates=False)])
@pytest.mark.parametrize("name", ["op", "bare", "opt", "line"])
def test_dciodvfy_finds_nothing_wrong_in_de_identified_copies(folders, name, options, tmp_path):
    project = Project(bytes(32))
    for path in sorted(folders[name].glob("*.dcm")):
        original = pydicom.dcmread(path)
        if original.SOPClassUID in NEWER or "EncapsulatedDocument" in original:
            continue
        copy = tmp_path / path.name
        cleaned = deidentify(original, project, options, looked=True)
        copy.write_bytes(object_bytes(cleaned))
        assert not wrong(copy), path.name


@pytest.mark.parametrize("name", ["op", "bare", "opt", "line"])
def test_dcmdump_reads_every_object(folders, name):
    for path in sorted(folders[name].glob("*.dcm")):
        done = run("dcmdump", path)
        assert done.returncode == 0, path.name
        assert not done.stderr, path.name


def test_dsrdump_shows_the_numbers(folders):
    done = run("dsrdump", "+Pl", folders["op"] / "measurements.dcm")
    assert done.returncode == 0
    assert b"Both Referenced" not in done.stderr
    told = done.stdout.decode()
    for row in MEASUREMENTS:
        if row.valid:
            assert f'"{row.value:.14g}'[:12] in told, row.key
    assert "Doubtful cup." in told


def test_dcm2pdf_takes_out_the_very_report(folders, tmp_path):
    path = folders["opt"] / "report.dcm"
    assert run("dcm2pdf", path, tmp_path / "out.pdf").returncode == 0
    dataset = pydicom.dcmread(path)
    pdf = dataset.EncapsulatedDocument[: dataset.EncapsulatedDocumentLength]
    assert (tmp_path / "out.pdf").read_bytes().rstrip(b"\0") == pdf


def test_dcmtk_decodes_the_very_pixels(folders, tmp_path):
    path, case = tmp_path / "out.ppm", photograph()
    run("dcmj2pnm", "--write-raw-pnm", folders["op"] / "photograph.dcm", path)
    assert np.array_equal(cv2.imread(str(path))[:, :, ::-1], case.image.pixels)


def test_the_viewer_of_dcmtk_renders_a_b_scan(folders, tmp_path):
    """dcmp2pgm is dcmpstat's: it applies the grey scale that a presentation state starts from."""
    path = tmp_path / "out.pgm"
    assert run("dcmp2pgm", folders["line"] / "volume.dcm", path).returncode == 0
    shown = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    assert shown.shape == (41, 30)
    stored = volume(kind=np.uint8, scans=1).image.bscans[0]
    order = np.argsort(stored, axis=None)
    assert (np.diff(shown.ravel()[order].astype(int)) >= 0).all()


# ---- what dciodvfy does not know yet: by the standard's own tables -------------------------------


def table(name):
    data = pkgutil.get_data("highdicom", f"_standard/{name}.json")
    return json.loads(data)


@pytest.fixture(scope="module")
def standard():
    """Modules of an object's kind and their attributes, as highdicom carries them from PS3.3."""
    return table("sop_class_iod_map"), table("iod_module_map"), table("module_attribute_map")


def missing(items, attributes, path):
    """Attributes of type 1 or 2 that any of `items` lacks, sequences entered where they are."""
    found = set()
    for entry in attributes:
        if entry["path"] != path:
            continue
        for item in items:
            key = entry["keyword"]
            if key not in item:
                found |= {"/".join([*path, key])} if entry["type"] in "12" else set()
            elif item[key].VR == "SQ" and item[key].value and len(path) < 3:
                found |= missing(list(item[key].value), attributes, [*path, key])
            elif entry["type"] == "1" and item[key].is_empty:
                found |= {f"{'/'.join([*path, key])} is empty"}
    return found


@pytest.mark.parametrize(("case", "name"), [("op", "labelmap_1"), ("opt", "labelmap_1"),
                                            ("opt", "surfaces"), ("line", "surfaces")])  # fmt: skip
def test_newer_objects_have_what_their_modules_ask_for(folders, standard, case, name):
    kinds, modules, attributes = standard
    dataset = pydicom.dcmread(folders[case] / f"{name}.dcm")
    assert dataset.SOPClassUID in NEWER
    for module in modules[kinds[dataset.SOPClassUID]]:
        # Functional groups may be shared or of a frame, which the tables cannot tell.
        if module["usage"] == "M" and "functional-groups" not in module["key"]:
            assert not missing([dataset], attributes[module["key"]], []), module["key"]


def test_a_height_map_has_its_functional_groups(folders):
    dataset = pydicom.dcmread(folders["opt"] / "surfaces.dcm")
    shared = dataset.SharedFunctionalGroupsSequence[0]
    for key in ("PixelMeasures", "PlaneOrientation", "RealWorldValueMapping", "DerivationImage"):
        assert f"{key}Sequence" in shared
    for group in dataset.PerFrameFunctionalGroupsSequence:
        for key in ("FrameContent", "PlanePosition", "SegmentIdentification"):
            assert f"{key}Sequence" in group
    image = shared.DerivationImageSequence[0].SourceImageSequence[0]
    assert len(image.ReferencedFrameNumber) == dataset.Rows  # a row a B-scan (PS3.3 A.91.5)
    assert (
        image.ReferencedSOPInstanceUID
        == pydicom.dcmread(folders["opt"] / "volume.dcm").SOPInstanceUID
    )
