"""What a reader relies on: what is drawn lies exactly where it belongs, at every zoom."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.progress import never, silent
from retsam_gui.canvas.appearance import Appearance, Channel, render
from retsam_gui.canvas.compositor import LayerStyle, Sheet, outline, prepared
from retsam_gui.canvas.geometry import Size, ViewTransform, centred, fitted
from retsam_gui.canvas.levels import halve
from retsam_gui.canvas.overlay import Overlay, padded
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import SURROUND, Canvas, Mark

WIDTH, HEIGHT = 97, 61  # odd and not square, so that a swap or a shift shows
SCREEN = Size(640, 480)
RED = LayerStyle((255, 0, 0), opacity=1.0)
GREEN = LayerStyle((0, 255, 0), opacity=0.5)


def random_image(seed=3):
    rng = np.random.default_rng(seed)
    return rng.integers(20, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def composed(masks, styles):
    sheets = [
        Sheet(str(number), mask, outline=style.outline)
        for number, (mask, style) in enumerate(zip(masks, styles, strict=True))
    ]
    shape = masks[0].shape
    planes = prepared(sheets, padded(shape), progress=silent, cancel=never)
    overlay = Overlay(shape, sheets, planes)
    overlay.restyle(styles)
    return overlay


def base(rgb):
    return pyramid(render(rgb, Appearance(), progress=silent, cancel=never), opaque=True)


def pixels(image):
    """(height, width, 4) BGRA of a QImage."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8).copy()
    return flat.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def painted(picture, view, size=SCREEN):
    screen = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    screen.fill(0)
    painter = QPainter(screen)
    picture.paint(painter, view, size)
    painter.end()
    return pixels(screen)


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    with qtbot.waitExposed(canvas):
        canvas.show()
    yield canvas
    canvas.close()


# ---- geometry ----


