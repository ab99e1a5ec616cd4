"""What tests of the window look at and click."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QTreeView

from engine.editing.working import WorkingLayers
from engine.layers import Layer, Provenance, Segmentation
from retsam_gui.models.layers import Layers


def texts(widget):
    """All that can be read on labels and in tables."""
    shown = [label.text() for label in widget.findChildren(QLabel)]
    for kind in (QTreeView, QTableView):
        for view in widget.findChildren(kind):
            shown += cells(view)
    return "\n".join(shown)


def cells(view, parent=None):
    """All texts of a table or tree, row by row."""
    model = view.model()
    parent = parent or view.rootIndex()
    found = []
    for row in range(model.rowCount(parent)):
        found += [
            str(model.index(row, column, parent).data() or "")
            for column in range(model.columnCount(parent))
        ]
        found += cells(view, model.index(row, 0, parent))
    return found


def alpha(window, x, y):
    """How opaque the layers are at an image pixel."""
    overlay = window.canvas.overlay
    return 0 if overlay is None else int(overlay.levels[0][y, x, 3])


def wait_for_alpha(qtbot, window, x, y, right):
    qtbot.waitUntil(lambda: right(alpha(window, x, y)), timeout=5000)


def layers_of(*keys):
    layers = Layers()
    mask = np.ones((4, 6), dtype=bool)
    found = Segmentation(tuple(Layer(key, mask, Provenance("model:x")) for key in keys))
    layers.show(WorkingLayers(mask.shape, found))
    return layers


def place(canvas, x, y):
    """Where an image point lies in the canvas."""
    ratio = canvas.devicePixelRatioF()
    at_x, at_y = canvas.view.to_device(x, y)
    return QPoint(round(at_x / ratio - 0.5), round(at_y / ratio - 0.5))


def click(canvas, x, y):
    """A click of the mouse on an image point."""
    QTest.mouseMove(canvas, place(canvas, x, y))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, x, y))


def drag(canvas, start, end):
    """The mouse goes down on an image point, wanders to another, and comes up there."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=place(canvas, *start))
    for share in (0.3, 0.7, 1.0):
        step = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
        QTest.mouseMove(canvas, place(canvas, *step))
    QTest.mouseRelease(canvas, left, pos=place(canvas, *end))


def item_of(window, key, *, unit=None):
    """The row of a measurement in the biomarkers panel."""
    for item in window.biomarkers_panel.tree.measurements():
        row = item.data(0, Qt.ItemDataRole.UserRole)
        if row.record["key"] == key and unit in (None, row.record["unit"]):
            return item
    raise AssertionError(f"no row {key}")


def click_row(window, key, *, unit=None):
    """A click of the mouse on that row."""
    tree = window.biomarkers_panel.tree
    item = item_of(window, key, unit=unit)
    tree.scrollToItem(item)
    place_of_row = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place_of_row)
