"""What a person sets for the tools, and what tools work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.editing.region import Operation
from retsam_gui.jobs import Failure, Jobs, Lane
from retsam_gui.models.editing import Editing
from retsam_gui.worker import Task

RADIUS = (0.5, 400.0)  # isotropic pixels
AMOUNT = (0.5, 50.0)  # isotropic pixels
FEWEST = (2, 100_000)  # pixels
SIZE_STEP = 1.2  # of the radius for one notch or press of a key


@dataclass(frozen=True)
class Settings:
    """`radius` in isotropic pixels; `tolerance` in grey values; `threshold` in [0, 1].

    `amount` is how far a layer grows or shrinks, and how smooth it becomes, in isotropic pixels;
    `fewest` the pixels of the smallest piece that is kept.
    """

    radius: float = 8.0
    tolerance: int = 18
    threshold: float = 0.5
    amount: float = 2.0
    fewest: int = 20


class ToolOptions(QObject):
    """The settings now, and each tool's own operation; `changed` tells of either."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Settings()
        self._operations: dict[str, Operation] = {"ellipse": "replace"}

    @property
    def now(self) -> Settings:
        """The settings."""
        return self._now

    def set(self, **values: Any) -> None:
        """Change some of them."""
        if "radius" in values:
            values["radius"] = float(np.clip(values["radius"], *RADIUS))
        if (now := replace(self._now, **values)) != self._now:
            self._now = now
            self.changed.emit()

    def resize(self, steps: float) -> None:
        """Make the brush larger or smaller by so many steps, at least by half a pixel."""
        old = self._now.radius
        new = old * SIZE_STEP**steps
        if abs(new - old) < 0.5:
            new = old + (0.5 if steps > 0 else -0.5)
        self.set(radius=round(new * 2) / 2)

    def operation(self, tool: str) -> Operation:
        """What a tool does with what it draws."""
        return self._operations.get(tool, "add")

    def set_operation(self, tool: str, operation: Operation) -> None:
        """Let a tool add, subtract, intersect or replace."""
        self._operations[tool] = operation
        self.changed.emit()


@dataclass
class Workbench:
    """The case, the settings, and a way to have slow work done."""

    editing: Editing
    options: ToolOptions
    jobs: Jobs
    _pixels: tuple[object, NDArray[np.uint8]] | None = field(default=None, repr=False)

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) of the photograph; (0, 0) without one."""
        case = self.editing.case
        return (case.image.height, case.image.width) if case else (0, 0)

    @property
    def aspect(self) -> float:
        """Height / width of a pixel."""
        return self.editing.case.aspect if self.editing.case else 1.0

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The photograph, (height, width, 3) RGB."""
        assert self.editing.case is not None
        image = self.editing.case.image
        if self._pixels is None or self._pixels[0] is not image:
            self._pixels = (image, image.rgb8())
        return self._pixels[1]

    @property
    def target(self) -> str | None:
        """The structure that is changed."""
        return self.editing.target

    def mask(self, structure: str) -> NDArray[np.bool_] | None:
        """The mask of a structure, to be looked at."""
        working = self.editing.working
        return working.masks.get(structure) if working else None

    def tell(self, text: str) -> None:
        """Say something to the person."""
        self.editing.told.emit(text)

    def run(self, task: Task, *args: Any, on_done: Callable[[Any], None]) -> None:
        """Have slow pixel work done; its result is dropped if another case is shown by then."""
        case = self.editing.case

        def done(result: Any) -> None:
            if self.editing.case is case:
                on_done(result)

        def failed(failure: Failure) -> None:
            self.tell(failure.text)

        self.jobs.run(task, *args, on_done=done, on_failed=failed, lane=Lane.VIEW)
