"""The report of an OCT volume: pages for a clinician, tables, and where the numbers come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from engine import __version__
from engine.biomarkers import Measurement
from engine.biomarkers.definition import structure_title
from engine.files import replacing
from engine.image import OctVolume, ScanPattern
from engine.layers import Segmentation
from engine.oct import circle
from engine.oct.definitions import LAYERS
from engine.oct.fields import FIELDS, SQUARES, Macula
from engine.oct.measure import layer_map, macula_of
from engine.oct.placement import placement_of
from engine.oct.quality import quality_of
from engine.oct.thickness import thickness_um
from engine.papers import DEFAULT_PAPER
from engine.report import facts
from engine.report.case import Look, Numbering, known
from engine.report.cells import Notes, quantity, value_cell
from engine.report.closing import definitions, layer_table
from engine.report.document import build
from engine.report.front import facts_table, remark_lines
from engine.report.oct_corrections import corrected_remark, correction_table
from engine.report.oct_figures import (
    SHOWN_UM,
    Figure,
    bscan_figure,
    en_face_figure,
    key_scans,
    localizer_figure,
    thickness_figure,
)
from engine.report.pictures import Picture
from engine.report.style import (
    GAP,
    SOFT,
    WIDTH,
    bare,
    heading,
    markup,
    register_fonts,
    ruled,
    text,
)
from engine.report.tables import by_region, head
from engine.report.tsnit_plot import tsnit_plot
from engine.taxonomy import structure
from engine.words import ENGLISH, words

TITLE = "OCT report"
MOST_SCANS = 6
FIGURE_HEIGHT = 76 * mm
HALF = (WIDTH - GAP) / 2


@dataclass(frozen=True, eq=False)
class OctCase:
    """A measured volume, and where the grids lie on it (or why they do not).

    `notes` hold for all valid numbers: they are said once, not beside each.
    """

    volume: OctVolume
    segmentation: Segmentation
    measurements: Sequence[Measurement]
    macula: Macula | str
    notes: tuple[str, ...]

    def row(self, key: str, layer: str, region: str) -> Measurement | None:
        """One measurement of a layer; None where it was not asked for."""
        return next(
            (
                row
                for row in self.measurements
                if (row.key, row.structure, row.region) == (key, layer, region)
            ),
            None,
        )


def write_oct_report(
    path: Path,
    *,
    volume: OctVolume,
    segmentation: Segmentation,
    measurements: Sequence[Measurement],
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
) -> None:
    """Write the report of one volume; `paper`, `language` and errors as in `write_report`."""
    register_fonts()
    keys = dict.fromkeys(row.key for row in measurements)
    numbering = Numbering({key: number for number, key in enumerate(keys, start=1)})
    look = Look(paper, words(language), numbering)
    case = OctCase(
        volume,
        segmentation,
        [replace(row, reason=None) if row.valid else row for row in measurements],
        macula_of(volume, segmentation),
        tuple(dict.fromkeys(row.reason for row in measurements if row.valid and row.reason)),
    )
    story = [
        *_front(case, look),
        PageBreak(),
        *_scans(case, look),
        *_tables(case, look),
        PageBreak(),
        *_provenance(case, look),
        *definitions(measurements, look),
    ]
    name = f"{look.words(TITLE)}: {volume.name}"
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        build(file, story, look, name=name, title=TITLE)


# --- first page ----------------------------------------------------------------------------------


def _front(case: OctCase, look: Look) -> list[Flowable]:
    """Facts, what speaks against trusting them, pictures from above, the B-scan through the
    fovea, key numbers."""
    said = (
        *case.volume.warnings,
        *case.segmentation.notices,
        *_uncovered(case),
        *corrected_remark(case.segmentation),
        *case.notes,
    )
    first = key_scans(case.volume, case.segmentation, case.macula, most=1)[0]
    story: list[Flowable] = [
        facts_table(_facts(case), look, columns=3),
        Spacer(1, 2 * mm),
        *remark_lines(tuple(dict.fromkeys(said)), look),
        Spacer(1, 3 * mm),
    ]
    above = _from_above(case, look, first)
    if above is not None:
        story += [above, Spacer(1, 3 * mm)]
    scan = _picture(bscan_figure(case.volume, case.segmentation, first), width=WIDTH, tallest=1e4)
    caption = [Spacer(1, 0.8 * mm), _scan_caption(case, first, look), Spacer(1, 3 * mm)]
    return [*story, scan, *caption, *_key(case, look)]


def _facts(case: OctCase) -> tuple[tuple[str, str], ...]:
    volume = case.volume
    quality = quality_of(volume)
    told = f"{float(np.nanmedian(quality.values)):.0f} dB" if quality.recorded else "Estimated"
    person = "Masked" if volume.identity.known else "Not stated"
    acquired = f"{volume.acquired:%Y-%m-%d %H:%M}" if volume.acquired else "Not stated"
    return (
        ("Image", volume.name or "unnamed"),
        ("Eye", facts.eye_text(volume)),
        ("Patient", person),
        ("Acquired", acquired),
        ("Scale", _scale_text(volume)),
        ("Camera", str(volume.device) or "Not stated"),
        ("B-scans", f"{volume.scans}, {volume.pattern.value}"),
        ("Quality", f"{quality.verdict.capitalize()}: {told}"),
    )


def _scale_text(volume: OctVolume) -> str:
    """Along, in depth, between B-scans: "11.4 × 3.87 × 60 µm, from the camera's file"."""
    scale = volume.scale
    if scale is None:
        return "Not known, pixels only"
    parts = [scale.x_um, scale.z_um, scale.y_um]
    told = " × ".join("?" if part is None else f"{part:.4g}" for part in parts)
    return f"{told} µm (x, z, y), {facts.SCALE_SOURCES[scale.source]}"


def _uncovered(case: OctCase) -> tuple[str, ...]:
    titles = [structure_title(key) for key in case.segmentation.not_covered]
    return (f"Not covered by this model: {', '.join(titles)}.",) if titles else ()


def _from_above(case: OctCase, look: Look, first: int) -> Flowable | None:
    """Localizer and thickness map, or the nerve fibres' profile, side by side."""
    left = localizer_figure(case.volume, case.macula, first)
    cells: list[Flowable] = []
    captions: list[Flowable] = []
    told = "Localizer with the B-scans"
    placement = placement_of(case.volume)
    if left is None and not isinstance(placement, str):
        left = en_face_figure(case.volume, placement, first)
        told = "The B-scans from above, by their brightness"
    if left is not None:
        cells.append(_picture(left, width=HALF, tallest=FIGURE_HEIGHT))
        captions.append(text(look.words(told), size=7, colour=SOFT))
    if case.volume.pattern is ScanPattern.CIRCLE:
        plot = _profile(case, look)
        if plot is not None:
            cells.append(plot)
            captions.append(text("", size=7))
    elif not isinstance(case.macula, str):
        retina = layer_map(case.volume, case.segmentation, LAYERS[0])
        if not isinstance(retina, str):
            numbers = [_number(case.row("thickness", "retina", field), look) for field in FIELDS]
            figure = thickness_figure(retina, case.macula, numbers, shown_um=SHOWN_UM)
            cells.append(_picture(figure, width=HALF, tallest=FIGURE_HEIGHT))
            title = look.words("Retinal thickness, µm")
            scale = f"{title}: {SHOWN_UM[0]:.0f} → {SHOWN_UM[1]:.0f}"
            captions.append(text(scale, size=7, colour=SOFT))
    if not cells:
        return None
    gap = Spacer(1, 0.8 * mm)
    if len(cells) == 1:
        return bare([[cells[0]], [[gap, captions[0]]]], [WIDTH])
    below = [[gap, captions[0]], "", [gap, captions[1]]]
    return bare([[cells[0], "", cells[1]], below], [HALF, GAP, HALF])


