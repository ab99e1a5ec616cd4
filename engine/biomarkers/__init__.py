"""Numbers from masks: each with unit, definition, source and validity."""

from engine.biomarkers.definition import Biomarker
from engine.biomarkers.display import short_title, title, unit_text, value_text
from engine.biomarkers.measurement import SCHEMA, Measurement
from engine.biomarkers.registry import biomarkers, measure

__all__ = [
    "SCHEMA",
    "Biomarker",
    "Measurement",
    "biomarkers",
    "measure",
    "short_title",
    "title",
    "unit_text",
    "value_text",
]
