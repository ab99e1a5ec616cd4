"""From a config to labelled B-scans: which sets, and who validates."""

from __future__ import annotations

import logging
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.files import replacing
from training.datasets.drawings import DatasetError
from training.datasets.oct import OctSample, OctTruth, read_oct_layout, read_oct_sets
from training.datasets.oct.phantoms import drawn_truth
from training.oct.config import OctConfig
from training.oct.patches import OctFrameTruth, change_signal, cut_patch, in_frame
from training.oct.pseudo import pseudo_rows

log = logging.getLogger(__name__)

VALIDATION = Path(__file__).parents[1] / "configs" / "oct-validation.toml"
PHANTOMS = 240  # drawn once and kept


def samples_of(config: OctConfig, *, shared: Path) -> list[OctSample]:
    """All B-scans of the config's sets that label any of its outputs."""
    return [s for s in collect(config, shared=shared) if _labels(s, config)]


def unlabelled(config: OctConfig, *, shared: Path) -> list[OctSample]:
    """All B-scans of the config's sets that label none of its outputs."""
    return [s for s in collect(config, shared=shared) if not _labels(s, config)]


def collect(config: OctConfig, *, shared: Path) -> list[OctSample]:
    """All B-scans of the config's sets, from its `folders` or from the shared collection."""
    found = [
        replace(sample, dataset=name)
        for name, source in config.folders.items()
        if name in config.sets
        for sample in read_oct_layout(source.layout, source.folder)
    ]
    rest = [name for name in config.sets if name not in config.folders]
    return [*found, *read_oct_sets(rest, shared=shared)]


def _labels(sample: OctSample, config: OctConfig) -> bool:
    return bool(set(config.outputs) & {*sample.surfaces, *sample.areas})


def split_of(
    samples: Sequence[OctSample], file: Path = VALIDATION
) -> tuple[list[OctSample], list[OctSample]]:
    """Training and validation B-scans, apart by patient; `file` lists starts of patients' names.

    Sets of one eye are split by starts of the B-scans' names instead.
    """
    told: Mapping[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))["validation"]

    def held(sample: OctSample) -> bool:
        starts = tuple(told.get(sample.dataset, ()))
        one_eye = sample.patient == "eye"
        return (sample.identifier if one_eye else sample.patient).startswith(starts)

    training = [s for s in samples if not held(s)]
    if not training:
        raise DatasetError("No B-scan is left to train on. Name other sets.")
    return training, [s for s in samples if held(s)]


class OctPatches:
    """Draws training patches; the same number always gives the same patch.

    What graph search adds is kept below `cache`.
    """

    def __init__(self, config: OctConfig, samples: Sequence[OctSample], *, cache: Path) -> None:
        self.config = config
        self._cache = cache / "pseudo"
        self.scans = [in_frame(self._read(sample), config, sample.scale) for sample in samples]
        sizes = Counter(sample.dataset for sample in samples)
        chances = np.array([config.sets[s.dataset] / sizes[s.dataset] for s in samples])
        self.chances = chances / chances.sum()
        drawn = PHANTOMS if config.phantoms else 0
        self.drawn = [in_frame(drawn_truth(seed), config, None) for seed in range(drawn)]

    def __call__(self, number: int) -> tuple[Tensor, Tensor, Tensor]:
        """Image (3, rows, columns) in [0, 1], surfaces (n, columns), areas (m, rows, columns).

        Unknown rows are NaN, unknown pixels of areas -1.
        """
        rng = np.random.default_rng([self.config.seed, number])
        spec = self.config.augment
        patch = cut_patch(self._choose(rng), shape=self.config.patch, spec=spec, rng=rng)
        image = torch.from_numpy(change_signal(patch.image, rng)).float() / 255
        areas = torch.from_numpy(patch.areas).float()
        return (
            image[None].expand(3, -1, -1).contiguous(),
            torch.from_numpy(patch.surfaces),
            torch.where(areas > 1, -1.0, areas),
        )

    def _read(self, sample: OctSample) -> OctTruth:
        truth = sample.read()
        if truth.surfaces or not self.config.pseudo:
            return truth
        file = self._cache / f"{sample.name.replace('/', '-')}.npz"
        if not file.is_file():
            found = pseudo_rows(truth.image, sample.scale)
            with replacing(file) as unfinished, unfinished.open("wb") as handle:
                np.savez(handle, allow_pickle=False, **found)
        with np.load(file) as kept:
            rows = {key: kept[key] for key in self.config.pseudo if key in kept}
        return replace(truth, surfaces=rows)

    def _choose(self, rng: np.random.Generator) -> OctFrameTruth:
        if self.drawn and rng.random() < self.config.phantoms:
            return self.drawn[int(rng.integers(len(self.drawn)))]
        return self.scans[int(rng.choice(len(self.scans), p=self.chances))]
