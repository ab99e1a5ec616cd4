"""Load SAM, MedSAM or MedSegX once; encode a picture once; ask it with boxes and clicks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from engine.errors import ModelError
from engine.nets.medsegx import MedSegX, load_medsegx
from engine.nets.sam import Sam, load_sam
from engine.runtime.device import Device
from engine.runtime.parts import WHOLE, part_tensors
from engine.runtime.places import tree
from engine.runtime.registry import PROMPTED, ModelCard
from engine.runtime.runtimes import TORCH
from engine.runtime.sam_picture import Fit, square_picture
from engine.runtime.torch_device import choose_device, out_of_memory


@dataclass(frozen=True, eq=False)
class Seen:
    """What a network has seen of a picture: (1, channels, grid, grid) float32, and how it lies."""

    values: NDArray[np.float32]
    fit: Fit

    @property
    def nbytes(self) -> int:
        """For a cache with a limit."""
        return self.values.nbytes


@dataclass(frozen=True, eq=False)
class Answers:
    """Candidates as logits (n, height, width) on the picture's grid; above 0 is inside.

    `low` are the same as the network gave them, (n, grid · 4, grid · 4), to hand back as the
    earlier answer. `ratings` (n,) say how good each is by the network's own word; None where it
    was never trained to tell.
    """

    logits: NDArray[np.float32]
    low: NDArray[np.float32]
    ratings: NDArray[np.float32] | None


class SamPredictor:
    """A loaded promptable model of the SAM family."""

    def __init__(self, card: ModelCard, device: Device) -> None:
        if card.added is None or card.modality != PROMPTED:
            raise ModelError(f"{card.title} does not answer boxes and clicks.")
        self.card = card
        self.device = device
        self.family = card.added.family.key
        self.takes_clicks = card.added.family.takes_clicks
        tensors = part_tensors(card, WHOLE)
        network = load_medsegx(tensors) if self.family == "medsegx" else load_sam(tensors)
        self._network: Sam = network.to(device.kind)

    @property
    def side(self) -> int:
        """Of the square picture that it sees, in pixels."""
        return self._network.side

    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the answers depend on besides picture, prompt and weights."""
        return (
            ("runtime", TORCH),
            ("device", self.device.kind),
            ("precision", self.device.precision),
        )

    def encode(self, rgb: NDArray[np.uint8], structure: str = "") -> Seen:
        """Look at a picture (height, width, 3). MedSegX looks for `structure`: a key of the
        taxonomy, or a name of MedSegDB such as "CT_Liver".

        Raises ModelError where there is not enough memory.
        """
        square, fit = square_picture(self.family, rgb, self._network.side)
        try:
            with (
                torch.inference_mode(),
                torch.autocast(
                    self.device.kind, torch.bfloat16, enabled=self.device.precision == "bf16"
                ),
            ):
                seen = torch.from_numpy(square)[None].to(self.device.kind)
                if isinstance(self._network, MedSegX):
                    place = tree().place_of(structure, self._network.context.rows)
                    found = self._network.encode_for(seen, place)
                else:
                    found = self._network.encode(seen)
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            raise ModelError(
                f"There is not enough memory for {self.card.title}. Close other programs and try "
                "again."
            ) from error
        return Seen(found.float().cpu().numpy(), fit)

    def answer(
        self,
        embedding: Seen,
        *,
        box: tuple[float, float, float, float] | None = None,
        points: NDArray[np.float32] | None = None,
        inside: NDArray[np.bool_] | None = None,
        earlier: NDArray[np.float32] | None = None,
    ) -> Answers:
        """Masks for a box (x0, y0, x1, y1) and clicks `points` (n, 2), in pixels of the picture.

        `inside` (n,) tells which clicks lie in the structure; `earlier` is one of `Answers.low`.
        With clicks and an earlier answer SAM gives the one mask that they settle, else three.
        """
        fit = embedding.fit
        corners = None if box is None else fit.to_square(np.array(box, np.float32).reshape(2, 2))
        clicks = None if points is None else fit.to_square(points)
        with torch.inference_mode():
            masks, ratings = self._network.masks(
                self._tensor(embedding.values),
                box=None if corners is None else self._tensor(corners.ravel()),
                points=None if clicks is None else self._tensor(clicks),
                labels=None if inside is None else self._tensor(inside.astype(np.int64)),
                mask=None if earlier is None else self._tensor(earlier),
            )
            chosen = self._chosen(settled=clicks is not None and earlier is not None)
            low = masks[chosen].float()
            side = self._network.side
            large = functional.interpolate(low[None], (side, side), mode="bilinear")[0]
        told = ratings[chosen].float().cpu().numpy()
        return Answers(
            logits=np.stack([fit.to_picture(each) for each in large.cpu().numpy()]),
            low=low.cpu().numpy(),
            ratings=None if self.family == "medsegx" else told,
        )

    def _chosen(self, *, settled: bool) -> slice:
        """Which of the network's masks count: the first is for what leaves no choice."""
        one = self.family == "medsam" or (self.family == "sam" and settled)
        return slice(0, 1) if one else slice(1, None)

    def _tensor(self, values: NDArray[np.float32] | NDArray[np.int64]) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(values)).to(self.device.kind)


@lru_cache(maxsize=1)
def load_sam_predictor(card: ModelCard, device_wish: str) -> SamPredictor:
    """The predictor of a promptable model on a device; kept for the next picture.

    Raises ModelError where a file is missing or damaged, or the device is not there.
    """
    return SamPredictor(card, choose_device(device_wish))
