"""Pre-training and fine-tuning: adapters and decoder learn, the encoder stays."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.datasets.split import subset
from training.loop import train
from training.medsegx.config import TuneConfig
from training.medsegx.delta import load_delta, read_delta, save_delta
from training.medsegx.examples import PairExamples
from training.medsegx.networks import base_sha256, build
from training.medsegx.pairs import Pair
from training.medsegx.rounds import Asking, Mean
from training.parallel import leads

log = logging.getLogger(__name__)

DELTA = "delta.safetensors"
TIMED = 3


def run(config: TuneConfig, pairs: Sequence[Pair], runs: Path) -> Path:
    """Train what the config says on `pairs` and return the file of what was learned.

    It is `runs`/<name>/delta.safetensors. Started again, it goes on where it stopped. A smaller
    fraction of the persons always lies within a larger.
    """
    network = load(config, runs)
    file = runs / config.name / DELTA
    chosen = subset(pairs, config.fraction, seed=config.seed)
    learning = sum(part.numel() for part in network.parameters() if part.requires_grad)
    log.info("%s: %d pairs, %d weights learn", config.name, len(chosen), learning)
    trained = train(
        Asking(
            network,
            rounds=1 if config.as_published else config.rounds,
            rated=not config.as_published,
        ),
        draw=PairExamples(config, chosen),
        loss=Mean(),
        spec=config.loop,
        folder=runs / config.name,
    )
    assert isinstance(trained, Asking)
    if leads():
        save_delta(trained.network, config, base_sha256(config, runs), file)
    return file


def step_seconds(network: nn.Module, config: TuneConfig, pairs: Sequence[Pair]) -> float:
    """Of one core's time, one step's forward and backward pass; the median of several."""
    draw = PairExamples(config, pairs)
    planes = torch.stack([draw(number)[0] for number in range(config.loop.batch)])
    copy = deepcopy(network)  # the statistics of the network itself stay as they are
    asking = Asking(copy, rounds=config.rounds, rated=not config.as_published).train()
    taken = []
    for _ in range(TIMED):
        started = time.process_time()
        with torch.autocast("cpu", torch.bfloat16):
            costs = asking(planes)
        costs.mean().backward()
        taken.append(time.process_time() - started)
    return float(np.median(taken))


def load(config: TuneConfig, runs: Path) -> nn.Module:
    """The network as the config's run begins: on its base, going on from what it continues."""
    network = build(config, runs)
    if config.continues:
        file = runs / config.continues
        delta = read_delta(file if file.is_file() else Path(config.continues))
        load_delta(network, delta, base_sha256=base_sha256(config, runs))
    return network


def load_tuned(config: TuneConfig, runs: Path) -> nn.Module:
    """The network with what its run learned, to be asked."""
    network = build(config, runs)
    delta = read_delta(runs / config.name / DELTA)
    load_delta(network, delta, base_sha256=base_sha256(config, runs))
    return network.eval()
