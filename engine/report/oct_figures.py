"""Pictures of an OCT report: localizer with the scans, thickness from above, B-scans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from reportlab.lib import colors

from engine.biomarkers.etdrs import FIELDS, RADII_UM
from engine.image import Localizer, OctVolume, ScanLine
from engine.layers import Segmentation
from engine.oct.fields import Macula
from engine.oct.pictures import bscan_overlay
from engine.oct.placement import Placement
from engine.oct.thickness import Map, sample
from engine.report.figures import RGB, Crop
from engine.report.pictures import WHITE, YELLOW, Label, Mark
from engine.shapes import Path

SHOWN_UM = (150.0, 450.0)  # of retinal thickness, from the darkest to the brightest colour
UNSEEN = (226, 230, 234)
MAP_STEP_UM = 20.0
MOST_LINES = 31  # of B-scans drawn on a localizer; the rest would hide it
SCAN_PIXELS = 900
SCAN_ASPECT = 0.42  # height of a B-scan's figure by its width
AROUND_RETINA = 0.12  # of the retina's height on a B-scan, above and below it
SCAN_GREEN = colors.HexColor("#4CD37A")


@dataclass(frozen=True, eq=False)
class Figure:
    """Pixels with what is drawn on them; `crop` says how its coordinates become those of pixels."""

    pixels: RGB
    crop: Crop
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()


def localizer_figure(volume: OctVolume, macula: Macula | str, key_scan: int) -> Figure | None:
    """The localizer with the B-scans' places, `key_scan` brighter, and the ETDRS rings."""
    above = volume.localizer
    if above is None:
        return None
    pixels = np.repeat(above.pixels[..., None], 3, axis=2)
    height, width = above.pixels.shape
    crop = Crop(0, 0, width, height, width, max(round(height * _aspect(above)), 1))
    shown = np.asarray(cv2.resize(pixels, (crop.width, crop.height)), np.uint8)
    step = max(1, round(volume.scans / MOST_LINES))
    marks = [
        Mark(Path(place.points(64)), SCAN_GREEN, 0.35)
        for place in volume.positions[::step]
        if len(volume.positions) > 1
    ]
    if volume.positions:
        place = volume.positions[key_scan]
        closed = not isinstance(place, ScanLine)
        marks.append(Mark(Path(place.points(180), closed), YELLOW, 1.1))
    if not isinstance(macula, str) and volume.positions:
        marks += [Mark(Path(ring, closed=True), WHITE, 0.6) for ring in _rings(volume, macula)]
    return Figure(shown, crop, tuple(marks))


def _aspect(above: Localizer) -> float:
    return above.scale.y_um / above.scale.x_um if above.scale is not None else 1.0


def _rings(volume: OctVolume, macula: Macula) -> list[NDArray[np.float64]]:
    """The three rings of the ETDRS grid in localizer pixels, (n, 2) each."""
    first, last = (volume.positions[scan].points(volume.width) for scan in (0, -1))
    along = (first[-1] - first[0]) / (volume.width - 1)
    across = (last[0] - first[0]) / max(volume.scans - 1, 1)
    rings = []
    for radius in RADII_UM:
        scans, columns = macula.placement.to_volume(_circle(radius) + macula.fovea)
        rings.append(first[0] + np.outer(columns, along) + np.outer(scans, across))
    return rings


def _circle(radius: float) -> NDArray[np.float64]:
    angle = np.linspace(0, 2 * np.pi, 91)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius


