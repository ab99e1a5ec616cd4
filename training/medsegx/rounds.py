"""Networks asked as people ask: a first prompt, then clicks into what is wrong; what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.conmoae import Place
from engine.nets.medsegx import MedSegX
from engine.nets.prompt_net import RatedPromptNet
from engine.prompt.prompts import Box, Mark
from engine.runtime.sam_picture import MEAN, STD
from training.medsegx.examples import Batch, unpacked
from training.medsegx.losses import least_of, rating_error
from training.prompt.rounds import clicked
from training.prompt.simulate import corrective_click

RATING = 1.0  # weight of the rating's error against the masks'


class Asking(nn.Module):
    """The cost of each example: of the best candidate of every answer, and of the ratings."""

    def __init__(self, network: nn.Module, *, rounds: int, rated: bool) -> None:
        super().__init__()
        self.network = network
        self.rounds = rounds
        self.rated = rated

    def forward(self, planes: Tensor) -> Tensor:
        """Planes as of `examples.packed`, (n, …, S, S), to (n,)."""
        batch = unpacked(planes)
        asked = ask(self.network, batch)
        costs = []
        for number in range(self.rounds):
            logits, ratings = asked.answer()
            logits, ratings = logits.float(), ratings.float()
            cost = least_of(logits, batch.truth)
            if self.rated:
                cost = cost + RATING * rating_error(ratings, logits, batch.truth)
            costs.append(cost)
            if number + 1 < self.rounds:
                shown = logits.detach()[torch.arange(len(logits)), ratings.argmax(1)]
                asked.correct(shown, batch.truth[:, 0] > 0.5)
        return torch.stack(costs).mean(0)


class Mean(nn.Module):
    """Of the costs (n,); the planes held the truth."""

    def forward(self, costs: Tensor, _truth: Tensor) -> Tensor:
        return costs.mean()


class Asked(Protocol):
    """Pictures that a network has seen and is asked about, again and again."""

    def answer(self) -> tuple[Tensor, Tensor]:
        """Logits (n, candidates, S, S) and ratings (n, candidates)."""
        ...

    def correct(self, logits: Tensor, truth: Tensor) -> None:
        """Click into the largest error of each shown mask (n, S, S)."""
        ...


def ask(network: nn.Module, batch: Batch) -> Asked:
    """Let the network see the pictures, each for its own place in the tree, and ask."""
    features = look(network, batch.pictures, batch.places)
    if isinstance(network, MedSegX):
        marks = [(mark,) if mark else () for mark in batch.marks]
        return AskedSam(network, features[0], boxes=batch.boxes, marks=marks)
    assert isinstance(network, RatedPromptNet)
    return AskedSmall(network, features, batch.maps)


def look(network: nn.Module, pictures: Tensor, places: Sequence[Place]) -> list[Tensor]:
    """What the encoder makes of pictures (n, 3, S, S) in [0, 1], each shown for its place."""
    if isinstance(network, MedSegX):
        network.context.choose(*places)
        mean, std = (torch.from_numpy(each / 255).view(1, 3, 1, 1) for each in (MEAN, STD))
        even = (pictures - mean.to(pictures)) / std.to(pictures)
        return [network.encode(even.contiguous())]
    assert isinstance(network, RatedPromptNet)
    if network.context is not None:
        network.context.choose(*places)
    return network.encode(pictures)


class AskedSmall:
    """Our network; it is told by maps."""

    def __init__(self, network: RatedPromptNet, features: Sequence[Tensor], maps: Tensor) -> None:
        self._network = network
        self._features = features
        self._maps = maps

    def answer(self) -> tuple[Tensor, Tensor]:
        return self._network.rated(self._features, self._maps)

    def correct(self, logits: Tensor, truth: Tensor) -> None:
        self._maps = clicked(self._maps, logits[:, None], truth)


class AskedSam:
    """MedSegX, and SAM under the same names; it is told by boxes, clicks and its last answer.

    Masks 1 to 3 count, as published; the first was never trained.
    """

    def __init__(
        self,
        network: MedSegX,
        embedding: Tensor,
        *,
        boxes: Sequence[Box | None],
        marks: Sequence[tuple[Mark, ...]],
    ) -> None:
        self._network = network
        self._embedding = embedding
        self._boxes = boxes
        self._marks = list(marks)
        self._earlier: list[Tensor | None] = [None] * len(boxes)

    def answer(self) -> tuple[Tensor, Tensor]:
        answers = [
            self._network.masks(self._embedding[n : n + 1], **self._prompt(n))
            for n in range(len(self._boxes))
        ]
        logits = torch.stack([masks[1:] for masks, _ in answers])
        side = self._network.side
        if logits.shape[-1] != side:
            logits = functional.interpolate(logits, (side, side), mode="bilinear")
        return logits, torch.stack([ratings[1:] for _, ratings in answers])

    def correct(self, logits: Tensor, truth: Tensor) -> None:
        side = self._network.prompt_encoder.spec.mask
        for n in range(len(logits)):
            mark = corrective_click((logits[n] > 0).cpu().numpy(), truth[n].cpu().numpy())
            if mark is not None:
                self._marks[n] = (*self._marks[n], mark)
            low = functional.interpolate(logits[n][None, None], (side, side), mode="bilinear")
            self._earlier[n] = low[0, 0]

    def _prompt(self, n: int) -> dict[str, Tensor | None]:
        told = self._embedding.new_tensor
        box = self._boxes[n]
        clicks = [(mark.points[0], mark.inside) for mark in self._marks[n]]
        points = labels = None
        if clicks:
            points = told([point for point, _ in clicks], dtype=torch.float32)
            labels = torch.tensor([int(inside) for _, inside in clicks]).to(points.device)
        return {
            "box": None if box is None else told(corners(box), dtype=torch.float32),
            "points": points,
            "labels": labels,
            "mask": self._earlier[n],
        }


def corners(box: Box) -> tuple[float, float, float, float]:
    """The outermost pixels in a box whose edges run between pixels: what SAM calls its corners."""
    return box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5
