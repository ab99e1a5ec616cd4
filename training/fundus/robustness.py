"""How much worse a model becomes when photographs do: blurred, darker, smaller, turned…"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus import find_field, segment
from engine.image import RetinalImage
from engine.layers import Landmark, Mask, Segmentation
from training.datasets.sample import Sample, labels, read_photograph
from training.fundus.figures import (
    DICE,
    FOVEA_ERROR,
    KIND_FOUND,
    STRUCTURES,
    Figure,
    figures_of,
)

log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8]
Point = tuple[float, float]

UNTOUCHED = "untouched"
MEASURES = (DICE, KIND_FOUND, FOVEA_ERROR)
CAST = (1.1, 1.0, 0.7)  # red, green, blue: a yellowed lens
NOISE = 12.0  # grey values
BLUR = 0.004  # of the field's diameter: about half the width of a large vessel


@dataclass(frozen=True)
class Change:
    """What is done to a photograph (height, width, 3), whose field is `diameter` pixels across.

    `mask_back` and `point_back` bring what was found on the changed one onto the grid of the
    untouched one, whose (height, width) they are told.
    """

    name: str
    photograph: Callable[[Pixels, float], Pixels]
    mask_back: Callable[[Mask, tuple[int, int]], Mask] = lambda mask, _shape: mask
    point_back: Callable[[Point, tuple[int, int]], Point] = lambda point, _shape: point


def changes() -> tuple[Change, ...]:
    """All that are tried, the untouched photograph first."""
    return (
        Change(UNTOUCHED, lambda rgb, _: rgb),
        Change("blur", lambda rgb, diameter: _as_pixels(_blurred(rgb, BLUR * diameter))),
        Change("JPEG 30", lambda rgb, _: _compressed(rgb, 30)),
        Change("noise", lambda rgb, _: _noisy(rgb)),
        Change("brightness +40 %", lambda rgb, _: _as_pixels(rgb * 1.4)),
        Change("brightness −40 %", lambda rgb, _: _as_pixels(rgb * 0.6)),
        Change("colour cast", lambda rgb, _: _as_pixels(rgb * np.array(CAST))),
        _resized("half size", 0.5),
        _resized("double size", 2.0),
        Change(
            "turned by 90°",
            lambda rgb, _: np.ascontiguousarray(np.rot90(rgb)),
            lambda mask, _: np.ascontiguousarray(np.rot90(mask, -1)),
            lambda point, shape: (shape[1] - 1 - point[1], point[0]),
        ),
        Change(
            "mirrored",
            lambda rgb, _: np.ascontiguousarray(rgb[:, ::-1]),
            lambda mask, _: np.ascontiguousarray(mask[:, ::-1]),
            lambda point, shape: (shape[1] - 1 - point[0], point[1]),
        ),
    )


def run(samples: Sequence[Sample], *, model: str) -> dict[str, list[Figure]]:
    """The figures of each change on each sample, through the engine that users run."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for sample in samples:
        image = read_photograph(sample)
        wanted = [key for key in (*STRUCTURES, "fovea") if labels(sample, key)]
        for change in changes():
            found = found_on_changed(image, change, model=model, structures=wanted)
            figures[change.name] += [
                figure for figure in figures_of(sample, image, found) if figure.measure in MEASURES
            ]
        log.info("%s", sample.name)
    return dict(figures)


def found_on_changed(
    image: RetinalImage, change: Change, *, model: str, structures: Sequence[str]
) -> Segmentation:
    """What is found on the changed photograph, on the grid of the untouched one."""
    field = find_field(image)
    diameter = 2 * field.radius_x if field else float(image.width)
    changed = replace(image, pixels=change.photograph(image.rgb8(), diameter))
    found = segment(changed, model=model, structures=structures)
    return brought_back(found, change, (image.height, image.width))


def brought_back(found: Segmentation, change: Change, shape: tuple[int, int]) -> Segmentation:
    """Masks and landmarks of a changed photograph on the untouched one's grid; its field too."""

    def back(mark: Landmark) -> Landmark:
        x, y = change.point_back((mark.x, mark.y), shape)
        return replace(mark, x=x, y=y)

    field = found.field_of_view
    return replace(
        found,
        layers=tuple(
            replace(layer, mask=change.mask_back(layer.mask, shape)) for layer in found.layers
        ),
        landmarks=tuple(back(mark) for mark in found.landmarks),
        field_of_view=field and replace(field, mask=change.mask_back(field.mask, shape)),
    )


def table(figures: Mapping[str, Sequence[Figure]]) -> str:
    """Markdown: one row a change, one column a measure of a structure.

    The first row has the untouched photographs' means (Dice and accuracy in %, the fovea's error
    in % of the width), the others by how much theirs differ.
    """
    columns = list(
        dict.fromkeys((f.structure, f.measure) for rows in figures.values() for f in rows)
    )
    head = [f"{key.replace('_', ' ')}: {measure}" for key, measure in columns]
    lines = [
        "| photographs | " + " | ".join(head) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    base = {column: _mean(figures[UNTOUCHED], column) for column in columns}
    for name, rows in figures.items():
        cells = []
        for column in columns:
            mean = _mean(rows, column)
            cells.append(f"{mean:.1f}" if name == UNTOUCHED else f"{mean - base[column]:+.1f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    untouched = [(figure.structure, figure.measure) for figure in figures[UNTOUCHED]]
    counts = [str(untouched.count(column)) for column in columns]
    lines.append("| number | " + " | ".join(counts) + " |")
    return "\n".join(lines) + "\n"


def _mean(rows: Sequence[Figure], column: tuple[str, str]) -> float:
    return 100 * float(
        np.mean([figure.value for figure in rows if (figure.structure, figure.measure) == column])
    )


def _resized(name: str, factor: float) -> Change:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC

    def photograph(rgb: Pixels, _: float) -> Pixels:
        size = (round(rgb.shape[1] * factor), round(rgb.shape[0] * factor))
        return np.asarray(cv2.resize(rgb, size, interpolation=how), np.uint8)

    def mask_back(mask: Mask, shape: tuple[int, int]) -> Mask:
        back = cv2.INTER_LINEAR if factor < 1 else cv2.INTER_AREA
        share = cv2.resize(mask.astype(np.float32), shape[::-1], interpolation=back)
        return np.asarray(share >= 0.5)

    return Change(
        name,
        photograph,
        mask_back,
        lambda point, _: ((point[0] + 0.5) / factor - 0.5, (point[1] + 0.5) / factor - 0.5),
    )


def _blurred(rgb: Pixels, sigma: float) -> NDArray[np.generic]:
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma))


def _compressed(rgb: Pixels, quality: int) -> Pixels:
    data = cv2.imencode(".jpg", rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert bgr is not None, "what was just written can be read"
    return np.ascontiguousarray(bgr[..., ::-1]).astype(np.uint8)


def _noisy(rgb: Pixels) -> Pixels:
    return _as_pixels(rgb + np.random.default_rng(0).normal(0, NOISE, rgb.shape))


def _as_pixels(values: NDArray[np.generic]) -> Pixels:
    return np.clip(np.rint(np.asarray(values, np.float64)), 0, 255).astype(np.uint8)
