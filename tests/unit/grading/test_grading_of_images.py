"""From masks to traces: left and right eyes, pixels of any shape, and files."""

import json

import numpy as np
import pytest

from engine.biomarkers import measure
from engine.grading import grade
from engine.image import Laterality, RetinalImage, Scale
from engine.layers import FieldOfView, Landmark, Layer, Provenance, Segmentation
from engine.writers.result import document
from training.phantoms.shapes import ellipse

WIDTH = 900


def eye(*, left=False, aspect=1.0, scale=None, per_quadrant=(21, 21, 21, 21), exudate=None):
    """A right eye (disc at the right, DD 100 px), mirrored for a left one.

    Haemorrhages stand in rows in the quadrants around the disc: superior temporal, superior nasal,
    inferior temporal, inferior nasal; `exudate` lies so many DD below the fovea.
    """
    shape = (round(700 / aspect), WIDTH)

    def spot(x, y, radius):
        return ellipse(shape, centre=(x, y / aspect), half_axes=(radius, radius), aspect=aspect)

    x, y = 560.0, 350.0
    blood = np.zeros(shape, bool)
    corners = ((-1, -1), (1, -1), (-1, 1), (1, 1))
    for (right, down), number in zip(corners, per_quadrant, strict=True):
        for place in range(number):
            row, column = divmod(place, 7)
            blood |= spot(x + right * (80 + 30 * column), y + down * (120 + 24 * row), 4)
    fovea = (300.0, 360.0)
    masks = {
        "optic_disc": spot(x, y, 50), "optic_cup": spot(x, y, 20), "haemorrhage": blood,
        "microaneurysm": np.zeros(shape, bool), "soft_exudate": np.zeros(shape, bool),
        "hard_exudate": np.zeros(shape, bool) if exudate is None
        else spot(fovea[0], fovea[1] + 100 * exudate + 4, 4),
    }  # fmt: skip
    if left:
        masks = {key: mask[:, ::-1].copy() for key, mask in masks.items()}
        fovea = (WIDTH - 1 - fovea[0], fovea[1])
    image = RetinalImage(
        np.zeros((*shape, 3), np.uint8),
        sha256="a" * 64,
        pixel_sha256="b" * 64,
        laterality=Laterality.LEFT if left else Laterality.RIGHT,
        scale=scale,
        pixel_aspect=aspect,
    )
    whole = FieldOfView(
        (WIDTH - 1) / 2, (shape[0] - 1) / 2, WIDTH, WIDTH / aspect, np.ones(shape, bool), 1.0
    )
    by_hand = Provenance("reader:test")
    segmentation = Segmentation(
        tuple(Layer(key, mask, by_hand) for key, mask in masks.items()),
        landmarks=(Landmark("fovea", fovea[0], fovea[1] / aspect),),
        field_of_view=whole,
    )
    return image, segmentation


def traces(case):
    return {trace.scheme: trace for trace in grade(measure(*case))}


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("aspect", [1.0, 1.25])
def test_the_quadrants_of_four_are_those_of_either_eye(left, aspect):
    assert traces(eye(left=left, aspect=aspect))["icdr"].grade == 3
    short = eye(left=left, aspect=aspect, per_quadrant=(21, 20, 21, 21))
    trace = traces(short)["icdr"]
    assert trace.grade == 2
    values = {row.region: row.value for row in trace.steps[1].evidence[1:]}
    assert values["superior_nasal"] == 20


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("away", "risk"), [(0.9, 2), (1.1, 1)])
def test_the_risk_of_oedema_is_measured_on_the_disc_without_a_scale(left, away, risk):
    assert traces(eye(left=left, exudate=away, aspect=1.25))["dme"].grade == risk


@pytest.mark.parametrize(("um_a_pixel", "risk"), [(20.0, 1), (10.0, 2)])
def test_the_risk_of_oedema_is_within_1500_um_with_a_scale(um_a_pixel, risk):
    case = eye(exudate=0.9, scale=Scale(um_a_pixel, um_a_pixel, "dicom"))
    assert traces(case)["dme"].grade == risk


def test_no_scheme_invents_evidence_on_an_empty_segmentation():
    image, _ = eye()
    for trace in grade(measure(image, Segmentation(()))):
        assert not trace.judged, trace.scheme
        assert trace.grade is None


def test_results_hold_the_traces_of_their_own_numbers():
    image, segmentation = eye(exudate=0.5)
    rows = measure(image, segmentation)
    told = json.loads(
        json.dumps(document(image=image, segmentation=segmentation, measurements=rows))
    )
    known = {
        (row["key"], row["structure"], row["region"], row["unit"]): row["value"]
        for row in told["measurements"]
    }
    assert [trace["scheme"] for trace in told["grading"]] == [
        "icdr", "dme", "beckman", "meta_pm", "glaucoma",
    ]  # fmt: skip
    for trace in told["grading"]:
        for step in trace["steps"]:
            for row in step["evidence"]:
                key = (row["key"], row["structure"], row["region"], row["unit"])
                assert known[key] == row["value"]
