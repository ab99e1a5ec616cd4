"""RetSAM's network: the official logits, and parts that load strictly by themselves."""

import csv

import numpy as np
import pytest
import torch
from made_checkpoints import retsam_tensors

from engine.errors import ModelError
from engine.nets import retsam


@pytest.fixture(scope="module")
def made():
    """A checkpoint's tensors with the official keys, small; six lesion channels."""
    tensors = retsam_tensors((2, 3, 2, 4, 6))
    return {f"model.{key}": tensor for key, tensor in tensors.items()}


@pytest.mark.realdata
@torch.inference_mode()
def test_logits_and_coordinates_are_the_official_ones(shared):
    folder = shared / "compat"
    told = torch.load(folder / "retsam_tiny.ckpt", weights_only=True)["state_dict"]
    vectors = np.load(folder / "retsam_tiny_io.npz")
    parts = retsam.parts_of(told)
    noise = np.random.default_rng(1).standard_normal((1, 3, 320, 320)).astype(np.float32)
    image = torch.from_numpy(noise)
    maps = retsam.build_encoder(parts["encoder"])(image)
    for number in range(5):
        logits = retsam.build_decoder(parts[f"decoder-{number}"])(image, maps)[0, :, ::8, ::8]
        assert np.abs(logits.numpy() - vectors[f"logits_{number}_every8"]).max() < 1e-4
    places = retsam.build_coordinates(parts["coordinates"])(maps[4])
    assert np.abs(places.numpy() - vectors["coordinates"]).max() < 1e-4


@pytest.mark.realdata
def test_the_public_network_has_exactly_the_published_tensors(shared):
    with (shared / "reference" / "retsam_keys.tsv").open() as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row]
    published = {
        key: tuple(int(n) for n in shape.strip("()").split(",") if n.strip())
        for key, shape, _ in rows
    }
    with torch.device("meta"):
        networks = {
            **{
                f"decoder_modules.{number}.": retsam.Decoder(128, 4, outputs)
                for number, outputs in enumerate((2, 3, 2, 4, 5))
            },
            "coordinate_head.": retsam.Coordinates((2048, 512, 256, 2)),
        }
    found = {
        prefix + key: tuple(tensor.shape)
        for prefix, network in networks.items()
        for key, tensor in network.state_dict().items()
    }
    assert found == {k: v for k, v in published.items() if not k.startswith("swinViT.")}


def test_everything_follows_from_the_tensors(made):
    parts = retsam.parts_of(made)
    assert list(parts) == ["encoder", *(f"decoder-{n}" for n in range(5)), "coordinates"]
    encoder = retsam.build_encoder(parts["encoder"])
    assert encoder.window_size == (2, 2)
    assert len(encoder.layers3[0].blocks) == 4
    image = torch.rand(1, 3, 128, 128)
    with torch.inference_mode():
        maps = encoder(image)
        logits = retsam.build_decoder(parts["decoder-4"])(image, maps)
        places = retsam.build_coordinates(parts["coordinates"])(maps[4])
    assert logits.shape == (1, 6, 128, 128)
    assert places.shape == (1, 2)
    assert 0 < float(places.min()) <= float(places.max()) < 1


def test_a_checkpoint_without_coordinates_has_none(made):
    without = {key: tensor for key, tensor in made.items() if "coordinate" not in key}
    assert "coordinates" not in retsam.parts_of(without)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda t: t.update({"model.extra.weight": torch.zeros(1)}), "extra"),
        (lambda t: [t.pop(k) for k in list(t) if "swinViT" in k], "not RetSAM"),
        (lambda t: [t.pop(k) for k in list(t) if "decoder_modules.2" in k], "not complete"),
    ],
)
def test_what_is_no_retsam_is_refused(made, spoil, told):
    tensors = dict(made)
    spoil(tensors)
    with pytest.raises(ModelError, match=told):
        retsam.parts_of(tensors)


def test_a_part_that_fits_only_half_is_refused(made):
    parts = retsam.parts_of(made)
    decoder = dict(parts["decoder-1"])
    decoder.pop("decoder3.conv_block.conv2.conv.weight")
    with pytest.raises(ModelError, match="1 missing"):
        retsam.build_decoder(decoder)
    encoder = dict(parts["encoder"])
    encoder["layers1.0.blocks.1.norm1.bias"] = torch.zeros(9)
    with pytest.raises(ModelError, match="another size"):
        retsam.build_encoder(encoder)


def test_another_order_within_windows_is_refused(made):
    encoder = dict(retsam.parts_of(made)["encoder"])
    key = "layers2.0.blocks.0.attn.relative_position_index"
    encoder[key] = encoder[key].flip(0)
    with pytest.raises(ModelError, match="another way"):
        retsam.build_encoder(encoder)
