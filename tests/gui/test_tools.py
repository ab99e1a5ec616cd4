"""Every tool with real mouse and key events, to the very pixel."""

from pathlib import Path

import numpy as np
import pytest
from desk import HEIGHT, WIDTH, Desk
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from stand_ins import photograph

from engine.editing import vessels
from engine.editing.ellipses import filled, fitted
from engine.editing.region import Region
from engine.editing.rules import PaintRule
from engine.editing.strokes import polygon, stroke
from engine.image import Scale
from retsam_gui.jobs import Jobs
from retsam_gui.models.history import Entry, History
from retsam_gui.panels.history import HistoryPanel

SHAPE = (HEIGHT, WIDTH)
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture(params=[1.0, 1.4], ids=["square", "oblong"])
def aspect(request):
    return request.param


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def make_desk(qtbot, jobs):
    desks = []

    def make(aspect=1.0, pixels=None, **masks):
        image = photograph(WIDTH, HEIGHT)
        if pixels is not None:
            image.pixels[:] = pixels
        image = image.with_scale(Scale(10.0, 10.0 * aspect, "user"))
        desks.append(Desk(qtbot, jobs, image, Path("photo.png"), **masks))
        return desks[-1]

    yield make
    for desk in desks:
        desk.canvas.close()


def mask_of(*boxes):
    mask = np.zeros(SHAPE, bool)
    for top, bottom, left, right in boxes:
        mask[top:bottom, left:right] = True
    return mask


def full(*regions):
    mask = np.zeros(SHAPE, bool)
    for region in regions:
        mask[region.box] |= region.mask
    return mask


def swept(*points, radius, aspect=1.0):
    pairs = zip(points, points[1:] or points, strict=False)
    return full(*(stroke(a, b, radius=radius, shape=SHAPE, aspect=aspect) for a, b in pairs))


def same(mask, expected):
    np.testing.assert_array_equal(mask, expected)


def test_brush_paints_the_way_of_the_pointer_without_gaps(make_desk, aspect):
    desk = make_desk(aspect)
    desk.use("brush", "haemorrhage")
    desk.options.set(radius=6.0)
    way = [(60.0, 50.0), (140.0, 80.0), (141.0, 120.0)]
    desk.drag(*way)
    same(desk.mask("haemorrhage"), swept(*way, radius=6.0, aspect=aspect))
    assert desk.names()[-1] == "Brush"
    assert len(desk.edits) == 2  # the layer, the stroke


def test_eraser_and_brush_with_alt_take_away(make_desk):
    desk = make_desk(haemorrhage=mask_of((40, 100, 40, 120)))
    desk.options.set(radius=5.0)
    desk.use("eraser", "haemorrhage")
    desk.drag((60, 60), (80, 60))
    expected = mask_of((40, 100, 40, 120)) & ~swept((60, 60), (80, 60), radius=5.0)
    same(desk.mask("haemorrhage"), expected)
    desk.use("brush")
    desk.drag((100, 80), (110, 80), modifiers=ALT)
    same(desk.mask("haemorrhage"), expected & ~swept((100, 80), (110, 80), radius=5.0))


def test_shift_draws_a_straight_line_from_the_last_end(make_desk):
    desk = make_desk()
    desk.use("brush", "drusen")
    desk.options.set(radius=2.0)
    desk.click(30, 30)
    desk.click(200, 150, modifiers=SHIFT)
    same(desk.mask("drusen"), swept((30, 30), (200, 150), radius=2.0))


def test_wheel_with_ctrl_and_keys_change_the_size_and_wheel_alone_zooms(make_desk):
    desk = make_desk()
    desk.use("brush", "drusen")
    desk.options.set(radius=10.0)
    scale = desk.canvas.view.scale
    wheel(desk, 1, CTRL)
    assert desk.options.now.radius == 12.0
    assert desk.canvas.view.scale == scale
    wheel(desk, -1, CTRL)
    assert desk.options.now.radius == 10.0
    wheel(desk, 1)
    assert desk.canvas.view.scale > scale
    desk.options.set(radius=0.5)
    wheel(desk, -1, CTRL)
    assert desk.options.now.radius == 0.5


