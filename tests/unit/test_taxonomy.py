import re

import pytest

from engine.taxonomy import structure, structures


def test_every_structure_can_be_shown():
    for key, entry in structures().items():
        assert re.fullmatch(r"[a-z_]+", key)
        assert re.fullmatch(r"#[0-9A-F]{6}", entry.colour), key
        assert entry.title
        assert entry.modalities


def test_keys_of_the_design_are_there():
    for key in (
        "vessel",
        "artery",
        "vein",
        "optic_disc",
        "optic_cup",
        "macula",
        "fovea",
        "hard_exudate",
        "irma",
        "fluid",
        "csi",
        "ez_loss",
        "peripapillary_arc",
    ):
        assert structure(key).key == key


def test_colours_within_a_group_differ():
    for group in {entry.group for entry in structures().values()}:
        colours = [entry.colour for entry in structures().values() if entry.group == group]
        assert len(set(colours)) == len(colours), group


def test_an_unknown_key_names_the_known_ones():
    with pytest.raises(KeyError, match="optic_disc"):
        structure("blind_spot")