def thickness_figure(
    thickness: Map, macula: Macula, numbers: Sequence[str], *, shown_um: tuple[float, float]
) -> Figure:
    """Thickness as seen from above, with the ETDRS grid; `numbers` stand in its nine fields.

    Colours run from `shown_um`'s first to its second; what was not seen is pale grey.
    """
    low, crop, values = _from_above(thickness, macula.placement)
    pixels = coloured(values, shown_um)

    def drawn(places: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((places + macula.fovea - low) / MAP_STEP_UM)

    marks = [Mark(Path(drawn(_circle(radius)), closed=True), WHITE, 0.8) for radius in RADII_UM]
    turn = np.deg2rad(macula.turned)
    for quarter in range(4):
        angle = turn + np.pi / 4 + quarter * np.pi / 2
        ray = np.array([np.cos(angle), np.sin(angle)])
        ends = np.stack([ray * RADII_UM[0], ray * RADII_UM[2]])
        marks.append(Mark(Path(drawn(ends)), WHITE, 0.8))
    labels = []
    for field, number in zip(FIELDS, numbers, strict=True):
        (place,) = drawn(_middle(field, macula)[None])
        labels.append(Label(float(place[0]), float(place[1]), number))
    return Figure(pixels, crop, tuple(marks), tuple(labels))


def en_face_figure(volume: OctVolume, placement: Placement, key_scan: int) -> Figure:
    """The scans as seen from above, by the mean brightness of each column; `key_scan` drawn in."""
    columns = np.stack([volume.shown(scan).mean(axis=0) for scan in range(volume.scans)])
    low, crop, values = _from_above(columns.astype(np.float32), placement)
    known = np.isfinite(values)
    dark, bright = np.percentile(values[known], (1, 99)) if known.any() else (0.0, 1.0)
    share = (np.nan_to_num(values, nan=float(dark)) - dark) / max(float(bright - dark), 1e-6)
    grey = np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
    ends = placement.to_um(np.array([key_scan, key_scan], float), np.array([0, volume.width - 1.0]))
    line = Mark(Path((ends - low) / MAP_STEP_UM), YELLOW, 1.1)
    return Figure(np.repeat(grey[..., None], 3, axis=2), crop, (line,))


def _from_above(
    values: Map, placement: Placement
) -> tuple[NDArray[np.float64], Crop, NDArray[np.float32]]:
    """A map on a grid of `MAP_STEP_UM` with square pixels: the place of its corner in µm, its
    size, and its values, NaN outside the scans.
    """
    corners = _corners(placement, values.shape)
    low, high = corners.min(axis=0), corners.max(axis=0)
    columns, rows = (max(2, round(float(span) / MAP_STEP_UM)) for span in high - low)
    x, y = np.meshgrid(
        low[0] + np.arange(columns) * MAP_STEP_UM, low[1] + np.arange(rows) * MAP_STEP_UM
    )
    places = np.column_stack([x.ravel(), y.ravel()])
    sampled = sample(values, *placement.to_volume(places)).reshape(rows, columns)
    return low, Crop(0, 0, columns, rows, columns, rows), sampled


def _middle(field: str, macula: Macula) -> NDArray[np.float64]:
    """Where a field's number stands, from the fovea in µm."""
    radius = 0.0 if field == "etdrs_centre" else 1000.0 if "inner" in field else 2250.0
    side = macula.placement.temporal or 1
    angle = {"superior": -90.0, "inferior": 90.0, "temporal": 0.0, "nasal": 180.0}.get(
        field.rpartition("_")[2], 0.0
    )
    if field.endswith(("temporal", "nasal")) and side < 0:
        angle = 180.0 - angle
    turned = np.deg2rad(angle + macula.turned)
    return np.array([np.cos(turned), np.sin(turned)]) * radius


def _corners(placement: Placement, shape: tuple[int, ...]) -> NDArray[np.float64]:
    scans = np.array([0.0, 0.0, shape[0] - 1, shape[0] - 1])
    columns = np.array([0.0, shape[1] - 1, 0.0, shape[1] - 1])
    return placement.to_um(scans, columns)


def coloured(values: NDArray[np.floating], shown_um: tuple[float, float]) -> RGB:
    """Values as colours that colour-blind readers can order (viridis); NaN is pale grey."""
    share = (np.nan_to_num(values, nan=shown_um[0]) - shown_um[0]) / (shown_um[1] - shown_um[0])
    grey = np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
    rgb = cv2.cvtColor(cv2.applyColorMap(grey, cv2.COLORMAP_VIRIDIS), cv2.COLOR_BGR2RGB)
    rgb[~np.isfinite(values)] = UNSEEN
    return np.asarray(rgb, np.uint8)


def bscan_figure(volume: OctVolume, segmentation: Segmentation, scan: int) -> Figure:
    """One B-scan with all that was found, cut to the retina and stretched in depth."""
    picture = bscan_overlay(volume, segmentation, scan)
    found = [surface.rows[scan] for surface in segmentation.surfaces]
    seen = np.concatenate([rows[np.isfinite(rows)] for rows in found]) if found else np.array([])
    top, bottom = 0, volume.height
    if seen.size:
        room = AROUND_RETINA * float(np.ptp(seen)) + 12
        top = max(0, int(seen.min() - room))
        bottom = min(volume.height, int(seen.max() + 2 * room) + 1)
    size = (SCAN_PIXELS, round(SCAN_PIXELS * SCAN_ASPECT))
    shown = cv2.resize(picture[top:bottom], size, interpolation=cv2.INTER_LINEAR)
    return Figure(np.asarray(shown, np.uint8), Crop(0, 0, *size, *size))


def key_scans(
    volume: OctVolume, segmentation: Segmentation, macula: Macula | str, *, most: int
) -> list[int]:
    """The B-scan through the fovea first, those with the most fluid, then evenly spread ones."""
    middle = volume.scans // 2
    if not isinstance(macula, str):
        scans, _ = macula.placement.to_volume(np.array([macula.fovea]))
        middle = min(max(round(float(scans[0])), 0), volume.scans - 1)
    chosen = [middle]
    fluid = np.zeros(volume.scans)
    for layer in segmentation.layers:
        fluid += layer.mask.sum(axis=(1, 2))
    chosen += [int(scan) for scan in np.argsort(-fluid, kind="stable")[:3] if fluid[scan] > 0]
    chosen += [int(scan) for scan in np.linspace(0, volume.scans - 1, most + 2)[1:-1]]
    first = list(dict.fromkeys(chosen))[:most]
    return [first[0], *sorted(first[1:])]
