"""What the OCT window asks of the engine, in the child processes of `jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.image import OctVolume
from engine.layers import Segmentation
from engine.oct.parts import Part
from engine.progress import Cancel, Progress, raise_if_cancelled
from retsam_gui.results import MeasurementRow

if TYPE_CHECKING:
    from engine.biomarkers import Measurement
    from engine.oct.fields import Macula

CIRCLE_STEPS = 181


@dataclass(frozen=True, eq=False)
class OctNumbers:
    """What is measured on a segmented volume, and where its grid lies.

    `measured` are the same values as the engine gave them, and `macula` says where its grids lie,
    or why nowhere. `layers` are the keys and titles of what the rows are about. `maps` are
    thicknesses in µm, (scans, width) by the layer's key, NaN where not seen. `grid` are the lines
    of the ETDRS grid as points (column, scan), empty where it cannot be laid.
    """

    rows: tuple[MeasurementRow, ...]
    measured: tuple[Measurement, ...]
    macula: Macula | str
    layers: tuple[tuple[str, str], ...]
    maps: Mapping[str, NDArray[np.float32]]
    grid: tuple[NDArray[np.float64], ...]


@dataclass(frozen=True, eq=False)
class OctFound:
    """A segmented volume and its numbers."""

    segmentation: Segmentation
    numbers: OctNumbers


@dataclass(frozen=True, eq=False)
class Visit:
    """A volume and what was found in it."""

    volume: OctVolume
    found: Segmentation


@dataclass(frozen=True, eq=False)
class OctChange:
    """What changed since an earlier visit, which `title` names.

    `maps` are the gains in thickness in µm by layer on the later volume's grid; `texts` the earlier
    value and the gain as they read, by key, structure, region and unit. `notes` say why there is
    no map, or what a person has to check.
    """

    title: str
    maps: Mapping[str, NDArray[np.float32]]
    texts: Mapping[tuple[str, str, str, str], tuple[str, str]]
    notes: tuple[str, ...]


def as_shown(volume: OctVolume) -> OctVolume:
    """The volume with the brightness that is looked at, in 8 bits: a quarter of the memory."""
    shown = np.stack([volume.shown(scan) for scan in range(volume.scans)])
    return replace(volume, bscans=shown, shown_range=(0.0, 255.0), fourth_root=False)


def segment(
    volume: OctVolume, model: str, runtime: str, *, progress: Progress, cancel: Cancel, part: Part
) -> OctFound:
    """Surfaces and areas of the volume, each B-scan as soon as it is done, and what is measured."""
    from engine.oct.segment import segment as run

    found = run(volume, model=model, runtime=runtime, progress=progress, cancel=cancel, part=part)
    return OctFound(found, measure(volume, found, progress=progress, cancel=cancel))


def measure(
    volume: OctVolume, found: Segmentation, *, progress: Progress, cancel: Cancel
) -> OctNumbers:
    """The numbers of a segmented volume."""
    from engine.oct.measure import macula_of
    from engine.oct.measure import measure as run

    return _numbers(volume, found, run(volume, found), macula_of(volume, found))


def measure_again(
    volume: OctVolume,
    found: Segmentation,
    before: OctNumbers,
    changed: frozenset[str],
    *,
    progress: Progress,
    cancel: Cancel,
) -> OctNumbers:
    """The numbers where only these surfaces and areas have changed since `before`."""
    from engine.oct.measure import macula_of
    from engine.oct.measure import measure_again as run

    moved = changed & {"ilm", "bm"}  # between which the fovea is looked for
    macula = macula_of(volume, found) if moved else before.macula
    same = macula == before.macula
    rows = run(volume, found, before.measured, changed, macula=macula, same_macula=same)
    return _numbers(volume, found, rows, macula)


def _numbers(
    volume: OctVolume, found: Segmentation, rows: tuple[Measurement, ...], macula: Macula | str
) -> OctNumbers:
    from engine.biomarkers.definition import structure_title
    from engine.biomarkers.display import name_and_region, short_title, unit_text, value_text
    from engine.oct.definitions import LAYERS
    from engine.oct.measure import layer_map

    maps = {layer.key: layer_map(volume, found, layer) for layer in LAYERS}
    known = {key: values for key, values in maps.items() if not isinstance(values, str)}
    keys = dict.fromkeys(row.structure for row in rows)
    return OctNumbers(
        rows=tuple(
            MeasurementRow(
                short_title(row),
                value_text(row),
                unit_text(row),
                row.as_row(),
                parts=("", *name_and_region(row)),
            )
            for row in rows
        ),
        measured=rows,
        macula=macula,
        layers=tuple((key, structure_title(key)) for key in keys),
        maps=known,
        grid=_grid(macula),
    )


def change(
    volume: OctVolume,
    found: Segmentation,
    visit: Visit,
    *,
    progress: Progress,
    cancel: Cancel,
) -> OctChange:
    """How the volume differs from an earlier visit.

    Raises EngineError where the two are not one eye's.
    """
    from engine.biomarkers.display import gain_text, value_text
    from engine.oct.definitions import LAYERS
    from engine.oct.followup import differences, thickness_change, visit_of, why_not
    from engine.oct.measure import measure as run

    if (reason := why_not(visit.volume, volume)) is not None:
        raise EngineError(reason)
    maps, notes = {}, []
    for layer in LAYERS:
        raise_if_cancelled(cancel)
        now, then = visit_of(volume, found, layer), visit_of(visit.volume, visit.found, layer)
        reason = next((each for each in (now, then) if isinstance(each, str)), None)
        if not isinstance(now, str) and not isinstance(then, str):
            less = thickness_change(now, then)  # laid on this volume's grid, so with its sign
            if isinstance(less, str):
                reason = less
            else:
                maps[layer.key] = -less
        if reason is not None and layer is LAYERS[0]:
            notes.append(f"There is no map of the change. {reason}")
    if visit.volume.acquired is None or volume.acquired is None:
        notes.append(
            "A date is missing: check that the other volume is the earlier one, or all signs are "
            "turned round."
        )
    pairs = differences(run(visit.volume, visit.found), run(volume, found))
    texts = {
        (old.key, old.structure, old.region, old.unit): (value_text(old), gain_text(gain))
        for old, gain in pairs
    }
    return OctChange(_title(visit.volume), maps, texts, tuple(notes))


def _title(volume: OctVolume) -> str:
    """When the visit was; the volume's name where that is not known."""
    return f"{volume.acquired:%Y-%m-%d}" if volume.acquired else volume.name


