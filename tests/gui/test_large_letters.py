"""With letters twice as large, all that stands in the window and its dialogs can be read."""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QLabel,
    QSizePolicy,
    QWidget,
)
from test_screen_readers import DIALOGS

from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings

TOOLS = (
    "hand",
    "point",
    "brush",
    "threshold",
    "smart_fill",
    "polygon",
    "vessel",
    "ellipse",
    "kind",
)
LARGEST = 1600  # device-independent pixels; a screen for letters of this size has 1920


@pytest.fixture
def window(qtbot, qapp, engine):
    """The window as it is made with large letters."""
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    window = MainWindow(Jobs(), Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    qapp.setFont(usual)


def cut_off(root):
    """What cannot be read in full, as (widget, text)."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.window() is not root.window():
            continue
        if isinstance(widget, QLabel) and widget.text() and not _label_fits(widget):
            found.append((widget, widget.text()))
        elif isinstance(widget, QAbstractButton) and not _button_fits(widget):
            found.append((widget, widget.text() or widget.toolTip()))
        elif isinstance(widget, QComboBox) and not _box_fits(widget):
            found.append((widget, widget.currentText()))
    return found


def left_cut_off(qtbot, root):
    """The same once the layouts have come to rest, which takes longer on a busy machine."""
    for _ in range(100):
        if root.isWindow():
            root.resize(root.size().expandedTo(root.minimumSizeHint()))
        qtbot.wait(20)
        if not (found := cut_off(root)):
            break
    return found


def _label_fits(label):
    room = label.contentsRect()
    if label.wordWrap():
        flags = Qt.TextFlag.TextWordWrap
        words = label.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 9999), flags, label.text()
        )
        return words.height() <= room.height() + 1 and _in_parent(label)
    if label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored and label.toolTip():
        return label.height() >= label.fontMetrics().height()  # may be shortened, and says so
    words = label.fontMetrics().size(0, re.sub("<[^>]+>|&", "", label.text()))
    fits = words.width() <= room.width() + 1 and words.height() <= room.height() + 1
    return fits and _in_parent(label)


def _button_fits(button):
    if button.objectName().startswith("qt_"):
        return True
    text = button.text().replace("&", "")
    shown = getattr(button, "toolButtonStyle", lambda: None)()
    if not text or shown == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return _in_parent(button)
    words = button.fontMetrics().size(0, text)
    return (
        words.width() <= button.width() and words.height() <= button.height() and _in_parent(button)
    )


def _box_fits(box):
    words = box.fontMetrics().size(0, box.currentText())
    return words.width() < box.width() and words.height() <= box.height() and _in_parent(box)


def _in_parent(widget):
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return True
    return parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def test_nothing_is_cut_off_in_the_window(qtbot, window, segmented, save):
    segmented(save("a.png"))
    window.editing.add_layer("soft_exudate")  # the longest title
    for tool in TOOLS:
        window.correction.toolbox.choose(tool)
        assert window.minimumSizeHint().width() <= LARGEST, tool
        assert left_cut_off(qtbot, window) == [], tool
    for tab in range(window.numbers.count()):
        window.numbers.setCurrentIndex(tab)
        assert left_cut_off(qtbot, window) == [], tab
    window.actions_["side_by_side"].trigger()
    assert left_cut_off(qtbot, window.correction.side_by_side) == []


def test_nothing_is_cut_off_in_the_dialogs(qtbot, window, segmented, save):
    segmented(save("a.png"))
    window.layers.set_active("optic_disc")
    qtbot.waitUntil(lambda: window.actions_["sign_off"].isEnabled(), timeout=20_000)
    for action in DIALOGS:
        window.actions_[action].trigger()
        (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
        assert left_cut_off(qtbot, dialog) == [], action
        dialog.close()
