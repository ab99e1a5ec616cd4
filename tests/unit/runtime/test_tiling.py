import numpy as np
import pytest

from engine.errors import Cancelled
from engine.runtime.tiling import run_tiled, tiles_over


@pytest.mark.parametrize(
    ("width", "height"), [(1024, 1024), (1023, 683), (300, 900), (40, 30), (513, 512)]
)
@pytest.mark.parametrize("tile", [512, 256, 0])
def test_tiles_cover_everything_and_fit_the_network(width, height, tile):
    seen = np.zeros((height, width), int)
    for part in tiles_over(width, height, tile=tile, stride=32):
        assert part.width % 32 == part.height % 32 == 0
        assert not tile or (part.width <= tile and part.height <= tile)
        seen[part.y : part.y + part.height, part.x : part.x + part.width] += 1
    assert seen.min() >= 1


@pytest.mark.parametrize(("width", "height"), [(700, 500), (130, 600)])
def test_tiles_join_without_seams_or_shifts(width, height):
    rng = np.random.default_rng(0)
    picture = rng.integers(1, 255, (height, width, 3), dtype=np.uint8)
    joined = run_tiled(
        picture,
        outputs=2,
        tile=256,
        stride=32,
        network=lambda part: np.stack([part[..., 0], part[..., 2]]).astype(np.float32),
        before_each=lambda number, count: None,
    )
    assert np.allclose(joined[0], picture[..., 0], atol=1e-3)
    assert np.allclose(joined[1], picture[..., 2], atol=1e-3)


def test_black_tiles_are_skipped():
    picture = np.zeros((256, 1024, 3), np.uint8)
    picture[:, 900:] = 9
    calls = []
    run_tiled(
        picture,
        outputs=1,
        tile=256,
        stride=32,
        network=lambda part: calls.append(part.shape) or np.ones((1, 256, 256), np.float32),
        before_each=lambda number, count: None,
    )
    assert len(calls) == 1


def test_stopping_takes_effect_before_the_next_tile():
    done = []

    def before_each(number, count):
        if number == 2:
            raise Cancelled("Stopped on request.")
        done.append(number)

    with pytest.raises(Cancelled):
        run_tiled(
            np.ones((600, 600, 3), np.uint8),
            outputs=1,
            tile=256,
            stride=32,
            network=lambda part: np.zeros((1, 256, 256), np.float32),
            before_each=before_each,
        )
    assert done == [0, 1]
