"""What a reader does to a case that the workspace keeps, and how long a test waits for it."""

from datetime import UTC, datetime
from uuid import uuid4

import numpy as np

from engine.editing.region import Region
from engine.edits import Edit, LayerAdded, LayerHead, patch_between

WAIT = 20_000


def settled(qtbot, window):
    """Wait until all is saved."""
    qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=WAIT)


def masks_of(case):
    """The model's masks."""
    return {layer.structure: layer.mask for layer in case.segmentation.layers}


def draw(window, structure, box, *, name):
    """One act of a reader: a filled box."""
    window.editing.add_layer(structure)
    rows, columns = box
    pixels = np.ones((rows.stop - rows.start, columns.stop - columns.start), bool)
    window.editing.do(name, Region(rows.start, columns.start, pixels), structure=structure)


def stroke(case, number=0):
    """The first stroke of a reader on a layer of their own."""
    before = np.zeros((case.image.height, case.image.width), bool)
    after = before.copy()
    after[10 + number, 20:90] = True
    head = LayerHead(uuid4().hex, "haemorrhage", "reader:ada")
    steps = (LayerAdded(head), patch_between(head.id, before, after))
    return Edit(uuid4().hex, "Brush", "reader:ada", datetime.now(UTC), steps)


def go(qtbot, window, path):
    """Show another photograph, and wait until the workspace knows it."""
    window.workflow.open(path)
    qtbot.waitUntil(lambda: window.workflow.case.path == path, timeout=WAIT)
    qtbot.waitUntil(lambda: window.saving.status is not None, timeout=WAIT)
    settled(qtbot, window)
