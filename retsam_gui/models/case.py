"""What is open: one photograph of one eye with its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.editing.act import Act
from engine.editing.working import WorkingLayers
from engine.image import RetinalImage, Scale
from engine.layers import Segmentation
from engine.magnification import magnified
from retsam_gui.models.choosing import ChoiceHistory
from retsam_gui.models.history import History
from retsam_gui.results import Measured, MeasurementRow, Segmented


@dataclass(eq=False)
class Case:
    """The photograph that is (or was) on the screen, and what is known about it by now.

    `segmentation` is the model's, and `evidence` its probabilities in 255ths by structure;
    `working` holds its layers together with the reader's.
    """

    path: Path
    image: RetinalImage
    frames: int = 1  # photographs in the file
    segmentation: Segmentation | None = None
    evidence: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)
    measured: Measured | None = None
    choices: ChoiceHistory = field(default_factory=ChoiceHistory)
    of_model: tuple[MeasurementRow, ...] | None = None  # measured on the model's layers alone
    unmeasured: set[str] = field(default_factory=set)  # structures corrected since
    history: History = field(default_factory=History)
    act: Act | None = None  # open now; its pixels may still be given up, so nothing is measured
    of_file: RetinalImage = field(init=False)  # as the file has it, whatever a person stated
    working: WorkingLayers = field(init=False)

    def __post_init__(self) -> None:
        self.of_file = self.image
        self.working = WorkingLayers((self.image.height, self.image.width), self.segmentation)

    def take(self, found: Segmented) -> None:
        """What a model found; the reader's layers stay."""
        self.segmentation = self.working.found = found.segmentation
        self.evidence = found.evidence
        self.measured = self.of_model = None

    def restore(self, working: WorkingLayers, history: History) -> None:
        """Layers and history as they were kept; what a model found since then stays."""
        if self.segmentation is None:
            self.segmentation = working.found
        working.found = self.segmentation
        self.working = working
        if history.entries or any(entry.edit for entry in self.history.entries):
            self.history = history

    def forget(self) -> None:
        """Let go of what was found and measured, since something else is kept by now."""
        self.segmentation = self.measured = self.of_model = None
        self.evidence = {}
        self.unmeasured.clear()

    @property
    def corrected(self) -> Segmentation | None:
        """What counts: the reader's layers where there are some, else the model's."""
        return self.working.segmentation()

    @property
    def has_layers(self) -> bool:
        """True where there is something to measure: a model's result, or a reader's work."""
        return self.segmentation is not None or self.working.corrected

    @property
    def rows(self) -> tuple[MeasurementRow, ...] | None:
        """The biomarkers, once they are measured."""
        return self.measured.rows if self.measured else None

    @property
    def waiting(self) -> frozenset[str]:
        """The families of biomarkers whose values do not hold any more."""
        families = self.measured.families if self.measured else {}
        return frozenset(name for key in self.unmeasured for name in families.get(key, ()))

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person must know of the photograph and of what was found on it."""
        found = self.measured or self.corrected
        return (*self.image.warnings, *(found.notices if found else ()))

    @property
    def aspect(self) -> float:
        """Height / width of a pixel: as measured, else as stated, else of a square one."""
        return self.measured.aspect if self.measured else self.image.stated_aspect or 1.0

    @property
    def scale_in_eye(self) -> Scale | None:
        """Size of a pixel in this eye, corrected for its length as the measurements are."""
        scale = self.image.scale
        return None if scale is None else magnified(scale, self.choices.now)

    @property
    def name(self) -> str:
        """The file's name without its suffix, numbered where the file holds several photographs."""
        stem = self.path.stem
        return stem if self.frames == 1 else f"{stem}_{self.image.frame + 1}"
