"""ReLayNet: Roy, Conjeti, Karri, Sheet, Katouzian, Wachinger, Navab. "ReLayNet: Retinal layer and
fluid segmentation of macular optical coherence tomography using fully convolutional networks".
Biomed Opt Express 8:3627, 2017.

As in the paper: three encoder blocks, a bottleneck and three decoder blocks, each one 7 × 3
convolution of 64 channels, batch-normalised; maximum pooling whose places the decoder's unpooling
uses again; skip connections by concatenation; a 1 × 1 convolution at the end.
Differently: a distribution over the rows for each surface and a mask for fluid instead of one
softmax over layers, background and fluid; the shared loss instead of cross-entropy weighted at the
layers' borders with Dice; patches instead of the paper's strips of 64 columns.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import convolution
from training.oct.zoo.method import Method

BLOCKS = 3
KERNEL = (7, 3)


class ReLayNet(Method):
    """Few channels, tall kernels, exact places from the pooling."""

    stride = 2**BLOCKS

    def __init__(self, surfaces: int, areas: int, width: int = 64) -> None:
        super().__init__(surfaces, areas)
        inside = [1] + [width] * (BLOCKS - 1)
        self.encoders = nn.ModuleList(convolution(before, width, KERNEL) for before in inside)
        self.bottleneck = convolution(width, width, KERNEL)
        self.decoders = nn.ModuleList(convolution(2 * width, width, KERNEL) for _ in inside)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        skips, places = [], []
        x = grey
        for encoder in self.encoders:
            skips.append(encoder(x))
            x, place = functional.max_pool2d(skips[-1], 2, return_indices=True)
            places.append(place)
        x = self.bottleneck(x)
        for decoder in self.decoders:
            x = functional.max_unpool2d(x, places.pop(), [2, 2])
            x = decoder(torch.cat([skips.pop(), x], 1))
        logits: Tensor = self.head(x)
        return logits
