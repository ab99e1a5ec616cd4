"""Surfaces of a B-scan by graph search: no training, order guaranteed.

After Chiu et al. 2010 (Opt Express 18:19413): the two strongest edges first (ILM and EZ), then
each further surface in the band that those found before leave to it. Distances are µm and become
rows by the volume's scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, gaussian_filter1d, uniform_filter1d

from engine.image import OctScale, OctVolume
from engine.layers import Provenance, Surface
from engine.oct.flatten import flatten, smooth_base
from engine.oct.parts import Part, ScansFound, nothing_of
from engine.oct.paths import cheapest_pairs, cheapest_paths, within
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

SURFACES = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")
"""What the search finds, from inside out. GCL/IPL and ELM are too faint for it."""

USUAL_Z_UM = 3.9  # of a pixel where the scale is not known: Spectralis; others differ by up to 2×
SCANS_AT_ONCE = 8
LEAST_COLUMNS, LEAST_UM = 32, 500.0  # of a picture on which a retina can be searched for
PAIR_UM = (90.0, 750.0)  # from ILM to EZ: a foveal pit, and a retina swollen beyond measure
USUAL_UM = 28.0  # deviation of a surface from its usual place that costs as much as `PRIOR`
PRIOR = 0.15

Floats = NDArray[np.float32]
Lines = NDArray[np.float64]  # (scans, width)


@dataclass(frozen=True)
class _Step:
    """One surface: where it may lie (µm below `top`, µm above `bottom`) and what edge it is.

    `rises` says that brightness grows downwards there; `reach` narrows the band to within this
    many µm below `top`, 0 for the whole band. `usual` is the share of the way from ILM to EZ at
    which healthy eyes have it, `near` by how many µm it lies above `bottom` there; 0 for no
    preference. `bend` is the price of a row up or down.
    """

    surface: str
    rises: bool
    top: str
    bottom: str
    below: float = 0.0
    above: float = 0.0
    reach: float = 0.0
    usual: float = 0.0
    near: float = 0.0
    bend: float = 0.02


_STEPS = (
    _Step("bm", rises=False, top="ez", bottom="end", below=38, reach=110, bend=0.06),
    _Step("rpe", rises=True, top="ez", bottom="bm", below=14, above=14, bend=0.08),
    _Step("opl_onl", rises=False, top="ilm", bottom="ez", below=4, above=45, usual=0.70),
    _Step("inl_opl", rises=True, top="ilm", bottom="opl_onl", below=20, above=10, near=26),
    _Step("ipl_inl", rises=False, top="ilm", bottom="inl_opl", below=8, above=10, near=30),
    _Step("rnfl_gcl", rises=False, top="ilm", bottom="ipl_inl", below=3, above=4),
)


def z_um_of(scale: OctScale | None) -> float:
    """Height of a pixel in µm, the usual one where the scale is not known."""
    return USUAL_Z_UM if scale is None else scale.z_um


def find_surfaces(
    volume: OctVolume,
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
    part: Part = nothing_of,
) -> tuple[Surface, ...]:
    """The surfaces of `SURFACES` on every B-scan, each below the one before it.

    A row is NaN where its edge cannot be told from noise, in shadows and where nothing was
    recorded; `confidence` is the edge's strength against the scan's usual one, at most 1.
    """
    z_um = z_um_of(volume.scale)
    rows: dict[str, list[Floats]] = {key: [] for key in SURFACES}
    sure: dict[str, list[Floats]] = {key: [] for key in SURFACES}
    for first in range(0, volume.scans, SCANS_AT_ONCE):
        raise_if_cancelled(cancel)
        scans = range(first, min(first + SCANS_AT_ONCE, volume.scans))
        shown = np.stack([volume.shown(scan) for scan in scans])
        found, confidence = search(shown, z_um=z_um)
        for key in SURFACES:
            rows[key].append(found[key])
            sure[key].append(confidence[key])
        part(ScansFound(scans, found, {}))
        progress(scans.stop / volume.scans, f"B-scan {scans.stop} of {volume.scans}")
    by = Provenance(author="model:graph-search", settings=(("z_um", f"{z_um:g}"),))
    return tuple(
        Surface(key, np.concatenate(rows[key]), by, np.concatenate(sure[key])) for key in SURFACES
    )


def search(shown: NDArray[np.uint8], *, z_um: float) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Rows and confidence of every surface on `shown` (scans, height, width), by key.

    Both are (scans, width) float32. Nothing is found on a picture too small for a retina.
    """
    scans, height, width = shown.shape
    if width < LEAST_COLUMNS or height * z_um < LEAST_UM:
        nothing = np.full((scans, width), np.nan, np.float32)
        return dict.fromkeys(SURFACES, nothing), dict.fromkeys(SURFACES, np.zeros_like(nothing))
    bscans = shown.astype(np.float32) / np.float32(255)
    outer, inner = two_edges(bscans, z_um)
    base = smooth_base(outer)
    above = int(np.clip((base - inner).max() + 100 / z_um, 20, bscans.shape[1]))
    below = round(220 / z_um)
    flat = flatten(bscans, base, above=above, below=below)
    edges = edge_strength(flat, z_um)
    lines = _first_two(edges, inner - base + above, outer - base + above, z_um)
    lines["end"] = np.full(base.shape, float(flat.shape[1] - 1))
    for step in _STEPS:
        lines[step.surface] = _follow(edges, lines, step, z_um)
    return _told(edges, lines, flat, bscans, base - above)