def wheel(desk, notches, modifiers=Qt.KeyboardModifier.NoModifier):
    at = desk.place(100, 100)
    event = QWheelEvent(
        at,
        QPointF(desk.canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.canvas, event)


def test_polygon_and_lasso(make_desk):
    desk = make_desk(drusen=mask_of((20, 60, 20, 60)))
    desk.use("polygon", "drusen")
    corners = [(100.0, 40.0), (160.0, 50.0), (130.0, 120.0)]
    for corner in corners:
        desk.click(*corner)
    desk.click(300, 10)
    desk.key(Qt.Key.Key_Backspace)  # the last corner was a slip
    desk.key(Qt.Key.Key_Return)
    expected = mask_of((20, 60, 20, 60)) | full(polygon(corners, shape=SHAPE))
    same(desk.mask("drusen"), expected)
    desk.use("lasso")
    desk.options.set_operation("lasso", "subtract")
    around = [(30.0, 30.0), (70.0, 30.0), (70.0, 45.0), (30.0, 45.0)]
    desk.drag(*around)
    same(desk.mask("drusen"), expected & ~full(polygon(around, shape=SHAPE)))
    desk.options.set_operation("lasso", "intersect")
    desk.drag((15, 15), (70, 15), (70, 70), (15, 70))
    assert not desk.mask("drusen")[:, 80:].any()


def test_a_polygon_closes_by_double_click_and_by_its_first_corner(make_desk):
    desk = make_desk()
    desk.use("polygon", "drusen")
    for corner in [(100, 40), (160, 40), (160, 90)]:
        desk.click(*corner)
    desk.double_click(100, 90)
    square = full(polygon([(100, 40), (160, 40), (160, 90), (100, 90)], shape=SHAPE))
    same(desk.mask("drusen"), square)
    for corner in [(200, 40), (260, 40), (260, 90), (200.5, 40.5)]:
        desk.click(*corner)
    assert desk.mask("drusen").sum() > square.sum() + 1000


def test_fill_a_hole_and_what_is_open_is_told(make_desk):
    ring = mask_of((40, 100, 40, 120)) & ~mask_of((50, 90, 50, 110))
    desk = make_desk(drusen=ring)
    desk.use("fill", "drusen")
    desk.click(70, 60)
    same(desk.mask("drusen"), mask_of((40, 100, 40, 120)))
    desk.click(200, 150)
    assert "hole" in desk.said[-1]
    same(desk.mask("drusen"), mask_of((40, 100, 40, 120)))


def test_smart_fill_takes_what_looks_alike(make_desk):
    pixels = np.full((*SHAPE, 3), (150, 90, 40), np.uint8)
    pixels[60:90, 100:150] = (110, 40, 25)
    desk = make_desk(pixels=pixels)
    desk.use("smart_fill", "haemorrhage")
    desk.options.set(tolerance=10)
    desk.click(120, 70)
    same(desk.mask("haemorrhage"), mask_of((60, 90, 100, 150)))
    wheel(desk, 2, CTRL)
    assert desk.options.now.tolerance == 12


def test_threshold_paint_takes_only_what_is_likely(make_desk):
    desk = make_desk(drusen=mask_of())
    shares = np.zeros(SHAPE, np.uint8)
    shares[50:80, 60:140] = 180
    desk.case.evidence = {"drusen": shares}
    desk.use("threshold", "drusen")
    desk.options.set(radius=10.0, threshold=0.6)
    desk.drag((70, 50), (120, 50))
    same(desk.mask("drusen"), swept((70, 50), (120, 50), radius=10.0) & (shares > 0))
    desk.case.evidence = {}
    desk.drag((70, 70), (120, 70))
    assert "no probability map" in desk.said[-1]


def test_a_false_piece_is_erased_by_one_click_or_kept_alone(make_desk):
    desk = make_desk(haemorrhage=mask_of((20, 40, 20, 40), (60, 80, 60, 90), (100, 120, 100, 130)))
    desk.use("piece", "haemorrhage")
    desk.click(70, 70)
    same(desk.mask("haemorrhage"), mask_of((20, 40, 20, 40), (100, 120, 100, 130)))
    desk.click(30, 30, modifiers=SHIFT)
    same(desk.mask("haemorrhage"), mask_of((20, 40, 20, 40)))
    desk.click(200, 150)
    assert "Click a piece" in desk.said[-1]


def test_vessel_between_two_clicks(qtbot, make_desk, aspect):
    pixels = np.full((*SHAPE, 3), 130, np.uint8)
    vein = mask_of((97, 104, 30, 300))
    pixels[vein] = 80
    desk = make_desk(aspect, pixels=pixels)
    desk.use("vessel", "vein")
    desk.click(60, 100)
    with qtbot.waitSignal(desk.editing.committed, timeout=10_000):
        desk.click(250, 100)
    found = desk.mask("vein")
    expected = vessels.vessel_between(
        vessels.darkness(pixels), (60.0, 100.0), (250.0, 100.0), aspect=aspect
    )
    assert abs(int(found.sum()) - int(expected.mask.sum())) < 30  # the clicks are on screen pixels
    inside = slice(70, 240)
    assert (found & vein)[:, inside].sum() > 0.9 * vein[:, inside].sum()
    assert found[:, inside].sum() < 1.15 * vein[:, inside].sum()


def test_ellipse_by_clicks_with_handles_replaces_the_disc(make_desk, aspect):
    disc, cup = mask_of((20, 80, 20, 80)), mask_of((30, 60, 30, 60))
    desk = make_desk(aspect, optic_disc=disc, optic_cup=cup)
    desk.use("ellipse", "optic_disc")
    points = [(60.0, 40.0), (110.0, 60.0), (60.0, 90.0), (35.0, 60.0)]
    for point in points:
        desk.click(*point)
    desk.drag((110, 60), (105, 62))  # a handle
    points[1] = (105.0, 62.0)
    desk.key(Qt.Key.Key_Return)
    region = filled(fitted(points, aspect=aspect), shape=SHAPE, aspect=aspect)
    assert (desk.mask("optic_disc") ^ full(region)).sum() < 12  # screen pixels are not whole
    same(desk.mask("optic_cup"), cup & desk.mask("optic_disc"))
    assert "own copy of Optic disc" in "".join(desk.said)
    desk.use("ellipse", "optic_disc")
    desk.click(10, 10)
    desk.key(Qt.Key.Key_Return)
    assert "three points" in desk.said[-1]


def test_artery_becomes_vein_by_a_click(qtbot, make_desk):
    artery = mask_of((50, 56, 20, 300))
    desk = make_desk(artery=artery, vein=mask_of((150, 156, 20, 300)), vessel=artery)
    desk.use("kind", "artery")
    with qtbot.waitSignal(desk.editing.committed, timeout=10_000):
        desk.click(150, 53)
    assert not desk.mask("artery").any()
    same(desk.mask("vein"), artery | mask_of((150, 156, 20, 300)))
    same(desk.mask("vessel"), artery)
    desk.click(150, 100)
    assert "artery or a vein" in desk.said[-1]
    desk.editing.undo()
    same(desk.mask("artery"), artery)


def test_move_drags_a_piece_and_shift_the_whole_layer(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40), (60, 80, 60, 90)))
    desk.use("move", "drusen")
    desk.drag((30, 30), (60, 40), (50, 45))
    same(desk.mask("drusen"), mask_of((35, 55, 40, 60), (60, 80, 60, 90)))
    desk.drag((70, 70), (75, 65), modifiers=SHIFT)
    same(desk.mask("drusen"), mask_of((30, 50, 45, 65), (55, 75, 65, 95)))
    steps = len(desk.names())
    desk.click(70, 70)  # not moved is no step
    assert len(desk.names()) == steps


