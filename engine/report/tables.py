"""Full tables of measurements: by unit, by structure, and by region."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from engine.biomarkers import Measurement, region_title
from engine.biomarkers.definition import structure_title
from engine.report.case import Look, known, short_name
from engine.report.cells import CALIBRATED, Notes, bar_cell, unit_name, value_cell
from engine.report.style import SOFT, WIDTH, ruled, text

MANY_REGIONS = 3  # a biomarker with as many regions has a table of its own, a column a region
MOST_COLUMNS = 6  # structures beside each other
SHORT = {
    "centre": "C", "superior": "S", "nasal": "N", "inferior": "I", "temporal": "T",
    "inner": "inner", "outer": "outer",
}  # fmt: skip


def tables(
    rows: Sequence[Measurement], look: Look, notes: Notes, *, calibrated: bool, single: Set[str]
) -> list[Flowable]:
    """Every measurement of a section: what has few regions first, then what has many.

    `single` are the keys of biomarkers that are set by unit; the others compare structures, a
    column each. Without a scale (`calibrated`), rows in µm and mm² are left out: they all say the
    same.
    """
    shown = [row for row in rows if calibrated or row.unit not in CALIBRATED]
    many = {
        row.key
        for row in shown
        if len({each.region for each in shown if each.key == row.key}) > MANY_REGIONS
        or row.key.endswith(("_by_size", "_by_quadrant", "_by_field"))
    }
    few = [row for row in shown if row.key not in many]
    alone = [row for row in few if row.key in single]
    beside = [row for row in few if row.key not in single]
    made: list[Flowable] = [_by_unit(alone, look, notes)] if alone else []
    made += _by_structure(beside, look, notes) if beside else []
    for key in dict.fromkeys(row.key for row in shown if row.key in many):
        made.append(KeepTogether(by_region([r for r in shown if r.key == key], look, notes)))
    return [part for each in made for part in (each, Spacer(1, 2 * mm))]


def head(*words: str, look: Look) -> list[object]:
    """Column titles, the first to the left and the others to the right."""
    return [
        text(look.words(word), size=7, bold=True, right=number > 0)
        for number, word in enumerate(words)
    ]


def _by_unit(rows: Sequence[Measurement], look: Look, notes: Notes) -> Flowable:
    """A line a biomarker and region: pixels or its own unit, disc diameters, physical units."""
    groups: dict[tuple[str, str, str], list[Measurement]] = {}
    for row in rows:
        groups.setdefault((row.structure, row.key, row.region), []).append(row)
    titles = ("Biomarker", "", "Value", "in DD", "in µm, mm²", "Definition")
    lines: list[list[object]] = [head(*titles, look=look)]
    for same in groups.values():
        structure = look.words(structure_title(same[0].structure))
        name = f"{structure} · {short_name(same[0], look)}"
        in_dd = [row for row in same if "dd" in row.unit]
        in_um = [row for row in same if row.unit in CALIBRATED]
        own = [row for row in same if row not in in_dd and row not in in_um]
        lines.append(
            [
                text(name, size=7.2),
                bar_cell(same),
                *(
                    value_cell(cells[0] if cells else None, look, notes)
                    for cells in (own, in_dd, in_um)
                ),
                _definition(same[0], look),
            ]
        )
    widths = [70 * mm, 19 * mm, 26 * mm, 24 * mm, 25 * mm, 16 * mm]
    return ruled(lines, widths)


def _by_structure(rows: Sequence[Measurement], look: Look, notes: Notes) -> list[Flowable]:
    """A line a biomarker, region and unit; a column a structure."""
    structures = list(dict.fromkeys(row.structure for row in rows))
    return [
        _columns([row for row in rows if row.structure in part], part, look, notes)
        for part in (
            structures[start : start + MOST_COLUMNS]
            for start in range(0, len(structures), MOST_COLUMNS)
        )
    ]


def _columns(
    rows: Sequence[Measurement], structures: Collection[str], look: Look, notes: Notes
) -> Flowable:
    groups: dict[tuple[str, str, str], dict[str, Measurement]] = {}
    for row in rows:
        groups.setdefault((row.key, row.region, row.unit), {})[row.structure] = row
    titles = [structure_title(key) for key in structures]
    lines: list[list[object]] = [head("Biomarker", *titles, "Definition", look=look)]
    for cells in groups.values():
        first = next(iter(cells.values()))
        name = ", ".join(filter(None, (short_name(first, look), unit_name(first, look))))
        lines.append(
            [
                text(name, size=7.2),
                *(value_cell(cells.get(key), look, notes, unit=False) for key in structures),
                _definition(first, look),
            ]
        )
    name_width, last = max(100 - 10 * len(structures), 50) * mm, 16 * mm
    width = (WIDTH - name_width - last) / len(structures)
    return ruled(lines, [name_width, *[width] * len(structures), last])


def by_region(rows: Sequence[Measurement], look: Look, notes: Notes) -> Flowable:
    """One biomarker: a line a structure and unit, a column a region."""
    regions = list(dict.fromkeys(row.region for row in rows))
    groups: dict[tuple[str, str], dict[str, Measurement]] = {}
    for row in rows:
        groups.setdefault((row.structure, row.unit), {})[row.region] = row
    entry = known(rows[0])
    title = look.words(entry.title if entry else rows[0].key)
    titles = [_short(region, look) for region in regions]
    lines: list[list[object]] = [
        [
            text(f"{title} [{look.numbering[rows[0].key]}]", size=7, bold=True),
            *(text(name, size=6.4, bold=True, right=True) for name in titles),
        ]
    ]
    for cells in groups.values():
        first = next(iter(cells.values()))
        structure = look.words(structure_title(first.structure))
        name = ", ".join(filter(None, (structure, unit_name(first, look))))
        lines.append(
            [
                text(name, size=7),
                *(
                    value_cell(cells.get(region), look, notes, size=6.8, unit=False)
                    for region in regions
                ),
            ]
        )
    name_width = 46 * mm if len(regions) > MOST_COLUMNS else 62 * mm
    width = min((WIDTH - name_width) / len(regions), 28 * mm)
    return ruled(lines, [WIDTH - width * len(regions), *[width] * len(regions)])


def _short(region: str, look: Look) -> str:
    """A region's name for a narrow column: "inner S", "5 h", "small"."""
    if region in SHORT:
        return look.words(SHORT[region])
    if region.startswith("clock_"):
        return look.words(f"{region.removeprefix('clock_')} h")
    if region.startswith("etdrs_"):
        parts = region.removeprefix("etdrs_").split("_")
        return " ".join(look.words(SHORT[part]) for part in parts)
    return look.words(region_title(region))


def _definition(row: Measurement, look: Look) -> Flowable:
    return text(f"[{look.numbering[row.key]}]", size=6.6, colour=SOFT, right=True)
