"""Contextual mixture of adapter experts, ConMoAE (MedSegX): small experts beside a frozen layer.

`ConMoAE` wraps any module from (batch, places…, channels) to the same shape, such as the
feed-forward part of SAM's blocks; `MapConMoAE` any from (batch, channels, rows, columns), such as a
residual block of a convolutional encoder. What an image is stands in a `Context` that all blocks of
an encoder share, so that the encoder itself needs no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

import torch
from torch import nn

LEVELS = 4  # of the tree of places: body, part, subregion, organ


@dataclass(frozen=True)
class ExpertSpec:
    """Sizes: of what is adapted, of an expert's waist, of one embedding of the context."""

    channels: int
    bottleneck: int = 16
    embedding: int = 16
    experts: int = 4
    scale: float = 0.1

    def of(self, channels: int) -> ExpertSpec:
        """The same for a layer of so many channels."""
        return replace(self, channels=channels)


@dataclass(frozen=True)
class Place:
    """What an image shows, as rows of the tables: `levels` from the body to the organ."""

    modality: int
    levels: tuple[int, int, int, int]
    task: int

    @property
    def rows(self) -> tuple[int, ...]:
        """In the order of the tables: modality, levels, task."""
        return (self.modality, *self.levels, self.task)


class Context(nn.Module):
    """The tables of modalities, places and tasks; `choose` sets what the experts are told.

    `rows` are the numbers of rows: modalities, then the four levels, then tasks. Tables only grow.
    """

    def __init__(self, rows: tuple[int, ...], embedding: int) -> None:
        super().__init__()
        self.modal_embed = nn.Embedding(rows[0], embedding)
        tables = nn.ModuleList(nn.Embedding(count, embedding) for count in rows[1:])
        self.organ_embed = cast(Sequence[nn.Embedding], tables)
        for table in (self.modal_embed, *self.organ_embed):
            nn.init.zeros_(table.weight)
        self._places: tuple[Place, ...] = (Place(0, (0, 0, 0, 0), 0),)

    @property
    def rows(self) -> tuple[int, ...]:
        """Of each table, how many rows it has."""
        return tuple(table.num_embeddings for table in (self.modal_embed, *self.organ_embed))

    def choose(self, *places: Place) -> None:
        """What the next images show: one place for all of them, or one for each.

        Raises IndexError for a row that a table does not have.
        """
        for place in places:
            for row, count in zip(place.rows, self.rows, strict=True):
                if not 0 <= row < count:
                    raise IndexError(f"row {row} of a table of {count}")
        self._places = places

    def vectors(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Of modality (n, e), levels (n, 4, e) and task (n, e); n is 1 or the number of images."""
        told = [place.rows for place in self._places]
        rows = torch.tensor(told, device=self.modal_embed.weight.device).T
        *levels, tasks = self.organ_embed
        chosen = [table.weight[row] for table, row in zip(levels, rows[1:-1], strict=True)]
        return (
            self.modal_embed.weight[rows[0]],
            torch.stack(chosen, 1),
            tasks.weight[rows[-1]],
        )


class ConMoAE(nn.Module):
    """`mlp` and beside it the experts, weighted by what the image is and by what it looks like."""

    def __init__(self, mlp: nn.Module, context: Context, spec: ExpertSpec) -> None:
        super().__init__()
        self.mlp = mlp
        self.scale = spec.scale
        self._context = (context,)  # shared: a tuple keeps it out of this module's own parameters
        wide, narrow, size = spec.channels, spec.bottleneck, spec.embedding
        self.adapter_input_embed = nn.Linear(wide, size)
        self.adapter_organ_gate = nn.Linear(LEVELS * size, LEVELS)
        self.adapter_gate = nn.Linear(4 * size, spec.experts)
        self.adapter_down = _layers(nn.Linear(wide, narrow) for _ in range(spec.experts))
        self.adapter_up = _layers(nn.Linear(narrow, wide) for _ in range(spec.experts))
        self.dropout = nn.Dropout(0.1)
        self.reset()

    def reset(self) -> None:
        """Experts that change nothing yet: their way back up starts at 0."""
        for up in self.adapter_up:
            nn.init.zeros_(up.weight)
            nn.init.zeros_(up.bias)
        for down in self.adapter_down:
            nn.init.kaiming_uniform_(down.weight, a=5**0.5)
            nn.init.zeros_(down.bias)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, places…, channels)."""
        changed: torch.Tensor = self.mlp(x) + self.scale * self.added(x)
        return changed

    def added(self, x: torch.Tensor) -> torch.Tensor:
        """What the experts together say of (batch, places…, channels), in that shape."""
        shares = self.shares(x).view(len(x), *(1,) * (x.ndim - 2), -1, 1)
        down = torch.cat([each.weight for each in self.adapter_down])
        narrow = nn.functional.linear(x, down, torch.cat([each.bias for each in self.adapter_down]))
        narrow = self.dropout(nn.functional.gelu(narrow)).unflatten(-1, (len(self.adapter_up), -1))
        up = torch.cat([each.weight for each in self.adapter_up], 1)
        offset = shares.flatten(-2) @ torch.stack([each.bias for each in self.adapter_up])
        return nn.functional.linear((narrow * shares).flatten(-2), up) + offset

    def shares(self, x: torch.Tensor) -> torch.Tensor:
        """How much each expert counts for each image: (batch, experts), 1 in sum."""
        modality, levels, task = self._context[0].vectors()
        level = self.adapter_organ_gate(levels.flatten(1)).softmax(-1)
        organ = (level[..., None] * levels).sum(1)
        looks = self.adapter_input_embed(x.flatten(1, -2).mean(1))
        told = torch.cat([organ, task, modality], -1).expand(len(x), -1)
        shares: torch.Tensor = self.adapter_gate(torch.cat([told, looks], -1)).softmax(-1)
        return shares


class MapConMoAE(ConMoAE):
    """The same beside a module of a convolutional encoder."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, channels, rows, columns)."""
        added = self.added(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        changed: torch.Tensor = self.mlp(x) + self.scale * added
        return changed


def _layers(layers: Iterable[nn.Linear]) -> Sequence[nn.Linear]:
    return cast(Sequence[nn.Linear], nn.ModuleList(layers))
