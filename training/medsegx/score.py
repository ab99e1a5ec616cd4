"""How well a model does on a pair: by the published arithmetic, and as a person would see it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from scipy.special import logit

from engine.layers import Mask
from engine.metrics import dice, distances, surface_dice
from engine.prompt.candidates import candidates_of
from engine.prompt.maps import ellipse_in
from engine.prompt.model import PromptModel, WindowPrompt
from engine.prompt.prompts import Box, Prompt
from engine.prompt.window import Window, window_for
from training.medsegx.examples import squared
from training.medsegx.pairs import Pair
from training.prompt.simulate import exact_box, jittered

JITTERS = (0.0, 0.05, 0.10)  # of the box's side, each edge on its own
TOLERANCE = 2.0  # pixels of the photograph, for surface Dice


@dataclass(frozen=True)
class Published:
    """What the published programs say of a pair: the best of all candidates by its Dice, chosen
    with the truth in hand, for the exact box; and the HD95 of that same one, in stored pixels.
    """

    dsc: float
    hd: float


@dataclass(frozen=True)
class Honest:
    """What a person gets whose box is off by up to `jitter` of its side.

    `dice` is that of the candidate which the program puts first, `best` the best of all candidates,
    `ellipse` that of the ellipse in the same box. `hd95` (None where nothing was found) and `nsd`
    (surface Dice, 2 pixels) are in pixels of the photograph.
    """

    jitter: float
    dice: float
    best: float
    ellipse: float
    hd95: float | None
    nsd: float


def score_published(model: PromptModel, pair: Pair) -> Published:
    """See `Published`. The picture is squeezed to what the model sees, as in its training."""
    picture, truth = pair.read()
    height, width = truth.shape
    square, _ = squared(picture, truth, model.size)
    box = exact_box(truth)
    across, down = model.size / width, model.size / height
    told = Box(
        (box.left + 0.5) * across - 0.5,
        (box.top + 0.5) * down - 0.5,
        (box.right + 0.5) * across - 0.5,
        (box.bottom + 0.5) * down - 0.5,
    )
    answers = model.answer(model.encode(square, pair.task), WindowPrompt(told, (), None))
    masks = [_resized(logit(chances), truth.shape) > 0 for chances in answers.chances]
    best = max(masks, key=lambda mask: dice(mask, truth))  # the first of equals
    return Published(dice(best, truth), published_hd95(best, truth))


def published_hd95(found: Mask, truth: Mask) -> float:
    """HD95 in pixels; of nothing found, the 95th percentile of all pixels' distance to the truth.

    NaN where nothing was found and the truth is everywhere.
    """
    apart = distances(found, truth)
    if apart is not None:
        return apart.hausdorff_95
    outside = distance_transform_edt(~truth)[~truth]
    return float(np.percentile(outside, 95)) if outside.size else float("nan")


def score_honest(
    model: PromptModel, pair: Pair, *, whole: bool, jitters: Sequence[float] = JITTERS
) -> Iterator[Honest]:
    """For each jitter. `whole`: the model sees the whole picture, as in MedSegX's protocol; else
    the square around the box that the program shows it.
    """
    picture, truth = pair.read()
    spacing = pair.spacing
    if whole and truth.shape[0] != truth.shape[1]:
        side = max(truth.shape)
        spacing = (spacing[0] * truth.shape[0] / side, spacing[1] * truth.shape[1] / side)
        picture, truth = squared(picture, truth, side)
    rng = np.random.default_rng(zlib.crc32(f"{pair.dataset} {pair.task} {pair.name}".encode()))
    for jitter in jitters:
        box = jittered(exact_box(truth), jitter, rng)
        masks = _found(model, pair, picture, box, whole=whole)
        shown = masks[0]
        apart = distances(shown, truth, spacing=spacing)
        yield Honest(
            jitter,
            dice=dice(shown, truth),
            best=max(dice(mask, truth) for mask in masks),
            ellipse=dice(_ellipse(box, truth.shape), truth),
            hd95=None if apart is None else apart.hausdorff_95,
            nsd=surface_dice(shown, truth, tolerance=TOLERANCE, spacing=spacing),
        )


def _found(
    model: PromptModel, pair: Pair, picture: NDArray[np.uint8], box: Box, *, whole: bool
) -> list[Mask]:
    """All candidates on the picture's grid, the one that the program shows first before others."""
    shape = (picture.shape[0], picture.shape[1])
    prompt = Prompt(box=box)
    if whole:
        middle = (shape[0] - 1) / 2
        window = Window(middle, middle, shape[0], model.size)
    else:
        window = window_for(prompt, shape, model.size)
    left, top = window.to_window((box.left, box.top))
    right, bottom = window.to_window((box.right, box.bottom))
    told = WindowPrompt(Box(left, top, right, bottom), (), None)
    answers = model.answer(model.encode(window.cut(picture), pair.task), told)
    masks = []
    for candidate in candidates_of(answers, window, prompt, shape):
        mask = np.zeros(shape, np.bool_)
        mask[candidate.region.box] = candidate.region.mask
        masks.append(mask)
    return masks or [np.zeros(shape, np.bool_)]


def _ellipse(box: Box, shape: tuple[int, ...]) -> Mask:
    return np.asarray(ellipse_in(box, (shape[0], shape[1])) > 0)


def _resized(logits: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    if logits.shape == shape:
        return logits
    finite = np.clip(logits, -30, 30)
    way = cv2.INTER_AREA if logits.shape[0] > shape[0] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(finite, (shape[1], shape[0]), interpolation=way), np.float32)
