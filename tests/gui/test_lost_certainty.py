"""The model's probabilities are not kept after a restart: that is said, and one click brings them.

`segment` here is quick; what it gives is what the model would give again.
"""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings

WAIT = 20_000


@pytest.fixture
def reopened(qtbot, window, segmented, save):
    """A corrected case in a second window, after the first was closed."""
    path = save("a.png")
    segmented(path)
    assert window.editing.begin("optic_disc")
    window.editing.drag_landmark("fovea", (50.0, 50.0))
    window.editing.finish("Fovea")
    qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=WAIT)
    window.close()
    again = MainWindow(Jobs(), Settings())
    qtbot.addWidget(again)
    again.show()
    again.workflow.open_paths([path])
    qtbot.waitUntil(lambda: again.layers.segmented, timeout=WAIT)
    yield again
    again.close()


def test_the_strip_offers_to_segment_again(qtbot, reopened):
    window, case = reopened, reopened.workflow.case
    assert not case.evidence
    window.layers.set_active("hard_exudate")
    window.correction.toolbox.choose("brush")
    assert not window.correction.strip.again.isVisible()
    window.correction.toolbox.choose("threshold")
    assert window.correction.strip.again.isVisible()
    qtbot.mouseClick(window.correction.strip.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "hard_exudate" in case.evidence, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.correction.strip.again.isVisible(), timeout=WAIT)
    assert np.allclose((case.working.landmark("fovea").x,), 50)  # the reader's work stays
    assert len(case.history.entries) == 1


def test_the_menu_of_a_layer_offers_it_too(qtbot, reopened):
    window = reopened
    row = window.layers_panel.rows["hard_exudate"]
    texts = [action.text() for action in row.menu().actions()]
    (offer,) = (action for action in row.menu().actions() if "Segment again" in action.text())
    assert "Show the model's certainty as opacity" not in texts
    offer.trigger()
    qtbot.waitUntil(lambda: "hard_exudate" in window.workflow.case.evidence, timeout=WAIT)
    texts = [action.text() for action in window.layers_panel.rows["hard_exudate"].menu().actions()]
    assert "Show the model's certainty as opacity" in texts


def test_a_layer_that_the_model_never_had_is_not_asked_for(qtbot, reopened):
    reopened.editing.add_layer("drusen")
    reopened.correction.toolbox.choose("threshold")
    assert not reopened.correction.strip.again.isVisible()
