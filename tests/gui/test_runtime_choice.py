"""A person chooses what runs the models: it is what the next segmentation is asked of."""

import pytest
from oct_desk import open_window
from PySide6.QtWidgets import QLabel

from engine.runtime import runtimes
from retsam_gui import tasks
from retsam_gui.dialogs import preferences
from retsam_gui.dialogs.preferences import Preferences, PreferencesDialog


@pytest.fixture
def dialog(qtbot):
    def dialog(now="auto"):
        shown = PreferencesDialog(Preferences(runtime=now))
        qtbot.addWidget(shown)
        return shown

    return dialog


def choices(dialog):
    box = dialog.runtime
    return {box.itemData(at): box.model().item(at).isEnabled() for at in range(box.count())}


def told(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_is_not_installed_cannot_be_chosen_and_it_is_told_how_to_have_it(dialog, monkeypatch):
    assert choices(dialog()) == {"auto": True, "torch": True, "onnx": True}
    assert "not installed" not in told(dialog())
    monkeypatch.setattr(preferences, "has_torch", lambda: False)
    assert choices(dialog()) == {"auto": True, "torch": False, "onnx": True}
    assert "pip install retsam-desktop" in told(dialog())
    monkeypatch.setattr(preferences, "has_onnx", lambda: False)
    assert choices(dialog("onnx"))["onnx"] is False
    assert "pip install onnxruntime" in told(dialog())
    assert dialog("onnx").runtime.currentData() == "onnx"  # what is in force is shown as it is


def test_the_next_segmentation_is_run_by_what_was_chosen(qtbot, window, shown, save, monkeypatch):
    asked = []
    run = window._jobs.run

    def note(task, *args, **more):
        asked.append((task, args))
        return run(task, *args, **more)

    monkeypatch.setattr(window._jobs, "run", note)
    shown(save("a.png"))
    window._commands.prefer(Preferences(runtime="onnx"))
    assert window.settings.runtime == "onnx"
    assert (tasks.prepare_segmenting, (window.workflow.model, "onnx")) in asked
    window.actions_["segment"].trigger()
    (segmentation,) = [args for task, args in asked if task is tasks.segment]
    assert segmentation[1:] == (window.workflow.model, "onnx")
    window.workflow.cancel()


def test_a_volume_too(oct_window, oct_phantom, oct_workspace, qtbot):
    oct_window._settings.runtime = "onnx"
    oct_window.segment.trigger()
    assert oct_window.jobs.asked[-1].args[2] == "onnx"
    again = open_window(oct_window.volume, "eye.vol", oct_window.jobs, oct_workspace)
    qtbot.addWidget(again)
    again.segment.trigger()
    assert oct_window.jobs.asked[-1].args[2] == "onnx", "remembered"


def test_a_runtime_that_is_gone_is_an_error_that_tells_the_way_out(monkeypatch):
    monkeypatch.setattr(runtimes, "find_spec", lambda _: None)
    with pytest.raises(runtimes.ModelError, match="pip install retsam-desktop"):
        runtimes.choose_runtime("torch")
    for wish in ("onnx", "auto"):
        with pytest.raises(runtimes.ModelError, match="pip install onnxruntime"):
            runtimes.choose_runtime(wish)
