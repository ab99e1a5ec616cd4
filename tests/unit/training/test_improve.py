"""A model improved on corrected cases: a new one beside the old, compared on other patients."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import cv2
import numpy as np
import pytest
from safetensors.torch import load

from engine.edits import Edit, LayerAdded, LayerHead, patch_between
from engine.errors import ModelError
from engine.image import Laterality
from engine.improvement import Doing, Improved, Refused, line_of, report_of, supply
from engine.readers import open_file
from engine.runtime import registry, removing
from engine.store import cases, conversion, encryption, history, pictures
from engine.store.corrections import corrected_cases
from engine.store.store import open_store
from engine.writers.dataset import DatasetCase, read_rows, write_case
from training.datasets.drawings import DatasetError
from training.fundus import improve as improving
from training.fundus.corrections import (
    Candidate,
    FromFolder,
    FromWorkspace,
    digest,
    gather,
    left_out,
)
from training.fundus.improve import Order, free_name, improve
from training.phantoms import draw_fundus

SHAPE = (150, 190)
CUP = ("optic_disc", "optic_cup")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Ten corrected photographs of five patients, right and left eyes."""
    made = tmp_path_factory.mktemp("corrected")
    for number in range(10):
        eye = Laterality.LEFT if number % 2 else Laterality.RIGHT
        drawn = draw_fundus(shape=SHAPE, seed=number, eye=eye)
        case = DatasetCase(
            f"p{number}",
            drawn.as_image(),
            {key: drawn.masks[key] for key in CUP},
            patient=f"patient{number // 2}",
            eye=eye,
        )
        write_case(made, case)
    return made


@pytest.fixture
def models(monkeypatch):
    """Models of one's own are made and forgotten with the test."""
    registry.models.cache_clear()
    yield registry
    registry.models.cache_clear()


def test_a_new_model_comes_beside_the_old_one(folder, models, tmp_path):
    base = models.model_card("retsam-fundus")
    heard = []
    corrections = FromFolder(folder)
    result = improve(Order("disc", steps=2), corrections, work=tmp_path, tell=heard.append)

    new = models.model_card(result.name)
    assert models.model_card("retsam-fundus") == base
    assert new.sha256 != base.sha256
    for before, after in zip(base.passes, new.passes, strict=True):
        same = before.sha256 == after.sha256
        assert same == (before.name != "cup")
    old, young = (
        load(models.read_weights(card, next(each for each in card.passes if each.name == "cup")))
        for card in (base, new)
    )
    moved = {key.split(".")[0] for key in old if not np.array_equal(old[key], young[key])}
    assert moved <= {"merges", "refine", "head"}
    assert "head" in moved

    assert (result.learned_from, result.left_out) == (6, 4)  # of 3 and of 2 patients
    learned = json.loads((tmp_path / "runs" / "cup" / "photographs.json").read_text())
    held = left_out(corrections.candidates)
    assert len(held) == 2
    again = left_out(corrections.candidates, registry.told_of(new)["learned_patients"])
    assert again == held  # whom it learned from is never asked about it
    assert not {f"patient{int(name[-1]) // 2}" for name in learned} & held
    rows = {(row.structure, row.measure): row for row in result.compared}
    assert set(rows) == {(key, "Dice") for key in CUP}
    assert all((row.cases, row.patients) == (4, 2) for row in rows.values())
    card = models.told_of(new)
    own = [row for row in card["scores"] if row["data"] == "corrections, left out"]
    assert {row["measure"] for row in own} == {"Dice", "Dice, retsam-fundus"}
    assert not [
        row for row in card["scores"] if row["structure"] in CUP and row not in own
    ]  # of another model
    assert free_name(new.name) == "retsam-fundus-own-2"

    files = [registry.own_models() / each.file for each in new.passes]
    assert all(file.is_file() for file in files)
    removing.remove(new.name)
    assert not any(file.exists() for file in files)
    with pytest.raises(ModelError, match="nothing was removed"):
        removing.remove("retsam-fundus")

    doing = [report for report in heard if isinstance(report, Doing)]
    assert list(Counter(each.step for each in doing)) == ["read", "learn", "score"]
    assert doing[-1].share == pytest.approx(1)
    assert doing[-1].seconds_left == pytest.approx(0)


@pytest.mark.parametrize(
    ("cases", "patients", "missing"), [(9, 9, (1, 0)), (12, 3, (0, 1)), (0, 0, (10, 4))]
)
def test_too_few_say_what_is_missing(cases, patients, missing):
    drawn = [(f"p{number % max(1, patients)}", frozenset({"vein"})) for number in range(cases)]
    others = [(f"q{number}", frozenset({"optic_disc"})) for number in range(20)]
    there = supply([*drawn, *others], "vessels")
    assert (there.missing_cases, there.missing_patients) == missing
    assert not there.enough


def test_patients_learned_from_before_are_never_left_out():
    people = [Candidate(f"c{number}", f"p{number}", frozenset({"vein"})) for number in range(9)]
    first = left_out(people)
    learned = {digest(each.patient) for each in people if each.patient not in first}
    more = [Candidate(f"d{number}", f"q{number}", frozenset({"vein"})) for number in range(3)]
    assert not {digest(each) for each in left_out([*people, *more], learned)} & learned
    with pytest.raises(DatasetError, match="learned from nearly all"):
        left_out(people, {digest(each.patient) for each in people})