# --- edges ---------------------------------------------------------------------------------------


def edge_strength(bscans: Floats, z_um: float) -> Floats:
    """How much brighter it is just below than just above each row's centre, smoothed along."""
    smooth = gaussian_filter(bscans, (0, 4.5 / z_um, 2.5))
    reach = 2 * round(4 / z_um) + 1  # odd, so that an edge lies on its row
    mean = uniform_filter1d(smooth, reach, axis=1, mode="nearest")
    away = reach // 2 + 1
    edges = np.roll(mean, -away, axis=1) - np.roll(mean, away, axis=1)
    edges[:, : away + 1] = 0
    edges[:, -away - 1 :] = 0
    return np.asarray(edges, np.float32)


def _costs(edges: Floats, *, rises: bool, share: NDArray[np.float64] | float = 0.12) -> Floats:
    """From 0 at a strong edge to 1 where there is none of this direction.

    Strong are the best 4 % of the `share` of each scan's pixels that are looked at.
    """
    wanted = np.clip(edges if rises else -edges, 0, None)
    least = 1 - 0.04 * np.broadcast_to(share, len(edges))
    top = [np.quantile(each, q) + 1e-6 for each, q in zip(wanted, least, strict=True)]
    return np.asarray(1 - np.minimum(wanted / np.array(top)[:, None, None], 1.5), np.float32)