def _number(row: Measurement | None, look: Look) -> str:
    """The value where it can be relied on."""
    return quantity(row, look, unit=False) if row is not None and row.valid else "–"


def _profile(case: OctCase, look: Look) -> Flowable | None:
    angle = circle.angles(case.volume)
    upper, lower = case.segmentation.surface("ilm"), case.segmentation.surface("rnfl_gcl")
    if isinstance(angle, str) or upper is None or lower is None or case.volume.scale is None:
        return None
    thickness = thickness_um(upper, lower, case.volume.scale.z_um)[0]
    return tsnit_plot(angle, thickness, look, width=HALF, height=FIGURE_HEIGHT)


def _picture(figure: Figure, *, width: float, tallest: float) -> Picture:
    crop = figure.crop
    shown = min(width, tallest * crop.width / crop.height)
    return Picture(figure.pixels, crop, width=shown, marks=figure.marks, labels=figure.labels)


def _scan_caption(case: OctCase, scan: int, look: Look) -> Flowable:
    told = look.words(f"B-scan {scan + 1} of {case.volume.scans}, stretched in depth")
    return markup(f"{escape(told)}&nbsp;&nbsp; {_legend(case, look)}", size=6.8)


def _legend(case: OctCase, look: Look) -> str:
    keys = [surface.structure for surface in case.segmentation.surfaces]
    keys += [layer.structure for layer in case.segmentation.layers if layer.mask.any()]
    return "&nbsp; ".join(
        f'<font backColor="{structure(key).colour}">&nbsp;&nbsp;&nbsp;</font>&nbsp;'
        f"{escape(look.words(structure(key).title))}"
        for key in keys
    )


