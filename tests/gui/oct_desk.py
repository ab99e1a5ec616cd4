"""An OCT window whose engine answers when the test says so."""

from engine.image import OctScale
from engine.layers import Provenance
from retsam_gui.oct import tasks
from retsam_gui.oct.tasks import OctFound

MADE = Provenance("model:test", "0" * 64)
SCALE = OctScale(3.872, 22.0, 500.0, "vendor")


def never() -> bool:
    return False


class Waiting:
    """Jobs that are done when the test says so."""

    def __init__(self):
        self.asked = []

    def run(self, function, *args, on_done, on_failed, on_progress=None, on_part=None, **_):
        job = Asked(function, args, on_done, on_failed, on_progress, on_part)
        self.asked.append(job)
        return job


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
