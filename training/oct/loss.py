"""The loss of the OCT network: where a surface lies in each column, and what is fluid."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.losses import masked_bce_dice

SPREAD = 1.2  # rows: standard deviation of a surface's target
REACH = 5  # rows: beyond, the target is nothing
DISTANCE = 0.3  # weight of the mean distance to the truth


class OctLoss(nn.Module):
    """Cross-entropy over the rows of a column and the distance of its mean, plus masks.

    Columns where a surface is not labelled, and pixels where an area is not, count for nothing.
    """

    def __init__(self, surfaces: int) -> None:
        super().__init__()
        self.surfaces = surfaces

    def forward(self, logits: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        """`logits` (batch, outputs, H, W); `rows` (batch, surfaces, W), NaN unknown; `areas`
        (batch, areas, H, W) with -1 unknown.
        """
        columns, masks = logits[:, : self.surfaces], logits[:, self.surfaces :]
        known = torch.isfinite(rows)
        truth = torch.where(known, rows, torch.zeros_like(rows))
        index = torch.arange(logits.shape[2], device=logits.device, dtype=logits.dtype)
        mean = torch.einsum("bshw,h->bsw", torch.softmax(columns, dim=2), index)
        each = (_entropy(columns, truth) + DISTANCE * (mean - truth).abs()) * known
        labelled = known.sum((0, 2))
        total = (each.sum((0, 2)) / labelled.clamp_min(1)).sum() / max(1, self.surfaces)
        if masks.shape[1]:
            seen = (areas >= 0).to(logits.dtype)
            total = total + masked_bce_dice(masks, areas.clamp_min(0), seen)
        return total


def _entropy(columns: Tensor, rows: Tensor) -> Tensor:
    """Cross-entropy of each column's distribution to a Gaussian around its row: (batch, n, W).

    Only the rows near the truth are looked at, which makes it cheap.
    """
    last = columns.shape[2] - 1
    near = torch.arange(-REACH, REACH + 1, device=columns.device)[:, None]
    index = rows.round().long()[:, :, None] + near
    inside = (index >= 0) & (index <= last)
    target = torch.exp(-(((index - rows[:, :, None]) / SPREAD) ** 2) / 2) * inside
    target = target / target.sum(2, keepdim=True).clamp_min(1e-6)
    told = torch.gather(columns, 2, index.clamp(0, last))
    return torch.logsumexp(columns, 2) - (target * told).sum(2)
