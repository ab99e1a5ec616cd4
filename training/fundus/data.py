"""From a config to photographs: which sets, which split, which share, in which frame."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.files import replacing, write_bytes
from training.datasets.drawings import DatasetError
from training.datasets.frames import TrainingFrame, load_frame
from training.datasets.layouts import read_layout
from training.datasets.manifest import read_manifest
from training.datasets.sample import Sample, labels
from training.datasets.split import Split, signature, split_samples, subset
from training.fundus.config import ExpertConfig, Source

log = logging.getLogger(__name__)

PHOTOGRAPHS = "photographs.json"


def samples_of(config: ExpertConfig, *, shared: Path) -> list[Sample]:
    """All photographs of the config's sets that label any of its outputs.

    Raises DatasetError where a set is not there.
    """
    found = collect(config.sets, config.folders, shared=shared)
    wanted = [s for s in found if any(labels(s, key) for key in config.outputs)]
    missing = set(config.sets) - {sample.dataset for sample in wanted}
    if missing:
        raise DatasetError(
            f"No photographs of {', '.join(sorted(missing))} that label any of "
            f"{', '.join(config.outputs)}. Correct the sets or the folders in the config."
        )
    return wanted


def collect(names: Iterable[str], folders: Mapping[str, Source], *, shared: Path) -> list[Sample]:
    """All photographs of the named sets, from their `folders` or from the shared collection."""
    wanted = set(names)
    found = [
        sample
        for name, source in folders.items()
        if name in wanted
        for sample in read_layout(source.layout, source.folder, name=name)
    ]
    rest = wanted - set(folders)
    if rest:
        found += [sample for sample in read_manifest(shared) if sample.dataset in rest]
    return found


def split_of(
    config: ExpertConfig, *, shared: Path, cache: Path, held_out: str | None = None
) -> Split:
    """Training and validation samples among the config's sets, `fraction` of the former.

    `held_out` names a set that validates as a whole, and alone.
    """
    samples = samples_of(config, shared=shared)
    validation = None
    if held_out is not None:
        validation = [sample for sample in samples if sample.dataset == held_out]
    split = split_samples(samples, signatures(samples, cache), validation=validation)
    for name in split.leaking:
        log.info("left out, it is also in validation: %s", name)
    training = subset(split.training, config.fraction, seed=config.seed)
    log.info("%d train, %d validate", len(training), len(split.validation))
    if not training:
        raise DatasetError("No photograph is left to train on. Add data or name other sets.")
    return Split(training, split.validation, split.leaking)


def frames_of(
    samples: Sequence[Sample], config: ExpertConfig, *, cache: Path
) -> list[TrainingFrame]:
    """The samples as the config's pass sees them."""
    return [
        load_frame(sample, structures=config.outputs, view=config.view, cache=cache)
        for sample in samples
    ]


def keep_photographs(samples: Sequence[Sample], folder: Path, *, earlier: Path) -> None:
    """Write down what a run learns from, with what the run that it continues had learned from."""
    told = {sample.name: sample.dataset for sample in samples}
    told = {**(photographs_of(earlier) or {}), **told}
    write_bytes(folder / PHOTOGRAPHS, json.dumps(told, indent=1).encode("utf-8"))


def photographs_of(folder: Path) -> dict[str, str] | None:
    """Name and set of every photograph that the run in `folder` has learned from."""
    file = folder / PHOTOGRAPHS
    if not file.is_file():
        return None
    told: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return told


def signatures(samples: Sequence[Sample], cache: Path) -> dict[str, NDArray[np.float32]]:
    """Every sample's signature by its name, kept in `cache`/signatures.npz."""
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / "signatures.npz"
    known = dict(np.load(file)) if file.is_file() else {}
    keys = {sample.name: _key(sample) for sample in samples}
    missing = [sample for sample in samples if keys[sample.name] not in known]
    if missing:
        known |= {keys[sample.name]: signature(sample) for sample in missing}
        with replacing(file) as unfinished, unfinished.open("wb") as handle:
            np.savez(handle, **known)
    return {name: known[key] for name, key in keys.items()}


def _key(sample: Sample) -> str:
    stamp = sample.image.stat().st_mtime_ns if sample.image.is_file() else 0
    return f"{sample.name} {sample.image.resolve()} {stamp}".replace("/", "|")
