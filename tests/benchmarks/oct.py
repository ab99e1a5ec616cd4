"""How quick OCT is on drawn scans; how good it is, from the model's card."""

from __future__ import annotations

from engine.oct.measure import measure
from engine.oct.segment import segment
from engine.runtime.registry import DEFAULT_OCT, GRAPH_SEARCH, model_card
from engine.taxonomy import structure
from tests.benchmarks import oct_correcting
from tests.benchmarks.engine import best_of
from tests.benchmarks.rows import Row
from training.phantoms.oct import draw_oct

SCANS = 61


def rows() -> list[Row]:
    """All figures of OCT."""
    scan = draw_oct((1, 496, 768), seed=1).volume
    volume = draw_oct((SCANS, 496, 768), seed=1).volume
    segment(scan)
    found = segment(volume)
    return [
        Row("B-scan 496×768, surfaces and fluid", best_of(lambda: segment(scan)), "s", "≤ 0.35"),
        Row(f"volume of {SCANS} such B-scans", found.seconds, "s", "≤ 20"),
        Row(
            "B-scan 496×768, graph search",
            best_of(lambda: segment(scan, model=GRAPH_SEARCH)),
            "s",
            "≤ 1",
        ),
        Row("measure the volume", best_of(lambda: measure(volume, found)), "s"),
        *oct_correcting.rows(),
        *_scores(),
    ]


def _scores() -> list[Row]:
    return [
        Row(
            f"{structure(score.structure).title}, {score.data}, {score.measure} "
            f"({score.images} scans)",
            score.value,
            "",
        )
        for score in model_card(DEFAULT_OCT).scores
    ]