def two_edges(bscans: Floats, z_um: float) -> tuple[Lines, Lines]:
    """Rough rows of EZ and ILM: the two strongest edges from dark to bright, one over the other.

    Searched as a pair on a coarse copy, with steep slopes allowed. Above the ILM it is dark.
    """
    down, across = max(1, round(12 / z_um)), 4
    scans, height, width = bscans.shape
    high, wide = height // down, width // across
    coarse = bscans[:, : high * down, : wide * across]
    coarse = coarse.reshape(scans, high, down, wide, across).mean(axis=(2, 4))
    smooth = gaussian_filter(coarse, (0, 0.8, 1.5))
    reach = max(2, round(36 / (down * z_um)))
    mean = uniform_filter1d(smooth, reach, axis=1, mode="nearest")
    above = np.roll(mean, reach // 2 + 1, axis=1)
    edges = np.roll(mean, -((reach + 1) // 2), axis=1) - above
    edges[:, : reach + 1] = 0
    edges[:, -reach - 1 :] = 0
    costs = _costs(np.asarray(edges, np.float32), rises=True)
    bright = np.quantile(smooth, 0.98, axis=(1, 2), keepdims=True) + 1e-6
    dark_above = (costs + above / bright).astype(np.float32)
    least, most = round(PAIR_UM[0] / (down * z_um)), round(PAIR_UM[1] / (down * z_um))
    most = min(most, high - 2)
    inner, outer = cheapest_pairs(dark_above, costs, least=min(least, most), most=most)
    return _fine(outer, down, across, width), _fine(inner, down, across, width)


def _fine(path: NDArray[np.generic], down: int, across: int, width: int) -> Lines:
    """A path of the coarse copy on the B-scan's own grid."""
    places = (np.arange(path.shape[1]) + 0.5) * across - 0.5
    own = np.arange(width)
    return np.stack([np.interp(own, places, (each + 0.5) * down - 0.5) for each in path])


# --- surfaces, one after the other ---------------------------------------------------------------


def _first_two(edges: Floats, inner: Lines, outer: Lines, z_um: float) -> dict[str, Lines]:
    costs = _costs(edges, rises=True)
    room, deep = 45 / z_um, 30 / z_um
    ilm = cheapest_paths(within(costs, inner - room, inner + room), step=3, bend=0.02)
    band = within(costs, np.maximum(outer - deep, ilm + 60 / z_um), outer + deep)
    ez = cheapest_paths(band, step=1, bend=0.06)
    return {"ilm": ilm.astype(np.float64), "ez": ez.astype(np.float64)}


def _follow(edges: Floats, lines: dict[str, Lines], step: _Step, z_um: float) -> Lines:
    top = lines[step.top] + step.below / z_um
    bottom = lines[step.bottom] - step.above / z_um
    if step.reach:
        bottom = np.minimum(bottom, lines[step.top] + step.reach / z_um)
    row = np.arange(edges.shape[1])[None, :, None]
    inside = (row >= top[:, None]) & (row <= bottom[:, None])
    costs = _costs(np.where(inside, edges, 0), rises=step.rises, share=inside.mean(axis=(1, 2)))
    if step.usual or step.near:
        place = lines["ilm"] + step.usual * (lines["ez"] - lines["ilm"])
        if step.near:
            place = np.maximum(lines[step.bottom] - step.near / z_um, lines[step.top])
        away = (row - place[:, None]) * (z_um / USUAL_UM)
        costs = (costs + PRIOR * np.minimum(away**2, 9)).astype(np.float32)
    steepest = 1 if step.bottom in ("end", "bm") else 2
    band = within(costs, top, np.maximum(bottom, top))
    path = cheapest_paths(band, step=steepest, bend=step.bend).astype(np.float64)
    return np.clip(path, lines[step.top], lines[step.bottom])


# --- what can be told ----------------------------------------------------------------------------

SEEN = 0.22  # of a surface's usual edge: less is noise
LIT = 0.25  # of the usual brightness between EZ and BM: less is a shadow


def _told(
    edges: Floats, lines: dict[str, Lines], flat: Floats, bscans: Floats, shift: NDArray[np.int64]
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Sub-pixel rows in order on the B-scan's grid, NaN where nothing can be seen."""
    rises = {"ilm": True, "ez": True} | {step.surface: step.rises for step in _STEPS}
    lit = _lit(flat, lines)
    height = bscans.shape[1]
    rows: dict[str, Floats] = {}
    sure: dict[str, Floats] = {}
    before = np.full(shift.shape, -np.inf)
    for key in SURFACES:
        strength = np.clip(edges if rises[key] else -edges, 0, None)
        exact = np.maximum(peak_rows(strength, lines[key]), before)
        before = exact
        confidence = _confidence(strength, lines[key])
        row = exact + shift
        seen = (confidence > SEEN) & (row >= 0) & (row <= height - 1)
        if key != "ilm":
            seen &= lit
        rows[key] = np.where(seen, row, np.nan).astype(np.float32)
        sure[key] = np.where(seen, confidence, 0).astype(np.float32)
    return rows, sure


def peak_rows(strength: Floats, line: Lines) -> Lines:
    """Sub-pixel row of the strongest edge next to `line`, by a parabola through three rows."""
    last = strength.shape[1] - 1
    middle = np.clip(line.astype(np.int64), 1, last - 1)
    left, centre, right = (
        np.take_along_axis(strength, (middle + move)[:, None], axis=1)[:, 0].astype(np.float64)
        for move in (-1, 0, 1)
    )
    bend = left - 2 * centre + right
    peaked = bend < -1e-9
    offset = np.where(peaked, 0.5 * (left - right) / np.where(peaked, bend, -1.0), 0.0)
    smooth = gaussian_filter1d(line + np.clip(offset, -0.5, 0.5), 1.0, axis=1, mode="nearest")
    return np.asarray(smooth)


def _confidence(strength: Floats, line: Lines) -> Lines:
    """Edge strength along the line, smoothed, against the upper half of its own scan's."""
    rows = np.clip(line.astype(np.int64), 0, strength.shape[1] - 1)
    along = np.take_along_axis(strength, rows[:, None], axis=1)[:, 0].astype(np.float64)
    along = gaussian_filter1d(along, 3.0, axis=1, mode="nearest")
    usual = np.quantile(along, 0.6, axis=1, keepdims=True) + 1e-6
    return np.asarray(np.minimum(along / usual, 1.0), np.float64)


def _lit(flat: Floats, lines: dict[str, Lines]) -> NDArray[np.bool_]:
    """Columns in which light reaches the photoreceptors: not under a vessel or a lid."""
    row = np.arange(flat.shape[1])[None, :, None]
    between = (row >= lines["ez"][:, None]) & (row <= lines["bm"][:, None])
    mean = (flat * between).sum(axis=1) / np.maximum(between.sum(axis=1), 1)
    mean = gaussian_filter1d(mean, 1.0, axis=1, mode="nearest")
    return np.asarray(mean > LIT * np.median(mean, axis=1, keepdims=True))
