"""Thirty validation photographs with what a model finds on them, on one sheet to look at."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from engine.fundus import segment
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.report import overlay
from engine.taxonomy import structure
from training.datasets.drawings import DatasetError
from training.datasets.sample import Sample, read_photograph
from training.fundus.figures import DICE, STRUCTURES, figures_of

log = logging.getLogger(__name__)

COLUMNS = 5
TILE = 460  # pixels, of a photograph
CAPTION = 62
GAP = 10
GROUND, TEXT, FAINT = (24, 26, 30), (235, 238, 242), (160, 168, 178)


def run(samples: Sequence[Sample], output: Path, *, model: str, count: int = 30) -> Path:
    """Write the sheet as a PNG; returns its path.

    Raises DatasetError where `output` lies in a repository: photographs of others stay out of it.
    """
    refuse_repository(output)
    chosen = chosen_samples(samples, count)
    tiles = [_tile(sample, model) for sample in chosen]
    keys = sorted({key for _, found in tiles for key in found})
    sheet = composed([tile for tile, _ in tiles], keys)
    output.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(output)
    return output


def refuse_repository(output: Path) -> None:
    """Raise DatasetError for a path below a folder under version control."""
    inside = next((each for each in output.resolve().parents if (each / ".git").exists()), None)
    if inside is not None:
        raise DatasetError(
            f"{output} lies in the repository {inside}. Photographs of others stay out of it: "
            "choose another folder."
        )


def chosen_samples(samples: Sequence[Sample], count: int) -> list[Sample]:
    """`count` samples that show a whole field, each set in turn, spread over its photographs."""
    by_set: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        if not sample.cropped:
            by_set[sample.dataset].append(sample)
    spread = [_spread(members) for members in by_set.values()]
    in_turn = [sample for row in zip_longest(*spread) for sample in row if sample is not None]
    return sorted(in_turn[:count], key=lambda sample: list(by_set).index(sample.dataset))


def _spread(members: list[Sample]) -> list[Sample]:
    """First the ends and the middle, then what lies between: any start of it is spread."""
    return [members[place] for place in dict.fromkeys(_halves(0, len(members) - 1))]


def _halves(first: int, last: int) -> Iterator[int]:
    queue = [(first, last)]
    yield from (first, last)
    while queue:
        low, high = queue.pop(0)
        middle = (low + high) // 2
        yield middle
        if high - low > 1:
            queue += [(low, middle), (middle, high)]


def _tile(sample: Sample, model: str) -> tuple[Image.Image, set[str]]:
    image = read_photograph(sample)
    found = segment(image, model=model, structures=(*STRUCTURES, "fovea"))
    scores = [
        f"{structure(figure.structure).title} {figure.value:.2f}"
        for figure in figures_of(sample, image, found)
        if figure.measure == DICE
    ]
    log.info("%s", sample.name)
    shown = {layer.structure for layer in found.layers if layer.mask.any()}
    lines = ["   ".join(scores[start : start + 4]) for start in range(0, len(scores), 4)]
    return captioned(_cut(image, found), sample.name, "\n".join(lines) or "no masks"), shown


def _cut(image: RetinalImage, found: Segmentation) -> NDArray[np.uint8]:
    """The overlay, cut to the field, at most `TILE` pixels along each side."""
    drawn = overlay(image, found)
    field = found.field_of_view
    if field is not None and field.mask.any():
        rows, columns = np.flatnonzero(field.mask.any(1)), np.flatnonzero(field.mask.any(0))
        drawn = drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    factor = TILE / max(drawn.shape[:2])
    size = (max(round(drawn.shape[1] * factor), 1), max(round(drawn.shape[0] * factor), 1))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(drawn, size, interpolation=how), np.uint8)


def captioned(picture: NDArray[np.uint8], name: str, scores: str) -> Image.Image:
    """A tile: the picture (height, width, 3) in the middle, its name and scores below."""
    tile = Image.new("RGB", (TILE, TILE + CAPTION), GROUND)
    height, width = picture.shape[:2]
    tile.paste(Image.fromarray(picture), ((TILE - width) // 2, (TILE - height) // 2))
    draw = ImageDraw.Draw(tile)
    draw.text((2, TILE + 4), name, TEXT, ImageFont.load_default(16))
    draw.text((2, TILE + 25), scores, FAINT, ImageFont.load_default(13))
    return tile


def composed(tiles: Sequence[Image.Image], keys: Sequence[str]) -> Image.Image:
    """All tiles on one sheet, below a legend of the structures' colours."""
    rows = -(-len(tiles) // COLUMNS)
    top = 50
    sheet = Image.new(
        "RGB",
        (COLUMNS * (TILE + GAP) + GAP, top + rows * (TILE + CAPTION + GAP) + GAP),
        GROUND,
    )
    draw, x = ImageDraw.Draw(sheet), GAP
    font = ImageFont.load_default(18)
    for key in keys:
        entry = structure(key)
        draw.ellipse((x, 16, x + 18, 34), fill=entry.rgb)
        draw.text((x + 26, 14), entry.title, TEXT, font)
        x += 50 + round(draw.textlength(entry.title, font))
    for number, tile in enumerate(tiles):
        row, column = divmod(number, COLUMNS)
        sheet.paste(tile, (GAP + column * (TILE + GAP), top + row * (TILE + CAPTION + GAP)))
    return sheet
