"""The photographed field: its size."""

from __future__ import annotations

from collections.abc import Iterator

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import OWN, Biomarker, scaled
from engine.biomarkers.geometry import EDGE_NEEDED
from engine.biomarkers.measurement import Measurement

DIAMETER = Biomarker(
    key="diameter",
    title="Diameter",
    units=("px", "dd", "um"),
    regions=("field",),
    structures=("field",),
    text="Horizontal diameter of the ellipse that the photographed field is part of, hidden parts "
    "included.",
    source=OWN,
    rule=f"At least {EDGE_NEEDED:.0%} of the field's edge must be in the picture.",
)
BIOMARKERS = (DIAMETER,)


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """The field's diameter."""
    field = anatomy.field
    value: float | str
    if isinstance(field, str):
        value = field
    elif field.edge_seen < EDGE_NEEDED:
        value = "Too little of the field's edge is in the picture."
    else:
        value = 2 * field.radius_x
    yield from scaled(DIAMETER, "field", value, anatomy.ruler)
