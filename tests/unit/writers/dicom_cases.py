"""Cases for tests of DICOM objects: a left eye with oblong pixels, and an OCT of three B-scans."""

from dataclasses import replace
from datetime import datetime

import numpy as np

from engine.biomarkers import Measurement
from engine.image import Device, Identity, Laterality, OctScale, OctVolume, RetinalImage, Scale
from engine.layers import Landmark, Layer, Prompted, Provenance, Segmentation, Surface
from engine.writers.exported import ExportedCase, ExportedVolume

HEIGHT, WIDTH = 50, 77  # bits of a mask do not end with a byte
SHA = "f" * 64
MODEL = Provenance("model:fundus", model_sha256=SHA, settings=(("device", "cpu"),))
ADA = Provenance("reader:ada", settings=(("derived_from", "model:fundus"),))
BEA = Provenance("reader:bea")
POINTED = Provenance("reader:ada", prompted=(Prompted("box 1 2 3 4", "prompt", "e" * 64),))
PERSON = Identity(name="Miller^Anna", patient_id="QX-4711-Z", birth_date="1950-02-03", sex="F")


def measurement(key, structure, region, unit, value, *, valid=True, reason=None):
    return Measurement(key, structure, region, unit, value, valid, reason, "What it is.")


MEASUREMENTS = (
    measurement("total_area", "hard_exudate", "field", "mm2", 1 / 3),
    measurement("count", "drusen", "field", "count", 0.0),
    measurement("area_density", "artery", "zone_b", "%", 12.345678901234567),
    measurement("rim_width", "optic_cup", "clock_5", "um", 151.25, reason="ada moved the zones."),
    measurement("total_area", "hard_exudate", "field", "dd2", None, valid=False, reason="No disc."),
    measurement("rim_area", "optic_cup", "disc", "px2", 7.5, valid=False, reason="Doubtful cup."),
    measurement("diameter", "field", "field", "px", 70.5),
)


def blank():
    return np.zeros((HEIGHT, WIDTH), np.bool_)


def photograph(*, eye=Laterality.LEFT, deep=False, scale=Scale(20.0, 32.5, "user")):  # noqa: B008
    """Layers that overlap, an empty one, questionable pixels, a black border, corners taken."""
    kind = np.uint16 if deep else np.uint8
    pixels = np.random.default_rng(3).integers(0, np.iinfo(kind).max, (HEIGHT, WIDTH, 3), kind)
    pixels[:, :9] = pixels[:, -11:] = 0
    artery, vein, disc, cup, lesion, doubt = (blank() for _ in range(6))
    artery[10:13, 5:70] = True
    vein[:, 30:33] = True
    disc[20:40, 50:70] = True
    cup[25:33, 55:63] = True
    lesion[0, 0] = lesion[-1, -1] = lesion[11, 7] = True
    doubt[2:5, 60:] = True
    image = RetinalImage(
        pixels,
        "a" * 64,
        "b" * 64,
        name="Miller_Anna_1950-02-03.png",
        laterality=eye,
        scale=scale,
        acquired=datetime(2024, 5, 6, 7, 8, 9),
        device=Device("Maker", "Camera 3"),
        identity=PERSON,
    )
    layers = (
        Layer("artery", artery, MODEL),
        Layer("vein", vein, MODEL),
        Layer("optic_disc", disc, ADA),
        Layer("optic_cup", cup, BEA),
        Layer("hard_exudate", lesion, POINTED, questionable=doubt),
        Layer("drusen", blank(), MODEL),
    )
    found = Segmentation(layers, landmarks=(Landmark("fovea", 20.25, 41.5, provenance=MODEL),))
    return ExportedCase("P-1_L", image, found, MEASUREMENTS, patient="P-1")


def volume(*, kind=np.uint16, scale=OctScale(3.87, 11.5, 121.0, "vendor"), scans=3):  # noqa: B008
    """A right eye; fluid on the middle B-scan alone, surfaces with gaps, one of them corrected."""
    rng = np.random.default_rng(5)
    shape = (scans, 41, 30)
    fluid, nothing, corrected = (np.zeros(shape, np.bool_) for _ in range(3))
    fluid[scans // 2, 10:20, 4:17] = True
    corrected[scans // 2, 12, 4:6] = True
    rows = rng.uniform(3, 35, (2, scans, 30)).astype(np.float32)
    rows[1, -1, :7] = np.nan
    image = OctVolume(
        rng.integers(0, np.iinfo(kind).max, shape, kind, endpoint=True),
        "c" * 64,
        "d" * 64,
        name="Miller_Anna.vol",
        scale=scale,
        shown_range=(0.0, float(np.iinfo(kind).max)),
        laterality=Laterality.RIGHT,
        acquired=datetime(2024, 5, 6, 7, 8, 9),
        identity=PERSON,
    )
    found = Segmentation(
        layers=(
            Layer("fluid", fluid | corrected, replace(ADA), corrected=corrected),
            Layer("intraretinal_fluid", fluid, MODEL),
            Layer("subretinal_hyperreflective_material", nothing, MODEL),
        ),
        surfaces=(Surface("ilm", rows[0], MODEL), Surface("rpe", rows[1], ADA)),
    )
    numbers = (
        measurement("volume", "fluid", "scanned_area", "nl", 0.1 + 0.2),
        measurement("thickness", "retina", "etdrs_inner_nasal", "um", 301.123456789),
    )
    return ExportedVolume("P-1_R", image, found, numbers, patient="P-1")
