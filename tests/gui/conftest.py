"""Fixtures of the window's tests: real jobs, stand-ins for the engine."""

import gc
import threading

import pytest
import stand_ins
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent

from retsam_gui import tasks
from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings


@pytest.fixture(autouse=True)
def _nothing_is_left(qapp):
    """No test leaves a window or a thread behind; windows die here, on their own thread."""
    threads = set(threading.enumerate())
    gc.disable()
    gc.freeze()  # so that the collection below looks at this test only
    yield
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == []
    assert {thread for thread in threading.enumerate() if not thread.daemon} <= threads
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("retsam-")]


@pytest.fixture
def engine(monkeypatch):
    """Stand-ins for what the engine does."""
    for name in ("open_file", "thumbnail", "segment", "measure", "measure_again", "draw_again"):
        monkeypatch.setattr(tasks, name, getattr(stand_ins, name))
    monkeypatch.setattr(tasks, "prepare_reading", stand_ins.nothing)
    monkeypatch.setattr(tasks, "prepare_segmenting", stand_ins.model_in_use)
    return tasks


@pytest.fixture
def window(qtbot, engine):
    """The main window on the screen, with nothing open."""
    window = MainWindow(Jobs(), Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def save(tmp_path):
    """Writes a made photograph to a file."""

    def save(name, width=300, height=200, seed=1):
        path = tmp_path / name
        Image.fromarray(stand_ins.photograph(width, height, seed=seed).pixels).save(path)
        return path

    return save


@pytest.fixture
def shown(qtbot, window):
    """Opens a file and waits until it is on the screen."""

    def shown(path):
        with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
            window.workflow.open_paths([path])
        return window.workflow.case

    return shown


@pytest.fixture
def segmented(qtbot, window, shown):
    """Opens a file, segments it, and waits for the measurements."""

    def segmented(path):
        case = shown(path)
        window.actions_["segment"].trigger()
        qtbot.waitUntil(lambda: case.rows is not None, timeout=15_000)
        qtbot.waitUntil(lambda: window.canvas.overlay is not None, timeout=5000)
        return case

    return segmented
