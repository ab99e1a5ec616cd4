"""Adapters go into either encoder, change nothing at first, and grow without touching what was."""

import pytest
import torch
from made_checkpoints import EXPERTS, medsegx_delta, randomised, sam_specs

from engine.errors import ModelError
from engine.nets.adapters import grown, with_adapters
from engine.nets.conmoae import Context, ExpertSpec, Place
from engine.nets.prompt_net import PromptNet, RatedPromptNet
from engine.nets.sam import Sam
from engine.prompt.maps import MAPS
from engine.runtime.places import tree

DISC, CUP = Place(6, (0, 0, 1, 3), 16), Place(6, (0, 0, 1, 3), 15)
ENCODER = "mobilenetv2_035"


def encoders():
    torch.manual_seed(0)
    sam = randomised(Sam(*sam_specs())).image_encoder
    small = PromptNet(ENCODER, MAPS).encoder.eval()
    return {"sam": (sam, lambda x: sam(x)), "small": (small, lambda x: small(x)[-1])}


@pytest.mark.parametrize("family", ["sam", "small"])
@torch.inference_mode()
def test_new_adapters_change_nothing_and_trained_ones_know_the_task(family):
    encoder, look = encoders()[family]
    image = torch.rand(2, 3, 64, 64)
    before = look(image)
    context = with_adapters(encoder, tree().rows, EXPERTS)
    encoder.eval()
    context.choose(DISC)
    assert torch.allclose(look(image), before, atol=1e-6)
    chance = torch.Generator().manual_seed(1)
    for name, part in [*encoder.named_parameters(), *context.named_parameters()]:
        if "adapter_" in name or "embed" in name:
            part.copy_(torch.randn(part.shape, generator=chance))
    disc = look(image)
    context.choose(CUP)
    cup = look(image)
    assert not torch.allclose(disc, before, atol=1e-3)
    assert not torch.allclose(disc, cup, atol=1e-3)
    context.choose(DISC, CUP)
    both = look(image)
    assert torch.allclose(both[0], disc[0], atol=1e-3)
    assert torch.allclose(both[1], cup[1], atol=1e-3)


def test_every_residual_block_of_a_convolutional_encoder_gets_experts_of_its_channels():
    network = RatedPromptNet("mobilenetv2_100", MAPS, rows=tree().rows, experts=ExpertSpec(0))
    adapters = [each for each in network.modules() if hasattr(each, "adapter_down")]
    assert len(adapters) == 10
    assert {each.adapter_down[0].in_features for each in adapters} == {24, 32, 64, 96, 160}
    assert network.context.rows == tree().rows


def test_an_encoder_without_such_blocks_is_refused():
    with pytest.raises(ModelError, match="no blocks"):
        with_adapters(torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3)), (1, 1, 1), EXPERTS)


def test_tables_of_a_published_checkpoint_grow_at_their_end_alone():
    delta = medsegx_delta()
    larger = grown(delta, tree().rows, "image_encoder.")
    assert set(larger) == set(delta)
    for name, before in delta.items():
        after = larger[name]
        assert torch.equal(after[: len(before)] if before.ndim else after, before)
        assert after.dtype == before.dtype
        assert not after[len(before) :].any()
    sizes = [len(larger["image_encoder.modal_embed.weight"])]
    sizes += [len(larger[f"image_encoder.organ_embed.{n}.weight"]) for n in range(5)]
    assert tuple(sizes) == tree().rows


def test_rows_are_never_taken_away():
    tables = {f"context.{key}": value for key, value in Context((9, 1), 4).state_dict().items()}
    with pytest.raises(ModelError, match="later version"):
        grown(tables, (8, 1), "context.")


def test_untrained_ratings_are_all_alike_and_the_first_answer_leads():
    network = RatedPromptNet(ENCODER, MAPS).eval()
    with torch.inference_mode():
        features = network.encode(torch.rand(2, 3, 64, 64))
        maps = torch.rand(2, MAPS, 64, 64)
        logits, ratings = network.rated(features, maps)
        assert torch.equal(logits, network.decode(features, maps))
    assert logits.shape == (2, 3, 64, 64)
    assert torch.equal(ratings, torch.full((2, 3), 0.5))
    assert ratings.argmax(1).tolist() == [0, 0]
