"""Codes of DICOM objects: what a structure, its place, a biomarker and a unit are called there.

Where the standard has no code for exactly that, the key itself is the code in the private scheme
99RETSAM; a key never changes its meaning.
"""

from __future__ import annotations

from functools import cache

from highdicom.sr import CodedConcept
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from engine.biomarkers import Measurement
from engine.biomarkers.definition import structure_title
from engine.biomarkers.display import region_title, short_title
from engine.image import Laterality
from engine.taxonomy import Structure, structures

SCHEME = "99RETSAM"
SHORT = 16  # characters of Code Value (VR SH); Long Code Value takes the others
MEANING = 64  # characters of Code Meaning (VR LO)

RETINA = Code("5665001", "SCT", "Retina")
SITES = {
    "SCT:5665001": RETINA,
    "SCT:81016008": Code("81016008", "SCT", "Optic nerve head"),
    "SCT:67046006": Code("67046006", "SCT", "Fovea centralis"),
    "SCT:68703001": Code("68703001", "SCT", "Choroid of eye"),
    "SCT:26386000": Code("26386000", "SCT", "Vitreous"),
}
EYES = {Laterality.RIGHT: codes.SCT.Right, Laterality.LEFT: codes.SCT.Left}
ANATOMICAL: Code = codes.SCT.AnatomicalStructure
ABNORMAL: Code = codes.SCT.MorphologicallyAbnormalStructure
NO_STRUCTURE: Code = codes.SCT.SpatialAndRelationalConcept
CATEGORIES = {
    "anatomy": ANATOMICAL,
    "surfaces": ANATOMICAL,
    "lesions": ABNORMAL,
    "phenotypes": ABNORMAL,
    "areas": ABNORMAL,
}
ANATOMICAL_AREAS = ("choroid",)
PIXELS, DISCS = "{pixels}", "{disc_diameters}"
UNITS = {
    "px": Code(PIXELS, "UCUM", "pixels"),
    "px2": Code("{square_pixels}", "UCUM", "square pixels"),
    "dd": Code(DISCS, "UCUM", "disc diameters"),
    "dd2": Code("{square_disc_diameters}", "UCUM", "square disc diameters"),
    "um": Code("um", "UCUM", "micrometer"),
    "mm2": Code("mm2", "UCUM", "square millimeter"),
    "mm3": Code("mm3", "UCUM", "cubic millimeter"),
    "nl": Code("nL", "UCUM", "nanoliter"),
    "1/px": Code(f"/{PIXELS}", "UCUM", "per pixel"),
    "1/dd": Code(f"/{DISCS}", "UCUM", "per disc diameter"),
    "1/mm": Code("/mm", "UCUM", "per millimeter"),
    "1/px2": Code("/{square_pixels}", "UCUM", "per square pixel"),
    "1/dd2": Code("/{square_disc_diameters}", "UCUM", "per square disc diameter"),
    "1/mm2": Code("/mm2", "UCUM", "per square millimeter"),
    "%": Code("%", "UCUM", "percent"),
    "deg": Code("deg", "UCUM", "degree"),
    "clock": Code("{clock_hour}", "UCUM", "clock hour"),
    "count": Code("{count}", "UCUM", "count"),
    "1": Code("1", "UCUM", "no units"),
}


def own(value: str, meaning: str) -> Code:
    """A code of the private scheme."""
    return Code(value, SCHEME, meaning[:MEANING])


def code_of(key: str) -> Code:
    """What a structure, or another measured thing, is called: the standard's code, else its key."""
    entry = structures().get(key)
    if entry is not None and entry.code:
        scheme, _, value = entry.code.partition(":")
        return Code(value, scheme, entry.title[:MEANING])
    return own(key, structure_title(key))


def key_of(code: Code) -> str | None:
    """The structure of a code; None for one of somebody else."""
    return _keys().get((code.scheme_designator, code.value))


def category_of(entry: Structure) -> Code:
    """Anatomical, morphologically abnormal, or neither: the category of a segment."""
    if entry.key == "artefact":
        return NO_STRUCTURE
    return ANATOMICAL if entry.key in ANATOMICAL_AREAS else CATEGORIES[entry.group]


def site_of(key: str) -> Code:
    """Where a structure, or another measured thing, lies; the retina where nothing is said."""
    entry = structures().get(key)
    return SITES[entry.site] if entry is not None and entry.site else RETINA


def name_of(row: Measurement) -> Code:
    """What was measured; its region is told apart from it."""
    return own(row.key, short_title(row).partition(",")[0])


def region_of(row: Measurement) -> Code:
    """Where it was measured."""
    return own(row.region, region_title(row.region))


def coded(code: Code) -> Dataset:
    """An item of a code sequence."""
    item = Dataset()
    if len(code.value) > SHORT:
        item.LongCodeValue = code.value
    else:
        item.CodeValue = code.value
    item.CodingSchemeDesignator, item.CodeMeaning = code.scheme_designator, code.meaning
    return item


def concept(code: Code) -> CodedConcept:
    """A code as highdicom has it: a long one takes another attribute."""
    return CodedConcept(code.value, code.scheme_designator, code.meaning)


def scheme_told() -> Sequence:
    """The Coding Scheme Identification Sequence: who is behind 99RETSAM."""
    item = Dataset()
    item.CodingSchemeDesignator = SCHEME
    item.CodingSchemeName = "RetSAM Desktop: structures, biomarkers and regions by their keys"
    item.CodingSchemeResponsibleOrganization = "RetSAM Desktop"
    return Sequence([item])


@cache
def _keys() -> dict[tuple[str, str], str]:
    named = {key: code_of(key) for key in structures()}
    return {(code.scheme_designator, code.value): key for key, code in named.items()}
