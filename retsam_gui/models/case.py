"""What is open: one photograph of one eye with its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from engine.image import RetinalImage, Scale
from engine.layers import Segmentation
from retsam_gui.models.choosing import ChoiceHistory
from retsam_gui.results import Measured, MeasurementRow


@dataclass(eq=False)
class Case:
    """The photograph that is (or was) on the screen, and what is known about it by now."""

    path: Path
    image: RetinalImage
    frames: int = 1  # photographs in the file
    segmentation: Segmentation | None = None
    measured: Measured | None = None
    choices: ChoiceHistory = field(default_factory=ChoiceHistory)
    scale_of_file: Scale | None = field(init=False)

    def __post_init__(self) -> None:
        self.scale_of_file = self.image.scale

    @property
    def rows(self) -> tuple[MeasurementRow, ...] | None:
        """The biomarkers, once they are measured."""
        return self.measured.rows if self.measured else None

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person must know of the photograph and of what was found on it."""
        found = self.measured or self.segmentation
        return (*self.image.warnings, *(found.notices if found else ()))

    @property
    def aspect(self) -> float:
        """Height / width of a pixel: as measured, else as stated, else of a square one."""
        return self.measured.aspect if self.measured else self.image.stated_aspect or 1.0

    @property
    def name(self) -> str:
        """The file's name without its suffix, numbered where the file holds several photographs."""
        stem = self.path.stem
        return stem if self.frames == 1 else f"{stem}_{self.image.frame + 1}"
