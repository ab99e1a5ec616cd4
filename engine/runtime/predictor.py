"""Load a model once, show it an image, ask it for structures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.fundus.frame import Frame, frame_around, frame_of, photograph_to_frame
from engine.image import RetinalImage
from engine.layers import FieldOfView, Mask
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.chances import inside
from engine.runtime.registry import ModelCard, PassSpec
from engine.runtime.runtimes import STRIDE, Runtime, choose_runtime, settings_of
from engine.runtime.tiling import run_tiled

log = logging.getLogger(__name__)

SMALLEST_TILE = 128


@dataclass(frozen=True, eq=False)
class PassResult:
    """Probabilities of one pass in its own frame, (height, width) float32 by structure."""

    frame: Frame
    probabilities: dict[str, NDArray[np.float32]]


class FundusPredictor:
    """A loaded fundus model: `set_image` once, then `predict` for the passes that are wanted.

    `runtime` and `tile_limit` tell what is in use; both can change when memory runs out. They stay
    so for the images that follow, and `notices` says so with each.
    """

    def __init__(self, card: ModelCard, runtime: Runtime) -> None:
        self.card = card
        self.runtime = runtime
        self.tile_limit = 0  # 0: as the card says
        self.notices: list[str] = []
        self._networks = runtime.networks(card)
        self._image: RetinalImage | None = None
        self._field: FieldOfView | None = None
        self._ran: dict[str, tuple[Runtime, int]] = {}  # how each pass over this image went

    def set_image(self, image: RetinalImage, field: FieldOfView) -> None:
        """Take `image` and its field for the predictions that follow."""
        self._image, self._field = image, field
        self._ran = {}

    def predict(
        self,
        spec: PassSpec,
        *,
        around: Mask | None = None,
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> PassResult:
        """Run one pass over the field, or around the mask of the structure that it looks at.

        `progress` goes from 0 to 1. Out of memory: first smaller tiles, then the CPU, each with a
        notice. Raises Cancelled between tiles.
        """
        if self._image is None or self._field is None:
            raise RuntimeError("set_image comes before predict")
        frame = self._frame(spec, self._field, around)
        picture = photograph_to_frame(self._image.rgb8(), self._field, frame)

        def before_each(number: int, count: int) -> None:
            raise_if_cancelled(cancel)
            progress(number / count, f"{spec.name}: part {number + 1} of {count}")

        maps = self._within_memory(spec, lambda: self._run(spec, picture, before_each))
        self._ran[spec.name] = (self.runtime, self._tile(spec))
        progress(1.0, spec.name)
        return PassResult(frame, dict(zip(spec.outputs, maps, strict=True)))

    def _frame(self, spec: PassSpec, field: FieldOfView, around: Mask | None) -> Frame:
        if not spec.around:
            return frame_of(field, spec.diameter)
        frame = None
        if around is not None:
            frame = frame_around(around, field, diameter=spec.diameter, side=spec.tile)
        if frame is None:
            raise RuntimeError(f"pass {spec.name} needs the place of {spec.around}")
        return frame

    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the masks of this image depend on besides image and weights.

        Where memory ran short midway, a value names its passes: "vessels cuda, lesions cpu".
        """
        ran = {
            spec.name: self._ran.get(spec.name, (self.runtime, self._tile(spec)))
            for spec in self.card.passes
        }
        each = {name: dict(settings_of(runtime)) for name, (runtime, _) in ran.items()}
        told = []
        for key in dict(settings_of(self.runtime)):
            values = {name: found[key] for name, found in each.items()}
            alike = len(set(values.values())) == 1
            told.append((key, next(iter(values.values())) if alike else _named(values)))
        tiles = {name: str(tile or "whole") for name, (_, tile) in ran.items()}
        return (*told, ("tiles", _named(tiles)))

    def _tile(self, spec: PassSpec) -> int:
        if not self.tile_limit or spec.around:
            return spec.tile
        return min(spec.tile or self.tile_limit, self.tile_limit)

    def _run(
        self,
        spec: PassSpec,
        picture: NDArray[np.uint8],
        before_each: Callable[[int, int], None],
    ) -> NDArray[np.float32]:
        return run_tiled(
            picture,
            outputs=len(spec.outputs),
            tile=self._tile(spec),
            stride=STRIDE,
            network=lambda part: self._forward(spec, part),
            before_each=before_each,
        )

    def _forward(self, spec: PassSpec, part: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities (outputs, height, width) of one tile (height, width, 3)."""
        network = self._networks[spec.name]
        heat = np.array([self.card.temperature(key) for key in spec.outputs], np.float32)
        found = inside(network.logits(part), heat)
        if spec.mirror:
            mirrored = network.logits(np.ascontiguousarray(part[:, ::-1]))
            found += inside(mirrored, heat)[..., ::-1]
            found /= 2
        return found

    def _within_memory(
        self, spec: PassSpec, run: Callable[[], NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        while True:
            try:
                return run()
            except MemoryError as error:
                log.warning("out of memory in pass %s: %s", spec.name, error)
                self._make_room(spec, error)

    def _make_room(self, spec: PassSpec, error: MemoryError) -> None:
        """Halve the tiles, or when they are small already, move to the CPU."""
        self.runtime.free()
        smaller = (self._tile(spec) or spec.diameter) // 2
        if spec.tile and not spec.around and smaller >= SMALLEST_TILE:
            self.tile_limit = smaller
            self.notices = [f"Memory ran short: working in smaller parts ({smaller} px)."]
        elif self.runtime.device.kind != "cpu":
            self.runtime = choose_runtime(self.runtime.name, "cpu")
            self.tile_limit = 0
            self._networks = self.runtime.networks(self.card)
            self.notices = ["The graphics card's memory ran short: working on the CPU, slower."]
        else:
            raise ModelError(
                "There is not enough memory to segment this image. Close other programs and "
                "try again."
            ) from error


def _named(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


@lru_cache(maxsize=2)
def load_predictor(card: ModelCard, device: str = "auto", runtime: str = "auto") -> FundusPredictor:
    """The predictor of a model on a device; kept, so that the next image need not load it.

    Raises ModelError where weights are missing or damaged, or the device or runtime is not there.
    """
    return FundusPredictor(card, choose_runtime(runtime, device))
