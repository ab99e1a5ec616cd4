"""The pages behind the first: a section a page, with its figures, tables and reasons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from engine.biomarkers import Measurement
from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import structure_title
from engine.biomarkers.etdrs import FIELDS, etdrs_grid
from engine.biomarkers.outline import Outline
from engine.biomarkers.regions import LESIONS, PHENOTYPES, pieces_of
from engine.biomarkers.registry import FAMILIES
from engine.biomarkers.zones import zone
from engine.report.case import Case, Look
from engine.report.cells import Notes
from engine.report.figures import Crop, field_crop, layered, pale, window
from engine.report.lesion_list import lesion_list
from engine.report.pictures import YELLOW, Label, Mark, Picture, colour_of, marks_of
from engine.report.rim_plot import rim_plot
from engine.report.style import GAP, SOFT, WIDTH, bare, heading, text
from engine.report.tables import tables
from engine.report.vessel_list import vessel_list
from engine.shapes import Path

BY_UNIT = ("calibre", "disc", "rim", "macula", "field")  # families of one structure each
PIXELS = 700  # of a figure's width
TALLEST = 86 * mm
HALF = (WIDTH - GAP) / 2
AROUND_DISC = 1.1  # disc diameters from the disc's centre to the edge of its figure
AROUND_ZONES = 2.7


@dataclass(frozen=True)
class Section:
    """Families that share pages. `figures` draws what there is to draw, with a caption each."""

    title: str
    families: tuple[str, ...]
    figures: Callable[[Case, Look], list[tuple[Flowable, str]]]


def section_pages(case: Case, look: Look) -> list[Flowable]:
    """All sections of one eye, each from the top of a page."""
    story: list[Flowable] = []
    for section in SECTIONS:
        rows = _of_section(case, section, _keys(section.families))
        if rows:
            story += [PageBreak(), *_page(case, look, section, rows)]
    return story


def _keys(families: Collection[str]) -> set[str]:
    """The keys of all biomarkers of some families."""
    return {
        entry.key for family in FAMILIES if family.name in families for entry in family.biomarkers
    }


def _of_section(case: Case, section: Section, keys: set[str]) -> list[Measurement]:
    """The section's measurements; lesions and phenotypes share keys, not structures."""
    rows = case.rows(*keys)
    if "lesions" in section.families:
        return [row for row in rows if row.structure not in PHENOTYPES]
    if "phenotypes" in section.families:
        return [row for row in rows if row.structure not in LESIONS]
    return rows


def _page(case: Case, look: Look, section: Section, rows: Sequence[Measurement]) -> list[Flowable]:
    notes = Notes()
    story: list[Flowable] = [heading(look.words(section.title)), Spacer(1, 2 * mm)]
    reasons = {row.reason for row in rows}
    if all(row.value is None for row in rows) and len(reasons) == 1:
        return [*story, text(look.words(str(reasons.pop())), colour=SOFT)]
    drawn = section.figures(case, look)
    if drawn:
        story += [_side_by_side(drawn, look), Spacer(1, 2.5 * mm)]
    shown, absent = _without_absent(rows)
    scale = case.anatomy.geometry.scale
    story += tables(shown, look, notes, calibrated=scale is not None, single=_keys(BY_UNIT))
    if "calibre" in section.families:
        story += [Spacer(1, 1 * mm), *vessel_list(case, look)]
    if absent:
        names = ", ".join(structure_title(key) for key in absent)
        told = look.words(f"Segmented and not found in the field: {names}.")
        story += [Spacer(1, 1.5 * mm), text(told, size=7.2)]
    if scale is None:
        told = "µm and mm² are left out: the size of a pixel on the retina is not known."
        story += [Spacer(1, 1.5 * mm), text(look.words(told), size=6.8, colour=SOFT)]
    story += [Spacer(1, 1.5 * mm), *notes.lines(look)]
    if "lesions" in section.families:
        story += lesion_list(case, look)
    return story


def _without_absent(rows: Sequence[Measurement]) -> tuple[list[Measurement], list[str]]:
    """The rows of what is there, and the structures of which there is none."""
    absent = [row.structure for row in rows if row.key == "count" and row.value == 0]
    return [row for row in rows if row.structure not in absent], absent


