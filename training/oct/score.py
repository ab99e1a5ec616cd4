"""How well an OCT model does on B-scans that no training saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.oct.segment import SMALLEST_AREA, segment
from training.datasets.oct import OctSample, OctTruth

RETINA = ("ilm", "bm")


@dataclass(frozen=True)
class ScanScore:
    """One figure of one B-scan. `value` is NaN where the truth has nothing to compare with."""

    dataset: str
    person: str
    name: str
    structure: str
    measure: str
    value: float

    def as_row(self) -> dict[str, str | float]:
        """For a table or a JSON file."""
        return asdict(self)


def volume_of(sample: OctSample, truth: OctTruth) -> OctVolume:
    """The B-scan as a volume of one."""
    return OctVolume(truth.image[None], "", "", name=sample.name, scale=sample.scale)


def score_scan(sample: OctSample, *, model: str, device: str = "cpu") -> list[ScanScore]:
    """Mean distance and share of labelled columns covered by surface; overlap by area.

    Of the retina from ILM to BM: how far its mean thickness is off, in µm.
    """
    truth = sample.read()
    found = segment(volume_of(sample, truth), model=model, device=device)
    return [
        *_of_surfaces(sample, truth, found),
        *_of_thickness(sample, truth, found),
        *_of_areas(sample, truth, found),
    ]


def _of_surfaces(sample: OctSample, truth: OctTruth, found: Segmentation) -> list[ScanScore]:
    scores = []
    for surface in found.surfaces:
        key = surface.structure
        if key not in truth.surfaces:
            continue
        drawn = truth.mean_rows(key)
        off = np.abs(surface.rows[0] - drawn)
        labelled, both = np.isfinite(drawn), np.isfinite(off)
        if labelled.any():
            distance = float(off[both].mean()) if both.any() else float("nan")
            scores.append(_score(sample, key, "boundary MAE, px", distance))
            scores.append(_score(sample, key, "coverage", both.sum() / labelled.sum()))
    return scores


def _of_thickness(sample: OctSample, truth: OctTruth, found: Segmentation) -> list[ScanScore]:
    upper, lower = found.surface("ilm"), found.surface("bm")
    if sample.scale is None or upper is None or lower is None or {*RETINA} - {*truth.surfaces}:
        return []
    drawn = truth.mean_rows("bm") - truth.mean_rows("ilm")
    off = lower.rows[0] - upper.rows[0] - drawn
    if not np.isfinite(off).any():
        return []
    error = abs(float(np.nanmean(off))) * sample.scale.z_um
    return [_score(sample, "bm", "error of mean thickness from ILM, µm", error)]


def _of_areas(sample: OctSample, truth: OctTruth, found: Segmentation) -> list[ScanScore]:
    scores = []
    for layer in found.layers:
        key = layer.structure
        if key not in truth.areas:
            continue
        mask, known = truth.areas[key]
        there, true = layer.mask[0] & known, mask & known
        scores.append(_score(sample, key, "pixels found", there.sum()))
        scores.append(_score(sample, key, "pixels true", true.sum()))
        scores.append(_score(sample, key, "pixels in both", (there & true).sum()))
    return scores


def _score(sample: OctSample, structure: str, measure: str, value: float) -> ScanScore:
    return ScanScore(sample.dataset, sample.person, sample.name, structure, measure, float(value))


@dataclass(frozen=True)
class AreaScore:
    """One area over the scans of a set."""

    pooled_dice: float  # over all pixels of all scans
    mean_dice: float  # over the scans that have any
    scans: int
    empty: int  # scans without any
    false: int  # of these, with more than SMALLEST_AREA pixels found


def area_score(scores: Sequence[ScanScore], dataset: str, structure: str) -> AreaScore:
    """The area's overlap on one set."""
    chosen = [s for s in scores if s.dataset == dataset and s.structure == structure]

    def values(measure: str) -> dict[str, float]:
        return {s.name: s.value for s in chosen if s.measure == measure}

    found, true, both = (values(f"pixels {word}") for word in ("found", "true", "in both"))
    with_any = [name for name, count in true.items() if count]
    without = [name for name, count in true.items() if not count]
    total = sum(found.values()) + sum(true.values())
    each = [2 * both[name] / (found[name] + true[name]) for name in with_any]
    return AreaScore(
        pooled_dice=2 * sum(both.values()) / total if total else float("nan"),
        mean_dice=float(np.mean(each)) if each else float("nan"),
        scans=len(true),
        empty=len(without),
        false=sum(found[name] > SMALLEST_AREA for name in without),
    )
