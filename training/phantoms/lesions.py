"""Lesions of diabetic retinopathy: where they lie and their exact outlines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from training.phantoms.vessels import FOVEA

LESIONS = ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate")


@dataclass(frozen=True)
class Blob:
    """An irregular round spot in the frame of the vessels: radius by angle is a short series."""

    structure: str
    x: float
    y: float
    radius: float
    stretch: float  # length / width
    angle: float
    waves: tuple[tuple[float, float], ...]  # amplitude and phase of the 2nd, 3rd… harmonic

    def inside(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Mask:
        """Which of the places (x, y) lie within the outline."""
        cos, sin = np.cos(self.angle), np.sin(self.angle)
        dx, dy = x - self.x, y - self.y
        along = (dx * cos + dy * sin) / np.sqrt(self.stretch)
        across = (dy * cos - dx * sin) * np.sqrt(self.stretch)
        theta = np.arctan2(across, along)
        edge = np.ones_like(theta)
        for harmonic, (amplitude, phase) in enumerate(self.waves, start=2):
            edge += amplitude * np.cos(harmonic * theta + phase)
        return np.asarray(np.hypot(along, across) <= self.radius * edge)

    @property
    def reach(self) -> float:
        """No place farther than this from the centre is inside."""
        bulge = 1 + sum(amplitude for amplitude, _ in self.waves)
        return self.radius * bulge * float(np.sqrt(self.stretch))


def scatter(rng: np.random.Generator) -> tuple[Blob, ...]:
    """A handful of each lesion, spread over the posterior pole, none on disc or foveal centre."""
    return (
        *_spots(rng, "microaneurysm", count=14, radius=(0.0045, 0.0075), ragged=0.06),
        *_spots(rng, "haemorrhage", count=6, radius=(0.014, 0.030), ragged=0.22),
        *_exudates(rng),
        *_spots(rng, "soft_exudate", count=2, radius=(0.028, 0.040), ragged=0.16),
    )


def _spots(
    rng: np.random.Generator,
    structure: str,
    *,
    count: int,
    radius: tuple[float, float],
    ragged: float,
) -> list[Blob]:
    return [
        _blob(rng, structure, _place(rng), radius=rng.uniform(*radius), ragged=ragged)
        for _ in range(count)
    ]


def _exudates(rng: np.random.Generator) -> list[Blob]:
    """Hard exudates stand in clusters and rings around a leak temporal to the fovea."""
    blobs = []
    for _ in range(2):
        centre = np.array(FOVEA) + rng.uniform(0.16, 0.28) * _direction(rng)
        ring, opening = rng.uniform(0.045, 0.08), rng.uniform(0, 2 * np.pi)
        for _ in range(16):
            angle = opening + rng.uniform(0, 1.6 * np.pi)
            place = centre + ring * rng.normal(1, 0.16) * np.array([np.cos(angle), np.sin(angle)])
            size = rng.lognormal(np.log(0.0062), 0.4)
            blobs.append(_blob(rng, "hard_exudate", place, radius=min(size, 0.016), ragged=0.25))
    return blobs


def _place(rng: np.random.Generator) -> NDArray[np.float64]:
    while True:
        place = np.array(FOVEA) + rng.uniform(0.12, 0.75) * _direction(rng)
        if np.hypot(*place) > 0.28:
            return place


def _direction(rng: np.random.Generator) -> NDArray[np.float64]:
    angle = rng.uniform(0, 2 * np.pi)
    return np.array([np.cos(angle), np.sin(angle)])


def _blob(
    rng: np.random.Generator,
    structure: str,
    place: NDArray[np.float64],
    *,
    radius: float,
    ragged: float,
) -> Blob:
    waves = tuple(
        (float(abs(rng.normal(0, ragged / k**0.7))), float(rng.uniform(0, 2 * np.pi)))
        for k in range(1, 8)
    )
    return Blob(
        structure=structure,
        x=float(place[0]),
        y=float(place[1]),
        radius=radius,
        stretch=float(rng.uniform(1.0, 1.5)),
        angle=float(rng.uniform(0, np.pi)),
        waves=waves,
    )