def _side_by_side(drawn: Sequence[tuple[Flowable, str]], look: Look) -> Flowable:
    captions = [text(look.words(words), size=7, colour=SOFT) for _, words in drawn]
    pictures = [picture for picture, _ in drawn]
    if len(drawn) == 1:
        return bare([pictures, captions], [WIDTH])
    return bare([[pictures[0], "", pictures[1]], [captions[0], "", captions[1]]], [HALF, GAP, HALF])


# --- figures


def _width(crop: Crop, widest: float = HALF) -> float:
    return float(min(widest, TALLEST * crop.width / crop.height))


def _picture(
    case: Case, crop: Crop, marks: Sequence[Mark], labels: Sequence[Label] = (), *,
    layers: bool = False,
) -> Picture:  # fmt: skip
    kept = tuple(
        layer
        for layer in case.segmentation.layers
        if layer.structure in (*LESIONS, *PHENOTYPES, "optic_disc")
    )
    segmentation = replace(case.segmentation, layers=kept)
    pixels = layered(case.image, segmentation, crop) if layers else pale(case.image, crop)
    scale = case.anatomy.geometry.scale
    return Picture(
        pixels,
        crop,
        width=_width(crop),
        marks=marks,
        labels=labels,
        bar_um=scale.x_um if scale else None,
    )


def _around_disc(case: Case, reach: float) -> Crop | None:
    """The part of the image around the disc, in disc diameters to each side."""
    outline = case.anatomy.disc
    if isinstance(outline, str):
        return None
    x, y = case.anatomy.geometry.to_image(np.array([outline.centre]))[0]
    diameter = outline.extent((0, 1))
    return window(
        case.image, case.segmentation, centre=(float(x), float(y)), reach=reach * diameter,
        width=PIXELS,
    )  # fmt: skip


def _whole(case: Case) -> Crop:
    return field_crop(case.image, case.segmentation, width=PIXELS)


def _calibre(case: Case, look: Look) -> list[tuple[Flowable, str]]:
    crop = _around_disc(case, AROUND_ZONES)
    if crop is None:
        return []
    drawn = []
    for name in ("zone_b", "zone_c"):
        marks = []
        for key, structure in (("crae", "artery"), ("crve", "vein")):
            rows = [row for row in case.rows(key) if row.region == name][:1]
            marks += marks_of(case, rows, colour_of(structure), width=1.5)
        ring = zone(case.anatomy, name)
        circles = [Mark(mark.shape, YELLOW, 0.8) for mark in marks[:2]]
        if not isinstance(ring, str) and len(marks) >= 2:
            marks = [*[m for m in marks if m.shape not in [c.shape for c in circles]], *circles]
        title = "Zone B: the vessels measured, strong; others pale"
        drawn.append(
            (_picture(case, crop, marks), title if name == "zone_b" else title.replace(" B", " C"))
        )
    return drawn


def _vessels(case: Case, look: Look) -> list[tuple[Flowable, str]]:
    crop = _whole(case)
    kinds = [key for key in ("vein", "artery") if case.segmentation.layer(key)] or ["vessel"]
    lines, places = [], []
    for kind in kinds:
        lengths = [row for row in case.rows("total_length") if row.structure == kind][:1]
        forks = [row for row in case.rows("forks") if row.structure == kind][:1]
        lines += marks_of(case, lengths, colour_of(kind), width=0.7)
        places += marks_of(case, forks, colour_of(kind), width=0.8)
    places += marks_of(case, case.rows("av_crossings"), YELLOW, width=0.7)
    return [
        (_picture(case, crop, lines), "Centre lines"),
        (_picture(case, crop, places), "Forks, and crossings of arteries and veins (yellow)"),
    ]


