"""U-Net: Ronneberger, Fischer, Brox. "U-Net: Convolutional networks for biomedical image
segmentation". MICCAI 2015.

As in the paper: five levels whose channels double from 64, two 3 × 3 convolutions a level, 2 × 2
maximum pooling, transposed convolutions, skip connections by concatenation.
Differently: convolutions keep the size instead of cutting the border, and are batch-normalised; the
shared loss instead of cross-entropy weighted towards gaps between cells.
"""

from __future__ import annotations

from torch import Tensor, nn

from training.oct.zoo.blocks import Decoder, Encoder, doubled
from training.oct.zoo.method import Method


class PlainUNet(Method):
    """The baseline."""

    def __init__(self, surfaces: int, areas: int, width: int = 64) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.encoder = Encoder(1, channels)
        self.decoder = Decoder(channels)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        logits: Tensor = self.head(self.decoder(self.encoder(grey))[-1])
        return logits
