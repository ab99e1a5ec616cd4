"""What the camera makes of a retina: colours, light, blur and noise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from training.phantoms.frame import FIELD_CENTRE, Frame
from training.phantoms.noise import cloud, smooth_noise
from training.phantoms.tubes import TubeField
from training.phantoms.vessels import FOVEA

Map = NDArray[np.float32]  # (height, width)
Picture = NDArray[np.float32]  # (height, width, 3), linear RGB, about 0..1

# Colours are reflectances; absorptions are what is left of the light that passes once.
RETINA = (0.860, 0.330, 0.118)
CHOROID_DARK = (0.90, 0.74, 0.74)
DISC_RIM = (1.400, 0.620, 0.220)  # above 1: brighter than the exposure was made for
DISC_CUP = (1.700, 1.150, 0.500)
ARTERY = (0.86, 0.50, 0.66)
VEIN = (0.66, 0.34, 0.56)
BLOOD = (0.50, 0.20, 0.36)
HARD_EXUDATE = (0.96, 0.82, 0.42)
SOFT_EXUDATE = (0.93, 0.70, 0.42)
MACULA = (0.84, 0.68, 0.60)
FOVEOLA = (0.84, 0.66, 0.66)


@dataclass(frozen=True, eq=False)
class Scene:
    """What is to be photographed.

    `disc` and `cup` are distances from their centres, 1 on the rim; `lesions` are masks by
    structure; everything is (height, width) on the frame's pixel grid.
    """

    frame: Frame
    disc: Map
    cup: Map
    artery: TubeField
    vein: TubeField
    lesions: Mapping[str, Mask]


def take(scene: Scene, *, seed: int) -> NDArray[np.uint8]:
    """Photograph the scene: (height, width, 3) uint8 RGB."""
    rng = np.random.default_rng((seed, 3))
    picture = _retina(scene.frame, rng)
    _lay_macula(picture, scene.frame, rng)
    _lay_disc(picture, scene, rng)
    _lay_deposits(picture, scene, rng)
    _lay_vessels(picture, scene)
    _lay_blood(picture, scene, rng)
    _light(picture, scene.frame, rng)
    return _expose(picture, scene.frame, rng)


def _tint(picture: Picture, colour: tuple[float, float, float], amount: Map) -> None:
    """Let `amount` (0..1) of the light pass through a filter of that colour."""
    for channel, left in enumerate(colour):
        picture[..., channel] *= 1 - amount * np.float32(1 - left)


def _cover(picture: Picture, colour: tuple[float, float, float], amount: Map) -> None:
    """Paint over with `amount` (0..1) of that colour."""
    for channel, value in enumerate(colour):
        picture[..., channel] += amount * (np.float32(value) - picture[..., channel])


def _distance(frame: Frame, place: tuple[float, float]) -> Map:
    x, y = frame.retina()
    return np.hypot(x - place[0], y - place[1]).astype(np.float32)


def _bell(distance: Map, width: float) -> Map:
    return np.asarray(np.exp(-0.5 * (distance / np.float32(width)) ** 2))


def _step(value: Map, width: float) -> Map:
    """0 to 1 across 0, over about `width`."""
    return np.asarray(1 / (1 + np.exp(-np.clip(value / np.float32(width), -30, 30))))


def _retina(frame: Frame, rng: np.random.Generator) -> Picture:
    """Pigment epithelium with its grain, choroid shining through, nerve fibres over it."""
    shape, radius = frame.shape, frame.radius
    picture = np.empty((*shape, 3), np.float32)
    picture[:] = RETINA
    mottle = cloud(rng, shape, grain=0.30 * radius)
    folds = np.abs(cloud(rng, shape, grain=0.085 * radius)) - 0.7
    outer = np.clip(_distance(frame, FOVEA) / 0.9 - 0.15, 0, 1)
    _tint(picture, CHOROID_DARK, np.clip(0.45 + 0.28 * mottle, 0, 1))
    choroid = np.clip(0.5 - 0.45 * folds, 0, 1)
    _tint(picture, CHOROID_DARK, np.asarray(choroid * (0.15 + 0.75 * outer), np.float32))
    grain = smooth_noise(rng, shape, grain=0.006 * radius)
    grain += 0.7 * smooth_noise(rng, shape, grain=0.014 * radius)
    picture *= 1 + np.float32(0.016) * grain[..., None]
    x, y = frame.retina()
    steep = np.asarray(np.abs(y) / (np.hypot(x, y) + 1e-6), np.float32)
    fibres = steep * _bell(np.abs(_distance(frame, (-0.02, 0.0)) - np.float32(0.24)), 0.13)
    picture *= 1 + fibres[..., None] * np.array([0.05, 0.13, 0.10], np.float32)
    return picture


def _lay_macula(picture: Picture, frame: Frame, rng: np.random.Generator) -> None:
    """Yellow pigment and a thicker epithelium darken the macula; the foveal pit reflects."""
    distance = _distance(frame, FOVEA)
    wavy = distance * (1 + 0.06 * cloud(rng, frame.shape, grain=0.2 * frame.radius))
    _tint(picture, MACULA, 0.75 * _bell(wavy, 0.155))
    _tint(picture, FOVEOLA, 0.9 * _bell(wavy, 0.062))
    ring = _bell(np.abs(distance - np.float32(0.115)), 0.018)
    picture *= 1 + 0.018 * ring[..., None]
    _cover(picture, (0.93, 0.62, 0.42), 0.38 * _bell(_distance(frame, FOVEA), 0.0075))


def _lay_disc(picture: Picture, scene: Scene, rng: np.random.Generator) -> None:
    """A pale rim with a soft margin, pinker to the nose, and a brighter cup."""
    frame = scene.frame
    uneven = 0.035 * cloud(rng, frame.shape, grain=0.05 * frame.radius)
    halo = np.clip(1.55 - scene.disc, 0, 0.55) / 0.55
    picture *= 1 + 0.16 * halo[..., None]
    x, _ = frame.retina()
    nasal = np.clip(x / 0.12, -1, 1).astype(np.float32)
    pale = _step(1 - scene.disc, 0.045)
    _cover(picture, DISC_RIM, pale * (0.90 - 0.10 * nasal))
    _tint(picture, (0.99, 0.92, 0.88), np.asarray(pale * np.clip(nasal, 0, 1)))
    crescent = _bell(np.abs(scene.disc - np.float32(1.03)), 0.035) * np.clip(-nasal, 0, 1)
    _cover(picture, (1.35, 0.84, 0.40), 0.30 * crescent)
    _cover(picture, DISC_CUP, 0.92 * _step(1 - scene.cup, 0.13))
    picture *= (1 + pale * uneven)[..., None]


def _lay_deposits(picture: Picture, scene: Scene, rng: np.random.Generator) -> None:
    """Exudates lie behind the vessels: hard ones sharp and yellow, soft ones like cotton."""
    radius = scene.frame.radius
    fleck = 0.88 + 0.10 * smooth_noise(rng, scene.frame.shape, grain=0.012 * radius)
    for structure, colour, softness, strength in (
        ("soft_exudate", SOFT_EXUDATE, 0.0085, 0.60),
        ("hard_exudate", HARD_EXUDATE, 0.0016, 0.85),
    ):
        if structure in scene.lesions:
            amount = _soft(scene.lesions[structure], softness * radius)
            _cover(picture, colour, np.clip(amount * fleck * np.float32(strength), 0, 1))


def _lay_blood(picture: Picture, scene: Scene, rng: np.random.Generator) -> None:
    radius = scene.frame.radius
    uneven = 0.85 + 0.10 * smooth_noise(rng, scene.frame.shape, grain=0.02 * radius)
    for structure, softness, strength in (
        ("haemorrhage", 0.0045, 0.74),
        ("microaneurysm", 0.0015, 0.66),
    ):
        if structure in scene.lesions:
            amount = _soft(scene.lesions[structure], softness * radius)
            _tint(picture, BLOOD, np.clip(amount * uneven * np.float32(strength), 0, 1))


def _soft(mask: Mask, sigma: float) -> Map:
    return np.asarray(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), max(sigma, 0.3)))


def _lay_vessels(picture: Picture, scene: Scene) -> None:
    """Blood columns: light is lost along the chord through the tube; arteries reflect in the
    middle. Veins lie under arteries where they cross."""
    radius = scene.frame.radius
    for tubes, colour, reflex in ((scene.vein, VEIN, 0.06), (scene.artery, ARTERY, 0.26)):
        chord = np.sqrt(1 - np.minimum(tubes.core, 1) ** 2)
        thickness = tubes.radius / radius
        strength = thickness / (thickness + np.float32(0.0022)) * 1.22
        amount = tubes.coverage * (np.float32(0.55) + np.float32(0.45) * chord) * strength
        _tint(picture, colour, np.clip(amount, 0, 1))
        wide = np.clip((thickness - 0.0035) / 0.004, 0, 1)
        shine = _bell(np.minimum(tubes.core, 9), 0.30) * wide * np.float32(reflex)
        _cover(picture, (0.95, 0.52, 0.32), np.asarray(shine, np.float32))


def _light(picture: Picture, frame: Frame, rng: np.random.Generator) -> None:
    """Light that fades towards the rim and is a little off centre, with a bluish haze."""
    angle = rng.uniform(0, 2 * np.pi)
    bright = (FIELD_CENTRE[0] + 0.22 * np.cos(angle), FIELD_CENTRE[1] + 0.22 * np.sin(angle))
    from_light = _distance(frame, bright)
    rim = _distance(frame, FIELD_CENTRE)
    fade = 1.10 - np.float32(0.34) * from_light**2 - 0.16 * _step(rim - np.float32(0.97), 0.035)
    picture *= np.clip(fade, 0.05, None)[..., None]
    haze = np.clip(rim - 0.45, 0, None) ** 2
    picture += haze[..., None] * np.array([0.010, 0.026, 0.026], np.float32)


def _expose(picture: Picture, frame: Frame, rng: np.random.Generator) -> NDArray[np.uint8]:
    sigma = max(0.0022 * frame.radius, 0.6)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma, sigmaY=sigma / frame.aspect))
    picture = 1 - np.exp(-1.9 * picture ** np.float32(1.12))  # a film's shoulder: no hard clipping
    edge = _step(frame.depth(), max(0.0018 * frame.radius, 0.4))[..., None]
    picture = picture * edge + np.float32(0.012)
    noise = rng.standard_normal((*frame.shape, 3), np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), 0.6) * np.float32(1.8)
    picture += noise * (np.float32(0.0035) + np.float32(0.0075) * np.sqrt(np.clip(picture, 0, 1)))
    return np.asarray(np.clip(np.rint(picture * 255), 0, 255), np.uint8)
