"""Cases are found by their pixels; what readers state, sign and grade stays, with its trail."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from painting import ROW, SHAPE, Painter, photograph
from sqlalchemy import text

from engine.biomarkers.measurement import Measurement
from engine.choices import Choices, VesselPoint
from engine.image import Identity, Laterality, Scale
from engine.layers import FieldOfView, Landmark, Layer, Provenance, Quality, Segmentation
from engine.store import accounts, cases, results, signing
from engine.store.errors import CaseFinalError, NotMeasuredError, SignInError, StoreError
from engine.store.verify import verify

JANE = Identity(name="Doe^Jane", patient_id="4711", birth_date="1950-01-02", visit_id="v1")
JOHN = replace(JANE, name="Doe^John", patient_id="4712")


def case_of(store, image, path="photo.png"):
    with store.writing("ada") as session:
        return cases.case_of(session, image, Path(path))


def found(model="fundus", seed=1):
    """A result with two layers, one of them with questionable pixels, and a landmark."""
    rng = np.random.default_rng(seed)
    provenance = Provenance(f"model:{model}", "f" * 64, (("device", "cpu"),), None)
    masks = rng.random((4, *SHAPE)) < 0.3
    return Segmentation(
        layers=(
            Layer("vessel", masks[0], provenance),
            Layer("optic_disc", masks[1], provenance, questionable=masks[2]),
        ),
        landmarks=(Landmark("fovea", 30.25, 12.5, 0.75, provenance), Landmark("optic_disc", 3, 4)),
        field_of_view=FieldOfView(35, 20, 34.5, 19.25, masks[3], 0.5),
        model=model,
        model_sha256="f" * 64,
        settings=(("device", "cpu"), ("tile", "512")),
        seconds=2,
        notices=("Smaller tiles.",),
        not_covered=("drusen",),
        quality=Quality(0.25, "poor", ("blurred",)),
    )


def same(one, other):
    """Two results say the same, pixel by pixel."""
    for first, second in zip(one.layers, other.layers, strict=True):
        assert (first.structure, first.provenance) == (second.structure, second.provenance)
        assert np.array_equal(first.mask, second.mask)
        assert (first.questionable is None) == (second.questionable is None)
        if first.questionable is not None:
            assert np.array_equal(first.questionable, second.questionable)
    assert one.landmarks == other.landmarks
    assert np.array_equal(one.field_of_view.mask, other.field_of_view.mask)
    assert one.field_of_view.radius_x == other.field_of_view.radius_x
    for key in ("model", "model_sha256", "settings", "seconds", "notices", "not_covered"):
        assert getattr(one, key) == getattr(other, key)
    assert one.quality == other.quality
    return True


def test_a_moved_renamed_or_converted_file_is_the_same_case(store):
    first = case_of(store, photograph(), "/here/a.jpg")
    again = case_of(store, replace(photograph(), sha256="9" * 64), "/there/b.png")
    assert again.id == first.id
    assert (again.path, again.file_sha256) == (Path("/there/b.png"), "9" * 64)
    assert case_of(store, photograph(2)).id != first.id


def test_two_patients_never_share_a_case(store):
    jane, john = (case_of(store, photograph(identity=who)) for who in (JANE, JOHN))
    assert jane.id != john.id
    assert case_of(store, photograph(identity=JANE)).id == jane.id
    nobody = case_of(store, photograph(2))
    assert case_of(store, photograph(2, identity=JANE)).id == nobody.id
    assert "Doe" not in repr((jane, john))


def test_eye_scale_and_choices_are_the_readers_once_stated(store):
    image = photograph(laterality=Laterality.LEFT, laterality_source="DICOM", scale=None)
    case = case_of(store, image)
    assert (case.eye, case.eye_stated, case.scale) == (Laterality.LEFT, False, None)
    choices = Choices(left_out=(VesselPoint("artery", 3.5, 4),), reader="ada")
    with store.writing("ada") as session:
        cases.state_eye(session, case.id, Laterality.RIGHT, "user")
        cases.state_scale(session, case.id, Scale(5, 6.5, "user"))
        cases.state_choices(session, case.id, choices)
    again = case_of(store, image.with_scale(Scale(9.0, 9.0, "dicom")))
    assert (again.eye, again.eye_source) == (Laterality.RIGHT, "user")
    assert again.scale == Scale(5, 6.5, "user")
    assert again.choices == choices
    with store.reading() as session:
        rows = session.execute(text("SELECT act, detail FROM audit ORDER BY number")).all()
    told = {act: json.loads(detail) for act, detail in rows}
    assert told["eye"] == {"before": ["L", "DICOM"], "after": ["R", "user"]}
    assert verify(store).problems == ()


def test_a_scale_that_was_taken_away_stays_away(store):
    image = photograph(scale=Scale(9.0, 9.0, "dicom"))
    case = case_of(store, image)
    with store.writing("ada") as session:
        cases.state_scale(session, case.id, None)
    again = case_of(store, image)
    assert again.scale is None
    assert again.scale_stated


def test_the_last_opened_case_comes_first_whatever_the_clock_says(store):
    first, second = (case_of(store, photograph(seed)) for seed in (1, 2))
    with store.reading() as session:
        assert cases.last_opened(session).id == second.id
    case_of(store, photograph(1))
    with store.reading() as session:
        assert [each.id for each in cases.all_cases(session)] == [first.id, second.id]


def test_a_result_reads_back_pixel_by_pixel(store):
    case = case_of(store, photograph())
    with store.reading() as session:
        assert results.result(session, case.id) is None
    for told in (found(), found(), found("newer", seed=2)):
        with store.writing("ada") as session:
            results.add_result(session, case.id, told)
        with store.reading() as session:
            assert same(results.result(session, case.id), told)
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM results")).scalar() == 2
    assert verify(store).problems == ()


def test_measurements_are_those_of_now(store):
    case = case_of(store, photograph())
    rows = tuple(
        Measurement(
            "area", key, "whole", "px²", value, value is not None, reason, "By counting."
        ).as_row()
        for key, value, reason in (("vessel", 12.5, None), ("drusen", None, "No layer."))
    )
    for told in ((rows[0],), rows, tuple(reversed(rows))):
        with store.writing("ada") as session:
            results.set_measurements(session, case.id, told)
        with store.reading() as session:
            assert results.measurements(session, case.id) == told


def test_no_number_outlives_the_layers_that_it_was_measured_on(store):
    painter = Painter(store)
    painter.draw(1)
    row = Measurement("area", "vessel", "whole", "px²", 1.5, True, None, "By counting.").as_row()
    for change in (painter.draw, painter.undo, painter.redo):
        _write(store, results.set_measurements, painter.case_id, [row])
        change()
        with store.reading() as session:
            assert results.measurements(session, painter.case_id) == ()


def test_no_number_outlives_the_eye_scale_choices_and_result_that_it_was_measured_with(store):
    case = case_of(store, photograph())
    row = Measurement("area", "vessel", "whole", "px²", 1.5, True, None, "By counting.").as_row()
    choices = Choices(left_out=(VesselPoint("artery", 3.5, 4),), reader="ada")
    for change, *told in (
        (cases.state_eye, Laterality.RIGHT, "user"),
        (cases.state_scale, Scale(5, 6.5, "user")),
        (cases.state_choices, choices),
        (results.add_result, found()),
    ):
        for left in ((), (row,)):  # the same a second time changes nothing
            _write(store, results.set_measurements, case.id, [row])
            _write(store, change, case.id, *told)
            with store.reading() as session:
                assert results.measurements(session, case.id) == left, change


def test_a_final_case_is_locked_until_it_is_opened_again_with_a_reason(store):
    painter = Painter(store)
    painter.draw(2)
    with store.writing("ada") as session:
        results.set_measurements(session, painter.case_id, [ROW])
        signing.sign_off(session, painter.case_id)
    case = case_of(store, painter.image)
    assert (case.state, case.sign_off.act, case.sign_off.reader) == ("final", "signed", "ada")
    for change in (
        lambda: painter.draw(1),
        lambda: painter.undo(),
        lambda: _write(store, results.add_result, painter.case_id, found()),
        lambda: _write(store, results.set_measurements, painter.case_id, ()),
        lambda: _write(store, cases.state_scale, painter.case_id, None),
        lambda: _write(store, signing.grade, painter.case_id, "blurred"),
        lambda: _write(store, signing.sign_off, painter.case_id),
    ):
        done = list(painter.done)
        with pytest.raises(CaseFinalError, match="signed off"):
            change()
        painter.done = done
    with pytest.raises(StoreError, match="why"):
        _write(store, signing.reopen, painter.case_id, " ")
    _write(store, signing.reopen, painter.case_id, "wrong eye")
    case = case_of(store, painter.image)
    assert (case.state, case.sign_off.act, case.sign_off.reason) == (
        "draft",
        "reopened",
        "wrong eye",
    )
    painter.undo()
    assert verify(store).problems == ()


def test_no_door_signs_a_case_off_whose_numbers_are_missing_or_stale(store):
    painter = Painter(store)
    case_id = painter.case_id

    def refused():
        with pytest.raises(NotMeasuredError, match="not signed off"):
            _write(store, signing.sign_off, case_id)
        return case_of(store, painter.image).state == "draft"

    for change in (
        lambda: _write(store, results.add_result, case_id, found()),
        lambda: painter.draw(1),
        lambda: painter.undo(),
        lambda: painter.redo(),
        lambda: _write(store, cases.state_eye, case_id, Laterality.LEFT, "user"),
        lambda: _write(store, cases.state_scale, case_id, Scale(5, 6.5, "user")),
        lambda: _write(store, cases.state_choices, case_id, Choices(axial_length_mm=26.0)),
    ):
        change()
        assert refused()
        _write(store, results.set_measurements, case_id, [ROW])
    _write(store, signing.sign_off, case_id)
    empty = case_of(store, photograph(2))  # there is nothing to measure
    _write(store, signing.sign_off, empty.id)
    assert verify(store).problems == ()


def _write(store, function, *args):
    with store.writing("ada") as session:
        function(session, *args)


def test_ungradable_is_a_value_with_a_reason(store):
    case = case_of(store, photograph())
    assert case.ungradable is None
    with pytest.raises(StoreError, match="why"):
        _write(store, signing.grade, case.id, "")
    _write(store, signing.grade, case.id, "eyelid over the macula")
    assert case_of(store, photograph()).ungradable == "eyelid over the macula"
    _write(store, signing.grade, case.id, None)
    assert case_of(store, photograph()).ungradable is None


def test_a_reader_signs_in_by_name_and_passphrase(store):
    _write(store, accounts.add_reader, "ada", "correct horse")
    with store.reading() as session:
        assert accounts.sign_in(session, "ada", "correct horse") == "ada"
        for name, passphrase in (("ada", "wrong horse"), ("eve", "correct horse"), ("ada", "")):
            with pytest.raises(SignInError, match="wrong"):
                accounts.sign_in(session, name, passphrase)
        kept = session.execute(text("SELECT passphrase FROM readers")).scalar()
    assert "horse" not in kept
    _write(store, accounts.change_passphrase, "ada", "battery staple")
    with store.reading() as session:
        assert accounts.sign_in(session, "ada", "battery staple") == "ada"
    assert verify(store).problems == ()


@pytest.mark.parametrize(("name", "passphrase"), [("", "long enough"), ("ada", "short")])
def test_a_bad_account_is_refused(file_store, name, passphrase):
    with pytest.raises(SignInError):
        _write(file_store, accounts.add_reader, name, passphrase)


def test_a_system_user_without_passphrase_cannot_sign_in_elsewhere(file_store):
    _write(file_store, accounts.ensure_reader, "root")
    _write(file_store, accounts.ensure_reader, "root")
    with pytest.raises(SignInError), file_store.reading() as session:
        accounts.sign_in(session, "root", "")
