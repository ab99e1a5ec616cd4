"""The list of lesions and the way to each of them, by mouse and keys."""

import pytest
from looking import cells, item_of
from PySide6.QtCore import Qt

from retsam_gui.models.pieces import PieceRole


@pytest.fixture
def lesions(window, segmented, save):
    """The panel with the stand-in's three pieces, on the screen."""
    segmented(save("a.png"))
    tabs = window.lesions_panel.parentWidget().parentWidget()
    tabs.setCurrentWidget(window.lesions_panel)
    return window.lesions_panel


def middle(window):
    """The image point in the middle of the canvas."""
    ratio = window.canvas.devicePixelRatioF()
    size = window.canvas.size() * ratio
    return window.canvas.view.to_image(size.width() / 2, size.height() / 2)


def test_every_piece_is_listed_with_area_and_distance(lesions):
    assert cells(lesions.table) == [
        "Haemorrhage", "90 px²", "70 px",
        "Hard exudate", "60 px²", "90 px",
        "Hard exudate", "30 px²", "40 px",
    ]  # fmt: skip


def test_a_double_click_goes_to_the_lesion(qtbot, window, lesions):
    at = lesions.table.visualRect(lesions.table.model().index(1, 0)).center()
    qtbot.mouseClick(lesions.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(lesions.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert middle(window) == pytest.approx((40, 150), abs=1)
    assert "Hard exudate: 60 px², 90 px from the fovea" in window.canvas.drawing.title
    qtbot.keyClick(lesions.table, Qt.Key.Key_Escape)
    assert window.canvas.drawing is None


def test_enter_goes_to_the_lesion(qtbot, window, lesions):
    table = lesions.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert middle(window) == pytest.approx((200, 20), abs=1)


def test_keys_go_from_lesion_to_lesion_in_the_order_shown(qtbot, window, lesions):
    lesions.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    centres = [(275, 192), (200, 20), (40, 150), (275, 192)]
    for centre in centres:
        qtbot.keyClick(window.canvas, Qt.Key.Key_F3)
        assert middle(window) == pytest.approx(centre, abs=1)
    qtbot.keyClick(window.canvas, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert lesions.table.currentIndex().data(PieceRole).centroid == (40, 150)


def test_without_lesions_there_is_no_way_to_them(window, shown, save):
    shown(save("a.png"))
    assert not window.actions_["next_lesion"].isEnabled()
    assert "Segment" in window.lesions_panel.hint.text()


def test_a_selected_measurement_gives_way_to_a_lesion_and_back(window, lesions):
    tree = window.biomarkers_panel.tree
    tree.setCurrentItem(item_of(window, "crae"))
    lesions.step(1)
    assert window.canvas.tool is None
    assert "Haemorrhage" in window.canvas.drawing.title
    tree.setCurrentItem(item_of(window, "crae"))
    assert "CRAE" in window.canvas.drawing.title
