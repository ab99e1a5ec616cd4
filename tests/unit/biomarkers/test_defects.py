"""Mistakes that are known from published measuring code, each of which must stay impossible."""

import json
import math
import pickle

import numpy as np
import pytest
from cases import LEFT, RIGHT, UNKNOWN, drawn, field_of, rows_of, spokes
from safetensors import SafetensorError
from safetensors.numpy import load, save

from engine.biomarkers import measure
from engine.biomarkers.fractal import box_counting
from engine.errors import ModelError
from engine.grading import grade
from engine.image import Scale
from engine.results import read_masks
from engine.runtime import onnx_runtime, predictor, torch_runtime
from engine.runtime.registry import DEFAULT_FUNDUS, model_card, read_weights
from engine.writers import write_result
from training.phantoms import Placement, draw_fundus
from training.phantoms.shapes import ellipse
from training.phantoms.tubes import Tube

WIDE = (500, 750)
DISC, FOVEA = (560.0, 240.0), (360.0, 255.0)


def spot(centre, radius=20.0, shape=WIDE):
    return ellipse(shape, centre=centre, half_axes=(radius, radius))


def eye(masks, *, shape=WIDE, **options):
    options = {"fovea": FOVEA, "eye": RIGHT} | options
    return rows_of(
        {"optic_disc": spot(DISC, 40.0, shape)} | masks, field=field_of(shape), **options
    )


def test_b01_a_lesion_low_in_a_wide_image_is_counted_with_its_own_area():
    lesion = spot((300, 460))
    rows = eye({"haemorrhage": lesion}, families=["lesions"])
    assert rows.value("count", structure="haemorrhage") == 1
    assert rows.value("total_area", structure="haemorrhage", unit="px2") == lesion.sum()


def test_b01_a_border_around_the_field_changes_no_area():
    plain = draw_fundus(shape=(400, 480), seed=3)
    wide = draw_fundus(
        shape=(600, 900), seed=3, placement=Placement((0.4, 0.55), radius=0.95 * 400 / 600)
    )
    areas = []
    for phantom in (plain, wide):
        rows = measure(phantom.as_image(), phantom.as_segmentation(), families=["lesions"])
        areas.append(
            {r.structure: r.value for r in rows if (r.key, r.unit) == ("total_area", "px2")}
        )
    for structure, area in areas[0].items():
        assert areas[1][structure] == pytest.approx(area, rel=0.15), structure


def test_b02_a_round_disc_is_round_in_a_wide_image_and_with_tall_pixels():
    for aspect, shape in ((1.0, (500, 900)), (2.0, (300, 700))):
        disc = ellipse(shape, centre=(400, 150), half_axes=(60, 60), aspect=aspect)
        rows = rows_of({"optic_disc": disc}, aspect=aspect, families=["disc"])
        assert rows.value("tilt_ratio") == pytest.approx(1, abs=0.02)
        vertical, horizontal = (
            rows.value(f"{way}_diameter", structure="optic_disc", unit="px")
            for way in ("vertical", "horizontal")
        )
        assert vertical == pytest.approx(horizontal, abs=2)


def test_b03_x_is_x_and_y_is_y():
    rows = eye({}, fovea=(186.0, 274.0), families=["macula"])
    assert (rows.value("fovea_x"), rows.value("fovea_y")) == (186, 274)


def test_b03_the_result_tells_width_as_width(tmp_path):
    phantom = draw_fundus(shape=(200, 260), seed=1)
    image, segmentation = phantom.as_image(), phantom.as_segmentation()
    write_result(
        tmp_path, image=image, segmentation=segmentation, measurements=measure(image, segmentation)
    )
    told = json.loads((tmp_path / "measurements.json").read_text(encoding="utf-8"))
    assert (told["image"]["width"], told["image"]["height"]) == (260, 200)


@pytest.mark.parametrize("factor", [1, 4])
def test_b04_lesions_stay_in_their_quadrants_at_every_size(factor):
    shape = (WIDE[0] * factor, WIDE[1] * factor)
    places = [(450, 130), (640, 130), (450, 350), (640, 350)]
    lesions = np.zeros(shape, bool)
    for x, y in places:
        lesions |= ellipse(
            shape, centre=(x * factor, y * factor), half_axes=(9 * factor, 9 * factor)
        )
    disc = ellipse(
        shape, centre=(DISC[0] * factor, DISC[1] * factor), half_axes=(40 * factor, 40 * factor)
    )
    rows = rows_of(
        {"optic_disc": disc, "haemorrhage": lesions}, eye=RIGHT, families=["lesions"],
        fovea=(FOVEA[0] * factor, FOVEA[1] * factor),
    )  # fmt: skip
    counts = [row.value for row in rows.all("count_by_quadrant")]
    assert counts == [1, 1, 1, 1]


