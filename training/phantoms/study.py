"""A made study: drawn photographs, a plan, and three readers whose errors and times are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from PIL import Image

from engine.layers import Mask
from engine.store.store import Store
from engine.study import serve
from engine.study.clock import Event
from engine.study.entry import Entry, Line
from engine.study.forms import Answer
from engine.study.records import reading_row
from engine.study.served import Served
from engine.writers.result import write_result
from training.phantoms.fundus import DiscGeometry, FundusPhantom, draw_fundus

SHAPE = (200, 240)
EYES = 4  # that are drawn; each is photographed in three exposures
EXPOSURES = (1.0, 0.85, 0.7)
CASES = EYES * len(EXPOSURES)
TRUTH = tuple(str(number % 5) for number in range(CASES))
KEY = "phantoms"
PLAN = """\
key = "phantoms"
title = "Grading of drawn photographs with and without the model"
seed = "drawn"
design = "crossed"
washout_days = 0
repeats = 2
readers = ["ada", "ben", "cy"]

[[tasks]]
kind = "grade"
form = "icdr"

[[tasks]]
kind = "segment"
structures = ["optic_disc"]

[[tasks]]
kind = "measure"
lines = ["vertical_disc"]
"""


@dataclass(frozen=True)
class MadeReader:
    """Grades one step off on the cases `off` of an arm, and right on all others.

    Draws the true disc `shift` pixels to the right, and a pixel wider on every second case if it is
    shifted; measures it `longer` pixels too long, a pixel less on one third of the cases and a
    pixel more on another; takes `seconds` of an arm for each case, 6 s less on one third and 6 s
    more on another; and holds the cases `ungradable` for that.
    """

    name: str
    off: dict[str, tuple[int, ...]]
    seconds: dict[str, float]
    shift: int = 0
    longer: float = 0.0
    ungradable: tuple[int, ...] = ()


READERS = (
    # misled on case 4 (number 3), helped on cases 1 and 6
    MadeReader("ada", {"without": (0, 5), "with": (3,)}, {"without": 100.0, "with": 60.0}),
    # as ada without the model, helped on both
    MadeReader("ben", {"without": (0, 5), "with": ()}, {"without": 80.0, "with": 50.0}, 2, 2.0),
    # needs no help
    MadeReader("cy", {"without": (), "with": ()}, {"without": 40.0, "with": 45.0}, 4, 3.0, (11,)),
)


def phantom(case: int) -> FundusPhantom:
    """The photograph of a case and its true masks."""
    drawn = _drawn(case % EYES)
    light = EXPOSURES[case // EYES]
    return replace(drawn, pixels=np.rint(drawn.pixels * light).astype(np.uint8))


_DRAWN: dict[int, FundusPhantom] = {}


def _drawn(eye: int) -> FundusPhantom:
    if eye not in _DRAWN:
        _DRAWN[eye] = draw_fundus(
            shape=SHAPE,
            seed=eye,
            disc=DiscGeometry(height=0.115 + 0.012 * eye, width=0.1 + 0.012 * eye),
        )
    return _DRAWN[eye]


def write_study(folder: Path) -> Path:
    """Photographs, results of the model (the truth) and the plan; the plan's file."""
    plan = PLAN
    (folder / "images").mkdir(parents=True)
    for case in range(CASES):
        made = phantom(case)
        file, result = f"images/{case}.png", f"found/{case}"
        Image.fromarray(made.pixels).save(folder / file)
        write_result(
            folder / result,
            image=made.as_image(name=Path(file).name),
            segmentation=made.as_segmentation(),
            measurements=[],
        )
        patient = f"P-{case // 2 + 1 if case < 8 else case - 3:02d}"  # the first have two cases
        plan += (
            f'\n[[cases]]\nfile = "{file}"\npatient = "{patient}"\nmodel = "{result}"\n'
            f'truth = {{icdr = "{TRUTH[case]}"}}\n'
        )
    path = folder / f"{KEY}.toml"
    path.write_text(plan, encoding="utf-8")
    return path


def read_everything(store: Store, reader: MadeReader) -> int:
    """Read all that is served, as from a window, until all is done; how many readings."""
    seat, done, clock = uuid4().hex, 0, 0.0
    while True:
        with store.writing(reader.name) as session:
            served = serve.next_reading(session, KEY, seat)
            if not isinstance(served, Served):
                return done
            row, _ = reading_row(session, served.reading)
            seconds = reader.seconds["with" if served.shows_model else "without"]
            seconds += 6.0 * (row.case_number % 3 - 1)
            serve.record(session, served.reading, uuid4().hex, 0, _events(clock, seconds))
            clock += seconds
            entry = entry_of(reader, row.case_number, shows_model=served.shows_model)
            serve.submit(session, served.reading, seat, entry)
        done += 1


def entry_of(reader: MadeReader, case: int, *, shows_model: bool) -> Entry:
    """What a made reader enters about a case."""
    if case in reader.ungradable:
        return Entry({"quality": "ungradable", "ungradable_reason": ("blur",)})
    grade = int(TRUTH[case])
    if case in reader.off["with" if shows_model else "without"]:
        grade += 1 if grade < 4 else -1
    answers: dict[str, Answer] = {
        "quality": "good",
        "icdr": str(grade),
        "icdr_confidence": 4,
        "dme": "0",
        "dme_confidence": 4,
        "laser": "none",
    }
    disc: Mask = np.roll(phantom(case).masks["optic_disc"], reader.shift, axis=1)
    if reader.shift and case % 2:
        disc = disc | np.roll(disc, 1, axis=1)
    longer = reader.longer and reader.longer + case % 3 - 1
    return Entry(answers, {"optic_disc": disc}, {"vertical_disc": _height(disc, longer)})


def _height(disc: Mask, longer: float) -> Line:
    """From the disc's upper edge to its lower one."""
    rows, columns = np.nonzero(disc)
    middle = float(columns.mean())
    return (middle, float(rows.min())), (middle, float(rows.max()) + longer)


def _events(start: float, seconds: float) -> list[Event]:
    """A case opened, worked on with an input every half of the time, and closed."""
    return [
        Event(start, "opened"),
        Event(start + seconds / 2, "input", "brush"),
        Event(start + seconds, "closed"),
    ]
