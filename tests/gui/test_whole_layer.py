"""Commands on a whole layer with their settings, and colours that stay."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from engine.taxonomy import structure
from retsam_gui.dialogs.whole_layer import WholeLayerDialog
from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings


def typed(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_amount_and_smallest_piece_are_set_in_a_dialog_that_does_it(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    window.layers.set_active("optic_disc")
    key, ctrl_shift = (
        Qt.Key.Key_A,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.keyClick(window.canvas, key, ctrl_shift)
    dialog = window.findChild(WholeLayerDialog)
    assert dialog.isVisible()
    assert (dialog.amount.value(), dialog.fewest.value()) == (2.0, 20)
    typed(qtbot, dialog.amount, "5")
    assert not case.history.entries  # Enter in a field changes no layer
    qtbot.mouseClick(dialog.buttons["grow"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(case.history.entries) == 1, timeout=10_000)
    rows, columns = np.nonzero(case.working.masks["optic_disc"])
    assert (rows.min(), rows.max()) == (0, 29)  # 5 to 24, five more on each side
    assert (columns.min(), columns.max()) == (5, 44)
    qtbot.mouseClick(dialog.buttons["undo"], Qt.MouseButton.LeftButton)
    assert case.working.masks["optic_disc"].sum() == 600
    window.layers.set_active("hard_exudate")
    typed(qtbot, dialog.fewest, "61")
    qtbot.mouseClick(dialog.buttons["drop_small"], Qt.MouseButton.LeftButton)
    assert not case.working.masks["hard_exudate"].any()  # 60 pixels
    window.actions_["change_layer"].trigger()
    assert window.findChildren(WholeLayerDialog) == [dialog]  # there is one
    dialog.close()
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)


def test_a_chosen_colour_stays_after_a_restart_until_it_is_reset(
    qtbot, window, segmented, save, monkeypatch
):
    segmented(save("a.png"))
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor(1, 2, 250))
    qtbot.mouseClick(window.layers_panel.rows["vessel"].colour, Qt.MouseButton.LeftButton)
    assert window.layers.look("vessel").style.rgb == (1, 2, 250)
    window.close()
    again = MainWindow(Jobs(), Settings())
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.presenter.painted, timeout=15_000):
        again.workflow.open_paths([save("b.png")])
    qtbot.waitUntil(lambda: again.saving.status is not None, timeout=15_000)
    again.editing.add_layer("vessel")
    assert again.layers.look("vessel").style.rgb == (1, 2, 250)
    again.actions_["reset_colours"].trigger()
    assert again.layers.look("vessel").style.rgb == structure("vessel").rgb
    assert Settings().colours == {}
    again.close()


@pytest.mark.parametrize("text", ["", "[]", "no", '{"vessel": [1, 2]}', '{"vessel": [1, 2, 300]}'])
def test_damaged_settings_give_the_usual_colours(text):
    Settings()._store.setValue("colours", text)
    assert Settings().colours == {}
