"""The largest lesions, one by one, so that each can be found again."""

from __future__ import annotations

import numpy as np
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from engine.biomarkers.components import Component, places
from engine.biomarkers.regions import LESIONS, pieces_of
from engine.report.case import Case, Look
from engine.report.style import GAP, SOFT, WIDTH, bare, ruled, text
from engine.taxonomy import structure

MOST = 24  # lesions that are listed; all are in measurements and in the window
HALF = (WIDTH - GAP) / 2


def lesion_list(case: Case, look: Look) -> list[Flowable]:
    """The largest lesions with place, size and distance to the fovea; empty without any."""
    every = [
        piece
        for key in LESIONS
        if case.segmentation.layer(key)
        for piece in pieces_of(case.anatomy, key) or ()
    ]
    if not every:
        return []
    largest = sorted(every, key=lambda piece: -piece.area)[:MOST]
    half = -(-len(largest) // 2)
    left, right = (
        _table(case, look, part, first=first)
        for part, first in ((largest[:half], 1), (largest[half:], half + 1))
    )
    hidden = len(every) - len(largest)
    title = look.words(f"Largest lesions, {len(largest)} of {len(every)}")
    more = [text(look.words(f"{hidden} smaller ones are not listed."), size=6.8, colour=SOFT)]
    return [
        Spacer(1, 3 * mm),
        text(title, size=8, bold=True),
        Spacer(1, 1 * mm),
        bare([[left, "", right]], [HALF, GAP, HALF]),
        *(more if hidden else []),
    ]


def _table(case: Case, look: Look, pieces: list[Component], *, first: int) -> Flowable | str:
    if not pieces:
        return ""
    say, width = look.words, case.anatomy.geometry.scale
    unit = "µm" if width else "px"
    head = ["", say("Lesion"), "x, y", f"{say('Size')} {unit}", f"{say('to fovea')} {unit}"]
    rows: list[list[object]] = [
        [text(word, size=6.6, bold=True, right=at > 1) for at, word in enumerate(head)]
    ]
    factor = width.x_um if width else 1.0
    away = _distances(case, pieces)
    for number, (piece, distance) in enumerate(zip(pieces, away, strict=True), start=first):
        x, y = piece.centroid
        cells = (
            str(number),
            say(structure(piece.structure).title),
            f"{x:.0f}, {y:.0f}",
            f"{piece.diameter * factor:.0f}",
            "–" if distance is None else f"{distance * factor:.0f}",
        )
        rows.append([text(cell, size=6.6, right=at > 1) for at, cell in enumerate(cells)])
    widths = [7 * mm, HALF - 62 * mm, 22 * mm, 13 * mm, 20 * mm]
    return ruled(rows, widths)


def _distances(case: Case, pieces: list[Component]) -> list[float | None]:
    """From each lesion's centre to the fovea in isotropic pixels; None without a fovea."""
    fovea = case.anatomy.fovea
    if isinstance(fovea, str):
        return [None] * len(pieces)
    centres = case.anatomy.geometry.from_image(places(tuple(pieces)))
    return [float(each) for each in np.hypot(*(centres - fovea).T)]
