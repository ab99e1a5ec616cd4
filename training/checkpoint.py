"""What a run keeps: all that it needs to go on, and the best weights so far."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import nn

log = logging.getLogger(__name__)


@dataclass
class RunState:
    """Everything that changes while a run goes on, in `folder`/last.pt and `folder`/best.pt.

    `best` is the best validation score so far; best.pt holds the averaged weights that had it.
    """

    network: nn.Module
    average: torch.optim.swa_utils.AveragedModel
    loss: nn.Module
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    folder: Path
    best: float = field(default=-1.0, init=False)

    @property
    def averaged(self) -> nn.Module:
        """The network with its averaged weights."""
        network: nn.Module = self.average.module
        return network

    def load(self) -> int:
        """Take up the last state, where there is one; returns its step."""
        file = self.folder / "last.pt"
        if not file.is_file():
            return 0
        kept = torch.load(file, weights_only=True, map_location="cpu")
        for name, part in self._parts().items():
            part.load_state_dict(kept[name])
        self.best = kept.get("best", -1.0)
        if "random" in kept:
            torch.set_rng_state(kept["random"])
        log.info("continuing from step %d", kept["step"])
        return int(kept["step"])

    def save(self, step: int) -> None:
        """Keep everything, complete or not at all."""
        kept = {name: part.state_dict() for name, part in self._parts().items()}
        kept |= {"step": step, "best": self.best, "random": torch.get_rng_state()}
        _save(kept, self.folder / "last.pt")

    def judge(self, score: float) -> None:
        """Keep the averaged weights if no earlier ones scored as high."""
        if score > self.best:
            self.best = score
            _save(self.averaged.state_dict(), self.folder / "best.pt")

    def trained(self) -> nn.Module:
        """The averaged network: with the best weights where validation chose, else the last."""
        network = self.averaged
        best = self.folder / "best.pt"
        if self.best >= 0 and best.is_file():
            network.load_state_dict(torch.load(best, weights_only=True, map_location="cpu"))
        return network

    def _parts(self) -> dict[str, Any]:
        return {
            "network": self.network,
            "average": self.average,
            "loss": self.loss,
            "optimiser": self.optimiser,
            "schedule": self.schedule,
        }


def _save(kept: Any, file: Path) -> None:
    temporary = file.with_suffix(".tmp")
    torch.save(kept, temporary)
    os.replace(temporary, file)
