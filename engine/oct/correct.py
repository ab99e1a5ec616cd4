"""What a person does to one surface of one B-scan: drag, redraw, snap to the edge, erase.

`lines` is (surfaces, width) float32: the surfaces of one B-scan from inside out, sub-pixel rows
with NaN where nothing is seen, as in `Surface.rows`; `which` counts in it. Every function gives the
new rows of that one surface, (width,) float32, and changes neither its arguments nor the others.

Order is kept by one rule: a surface that is moved stops at its neighbours. Column by column it lies
at most on the next surface that is seen above it and on the next one below it; it never pushes
them, since a person who moves one line has said nothing of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion, gaussian_filter1d

from engine.oct.graph import SEEN, edge_strength, peak_rows
from engine.oct.paths import cheapest_paths, within

Line = NDArray[np.float32]  # (width,)
Lines = NDArray[np.float32]  # (surfaces, width)
Columns = NDArray[np.bool_]  # (width,)
Point = tuple[float, float]  # (column, row)

RISES = {
    "ilm": True, "rnfl_gcl": False, "gcl_ipl": True, "ipl_inl": False, "inl_opl": True,
    "opl_onl": False, "elm": True, "ez": True, "rpe": True, "bm": False, "csi": True,
}  # fmt: skip
"""Whether it becomes brighter from above a surface to below it."""

REACH_UM = 30.0  # from its present row within which `snap` looks for the edge
CARRIED_REACH_UM = 20.0  # the same where a correction is carried to the next B-scan
STAY = 0.15  # price of an edge at the end of the reach, of 1 for no edge at all
STEEPEST = 2  # rows from one column to the next
BEND = 0.02
MARGIN = 12  # columns beyond a span that the edge's smoothing sees
NOISE = 3.0  # times the median edge of the picture: less may be speckle
BEYOND = 4  # columns next to one without an edge in which the path is on its way elsewhere
LEAST_CARRIED = 0.5  # of a span's columns: where the edge is seen in fewer, carrying ends


@dataclass(frozen=True, eq=False)
class Moved:
    """New rows of a surface, and the columns in which they are new."""

    line: Line
    columns: Columns


def keep_order(line: Line, lines: Lines, which: int, height: int) -> Line:
    """`line` stopped at its neighbours in `lines`, and at the first and last of `height` rows."""
    above, below = lines[:which], lines[which + 1 :]
    top = np.fmax.reduce(above, axis=0, initial=0.0) if len(above) else 0.0
    bottom = np.fmin.reduce(below, axis=0, initial=height - 1.0) if len(below) else height - 1.0
    return np.asarray(np.minimum(np.maximum(line, top), bottom), np.float32)


def drag(
    lines: Lines, which: int, to: Point, *, reach: float, height: int, closed: bool = False
) -> Moved:
    """The surface pulled so that it passes through `to`; up to `reach` columns away it follows.

    The weight is a raised cosine: 1 at the column that is held, 0 at `reach`. On a `closed` scan
    (a circle) the first column follows the last. Raises ValueError where it is not seen at that
    column: there is nothing to hold.
    """
    width = lines.shape[1]
    held = min(max(round(to[0]), 0), width - 1)
    own = lines[which]
    if not np.isfinite(own[held]):
        raise ValueError("The surface is not seen here, so there is nothing to drag. Draw it.")
    away = np.abs(np.arange(width) - held).astype(np.float64)
    if closed:
        away = np.minimum(away, width - away)
    weight = np.where(away < reach, 0.5 + 0.5 * np.cos(np.pi * away / max(reach, 1e-9)), 0.0)
    weight[held] = 1.0
    moved = keep_order(
        (own + (to[1] - own[held]) * weight).astype(np.float32), lines, which, height
    )
    columns = (weight > 0) & np.isfinite(own)
    return Moved(np.where(columns, moved, own).astype(np.float32), columns)


def redraw(lines: Lines, which: int, points: Sequence[Point], *, height: int) -> Moved:
    """The surface drawn anew through `points`, straight from each to the next.

    Where the hand went back, what was drawn last holds. Columns beside the B-scan are left out.
    """
    own, width = lines[which], lines.shape[1]
    drawn, columns = own.astype(np.float64), np.zeros(width, np.bool_)
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[-1]], strict=True):
        left, right = sorted((round(x0), round(x1)))
        part = np.arange(max(left, 0), min(right, width - 1) + 1)
        share = (part - x0) / (x1 - x0) if left != right else np.ones(part.size)
        drawn[part] = y0 + (y1 - y0) * np.clip(share, 0, 1)
        columns[part] = True
    line = keep_order(drawn.astype(np.float32), lines, which, height)
    return Moved(np.where(columns, line, own).astype(np.float32), columns)


def erase(lines: Lines, which: int, span: slice) -> Moved:
    """The surface taken away in the columns of `span`: NaN, it cannot be seen there."""
    line, columns = lines[which].copy(), np.zeros(lines.shape[1], np.bool_)
    line[span], columns[span] = np.nan, True
    return Moved(line, columns)


def snap(
    bscan: NDArray[np.uint8],
    lines: Lines,
    which: int,
    span: slice,
    *,
    rises: bool,
    z_um: float,
    reach_um: float = REACH_UM,
) -> Moved:
    """The surface laid on the edge of `bscan` (height, width) that is nearest and strongest.

    Within `span` the cheapest path is searched (as `engine.oct.graph` does on a whole B-scan) at
    most `reach_um` from the present row, between the surface's neighbours; `rises` says that it
    becomes brighter downwards. Towards the ends of the span the reach narrows, so that the surface
    stays in one piece. Columns in which no edge can be told from noise keep the row they had.
    Raises ValueError where nothing of the surface is seen around the span: there is no start.
    """
    start = filled(lines[which])
    if start is None:
        raise ValueError("Nothing of this surface is seen on this B-scan. Draw it first.")
    reach = np.full(start.shape, reach_um / z_um)
    place = np.arange(start.size)
    first, last = span.start, span.stop - 1
    for end, beyond in ((first, first - 1), (last, last + 1)):
        if 0 <= beyond < start.size and np.isfinite(lines[which, beyond]):
            reach = np.minimum(reach, 1 + np.abs(place - end))
    return _to_edge(bscan, lines, which, span, start, reach, rises=rises, z_um=z_um)


def carry(
    bscan: NDArray[np.uint8],
    before: Lines,
    lines: Lines,
    which: int,
    columns: Columns,
    *,
    rises: bool,
    z_um: float,
) -> Moved | None:
    """A corrected surface carried to a neighbouring B-scan; None where that cannot be done.

    `before` are the surfaces of the corrected B-scan, `lines` those of the neighbour `bscan`,
    `columns` those to be carried. Nothing is copied: the corrected row says where to look, moved by
    as much as the other surfaces lie higher or lower on the neighbour (the median over them), and
    the surface is laid on the edge that is there, within `CARRIED_REACH_UM`. Columns without an
    edge, or where the surface was erased, stay as they are. None where the edge is seen in less
    than half of the columns: then the neighbour does not show what was corrected.
    """
    wanted = columns & np.isfinite(before[which])
    if not wanted.any():
        return None
    others = np.delete(lines - before, which, axis=0)
    known = np.isfinite(others).any(axis=0)
    shift = np.zeros(columns.shape)
    if known.any():
        middle = np.nanmedian(others[:, known], axis=0)
        shift = np.interp(np.arange(columns.size), np.flatnonzero(known), middle)
        shift = gaussian_filter1d(shift, 6.0, mode="nearest")
    start = filled(np.where(wanted, before[which] + shift, np.nan).astype(np.float32))
    assert start is not None
    places = np.flatnonzero(wanted)
    reach = np.full(start.shape, CARRIED_REACH_UM / z_um)
    span = slice(int(places[0]), int(places[-1]) + 1)
    moved = _to_edge(bscan, lines, which, span, start, reach, rises=rises, z_um=z_um)
    seen = moved.columns & wanted
    if seen.sum() < LEAST_CARRIED * wanted.sum():
        return None
    return Moved(np.where(seen, moved.line, lines[which]).astype(np.float32), seen)


def carry_along(
    picture: Callable[[int], NDArray[np.uint8]],
    lines: NDArray[np.float32],
    which: int,
    scan: int,
    columns: Columns,
    *,
    kept: NDArray[np.bool_],
    most: int,
    rises: bool,
    z_um: float,
) -> dict[int, Moved]:
    """The corrected `columns` of a surface on B-scan `scan` carried on, by B-scan.

    From each neighbour to the next (`carry`), at most `most` both ways, and no further than the
    edge can be followed. `lines` is (scans, surfaces, width), `picture` gives a B-scan as
    (height, width); the columns of `kept`, (scans, width), were corrected before and stay.
    """
    found: dict[int, Moved] = {}
    for way in (-1, 1):
        before = lines[scan]
        for other in range(scan + way, scan + way * (most + 1), way):
            if not 0 <= other < len(lines):
                break
            wanted = columns & ~kept[other]
            now = lines[other].copy()
            if wanted.any():
                moved = carry(picture(other), before, now, which, wanted, rises=rises, z_um=z_um)
                if moved is None:
                    break
                found[other] = moved
                told = moved.columns | (columns & kept[other])
                now[which] = np.where(told, moved.line, np.nan)
            before = now
    return found


def filled(line: Line) -> NDArray[np.float64] | None:
    """`line` without NaN: straight across gaps, level beyond the ends; None where all is NaN."""
    known = np.flatnonzero(np.isfinite(line))
    if not known.size:
        return None
    return np.interp(np.arange(line.size), known, line[known].astype(np.float64))


def _to_edge(
    bscan: NDArray[np.uint8],
    lines: Lines,
    which: int,
    span: slice,
    start: NDArray[np.float64],
    reach: NDArray[np.float64],
    *,
    rises: bool,
    z_um: float,
) -> Moved:
    """The strongest edge of the span within `reach` rows of `start`, both (width,)."""
    height, width = bscan.shape
    wide = slice(max(span.start - MARGIN, 0), min(span.stop + MARGIN, width))
    picture = bscan[:, wide].astype(np.float32)[None] / np.float32(255)
    edges = edge_strength(picture, z_um)
    strength = np.clip(edges if rises else -edges, 0, None).astype(np.float32)
    inside = slice(span.start - wide.start, span.stop - wide.start)
    strength, start_in, reach_in = strength[:, :, inside], start[None, span], reach[None, span]
    top = keep_order((start - reach).astype(np.float32), lines, which, height)[None, span]
    bottom = keep_order((start + reach).astype(np.float32), lines, which, height)[None, span]
    row = np.arange(height)[None, :, None]
    band = (row >= np.floor(top[:, None])) & (row <= np.ceil(bottom[:, None]))
    best = float(np.where(band, strength, 0).max()) + 1e-6
    away = (row - start_in[:, None]) / np.maximum(reach_in[:, None], 1.0)
    costs = (1 - strength / best + STAY * np.minimum(away**2, 4)).astype(np.float32)
    path = cheapest_paths(within(costs, top, bottom), step=STEEPEST, bend=BEND)
    seen = _seen(strength, path, float(np.median(np.abs(edges))))
    exact = peak_rows(strength, path.astype(np.float64))[0]
    line, columns = lines[which].copy(), np.zeros(width, np.bool_)
    line[span][seen] = exact[seen].astype(np.float32)
    columns[span] = seen
    ordered = keep_order(line, lines, which, height)
    return Moved(np.where(columns, ordered, lines[which]).astype(np.float32), columns)


def _seen(strength: NDArray[np.float32], path: NDArray[np.int64], noise: float) -> Columns:
    """The columns in which the edge along `path`, smoothed along it, is no noise."""
    along = np.take_along_axis(strength, path[:, None], axis=1)[0, 0].astype(np.float64)
    along = gaussian_filter1d(along, 3.0, mode="nearest")
    seen = along > max(SEEN * float(np.quantile(along, 0.6)), NOISE * noise, 1e-4)
    # the smoothing makes an edge reach beyond its end, where the path leaves it
    return np.asarray(binary_erosion(seen, iterations=BEYOND, border_value=1))