def test_b04_temporal_is_the_side_of_the_fovea_in_both_eyes():
    lesion = spot((460, 130))
    right = eye({"haemorrhage": lesion}, families=["lesions"])
    assert right.value("count_by_quadrant", region="superior_temporal") == 1
    left = rows_of(
        {"optic_disc": spot(DISC, 40.0)[:, ::-1], "haemorrhage": lesion[:, ::-1]},
        eye=LEFT, fovea=(WIDE[1] - 1 - FOVEA[0], FOVEA[1]), families=["lesions"],
    )  # fmt: skip
    assert left.value("count_by_quadrant", region="superior_temporal") == 1
    assert left.value("count_by_quadrant", region="superior_nasal") == 0


@pytest.mark.parametrize("radius", [30.0, 55.0])
def test_b05_zones_follow_the_measured_disc(radius):
    shape, centre = (640, 720), (390.0, 300.0)
    disc = ellipse(shape, centre=centre, half_axes=(radius, radius))
    # thick close to the disc, thin in zone B: a wrong radius would measure the thick part
    tubes = spokes(np.array(centre), [12.0] * 6, inner=radius, outer=1.9 * radius, turn=11)
    tubes += spokes(np.array(centre), [5.0] * 6, inner=1.9 * radius, outer=4 * radius, turn=11)
    rows = rows_of(
        {"optic_disc": disc, "artery": drawn(tubes, shape)},
        field=field_of(shape), families=["calibre"],
    )  # fmt: skip
    single = 0.88 * math.sqrt(2)
    truth = 5.0 * single * 0.88 * math.hypot(1, 0.88 * math.sqrt(2))
    assert rows.value("crae", region="zone_b", unit="px") == pytest.approx(truth, rel=0.08)


@pytest.mark.parametrize("width", [5, 7, 9])
def test_b06_a_line_of_whole_pixels_has_exactly_its_width(width):
    mask = np.zeros((120, 260), bool)
    mask[60 : 60 + width, 20:240] = True
    rows = rows_of({"vein": mask}, field=field_of(mask.shape), families=["vessels"])
    assert rows.value("median_width", structure="vein", unit="px") == pytest.approx(width, abs=0.05)


def test_b06_a_bulge_does_not_set_the_calibre():
    mask = drawn([Tube(np.array([[20.0, 60.0], [360.0, 110.0]]), np.full(2, 6.0))], (180, 380))
    bulged = mask | ellipse(mask.shape, centre=(190, 85), half_axes=(9, 9))
    widths = [
        rows_of({"vein": each}, field=field_of(mask.shape), families=["vessels"]).value(
            "median_width", structure="vein", unit="px"
        )
        for each in (mask, bulged)
    ]
    assert widths[1] == pytest.approx(widths[0], abs=0.1)


def test_b07_a_line_has_dimension_one_and_a_plane_two():
    assert box_counting(np.eye(640, dtype=bool)).dimension == pytest.approx(1, abs=0.03)
    assert box_counting(np.ones((640, 640), bool)).dimension == pytest.approx(2, abs=0.03)
    assert box_counting(np.zeros((640, 640), bool)) is None


def test_b08_tortuosity_does_not_grow_with_length_or_number_of_vessels():
    x = np.linspace(0, 480, 1200)
    wave = np.column_stack([x + 40, 60 + 12 * np.sin(2 * np.pi * x / 160)])
    values = []
    for count in (3, 5):
        tubes = [Tube(wave + np.array((0, 90 * i)), np.full(1200, 5.0)) for i in range(count)]
        mask = drawn(tubes, (520, 560))
        rows = rows_of({"vein": mask}, field=field_of(mask.shape), families=["tortuosity"])
        values.append(
            rows.value("tortuosity_squared_curvature", structure="vein", region="field",
                       unit="1/px2")
        )  # fmt: skip
    assert values[0] == pytest.approx(values[1], rel=0.02)


def test_b08_an_arc_that_bends_one_way_winds_as_its_curvature_says():
    turn = np.linspace(-1.1, 1.1, 500)
    bend = 200 * np.column_stack([np.cos(turn), np.sin(turn)])
    tubes = [Tube(bend + np.array((40 + 70 * i, 260)), np.full(500, 5.0)) for i in range(3)]
    mask = drawn(tubes, (520, 560))
    rows = rows_of({"vein": mask}, field=field_of(mask.shape), families=["tortuosity"])
    value = rows.value("tortuosity_squared_curvature", structure="vein", region="field",
                       unit="1/px2")  # fmt: skip
    assert value == pytest.approx(1 / 200**2, rel=0.2)


@pytest.mark.parametrize("ratio", [0.168, 0.307, 0.406, 0.505, 0.703])
def test_b09_the_cup_to_disc_ratio_has_no_bias(ratio):
    shape, centre = (260, 300), (150.2, 130.7)
    errors = []
    for radius in (58.0, 61.3, 63.6):
        masks = {
            "optic_disc": ellipse(shape, centre=centre, half_axes=(radius, radius)),
            "optic_cup": ellipse(shape, centre=centre, half_axes=(ratio * radius, ratio * radius)),
        }
        errors.append(
            rows_of(masks, families=["disc"]).value("vertical_cdr", region="disc") - ratio
        )
    assert abs(np.mean(errors)) < 0.006
    assert max(np.abs(errors)) < 0.01