def _key(case: OctCase, look: Look) -> list[Flowable]:
    """The retina's key numbers, or of a circle the nerve fibres' mean, and all fluid."""
    wanted = [
        row
        for row in case.measurements
        if (row.structure == "retina" and row.region in ("etdrs_centre", "etdrs_grid"))
        or (row.key == "circle_thickness" and row.region == "circle")
        or row.key in ("volume", "area_en_face", "minimum_diameter")
    ]
    notes = Notes()
    lines: list[list[object]] = [head("Biomarker", "Value", look=look)]
    for row in wanted:
        entry = f"{look.words(structure_title(row.structure))} · {look.words(_title(row))}"
        lines.append([text(entry, size=7.2), value_cell(row, look, notes)])
    if len(lines) == 1:
        return []
    return [ruled(lines, [120 * mm, WIDTH - 120 * mm]), Spacer(1, 1 * mm), *notes.lines(look)]


def _title(row: Measurement) -> str:
    """The biomarker's title; of thickness in the central field its usual name."""
    if row.key == "thickness" and row.region == "etdrs_centre":
        return "Central subfield thickness"
    entry = known(row)
    return entry.title if entry else row.key


# --- further pages -------------------------------------------------------------------------------


def _scans(case: OctCase, look: Look) -> list[Flowable]:
    """B-scans with all that was found, two beside each other."""
    chosen = key_scans(case.volume, case.segmentation, case.macula, most=MOST_SCANS)
    if len(chosen) < 2:
        return []
    cells = [
        [
            _picture(bscan_figure(case.volume, case.segmentation, scan), width=HALF, tallest=1e4),
            Spacer(1, 0.6 * mm),
            text(
                look.words(f"B-scan {scan + 1} of {case.volume.scans}, stretched in depth"),
                size=6.8,
                colour=SOFT,
            ),
            Spacer(1, 2 * mm),
        ]
        for scan in chosen
    ]
    cells += [[]] * (len(cells) % 2)
    rows = [[cells[at], "", cells[at + 1]] for at in range(0, len(cells), 2)]
    return [
        heading(look.words("B-scans")),
        Spacer(1, 2 * mm),
        bare(rows, [HALF, GAP, HALF]),
        markup(_legend(case, look), size=6.8),
        Spacer(1, 4 * mm),
    ]


