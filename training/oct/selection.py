"""What to label next: regions of unlabelled B-scans at whose edges a network is least sure."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from engine.files import write_bytes
from training.datasets.drawings import DatasetError
from training.datasets.oct import OctSample
from training.oct.config import OctConfig
from training.oct.data import unlabelled
from training.oct.networks import as_seen, trained
from training.oct.zoo.edgeal import Region, answers, regions, unsureness

log = logging.getLogger(__name__)

EACH = 5  # regions of one scan at most, so that not one scan takes all


def run(config: OctConfig, *, shared: Path, runs: Path, count: int) -> Path:
    """Write the `count` regions to label next, least sure first; returns the table's path.

    Asked is the network that the config's run left, chosen from are the B-scans of its sets that
    label none of its outputs. Boxes are in pixels of the B-scan. Raises DatasetError.
    """
    pool = unlabelled(config, shared=shared)
    if not pool:
        raise DatasetError(f"{config.name}: every B-scan of its sets is labelled. Name other sets.")
    network = trained(config, runs)
    torch.manual_seed(config.seed)
    found = [(sample, region) for sample in pool for region in _regions(network, sample, config)]
    found.sort(key=lambda pair: -pair[1].score)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["set", "scan", "left", "top", "right", "bottom", "score"])
    for sample, box in found[:count]:
        place = (box.left, box.top, box.right, box.bottom)
        writer.writerow([sample.dataset, sample.identifier, *place, f"{box.score:.6f}"])
    file = runs / config.name / "label-next.csv"
    write_bytes(file, table.getvalue().encode("utf-8"))
    return file


def _regions(network: nn.Module, sample: OctSample, config: OctConfig) -> Iterator[Region]:
    picture = sample.read().image
    image, (rows, columns) = as_seen(picture, sample.scale)
    surfaces, outputs = len(config.surfaces), len(config.outputs)
    draws = answers(network, image, surfaces=surfaces, outputs=outputs)[..., :rows, :columns]
    seen = np.rint(image[0, 0, :rows, :columns].numpy() * 255).astype(np.uint8)
    height, width = picture.shape
    unsure = cv2.resize(unsureness(draws, seen), (width, height), interpolation=cv2.INTER_LINEAR)
    log.info("%s", sample.name)
    yield from regions(np.asarray(unsure, np.float32), picture)[:EACH]
