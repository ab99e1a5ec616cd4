"""A reading window on a made study, and what a reader does in it by mouse and keys."""

from pathlib import Path
from uuid import uuid4

import numpy as np
from oct_desk import AtOnce
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.errors import EngineError
from engine.layers import Landmark, Layer, Provenance, Segmentation
from engine.readers import open_file
from engine.store.errors import StoreUnreachableError
from engine.study import admin, serve
from engine.study.entry import Entry
from engine.study.plan import freeze
from engine.study.records import submitted_entry
from engine.writers import write_result
from retsam_gui.jobs import Failure, Jobs, Lane
from retsam_gui.study.session import Session
from retsam_gui.study.window import ReadingWindow

HEIGHT, WIDTH = 90, 140
KEY = "dr-2027"

PLAN = """
key = "dr-2027"
title = "Grading of retinopathy"
seed = "seed-of-the-study"
design = "{design}"
readers = [{readers}]
{more}
{tasks}
"""
GRADE = '[[tasks]]\nkind = "grade"\nform = "icdr"\n'
CASE = """
[[cases]]
file = "images/meier_anna_{number}.png"
patient = "P-SECRET-{number}"
model = "found/{number}"
"""
TRUTH = 'truth = {{icdr = "4", remark = "proliferative-truth"}}\n'
SECRETS = ("meier", "anna", "P-SECRET", "proliferative-truth", "seed-of-the-study", "secretnet")


def disc(number=0):
    """Where the model sees the disc: higher than wide, off the middle."""
    mask = np.zeros((HEIGHT, WIDTH), bool)
    mask[20:60, 30 + 4 * number : 55] = True
    return mask


def make_study(folder, *, cases=3, design="single", readers=("ada",), tasks=GRADE, more=""):
    """The files of a study with its manifest."""
    for number in range(cases):
        pixels = np.random.default_rng(number).integers(60, 200, (HEIGHT, WIDTH, 3), np.uint8)
        path = folder / "images" / f"meier_anna_{number}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(pixels).save(path)
        (image,) = open_file(path)
        layer = Layer("optic_disc", disc(number), Provenance("model:secretnet"))
        write_result(
            folder / "found" / str(number),
            image=image,
            segmentation=Segmentation(
                (layer,), landmarks=(Landmark("fovea", 100.0, 40.0),), model="secretnet"
            ),
            measurements=(),
            source=path,
        )
    told = ", ".join(f'"{name}"' for name in readers)
    text = PLAN.format(design=design, readers=told, tasks=tasks, more=more)
    case = CASE + (TRUTH if "icdr" in tasks else "")
    plan = folder / "plan.toml"
    plan.write_text(text + "".join(case.format(number=n) for n in range(cases)), encoding="utf-8")
    return freeze(plan)


class Here(Jobs):
    """Jobs whose files are read in this process."""

    def run(self, function, *args, on_done, on_failed, lane=Lane.ENGINE, **more):
        if lane is not Lane.FILES:
            return super().run(
                function, *args, on_done=on_done, on_failed=on_failed, lane=lane, **more
            )
        try:
            result = function(*args, progress=lambda *_: None, cancel=lambda: False)
        except EngineError as error:
            text = str(error)
            QTimer.singleShot(0, lambda: on_failed(Failure(text)))
        else:
            QTimer.singleShot(0, lambda: on_done(result))
        return None


class Line(AtOnce):
    """A workspace that can be cut off."""

    def __init__(self, file, reader):
        super().__init__(file)
        self.reader = reader
        self.cut = False

    def ask(self, question, on_done, on_failed=lambda _: None):
        if self.cut:
            on_failed(StoreUnreachableError("The workspace cannot be reached."))
        else:
            super().ask(question, on_done, on_failed)


class Room(QObject):
    """Makes readers' windows on one study, and looks into the workspace."""

    def __init__(self, qtbot, folder: Path, workspace_file: Path):
        super().__init__()
        self.qtbot, self.folder, self.file = qtbot, folder, workspace_file
        self.jobs = Here()
        self.lines, self.windows = [], []

    def study(self, **told):
        manifest = make_study(self.folder, **told)
        line = self.line("manager")
        admin.assign(line.store, manifest, by="manager")
        return manifest

    def line(self, reader):
        self.lines.append(Line(self.file, reader))
        return self.lines[-1]

    def open(self, reader="ada", *, case=True):
        line = self.line(reader)
        session = Session(line, self.jobs, KEY, self.folder, self)
        window = ReadingWindow(session, self.jobs, KEY)
        window.line, window.session = line, session
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(window)
        self.windows.append(window)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        if case:
            self.wait_for_case(window)
        return window

    def wait_for_case(self, window, number=None):
        def shown():
            right = number is None or window.screen_.number.text().startswith(f"Case {number}")
            return window.screen_.currentWidget() is window.screen_.page and right

        self.qtbot.waitUntil(shown, timeout=5000)

    def kill(self, window):
        """The window is gone, and nothing was said to the workspace."""
        window.session._ended = True
        window.session._lease.stop()
        window.watch.close()
        window._session = Silent()
        window.close()

    def answers(self):
        """(reader, answers, drawings, lines) of all that was submitted."""
        from sqlalchemy import select

        from engine.store import study_tables as tables

        with self.lines[0].store.reading() as session:
            rows = session.scalars(select(tables.StudyAnswer).order_by(tables.StudyAnswer.at)).all()
            return [(row.reader, submitted_entry(session, row)) for row in rows]

    def close(self):
        for window in self.windows:
            while window.isVisible():
                window.close()
        for line in self.lines:
            line.store.close()
        self.jobs.close()


class Reader:
    """A reader without a window."""

    def __init__(self, room, name):
        self.store, self.name, self.seat = room.line(name).store, name, uuid4().hex

    def submit(self, entry):
        with self.store.writing(self.name) as session:
            served = serve.next_reading(session, KEY, self.seat)
            serve.submit(session, served.reading, self.seat, entry)

    def draw(self, **masks):
        self.submit(Entry({}, masks))


class Silent:
    """What a killed window says."""

    trouble, all_saved = "", True

    def __getattr__(self, _name):
        return lambda *_: None


def press(*keys):
    """Keys go to whatever has the focus."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key) if not isinstance(key, str) else QTest.keyClicks(widget, key)


def seen(window):
    """The keys of the fields that are on the screen."""
    return [key for key, box in window.screen_.form.boxes.items() if box.isVisible()]