def test_a_landmark_is_dragged_and_undone(make_desk):
    desk = make_desk()
    desk.use("landmark")
    desk.drag((220, 90), (200, 100), (190, 110))
    mark = desk.case.working.landmark("fovea")
    assert (mark.x, mark.y) == pytest.approx((190, 110), abs=0.2)
    assert mark.provenance.author.startswith("reader:")
    desk.editing.undo()
    assert desk.case.working.landmark("fovea").x == 220.0
    desk.drag((20, 20), (30, 30))
    assert "landmark" in desk.said[-1]


def test_questionable_pixels_are_marked_and_unmarked(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    desk.use("questionable", "drusen")
    desk.options.set(radius=4.0)
    desk.drag((30, 30), (60, 30))
    marked = swept((30, 30), (60, 30), radius=4.0)
    same(desk.case.working.layer("drusen").questionable, marked)
    same(desk.mask("drusen"), mask_of((20, 40, 20, 40)))
    desk.drag((50, 30), (60, 30), modifiers=ALT)
    now = desk.case.working.layer("drusen").questionable
    same(now, marked & ~swept((50, 30), (60, 30), radius=4.0))


@pytest.mark.parametrize(
    ("tool", "points", "reading"),
    [
        ("caliper", [(50, 50), (80, 90)], "500 µm  (50.0 px)"),
        ("angle", [(150, 50), (50, 50), (50, 90)], "90.0°"),
        ("area", [(50, 50), (90, 50), (90, 80), (50, 80)], "0.120 mm²  (1200 px²)"),
    ],
)
def test_rulers_read_and_change_nothing(make_desk, tool, points, reading):
    desk = make_desk()
    desk.canvas.centre_on(160, 100, scale=2.0)
    desk.use(tool)
    for point in points:
        desk.click(*point)
    if tool == "area":
        desk.key(Qt.Key.Key_Return)
    assert desk.canvas.tool.reading == reading
    desk.canvas.grab()
    assert desk.names() == []


def test_rules_hold_for_tools(make_desk):
    desk = make_desk(macula=mask_of((0, 200, 0, 60)))
    desk.editing.rule = PaintRule(in_field=True, inside="macula")
    desk.use("polygon", "drusen")
    for corner in [(0, 50), (100, 50), (100, 90), (0, 90)]:
        desk.click(*corner)
    desk.key(Qt.Key.Key_Return)
    same(desk.mask("drusen"), mask_of((50, 90, 10, 60)))  # the field begins at column 10


def test_a_locked_layer_and_none_at_all_are_left_alone(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    desk.use("brush")
    desk.drag((100, 100), (120, 100))
    assert "Choose a layer" in desk.said[-1]
    desk.use("brush", "drusen")
    desk.layers.set_locked("drusen", True)
    desk.drag((100, 100), (120, 100))
    assert "locked" in desk.said[-1]
    same(desk.mask("drusen"), mask_of((20, 40, 20, 40)))
    assert desk.names() == []


def test_no_tool_changes_a_locked_layer_through_another(make_desk):
    tube, piece = mask_of((80, 90, 60, 260)), mask_of((80, 90, 60, 160))
    desk = make_desk(vessel=tube, artery=piece, vein=mask_of())
    desk.layers.set_locked("vessel", True)
    desk.options.set(radius=3.0)
    desk.use("brush", "artery")
    desk.drag((200, 70), (200, 100))
    painted = desk.mask("artery") & ~piece
    assert painted.any()
    assert not (painted & ~tube).any()
    assert "Vessel is locked" in desk.said[-1]
    desk.layers.set_locked("vessel", False)
    desk.layers.set_locked("artery", True)
    before = desk.mask("artery").copy()
    desk.use("eraser", "vessel")
    desk.drag((100, 85), (240, 85))
    same(desk.mask("artery"), before)
    assert (before <= desk.mask("vessel")).all()
    assert "Artery is locked" in desk.said[-1]
    steps = desk.names()
    desk.editing.exchange(
        "Artery to vein", Region(80, 60, np.ones((10, 20), bool)), "artery", "vein"
    )
    for command in (desk.editing.take_over, desk.editing.drop_corrections):
        command("artery")
    assert desk.said[-1] == "Artery is locked."
    assert desk.names() == steps
    same(desk.mask("artery"), before)
    desk.editing.undo()  # the eraser's stroke, which was about vessels alone
    desk.editing.undo()
    assert "Unlock it to undo" in desk.said[-1]
    same(desk.mask("artery"), before)
    assert desk.case.history.position == 1


def test_a_stroke_stays_on_the_layer_that_it_began_on(make_desk):
    desk = make_desk(drusen=mask_of(), haemorrhage=mask_of())
    desk.layers.set_locked("haemorrhage", True)
    desk.use("brush", "drusen")
    desk.mouse("press", 100, 100)
    desk.layers.set_active("haemorrhage")
    desk.mouse("move", 140, 100)
    desk.mouse("release", 140, 100)
    assert desk.mask("drusen")[100, 138]
    assert not desk.mask("haemorrhage").any()


def test_undo_redo_and_going_to_a_step(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    desk.use("brush", "drusen")
    states = [desk.mask("drusen").copy()]
    for x in (60, 100, 140, 180):
        desk.drag((x, 100), (x, 130))
        states.append(desk.mask("drusen").copy())
    desk.editing.undo()
    same(desk.mask("drusen"), states[3])
    desk.editing.redo()
    same(desk.mask("drusen"), states[4])
    desk.editing.go_to(1)
    same(desk.mask("drusen"), states[1])
    desk.editing.go_to(0)
    assert desk.case.working.layer("drusen").provenance.by_model
    desk.editing.go_to(2)
    same(desk.mask("drusen"), states[2])
    desk.drag((220, 50), (230, 50))
    assert desk.case.history.next is None
    hows = [how for _, how, _ in desk.edits]
    assert hows == ["done"] * 4 + ["undone", "redone"] + ["undone"] * 4 + ["redone"] * 2 + ["done"]


def test_another_tool_gives_up_what_was_begun(make_desk):
    desk = make_desk()
    desk.use("brush", "drusen")
    desk.mouse("press", 50, 50)
    desk.mouse("move", 90, 50)
    desk.toolbox.choose("eraser")
    assert not desk.mask("drusen").any()
    assert not desk.editing.acting
    desk.key(Qt.Key.Key_Escape)
    assert desk.toolbox.key == "hand"


def test_commands_on_the_layer(qtbot, make_desk):
    desk = make_desk(drusen=mask_of((20, 60, 20, 60), (100, 103, 100, 103)))
    desk.layers.set_active("drusen")
    desk.options.set(amount=3.0, fewest=10)
    desk.toolbox.drop_small()
    same(desk.mask("drusen"), mask_of((20, 60, 20, 60)))
    with qtbot.waitSignal(desk.editing.committed, timeout=5000):
        desk.toolbox.shrink()
    same(desk.mask("drusen"), mask_of((23, 57, 23, 57)))
    with qtbot.waitSignal(desk.editing.committed, timeout=5000):
        desk.toolbox.grow()
    assert desk.mask("drusen")[20, 30]
    assert not desk.mask("drusen")[20, 20]  # round corners
    desk.editing.do("hole", Region(30, 30, np.ones((4, 4), bool)), "subtract")
    desk.toolbox.fill_holes()
    assert desk.mask("drusen")[30:34, 30:34].all()
    desk.editing.do("piece", Region(100, 100, np.ones((4, 4), bool)))
    desk.toolbox.keep_largest()
    assert not desk.mask("drusen")[100:, 100:].any()


def test_strokes_show_at_once_and_only_in_their_box(qtbot, make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    qtbot.waitUntil(lambda: desk.canvas.overlay is not None, timeout=5000)
    desk.use("brush", "drusen")
    desk.options.set(radius=6.0)
    desk.drag((100, 100), (120, 100))  # the reader's copy is made
    qtbot.waitUntil(lambda: desk.canvas.overlay is not None, timeout=5000)
    desk.canvas.grab()
    desk.drag((200, 100), (230, 100))
    seen = desk.canvas.overlay.levels[0][:HEIGHT, :WIDTH, 3] > 0
    same(seen, desk.mask("drusen"))
    fresh = desk.canvas.overlay
    kept = [level.copy() for level in fresh.levels]
    fresh.restyle([desk.layers.look("drusen").style])
    fresh.all_fresh()
    same(fresh.levels[0], kept[0])


def test_the_history_lists_the_steps_and_a_click_goes_back(qtbot, make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    panel = HistoryPanel(desk.editing)
    qtbot.addWidget(panel)
    desk.use("brush", "drusen")
    for x in (60, 100, 140):
        desk.drag((x, 100), (x, 130))
    lines = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert lines == ["As the model has it", "Brush", "Brush", "Brush"]
    assert panel.list.currentRow() == 3
    panel.list.setCurrentRow(1)
    assert desk.mask("drusen")[110, 60]
    assert not desk.mask("drusen")[110, 100]
    assert panel.list.item(3).font().italic()
    panel.list.setCurrentRow(3)
    assert desk.mask("drusen")[110, 140]


def test_old_steps_leave_memory_only_where_they_are_kept_and_come_back(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    kept = {}

    class Store:
        def fetch(self, id, on_done, on_failed):
            on_done(kept[id])

    desk.case.history = History(source=Store(), budget=3000)
    desk.editing.committed.connect(lambda edit, *_: kept.update({edit.id: edit}))
    desk.use("brush", "drusen")
    states = [desk.mask("drusen").copy()]
    for step in range(30):
        desk.drag((30 + 8 * step, 60), (40 + 7 * step, 150))
        states.append(desk.mask("drusen").copy())
    assert desk.case.history.bytes_held < 6000
    for number in reversed(range(30)):
        desk.editing.undo()
        same(desk.mask("drusen"), states[number])


def test_a_step_that_cannot_be_read_is_told_and_changes_nothing(make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    desk.case.history = History([Entry("Brush", "lost")])
    desk.editing.undo()
    assert "cannot be read" in desk.said[-1]
    assert desk.case.history.position == 1
    same(desk.mask("drusen"), mask_of((20, 40, 20, 40)))


def test_certainty_is_shown_as_opacity(qtbot, make_desk):
    desk = make_desk(drusen=mask_of((20, 40, 20, 40)))
    shares = np.zeros(SHAPE, np.uint8)
    for number, share in enumerate((60, 140, 250)):
        shares[60:80, 60 + 20 * number : 80 + 20 * number] = share
    desk.layers.show(desk.case.working, {"drusen": shares})
    desk.layers.set_opacity("drusen", 0.8)
    desk.layers.set_by_probability("drusen", True)
    qtbot.waitUntil(lambda: opaque(desk)[70, 110] > 0, timeout=5000)
    alpha = opaque(desk)
    steps = [int(alpha[70, x]) for x in (50, 70, 90, 110)]
    assert steps[0] == 0
    assert steps == sorted(set(steps))
    assert steps[-1] == pytest.approx(0.8 * 255, abs=2)
    assert alpha[30, 30] == 0  # the mask is not shown


def opaque(desk):
    overlay = desk.canvas.overlay
    return np.zeros(SHAPE) if overlay is None else overlay.all_fresh()[..., 3]


def test_a_traced_vessel_goes_where_it_was_meant_to(qtbot, make_desk):
    pixels = np.full((*SHAPE, 3), 130, np.uint8)
    pixels[97:104, 30:300] = 80
    desk = make_desk(pixels=pixels, artery=mask_of(), vein=mask_of(), drusen=mask_of())
    desk.use("vessel", "artery")
    desk.click(60, 100)
    desk.click(150, 100)
    desk.layers.set_active("vein")
    qtbot.waitUntil(lambda: "given up" in "".join(desk.said), timeout=10_000)
    assert not desk.mask("artery").any()
    assert not desk.mask("vein").any()


def test_a_traced_vessel_waits_for_the_stroke_that_is_drawn(qtbot, make_desk):
    pixels = np.full((*SHAPE, 3), 130, np.uint8)
    pixels[97:104, 30:300] = 80
    desk = make_desk(pixels=pixels, vein=mask_of())
    desk.use("vessel", "vein")
    desk.click(60, 100)
    desk.click(150, 100)
    desk.toolbox.choose("brush")
    desk.mouse("press", 200, 30)
    qtbot.waitUntil(lambda: bool(desk.editing._waiting), timeout=10_000)
    desk.mouse("release", 200, 30)
    assert desk.names() == ["Brush", "Vessel"]
    assert desk.mask("vein")[100, 100]


def test_no_line_begins_where_a_stroke_on_another_photograph_ended(make_desk):
    desk = make_desk()
    desk.use("brush", "drusen")
    desk.options.set(radius=2.0)
    desk.click(30, 30)
    desk.canvas.tool.drop()  # as when another photograph comes
    desk.click(200, 120, modifiers=SHIFT)
    same(desk.mask("drusen"), swept((30, 30), radius=2.0) | swept((200, 120), radius=2.0))
