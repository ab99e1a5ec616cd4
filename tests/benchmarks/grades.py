"""`python -m tests.benchmarks.grades [MODEL]`: grades by rules against a person's, on IDRiD.

Writes docs/grades-measured.md. The photographs are those of IDRiD that no training sees
(training/configs/fundus-validation.toml); of them, those that show up among the lesions' training
photographs in another encoding are left out. Needs the shared collection (RETSAM_SHARED) and a
model that covers the lesions of ICDR's first grades.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.biomarkers import measure
from engine.errors import EngineError
from engine.fundus import segment
from engine.grading import Trace, grade
from engine.metrics import confusion, kappa
from engine.runtime.registry import DEFAULT_FUNDUS, model_card
from training.datasets.manifest import read_manifest
from training.datasets.sample import Sample, read_photograph
from training.datasets.split import SAME_PICTURE, signature, validation_samples

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "grades-measured.md"
NEEDED = ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate")
SCHEMES = {"icdr": ("dr_grade", 5), "dme": ("dme_risk", 3)}
DRAWS = 2000


@dataclass(frozen=True)
class Graded:
    """One photograph: the person's grades and the traces, by scheme."""

    name: str
    truth: dict[str, int]
    traces: dict[str, Trace]


def main() -> None:
    """Segment, measure and grade every photograph, then write the page."""
    model = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_FUNDUS
    missing = set(NEEDED) - set(model_card(model).structures)
    if missing:
        raise EngineError(f"{model} does not cover {', '.join(sorted(missing))}.")
    shared = Path(os.environ.get("RETSAM_SHARED", ROOT.parent / "shared"))
    samples, left_out = _unseen(read_manifest(shared))
    truth = _truth(shared)
    graded = [_graded(sample, truth[sample.identifier], model) for sample in samples]
    PAGE.write_text("\n".join(_page(graded, model, left_out)) + "\n", encoding="utf-8")
    print(PAGE)


def _unseen(samples: list[Sample]) -> tuple[list[Sample], int]:
    """Graded photographs that validate and are no lesion training picture, and how many were."""
    held = validation_samples(samples)
    graded = [sample for sample in held if sample.dataset == "idrid_landmarks"]
    names = {sample.name for sample in held}
    trained = [
        sample
        for sample in samples
        if sample.dataset == "idrid_lesions" and sample.name not in names
    ]
    seen = np.stack([signature(sample) for sample in trained])
    fresh = [each for each in graded if float((seen @ signature(each)).max()) <= SAME_PICTURE]
    return fresh, len(graded) - len(fresh)


def _truth(shared: Path) -> dict[str, dict[str, int]]:
    manifest = shared / "data" / "fundus" / "manifest.csv"
    with manifest.open(newline="", encoding="utf-8") as file:
        return {
            row["id"]: {scheme: int(row[column]) for scheme, (column, _) in SCHEMES.items()}
            for row in csv.DictReader(file)
            if row["dataset"] == "idrid_landmarks"
        }


def _graded(sample: Sample, truth: dict[str, int], model: str) -> Graded:
    image = read_photograph(sample)
    segmentation = segment(image, model=model, device="cpu")
    traces = {trace.scheme: trace for trace in grade(measure(image, segmentation))}
    return Graded(sample.name, truth, traces)


def _page(graded: Sequence[Graded], model: str, left_out: int) -> Iterator[str]:
    yield "# Grades by rules against a person's grades\n"
    yield (
        f"Made by `python -m tests.benchmarks.grades` with {model} on {len(graded)} photographs of "
        "IDRiD that no training saw "
        f"({left_out} more were left out, as they are lesion training photographs in another "
        "encoding). The photographs are copies 640 px wide: a microaneurysm is one or two pixels "
        "there and mostly lost, and one camera took all of them. Lesions count from a number on "
        "that the model's card gives; it was set on validation photographs without lesions, those "
        "of grade 0 here among them, so that their row says less than the others. "
        "A grade that is open upwards (“at least”) counts as the grade that was reached.\n"
    )
    for scheme, (_, grades) in SCHEMES.items():
        yield from _scheme(graded, scheme, grades)


def _scheme(graded: Sequence[Graded], scheme: str, grades: int) -> Iterator[str]:
    told = [each for each in graded if each.traces[scheme].grade is not None]
    truth = [each.truth[scheme] for each in told]
    found = [int(each.traces[scheme].grade or 0) for each in told]
    title = next(each.traces[scheme].title for each in graded)
    yield f"## {title}\n"
    yield f"Judged: {len(told)} of {len(graded)}.\n"
    if not told:
        return
    yield "| agreement | value | 95 % interval |\n|---|---|---|"
    same = float(np.mean(np.equal(truth, found)))
    yield f"| same grade | {100 * same:.0f} % | |"
    for name, weights in (("kappa", "none"), ("kappa, quadratic weights", "quadratic")):
        value = kappa(truth, found, grades=grades, weights=weights)
        low, high = _interval(truth, found, grades=grades, weights=weights)
        shown = "–" if value is None else f"{value:.2f}"
        yield f"| {name} | {shown} | {low:.2f} to {high:.2f} |"
    yield f"\n| person \\ rule | {' | '.join(str(grade) for grade in range(grades))} |"
    yield "|---" * (grades + 1) + "|"
    for number, row in enumerate(confusion(truth, found, grades=grades)):
        yield f"| {number} | {' | '.join(str(count) for count in row)} |"
    yield ""


def _interval(
    truth: Sequence[int], found: Sequence[int], *, grades: int, weights: str
) -> tuple[float, float]:
    """95 % interval by resampling photographs (percentile bootstrap)."""
    rng, pairs = np.random.default_rng(0), np.column_stack([truth, found])
    values = []
    for _ in range(DRAWS):
        one, two = pairs[rng.integers(0, len(pairs), len(pairs))].T
        value = kappa(one.tolist(), two.tolist(), grades=grades, weights=weights)
        if value is not None:
            values.append(value)
    low, high = np.percentile(values, [2.5, 97.5]) if values else (np.nan, np.nan)
    return float(low), float(high)


if __name__ == "__main__":
    main()
