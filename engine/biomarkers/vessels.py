"""Vessels: how much of the field they cover and how they fill it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from skimage.morphology import skeletonize

from engine.biomarkers.definition import (
    Biomarker,
    measured,
    structure_title,
    unmeasured,
)
from engine.biomarkers.fractal import WHOLE_RANGE, box_counting
from engine.biomarkers.geometry import PixelGeometry
from engine.biomarkers.measurement import Measurement
from engine.layers import FieldOfView, Mask, Segmentation

VESSELS = ("vessel", "artery", "vein")
POOR_FIT = 0.95  # below this R² the counts do not lie on a line

AREA_DENSITY = Biomarker(
    key="area_density",
    title="Area density",
    units=("%",),
    region="field",
    structures=VESSELS,
    text="Share of the visible field that the vessels' mask covers. A crossing counts for the "
    "artery and for the vein.",
    source="Zhou et al. 2022, Transl Vis Sci Technol 11(7):12, doi:10.1167/tvst.11.7.12",
)
FRACTAL_DIMENSION = Biomarker(
    key="fractal_dimension",
    title="Fractal dimension",
    units=("1",),
    region="field",
    structures=VESSELS,
    text="Box-counting dimension of the vessels' skeleton within the visible field. Boxes are 1/8 "
    "to 1/64 of the field's diameter; of 16 positions of the grid the tightest cover counts.",
    source="Masters 2004, Annu Rev Biomed Eng 6:427, doi:10.1146/annurev.bioeng.6.040803.140100; "
    "Foroutan-pour et al. 1999, Appl Math Comput 105:195, doi:10.1016/S0096-3003(98)10096-6",
)
FRACTAL_FIT = Biomarker(
    key="fractal_dimension_fit",
    title="Fractal dimension, R² of the fit",
    units=("1",),
    region="field",
    structures=VESSELS,
    text="Coefficient of determination of the line whose slope is the fractal dimension. "
    f"Below {POOR_FIT} the dimension is not reported.",
    source="Foroutan-pour et al. 1999, Appl Math Comput 105:195, doi:10.1016/S0096-3003(98)10096-6",
)
BIOMARKERS = (AREA_DENSITY, FRACTAL_DIMENSION, FRACTAL_FIT)


def measure(segmentation: Segmentation, geometry: PixelGeometry) -> Iterator[Measurement]:
    """Density and fractal dimension of vessels, arteries and veins."""
    field = segmentation.field_of_view
    for structure in VESSELS:
        layer = segmentation.layer(structure)
        mask = layer.mask if layer else None
        reason = _why_not(structure, mask, field)
        if reason or mask is None or field is None:
            for biomarker in BIOMARKERS:
                yield from unmeasured(biomarker, structure, reason or "")
            continue
        seen = mask & field.mask
        share = 100 * np.count_nonzero(seen) / np.count_nonzero(field.mask)
        yield from measured(AREA_DENSITY, structure, {"%": share})
        yield from _fractal(structure, seen, field, geometry)


def _why_not(structure: str, mask: Mask | None, field: FieldOfView | None) -> str | None:
    title = structure_title(structure)
    if mask is None:
        return f"{title}: not segmented."
    if field is None or not field.mask.any():
        return "The photographed field was not found, so there is nothing to relate to."
    if not (mask & field.mask).any():
        return f"{title}: the mask is empty within the field."
    return None


def _fractal(
    structure: str, seen: Mask, field: FieldOfView, geometry: PixelGeometry
) -> Iterator[Measurement]:
    diameter = 2 * field.radius_x
    skeleton = skeletonize(geometry.isotropic(seen))  # type: ignore[no-untyped-call]
    counting = box_counting(skeleton, extent=diameter) if diameter >= WHOLE_RANGE else None
    if counting is None:
        reason = f"Too little to count boxes in (the field must be {WHOLE_RANGE:.0f} px wide)."
        for biomarker in (FRACTAL_DIMENSION, FRACTAL_FIT):
            yield from unmeasured(biomarker, structure, reason)
        return
    if counting.r_squared < POOR_FIT:
        reason = f"The counts do not lie on a line (R² {counting.r_squared:.3f}): too few vessels."
        yield from unmeasured(FRACTAL_DIMENSION, structure, reason)
    else:
        yield from measured(FRACTAL_DIMENSION, structure, {"1": counting.dimension})
    yield from measured(FRACTAL_FIT, structure, {"1": counting.r_squared})
