"""The network: encoders by their timm names, several heads over one, shipped weights as is."""

import pytest
import torch
from safetensors.torch import load

import engine.nets.unet as unet
from engine.nets.unet import UNet, UNetSpec
from engine.runtime.registry import model_card, read_weights

TINY = "test_efficientnet"


@pytest.fixture
def tiny_swin(monkeypatch):
    """A Swin of timm's, by its name, with the fewest layers."""
    small = {"embed_dim": 16, "depths": (1, 1, 1, 1), "num_heads": (1, 1, 2, 2), "window_size": 4}
    published = unet.encoder_options
    monkeypatch.setattr(unet, "encoder_options", lambda name: {**published(name), **small})
    return UNet(UNetSpec("swin_tiny_patch4_window7_224", 3))


@pytest.mark.parametrize("size", [(64, 64), (96, 160), (32, 224)])
def test_a_swin_encoder_takes_any_size(tiny_swin, size):
    tiny_swin.eval()
    with torch.inference_mode():
        assert tiny_swin(torch.rand(1, 3, *size)).shape == (1, 3, *size)


def test_a_swin_encoder_learns(tiny_swin):
    images = torch.rand(2, 3, 64, 96)
    truth = (images[:, :1].expand(-1, 3, -1, -1) > 0.5).float()
    optimiser = torch.optim.AdamW(tiny_swin.parameters(), lr=3e-3)
    losses = []
    for _ in range(4):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(tiny_swin(images), truth)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]
    assert all(part.grad is not None for part in tiny_swin.parameters())


def test_each_head_says_its_own_outputs():
    network = UNet(UNetSpec(TINY, 4, heads=((0, 3), (2,), (1,)))).eval()
    images = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        before = network(images)
        network.decoders[0].head.bias += 1.0
        after = network(images)
    assert before.shape == (1, 4, 64, 64)
    assert torch.allclose(after - before, torch.tensor([1.0, 0, 0, 1]).view(1, 4, 1, 1), atol=1e-5)


def test_the_shipped_weights_fit_strictly():
    card = model_card("fundus")
    for spec in card.passes:
        network = UNet(UNetSpec(spec.encoder, len(spec.outputs), spec.heads))
        network.load_state_dict(load(read_weights(card, spec)), strict=True)
