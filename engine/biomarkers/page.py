"""The page that lists every biomarker, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.biomarkers.definition import Biomarker, Reference, structure_title
from engine.biomarkers.display import UNITS, region_title
from engine.biomarkers.registry import FAMILIES, Family
from engine.oct.definitions import BIOMARKERS as OCT_BIOMARKERS

MOST_NAMES = 4  # structures or regions that are named one by one

OPENING = """\
# Biomarkers

Made by `python -m engine.biomarkers` from the registry in `engine/biomarkers`; change it there.

Every value has a unit, a definition with its source, and a flag: a value that cannot be measured \
is missing with the reason, never 0. Lengths are in isotropic pixels (px, widths of a pixel) \
always, in disc diameters (DD, the measured vertical diameter of the disc) where there is a disc, \
and in µm or mm² where the size of a pixel is known. µm assume an emmetropic eye (axial length \
24 mm) unless its axial length or its refraction is entered. By axial length, lengths are \
multiplied by (axial length - 1.82 mm) / (24 - 1.82 mm) after Bennett, Rudnicka and Edgar 1994 \
(Graefes Arch Clin Exp Ophthalmol 232:361); such methods differ from exact ones by 0.5 to 2.6% \
(Garway-Heath et al. 1998, Br J Ophthalmol 82:643, doi:10.1136/bjo.82.6.643). By refraction alone \
(spherical equivalent G of the spectacles in dioptres), they are multiplied by 1 - 0.017 G after \
Bengtsson and Krakau 1992 (Graefes Arch Clin Exp Ophthalmol 230:24): an estimate, as if myopia and \
hyperopia came from the eye's length alone. Methods that know refraction and cornea scatter by 3 \
to 4% (one standard deviation, same study); one that knows no cornea scatters more. Where both are \
entered, the axial length counts. A scale from a known distance on this very photograph is not \
corrected: it is true of this eye as it is. Nor is one that was derived from an assumed disc \
diameter, which does not measure disc and cup.

CRAE and CRVE are the central retinal artery and vein equivalents.

Zone B is the ring from 0.5 to 1.0 DD off the disc's margin, zone C that from 0.5 to 2.0 DD. \
"RetSAM" names what RetSAM's output calls the same quantity. Few reference \
ranges are given: those in the literature hold for one camera, one way of measuring and one \
population each.
"""

OCT = """\
Measured on surfaces and areas of OCT volumes. A layer lies between two surfaces: see \
`engine/oct/definitions.py`. µm in depth and along the scan are those of the device; they are not \
corrected for the eye's length.
"""


def page() -> str:
    """The whole page as Markdown."""
    families = (line for family in FAMILIES for line in _family(family))
    return "\n".join([OPENING, *families, *_oct()])


def _family(family: Family) -> Iterator[str]:
    needs = ", ".join(sorted(family.needs))
    yield f"## {family.title}\n"
    named = (
        needs if len(family.needs) <= 2 * MOST_NAMES else "any layer of this family, disc, fovea"
    )
    yield f"Measured again when one of these changes: {named}.\n"
    yield from _table(family.biomarkers)


def _oct() -> Iterator[str]:
    yield "## OCT\n"
    yield OCT
    yield from _table(OCT_BIOMARKERS)


def _table(entries: Iterable[Biomarker]) -> Iterator[str]:
    yield "| key | what | of | where | units | definition | source |"
    yield "|---|---|---|---|---|---|---|"
    for entry in entries:
        yield _row(entry)
    yield ""


def _row(entry: Biomarker) -> str:
    structures = _named([structure_title(key) for key in entry.structures])
    regions = _named([region_title(region) for region in entry.regions])
    units = ", ".join(UNITS[unit] or unit.replace("1", "–") for unit in entry.units)
    parts = [entry.text, entry.rule]
    if entry.aliases:
        parts.append(f"RetSAM: {', '.join(f'`{alias}`' for alias in entry.aliases)}.")
    parts += [_range(reference) for reference in entry.references]
    definition = " ".join(part for part in parts if part)
    cells = (f"`{entry.key}`", entry.title, structures, regions, units, definition, entry.source)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _range(reference: Reference) -> str:
    unit = UNITS[reference.unit]
    ends = [f"{end:g} {unit}".strip() for end in (reference.low, reference.high) if end is not None]
    told = " to ".join(ends)
    if len(ends) == 1:
        told = f"up to {told}" if reference.low is None else f"from {told}"
    return f"Healthy eyes: {told} ({reference.source})."


def _named(names: list[str]) -> str:
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{names[0]} … {names[-1]} ({len(names)})"
