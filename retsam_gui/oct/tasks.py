"""What the OCT window asks of the engine, in the child processes of `jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.progress import Cancel, Progress
from retsam_gui.results import MeasurementRow

CIRCLE_STEPS = 181


@dataclass(frozen=True, eq=False)
class OctNumbers:
    """What is measured on a segmented volume, and where its grid lies.

    `layers` are the keys and titles of what the rows are about. `maps` are thicknesses in µm,
    (scans, width) by the layer's key, NaN where not seen. `grid` are the lines of the ETDRS grid as
    points (column, scan), empty where it cannot be laid.
    """

    rows: tuple[MeasurementRow, ...]
    layers: tuple[tuple[str, str], ...]
    maps: Mapping[str, NDArray[np.float32]]
    grid: tuple[NDArray[np.float64], ...]


@dataclass(frozen=True, eq=False)
class OctFound:
    """A segmented volume and its numbers."""

    segmentation: Segmentation
    numbers: OctNumbers


def as_shown(volume: OctVolume) -> OctVolume:
    """The volume with the brightness that is looked at, in 8 bits: a quarter of the memory."""
    shown = np.stack([volume.shown(scan) for scan in range(volume.scans)])
    return replace(volume, bscans=shown, shown_range=(0.0, 255.0), fourth_root=False)


def segment(volume: OctVolume, model: str, *, progress: Progress, cancel: Cancel) -> OctFound:
    """Surfaces and areas of the volume, and what is measured on them."""
    from engine.oct.segment import segment as run

    found = run(volume, model=model, progress=progress, cancel=cancel)
    return OctFound(found, measure(volume, found, progress=progress, cancel=cancel))


def measure(
    volume: OctVolume, found: Segmentation, *, progress: Progress, cancel: Cancel
) -> OctNumbers:
    """The numbers of a segmented volume."""
    from engine.biomarkers.definition import structure_title
    from engine.biomarkers.display import short_title, unit_text, value_text
    from engine.oct.definitions import LAYERS
    from engine.oct.measure import layer_map
    from engine.oct.measure import measure as run

    maps = {layer.key: layer_map(volume, found, layer) for layer in LAYERS}
    known = {key: values for key, values in maps.items() if not isinstance(values, str)}
    rows = run(volume, found)
    keys = dict.fromkeys(row.structure for row in rows)
    return OctNumbers(
        rows=tuple(
            MeasurementRow(short_title(row), value_text(row), unit_text(row), row.as_row())
            for row in rows
        ),
        layers=tuple((key, structure_title(key)) for key in keys),
        maps=known,
        grid=_grid(volume, found),
    )


def export(
    folder: Path, volume: OctVolume, found: Segmentation, *, progress: Progress, cancel: Cancel
) -> Path:
    """Surfaces, masks, thickness, pictures and numbers of the volume, in a folder."""
    from engine.oct.measure import measure as run
    from engine.writers.oct_result import write_oct_result

    progress(0.1, "")
    write_oct_result(folder, volume=volume, segmentation=found, measurements=run(volume, found))
    return folder


def _grid(volume: OctVolume, found: Segmentation) -> tuple[NDArray[np.float64], ...]:
    """The rings and spokes of the ETDRS grid on the volume's own grid."""
    from engine.oct.fields import RADII_UM
    from engine.oct.measure import macula_of

    macula = macula_of(volume, found)
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
