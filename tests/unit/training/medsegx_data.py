"""Drawn pairs, folders and bases for the tests of MedSegX."""

import numpy as np
import torch

from engine.nets.conmoae import ExpertSpec
from engine.nets.prompt_net import PromptNet
from engine.prompt.maps import MAPS
from training.loop import LoopSpec
from training.medsegx.config import TuneConfig
from training.medsegx.pairs import Pair

ENCODER = "mobilenetv2_035"


def drawn(number, shape=(64, 64)):
    """A picture with a bright ellipse, not in the middle, and its mask."""
    rng = np.random.default_rng(number)
    ys, xs = np.mgrid[: shape[0], : shape[1]]
    a, b = rng.uniform(0.12, 0.25, 2) * shape
    y, x = rng.uniform(0.35, 0.65, 2) * shape
    mask = ((ys - y) / a) ** 2 + ((xs - x) / b) ** 2 <= 1
    picture = rng.integers(20, 60, (*shape, 3)).astype(np.uint8)
    picture[mask] += 120
    return picture, mask


def pair(number, task="Fundus_OpticDisc", dataset="drawn", **told):
    pair = drawn(number)
    return Pair(dataset, f"{dataset}/P{number}", f"{number}.npy", task, lambda: pair, **told)


def write_pair(folder, name, number=0, shape=(64, 64)):
    """A picture and its mask as MedSegDB has them."""
    picture, mask = drawn(number, shape)
    for kind, pixels in (("npy_imgs", picture), ("npy_gts", mask.astype(np.uint8))):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        np.save(folder / kind / name, pixels)


def small_base(runs):
    """Weights of our network as a run of `prompt expert` leaves them; returns their place."""
    torch.manual_seed(5)
    (runs / "base").mkdir(parents=True, exist_ok=True)
    torch.save(PromptNet(ENCODER, MAPS).state_dict(), runs / "base" / "averaged.pt")
    return "base/averaged.pt"


def config(**told):
    """A short run on our network."""
    loop = LoopSpec(steps=2, batch=2, learning_rate=1e-3, save_every=0.0)
    plain = {
        "name": "tuned",
        "family": "small",
        "encoder": ENCODER,
        "base": "base/averaged.pt",
        "method": "adapters",
        "seed": 3,
        "loop": loop,
        "size": 64,
        "experts": ExpertSpec(0, bottleneck=4, embedding=4),
    }
    return TuneConfig(**{**plain, **told})
