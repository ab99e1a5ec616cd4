"""What is measured on OCT: layers by their surfaces, and the biomarkers with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from engine.biomarkers.definition import OWN, Biomarker
from engine.biomarkers.etdrs import FIELDS
from engine.biomarkers.etdrs import SOURCE as ETDRS
from engine.oct.circle import SECTORS
from engine.oct.fields import SQUARES


@dataclass(frozen=True)
class RetinalLayer:
    """What lies between two surfaces."""

    key: str
    upper: str
    lower: str


LAYERS = (
    RetinalLayer("retina", "ilm", "bm"),
    RetinalLayer("nerve_fibres", "ilm", "rnfl_gcl"),
    RetinalLayer("ganglion_cell_complex", "ilm", "ipl_inl"),
    RetinalLayer("ganglion_cells_and_ipl", "rnfl_gcl", "ipl_inl"),
    RetinalLayer("ganglion_cells", "rnfl_gcl", "gcl_ipl"),
    RetinalLayer("inner_plexiform", "gcl_ipl", "ipl_inl"),
    RetinalLayer("inner_nuclear", "ipl_inl", "inl_opl"),
    RetinalLayer("outer_plexiform", "inl_opl", "opl_onl"),
    RetinalLayer("outer_nuclear_to_ez", "opl_onl", "ez"),
    RetinalLayer("outer_nuclear", "opl_onl", "elm"),
    RetinalLayer("elm_to_ez", "elm", "ez"),
    RetinalLayer("ez_to_rpe", "ez", "rpe"),
    RetinalLayer("rpe_to_bm", "rpe", "bm"),
    RetinalLayer("outer_retina", "opl_onl", "bm"),
    RetinalLayer("choroid_layer", "bm", "csi"),
)
NAMES = tuple(layer.key for layer in LAYERS)
CIRCLE_LAYERS = ("nerve_fibres", "ganglion_cell_complex", "retina")
FLUIDS = (
    "fluid",
    "intraretinal_fluid",
    "subretinal_fluid",
    "pigment_epithelial_detachment",
    "drusen",
    "subretinal_hyperreflective_material",
)

LEAST_SEEN = 0.75
SEEN_RULE = f"Flagged where less than {LEAST_SEEN:.0%} of the field was seen."
_ALONG = "measured along the A-scan between its two surfaces, interpolated between B-scans"

THICKNESS = Biomarker(
    key="thickness",
    title="Thickness",
    units=("um",),
    regions=FIELDS,
    structures=NAMES,
    text=f"Mean thickness of a layer in a field of the ETDRS grid around the fovea, {_ALONG}.",
    source=ETDRS,
    rule=SEEN_RULE,
)
THICKNESS_GRID = Biomarker(
    key="thickness_grid",
    title="Thickness, 8 × 8 grid",
    units=("um",),
    regions=SQUARES,
    structures=("retina", "ganglion_cell_complex"),
    text=f"Mean thickness in a square of 7 mm / 8 side length, {_ALONG}. Row 1 is superior, column "
    "1 temporal; the grid lies around the fovea.",
    source="Asrani 2011, Ophthalmology 118:2387 (the posterior pole grid, in mm here)",
    rule=SEEN_RULE,
)
LEAST = Biomarker(
    key="thickness_minimum",
    title="Least thickness",
    units=("um",),
    regions=("etdrs_centre",),
    structures=NAMES,
    text="Least thickness within 0.5 mm of the fovea.",
    source=OWN,
    rule=SEEN_RULE,
)
AVERAGE = Biomarker(
    key="thickness_average",
    title="Average thickness",
    units=("um",),
    regions=("etdrs_grid",),
    structures=NAMES,
    text="Mean thickness within 3 mm of the fovea, each place counting alike.",
    source=ETDRS,
    rule=SEEN_RULE,
)
VOLUME = Biomarker(
    key="layer_volume",
    title="Volume",
    units=("mm3",),
    regions=("etdrs_grid",),
    structures=NAMES,
    text="Mean thickness within 3 mm of the fovea, times the area of that circle (28.27 mm²).",
    source=ETDRS,
    rule=SEEN_RULE,
)
CIRCLE = Biomarker(
    key="circle_thickness",
    title="Thickness on the circle",
    units=("um",),
    regions=("circle", *SECTORS),
    structures=CIRCLE_LAYERS,
    text="Mean thickness along a circular scan around the disc, all round and in six sectors.",
    source="Garway-Heath et al. 2000, Ophthalmology 107:1809 (sectors)",
    rule=SEEN_RULE,
)
FLUID = Biomarker(
    key="volume",
    title="Volume",
    units=("nl",),
    regions=("scanned_area",),
    structures=FLUIDS,
    text="Pixels of all B-scans times the size of a voxel. 1 nl is 0.001 mm³.",
    source="Bogunović et al. 2019, IEEE Trans Med Imaging 38:1858 (RETOUCH)",
)
EN_FACE = Biomarker(
    key="area_en_face",
    title="Area from above",
    units=("mm2",),
    regions=("scanned_area",),
    structures=(*FLUIDS, "ez_loss"),
    text="Columns of all B-scans that hold any of it, times the area that a column stands for.",
    source=OWN,
)
HOLE = Biomarker(
    key="minimum_diameter",
    title="Minimum diameter",
    units=("um",),
    regions=("scanned_area",),
    structures=("macular_hole",),
    text="Narrowest width of the hole along a B-scan, its innermost and outermost tenth left out; "
    "on the B-scan on which it is greatest.",
    source="Duker et al. 2013, Ophthalmology 120:2611",
)
BIOMARKERS = (THICKNESS, THICKNESS_GRID, LEAST, AVERAGE, VOLUME, CIRCLE, FLUID, EN_FACE, HOLE)


@cache
def oct_biomarkers() -> Mapping[tuple[str, str], Biomarker]:
    """All of them by key and structure."""
    return MappingProxyType(
        {(entry.key, each): entry for entry in BIOMARKERS for each in entry.structures}
    )
