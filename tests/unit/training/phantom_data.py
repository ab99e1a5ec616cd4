"""A dataset folder of phantoms, and the smallest configs that train on it."""

from functools import cache

import cv2

from engine.image import Laterality
from engine.writers.dataset import DatasetCase, write_case
from training.augment import AugmentSpec
from training.fundus.config import ExpertConfig, Source
from training.loop import LoopSpec
from training.phantoms import draw_fundus

TINY = "test_efficientnet"  # timm's 80 000 parameters for tests
SHAPE = (120, 150)


@cache
def phantom(seed):
    eye = Laterality.LEFT if seed % 2 else Laterality.RIGHT
    return draw_fundus(shape=SHAPE, seed=seed, eye=eye)


def phantom_folder(folder, count=4, *, structures=("vessel", "optic_disc"), first=0, fovea=True):
    """Write `count` phantoms as a dataset folder; ids p0, p1…"""
    for seed in range(first, first + count):
        drawn = phantom(seed)
        write_case(
            folder,
            DatasetCase(
                f"p{seed}",
                drawn.as_image(),
                {key: drawn.masks[key] for key in structures},
                landmarks={"fovea": drawn.fovea} if fovea else {},
                eye=drawn.eye,
            ),
        )
    return folder


def tiny_config(folders, **changed):
    """A pass that trains in seconds on the named dataset folders."""
    told = {
        "name": "tiny",
        "encoder": TINY,
        "initial_weights": "",
        "structures": ("vessel", "optic_disc"),
        "landmarks": (),
        "diameter": 96,
        "patch": 64,
        "centred": 0.7,
        "sets": dict.fromkeys(folders, 1.0),
        "seed": 3,
        "loop": LoopSpec(steps=4, batch=2, learning_rate=1e-3),
        "folders": {name: Source(folder) for name, folder in folders.items()},
        "augment": AugmentSpec(),
    }
    return ExpertConfig(**{**told, **changed})


def write_picture(path, rgb):
    """Any picture, in the format that its name asks for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), rgb[..., ::-1] if rgb.ndim == 3 else rgb)
