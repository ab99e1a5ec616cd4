"""The field is found whatever surrounds it, to about a pixel of the working size."""

import csv
from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from engine.fundus import find_field
from engine.image import RetinalImage, Scale


@dataclass(frozen=True)
class Drawn:
    width: int = 800
    height: int = 640
    x: float = 390.0
    y: float = 325.0
    radius_x: float = 290.0
    radius_y: float = 290.0
    surround: tuple[int, int, int] = (0, 0, 0)
    gain: float = 1.0


def draw(spec):
    """An orange field with shading and some vessels on an even surround."""
    rows, columns = np.mgrid[: spec.height, : spec.width].astype(np.float32)
    distance = np.hypot((columns - spec.x) / spec.radius_x, (rows - spec.y) / spec.radius_y)
    shade = np.clip(1.1 - 0.5 * distance**2, 0.2, 1)[..., None] * spec.gain
    picture = np.array([200, 95, 45], np.float32) * shade
    for number in range(6):
        angle = number * 1.05 + 0.3
        end = (
            int(spec.x + spec.radius_x * np.cos(angle)),
            int(spec.y + spec.radius_y * np.sin(angle)),
        )
        cv2.line(picture, (int(spec.x), int(spec.y)), end, (110 * spec.gain, 40 * spec.gain, 20), 5)
    picture[distance > 1] = spec.surround
    noise = np.random.default_rng(0).normal(0, 1.5, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def image_of(pixels, **facts):
    return RetinalImage(pixels, sha256="", pixel_sha256="", **facts)


def assert_is(field, spec, tolerance=2.5):
    assert field is not None
    found = (field.x, field.y, field.radius_x, field.radius_y)
    assert found == pytest.approx((spec.x, spec.y, spec.radius_x, spec.radius_y), abs=tolerance)


@pytest.mark.parametrize(
    "spec",
    [
        Drawn(),
        Drawn(surround=(255, 255, 255)),
        Drawn(surround=(128, 128, 128)),
        Drawn(gain=0.16),
        Drawn(y=300, radius_x=380, radius_y=380),  # cut off above and below
        Drawn(x=300, radius_x=330, radius_y=330, y=250),  # cut off above and left
        Drawn(width=500, height=900, x=255, y=420, radius_x=220, radius_y=220),
        Drawn(radius_x=350, radius_y=200, x=400, y=300),  # pixels that are not square
    ],
    ids=[
        "plain",
        "white",
        "grey",
        "dark",
        "cut-vertically",
        "cut-two-sides",
        "portrait",
        "ellipse",
    ],
)
def test_the_field_is_found(spec):
    field = find_field(image_of(draw(spec)))
    assert_is(field, spec)
    assert field.edge_seen > 0.3


def test_a_frame_around_the_photograph_does_not_count():
    inner = draw(Drawn())
    framed = np.full((inner.shape[0] + 130, inner.shape[1] + 90, 3), 255, np.uint8)
    framed[40 : 40 + inner.shape[0], 70 : 70 + inner.shape[1]] = inner
    assert_is(find_field(image_of(framed)), Drawn(x=390 + 70, y=325 + 40))


def test_a_notch_outside_the_circle_is_ignored_and_one_inside_is_not_visible():
    spec = Drawn()
    pixels = draw(spec)
    pixels[100:130, 600:625] = (190, 90, 40)  # a tab that sticks out
    pixels[310:340, 100:140] = 0  # a notch cut into the left edge
    field = find_field(image_of(pixels))
    assert_is(field, spec)
    assert not field.mask[325, 115]
    assert field.mask[325, 200]


def test_bars_above_and_below_are_not_part_of_the_field():
    spec = Drawn()
    pixels = draw(spec)
    pixels[:90] = 0
    pixels[560:] = 0
    field = find_field(image_of(pixels))
    assert_is(field, spec)
    assert not field.mask[60, 390]
    assert not field.mask[590, 390]
    assert field.mask[110, 390]


def test_a_stated_pixel_shape_is_kept_to():
    spec = Drawn(radius_x=300, radius_y=200, y=320)
    image = image_of(draw(spec), scale=Scale(x_um=6.0, y_um=9.0, source="dicom"))
    field = find_field(image)
    assert field.aspect == pytest.approx(1.5, abs=1e-6)
    assert_is(field, spec)


def test_dark_parts_within_the_circle_belong_to_the_field():
    spec = Drawn()
    pixels = draw(spec)
    cv2.circle(pixels, (420, 330), 60, (0, 0, 0), cv2.FILLED)  # a dense haemorrhage
    assert find_field(image_of(pixels)).mask[330, 420]


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_blank_picture_has_no_field(value):
    assert find_field(image_of(np.full((300, 400, 3), value, np.uint8))) is None


@pytest.mark.parametrize("shape", [(2, 3000), (3000, 1), (1, 1), (7, 5)])
def test_a_picture_of_any_shape_is_judged(shape):
    pixels = np.random.default_rng(1).integers(0, 255, (*shape, 3), dtype=np.uint8)
    field = find_field(RetinalImage(pixels, sha256="", pixel_sha256=""))
    assert field is None or field.mask.shape == shape


def test_a_crop_without_an_edge_is_its_own_field():
    pixels = draw(Drawn())[200:420, 250:560]
    field = find_field(image_of(np.ascontiguousarray(pixels)))
    assert field.edge_seen == 0
    assert field.mask.all()


def test_sixteen_bit_pixels_give_the_same_field():
    spec = Drawn()
    wide = draw(spec).astype(np.uint16) * 257
    assert_is(find_field(image_of(wide)), spec)


@pytest.mark.realdata
def test_the_fields_of_real_photographs(shared):
    """Against the fields that data sets hand out, and a visible edge on every whole photograph."""
    with (shared / "data/fundus/manifest.csv").open() as file:
        rows = list(csv.DictReader(file))
    chosen = [row for row in rows if row["dataset"] in ("drive", "chase_db1", "hrf")][::7]
    chosen += [row for row in rows if row["dataset"] in ("stare", "aria", "dr_hagis", "avrdb")][
        ::25
    ]
    chosen += [row for row in rows if row["dataset"] in ("palm_disc", "drishti_gs")][::40]
    for row in chosen:
        pixels = cv2.imread(str(shared / "data" / row["image"]))[..., ::-1]
        field = find_field(image_of(np.ascontiguousarray(pixels)))
        assert field.edge_seen > 0.25, row["image"]
        if "fov" in row["labels"]:
            stem = row["image"].rsplit("/", 1)[1].rsplit(".", 1)[0]
            truth = shared / "data/fundus" / row["dataset"] / "masks/fov" / f"{stem}.png"
            mask = cv2.imread(str(truth), cv2.IMREAD_GRAYSCALE) > 127
            overlap = 2 * (mask & field.mask).sum() / (mask.sum() + field.mask.sum())
            assert overlap > 0.985, row["image"]
