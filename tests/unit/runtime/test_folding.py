"""Folded normalisation: the same answers, for every kind of encoder that can be trained."""

import pytest
import torch
from torch import nn

from engine.nets.folding import fold_norms
from engine.nets.unet import UNet, UNetSpec


@pytest.mark.parametrize(
    "encoder", ["mobilenetv2_100", "resnet18", "efficientnet_b0", "swin_tiny_patch4_window7_224"]
)
def test_a_folded_network_answers_the_same(encoder):
    torch.manual_seed(1)
    network = UNet(UNetSpec(encoder, 3, heads=((0, 2), (1,))))
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):  # as after training: none of them does nothing
            module.running_mean.uniform_(-0.5, 0.5)
            module.running_var.uniform_(0.5, 2)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.5, 0.5)
    network.eval()
    image = torch.rand(1, 3, 64, 96)
    with torch.inference_mode():
        before = network(image)
    fold_norms(network)
    with torch.inference_mode():
        after = network(image)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in network.modules())
    torch.testing.assert_close(after, before, rtol=1e-3, atol=1e-3 * float(before.std()))


def test_a_norm_before_its_convolution_stays():
    network = nn.Sequential(nn.BatchNorm2d(3), nn.ReLU(), nn.Conv2d(3, 4, 3)).eval()
    network[0].running_mean.fill_(0.3)
    image = torch.rand(1, 3, 8, 8)
    before = network(image)
    fold_norms(network)
    assert torch.equal(network(image), before)
