"""Numbers from masks: each with unit, definition, source and validity."""

from engine.biomarkers.choices import Choices
from engine.biomarkers.definition import Biomarker
from engine.biomarkers.display import is_headline, region_title, title, unit_text, value_text
from engine.biomarkers.measurement import SCHEMA, Measurement
from engine.biomarkers.registry import biomarkers, families_of, measure

__all__ = [
    "SCHEMA",
    "Biomarker",
    "Choices",
    "Measurement",
    "biomarkers",
    "families_of",
    "is_headline",
    "measure",
    "region_title",
    "title",
    "unit_text",
    "value_text",
]
