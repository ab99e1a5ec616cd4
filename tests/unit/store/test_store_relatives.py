"""Other cases of the same patient, to look at: the right ones, and looking changes nothing."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
from painting import photograph
from test_store_cases import JANE, JOHN, case_of, found

from engine.image import Laterality, Scale
from engine.store import cases, results
from engine.store.relatives import kept_of, relatives
from engine.store.verify import verify

RIGHT, LEFT = Laterality.RIGHT, Laterality.LEFT


def eye(seed, identity=JANE, laterality=RIGHT, year=2021):
    image = photograph(seed=seed)
    return replace(
        image,
        identity=replace(identity, visit_id=f"v{year}", visit_date=f"{year}0102"),
        laterality=laterality,
        acquired=datetime(year, 1, 2),
    )


def test_the_other_eyes_and_visits_of_a_patient_the_newest_first(store):
    shown = case_of(store, eye(1), "a.png")
    case_of(store, eye(2, year=2019), "b.png")
    case_of(store, eye(3, laterality=LEFT, year=2023), "c.png")
    case_of(store, eye(4, identity=JOHN), "john.png")
    case_of(store, photograph(seed=5), "nobody.png")
    with store.reading() as session:
        there = relatives(session, shown.id)
    assert [(each.path.name, each.eye, each.taken[:4]) for each in there] == [
        ("c.png", LEFT, "2023"),
        ("b.png", RIGHT, "2019"),
    ]
    assert there[1].pixel_sha256 == eye(2).pixel_sha256


def test_a_file_that_names_nobody_has_no_relatives(store):
    """Two photographs without a name are not therefore of one person."""
    shown = case_of(store, photograph(seed=1), "a.png")
    case_of(store, photograph(seed=2), "b.png")
    with store.reading() as session:
        assert relatives(session, shown.id) == ()


def test_what_is_kept_of_a_photograph_is_what_counts_there(store):
    image = eye(1)
    case = case_of(store, image)
    with store.writing("ada") as session:
        cases.state_eye(session, case.id, LEFT, "user")
        cases.state_scale(session, case.id, Scale(5.0, 6.0, "user"))
        results.add_result(session, case.id, found())
    before = verify(store)
    with store.reading() as session:
        kept = kept_of(session, image)
        assert kept_of(session, eye(9)) is None
    assert (kept.eye, kept.scale, kept.corrected) == (LEFT, Scale(5.0, 6.0, "user"), False)
    for layer in found().layers:
        assert np.array_equal(kept.found.layer(layer.structure).mask, layer.mask)
    assert verify(store) == before  # looking leaves no trace, and takes no lease
    assert store.leases.take(case.id)


def test_the_same_pixels_of_another_patient_are_not_theirs(store):
    case_of(store, eye(1, identity=JOHN), Path("john.png"))
    with store.reading() as session:
        assert kept_of(session, eye(1, identity=JANE)) is None
