"""Objects to point at: one lesion, disc, cup, stretch of vessel or pool of fluid each."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.files import replacing
from engine.layers import Mask
from training.datasets.manifest import read_manifest
from training.datasets.oct import OctSample, read_oct_sets
from training.datasets.sample import Sample, read_photograph, read_truth
from training.datasets.split import split_samples
from training.fundus.data import signatures
from training.oct.data import split_of as oct_split_of
from training.prompt.config import PromptConfig

log = logging.getLogger(__name__)

SIDE = 320  # pixels of what is kept of an object's surroundings
ROOM = 4.0  # side of the surroundings against the object's
SMALLEST = 80  # image pixels: side of the surroundings
LEAST = 12  # image pixels of an object's area
Picture = Sample | OctSample

VESSELS = frozenset({"vessel", "artery", "vein"})
STRETCH = (0.04, 0.12)  # of the picture's longer side: how much of a vessel tree is one object


@dataclass(frozen=True, eq=False)
class Target:
    """An object in its surroundings: `picture` (h, w, 3) uint8, `mask` (h, w) bool.

    `scale` is how many of its pixels one pixel of the photograph or B-scan has become. To learn
    from, the surroundings are SIDE × SIDE pixels; to be scored, the whole photograph or B-scan.
    """

    dataset: str
    person: str
    name: str
    structure: str
    picture: NDArray[np.uint8]
    mask: Mask
    scale: float


def pictures_of(
    config: PromptConfig, *, shared: Path, cache: Path
) -> tuple[list[Picture], list[Picture]]:
    """Who trains, and who is scored: validation persons of sets learned from, and whole sets."""
    samples = [s for s in read_manifest(shared) if s.dataset in config.fundus]
    fundus = split_samples(samples, signatures(samples, cache))
    bscans = read_oct_sets(config.oct, shared=shared)
    oct_training, oct_validation = oct_split_of(bscans) if bscans else ((), ())
    seen: list[Picture] = [*fundus.training, *oct_training]
    validation: list[Picture] = [*fundus.validation, *oct_validation]
    validation += [sample for sample in seen if sample.dataset in config.left_out]
    training = [sample for sample in seen if sample.dataset not in config.left_out]
    return training, validation


def targets_of(samples: Sequence[Picture], config: PromptConfig, *, cache: Path) -> list[Target]:
    """All objects to learn from of these pictures; what was cut out is kept below `cache`."""
    found: list[Target] = []
    for sample in samples:
        found += _kept(sample, config, cache)
    log.info("%d objects of %d pictures", len(found), len(samples))
    return found


def whole_targets(samples: Sequence[Picture], config: PromptConfig, most: int) -> Iterator[Target]:
    """Objects on whole photographs and B-scans, in their own pixels; at most `most` of a kind."""
    for sample in samples:
        picture, parts = _parts(sample, _structures(sample, config), most)
        for key, mask in parts:
            yield Target(sample.dataset, sample.person, sample.name, key, picture, mask, 1.0)


def _structures(sample: Picture, config: PromptConfig) -> tuple[str, ...]:
    return (config.fundus if isinstance(sample, Sample) else config.oct)[sample.dataset]


def _kept(sample: Picture, config: PromptConfig, cache: Path) -> list[Target]:
    """The picture's objects, cut out once."""
    structures = _structures(sample, config)
    said = f"{sample.name} {structures} {config.objects} {SIDE} {ROOM} {SMALLEST} {LEAST} {STRETCH}"
    file = cache / "objects" / f"{hashlib.sha256(said.encode()).hexdigest()[:24]}.npz"
    if not file.is_file():
        picture, parts = _parts(sample, structures, config.objects)
        made = [_cut(sample, key, picture, part) for key, part in parts]
        pictures = np.array([t.picture for t in made], np.uint8).reshape(-1, SIDE, SIDE, 3)
        masks = np.array([t.mask for t in made], np.bool_).reshape(-1, SIDE, SIDE)
        with replacing(file) as unfinished, unfinished.open("wb") as handle:
            np.savez_compressed(
                handle,
                picture=pictures,
                mask=np.packbits(masks, axis=2),
                structure=np.array([t.structure for t in made], np.str_),
                scale=np.array([t.scale for t in made]),
            )
    with np.load(file) as kept:
        masks = np.unpackbits(kept["mask"], axis=2, count=SIDE).astype(np.bool_)
        return [
            Target(sample.dataset, sample.person, sample.name, str(key), picture, mask, float(s))
            for picture, mask, key, s in zip(
                kept["picture"], masks, kept["structure"], kept["scale"], strict=True
            )
        ]


def _parts(
    sample: Picture, structures: Sequence[str], most: int
) -> tuple[NDArray[np.uint8], list[tuple[str, Mask]]]:
    """The picture, and some objects of each structure on it."""
    picture, masks = _read(sample, structures)
    rng = np.random.default_rng(int(hashlib.sha256(sample.name.encode()).hexdigest()[:8], 16))
    found = []
    for key in structures:
        if key in masks:
            cut = _stretches if key in VESSELS else _pieces
            found += [(key, part) for part in cut(masks[key], most, rng)]
    return picture, found


def _read(sample: Picture, structures: Sequence[str]) -> tuple[NDArray[np.uint8], dict[str, Mask]]:
    if isinstance(sample, Sample):
        image = read_photograph(sample)
        shape = (image.height, image.width)
        truth = read_truth(sample, tuple(structures), shape)
        return image.rgb8(), {key: mask & known for key, (mask, known) in truth.items()}
    bscan = sample.read()
    picture = np.repeat(bscan.image[..., None], 3, axis=2)
    return picture, {key: mask & known for key, (mask, known) in bscan.areas.items()}


def _pieces(mask: Mask, most: int, rng: np.random.Generator) -> list[Mask]:
    """Some of the connected pieces that are large enough to point at."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    large = [n for n in range(1, count) if stats[n, cv2.CC_STAT_AREA] >= LEAST]
    return [labels == n for n in rng.permutation(large)[:most]]


def _stretches(mask: Mask, most: int, rng: np.random.Generator) -> list[Mask]:
    """What of a vessel tree lies in squares around some of its pixels."""
    ys, xs = np.nonzero(mask)
    found = []
    for number in rng.permutation(len(ys))[:most]:
        half = round(max(mask.shape) * rng.uniform(*STRETCH) / 2)
        part = np.zeros_like(mask)
        rows = slice(max(0, ys[number] - half), ys[number] + half + 1)
        columns = slice(max(0, xs[number] - half), xs[number] + half + 1)
        part[rows, columns] = mask[rows, columns]
        found.append(part)
    return found


def _cut(sample: Picture, key: str, picture: NDArray[np.uint8], mask: Mask) -> Target:
    ys, xs = np.nonzero(mask)
    wide, high = xs.max() - xs.min() + 1, ys.max() - ys.min() + 1
    side = max(SMALLEST, ROOM * max(wide, high))
    scale = SIDE / side
    half = (SIDE - 1) / 2
    x, y = (xs.min() + xs.max()) / 2, (ys.min() + ys.max()) / 2
    matrix = np.array([[scale, 0, half - x * scale], [0, scale, half - y * scale]])
    source = cv2.GaussianBlur(picture, (0, 0), 0.4 / scale) if scale < 1 else picture
    seen = cv2.warpAffine(source, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
    truth = cv2.warpAffine(mask.astype(np.float32), matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
    return Target(
        sample.dataset,
        sample.person,
        sample.name,
        key,
        seen.astype(np.uint8),
        np.asarray(truth >= 0.5),
        scale,
    )
