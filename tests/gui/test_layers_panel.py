"""The layers panel under the mouse: order by dragging, group eyes, locks, search, solo."""

import pytest
from looking import layers_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from engine.taxonomy import structures
from retsam_gui.panels.layers import LayersPanel

LEFT = Qt.MouseButton.LeftButton
ANATOMY = ("vessel", "artery", "vein", "optic_disc", "optic_cup", "macula")
LESIONS = ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate", "drusen")


@pytest.fixture
def panel(qtbot):
    """Eleven layers in two groups, all of them in view."""
    layers = layers_of(*ANATOMY, *LESIONS)
    panel = LayersPanel(layers)
    panel.layers = layers
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def order(panel, keys):
    """The rows from top to bottom."""
    rows = {key: panel.rows[key] for key in keys}
    return tuple(sorted(rows, key=lambda key: rows[key].mapTo(panel, QPoint()).y()))


def pull(qtbot, panel, key, onto, *, below):
    """Press on a row's name, wander, and let go on the upper or lower half of another row."""
    label, other = panel.rows[key].name, panel.rows[onto]
    height = other.height()
    to = other.mapToGlobal(QPoint(60, round(height * (0.8 if below else 0.2))))
    QTest.mousePress(label, LEFT, pos=label.rect().center())
    for share in (0.4, 0.8, 1.0):
        start = label.mapToGlobal(label.rect().center())
        QTest.mouseMove(label, label.mapFromGlobal(start + (to - start) * share))
    QTest.mouseRelease(label, LEFT, pos=label.mapFromGlobal(to))
    qtbot.wait(30)  # the row that was let go is taken away


def test_rows_are_dragged_up_and_down_and_drawn_in_that_order(qtbot, panel):
    assert order(panel, ANATOMY) == ANATOMY
    pull(qtbot, panel, "macula", "artery", below=False)
    assert order(panel, ANATOMY) == ("vessel", "macula", "artery", "vein", *ANATOMY[3:5])
    assert panel.layers.areas[:3] == ("vessel", "macula", "artery")
    pull(qtbot, panel, "vessel", "optic_cup", below=True)
    assert order(panel, ANATOMY)[-1] == "vessel"
    assert order(panel, LESIONS) == LESIONS  # the other group stays
    before = order(panel, LESIONS)
    pull(qtbot, panel, "drusen", "macula", below=False)  # into another group
    assert order(panel, LESIONS) == ("drusen", *before[:-1])


def test_a_click_that_trembles_moves_no_row(qtbot, panel):
    label = panel.rows["vein"].name
    QTest.mousePress(label, LEFT, pos=label.rect().center())
    QTest.mouseRelease(label, LEFT, pos=label.rect().center() + QPoint(0, 5))
    assert order(panel, ANATOMY) == ANATOMY
    assert panel.layers.active == "vein"


def test_rows_move_by_keys_too(qtbot, panel):
    row = panel.rows["artery"]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.wait(30)
    assert order(panel, ANATOMY)[:3] == ("vessel", "vein", "artery")
    row = panel.rows["artery"]
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.rows["vessel"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # the top
    assert order(panel, ANATOMY)[:2] == ("vessel", "artery")


def picture_of(button):
    return button.icon().pixmap(18, 18).toImage()


def test_the_eye_of_a_group_is_open_shut_or_partly(qtbot, panel):
    head = panel.heads[1]
    assert head.keys == LESIONS
    pictures = [picture_of(head.eye)]
    QTest.mouseClick(panel.rows["drusen"].eye, LEFT)
    pictures.append(picture_of(head.eye))
    QTest.mouseClick(head.eye, LEFT)  # partly: all are shown first
    assert all(panel.layers.look(key).visible for key in LESIONS)
    assert picture_of(head.eye) == pictures[0]
    QTest.mouseClick(head.eye, LEFT)
    pictures.append(picture_of(head.eye))
    assert not any(panel.layers.look(key).visible for key in LESIONS)
    assert not any(panel.rows[key].eye.isChecked() for key in LESIONS)
    assert all(panel.layers.look(key).visible for key in ANATOMY if key != "vessel")
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    QTest.mouseClick(head.eye, LEFT)
    assert all(panel.layers.look(key).visible for key in LESIONS)


def test_a_lock_is_seen_and_kept_for_the_next_photograph(qtbot, panel):
    row = panel.rows["optic_disc"]
    open_ = picture_of(row.lock)
    QTest.mouseClick(row.lock, LEFT)
    assert panel.layers.look("optic_disc").locked
    assert picture_of(row.lock) != open_
    panel.layers.show(None)
    assert panel.rows == {}
    again = layers_of(*ANATOMY)
    panel.layers.show(again._working)
    assert panel.rows["optic_disc"].lock.isChecked()
    QTest.mouseClick(panel.rows["optic_disc"].lock, LEFT)
    assert not panel.layers.look("optic_disc").locked


def test_search_shows_what_one_types_and_hides_empty_groups(qtbot, panel):
    assert panel.search.isVisible()
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "EXUD")
    shown = {key for key, row in panel.rows.items() if row.isVisible()}
    assert shown == {"hard_exudate", "soft_exudate"}
    assert [head.isVisible() for head in panel.heads] == [False, True]
    panel.layers.set_visible("hard_exudate", False)  # what one does does not end the search
    assert not panel.rows["vessel"].isVisible()
    panel.search.clear()
    assert all(row.isVisible() for row in panel.rows.values())
    assert all(head.isVisible() for head in panel.heads)


def test_a_few_layers_need_no_search(qtbot):
    panel = LayersPanel(layers_of("vessel", "optic_disc"))
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.search.isVisible()


def test_solo_is_one_at_a_time(qtbot, panel):
    QTest.mouseClick(panel.rows["vein"].solo, LEFT)
    assert [key for key in ANATOMY if panel.layers.seen(key)] == ["vein"]
    QTest.mouseClick(panel.rows["artery"].solo, LEFT)
    assert [key for key in ANATOMY if panel.layers.seen(key)] == ["artery"]
    assert not panel.rows["vein"].solo.isChecked()
    QTest.mouseClick(panel.rows["artery"].solo, LEFT)
    assert panel.layers.seen("vein")


def test_all_layers_at_once_stay_usable(qtbot):
    keys = [
        key
        for key, entry in structures().items()
        if entry.kind == "area" and "fundus" in entry.modalities
    ]
    panel = LayersPanel(layers_of(*keys))
    qtbot.addWidget(panel)
    panel.resize(372, 420)
    panel.show()
    assert len(panel.rows) >= 35
    for row in panel.rows.values():
        assert row.height() >= row.minimumSizeHint().height()  # none is squeezed
        assert row.width() <= panel.width()
    panel._layers.set_active("artefact")
    qtbot.wait(20)
    row = panel.rows["artefact"]
    assert panel.rect().contains(row.mapTo(panel, row.rect().center()))  # scrolled into view
    assert not [label for label in row.findChildren(QLabel) if label.height() < 8]
