"""SAM and MedSegX: the official numbers, and sizes that follow from the tensors."""

import numpy as np
import pytest
import torch
from made_checkpoints import EXPERTS, ROWS, medsegx_delta, randomised, sam_specs, sam_tensors

from engine.errors import ModelError
from engine.nets.conmoae import ConMoAE, Context, Place
from engine.nets.medsegx import MedSegX, load_medsegx, merge
from engine.nets.sam import Sam, load_sam
from engine.nets.sam_decoder import DecoderSpec
from engine.nets.sam_encoder import EncoderSpec
from engine.nets.sam_prompt import PromptSpec

MEAN = np.array([123.675, 116.28, 103.53], np.float32)
STD = np.array([58.395, 57.12, 57.375], np.float32)
TASKS = {"OpticDisc": 16, "OpticCup": 15}


def padded(image, side):
    even = np.zeros((side, side, 3), np.float32)
    even[: image.shape[0], : image.shape[1]] = (image - MEAN) / STD
    return torch.from_numpy(even).permute(2, 0, 1)[None]


@pytest.fixture
def small_sam():
    return randomised(Sam(*sam_specs()))


@pytest.fixture
def vectors(shared):
    return np.load(shared / "compat" / "sam_tiny_io.npz")


@pytest.fixture
def official(shared):
    return load_sam(torch.load(shared / "compat" / "sam_tiny.pth", weights_only=True))


@pytest.mark.realdata
@torch.inference_mode()
def test_an_image_is_encoded_as_by_the_official_program(official, vectors):
    found = official.encode(padded(vectors["image"], official.side))
    assert np.abs(found.numpy() - vectors["embedding"]).max() < 1e-4


@pytest.mark.realdata
@pytest.mark.parametrize("prompt", ["box", "points", "points_box", "box_mask"])
@torch.inference_mode()
def test_prompts_are_answered_as_by_the_official_program(official, vectors, prompt):
    asked = {}
    if "box" in prompt:
        asked["box"] = torch.from_numpy(vectors["box"][0])
    if "points" in prompt:
        asked["points"] = torch.from_numpy(vectors["points"][0])
        asked["labels"] = torch.from_numpy(vectors["point_labels"][0])
    if "mask" in prompt:
        asked["mask"] = torch.from_numpy(vectors["mask_input"][0, 0])
    masks, ratings = official.masks(torch.from_numpy(vectors["embedding"]), **asked)
    assert np.abs(masks[1:].numpy() - vectors[f"{prompt}_masks"][0]).max() < 1e-4
    assert np.abs(ratings[1:].numpy() - vectors[f"{prompt}_iou"][0]).max() < 1e-4


@pytest.mark.realdata
@pytest.mark.parametrize("task", ["OpticDisc", "OpticCup", "RetinalVessel"])
@torch.inference_mode()
def test_medsegx_answers_as_the_official_program(shared, task):
    folder = shared / "compat"
    vectors = np.load(folder / "medsegx_tiny_io.npz")
    base = torch.load(folder / "medsegx_tiny_base.pth", weights_only=True)
    delta = torch.load(folder / "medsegx_tiny.pth", weights_only=True)["model"]
    network = load_medsegx(merge(base, delta))
    levels = (0, 3, 10, 37) if task == "RetinalVessel" else (0, 0, 1, 3)
    place = Place(6, levels, TASKS.get(task, 99))
    embedding = network.encode_for(padded(vectors["image"], network.side), place)
    assert np.abs(embedding.numpy() - vectors[f"{task}_embedding"]).max() < 1e-4
    masks, _ = network.masks(embedding, box=torch.from_numpy(vectors["box"][0]))
    difference = masks[1:, ::4, ::4].numpy() - vectors[f"{task}_logits_every4"][0]
    assert np.abs(difference).max() < 1e-5


