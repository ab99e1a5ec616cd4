"""Made studies for tests: manifests without files, and readers who answer."""

from uuid import uuid4

import numpy as np

from engine.store import accounts
from engine.study import admin, serve
from engine.study.entry import Entry
from engine.study.forms import ready_forms
from engine.study.manifest import Adjudication, Manifest, StudyCase, Task

SHAPE = (30, 50)


def case(number, *, patient=None, model="", truth=None):
    return StudyCase(
        file=f"secret-{number}.png",
        frame=0,
        file_sha256=f"{number + 5000:064x}",
        pixel_sha256=f"{number + 9000:064x}",
        shape=SHAPE,
        patient=patient or f"patient-{number // 2}",
        model=model,
        model_sha256="f" * 64 if model else "",
        truth=truth or {},
    )


def manifest(*, cases=6, model="", **told):
    return Manifest(
        **{
            "key": "dr-2027",
            "title": "Grading of retinopathy",
            "seed": "seed-1",
            "design": "single",
            "cases": tuple(case(number, model=model) for number in range(cases)),
            "readers": ("ada", "ben"),
            "tasks": (Task("grade", form="icdr"),),
            "forms": (ready_forms()["icdr"],),
            **told,
        }
    )


def pool(*, readers=("ada", "ben", "cy"), judges=("eve",), **told):
    return manifest(
        readers=readers,
        readers_a_case=2,
        adjudication=Adjudication(readers=judges) if judges else None,
        **told,
    )


def graded(grade="2", **more):
    return Entry(
        {
            "quality": "good",
            "icdr": grade,
            "icdr_confidence": 4,
            "dme": "0",
            "dme_confidence": 5,
            "laser": "none",
            **more,
        }
    )


def disc(row=15, column=25, radius=8):
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    return (rows - row) ** 2 + (columns - column) ** 2 <= radius**2


def assigned(store, made, **told):
    """The study in the workspace, its readers with accounts where they need one."""
    if store.shared:
        judges = made.adjudication.readers if made.adjudication else ()
        with store.writing("manager") as session:
            for name in dict.fromkeys((*made.readers, *judges)):
                if name not in accounts.readers(session):
                    accounts.add_reader(session, name, None)
    admin.assign(store, made, by="manager", **told)
    return made.key


class Reader:
    """A person at a window of their own."""

    def __init__(self, store, name, key="dr-2027", lease_seconds=60.0):
        self.store, self.name, self.key = store, name, key
        self.seat, self.lease = uuid4().hex, lease_seconds

    def do(self, function, *args, **told):
        with self.store.writing(self.name) as session:
            return function(session, *args, **told)

    def next(self):
        return self.do(serve.next_reading, self.key, self.seat, lease_seconds=self.lease)

    def submit(self, served, entry=None):
        self.do(serve.submit, served.reading, self.seat, entry or graded())

    def save(self, served, entry):
        self.do(serve.save, served.reading, self.seat, entry)

    def read_all(self, entry=None):
        done = []
        while isinstance(served := self.next(), serve.Served):
            self.submit(served, entry(served) if callable(entry) else entry)
            done.append(served)
        return done
