"""How soon a stroke is saved, a case is back, and what a kill costs."""

from __future__ import annotations

import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np

from engine.edits import Edit, LayerAdded, LayerHead, patch_between
from engine.image import RetinalImage
from engine.store import acts, conversion, desk, encryption, history
from engine.store.reports import Report, Saved
from engine.store.store import Store, open_store
from engine.store.verify import verify
from engine.store.writer import Writer
from tests.benchmarks import store_crash
from tests.benchmarks.rows import Row

SHAPE = (3000, 4000)
STROKES = 500
PAUSE = 0.02  # seconds between two strokes; nobody is faster
KILLS = 200
SECRET = "correct horse battery"
BACK = "a case of 12 megapixels with 500 strokes is back"


def rows() -> list[Row]:
    """All figures of the workspace."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        killed = store_crash.run(KILLS, seed=1, folder=folder / "killed")
        return [
            *_strokes(folder / "workspace.db"),
            *_encrypted(folder / "encrypted" / "workspace.db"),
            Row("kills at random moments while strokes are saved", killed.moments, "", "200"),
            Row("strokes reported as saved before the kills", killed.reported, ""),
            Row("of these lost, or anything else wrong", len(killed.problems), "", "0"),
        ]


def _strokes(path: Path) -> list[Row]:
    saved_at: dict[str, float] = {}

    def tell(report: Report) -> None:
        if isinstance(report, Saved) and isinstance(report.act, acts.EditDone):
            saved_at[report.act.edit.id] = time.perf_counter()

    image = RetinalImage(np.zeros((*SHAPE, 3), np.uint8), sha256="1" * 64, pixel_sha256="2" * 64)
    case_id = _ready(writer := Writer(path, tell), image)
    put_at: dict[str, float] = {}
    for edit in _edits():
        put_at[edit.id] = time.perf_counter()
        writer.put(case_id, acts.EditDone(edit))
        time.sleep(PAUSE)
    while len(saved_at) < STROKES:
        time.sleep(PAUSE)
    begun = time.perf_counter()
    writer.close()
    closing = time.perf_counter() - begun
    waits = [saved_at[id] - at for id, at in put_at.items()]
    with open_store(path) as store:
        begun = time.perf_counter()
        desk.load(store, "bench", image, Path("photo.png"))
        loading = time.perf_counter() - begun
        begun = time.perf_counter()
        problems = verify(store).problems
        verifying = time.perf_counter() - begun
    assert not problems
    return [
        Row(
            "stroke to reported commit, 95th percentile",
            _ms(np.percentile(waits, 95)),
            "ms",
            "≤ 100",
        ),
        Row("stroke to reported commit, longest", _ms(max(waits)), "ms"),
        Row("closing the workspace", _ms(closing), "ms", "≤ 2000"),
        Row(BACK, _ms(loading), "ms"),
        Row("its whole audit trail is verified", _ms(verifying), "ms"),
        Row("size of the workspace with these 500 strokes", path.stat().st_size / 1e6, "MB"),
    ]


def _encrypted(path: Path) -> list[Row]:
    """What encryption adds: the key, once a start, and strokes."""
    open_store(path).close()
    conversion.encrypt(path, SECRET, remove_plain=True)
    begun = time.perf_counter()
    key = encryption.key_of(path, SECRET)
    deriving = time.perf_counter() - begun
    image = RetinalImage(np.zeros((*SHAPE, 3), np.uint8), sha256="1" * 64, pixel_sha256="2" * 64)
    waits: list[float] = []
    begun = time.perf_counter()
    with open_store(path, key) as store:
        opening = time.perf_counter() - begun
        case_id, head = desk.load(store, "bench", image, Path("photo.png")).status.case.id, None
        for edit in _edits():
            begun = time.perf_counter()
            with store.writing("bench") as session:
                history.add(session, case_id, edit, follows=head)
            waits.append(time.perf_counter() - begun)
            head = edit.id
    return [
        Row("encrypted: the key of a passphrase, once a start", _ms(deriving), "ms"),
        Row("encrypted: the workspace is open", _ms(opening), "ms"),
        Row("encrypted: a stroke, 95th percentile", _ms(np.percentile(waits, 95)), "ms", "≤ 100"),
    ]


def _ready(writer: Writer, image: RetinalImage) -> str:
    """Start the writer and make the case; returns its id."""
    ids: list[str] = []
    done = threading.Event()

    def load(store: Store) -> str:
        return desk.load(store, "bench", image, Path("photo.png")).status.case.id

    writer.start()
    writer.ask(load, lambda id: (ids.append(id), done.set()), lambda error: done.set())
    done.wait()
    return ids[0]


def _edits() -> list[Edit]:
    """Brush strokes of some length at random places."""
    chance = np.random.default_rng(1)
    mask = np.zeros(SHAPE, bool)
    edits = []
    for number in range(STROKES):
        before = mask.copy()
        row, column = chance.integers(0, SHAPE[0] - 60), chance.integers(0, SHAPE[1] - 400)
        for step in range(0, 340, 10):
            down = row + round(20 * np.sin(step / 50)) + 20
            mask[down : down + 20, column + step : column + step + 40] ^= True
        patch = patch_between("layer", before, mask)
        assert patch is not None
        head = LayerHead("layer", "haemorrhage", "reader:bench")
        steps = (patch,) if number else (LayerAdded(head), patch)
        edits.append(Edit(uuid4().hex, "Brush", "reader:bench", datetime.now(UTC), steps))
    return edits


def _ms(seconds: float) -> float:
    return float(seconds) * 1000


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name}: {row.value:.3g} {row.unit} {row.goal}")
