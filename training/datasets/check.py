"""What is there to train on, and what must be refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.table import Table

from training.datasets.drawings import DatasetError
from training.datasets.frames import field_of
from training.datasets.sample import TEST, TRAINING, VALIDATION, Sample, read_photograph, read_truth
from training.datasets.split import SAME_PICTURE, signature


@dataclass(frozen=True)
class Refusal:
    """A photograph that may not be trained on, and why, in a sentence."""

    sample: Sample
    reason: str


@dataclass(frozen=True)
class CheckResult:
    """Every photograph that was looked at, and those that are refused."""

    samples: tuple[Sample, ...]
    refused: tuple[Refusal, ...]


def check(samples: Sequence[Sample]) -> CheckResult:
    """Decode every photograph and mask; find what is broken, and pictures in two splits."""
    refused: list[Refusal] = []
    looks: dict[str, NDArray[np.float32]] = {}
    for sample in samples:
        try:
            _check_one(sample)
            looks[sample.name] = signature(sample)
        except DatasetError as error:
            refused.append(Refusal(sample, str(error)))
    refused += _in_two_splits(samples, looks)
    return CheckResult(tuple(samples), tuple(refused))


def _check_one(sample: Sample) -> None:
    image = read_photograph(sample)
    field_of(sample, image)  # raises where the picture is blank
    truth = read_truth(sample, tuple(sample.masks), (image.height, image.width))
    for key, (x, y) in sample.landmarks.items():
        if not (0 <= x < image.width and 0 <= y < image.height):
            raise DatasetError(
                f"{sample.name}: the {key} at ({x:.0f}, {y:.0f}) lies outside the photograph of "
                f"{image.width} × {image.height} pixels. Give it in this photograph's pixels."
            )
    if "optic_cup" in truth and "optic_disc" in truth:
        cup, disc = truth["optic_cup"][0], truth["optic_disc"][0]
        if (cup & ~disc).sum() > 0.1 * max(1, cup.sum()):
            raise DatasetError(
                f"{sample.name}: a tenth of the cup or more lies outside the disc. Check that the "
                "disc's mask holds the whole disc, the cup included."
            )


def _in_two_splits(
    samples: Sequence[Sample], looks: Mapping[str, NDArray[np.float32]]
) -> Iterator[Refusal]:
    """Photographs that look alike and stand in different published splits; the trained one goes."""
    known = [sample for sample in samples if sample.name in looks and sample.split]
    if not known:
        return
    vectors = np.stack([looks[sample.name] for sample in known])
    alike = vectors @ vectors.T > SAME_PICTURE
    order = {TRAINING: 0, VALIDATION: 1, TEST: 2}
    for number, sample in enumerate(known):
        for other in np.flatnonzero(alike[number]):
            if order[known[other].split] > order[sample.split]:
                yield Refusal(
                    sample,
                    f"{sample.name} ({sample.split}) is the same photograph as "
                    f"{known[other].name} ({known[other].split}). Leave one of them out.",
                )
                break


def as_table(result: CheckResult) -> Table:
    """One row a set: photographs, their splits, how many label what, how many are refused."""
    table = Table(title="Photographs to train on")
    for title in ("set", "photographs", "persons", "training", "validation", "test"):
        table.add_column(title, justify="left" if title == "set" else "right")
    table.add_column("labels")
    table.add_column("refused", justify="right")
    sets: dict[str, list[Sample]] = defaultdict(list)
    for sample in result.samples:
        sets[sample.dataset].append(sample)
    refused = Counter(refusal.sample.dataset for refusal in result.refused)
    for name, members in sets.items():
        splits = Counter(sample.split for sample in members)
        keys = Counter(key for sample in members for key in (*sample.masks, *sample.landmarks))
        table.add_row(
            name,
            str(len(members)),
            str(len({sample.person for sample in members})),
            *(str(splits[split] or "") for split in (TRAINING, VALIDATION, TEST)),
            ", ".join(f"{key} {count}" for key, count in sorted(keys.items())),
            str(refused[name] or ""),
        )
    return table
