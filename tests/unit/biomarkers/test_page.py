"""The page of all biomarkers says what the registry says."""

import re
from pathlib import Path

from engine.biomarkers import biomarkers
from engine.biomarkers.definition import LAYER_TITLES
from engine.biomarkers.display import UNITS
from engine.biomarkers.page import page
from engine.biomarkers.registry import FAMILIES
from engine.oct.definitions import BIOMARKERS as OCT_BIOMARKERS
from engine.taxonomy import structures

PAGE = Path(__file__).parents[3] / "docs" / "biomarkers.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m engine.biomarkers"


def test_every_biomarker_stands_on_the_page_with_its_source():
    for (key, _), entry in biomarkers().items():
        assert f"| `{key}` |" in page()
        assert entry.source in page()


def test_oct_stands_on_the_page_too():
    for entry in OCT_BIOMARKERS:
        assert f"| `{entry.key}` |" in page()
        assert entry.source in page()
        assert entry.text.endswith(".")
        assert set(entry.units) <= set(UNITS)
        assert set(entry.structures) <= {*structures(), *LAYER_TITLES}
    assert not {entry.key for entry in OCT_BIOMARKERS} & {key for key, _ in biomarkers()}


def test_every_entry_is_complete():
    keys = [entry.key for family in FAMILIES for entry in family.biomarkers]
    assert len(keys) == len(set(keys))
    for entry in biomarkers().values():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", entry.key)
        assert entry.text.endswith(".")
        assert re.search(r"\d{4}|this software", entry.source), entry.key
        assert entry.regions
        assert set(entry.units) <= set(UNITS)
        assert set(entry.structures) <= {*structures(), "field"}


def test_all_quantities_of_retsam_are_here():
    aliases = {alias for entry in biomarkers().values() for alias in entry.aliases}
    assert {
        "av_ratio", "CRAE", "CRVE", "tortuosity", "cup_disc_ratio", "axis_angle", "isnt",
        "disc_area_px", "cup_area_px", "macula.center.x", "macula.center.y", "centroid_dispersion",
        "coverage_ratio", "size_distribution", "quadrant_distribution", "mean_circularity",
        "mean_aspect_ratio", "vertical_cd_ratio", "fg_rate", "eye_side", "total_area_px",
        "fractal_dimension", "cd_list", "disc.center", "count", "avg_size_px",
        "shape.circularity", "shape.aspect_ratio", "myopia.overall.coverage_ratio",
    } <= aliases  # fmt: skip