def _disc(case: Case, look: Look) -> list[tuple[Flowable, str]]:
    crop = _around_disc(case, AROUND_DISC)
    if crop is None:
        return []
    marks = []
    for key, colour in (("vertical_cdr", YELLOW), ("horizontal_cdr", YELLOW)):
        rows = [row for row in case.rows(key) if row.region == "disc"]
        marks += marks_of(case, rows, colour, width=0.9)
    marks += marks_of(case, case.rows("minimum_rim_width")[:1], colors.white, width=1.4)
    outlines = _outlines(case.anatomy)
    drawn: list[tuple[Picture, str]] = [
        (
            _picture(case, crop, [*marks, *outlines]),
            "Outlines, diameters of the cup-to-disc ratios, and the narrowest rim (white)",
        )
    ]
    plot = rim_plot(case, look, width=HALF, height=drawn[0][0].height)
    return [*drawn, (plot, "Rim width around the disc")] if plot else drawn


def _outlines(anatomy: Anatomy) -> list[Mark]:
    return [
        Mark(Path(anatomy.geometry.to_image(outline.points), closed=True), colour_of(key), 1.2)
        for key, outline in (("optic_disc", anatomy.disc), ("optic_cup", anatomy.cup))
        if isinstance(outline, Outline)
    ]


def _lesions(case: Case, look: Look) -> list[tuple[Flowable, str]]:
    crop = _whole(case)
    grid = marks_of(case, case.rows("etdrs_visible")[:1], colors.white, width=0.8)
    quadrants = marks_of(case, case.rows("count_by_quadrant")[:1], YELLOW, width=0.5)
    straight = [mark for mark in quadrants if not getattr(mark.shape, "closed", False)]
    drawn: list[tuple[Flowable, str]] = [
        (
            _picture(case, crop, [*grid, *straight], layers=True),
            "Lesions, ETDRS grid, and the quadrants around the disc",
        )
    ]
    counts = _field_counts(case)
    if counts:
        drawn.append(
            (_picture(case, crop, grid, counts), "Lesions in each field of the ETDRS grid")
        )
    return drawn


def _field_counts(case: Case) -> list[Label]:
    """How many lesions of any kind lie in each field, written in its middle."""
    grid = etdrs_grid(case.anatomy)
    segmented = [key for key in LESIONS if case.segmentation.layer(key)]
    if isinstance(grid, str) or not segmented:
        return []
    geometry = case.anatomy.geometry
    totals = np.zeros(len(FIELDS), int)
    for key in segmented:
        pieces = pieces_of(case.anatomy, key) or ()
        places = np.array([piece.centroid for piece in pieces], float).reshape(-1, 2)
        index = grid.field_of(geometry.from_image(places))
        totals += np.bincount(index[index >= 0], minlength=len(FIELDS))
    labels = []
    temporal = grid.temporal if isinstance(grid.temporal, int) else 1
    sides = {"superior": (0, -1), "inferior": (0, 1), "nasal": (-temporal, 0)}
    for name, total in zip(FIELDS, totals, strict=True):
        ring, _, side = name.removeprefix("etdrs_").partition("_")
        radius = {"centre": 0.0, "inner": sum(grid.radii[:2]) / 2, "outer": sum(grid.radii[1:]) / 2}
        way = (0, 0) if not side else sides.get(side, (temporal, 0))
        place = np.array([grid.centre]) + radius[ring] * np.array([way])
        x, y = geometry.to_image(place)[0]
        labels.append(Label(float(x), float(y), str(int(total))))
    return labels


def _phenotypes(case: Case, look: Look) -> list[tuple[Flowable, str]]:
    if not any(case.segmentation.layer(key) for key in PHENOTYPES):
        return []
    crop = _whole(case)
    marks = marks_of(case, case.rows("diameter")[:1], colors.white, width=0.8)
    return [(_picture(case, crop, marks, layers=True), "Phenotypes, and the edge of the field")]


SECTIONS = (
    Section("Calibre around the disc", ("calibre",), _calibre),
    Section("Vessels", ("vessels", "tortuosity", "crossings"), _vessels),
    Section("Optic disc and rim", ("disc", "rim"), _disc),
    Section("Macula and lesions", ("macula", "field", "lesions"), _lesions),
    Section("Phenotypes", ("phenotypes",), _phenotypes),
)
