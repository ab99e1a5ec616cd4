"""Which counts of lesions a grade may rely on: a person's always, a model's not when few."""

from dataclasses import replace

import numpy as np
import pytest
from cases import BY_HAND, Rows, field_of, image_of

from engine.biomarkers import measure
from engine.layers import UNTESTED, Layer, Provenance, Quality, Segmentation
from training.phantoms.shapes import ellipse

BY_MODEL = Provenance(author="model:test")


def row_of(number, *, structure="haemorrhage", author=BY_MODEL, size=1000, quality=None, fewest=3):
    shape = (size, size + 200)
    mask = np.zeros(shape, bool)
    for place in range(number):
        mask |= ellipse(shape, centre=(300 + 60 * place, size / 2), half_axes=(8, 8))
    found = Segmentation(
        (Layer(structure, mask, author),),
        field_of_view=field_of(shape, radius=size / 2),
        settings=((f"reliable_from_{structure}", str(fewest)),) if fewest else (),
        quality=quality,
    )
    return Rows(measure(image_of(shape), found, families=("lesions",))).one("reliable_count")


def test_as_many_as_the_model_shows_where_there_are_none_do_not_count():
    few, enough = row_of(2), row_of(3)
    assert not few.valid
    assert few.reason.startswith("The model shows 2")
    assert enough.value == 3


def test_what_a_person_drew_counts_whatever_the_number_and_the_photograph():
    poor = Quality(0.1, "poor", ("blurred",))
    assert row_of(1, author=BY_HAND).value == 1
    assert row_of(0, author=BY_HAND, size=500, quality=poor).value == 0


def test_pieces_that_a_person_marks_as_questionable_do_not_count():
    shape = (400, 500)
    two = ellipse(shape, centre=(100, 200), half_axes=(8, 8))
    two |= ellipse(shape, centre=(300, 200), half_axes=(8, 8))
    doubted = np.zeros(shape, bool)
    doubted[195:205, 90:110] = True

    def counted(questionable):
        layer = Layer("haemorrhage", two, BY_HAND, questionable)
        found = Segmentation((layer,), field_of_view=field_of(shape))
        return Rows(measure(image_of(shape), found, families=("lesions",))).one("reliable_count")

    assert counted(doubted).value == 1
    assert "questionable" in counted(np.ones(shape, bool)).reason


@pytest.mark.parametrize("structure", ["haemorrhage", "patchy_atrophy"])
@pytest.mark.parametrize("number", [0, 5])
def test_nothing_is_believed_of_a_model_that_was_not_tested(structure, number):
    told = untested(structure, number, BY_MODEL)
    assert not told.valid
    assert "not tested here" in told.reason
    assert untested(structure, number, BY_HAND).value == number


def untested(structure, number, author):
    shape = (1000, 1200)
    mask = np.zeros(shape, bool)
    for place in range(number):
        mask |= ellipse(shape, centre=(300 + 60 * place, 500), half_axes=(8, 8))
    found = Segmentation(
        (Layer(structure, mask, author),),
        field_of_view=field_of(shape, radius=500),
        settings=((UNTESTED, "yes"),),
    )
    families = ("lesions", "phenotypes")
    return Rows(measure(image_of(shape), found, families=families)).one("reliable_count")


def test_a_model_without_a_least_number_is_believed():
    assert row_of(1, fewest=None).value == 1


@pytest.mark.parametrize(
    ("structure", "size", "believed"),
    [
        ("microaneurysm", 899, False),
        ("microaneurysm", 901, True),
        ("haemorrhage", 640, False),
        ("hard_exudate", 640, True),
    ],
)
def test_the_smallest_lesions_are_not_absent_from_a_small_photograph(structure, size, believed):
    row = row_of(0, structure=structure, size=size)
    assert row.valid is believed
    if believed:
        assert row.value == 0
    else:
        assert f"{size} pixels" in row.reason


def test_a_poor_photograph_shows_no_absence_but_what_it_shows_counts():
    poor = Quality(0.2, "poor", ("blurred",))
    assert "poor" in row_of(0, structure="hard_exudate", quality=poor).reason
    assert row_of(4, structure="hard_exudate", quality=poor).value == 4
    assert row_of(0, structure="hard_exudate", quality=replace(poor, verdict="usable")).value == 0
