"""What a run leaves to look at: curves as CSV and for TensorBoard, and pictures."""

from __future__ import annotations

import csv
import logging
import time
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from torch import Tensor

log = logging.getLogger(__name__)

SHOWN = 4  # samples on a sheet
UNKNOWN_GREY = 60


class Record:
    """Writes into a run's folder; `log.csv`, `validation.csv`, `tensorboard/`, `pictures/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.board = None
        if find_spec("tensorboard"):
            from torch.utils.tensorboard import SummaryWriter

            self.board = SummaryWriter(str(folder / "tensorboard"))

    def loss(self, step: int, value: float) -> None:
        """The mean loss of the steps since the last time."""
        self._write("log.csv", "loss", step, value)

    def score(self, step: int, value: float) -> None:
        """What validation says of the averaged weights."""
        self._write("validation.csv", "score", step, value)

    def pictures(self, step: int, images: Tensor, targets: Tensor, logits: Tensor) -> None:
        """A sheet of a batch: a row a sample; picture, then truth and probability by output.

        (batch, 3, H, W) in [0, 1], (batch, outputs, H, W) with -1 for unknown (grey), logits alike.
        """
        rows = [
            np.hstack([_bgr(image), *(_grey(plane) for pair in _pairs(*maps) for plane in pair)])
            for image, *maps in zip(
                images[:SHOWN].float().cpu().numpy(),
                targets[:SHOWN].float().cpu().numpy(),
                logits[:SHOWN].float().sigmoid().cpu().numpy(),
                strict=True,
            )
        ]
        file = self.folder / "pictures" / f"step-{step:06d}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(file), np.vstack(rows))

    def close(self) -> None:
        """Write what is still in memory."""
        if self.board is not None:
            self.board.close()

    def _write(self, file: str, what: str, step: int, value: float) -> None:
        path = self.folder / file
        new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle)
            if new:
                writer.writerow(["step", what, "time"])
            writer.writerow([step, f"{value:.5f}", f"{time.time():.0f}"])
        if self.board is not None:
            self.board.add_scalar(what, value, step)
        log.info("step %d %s %.4f", step, what, value)


def _pairs(
    truth: NDArray[np.float32], found: NDArray[np.float32]
) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    return list(zip(truth, found, strict=True))


def _bgr(image: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(image[::-1].transpose(1, 2, 0) * 255).astype(np.uint8)


def _grey(plane: NDArray[np.float32]) -> NDArray[np.uint8]:
    shown = np.where(plane < 0, UNKNOWN_GREY, np.rint(plane * 255)).astype(np.uint8)
    framed = cv2.cvtColor(shown, cv2.COLOR_GRAY2BGR)
    framed[:, 0] = 128  # a line between neighbours
    return np.asarray(framed, np.uint8)
