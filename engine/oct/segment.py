"""Segment an OCT volume: surfaces and areas of every B-scan, on the volume's own grid."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.layers import Layer, Mask, Provenance, Segmentation, Surface
from engine.oct.frame import columns_from_frame, rows_from_frame
from engine.oct.graph import SURFACES, find_surfaces
from engine.oct.parts import Part, ScansFound, nothing_of
from engine.oct.quality import quality_of
from engine.oct.suitability import judge
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.registry import DEFAULT_OCT, GRAPH_SEARCH, ModelCard, model_card

if TYPE_CHECKING:
    from engine.runtime.oct_predictor import OctEvidence, OctPredictor

SMALLEST_AREA = 30  # pixels: smaller pieces of fluid are noise


def segment(
    volume: OctVolume,
    *,
    model: str = DEFAULT_OCT,
    structures: Collection[str] | None = None,
    device: str = "auto",
    runtime: str = "auto",
    progress: Progress = silent,
    cancel: Cancel = never,
    part: Part = nothing_of,
) -> Segmentation:
    """Surfaces and areas of `volume`: the given `structures`, or all that the model covers.

    Surfaces keep their order in every column, and are NaN where the model does not see them. With
    `model` "graph-search" they are found without a network (`engine.oct.graph`). `notices` say so
    where the volume looks like no OCT, or its quality is low. `part` gets each B-scan once it is
    done. `runtime` is that of `engine.runtime.runtimes`.

    Raises ModelError (no such model, device or runtime, damaged weights, not enough memory),
    Cancelled.
    """
    if model == GRAPH_SEARCH:
        return _without_network(volume, structures, progress, cancel, part)
    from engine.runtime.oct_predictor import load_oct_predictor  # torch starts here

    started = time.perf_counter()
    card = model_card(model)
    covered = (*card.surfaces, *card.structures)
    wanted = tuple(structures if structures is not None else covered)
    progress(0.0, "loading the model")
    predictor = load_oct_predictor(card, device, runtime)
    shape = (volume.scans, volume.height, volume.width)
    rows = np.full((len(card.surfaces), volume.scans, volume.width), np.nan, np.float32)
    confidence = np.zeros_like(rows)
    masks = np.zeros((len(card.structures), *shape), np.bool_)
    for scan in range(volume.scans):
        raise_if_cancelled(cancel)
        progress(scan / volume.scans, f"B-scan {scan + 1} of {volume.scans}")
        evidence = predictor.predict(volume.shown(scan), volume.scale)
        rows[:, scan], confidence[:, scan] = _surfaces(evidence, predictor, volume, scan)
        masks[:, scan] = _areas(evidence, predictor, rows[:, scan], volume)
        part(_part_of(card, wanted, rows, masks, scan))
    progress(1.0, "done")
    settings = (
        *predictor.settings(),
        *((f"threshold_{key}", f"{value:g}") for key, value in card.thresholds),
    )
    made = Provenance(f"model:{card.name}", card.sha256, settings, datetime.now(UTC))
    return Segmentation(
        layers=tuple(
            Layer(key, masks[number], made)
            for number, key in enumerate(card.structures)
            if key in wanted
        ),
        surfaces=tuple(
            Surface(key, rows[number], made, confidence[number])
            for number, key in enumerate(card.surfaces)
            if key in wanted
        ),
        probabilities=MappingProxyType({}),
        model=card.name,
        model_sha256=card.sha256,
        settings=settings,
        seconds=time.perf_counter() - started,
        notices=notices_of(volume),
        not_covered=tuple(key for key in wanted if key not in covered),
    )


def _without_network(
    volume: OctVolume,
    structures: Collection[str] | None,
    progress: Progress,
    cancel: Cancel,
    part: Part,
) -> Segmentation:
    started = time.perf_counter()
    surfaces = find_surfaces(volume, progress=progress, cancel=cancel, part=part)
    wanted = tuple(structures if structures is not None else SURFACES)
    return Segmentation(
        layers=(),
        surfaces=tuple(each for each in surfaces if each.structure in wanted),
        model=GRAPH_SEARCH,
        seconds=time.perf_counter() - started,
        notices=notices_of(volume),
        not_covered=tuple(key for key in wanted if key not in SURFACES),
    )


def _part_of(
    card: ModelCard,
    wanted: Collection[str],
    rows: NDArray[np.float32],
    masks: NDArray[np.bool_],
    scan: int,
) -> ScansFound:
    surfaces = {key: rows[n, [scan]] for n, key in enumerate(card.surfaces) if key in wanted}
    areas = {key: masks[n, [scan]] for n, key in enumerate(card.structures) if key in wanted}
    return ScansFound(range(scan, scan + 1), surfaces, areas)


def notices_of(volume: OctVolume) -> tuple[str, ...]:
    """What a person must know of the volume before relying on anything found in it."""
    return tuple(filter(None, (judge(volume).notice, quality_of(volume).warning)))


def _surfaces(
    evidence: OctEvidence, predictor: OctPredictor, volume: OctVolume, scan: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Rows and confidence (surfaces, width) on the B-scan's own grid."""
    card = predictor.card
    least = np.array([card.threshold(key) for key in card.surfaces])[:, None]
    seen = np.where(evidence.confidence >= least, evidence.rows, np.nan).astype(np.float32)
    rows = rows_from_frame(seen, evidence.frame)
    confidence = columns_from_frame(evidence.confidence, evidence.frame)
    recorded = recorded_columns(volume, scan)
    rows[:, ~recorded] = np.nan
    return rows, np.where(recorded, confidence, 0).astype(np.float32)


def recorded_columns(volume: OctVolume, scan: int) -> NDArray[np.bool_]:
    """Columns in which the device recorded anything."""
    return np.asarray(np.nan_to_num(volume.bscans[scan].astype(np.float32)).any(axis=0))


def _areas(
    evidence: OctEvidence,
    predictor: OctPredictor,
    rows: NDArray[np.float32],
    volume: OctVolume,
) -> NDArray[np.bool_]:
    """Masks (areas, height, width) of what lies between the first and the last surface."""
    card = predictor.card
    size = (volume.width, volume.height)
    index = np.arange(volume.height, dtype=np.float32)[:, None]
    retina = ~((index < rows[0]) | (index > rows[-1]))  # NaN bounds nothing
    found = []
    for key, chance in zip(card.structures, evidence.areas, strict=True):
        grown = cv2.resize(chance, size, interpolation=cv2.INTER_LINEAR)
        found.append(without_specks((grown >= card.threshold(key)) & retina))
    return np.array(found, np.bool_).reshape(-1, volume.height, volume.width)


def without_specks(mask: Mask) -> Mask:
    """Without pieces of fewer than SMALLEST_AREA pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= SMALLEST_AREA
    kept[0] = False
    return np.asarray(kept[labels])
