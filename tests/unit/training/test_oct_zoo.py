"""Every method of the zoo: takes any size, learns one batch by heart, leaves the unknown alone."""

import pytest
import torch

from training.oct.zoo import METHODS
from training.oct.zoo.fouriernet import DESCRIPTORS, descriptors_of
from training.oct.zoo.retifluidnet import shifted
from training.oct.zoo.sdlayernet import in_order, layers_of
from training.oct.zoo.signed_distance import REACH, distances_of
from training.oct.zoo.watsegnet import haar

HIGH, WIDE = 48, 32
TINY = 6
MOST_STEPS = 401  # most need 30 to 100; how many depends on the processor too


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(0)


def batch():
    """A wavy border with brighter tissue below it, and a dark hole: as picture, rows and mask."""
    x = torch.arange(WIDE)
    rows = torch.stack([10 + 3 * torch.sin(x / 6), 14 - x / 10])[:, None]
    index = torch.arange(HIGH)[:, None]
    below = (index >= rows[:, None]).float().reshape(2, 1, HIGH, WIDE)
    holes = [(index - 30) ** 2 + (x - middle) ** 2 < 50 for middle in (12, 20)]
    hole = torch.stack(holes)[:, None].float()
    picture = 0.1 + 0.6 * below * (1 - hole) + 0.05 * torch.rand(2, 1, HIGH, WIDE)
    return picture.expand(-1, 3, -1, -1), rows, hole


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(("high", "wide"), [(49, 70), (33, 17)])
def test_it_takes_odd_sizes_that_are_no_squares(name, high, wide):
    network = METHODS[name](3, 2, width=TINY)
    loss = network.loss()
    maps = network(torch.rand(2, 3, high, wide))
    assert maps.shape[0] == 2
    assert maps.shape[1] >= 5
    assert maps.shape[2:] == (high, wide)
    rows = torch.full((2, 3, wide), 9.0)
    rows[1] = torch.nan
    areas = torch.zeros(2, 2, high, wide)
    areas[:, :, 5:9, 4:9] = 1
    areas[1, 1] = -1
    value = loss(maps, rows, areas)
    assert torch.isfinite(value)
    value.backward()
    assert all(part.grad is not None for part in network.parameters())


@pytest.mark.parametrize("name", METHODS)
def test_it_learns_one_batch_by_heart(name):
    picture, rows, hole = batch()
    network = METHODS[name](1, 1, width=TINY)
    loss = network.loss()
    optimiser = torch.optim.Adam(network.parameters(), 0.01)
    for step in range(MOST_STEPS):
        optimiser.zero_grad()
        maps = network(picture)
        if step % 10 == 0 and knows(maps.detach(), rows, hole):
            break
        loss(maps, rows, hole).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    assert knows(maps.detach(), rows, hole)


def knows(logits, rows, hole):
    found, true = logits[:, 1] > 0, hole[:, 0] > 0
    dice = 2 * (found & true).sum() / (found.sum() + true.sum())
    return dice > 0.85 and (logits[:, 0].argmax(1) - rows[:, 0]).abs().mean() < 2


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(("surfaces", "areas"), [(2, 0), (0, 1)])
def test_surfaces_or_areas_may_be_missing(name, surfaces, areas):
    network = METHODS[name](surfaces, areas, width=TINY)
    maps = network(torch.rand(2, 3, 32, 32))
    rows = torch.full((2, surfaces, 32), 9.0)
    truth = torch.zeros(2, areas, 32, 32)
    assert torch.isfinite(network.loss()(maps, rows, truth))


@pytest.mark.parametrize("name", METHODS)
def test_what_nobody_labelled_teaches_nothing_wrong(name):
    """Without any label no answer is wrong: only what needs no labels is left in the loss."""
    network = METHODS[name](2, 1, width=TINY)
    maps = network(torch.rand(2, 3, 32, 32))
    rows = torch.full((2, 2, 32), torch.nan)
    truth = torch.full((2, 1, 32, 32), -1.0)
    value = network.loss()(maps, rows, truth)
    if name == "sdlayernet":  # rebuilds the picture
        assert value > 0
    else:
        assert value == 0


def test_descriptors_of_a_cosine_are_its_own():
    place = (torch.arange(80) + 0.5) / 80
    curve = 0.4 + 0.1 * torch.cos(3 * torch.pi * place)
    curve[20:35] = torch.nan
    few = torch.full((80,), torch.nan)
    few[:5] = 0.2
    found, known = descriptors_of(torch.stack([curve, few])[None])
    expected = torch.zeros(DESCRIPTORS)
    expected[0], expected[3] = 0.4, 0.1
    assert torch.allclose(found[0, 0], expected, atol=0.01)
    assert known.tolist() == [[True, False]]


def test_haars_bands_hold_what_the_features_held():
    features = torch.rand(1, 2, 8, 6)
    bands = haar(features)
    assert torch.allclose((bands**2).sum(), (features**2).sum())
    assert (haar(torch.ones(1, 1, 4, 4))[:, :, 1:] == 0).all()


def test_layers_are_all_there_is_and_lie_in_order():
    rows = torch.tensor([[[5.0, 9.0], [12.0, 7.0]]])
    ordered = in_order(rows)
    assert (ordered.diff(dim=1) >= 0).all()
    layers = layers_of(ordered, 20)
    assert torch.allclose(layers.sum(1), torch.ones(1, 20, 2))
    assert layers[0, 1, 8, 0] > 0.9
    assert layers[0, 1].sum(0)[1] < 0.1  # where two surfaces fall together


def test_signed_distances_are_zero_between_inside_and_outside():
    area = torch.zeros(1, 1, 40, 40)
    area[..., 10:30, :] = 1
    truth, known = distances_of(torch.full((1, 1, 40), 12.5), area)
    assert truth[0, 0, :, 3].tolist() == [
        max(-1, min(1, (row - 12.5) / REACH)) for row in range(40)
    ]
    assert truth[0, 1, 9, 5] * REACH == pytest.approx(-0.5)
    assert truth[0, 1, 10, 5] * REACH == pytest.approx(0.5)
    assert truth[0, 1, 19, 5] * REACH == pytest.approx(9.5)
    assert known.all()


@pytest.mark.parametrize("way", [(0, 1), (1, 1), (1, 0), (1, -1)])
def test_neighbours_lie_where_they_are_said_to(way):
    maps = torch.arange(30.0).reshape(5, 6)
    here, beyond = shifted(maps, way)
    assert here.shape == beyond.shape
    assert ((beyond - here) == 6 * way[0] + way[1]).all()
