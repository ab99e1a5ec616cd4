"""An OCT window whose engine answers when the test says so."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.image import OctScale
from engine.layers import Provenance
from engine.store import desk
from engine.store.store import open_store
from retsam_gui.oct import tasks
from retsam_gui.oct.tasks import OctFound
from retsam_gui.oct.window import OctWindow
from retsam_gui.pointing.models import PromptModels
from retsam_gui.settings import Settings

MADE = Provenance("model:test", "0" * 64)
SCALE = OctScale(3.872, 22.0, 500.0, "vendor")


def never() -> bool:
    return False


def open_window(volume, name, jobs, workspace):
    """A window of its own, with nothing shared but the workspace."""
    settings = Settings()
    models = PromptModels(settings)
    return OctWindow(volume, Path(name), jobs, settings, workspace, models)


class Waiting:
    """Jobs that are done when the test says so."""

    def __init__(self):
        self.asked = []

    def run(self, function, *args, on_done, on_failed, on_progress=None, on_part=None, **_):
        job = Asked(function, args, on_done, on_failed, on_progress, on_part)
        self.asked.append(job)
        return job


class AtOnce(QObject):
    """A workspace whose store answers and saves at once, on this thread."""

    ready = Signal()
    changed = Signal()
    refused = Signal(str, object)
    told = Signal(str, str)
    reader = "ada"
    trouble = ""
    waiting = 0
    overfull = False
    key = None
    locked = False

    def __init__(self, file):
        super().__init__()
        self.store = open_store(file)
        self.acts = []
        self._bases = {}

    def track(self, case_id, basis):
        self._bases[case_id] = basis
        return False

    def put(self, case_id, act):
        self.acts.append(act)
        basis = self._bases[case_id]
        self._bases[case_id] = desk.write(self.store, self.reader, case_id, act, basis=basis)

    def ask(self, question, on_done, on_failed=lambda _: None):
        on_done(question(self.store))


class Asked:
    def __init__(self, function, args, on_done, on_failed, on_progress, on_part):
        self.function, self.args = function, args
        self.on_done, self.on_failed = on_done, on_failed
        self.on_progress, self.on_part = on_progress, on_part
        self.cancelled = False

    def cancel(self):
        self.cancelled = True

    def do(self):
        more = {"part": self.on_part} if self.on_part else {}
        self.on_done(self.function(*self.args, progress=lambda *_: None, cancel=never, **more))


def found_of(window, segmentation):
    numbers = tasks.measure(window.volume, segmentation, progress=print, cancel=never)
    return OctFound(segmentation, numbers)


def value_of(window, title, column=1):
    table = window.numbers.table
    return next(
        table.item(row, column).text()
        for row in range(table.rowCount())
        if table.item(row, 0).text() == title
    )
