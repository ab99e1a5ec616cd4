"""The training loop: resumable, seeded, with an averaged copy of the weights."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, IterableDataset

from training.checkpoint import RunState
from training.parallel import Place, place, wait
from training.record import Record

log = logging.getLogger(__name__)

Sample = tuple[Tensor, ...]  # an image first, then what the loss wants to know of it
Judge = Callable[[nn.Module], float]  # what validation says of a network; higher is better
AfterStep = Callable[[], None]


def nothing_after() -> None:
    """Do nothing after a step."""


@dataclass(frozen=True)
class LoopSpec:
    """How long and how fast to learn. `batch` is that of one process."""

    steps: int
    batch: int
    learning_rate: float
    weight_decay: float = 0.01
    average: float = 0.998  # decay of the averaged weights
    clip: float = 1.0  # of the gradient's norm
    threads: int = 1
    save_every: float = 120.0  # seconds
    validate_every: int = 0  # steps; 0: never, and the last weights are the run's
    pictures_every: int = 0  # steps; 0: never


class SampleStream(IterableDataset[Sample]):
    """Endless samples, each a function of its number alone: a resumed run sees the same ones.

    Of several processes, each sees every `size`-th.
    """

    def __init__(self, draw: Callable[[int], Sample], start: int, size: int = 1) -> None:
        self.draw = draw
        self.start = start
        self.size = size

    def __iter__(self) -> Iterator[Sample]:
        number = self.start
        while True:
            yield self.draw(number)
            number += self.size


class _Learner(nn.Module):
    """Network and loss as one, so that several processes share the gradients of both."""

    def __init__(self, network: nn.Module, loss: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.loss = loss

    def forward(self, images: Tensor, *truth: Tensor) -> tuple[Tensor, Tensor]:
        with torch.autocast(images.device.type, torch.bfloat16):
            logits = self.network(images)
        value: Tensor = self.loss(logits.float(), *truth)
        return value, logits.detach()


def train(
    network: nn.Module,
    *,
    draw: Callable[[int], Sample],
    loss: nn.Module,
    spec: LoopSpec,
    folder: Path,
    judge: Judge | None = None,
    after_step: AfterStep = nothing_after,
) -> nn.Module:
    """Train `network` until `spec.steps` and return it with its averaged weights.

    `draw(number)` gives a sample; `loss(logits, *rest of the sample)` a scalar, and what the loss
    learns is learned along. What does not require gradients stays as it is, statistics included.
    State is kept in `folder`/last.pt and a run continues from there; curves and pictures lie beside
    it. `judge` scores the averaged network on validation data every `spec.validate_every` steps,
    and then the best is returned, not the last. `after_step` is called after every step. Under
    `torchrun` the processes share the work.
    """
    torch.set_num_threads(spec.threads)
    folder.mkdir(parents=True, exist_ok=True)
    with place() as here:
        return _train(network, draw, loss, spec, folder, judge, here, after_step)


def _train(
    network: nn.Module,
    draw: Callable[[int], Sample],
    loss: nn.Module,
    spec: LoopSpec,
    folder: Path,
    judge: Judge | None,
    here: Place,
    after_step: AfterStep,
) -> nn.Module:
    network = network.to(here.device, memory_format=torch.channels_last).train()  # type: ignore[call-overload]
    _keep_frozen(network)
    loss = loss.to(here.device)
    state = _state(network, loss, spec, folder)
    step = state.load()
    wait(here)  # nobody writes before all have read
    learner: nn.Module = _Learner(network, loss)
    if here.size > 1:
        learner = DistributedDataParallel(learner)
    stream = SampleStream(draw, step * spec.batch * here.size + here.rank, here.size)
    loader: DataLoader[Sample] = DataLoader(
        stream,
        spec.batch,
        num_workers=1,
        prefetch_factor=4,
        multiprocessing_context="fork",
        generator=torch.Generator(),  # of its own: the network's chance goes on where it stopped
    )
    record = Record(folder) if here.leads else None
    saved = time.monotonic()
    losses: list[float] = []
    for batch in loader:
        if step >= spec.steps:
            break
        images, *truth = (part.to(here.device) for part in batch)
        images = images.contiguous(memory_format=torch.channels_last)
        value, logits = learner(images, *truth)
        _learn(state, value, spec)
        losses.append(float(value.detach()))
        step += 1
        after_step()
        if record is None:
            continue
        if step % 50 == 0 or step == spec.steps:
            record.loss(step, sum(losses) / len(losses))
            losses.clear()
        if _due(step, spec.pictures_every, spec.steps) and truth:
            record.pictures(step, images, truth[0], logits)
        if judge is not None and _due(step, spec.validate_every, spec.steps):
            score = judge(state.averaged)
            record.score(step, score)
            state.judge(score)
        if time.monotonic() - saved > spec.save_every:
            state.save(step)
            saved = time.monotonic()
    if record is not None:
        state.save(step)
        record.close()
    wait(here)
    return state.trained()


def _state(network: nn.Module, loss: nn.Module, spec: LoopSpec, folder: Path) -> RunState:
    average = torch.optim.swa_utils.AveragedModel(
        network,
        multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(spec.average),  # type: ignore[no-untyped-call]
        use_buffers=True,
    )
    learning = [part for part in network.parameters() if part.requires_grad]
    optimiser = torch.optim.AdamW(
        [*learning, *loss.parameters()], lr=spec.learning_rate, weight_decay=spec.weight_decay
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, spec.learning_rate, total_steps=spec.steps + 1, pct_start=0.1
    )
    return RunState(network, average, loss, optimiser, schedule, folder)


def _learn(state: RunState, value: Tensor, spec: LoopSpec) -> None:
    state.optimiser.zero_grad()
    value.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(state.network.parameters(), spec.clip)
    state.optimiser.step()
    state.schedule.step()
    state.average.update_parameters(state.network)


def _due(step: int, every: int, last: int) -> bool:
    return every > 0 and (step % every == 0 or step == last)


def _keep_frozen(network: nn.Module) -> None:
    """Layers whose weights are frozen keep their statistics too."""
    for module in network.modules():
        own = list(module.parameters(recurse=False))
        if own and not any(part.requires_grad for part in own):
            module.eval()
