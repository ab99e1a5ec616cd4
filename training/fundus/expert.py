"""Stage 1: an expert network for one pass, trained on the sets that label its structures."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn

from engine.nets.unet import UNet, UNetSpec
from training.augment import change_light, cut_patch
from training.datasets.frames import FULL, UNKNOWN, TrainingFrame, load_frame
from training.datasets.manifest import DatasetError, Sample, read_manifest
from training.datasets.split import Split, signature, split_samples
from training.fundus.config import ExpertConfig
from training.loop import train
from training.losses import masked_bce_dice, masked_spot

log = logging.getLogger(__name__)


def run(config: ExpertConfig, *, shared: Path, folder: Path) -> None:
    """Train the expert and leave its averaged weights in `folder`/averaged.pt."""
    split = split_of(config, shared=shared, cache=folder.parent / "cache")
    log.info("%d train, %d validate", len(split.training), len(split.validation))
    for name in split.leaking:
        log.info("left out, it is also in validation: %s", name)
    frames = [
        load_frame(
            sample,
            structures=config.outputs,
            diameter=config.diameter,
            cache=folder.parent / "cache",
        )
        for sample in split.training
    ]
    network = build_network(config, weights=shared / "weights")
    if config.continues:
        earlier = folder.parent / config.continues / "averaged.pt"
        if not earlier.is_file():
            raise DatasetError(f"This run continues {config.continues!r}: train that first.")
        network.load_state_dict(torch.load(earlier, weights_only=True, map_location="cpu"))
    trained = train(
        network,
        draw=PatchSource(config, frames),
        loss=PassLoss(len(config.structures)),
        spec=config.loop,
        folder=folder,
    )
    torch.save(trained.state_dict(), folder / "averaged.pt")


def build_network(config: ExpertConfig, *, weights: Path) -> UNet:
    """The pass's network, its encoder initialised where the config names a file."""
    torch.manual_seed(config.seed)
    network = UNet(UNetSpec(config.encoder, len(config.outputs)))
    if config.initial_weights:
        kept = load_file(weights / config.initial_weights)
        own = set(network.encoder.state_dict())
        network.encoder.load_state_dict({key: kept[key].float() for key in own & set(kept)})
    return network


def split_of(config: ExpertConfig, *, shared: Path, cache: Path) -> Split:
    """Training and validation samples among the config's sets."""
    samples = [sample for sample in read_manifest(shared) if sample.dataset in config.sets]
    return split_samples(samples, _signatures(samples, cache))


def _signatures(samples: list[Sample], cache: Path) -> dict[str, NDArray[np.float32]]:
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / "signatures.npz"
    known = dict(np.load(file)) if file.is_file() else {}
    missing = [sample for sample in samples if sample.name not in known]
    if missing:
        known |= {sample.name: signature(sample) for sample in missing}
        np.savez(file, **known)
    return known


class PatchSource:
    """Draws training patches; the same number always gives the same patch."""

    def __init__(self, config: ExpertConfig, frames: list[TrainingFrame]) -> None:
        self.config = config
        self.frames = frames
        sizes: dict[str, int] = {}
        for frame in frames:
            sizes[frame.sample.dataset] = sizes.get(frame.sample.dataset, 0) + 1
        weight = np.array([config.sets[f.sample.dataset] / sizes[f.sample.dataset] for f in frames])
        self.chances = weight / weight.sum()

    def __call__(self, number: int) -> tuple[Tensor, Tensor]:
        """Image (3, side, side) in [0, 1] and targets (outputs, side, side); unknown is -1."""
        rng = np.random.default_rng([self.config.seed, number])
        frame = self.frames[int(rng.choice(len(self.frames), p=self.chances))]
        pixels, targets = cut_patch(
            frame.pixels,
            frame.targets,
            centre=self._centre(frame, rng),
            side=self.config.patch,
            spec=self.config.augment,
            rng=rng,
        )
        image = torch.from_numpy(change_light(pixels, rng)).permute(2, 0, 1).float() / 255
        values = torch.from_numpy(targets).float() / FULL
        return image, torch.where(torch.from_numpy(targets) == UNKNOWN, -1.0, values)

    def _centre(self, frame: TrainingFrame, rng: np.random.Generator) -> tuple[float, float]:
        height, width = frame.pixels.shape[:2]
        if self.config.centred == 0:  # whole-field passes look at the middle
            return (width - 1) / 2, (height - 1) / 2
        for _ in range(30):
            x, y = float(rng.uniform(0, width - 1)), float(rng.uniform(0, height - 1))
            wanted = rng.random() < self.config.centred
            value = int(frame.targets[0, int(y), int(x)])
            if not wanted or FULL // 2 < value != UNKNOWN:
                return x, y
        return x, y


class PassLoss:
    """Mask loss for structures, spot loss for landmarks; unlabelled pixels count for neither."""

    def __init__(self, structures: int) -> None:
        self.structures = structures

    def __call__(self, logits: Tensor, targets: Tensor) -> Tensor:
        known = (targets >= 0).float()
        targets = targets.clamp_min(0)
        masks = slice(None, self.structures)
        total = masked_bce_dice(logits[:, masks], targets[:, masks], known[:, masks])
        if logits.shape[1] > self.structures:
            spots = slice(self.structures, None)
            total = total + masked_spot(logits[:, spots], targets[:, spots], known[:, spots])
        return total


def load_averaged(config: ExpertConfig, file: Path) -> nn.Module:
    """The expert with the weights that a run left."""
    network = UNet(UNetSpec(config.encoder, len(config.outputs)))
    network.load_state_dict(torch.load(file, weights_only=True, map_location="cpu"))
    return network.eval()
