"""The training loop: resumable, seeded, with an averaged copy of the weights."""

from __future__ import annotations

import csv
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset

log = logging.getLogger(__name__)

Sample = tuple[Tensor, ...]  # an image first, then what the loss wants to know of it


@dataclass(frozen=True)
class LoopSpec:
    """How long and how fast to learn."""

    steps: int
    batch: int
    learning_rate: float
    weight_decay: float = 0.01
    average: float = 0.998  # decay of the averaged weights
    clip: float = 1.0  # of the gradient's norm
    threads: int = 1
    save_every: float = 120.0  # seconds


class SampleStream(IterableDataset[Sample]):
    """Endless samples, each a function of its number alone: a resumed run sees the same ones."""

    def __init__(self, draw: Callable[[int], Sample], start: int) -> None:
        self.draw = draw
        self.start = start

    def __iter__(self) -> Iterator[Sample]:
        number = self.start
        while True:
            yield self.draw(number)
            number += 1


def train(
    network: nn.Module,
    *,
    draw: Callable[[int], Sample],
    loss: nn.Module,
    spec: LoopSpec,
    folder: Path,
) -> nn.Module:
    """Train `network` until `spec.steps` and return it with its averaged weights.

    `draw(number)` gives a sample (image, target, …); `loss(logits, target, …)` a scalar; what the
    loss has of parameters is trained along. State is kept in `folder`/last.pt and a run continues
    from there; the curve is in `folder`/log.csv.
    """
    torch.set_num_threads(spec.threads)
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = network.to(device, memory_format=torch.channels_last).train()  # type: ignore[call-overload]
    average = torch.optim.swa_utils.AveragedModel(
        network,
        multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(spec.average),  # type: ignore[no-untyped-call]
        use_buffers=True,
    )
    loss = loss.to(device)
    optimiser = torch.optim.AdamW(
        [*network.parameters(), *loss.parameters()],
        lr=spec.learning_rate,
        weight_decay=spec.weight_decay,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, spec.learning_rate, total_steps=spec.steps + 1, pct_start=0.1
    )
    state = _State(network, average, loss, optimiser, schedule, folder / "last.pt")
    step = state.load()
    stream = SampleStream(draw, step * spec.batch)
    loader: DataLoader[Sample] = DataLoader(
        stream, spec.batch, num_workers=1, prefetch_factor=4, multiprocessing_context="fork"
    )
    saved = time.monotonic()
    losses: list[float] = []
    for batch in loader:
        if step >= spec.steps:
            break
        losses.append(_step(network, optimiser, loss, [part.to(device) for part in batch], spec))
        schedule.step()
        average.update_parameters(network)
        step += 1
        if step % 50 == 0:
            _write_log(folder / "log.csv", step, sum(losses) / len(losses))
            losses.clear()
        if time.monotonic() - saved > spec.save_every:
            state.save(step)
            saved = time.monotonic()
    state.save(step)
    trained: nn.Module = average.module
    return trained


def _step(
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    loss: nn.Module,
    batch: list[Tensor],
    spec: LoopSpec,
) -> float:
    images, *truth = batch
    images = images.contiguous(memory_format=torch.channels_last)
    with torch.autocast(images.device.type, torch.bfloat16):
        logits = network(images)
    value: Tensor = loss(logits.float(), *truth)
    optimiser.zero_grad()
    value.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), spec.clip)
    optimiser.step()
    return float(value.detach())


@dataclass
class _State:
    """All that a run needs to go on where it stopped."""

    network: nn.Module
    average: nn.Module
    loss: nn.Module
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    file: Path

    def _parts(self) -> dict[str, Any]:
        return {
            "network": self.network,
            "average": self.average,
            "loss": self.loss,
            "optimiser": self.optimiser,
            "schedule": self.schedule,
        }

    def load(self) -> int:
        if not self.file.is_file():
            return 0
        kept = torch.load(self.file, weights_only=True, map_location="cpu")
        for name, part in self._parts().items():
            part.load_state_dict(kept[name])
        log.info("continuing from step %d", kept["step"])
        return int(kept["step"])

    def save(self, step: int) -> None:
        kept = {name: part.state_dict() for name, part in self._parts().items()}
        temporary = self.file.with_suffix(".tmp")
        torch.save({**kept, "step": step}, temporary)
        os.replace(temporary, self.file)


def _write_log(file: Path, step: int, value: float) -> None:
    new = not file.exists()
    with file.open("a", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        if new:
            writer.writerow(["step", "loss", "time"])
        writer.writerow([step, f"{value:.5f}", f"{time.time():.0f}"])
    log.info("step %d loss %.4f", step, value)
