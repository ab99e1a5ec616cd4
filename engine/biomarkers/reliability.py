"""Whether the number of pieces of a lesion or phenotype can be believed."""

from __future__ import annotations

from collections.abc import Sequence

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component
from engine.biomarkers.definition import OWN, Biomarker
from engine.biomarkers.regions import BOTH
from engine.layers import RELIABLE_FROM, UNTESTED, Layer

FINE_FIELD = 900  # pixels across 45° from which the smallest lesions show: 20 a degree
FINE = ("microaneurysm", "haemorrhage")

RELIABLE_COUNT = Biomarker(
    key="reliable_count",
    title="Count that a grade relies on",
    units=("count",),
    regions=("field",),
    structures=BOTH,
    text="Number of connected pieces of the mask within the field, if it can be believed. What a "
    "person drew or corrected is, without pieces that are marked as questionable.",
    source=OWN,
    rule="Of a model's layer: as few pieces as the model also shows on photographs without the "
    "lesion do not count, and that there is none is not believed on a poor photograph or, for "
    f"microaneurysms and haemorrhages, in a field of fewer than {FINE_FIELD} pixels across. "
    "Nothing is believed of a model that was not tested here.",
)
BIOMARKERS = (RELIABLE_COUNT,)


def reliable_count(anatomy: Anatomy, structure: str, pieces: Sequence[Component]) -> int | str:
    """The count, or why it must not be relied on."""
    found, field, count = anatomy.segmentation, anatomy.field, len(pieces)
    layer = found.layer(structure)
    assert layer is not None, "only what has a layer has pieces"
    if not layer.provenance.by_model:
        return _certain(layer, pieces)
    told = dict(found.settings)
    if UNTESTED in told:
        return (
            "The model was not tested here, so what it shows is not relied on: look at it, then "
            "correct the layer or take it over."
        )
    fewest = int(told.get(f"{RELIABLE_FROM}{structure}", 1))
    if 0 < count < fewest:
        return (
            f"The model shows {count}, and up to {fewest - 1} where there are none: look at each, "
            "then correct the layer or take it over."
        )
    if count == 0 and found.quality is not None and found.quality.verdict == "poor":
        return "The model shows none, but the photograph is poor."
    across = 0.0 if isinstance(field, str) else 2 * min(field.radius_x, field.radius_y)
    if count == 0 and structure in FINE and across < FINE_FIELD:
        return (
            f"The model shows none, but the field is only {across:.0f} pixels across; "
            f"the smallest lesions show from {FINE_FIELD}."
        )
    return count


def _certain(layer: Layer, pieces: Sequence[Component]) -> int | str:
    """How many pieces of a person's layer hold no questionable pixel; why not, where none does."""
    doubted = layer.questionable
    if doubted is None or not pieces:
        return len(pieces)
    certain = 0
    for piece in pieces:
        left, top, right, bottom = piece.box
        box = slice(top, bottom), slice(left, right)
        certain += not (doubted[box] & layer.mask[box]).any()
    return certain or "All of it is marked as questionable."
