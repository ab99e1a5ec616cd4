"""The tree's rows are for ever: checkpoints hold tables by number."""

import hashlib

import pytest

from engine.nets.conmoae import Place
from engine.runtime.places import tree
from engine.taxonomy import structures

PUBLISHED_TASKS = "0741c1401cd78c31220f3260c08572730b68443eb229588a40d348c08cbdd2c9"
PUBLISHED_LEVELS = "14e90683034d56bbcb2c80f6384cee65196ecbf2485e1b69b889ae56edba8c04"


def by_row(least, most):
    return [
        name
        for name, row in sorted(tree().tasks.items(), key=lambda x: x[1])
        if least <= row < most
    ]


def test_no_published_row_moves():
    names = by_row(0, 111)
    assert len(names) == 111
    assert hashlib.sha256(" ".join(names).encode()).hexdigest() == PUBLISHED_TASKS
    assert tree().official == (10, 1, 5, 12, 39, 112)
    assert tree().unknown == 111
    modalities = ["CBCT", "Colonos", "CT", "CTA", "Dermos", "Endos", "Fundus", "MRI", "US", "Xray"]
    assert [tree().modalities[name] for name in modalities] == list(range(10))


def test_organs_lie_where_they_were_published():
    levels = [tree().levels[name] for name in by_row(0, 111)]
    told = hashlib.sha256(repr(levels).encode()).hexdigest()
    assert told == PUBLISHED_LEVELS
    assert [tree().levels[task][3] for task in ("LeftCaudatum", "OpticCup", "Skin")] == [0, 3, 38]
    assert tree().levels["CollarBone"] == (0, 2, 8, 32)
    assert tree().levels["ThoracicSpine"] == (0, 2, 8, 30)
    assert tree().levels["StomachCancer"] == (0, 1, 4, 23)


def test_rows_that_we_appended_do_not_move_either():
    names = by_row(112, 158)
    assert names[:11] == [
        "Microaneurysm",
        "Haemorrhage",
        "HardExudate",
        "SoftExudate",
        "Drusen",
        "Fluid",
        "IntraretinalFluid",
        "SubretinalFluid",
        "PigmentEpithelialDetachment",
        "RetinalArtery",
        "RetinalVein",
    ]
    assert names[-1] == "Choroid"
    assert len(names) == 46
    assert tree().modalities["OCT"] == 10


def test_every_row_has_one_task():
    rows = [row for row in tree().tasks.values() if row != tree().unknown]
    assert len(set(rows)) == len(rows) == tree().rows[-1] - 1


def test_every_area_of_the_taxonomy_is_a_task():
    areas = {key for key, entry in structures().items() if entry.kind == "area"}
    assert set(tree().structures) == areas


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Fundus_OpticDisc", Place(6, (0, 0, 1, 3), 16)),
        ("Funduscopy_OpticCup", Place(6, (0, 0, 1, 3), 15)),
        ("Fundus_RetinalVessel", Place(6, (0, 3, 10, 37), 99)),
        ("CT_Lumbar_Spine3", Place(2, (0, 2, 8, 31), 91)),
        ("CT_StomachCancer", Place(2, (0, 1, 4, 23), 111)),
        ("OCT_Fluid", Place(10, (0, 0, 1, 3), 117)),
    ],
)
def test_folders_are_read_as_the_published_program_reads_them(name, place):
    assert tree().place_named(name) == place


@pytest.mark.parametrize("name", ["Fundus_opticdisc", "fundus_OpticDisc", "OpticDisc", "OCT_"])
def test_a_name_that_is_not_in_the_tree_is_told(name):
    with pytest.raises(KeyError, match="tree has no"):
        tree().place_named(name)


def test_what_published_tables_lack_is_an_unknown_task_of_the_eye():
    unknown = Place(6, (0, 0, 1, 3), 111)
    assert tree().place_of("hard_exudate", tree().official) == unknown
    assert tree().place_of("fluid", tree().official) == unknown
    assert tree().place_of("OCT_Drusen", tree().official) == unknown
    assert tree().place_of("", tree().rows) == unknown
    assert tree().place_of("fluid", tree().rows) == Place(10, (0, 0, 1, 3), 117)
    assert tree().place_of("drusen", tree().rows) == Place(6, (0, 0, 1, 3), 116)
    assert tree().place_of("OCT_Drusen", tree().rows) == Place(10, (0, 0, 1, 3), 116)
    assert tree().place_of("CT_Liver", tree().official) == Place(2, (0, 1, 4, 17), 59)
