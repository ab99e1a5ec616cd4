"""Improve the model on people's drawings, as if a reader had corrected photographs so.

`python -m tests.benchmarks.improving` prints tables for docs/training.md: IDRiD's lesions, and
ARIA's vessels, whose annotators draw less than the model finds. The photographs are those that no
training saw; a third of the persons among them is left out again and scored.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from engine.improvement import PARTS, Improved, Report
from engine.runtime.registry import DEFAULT_FUNDUS, model_card, told_of
from engine.writers.dataset import DatasetCase, write_case
from training.commands import shared_folder
from training.datasets.manifest import read_manifest
from training.datasets.sample import Sample, read_photograph, read_truth
from training.datasets.split import validation_samples
from training.fundus.corrections import FromFolder
from training.fundus.improve import Order, improve

STUDIES = (("idrid_lesions", "lesions"), ("aria", "vessels"))
MOST = 24  # photographs


def main() -> None:
    """One table a study."""
    for dataset, part in STUDIES:
        _study(dataset, part)


def _study(dataset: str, part: str) -> None:
    """Write the corrections, improve, and compare."""
    keys = PARTS[part]
    with tempfile.TemporaryDirectory(prefix="retsam-improving-") as made:
        folder = Path(made) / "corrected"
        for sample in _unseen(dataset)[:MOST]:
            image = read_photograph(sample)
            truth = read_truth(sample, keys, (image.height, image.width))
            masks = {key: mask for key, (mask, _) in truth.items()}
            write_case(folder, DatasetCase(sample.identifier, image, masks, patient=sample.person))
        work = Path(made) / "work"
        work.mkdir()
        result = improve(Order(part), FromFolder(folder), work=work, tell=_tell)
    print(f"{dataset}: learned from {result.learned_from}, scored on {result.left_out}.\n")
    print("| structure | measure | before | after | change, 95 % | photographs |")
    print("|---|---|---|---|---|---|")
    for row in result.compared:
        print(
            f"| {row.structure} | {row.measure} | {row.before:.3f} | {row.after:.3f} "
            f"| {row.low:+.3f} to {row.high:+.3f} | {row.cases} |"
        )


def _unseen(dataset: str) -> list[Sample]:
    """The photographs of a set that the model never learned from."""
    samples = read_manifest(shared_folder())
    trained = {entry["set"] for entry in told_of(model_card(DEFAULT_FUNDUS))["data"]}
    if dataset in trained:
        samples = validation_samples(samples)
    return [sample for sample in samples if sample.dataset == dataset]


def _tell(report: Report) -> None:
    if not isinstance(report, Improved):
        print(report, flush=True)


if __name__ == "__main__":
    main()
