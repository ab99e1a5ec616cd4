"""Workspaces and case files of earlier versions open in this one, and say what they said."""

import json

import pytest
import versions

from engine.store import cases, schema
from engine.store.exchange import import_case
from engine.store.store import open_store

KEPT = sorted(folder for folder in versions.VERSIONS.iterdir() if folder.is_dir())


@pytest.fixture(params=KEPT, ids=lambda folder: folder.name)
def kept(request):
    return request.param


def holds(now, before):
    """Whether everything that was told before is told now; later versions tell more."""
    if isinstance(before, dict):
        return all(key in now and holds(now[key], value) for key, value in before.items())
    if isinstance(before, list):
        return len(now) == len(before) and all(map(holds, now, before))
    return now == before


def test_a_workspace_of_an_earlier_version_says_the_same(kept, tmp_path):
    path = versions.opened(kept, tmp_path / "workspace.db")
    facts = json.loads((kept / versions.TOLD).read_text(encoding="utf-8"))
    assert facts["cases"][0]["drawn"], "there is something to lose"
    with open_store(path) as store:
        assert holds(versions.told(store), facts)
        with store.reading() as session:
            assert schema.is_current(session.connection())
    with open_store(path) as store:
        assert holds(versions.told(store), facts)


def test_a_case_file_of_an_earlier_version_is_taken_in(kept, file_store):
    with file_store.writing("ada") as session:
        case_id = import_case(session, kept / versions.CASE)
    facts = json.loads((kept / versions.TOLD).read_text(encoding="utf-8"))
    with file_store.reading() as session:
        case = cases.case(session, case_id)
    (told,) = [each for each in facts["cases"] if each["pixels"] == case.pixel_sha256]
    (mine,) = versions.told(file_store)["cases"]
    for key in ("eye", "scale", "layers", "landmarks", "model", "drawn"):
        assert mine[key] == told[key], key