def _tables(case: OctCase, look: Look) -> list[Flowable]:
    """Every layer in every field, the rest by layer, the squares of the retina."""
    notes = Notes()
    story: list[Flowable] = [heading(look.words("Layers")), Spacer(1, 2 * mm)]
    for key in ("thickness", "circle_thickness"):
        rows = [row for row in case.measurements if row.key == key]
        if any(row.value is not None for row in rows):
            story += [KeepTogether(by_region(rows, look, notes)), Spacer(1, 3 * mm)]
    layers = [row for row in case.measurements if row.key in _WHOLE and row.value is not None]
    if layers:
        story += [_by_layer(layers, look, notes), Spacer(1, 3 * mm)]
    squares = _squares(case, look)
    if squares:
        story += [KeepTogether(squares), Spacer(1, 3 * mm)]
    missing = {row.reason for row in case.measurements if row.value is None and row.reason}
    if len(story) == 2:
        story += [text(look.words(reason), colour=SOFT) for reason in sorted(missing)]
    return [*story, *notes.lines(look)]


_WHOLE = ("thickness_minimum", "thickness_average", "layer_volume")


def _by_layer(rows: Sequence[Measurement], look: Look, notes: Notes) -> Flowable:
    """A line a layer; least, average and volume."""
    found = {(row.structure, row.key): row for row in rows}
    layers = list(dict.fromkeys(row.structure for row in rows))
    titles = [_title(next(row for row in rows if row.key == key)) for key in _WHOLE
              if any(row.key == key for row in rows)]  # fmt: skip
    lines: list[list[object]] = [head("Retinal layer", *titles, look=look)]
    for layer in layers:
        cells = [value_cell(found.get((layer, key)), look, notes) for key in _WHOLE]
        lines.append([text(look.words(structure_title(layer)), size=7.2), *cells[: len(titles)]])
    width = (WIDTH - 60 * mm) / len(titles)
    return ruled(lines, [60 * mm, *[width] * len(titles)])


def _squares(case: OctCase, look: Look) -> list[Flowable]:
    """The 8 × 8 grid of the retina, superior above, temporal to the left."""
    rows = [case.row("thickness_grid", "retina", field) for field in SQUARES]
    if all(row is None or row.value is None for row in rows):
        return []
    cells: list[list[object]] = [
        [text(_number(row, look), size=7, right=True) for row in rows[at : at + 8]]
        for at in range(0, 64, 8)
    ]
    told = look.words(
        "Retinal thickness in µm in squares of 0.875 mm around the fovea: superior above, "
        "temporal to the left."
    )
    return [text(told, size=7.2, bold=True), Spacer(1, 1 * mm), bare(cells, [WIDTH / 8] * 8)]


def _provenance(case: OctCase, look: Look) -> list[Flowable]:
    volume, segmentation = case.volume, case.segmentation
    settings = ", ".join(f"{key} {value}" for key, value in segmentation.settings)
    origin = (
        ("Software", f"RetSAM Desktop {__version__}"),
        ("Image size", f"{volume.scans} × {volume.width} × {volume.height} px"),
        ("Image sha256", volume.sha256),
        ("Scale", _scale_text(volume)),
        ("Model", segmentation.model or "none: masks from files"),
        ("Model sha256", segmentation.model_sha256 or "none"),
        ("Settings", settings or "none"),
        *facts.outlined_facts(segmentation),
    )
    return [
        heading(look.words("Where the numbers come from")),
        Spacer(1, 2 * mm),
        facts_table(origin, look, columns=1, small=True),
        Spacer(1, 2 * mm),
        *layer_table(segmentation, look),
        *correction_table(segmentation, look),
    ]