def test_a_stopped_improvement_leaves_no_model(folder, models, tmp_path, monkeypatch):
    def stopped(*_told):
        raise SystemExit(1)

    monkeypatch.setattr(improving, "_score_both", stopped)
    with pytest.raises(SystemExit):
        improve(Order("disc", steps=1), FromFolder(folder), work=tmp_path, tell=lambda _: None)
    assert list(registry.own_models().iterdir()) == []


def test_too_few_are_refused_before_anything_is_written(folder, models, tmp_path):
    with pytest.raises(DatasetError, match="10 corrected cases of 4 patients; there are 0 of 0"):
        improve(Order("vessels"), FromFolder(folder), work=tmp_path, tell=lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_what_a_model_drew_teaches_nothing(folder, tmp_path):
    case = DatasetCase(
        "m",
        draw_fundus(shape=SHAPE, seed=3).as_image(),
        {"optic_disc": np.ones(SHAPE, bool), "optic_cup": np.zeros(SHAPE, bool)},
        by_model=("optic_disc",),
    )
    write_case(tmp_path, case)
    (candidate,) = FromFolder(tmp_path).candidates
    assert candidate.structures == {"optic_cup"}
    assert set(FromFolder(tmp_path).read(candidate, CUP).masks) == {"optic_cup"}


def _stroke(session, case_id, head, before, after, follows):
    steps = (LayerAdded(head),) if follows is None else ()
    patch = patch_between(head.id, before, after)
    edit = Edit(uuid4().hex, "Brush", "reader:ada", datetime.now(UTC), (*steps, patch))
    history.add(session, case_id, edit, follows=follows)
    return edit.id


@pytest.fixture
def workspace(tmp_path):
    """Three photographs that Ada corrected, one that is gone, one whose correction is undone."""
    store = open_store(tmp_path / "w.db")
    drawn = {}
    fundus = draw_fundus(shape=SHAPE, seed=20).pixels
    with store.writing("ada") as session:
        for number in range(5):
            path = tmp_path / f"eye{number}.png"
            pixels = np.roll(fundus, number, axis=1)
            cv2.imwrite(str(path), cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
            (image,) = open_file(path)
            case = cases.case_of(session, image, path)
            empty, mask = np.zeros(SHAPE, bool), np.zeros(SHAPE, bool)
            mask[50:70, 100 + number : 130] = True
            head = LayerHead(uuid4().hex, "optic_disc", "reader:ada")
            first = _stroke(session, case.id, head, empty, mask, None)
            drawn[case.id] = (number, mask)
            if number == 3:
                path.unlink()
            if number == 4:
                history.undo(session, case.id, first)
    yield store, drawn
    store.close()


def test_the_readers_masks_come_out_of_the_workspace(workspace, tmp_path):
    store, drawn = workspace
    corrections = FromWorkspace(store)
    assert {each.structures for each in corrections.candidates} == {frozenset({"optic_disc"})}
    assert len(corrections.candidates) == 4  # undone to nothing: no edit holds
    found = corrections.candidates
    skipped = [text for text in gather(corrections, found, CUP, tmp_path / "d", ()) if text]
    assert len(skipped) == 1
    assert "eye3.png" in skipped[0]
    rows = read_rows(tmp_path / "d")
    assert len(rows) == 3
    for row in rows:
        mask = cv2.imread(str(tmp_path / "d" / "masks" / "optic_disc" / f"{row['id']}.png"), 0)
        assert np.array_equal(mask > 0, drawn[row["id"]][1])
        assert row["labels"] == "optic_disc"
        assert row["patient"] == row["id"]  # the file names nobody


def test_an_encrypted_workspace_gives_the_photographs_that_it_keeps(workspace, tmp_path):
    store, drawn = workspace
    gone = next(case for case, (number, _) in drawn.items() if number == 0)
    store.close()
    conversion.encrypt(tmp_path / "w.db", "correct horse battery", remove_plain=True)
    key = encryption.key_of(tmp_path / "w.db", "correct horse battery")
    with open_store(tmp_path / "w.db", key) as locked:
        pictures.keep(locked, tmp_path / "eye0.png", "ada")
        (tmp_path / "eye0.png").unlink()
        corrections = FromWorkspace(locked)
        (chosen,) = [each for each in corrections.candidates if each.id == gone]
        assert np.array_equal(corrections.read(chosen, CUP).masks["optic_disc"], drawn[gone][1])


def test_a_picture_that_became_another_is_skipped(workspace, tmp_path):
    store, _drawn = workspace
    pixels = np.zeros((*SHAPE, 3), np.uint8)
    with store.reading() as session:
        first = corrected_cases(session)[0]
    cv2.imwrite(str(first.path), pixels)
    corrections = FromWorkspace(store)
    chosen = [each for each in corrections.candidates if each.id == first.id]
    (text,) = gather(corrections, chosen, CUP, tmp_path / "d", ())
    assert "another picture" in text


def test_reports_are_lines_and_back():
    improved = Improved("a", "A", "b", "disc", 7, 3, (), ("c1: gone",))
    for report in (Doing(0.5, "learn", 12.0), Refused("No."), improved):
        assert report_of(line_of(report)) == report
    assert report_of("UserWarning: something") is None
    assert report_of('{"kind": "doing"}') is None


def test_another_kind_of_model_is_refused(folder, models, tmp_path):
    with pytest.raises(DatasetError, match="no part"):
        improve(Order("nose"), FromFolder(folder), work=tmp_path, tell=print)
    order = replace(Order("disc"), base="retsam-oct")
    with pytest.raises(Exception, match="cannot be improved here"):
        improve(order, FromFolder(folder), work=tmp_path, tell=print)