@pytest.mark.parametrize("half_axes", [(70.0, 50.0), (50.0, 70.0)])
def test_b10_vertical_is_cup_over_disc_in_a_lying_disc_too(half_axes):
    cup = (half_axes[0] * 0.6, half_axes[1] * 0.4)
    masks = {
        "optic_disc": ellipse((240, 260), centre=(130, 120), half_axes=half_axes),
        "optic_cup": ellipse((240, 260), centre=(130, 120), half_axes=cup),
    }
    rows = rows_of(masks, families=["disc"])
    assert rows.value("vertical_cdr", region="disc") == pytest.approx(0.4, abs=0.012)
    assert rows.value("horizontal_cdr", region="disc") == pytest.approx(0.6, abs=0.012)
    assert rows.value("tilt_ratio") == pytest.approx(50 / 70, abs=0.01)


def test_b11_an_eccentric_cup_leaves_a_rim_on_every_side():
    masks = {
        "optic_disc": ellipse((240, 260), centre=(130, 120), half_axes=(60, 60)),
        "optic_cup": ellipse((240, 260), centre=(160, 120), half_axes=(18, 18)),
    }
    rows = rows_of(masks, eye=RIGHT, families=["rim"])
    for quadrant in ("inferior", "superior", "nasal", "temporal"):
        assert rows.value("rim_width", region=quadrant, unit="px") > 10


def test_b12_grades_see_the_measurements():
    rows = eye({
        "hard_exudate": spot(FOVEA, 15.0), "haemorrhage": spot((300, 460)),
        "optic_cup": spot(DISC, 32.0),
    })  # fmt: skip
    traces = {trace.scheme: trace for trace in grade(rows.rows)}
    assert traces["icdr"].grade == 2
    assert traces["dme"].grade == 2
    assert traces["glaucoma"].steps[0].holds


def test_b13_an_artery_file_holds_the_artery(tmp_path):
    phantom = draw_fundus(shape=(200, 260), seed=1)
    image, segmentation = phantom.as_image(), phantom.as_segmentation()
    write_result(tmp_path, image=image, segmentation=segmentation, measurements=())
    layers = read_masks(tmp_path / "masks", shape=(200, 260), author="file:masks")
    read = {layer.structure: layer.mask for layer in layers}
    for kind in ("artery", "vein"):
        assert (read[kind] == phantom.masks[kind]).all()


def test_b14_masks_read_back_give_the_numbers_of_the_masks_written(tmp_path):
    phantom = draw_fundus(shape=(200, 300), seed=1)
    image, segmentation = phantom.as_image(), phantom.as_segmentation()
    write_result(tmp_path, image=image, segmentation=segmentation, measurements=())
    layers = read_masks(tmp_path / "masks", shape=(200, 300), author="file:masks")
    again = type(segmentation)(
        layers, landmarks=segmentation.landmarks, field_of_view=segmentation.field_of_view
    )
    assert measure(image, again) == measure(image, segmentation)


def test_b15_an_unknown_eye_is_never_taken_for_a_right_one():
    cup = {"optic_cup": spot((555, 240), 15.0)}
    rows = eye(cup | {"haemorrhage": spot((300, 400))}, eye=UNKNOWN, fovea=None)
    for row in rows.rows:
        if row.region in ("nasal", "temporal") or "nasal" in row.region or row.key == "isnt_steps":
            assert not row.valid, (row.key, row.region)
            assert row.value is None


def test_b16_weights_are_tensors_only_and_must_fit_the_model_exactly(monkeypatch):
    """No pickle is read, and a network whose tensors do not all fit is refused."""
    card = model_card(DEFAULT_FUNDUS)
    tensors = load(read_weights(card, card.passes[0]))
    tensors.pop(sorted(tensors)[-1])
    for data, error in (
        (save(tensors), ModelError), (pickle.dumps({"state_dict": {}}), SafetensorError)
    ):  # fmt: skip
        for runtime, module in (("torch", torch_runtime), ("onnx", onnx_runtime)):
            monkeypatch.setattr(module, "read_weights", lambda *_, data=data: data)
            with pytest.raises(error):
                predictor.load_predictor(card, "cpu", runtime)


def test_b17_lesions_are_counted_on_the_images_own_pixels():
    shape = (2000, 2400)
    mask = np.zeros(shape, bool)
    for number in range(40):
        row, column = 200 + 40 * (number // 8), 300 + 60 * (number % 8)
        mask[row : row + 3, column : column + 3] = True
    rows = rows_of({"microaneurysm": mask}, families=["lesions"])
    assert rows.value("count", structure="microaneurysm") == 40


def test_b18_every_value_has_unit_definition_and_validity_and_micrometres_need_a_scale():
    masks = {"optic_cup": spot(DISC, 15.0), "haemorrhage": spot((300, 400))}
    for scale in (None, Scale(6, 6, "dicom")):
        for row in eye(masks, scale=scale).rows:
            assert row.unit
            assert "Source:" in row.definition
            assert row.valid or row.reason
            if scale is None and row.unit in ("um", "mm2", "1/mm2", "1/mm"):
                assert row.value is None
