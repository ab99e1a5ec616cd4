"""A reader for tests of the store: draws on a case and keeps in mind what should be there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import numpy as np

from engine.edits import Edit, LayerAdded, LayerHead, patch_between
from engine.image import RetinalImage
from engine.store import cases, history

SHAPE = (40, 70)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def photograph(seed=1, **told):
    """A photograph that is wider than high, another for each seed."""
    pixels = np.full((*SHAPE, 3), seed, np.uint8)
    image = RetinalImage(pixels, sha256=f"{seed + 1000:064d}", pixel_sha256=f"{seed:064d}")
    return replace(image, **told)


ROW = {
    "key": "area",
    "structure": "vessel",
    "region": "whole",
    "unit": "px²",
    "value": 1.5,
    "valid": True,
    "reason": None,
    "definition": "By counting.",
}
"""A measurement."""


class Painter:
    """Draws on a case and keeps in mind what should be there."""

    def __init__(self, store, image=None, path=Path("photo.png")):
        self.store = store
        self.image = photograph() if image is None else image
        with store.writing("ada") as session:
            self.case_id = cases.case_of(session, self.image, path).id
        self.mask = np.zeros(SHAPE, bool)
        self.layer = uuid4().hex
        self.done = []
        self.undone = []

    def edit(self, *, at=NOW):
        """The next stroke as an edit, not saved."""
        before, number = self.mask.copy(), len(self.done) + len(self.undone)
        self.mask[number % 30, number % 20 : number % 20 + 25] ^= True
        self.mask[35, number % 70] ^= True
        head = LayerHead(self.layer, "haemorrhage", "reader:ada")
        first = () if self.done else (LayerAdded(head),)
        patch = patch_between(self.layer, before, self.mask)
        return Edit(uuid4().hex, f"Brush {number}", "reader:ada", at, (*first, patch))

    def draw(self, count=1, *, at=NOW, backwards=timedelta(0)):
        """Strokes that are saved; the clock goes `backwards` from one to the next."""
        for number in range(count):
            edit = self.edit(at=at - number * backwards)
            with self.store.writing("ada") as session:
                history.add(session, self.case_id, edit, follows=self.head)
            self.done.append(edit)
            self.undone.clear()

    @property
    def head(self):
        return self.done[-1].id if self.done else None

    def undo(self):
        edit = self.done.pop()
        with self.store.writing("ada") as session:
            history.undo(session, self.case_id, edit.id)
        self.undone.insert(0, edit)

    def redo(self):
        edit = self.undone.pop(0)
        with self.store.writing("ada") as session:
            history.redo(session, self.case_id, edit.id)
        self.done.append(edit)

    def stored(self, store=None):
        """What the workspace holds: the edits done and undone."""
        with (store or self.store).reading() as session:
            found = history.history(session, self.case_id)
            return (
                list(history.edits(session, found.done)),
                list(history.edits(session, found.undone)),
            )
