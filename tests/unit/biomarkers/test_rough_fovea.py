"""A fovea that an untested model guessed: nothing is measured from it until a reader marks it."""

import numpy as np
import pytest
from cases import BY_HAND, RIGHT, Rows, field_of, image_of

from engine.biomarkers import measure
from engine.grading import grade
from engine.layers import UNTESTED, Landmark, Layer, Provenance, Segmentation
from engine.words import languages, words
from training.phantoms.shapes import ellipse

SHAPE = (700, 800)
SETTINGS = ((UNTESTED, "yes"),)
GUESSED = Provenance("model:retsam-public", "0" * 64, SETTINGS)
TESTED = Provenance("model:retsam-fundus", "1" * 64)
FROM_FOVEA = ("fovea_x", "disc_fovea_distance", "distance_to_fovea", "count_near_fovea")


def rows_by(author, settings=SETTINGS):
    """An exudate half a disc diameter from the fovea, which `author` put."""
    disc = ellipse(SHAPE, centre=(600, 320), half_axes=(50, 50))
    exudate = ellipse(SHAPE, centre=(400, 345), half_axes=(8, 6))
    found = Segmentation(
        (Layer("optic_disc", disc, BY_HAND), Layer("hard_exudate", exudate, BY_HAND)),
        landmarks=(Landmark("fovea", 350.0, 345.0, provenance=author),),
        field_of_view=field_of(SHAPE, radius=345),
        settings=settings,
    )
    return Rows(measure(image_of(SHAPE, eye=RIGHT), found, families=["macula", "lesions"]))


def dme_of(rows):
    return next(trace for trace in grade(rows.rows) if trace.scheme == "dme")


@pytest.mark.parametrize("author", [GUESSED, None])  # a result folder does not say who
def test_nothing_is_measured_from_a_guess(author):
    rows = rows_by(author)
    for key in FROM_FOVEA:
        told = rows.all(key)
        assert told, key
        assert not any(row.valid for row in told), key
    assert "mark it by hand" in rows.one("fovea_x").reason
    others = set(languages()) - {"en"}
    assert all(words(each).known(rows.one("fovea_x").reason) for each in others)
    assert dme_of(rows).grade != 2


@pytest.mark.parametrize(
    ("author", "settings"), [(BY_HAND, SETTINGS), (TESTED, ()), (None, ()), (TESTED, SETTINGS)]
)
def test_a_readers_fovea_and_a_tested_models_count(author, settings):
    rows = rows_by(author, settings)
    assert rows.value("fovea_x") == 350
    assert np.isfinite(rows.value("distance_to_fovea", structure="hard_exudate", unit="dd"))
    assert dme_of(rows).grade == 2
