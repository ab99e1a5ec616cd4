"""Fixtures of the window's tests: real jobs, stand-ins for the engine."""

import gc
import shutil
import threading
from pathlib import Path

import oct_stand_ins
import pytest
import stand_ins
from forked import forked
from keeping import WAIT
from oct_desk import AtOnce, Waiting, open_window
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from engine.store.database import store_url
from engine.store.store import open_store
from retsam_gui import jobs, tasks
from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.models import choosing
from retsam_gui.oct.tasks import as_shown
from retsam_gui.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def _children_start_at_once():
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(jobs, "PROCESSES", forked(changed))
        yield


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


@pytest.fixture(autouse=True)
def _nobody_stays_signed_in():
    yield
    choosing.sign_in_as(None)


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory):
    """The file of a workspace without cases, to copy."""
    path = tmp_path_factory.mktemp("workspace") / "workspace.db"
    open_store(path).close()
    return path


@pytest.fixture
def workspace_file(empty_workspace):
    """The file of the workspace that the window opens."""
    path = Path(store_url().database)
    path.parent.mkdir(parents=True)
    shutil.copyfile(empty_workspace, path)
    return path


@pytest.fixture
def engine(monkeypatch, workspace_file):
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
def another(qtbot, engine):
    """Opens one more window, on a photograph if one is named."""
    windows = []

    def another(path=None):
        window = MainWindow(Jobs(), Settings())
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        if path is not None:
            window.workflow.open_paths([path])
            qtbot.waitUntil(lambda: window.saving.status is not None, timeout=WAIT)
        else:
            window.workspace.start()
        return window

    yield another
    for window in windows:
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
    """Opens a file and waits until it is on the screen, and known to the workspace."""

    def shown(path):
        with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
            window.workflow.open_paths([path])
        saving = window.saving
        qtbot.waitUntil(lambda: bool(saving.status or saving.state_text), timeout=15_000)
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


@pytest.fixture(scope="session")
def oct_phantom():
    return oct_stand_ins.drawn()


@pytest.fixture
def oct_segmentation(oct_phantom):
    return oct_stand_ins.segmented(oct_phantom)


@pytest.fixture
def oct_workspace(workspace_file):
    """A workspace that answers at once."""
    workspace = AtOnce(workspace_file)
    yield workspace
    workspace.store.close()


@pytest.fixture
def oct_window(qtbot, oct_phantom, oct_workspace):
    jobs = Waiting()
    shown = open_window(as_shown(oct_phantom.volume), "eye.vol", jobs, oct_workspace)
    shown.jobs = jobs
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    return shown
