"""BioNet: Zhang, Yang, Zhou, Li, Hu, Zhao, Zheng, Zhang, Liu. "Automatic segmentation and
visualization of choroid in OCT with knowledge infused deep learning". IEEE J Biomed Health Inform
24:3408, 2020; first as "BioNet: Infusing biomarker prior into global-to-local network for choroid
segmentation in optical coherence tomography images", ISBI 2020 (arXiv 1912.05090).

As in the paper: a global network segments everything, a local one sees its result beside the
picture and segments anew, and a biomarker network that reads the segmentation regularises it by
the thickness that it predicts.
Differently: all three learn at once instead of one after the other; the biomarker is the thickness
between neighbouring surfaces, and the height of each area, in every column, not the choroid's mean
thickness alone; retinal vessels' shadows are not painted over (the paper's second part).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Decoder, Encoder, convolution, doubled
from training.oct.zoo.method import Method, MethodLoss, joined

WEIGHT = 0.1  # of the biomarkers' error


class BioNet(Method):
    """Global, local, and what the local result says of thickness."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.whole = nn.ModuleList([Encoder(1, channels), Decoder(channels)])
        self.whole_head = nn.Conv2d(width, self.outputs, 1)
        self.local = nn.ModuleList([Encoder(1 + self.outputs, channels), Decoder(channels)])
        self.local_head = nn.Conv2d(width, self.outputs, 1)
        self.biomarkers = nn.Sequential(
            *convolution(self.outputs, width, (7, 3)),
            *convolution(width, width, (7, 3)),
            nn.Conv2d(width, max(0, surfaces - 1) + areas, 1),
        )

    def maps(self, grey: Tensor) -> Tensor:
        encoder, decoder = self.whole
        whole = self.whole_head(decoder(encoder(grey))[-1])
        encoder, decoder = self.local
        seen = torch.cat([grey, self._shares(whole)], 1)
        local = self.local_head(decoder(encoder(seen))[-1])
        return joined(local, whole, self.biomarkers(self._shares(local)))

    def _shares(self, logits: Tensor) -> Tensor:
        """Probabilities: over the rows for surfaces, of each pixel for areas."""
        surfaces, areas = logits[:, : self.surfaces], logits[:, self.surfaces :]
        return torch.cat([torch.softmax(surfaces, 2), torch.sigmoid(areas)], 1)

    def loss(self) -> MethodLoss:
        return BioLoss(self.surfaces, self.areas)


class BioLoss(MethodLoss):
    """The global network's error, and that of the thickness read from the local one's result."""

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        whole, biomarkers = own[:, : self.outputs], own[:, self.outputs :]
        high = logits.shape[2]
        heights = torch.where((areas < 0).any(2), torch.nan, areas.clamp_min(0).sum(2))
        truth = torch.cat([rows[:, 1:] - rows[:, :-1], heights], 1) / high
        known = torch.isfinite(truth)
        read = biomarkers.sum(2) / high
        off = functional.smooth_l1_loss(read, torch.nan_to_num(truth), reduction="none", beta=0.1)
        error = (off * known).sum() / known.sum().clamp_min(1)
        total: Tensor = self.shared(whole, rows, areas) + WEIGHT * error
        return total
