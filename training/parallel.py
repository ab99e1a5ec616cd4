"""Several processes, one a GPU, as `torchrun` starts them; a process on its own is rank 0 of 1."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import distributed


@dataclass(frozen=True)
class Place:
    """Which of how many processes this is, and the device that it works on."""

    rank: int
    size: int
    device: torch.device

    @property
    def leads(self) -> bool:
        """True for the one process that writes files."""
        return self.rank == 0


@contextmanager
def place() -> Iterator[Place]:
    """Join the group that `torchrun` started, if any, for as long as the block lasts."""
    local = int(os.environ.get("LOCAL_RANK", "0"))
    gpu = torch.cuda.is_available()
    device = torch.device("cuda", local) if gpu else torch.device("cpu")
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield Place(0, 1, device)
        return
    if gpu:
        torch.cuda.set_device(device)
    distributed.init_process_group("nccl" if gpu else "gloo")
    try:
        yield Place(distributed.get_rank(), distributed.get_world_size(), device)
    finally:
        distributed.destroy_process_group()


def leads() -> bool:
    """Whether this process is the one that writes what all have made, group or no group."""
    return os.environ.get("RANK", "0") == "0"


def wait(here: Place) -> None:
    """Until all processes have come here."""
    if here.size > 1:
        distributed.barrier()
