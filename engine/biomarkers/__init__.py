"""Numbers from masks: each with unit, definition, source and validity."""

from engine.biomarkers.components import Component
from engine.biomarkers.definition import Biomarker, structure_title
from engine.biomarkers.display import (
    is_headline,
    name_and_region,
    quantity_text,
    region_title,
    short_title,
    title,
    unit_text,
    value_text,
)
from engine.biomarkers.drawing import drawing, drawings
from engine.biomarkers.listing import Listed, listed
from engine.biomarkers.measurement import SCHEMA, Measurement
from engine.biomarkers.registry import biomarkers, components_of, families_of, family_names, measure
from engine.choices import NO_CHOICES, Choices, VesselPoint
from engine.shapes import Ellipse, Path, Shape

__all__ = [
    "NO_CHOICES",
    "SCHEMA",
    "Biomarker",
    "Choices",
    "Component",
    "Ellipse",
    "Listed",
    "Measurement",
    "Path",
    "Shape",
    "VesselPoint",
    "biomarkers",
    "components_of",
    "drawing",
    "drawings",
    "families_of",
    "family_names",
    "is_headline",
    "listed",
    "measure",
    "name_and_region",
    "quantity_text",
    "region_title",
    "short_title",
    "structure_title",
    "title",
    "unit_text",
    "value_text",
]
