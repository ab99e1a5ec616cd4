"""MGU-Net: Li, Jin, Zhu, Zou, Xu, Tang, Zhou, Gan, He, Ling, Su. "Multi-scale GCN-assisted
two-stage network for joint segmentation of retinal layers and disc in peripapillary OCT images".
Biomed Opt Express 12:2204, 2021. Its reasoning unit: Chen, Rohrbach, Yan, Yan, Feng, Kalantidis.
"Graph-based global reasoning networks". CVPR 2019.

As in the paper: a U-shape with a multi-scale global reasoning module between encoder and decoder.
At each scale features are projected onto the nodes of a graph, two one-dimensional convolutions
reason over nodes and channels, and the result is projected back and added.
Differently: one stage, as there is no disc to be found first; pixels are shared out among the nodes
by a softmax, and a node is the mean of its share, so that scans of any size give the same; the
scales (1, 2, 4), 16 nodes and the widths are ours.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Decoder, Encoder, convolution, doubled, resized
from training.oct.zoo.method import Method

SCALES = (1, 2, 4)
NODES = 16


class Reasoning(nn.Module):
    """A global reasoning unit (Chen 2019): pixels to nodes, over the graph, and back."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        states = max(1, channels // 2)
        self.assign = nn.Conv2d(channels, NODES, 1)
        self.reduce = nn.Conv2d(channels, states, 1)
        self.over_nodes = nn.Conv1d(NODES, NODES, 1)
        self.over_states = nn.Conv1d(states, states, 1)
        self.expand = nn.Sequential(nn.Conv2d(states, channels, 1), nn.BatchNorm2d(channels))

    def forward(self, features: Tensor) -> Tensor:
        share = torch.softmax(self.assign(features).flatten(2), 1)  # (batch, nodes, pixels)
        states = self.reduce(features).flatten(2)
        held = share.sum(2, keepdim=True).clamp_min(1e-6)
        nodes = share @ states.transpose(1, 2) / held  # (batch, nodes, states)
        nodes = nodes + self.over_nodes(nodes)
        nodes = functional.relu(self.over_states(nodes.transpose(1, 2)))
        back = torch.unflatten(nodes @ share, 2, features.shape[-2:])
        reasoned: Tensor = features + self.expand(back)
        return reasoned


class MultiScaleReasoning(nn.Module):
    """Reasoning at several scales, joined."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.units = nn.ModuleList(Reasoning(channels) for _ in SCALES)
        self.fuse = convolution(channels * (len(SCALES) + 1), channels, 1)

    def forward(self, features: Tensor) -> Tensor:
        found = [features]
        for scale, unit in zip(SCALES, self.units, strict=True):
            smaller = functional.avg_pool2d(features, scale, ceil_mode=True)
            found.append(resized(unit(smaller), features))
        fused: Tensor = self.fuse(torch.cat(found, 1))
        return fused


class MGUNet(Method):
    """A U-Net that reasons over a graph at its deepest level."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.encoder = Encoder(1, channels)
        self.reasoning = MultiScaleReasoning(channels[-1])
        self.decoder = Decoder(channels)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        *skips, deepest = self.encoder(grey)
        logits: Tensor = self.head(self.decoder([*skips, self.reasoning(deepest)])[-1])
        return logits