@pytest.mark.parametrize(("side", "window"), [(64, 3), (96, 4), (112, 5)])
def test_sizes_follow_from_the_tensors(side, window):
    made = randomised(Sam(*sam_specs(side, window)))
    loaded = load_sam(made.state_dict())
    assert loaded.image_encoder.spec == made.image_encoder.spec
    image = torch.rand(1, 3, side, side)
    with torch.inference_mode():
        assert torch.equal(loaded.encode(image), made.encode(image))
        masks, ratings = loaded.masks(loaded.encode(image), box=torch.tensor([5.0, 6, 30, 40]))
    assert masks.shape == (4, side // 4, side // 4)
    assert ratings.shape == (4,)


@pytest.mark.parametrize("size", ["b", "l", "h"])
def test_the_published_sizes_are_built(size, shared_keys):
    shapes = shared_keys(size)
    with torch.device("meta"):
        tensors = {key: torch.empty(shape) for key, shape in shapes.items()}
    network = load_sam(tensors)
    assert network.side == 1024
    assert set(network.state_dict()) == set(shapes)


@pytest.fixture
def shared_keys():
    """Keys and shapes of the published sizes (Kirillov 2023, table of models)."""
    published = {"b": (768, 12, 12, (2, 5, 8, 11)), "l": (1024, 24, 16, (5, 11, 17, 23))}
    published["h"] = (1280, 32, 16, (7, 15, 23, 31))

    def shapes(size):
        width, depth, heads, whole = published[size]
        windows = tuple(0 if number in whole else 14 for number in range(depth))
        encoder = EncoderSpec(64, 16, width, heads, 4 * width, 256, windows)
        decoder = DecoderSpec(256, 128, 2048, 2, 4, (64, 32), (256, 256, 4))
        with torch.device("meta"):
            network = Sam(encoder, PromptSpec(256, 64, 1024, 16), decoder)
        return {key: tuple(tensor.shape) for key, tensor in network.state_dict().items()}

    return shapes


def test_vit_b_has_the_published_number_of_weights(shared_keys):
    shapes = shared_keys("b")
    assert len(shapes) == 314
    buffer = "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix"
    weights = sum(np.prod(shape) for key, shape in shapes.items() if key != buffer)
    assert weights == 93_735_472


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.pop("mask_decoder.iou_token.weight"), "missing .*iou_token"),
        (lambda t: t.update(extra=torch.zeros(1)), "unknown .*extra"),
        (lambda t: t.update({"image_encoder.neck.1.bias": torch.zeros(3)}), "of another size"),
        (lambda t: t.pop("image_encoder.pos_embed"), "not complete"),
        (lambda t: [t.pop(k) for k in list(t) if "blocks.1." in k], "not complete"),
    ],
)
def test_what_fits_only_half_is_refused(small_sam, change, told):
    tensors = dict(small_sam.state_dict())
    change(tensors)
    with pytest.raises(ModelError, match=told):
        load_sam(tensors)


def test_an_adapter_that_is_new_changes_nothing():
    encoder, *others = sam_specs()
    plain, adapted = Sam(encoder, *others), MedSegX(encoder, *others, experts=EXPERTS, rows=ROWS)
    randomised(plain)
    tensors = {
        key.replace(".mlp.", ".mlp.mlp.") if "blocks" in key else key: value
        for key, value in plain.state_dict().items()
    }
    adapted.load_state_dict(tensors, strict=False)
    adapted.eval()
    image = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        found = adapted.encode_for(image, Place(6, (0, 0, 1, 3), 16))
        assert torch.allclose(found, plain.encode(image), atol=1e-6)


def test_the_embedding_depends_on_the_task():
    network = randomised(MedSegX(*sam_specs(), experts=EXPERTS, rows=ROWS))
    image = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        disc = network.encode_for(image, Place(6, (0, 0, 1, 3), 16))
        cup = network.encode_for(image, Place(6, (0, 0, 1, 3), 15))
    assert not torch.allclose(disc, cup)


@pytest.mark.parametrize("shape", [(2, 1, 16), (2, 9, 16), (2, 3, 5, 16)])
def test_experts_fit_any_layer(shape):
    context = Context(ROWS, 4)
    block = randomised(ConMoAE(torch.nn.Linear(16, 16), context, EXPERTS))
    randomised(context, 1)
    x = torch.rand(shape)
    with torch.inference_mode():
        found, shares = block(x), block.shares(x)
        each = [
            up(torch.nn.functional.gelu(down(x)))
            for down, up in zip(block.adapter_down, block.adapter_up, strict=True)
        ]
        weights = shares.view(len(x), *(1,) * (x.ndim - 2), -1)
        expected = block.mlp(x) + 0.1 * sum(
            weights[..., number, None] * one for number, one in enumerate(each)
        )
    assert torch.allclose(shares.sum(-1), torch.ones(2))
    assert torch.allclose(found, expected, atol=1e-6)


def test_a_row_that_no_table_has_is_refused():
    with pytest.raises(IndexError):
        Context(ROWS, 4).choose(Place(6, (0, 0, 1, 3), 112))


def test_an_early_medsegx_is_refused():
    tensors = merge(sam_tensors(), medsegx_delta())
    assert load_medsegx(tensors).side == 256
    tensors["image_encoder.blocks.0.mlp.adapter_gate.weight"] = torch.zeros(4, 28)
    with pytest.raises(ModelError, match="early version"):
        load_medsegx(tensors)
