"""Drawn B-scans as a labelled set on disk."""

import cv2

from engine.image import OctScale
from training.datasets.oct import OctSample
from training.datasets.oct.phantoms import drawn_truth

SURFACES = ("ilm", "rpe", "bm")


def drawn_samples(folder, count=4):
    samples = []
    for seed in range(count):
        truth = drawn_truth(seed, (128, 160))
        file = folder / f"{seed}.png"
        cv2.imwrite(str(file), truth.image)
        samples.append(
            OctSample(
                "drawn",
                str(seed),
                f"P{seed}",
                file,
                SURFACES,
                ("fluid",),
                lambda _image, truth=truth: (truth.surfaces, truth.areas),
                OctScale(3.872, 11.2, None, "user"),
            )
        )
    return samples
