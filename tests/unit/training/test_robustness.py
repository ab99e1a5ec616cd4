"""What is found on a changed photograph comes back onto the untouched one's grid."""

import numpy as np
import pytest

from engine.image import RetinalImage
from engine.layers import FieldOfView, Landmark, Layer, Provenance, Segmentation
from training.fundus import robustness
from training.fundus.figures import DICE, FOVEA_ERROR, Figure

SHAPE = (61, 84)
FOVEA = (20.0, 40.0)


def seen(rgb):
    """A segmentation that finds the red area and, as the fovea, the middle of the blue one."""
    rows, columns = np.nonzero(rgb[..., 2] > 70)
    mask = rgb[..., 0] > 70
    return Segmentation(
        layers=(Layer("vessel", mask, Provenance("model:x")),),
        landmarks=(Landmark("fovea", float(columns.mean()), float(rows.mean())),),
        field_of_view=FieldOfView(41.5, 30.0, 42.0, 42.0, np.ones(mask.shape, bool), 1.0),
    )


def photograph():
    """Asymmetric: an upright bar above left, a dot for the fovea below."""
    rgb = np.zeros((*SHAPE, 3), np.uint8)
    rgb[6:30, 10:18, 0] = 170
    x, y = (int(value) for value in FOVEA)
    rgb[y - 3 : y + 4, x - 3 : x + 4, 2] = 180
    return rgb


@pytest.mark.parametrize("change", robustness.changes(), ids=lambda change: change.name)
def test_masks_and_points_come_back_to_their_place(change):
    rgb = photograph()
    changed = change.photograph(rgb, 80.0)
    assert changed.dtype == np.uint8
    back = robustness.brought_back(seen(changed), change, SHAPE)
    mask, truth = back.layer("vessel").mask, rgb[..., 0] > 70
    assert mask.shape == SHAPE
    assert back.field_of_view.mask.shape == SHAPE
    assert 2 * (mask & truth).sum() / (mask.sum() + truth.sum()) > 0.97
    mark = back.landmark("fovea")
    assert (mark.x, mark.y) == pytest.approx(FOVEA, abs=1.0)  # half a pixel at half size


def test_every_change_but_the_first_changes_something():
    rgb = photograph()
    untouched, *others = robustness.changes()
    np.testing.assert_array_equal(untouched.photograph(rgb, 80.0), rgb)
    for change in others:
        changed = change.photograph(rgb, 80.0)
        assert changed.shape != rgb.shape or (changed != rgb).any(), change.name


def test_the_changed_photograph_is_what_the_engine_gets(monkeypatch):
    shapes = []

    def segment(image, *, model, structures):
        shapes.append((image.height, image.width))
        return seen(image.pixels)

    monkeypatch.setattr(robustness, "segment", segment)
    image = RetinalImage(photograph(), sha256="", pixel_sha256="")
    half = next(each for each in robustness.changes() if each.name == "half size")
    robustness.found_on_changed(image, half, model="x", structures=("vessel",))
    assert shapes == [(30, 42)]


def test_the_table_tells_levels_and_then_differences():
    def rows(dice, error):
        return [
            Figure(None, "vessel", DICE, dice),
            Figure(None, "vessel", DICE, dice + 0.1),
            Figure(None, "fovea", FOVEA_ERROR, error),
        ]

    lines = robustness.table({"untouched": rows(0.8, 0.01), "blur": rows(0.7, 0.025)}).splitlines()
    assert lines[2] == "| untouched | 85.0 | 1.0 |"
    assert lines[3] == "| blur | -10.0 | +1.5 |"
    assert lines[4] == "| number | 2 | 1 |"
