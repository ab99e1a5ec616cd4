"""Reads made studies of drawn photographs, and takes the pictures of `reader-studies.md`.

`python docs/study_pictures.py [FOLDER]`; needs no display. Everything is done by mouse and keys.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from guide_pictures import taken

READERS = ("ben", "cy")
SHAPE = (900, 1050)
GRADING = """
key = "dr-2027"
title = "Grading of retinopathy with the model"
seed = "1"
design = "single"
arm = "with"
readers = ["ada", "ben", "cy"]
[[tasks]]
kind = "grade"
form = "icdr"
"""
DRAWING = """
key = "discs-2027"
title = "Disc and cup, read twice"
seed = "2"
design = "single"
readers = ["ben", "cy"]
readers_a_case = 2
[adjudication]
readers = ["ada"]
[[tasks]]
kind = "segment"
structures = ["optic_disc", "optic_cup"]
[[tasks]]
kind = "measure"
lines = ["Vertical diameter of the disc"]
[[tasks]]
kind = "grade"
form = "quality"
"""


def make_files(folder: Path) -> None:
    """Photographs and results of a model, all drawn."""
    from PIL import Image

    from engine.readers import open_file
    from engine.writers import write_result
    from training.phantoms.fundus import draw_fundus

    cases = ""
    for number in range(3):
        phantom = draw_fundus(shape=SHAPE, seed=number)
        path = folder / f"{number}.png"
        Image.fromarray(phantom.pixels).save(path)
        (image,) = open_file(path)
        write_result(
            folder / "found" / str(number),
            image=image,
            segmentation=phantom.as_segmentation(),
            measurements=(),
            source=path,
        )
        cases += f'[[cases]]\nfile = "{number}.png"\npatient = "P{number}"\n'
        cases += f'model = "found/{number}"\n'
    for name, plan in (("grading", GRADING), ("drawing", DRAWING)):
        (folder / f"{name}.toml").write_text(plan + cases, encoding="utf-8")


def read_by_others(folder: Path) -> None:
    """Put the studies into the workspace; two readers draw the discs of the second, unlike."""
    from engine.store.store import open_store
    from engine.study import admin, serve
    from engine.study.entry import Entry
    from engine.study.plan import freeze

    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    with open_store() as store:
        for name in ("grading", "drawing"):
            admin.assign(store, freeze(folder / f"{name}.toml"), by="manager")
        for number, reader in enumerate(READERS):
            seat = uuid4().hex
            with store.writing(reader) as session:
                served = serve.next_reading(session, "discs-2027", seat)
                away = np.hypot(rows - 0.47 * SHAPE[0], columns - 0.7 * SHAPE[1])
                drawings = {"optic_disc": away < 60 + 30 * number, "optic_cup": away < 30}
                line = ((735.0, 360.0), (735.0, 485.0 + 30 * number))
                quality = ("good", "usable")[number]
                entry = Entry(
                    {"quality": quality}, drawings, {"Vertical diameter of the disc": line}
                )
                serve.submit(session, served.reading, seat, entry)


class StudyReader:
    """Sits in the main window, reads what there is, and looks at the manager's table."""

    def __init__(self, window: Any, folder: Path, files: Path) -> None:
        self.window, self.folder, self.files = window, folder, files

    def session(self) -> Iterator[Callable[[], bool]]:
        """Each step yields what must hold before the next."""
        window = self.window
        yield lambda: window.workspace.reader is not None
        read_by_others(self.files)
        for key in ("dr-2027", "discs-2027"):
            window.settings.set_study_folder(key, self.files)
        yield from self.choose()
        yield from self.grade()
        yield from self.adjudicate()
        yield from self.manage()

    def choose(self) -> Iterator[Callable[[], bool]]:
        """The list of studies."""
        from retsam_gui.dialogs.read_study import ReadStudyDialog

        self.window.actions_["read_study"].trigger()
        dialog = self.window.findChild(ReadStudyDialog)
        yield lambda: dialog.list.count() == 2
        yield from rest()
        self.picture("study-choose", dialog)
        dialog.list.setCurrentRow(1)
        dialog.begin.click()

    def grade(self) -> Iterator[Callable[[], bool]]:
        """A grade by keyboard, beside the model's layers."""
        screen = self.window.studies.reading.screen_
        yield lambda: screen.served is not None and screen.canvas.overlay is not None
        press("g", "2")
        yield lambda: screen.saved.text() == "Saved"
        yield from rest()
        self.picture("study-grade")
        screen.pause.click()
        yield lambda: self.window.studies.reading is None

    def adjudicate(self) -> Iterator[Callable[[], bool]]:
        """Two readers, unnamed; the disc of one of them, corrected."""
        self.window.studies.read("discs-2027", self.files)
        screen = self.window.studies.reading.screen_
        yield lambda: screen.served is not None and screen.canvas.base is not None
        screen.drawing.views["a"].click()
        screen.others.take[0].click()
        yield lambda: screen.canvas.overlay is not None
        yield from rest()
        self.picture("study-adjudicate")
        screen.drawing.views[""].click()
        screen.desk.take("optic_disc", "b")
        screen.drawing.draw_wanted.emit("optic_disc")
        screen.canvas.centre_on(0.7 * SHAPE[1], 0.47 * SHAPE[0], scale=2.2)
        yield from rest()
        self.picture("study-draw")
        screen.pause.click()
        yield lambda: self.window.studies.reading is None

    def manage(self) -> Iterator[Callable[[], bool]]:
        """The manager's table."""
        from retsam_gui.dialogs.studies import StudiesDialog

        self.window.actions_["studies"].trigger()
        dialog = self.window.findChild(StudiesDialog)
        yield lambda: dialog.table.rowCount() == 2
        yield from rest()
        self.picture("study-manage", dialog)
        dialog.reject()
        yield from rest()

    def picture(self, name: str, widget: Any = None) -> None:
        """What is seen now."""
        shown = widget or self.window.studies.reading
        shown.grab().save(str(self.folder / f"{name}.jpg"), quality=82)
        print(name)


def press(*keys: str) -> None:
    """Keys for whatever has the focus."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for key in keys:
        QTest.keyClicks(QApplication.focusWidget(), key)


def rest() -> Iterator[Callable[[], bool]]:
    """A moment, so that all is painted."""
    import time

    end = time.monotonic() + 0.6
    yield lambda: time.monotonic() > end


def main() -> int:
    """Take the pictures; 1 if the window told an error or a step did not come to its end."""
    import tempfile

    for name in ("LOGNAME", "USER"):
        os.environ[name] = "ada"
    with tempfile.TemporaryDirectory() as there:
        files = Path(there) / "dr-2027"
        files.mkdir()
        make_files(files)
        return taken(lambda window, folder: StudyReader(window, folder, files).session())


if __name__ == "__main__":
    sys.exit(main())
