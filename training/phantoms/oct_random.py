"""Scenes by chance, as varied as clinics' scans: for training."""

from __future__ import annotations

import numpy as np

from engine.image import Laterality
from training.phantoms.oct import OctPhantom, Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Dome, Shape
from training.phantoms.oct_picture import Light, Shadow

SICK = 0.6  # share of the scenes with fluid or drusen


def random_oct(seed: int, shape: tuple[int, int] = (496, 768)) -> OctPhantom:
    """One B-scan of (height, width) pixels; the same seed draws the same scan."""
    rng = np.random.default_rng(seed)
    return draw_oct((1, *shape), scene=_scene(rng, shape), seed=int(rng.integers(2**31)))


def _scene(rng: np.random.Generator, shape: tuple[int, int]) -> Scene:
    sick = rng.random() < SICK
    return Scene(
        Shape(
            pit=rng.uniform(0.7, 1.4) if rng.random() < 0.8 else 0.15,
            thickness=rng.uniform(0.75, 1.35),
            choroid=rng.uniform(120, 420),
            tilt=(rng.normal(0, 0.03), 0.0),
            curvature=rng.normal(-6, 4),
            serous=_domes(rng, (250, 1200), (40, 260)) if sick and rng.random() < 0.35 else (),
            detachments=_domes(rng, (200, 900), (50, 250)) if sick and rng.random() < 0.3 else (),
            drusen=_domes(rng, (40, 180), (12, 80), most=9) if sick and rng.random() < 0.4 else (),
            cysts=_cysts(rng) if sick and rng.random() < 0.6 else (),
        ),
        _light(rng, shape),
        fovea=(0.5, float(rng.uniform(0.1, 0.9))),
        row=float(rng.uniform(0.4, 0.78)),
        eye=Laterality.LEFT if rng.random() < 0.5 else Laterality.RIGHT,
    )


def _light(rng: np.random.Generator, shape: tuple[int, int]) -> Light:
    shadows = tuple(
        Shadow(rng.uniform(0, shape[1]), rng.uniform(1, 9), rng.choice([0.5, 0.15, 0.02]))
        for _ in range(rng.integers(0, 9))
    )
    bare = (0, 0) if rng.random() < 0.7 else tuple(int(n) for n in rng.integers(0, 40, 2))
    return Light(
        looks=float(np.exp(rng.uniform(np.log(0.8), np.log(12)))),
        gain=float(rng.uniform(0.65, 1.15)),
        floor=float(rng.uniform(0.08, 0.3)),
        blur=(float(rng.uniform(0.5, 1.4)), float(rng.uniform(0.4, 1.6))),
        falloff=float(rng.uniform(-0.1, 0.35)),
        reach=float(rng.uniform(50, 180)),
        choroid_contrast=float(rng.uniform(0.03, 0.12)),
        shadows=shadows,
        unrecorded=(bare[0], bare[1]),
    )


def _domes(
    rng: np.random.Generator,
    radius: tuple[float, float],
    height: tuple[float, float],
    *,
    most: int = 2,
) -> tuple[Dome, ...]:
    return tuple(
        Dome(rng.uniform(-3000, 3000), 0.0, rng.uniform(*radius), rng.uniform(*height))
        for _ in range(rng.integers(1, most + 1))
    )


def _cysts(rng: np.random.Generator) -> tuple[Cyst, ...]:
    middle = rng.uniform(-1500, 1500)
    return tuple(
        Cyst(
            middle + rng.normal(0, 600),
            0.0,
            rng.uniform(30, 260),
            rng.uniform(15, 75),
            rng.uniform(-0.2, 0.85),
        )
        for _ in range(rng.integers(1, 14))
    )
