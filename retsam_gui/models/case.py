"""What is open: one photograph of one eye with its results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.image import RetinalImage
from engine.layers import Segmentation
from retsam_gui.tasks import MeasurementRow


@dataclass(eq=False)
class Case:
    """The photograph that is (or was) on the screen, and what is known about it by now."""

    path: Path
    image: RetinalImage
    frames: int = 1  # photographs in the file
    segmentation: Segmentation | None = None
    rows: tuple[MeasurementRow, ...] | None = None

    @property
    def name(self) -> str:
        """The file's name without its suffix, numbered where the file holds several photographs."""
        stem = self.path.stem
        return stem if self.frames == 1 else f"{stem}_{self.image.frame + 1}"
