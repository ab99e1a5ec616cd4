"""The network as it is used: a first answer, then a click into what is wrong, and again."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from engine.nets.prompt_net import CANDIDATES, PromptNet
from engine.prompt.maps import draw_mark
from training.losses import bce_dice_each
from training.prompt.simulate import corrective_click

OTHERS = 0.3  # weight of the best candidate against the first one


class Rounds(nn.Module):
    """`rounds` answers to one example, each after a click that corrects the one before."""

    def __init__(self, network: PromptNet, rounds: int) -> None:
        super().__init__()
        self.network = network
        self.rounds = rounds

    def forward(self, planes: Tensor) -> Tensor:
        """Planes (batch, 3 + 1 + MAPS, S, S) → logits (batch, rounds × CANDIDATES, S, S)."""
        picture, truth, maps = planes[:, :3], planes[:, 3] > 0.5, planes[:, 4:]
        features = self.network.encode(picture)
        answers = []
        for number in range(self.rounds):
            logits = self.network.decode(features, maps)
            answers.append(logits)
            if number + 1 < self.rounds:
                maps = clicked(maps, logits.detach().float(), truth)
        return torch.cat(answers, 1)


def clicked(maps: Tensor, logits: Tensor, truth: Tensor) -> Tensor:
    """The maps with a corrective click each, and with the first candidate as what was shown."""
    chances = torch.sigmoid(logits[:, 0])
    shown = (chances > 0.5).cpu().numpy()
    true = truth.cpu().numpy()
    planes = maps.detach().float().cpu().numpy().copy()
    for n in range(len(planes)):
        mark = corrective_click(shown[n], true[n])
        if mark is not None:
            draw_mark(planes[n, 2 if mark.inside else 3], mark)
    planes[:, 4] = chances.cpu().numpy()
    return torch.from_numpy(np.ascontiguousarray(planes)).to(maps.device, maps.dtype)


class RoundsLoss(nn.Module):
    """BCE + Dice of the first candidate of every answer, and of its best one."""

    def forward(self, logits: Tensor, truth: Tensor) -> Tensor:
        """`logits` (batch, rounds × CANDIDATES, S, S), `truth` (batch, 1, S, S)."""
        each = bce_dice_each(logits, truth.expand_as(logits))
        answers = each.view(len(each), -1, CANDIDATES)
        first, best = answers[..., 0], answers.min(2).values
        return (first + OTHERS * best).mean()
