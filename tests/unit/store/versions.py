"""What a person has after working with a version of the program, kept so that later ones open it.

`python tests/unit/store/versions.py` writes the folder of this version; earlier ones stay as they
are. `told` says in plain values what is in a workspace.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import numpy as np

VERSIONS = Path(__file__).parents[2] / "versions"
DUMP, TOLD, CASE, SETTINGS = "workspace.sql.gz", "workspace.json", "case.retsam", "window.ini"


def told(store):
    """Cases with what readers stated, drew and signed, results, numbers, and studies."""
    from engine.store import cases, history, results
    from engine.store.verify import verify
    from engine.study import admin

    with store.reading() as session:
        found = [_case(session, each, history, results) for each in cases.all_cases(session)]
        keys = list(admin.studies(session))
        stand = {key: admin.status(session, key) for key in keys}
    return {
        "cases": sorted(found, key=lambda each: each["pixels"]),
        "studies": {key: [each.title, each.state, each.submitted] for key, each in stand.items()},
        "problems": list(verify(store).problems),
    }


def _case(session, case, history, results):
    steps = history.history(session, case.id)
    found = results.result(session, case.id)
    return {
        "pixels": case.pixel_sha256,
        "state": case.state,
        "path": str(case.path),
        "eye": [case.eye.value, case.eye_source],
        "scale": repr(case.scale),
        "choices": case.choices.as_json(),
        "ungradable": case.ungradable,
        "signed": case.sign_off and [case.sign_off.act, case.sign_off.reader],
        "done": [[each.name, each.author] for each in steps.done],
        "undone": [[each.name, each.author] for each in steps.undone],
        "drawn": _digits(history.drawn(session, steps.done, case.shape)),
        "model": found and found.model,
        "layers": {each.structure: int(each.mask.sum()) for each in found.layers} if found else {},
        "landmarks": [[m.structure, m.x, m.y] for m in found.landmarks] if found else [],
        "measurements": list(results.measurements(session, case.id)),
    }


def _digits(working):
    """Tells the pixels that strokes made from others, layer by layer."""
    return {
        key: sha256(np.packbits(mask).tobytes()).hexdigest()[:16]
        for key, mask in working.masks.items()
    }


def opened(folder, path):
    """The kept workspace of a version as a file at `path`."""
    with gzip.open(folder / DUMP, "rt", encoding="utf-8") as dump:
        connection = sqlite3.connect(path)
        connection.executescript(dump.read())
        connection.close()
    return path


def write(folder):
    """Work with this version of the program, and keep what there is then."""
    from painting import Painter, photograph
    from studies import Reader, assigned, manifest
    from test_store_copies import worked

    from engine.store.exchange import export_case
    from engine.store.store import open_store

    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "workspace.db"
        with open_store(path) as store:
            first = worked(store)
            Painter(store, photograph(2), Path("/folder/left eye.png")).draw(3)
            made = manifest(readers=("ada",))
            assigned(store, made)
            reader = Reader(store, "ada")
            reader.submit(reader.next())
            with store.reading() as session:
                export_case(session, first.case_id, folder / CASE)
            facts = told(store)
        connection = sqlite3.connect(path)
        dump = "\n".join(connection.iterdump())
        connection.close()
    with gzip.GzipFile(folder / DUMP, "wb", mtime=0) as file:
        file.write(dump.encode())
    (folder / TOLD).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    _write_settings(folder / SETTINGS)


def _write_settings(path):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CONFIG_HOME"] = place
        from PySide6.QtCore import QByteArray

        from engine.papers import Pages
        from retsam_gui.settings import Settings

        settings = Settings()
        settings.theme = "dark"
        settings.pages = Pages("Letter", "fr")
        settings.model = "my-model"
        settings.prompt_model = "my-prompt"
        settings.geometry = QByteArray(b"geometry")
        settings.keys = {"fit": "Ctrl+9"}
        settings.colours = {"artery": (1, 2, 3)}
        settings.export = {"folder": "/out", "formats": ["coco"]}
        settings.set_study_folder("dr-2027", Path("/studies/dr"))
        settings.add_recent(Path("/photos/a.png"))
        settings._store.setValue("pseudonym_key", "5" * 64)
        settings._store.sync()
        path.write_bytes(Path(settings._store.fileName()).read_bytes())


if __name__ == "__main__":
    import engine

    sys.path.insert(0, str(Path(__file__).parent))
    write(VERSIONS / engine.__version__)
