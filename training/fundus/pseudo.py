"""Stage 2a: experts label what nobody has labelled, where they are sure."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import nn

from engine.fundus.frame import (
    Frame,
    frame_around,
    frame_of,
    map_to_image,
    photograph_to_frame,
)
from engine.layers import FieldOfView, Mask
from engine.taxonomy import structures as taxonomy
from engine.writers.dataset import DatasetCase, read_rows, write_case
from training.datasets.frames import field_of
from training.datasets.sample import (
    TRAINING,
    Sample,
    is_lesion,
    labels,
    read_photograph,
    read_truth,
)
from training.datasets.split import split_samples
from training.fundus.config import ExpertConfig, Source, read_config, read_sources
from training.fundus.data import collect, signatures
from training.fundus.networks import load_averaged
from training.fundus.score import THRESHOLD, probabilities, tile_of

log = logging.getLogger(__name__)

PEAK = 0.5  # probability of a landmark from which it counts


@dataclass(frozen=True)
class PseudoConfig:
    """Which experts label which sets, and how sure they must be.

    A pixel is known where its probability is at least `confidence`, or at most 1 − `confidence`;
    the others are questionable and teach nothing. A mask is kept where the mean probability of its
    pixels is at least `trust`; an empty one only of a lesion. What people have drawn stays.
    """

    name: str
    experts: tuple[Path, ...]
    sets: tuple[str, ...]
    confidence: float = 0.9
    trust: float = 0.8
    folders: Mapping[str, Source] = field(default_factory=dict)


def read_pseudo_config(path: Path) -> PseudoConfig:
    """Read one TOML file; experts and folders are relative to it."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return PseudoConfig(
        **{
            **told,
            "experts": tuple(path.parent / name for name in told["experts"]),
            "sets": tuple(told["sets"]),
            "folders": read_sources(told.get("folders", {}), path.parent),
        }
    )


def run(config: PseudoConfig, *, shared: Path, runs: Path) -> Path:
    """Write the dataset folder `runs`/<name>; returns it. Started again, it goes on.

    Photographs that validate or test, and pictures that look like one of those, are left out.
    """
    folder = runs / config.name
    samples = collect(config.sets, config.folders, shared=shared)
    training = split_samples(samples, signatures(samples, runs / "cache")).training
    experts = [
        (expert, load_averaged(expert, runs / expert.name / "averaged.pt"))
        for expert in map(read_config, config.experts)
    ]
    done = {row["id"] for row in read_rows(folder)}
    for number, sample in enumerate(training, start=1):
        if identifier_of(sample) not in done:
            write_case(folder, label(sample, experts, config))
            log.info("%d of %d: %s", number, len(training), sample.name)
    return folder


def identifier_of(sample: Sample) -> str:
    """A file's name that is unique among several sets."""
    return re.sub(r"[^\w.\-]", "-", f"{sample.dataset}_{sample.identifier}")


def label(
    sample: Sample, experts: Sequence[tuple[ExpertConfig, nn.Module]], config: PseudoConfig
) -> DatasetCase:
    """The sample with what people drew, and beside it what the experts are sure of."""
    image = read_photograph(sample)
    shape = (image.height, image.width)
    field_ = field_of(sample, image)
    drawn = read_truth(sample, tuple(key for key in taxonomy() if key in sample.masks), shape)
    masks = {key: mask for key, (mask, _) in drawn.items()}
    undecided = {key: ~known for key, (_, known) in drawn.items() if not known.all()}
    landmarks = dict(sample.landmarks)
    by_model = []
    for expert, network in experts:
        missing = [
            key
            for key in expert.outputs
            if key not in (*masks, *landmarks) and not labels(sample, key)
        ]
        frame = _frame(expert, field_, masks)
        if not missing or frame is None:
            continue
        maps = _maps(network.eval(), photograph_to_frame(image.rgb8(), field_, frame), expert)
        for key, shares in zip(expert.outputs, maps, strict=True):
            if key not in missing:
                continue
            if key in expert.landmarks:
                row, column = np.unravel_index(int(shares.argmax()), shares.shape)
                if shares[row, column] >= PEAK:
                    landmarks[key] = frame.point_to_image(float(column), float(row))
                continue
            found = _decide(map_to_image(shares, frame, shape), key, config)
            if found is not None:
                masks[key], undecided[key] = found[0], found[1] & field_.mask
                by_model.append(key)
    return DatasetCase(
        identifier_of(sample),
        sample.image if _is_picture(sample.image) else image,
        masks,
        landmarks=landmarks,
        questionable={key: mask for key, mask in undecided.items() if mask.any()},
        by_model=tuple(by_model),
        patient=sample.person,
        eye=sample.eye,
        split=TRAINING,
        more=_more(sample),
    )


def _decide(
    shares: NDArray[np.float32], key: str, config: PseudoConfig
) -> tuple[Mask, Mask] | None:
    """Mask and questionable pixels; None where the expert is not to be trusted."""
    mask = np.asarray(shares > THRESHOLD)
    trusted = shares[mask].mean() >= config.trust if mask.any() else is_lesion(key)
    if not trusted:
        return None
    return mask, np.asarray(np.maximum(shares, 1 - shares) < config.confidence)


def _frame(expert: ExpertConfig, field_: FieldOfView, masks: Mapping[str, Mask]) -> Frame | None:
    """What the expert looks at; None where it is a structure that nobody has found."""
    if not expert.around:
        return frame_of(field_, expert.diameter)
    if expert.around not in masks:
        return None
    return frame_around(masks[expert.around], field_, diameter=expert.diameter, side=expert.patch)


def _maps(
    network: nn.Module, picture: NDArray[np.uint8], expert: ExpertConfig
) -> NDArray[np.float32]:
    """Probabilities (outputs, height, width), the mean with those of the mirrored picture."""
    outputs, tile = len(expert.outputs), tile_of(expert)
    seen = probabilities(network, picture, outputs=outputs, tile=tile)
    mirrored = np.ascontiguousarray(picture[:, ::-1])
    other = probabilities(network, mirrored, outputs=outputs, tile=tile)[..., ::-1]
    return np.ascontiguousarray((seen + other) / 2)


def _is_picture(path: Path) -> bool:
    return path.suffix not in (".npy", ".gz")


def _more(sample: Sample) -> dict[str, str]:
    more = {key: str(value) for key, value in sample.grades.items()}
    if sample.healthy:
        more["healthy"] = "yes"
    if sample.cropped:
        more["cropped"] = "yes"
    return more