def export(
    folder: Path, volume: OctVolume, found: Segmentation, *, progress: Progress, cancel: Cancel
) -> Path:
    """Surfaces, masks, thickness, pictures and numbers of the volume, in a folder."""
    from engine.oct.measure import measure as run
    from engine.writers.oct_result import write_oct_result

    progress(0.1, "")
    write_oct_result(folder, volume=volume, segmentation=found, measurements=run(volume, found))
    return folder


def export_dicom(
    path: Path,
    folder: Path,
    volume: OctVolume,
    found: Segmentation,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Path:
    """The volume, what was found, its numbers and the report as DICOM objects, in `folder`/dicom.

    The intensities are those of the file. Raises EngineError where eye or scale are not known,
    where the file is another one by now, and where files are in the way.
    """
    from engine.oct.measure import measure as run
    from engine.writers.export import export as write
    from engine.writers.exported import ExportedVolume

    progress(0.1, "")
    formats = ["dicom-opt", "dicom-sr", "dicom-pdf"]
    formats += ["dicom-seg"] if found.layers else []
    formats += ["dicom-surfaces"] if found.surfaces else []
    stored = _as_stored(volume, path)
    case = ExportedVolume(folder.name, stored, found, run(volume, found))
    done = write(folder.parent, case, formats, progress=progress, cancel=cancel)
    if done.in_the_way:
        raise EngineError(
            f"{done.in_the_way[0]} is there already and says something else. Choose another folder."
        )
    return folder / "dicom"


def _as_stored(volume: OctVolume, path: Path) -> OctVolume:
    """The volume with the intensities of its file, where the window has what is looked at."""
    from engine import readers

    for stored in readers.open_file(path):
        if isinstance(stored, OctVolume) and stored.pixel_sha256 == volume.pixel_sha256:
            about = {"bscans": stored.bscans, "shown_range": stored.shown_range}
            return replace(volume, **about, fourth_root=stored.fourth_root)
    raise EngineError(f"{path} is not the file that was opened. Open it again, then export.")


def _grid(macula: Macula | str) -> tuple[NDArray[np.float64], ...]:
    """The rings and spokes of the ETDRS grid on the volume's own grid."""
    from engine.oct.fields import RADII_UM

    if isinstance(macula, str):
        return ()
    angle = np.linspace(0, 2 * np.pi, CIRCLE_STEPS)
    lines = [np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius for radius in RADII_UM]
    for turn in (45, 135, 225, 315):
        spoke = np.deg2rad(turn + macula.turned)
        direction = np.array([np.cos(spoke), np.sin(spoke)])
        lines.append(np.array([direction * RADII_UM[0], direction * RADII_UM[-1]]))
    found_lines = []
    for line in lines:
        scans, columns = macula.placement.to_volume(line + macula.fovea)
        found_lines.append(np.stack([columns, scans], axis=1))
    return tuple(found_lines)
