"""The model's layers beside the reader's: taken over as they are, and compared."""

import numpy as np
import pytest
from looking import item_of, texts
from PySide6.QtCore import Qt

from engine.editing.act import Act


def entry(menu, text):
    return next(action for action in menu.actions() if action.text().startswith(text))


def test_a_layer_is_taken_over_as_it_is_and_given_back_by_undo(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    before = case.segmentation.layer("hard_exudate").mask.copy()
    window.layers.set_active("hard_exudate")
    qtbot.keyClick(window.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    layer = case.corrected.layer("hard_exudate")
    assert layer.provenance.author.startswith("reader:")
    assert dict(layer.provenance.settings)["derived_from"] == "model:stand-in"
    np.testing.assert_array_equal(layer.mask, before)
    assert "your own layer now, as the model drew it" in window.canvas.message
    assert "✎" in window.layers_panel.rows["hard_exudate"].name.text()
    assert [step.name for step in case.history.entries] == ["Take over: Hard exudate"]
    window.actions_["undo"].trigger()
    assert case.corrected.layer("hard_exudate").provenance.by_model
    assert "✎" not in window.layers_panel.rows["hard_exudate"].name.text()
    window.actions_["redo"].trigger()
    np.testing.assert_array_equal(case.working.own("hard_exudate").mask, before)
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)


def test_taking_over_makes_the_numbers_the_readers(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    ended = []
    window.editing.ended.connect(ended.append)
    entry(window.layers_panel.rows["optic_disc"].menu(), "Take over").trigger()
    assert ended == [frozenset({"optic_disc"})]
    assert item_of(window, "vertical_diameter", unit="px").text(1) == "…"
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)
    assert item_of(window, "vertical_diameter", unit="px").text(1) == "20.0"
    assert "(+" not in texts(window.biomarkers_panel)
    menu = window.layers_panel.rows["optic_disc"].menu()
    assert not any(action.text().startswith("Take over") for action in menu.actions())
    window.layers.set_active("optic_disc")
    window.actions_["take_over"].trigger()
    assert "already" in window.canvas.message
    assert len(case.history.entries) == 1


def test_a_final_case_or_no_layer_is_not_taken_over(window, segmented, save):
    case = segmented(save("a.png"))
    window.actions_["take_over"].trigger()
    assert "Choose a layer" in window.canvas.message
    window.layers.set_active("vessel")
    window.editing.refuse("This case is final.")
    window.actions_["take_over"].trigger()
    assert window.canvas.message == "This case is final."
    assert not case.working.corrected


def test_only_a_layer_of_the_model_can_be_taken_over(window, segmented, save):
    case = segmented(save("a.png"))
    act = Act(case.working, author="reader:x")
    with pytest.raises(ValueError, match="drusen"):
        act.take_over("drusen")