@given(
    scale=st.floats(1 / 64, 64),
    left=st.floats(-5000, 5000),
    top=st.floats(-5000, 5000),
    x=st.floats(0, 4000),
    y=st.floats(0, 4000),
)
def test_there_and_back(scale, left, top, x, y):
    view = ViewTransform(scale, left, top)
    assert view.to_image(*view.to_device(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(
    start=st.floats(1 / 32, 32),
    factors=st.lists(st.sampled_from([1.25, 0.8, 1.1, 0.5, 2.0]), max_size=30),
    x=st.floats(0, 640),
    y=st.floats(0, 480),
)
def test_zooming_keeps_the_point_under_the_pointer(start, factors, x, y):
    view = ViewTransform(start, 31.5, -17.25)
    before = view.to_image(x, y)
    for factor in factors:
        view = view.zoomed(factor, x, y)
    assert view.to_image(x, y) == pytest.approx(before, abs=1e-4)


def test_a_pixel_covers_half_a_pixel_around_its_centre():
    view = ViewTransform(4.0, 10.0, 20.0)
    assert view.to_device(0, 0) == (12.0, 22.0)
    assert view.pixel_at(10.0, 20.0) == (0, 0)
    assert view.pixel_at(13.99, 23.99) == (0, 0)
    assert view.pixel_at(14.0, 24.0) == (1, 1)
    assert view.pixel_at(9.9, 20.0) == (-1, 0)


@pytest.mark.parametrize("image", [Size(97, 61), Size(61, 970), Size(4288, 2848)])
def test_a_fitted_image_is_whole_and_in_the_middle(image):
    viewport = Size(640, 480)
    view = fitted(image, viewport)
    right, bottom = view.to_device(image.width - 0.5, image.height - 0.5)
    assert 0 <= view.left < right <= viewport.width
    assert 0 <= view.top < bottom <= viewport.height
    assert abs(view.left - (viewport.width - right)) <= 1
    assert abs(view.top - (viewport.height - bottom)) <= 1


# ---- painting ----


@pytest.mark.parametrize("scale", [1.0, 1.01, 2.0, 3.0, 1.37, 7.3, 16.0])
@pytest.mark.parametrize("offset", [(0.0, 0.0), (33.0, -15.0), (-41.3, 12.7)])
def test_a_mask_pixel_is_painted_where_its_image_pixel_is(scale, offset):
    """The photograph's colours tell which image pixel each screen pixel shows."""
    rgb = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
    rgb[..., 0] = np.arange(WIDTH)
    rgb[..., 1] = np.arange(HEIGHT)[:, np.newaxis]
    rgb[..., 2] = 255
    mask = np.random.default_rng(9).random((HEIGHT, WIDTH)) < 0.3
    view = ViewTransform(scale, *offset)
    shown = painted(base(rgb), view)
    over = painted(composed([mask], [RED]), view)

    on_image = shown[..., 0] == 255
    x, y = shown[..., 2].astype(int), shown[..., 1].astype(int)
    np.testing.assert_array_equal(over[..., 2] == 255, on_image & mask[y, x])

    row, column = np.nonzero(on_image)
    left, top = view.to_device(x[on_image] - 0.5, y[on_image] - 0.5)
    for middle, start in ((column + 0.5, left), (row + 0.5, top)):
        outside = np.maximum(start - middle, middle - start - scale)
        assert outside.max() <= (0 if scale == int(scale) else 0.5)  # screen pixels
    expected = min(WIDTH * scale, 640 - max(offset[0], 0)) * min(
        HEIGHT * scale + min(offset[1], 0), 480 - max(offset[1], 0)
    )
    if offset[0] >= 0:
        assert on_image.sum() == pytest.approx(expected, rel=0.03)


@pytest.mark.parametrize("scale", [0.9, 0.51, 0.5, 0.34, 0.25, 0.12])
def test_zoomed_out_the_mask_still_lies_on_what_it_marks(scale):
    """A bright square and its mask keep the same centre of mass, to 0.15 screen pixels."""
    height, width = 1201, 1733
    rgb = np.zeros((height, width, 3), dtype=np.uint8)
    mask = np.zeros((height, width), dtype=bool)
    rgb[401:640, 900:1021] = 255
    mask[401:640, 900:1021] = True
    view = ViewTransform(scale, 13.0, 7.0)
    size = Size(1800, 1300)
    shown = painted(base(rgb), view, size)[..., 2].astype(float)
    over = painted(composed([mask], [RED]), view, size)[..., 2].astype(float)
    grid = np.indices(shown.shape)[::-1] + 0.5
    expected = view.to_device(960.0, 520.0)
    for picture in (shown, over):
        centre = [(axis * picture).sum() / picture.sum() for axis in grid]
        assert centre == pytest.approx(expected, abs=0.15)


def test_a_part_of_the_viewport_outside_the_image_stays_empty():
    shown = painted(base(random_image()), ViewTransform(2.0, 100.0, 50.0))
    assert not shown[:50, :, :3].any()
    assert not shown[:, :100, :3].any()
    assert shown[50 : 50 + 2 * HEIGHT, 100 : 100 + 2 * WIDTH, :3].all()
    assert not shown[50 + 2 * HEIGHT :, :, :3].any()
    assert not shown[:, 100 + 2 * WIDTH :, :3].any()


def test_halving_keeps_the_mean_and_rounds_odd_sizes_up():
    rgba = np.random.default_rng(2).integers(0, 256, (1031, 777, 4), dtype=np.uint8)
    levels = halve(rgba)
    assert [level.shape[:2] for level in levels] == [(1031, 777), (516, 389), (258, 195), (129, 98)]
    assert levels[1].mean() == pytest.approx(rgba.mean(), abs=0.6)


# ---- layers ----


def test_layers_blend_in_order_with_their_opacity():
    below = np.zeros((HEIGHT, WIDTH), dtype=bool)
    above = below.copy()
    below[5:20, 5:30] = True
    above[15:40, 25:60] = True
    red = LayerStyle((200, 0, 0), opacity=1.0)
    picture = composed([below, above], [red, GREEN]).all_fresh()
    np.testing.assert_array_equal(picture[10, 10], (0, 0, 200, 255))
    np.testing.assert_allclose(picture[30, 50], (0, 127.5, 0, 127.5), atol=0.6)
    np.testing.assert_allclose(picture[17, 27], (0, 127.5, 100, 255), atol=0.6)
    np.testing.assert_array_equal(picture[50, 80], (0, 0, 0, 0))


def test_more_layers_than_share_a_byte_blend_as_few_do():
    rng = np.random.default_rng(4)
    masks = [rng.random((HEIGHT, WIDTH)) < 0.2 for _ in range(19)]
    styles = [
        LayerStyle(tuple(int(v) for v in rng.integers(0, 256, 3)), opacity=float(rng.random()))
        for _ in masks
    ]
    expected = np.zeros((HEIGHT, WIDTH, 4))
    for mask, style in zip(masks, styles, strict=True):
        source = np.array([*style.rgb[::-1], 255]) * style.opacity
        expected[mask] = source + expected[mask] * (1 - style.opacity)
    picture = composed(masks, styles).all_fresh()
    np.testing.assert_allclose(picture, expected, atol=3)
    assert (picture[..., :3] <= picture[..., 3:]).all()  # else Qt would paint wrong colours


def test_an_outline_is_the_edge_alone_and_closes_at_the_border():
    mask = np.zeros((HEIGHT, WIDTH), dtype=bool)
    mask[10:20, 30:50] = True
    mask[40:, 80:] = True
    edge = outline(mask)
    assert not (edge & ~mask).any()
    assert edge[10, 30:50].all()
    assert not edge[11:19, 31:49].any()
    assert edge[-1, 80:].all()
    assert edge[40:, -1].all()


# ---- appearance ----


def test_neutral_settings_show_the_very_pixels():
    rgb = random_image()
    levels = render(rgb, Appearance(), progress=silent, cancel=never)
    np.testing.assert_array_equal(levels[0][..., 2::-1], rgb)


def test_sixteen_bits_are_shown_by_their_high_byte():
    rgb = random_image()
    deep = rgb.astype(np.uint16) * 256 + 99
    levels = render(deep, Appearance(), progress=silent, cancel=never)
    np.testing.assert_array_equal(levels[0][..., 2::-1], rgb)


def test_red_free_is_the_green_channel_as_grey():
    rgb = random_image()
    levels = render(rgb, Appearance(channel=Channel.RED_FREE), progress=silent, cancel=never)
    for channel in range(3):
        np.testing.assert_array_equal(levels[0][..., channel], rgb[..., 1])


def test_clahe_raises_local_contrast_and_leaves_the_data():
    rgb = np.full((200, 300, 3), 100, dtype=np.uint8)
    rgb[:, 150] = 106
    kept = rgb.copy()
    levels = render(rgb, Appearance(channel=Channel.CLAHE), progress=silent, cancel=never)
    shown = levels[0][..., 1].astype(int)
    assert abs(shown[100, 150] - shown[100, 140]) > 6
    np.testing.assert_array_equal(rgb, kept)


@pytest.mark.parametrize(
    ("appearance", "dark", "light"),
    [
        (Appearance(brightness=0.2), 102, 251),
        (Appearance(gamma=2.0), 114, 226),
        (Appearance(contrast=0.5), 0, 255),
        (Appearance(contrast=-1.0), 128, 128),
    ],
)
def test_curves(appearance, dark, light):
    curve = appearance.curve()
    assert abs(int(curve[51]) - dark) <= 1
    assert abs(int(curve[200]) - light) <= 1
    assert (np.diff(curve.astype(int)) >= 0).all()


# ---- the widget ----


def test_wheel_keeps_the_pixel_under_the_pointer(canvas):
    canvas.set_base(base(random_image()))
    at = QPointF(211.5, 133.5)
    before = canvas.view.pixel_at(at.x(), at.y())
    for delta in (120, 120, 240, -120, 120, 360, -480):
        wheel = QWheelEvent(
            at,
            canvas.mapToGlobal(at),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, wheel)
        assert canvas.view.pixel_at(at.x(), at.y()) == before


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_moves_the_image_with_the_pointer(canvas, button):
    canvas.set_base(base(random_image()))
    canvas.centre_on(40, 30, scale=8.0)
    before = canvas.view
    _mouse(canvas, QEvent.Type.MouseButtonPress, (300, 200), button)
    _mouse(canvas, QEvent.Type.MouseMove, (350, 170), button)
    _mouse(canvas, QEvent.Type.MouseButtonRelease, (350, 170), button)
    assert (canvas.view.left - before.left, canvas.view.top - before.top) == (50, -30)


def test_actual_size_is_one_to_one_on_whole_pixels(canvas):
    rgb = random_image()
    canvas.set_base(base(rgb))
    canvas.show_actual_size()
    view = canvas.view
    assert view.scale == 1.0
    assert view.left == int(view.left)
    shown = pixels(canvas.grab().toImage())
    left, top = int(view.left), int(view.top)
    np.testing.assert_array_equal(
        shown[top : top + HEIGHT, left : left + WIDTH, :3], rgb[..., ::-1]
    )


def test_the_read_out_names_the_pixel_under_the_pointer(canvas, qtbot):
    seen = []
    canvas.hovered.connect(seen.append)
    canvas.set_base(base(random_image()))
    canvas.centre_on(40, 30, scale=8.0)
    x, y = canvas.view.to_device(37, 21)
    _mouse(canvas, QEvent.Type.MouseMove, (x, y), Qt.MouseButton.NoButton)
    assert seen[-1] == (37, 21)
    canvas.centre_on(0, 0, scale=8.0)
    _mouse(canvas, QEvent.Type.MouseMove, (5, 5), Qt.MouseButton.NoButton)
    assert seen[-1] is None


def test_hidden_layers_and_marks_are_not_painted(canvas):
    rgb = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
    mask = np.ones((HEIGHT, WIDTH), dtype=bool)
    canvas.set_base(base(rgb))
    canvas.set_overlay(composed([mask], [RED]))
    canvas.set_marks([Mark(50, 30, (0, 255, 255))])
    assert pixels(canvas.grab().toImage())[240, 320, 2] == 255
    canvas.hide_overlay(True)
    hidden = pixels(canvas.grab().toImage())
    below = round(50 * canvas.devicePixelRatioF())  # the words that layers are hidden end above
    assert hidden[below:, :, 2].max() <= SURROUND.red()
    assert hidden[:below, :, 2].max() > 200


def test_a_mark_is_centred_on_its_point(canvas):
    canvas.set_base(base(np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)))
    canvas.set_marks([Mark(40.25, 20.5, (0, 255, 0))])
    canvas.centre_on(48, 30, scale=6.0)
    green = pixels(canvas.grab().toImage())[..., 1].astype(float)
    green[green <= SURROUND.green()] = 0
    grid = np.indices(green.shape)[::-1] + 0.5
    centre = [(axis * green).sum() / green.sum() for axis in grid]
    assert centre == pytest.approx(canvas.view.to_device(40.25, 20.5), abs=0.3)


def test_the_image_follows_the_window_until_the_person_zooms(canvas):
    canvas.set_base(base(random_image()))
    canvas.resize(900, 700)
    assert canvas.view == fitted(Size(WIDTH, HEIGHT), Size(900, 700))
    canvas.zoom_by(2)
    scale = canvas.view.scale
    canvas.resize(640, 480)
    assert canvas.view.scale == scale


def test_the_image_cannot_be_lost_by_panning(canvas):
    canvas.set_base(base(random_image()))
    canvas.pan_by(100_000, -100_000)
    middle = canvas.view.to_image(320, 240)
    assert -0.5 <= middle[0] <= WIDTH - 0.5
    assert -0.5 <= middle[1] <= HEIGHT - 0.5


def test_a_view_in_the_middle_lies_on_whole_pixels():
    view = centred(Size(97, 61), Size(640, 481), scale=1.0)
    assert (view.left % 1, view.top % 1) == (0, 0)


def _mouse(canvas, kind, at, button):
    point = QPointF(*at)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    event = QMouseEvent(
        kind, point, canvas.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(canvas, event)


def test_qt_keeps_the_count_of_references_to_none(canvas):
    """A binding that drops one with each call ends the process after an hour of work."""
    before = sys.getrefcount(None)
    for _ in range(1000):
        canvas.update()
        QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 500


# ---- pixels that are not square ----


@given(
    aspect=st.floats(0.3, 3), scale=st.floats(1 / 32, 32), x=st.floats(0, 96), y=st.floats(0, 60)
)
def test_there_and_back_with_oblong_pixels(aspect, scale, x, y):
    view = ViewTransform(scale, 31.5, -17.25, aspect)
    assert view.to_image(*view.to_device(x, y)) == pytest.approx((x, y), abs=1e-6)
    at = view.to_device(x, y)
    assert view.zoomed(1.7, *at).to_image(*at) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize("aspect", [0.6, 1.5])
def test_a_disc_on_oblong_pixels_looks_round_and_lies_in_place(canvas, aspect):
    """A circle on the retina, stored in `aspect`-high pixels, is round on the screen."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    disc = (columns - 40) ** 2 + ((rows - 25) * aspect) ** 2 <= 13**2
    picture = np.where(disc[..., None], 255, 30).astype(np.uint8).repeat(3, axis=2)
    canvas.set_base(base(picture))
    canvas.set_overlay(composed([disc], [RED]))
    canvas.set_aspect(aspect)
    canvas.zoom_by(8 / canvas.view.scale)
    canvas.centre_on(40, 25, scale=8)
    shot = pixels(canvas.grab().toImage())
    red = (shot[..., 2] > 200) & (shot[..., 0] < 40)
    assert not ((shot[..., 0] > 200) & (shot[..., 2] > 200)).any()  # no white peeps out
    ys, xs = np.nonzero(red)
    assert np.ptp(xs) + 1 == pytest.approx(np.ptp(ys) + 1, abs=2 * 8 * max(aspect, 1))
    ratio = canvas.devicePixelRatioF()
    assert (xs.mean() + 0.5, ys.mean() + 0.5) == pytest.approx(
        (canvas.width() * ratio / 2, canvas.height() * ratio / 2), abs=4
    )


def test_fitting_shows_all_of_oblong_pixels_and_reading_stays_in_image_pixels(canvas):
    canvas.set_base(base(random_image()))
    canvas.set_aspect(2.0)
    view, ratio = canvas.view, canvas.devicePixelRatioF()
    bottom = view.to_device(WIDTH - 0.5, HEIGHT - 0.5)[1]
    assert 0 <= view.top < bottom <= canvas.height() * ratio
    assert (bottom - view.top) / view.scale == pytest.approx(2 * HEIGHT)
    found = []
    canvas.hovered.connect(found.append)
    at_x, at_y = view.to_device(70, 44)
    at = (at_x / ratio, at_y / ratio)
    _mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    assert found[-1] == (70, 44)


def test_the_middle_stays_when_the_shape_of_pixels_is_stated(canvas):
    canvas.set_base(base(random_image()))
    canvas.centre_on(60, 20, scale=16)
    canvas.set_aspect(1.4)
    ratio = canvas.devicePixelRatioF()
    middle = canvas.view.to_image(canvas.width() * ratio / 2, canvas.height() * ratio / 2)
    assert middle == pytest.approx((60, 20), abs=0.2)
    canvas.show_actual_size()
    assert (canvas.view.scale, canvas.view.row_scale) == (1.0, 1.4)
