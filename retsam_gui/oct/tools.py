"""What tools on a B-scan share: the view, the settings, and what a tool is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter

from retsam_gui.oct.editing import OctEditing

if TYPE_CHECKING:
    from retsam_gui.oct.bscan_view import BScanView

NEAR = 14.0  # device-independent pixels within which a click means a surface

Place = tuple[float, float]  # (column, row) of the B-scan


@dataclass(frozen=True)
class Settings:
    """What tools change, and how widely: columns that follow a drag, radius of the brush."""

    surface: str = "ilm"
    area: str = "fluid"
    reach: int = 40
    radius: int = 5


class Desk(QObject):
    """What all tools work on. `settings_changed` when a tool or a person chose something else."""

    settings_changed = Signal()

    def __init__(self, view: BScanView, editing: OctEditing) -> None:
        super().__init__(view)
        self.view, self.editing = view, editing
        self.settings = Settings()
        self.find_edge: Callable[[slice], None] = lambda _span: None

    def set(self, settings: Settings) -> None:
        """Take other settings."""
        if settings != self.settings:
            self.settings = settings
            self.settings_changed.emit()
            self.view.update()

    @property
    def scan(self) -> int:
        return self.view.scan

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of a B-scan."""
        return self.view.volume.height, self.view.volume.width

    @property
    def aspect(self) -> float:
        """Height / width of a pixel, 1 where nobody knows it."""
        scale = self.view.volume.scale
        return 1.0 if scale is None or scale.x_um is None else scale.z_um / scale.x_um

    def lines(self) -> tuple[np.ndarray, int]:
        """The surfaces of this B-scan, and which of them is chosen."""
        keys, lines = self.editing.working.lines(self.scan, also=self.settings.surface)
        return lines, keys.index(self.settings.surface)

    def nearest(self, at: Place) -> str | None:
        """The visible surface that a click here means; None where none is near."""
        keys, lines = self.editing.working.lines(self.scan)
        column = min(max(round(at[0]), 0), self.size[1] - 1)
        rows = lines[:, column] if len(keys) else np.empty(0)
        away = {
            key: abs(float(row) - at[1]) * self.view.row_height
            for key, row in zip(keys, rows, strict=True)
            if np.isfinite(row) and key not in self.view.hidden
        }
        key = min(away, key=away.__getitem__, default=None)
        return key if key is not None and away[key] <= NEAR else None


class Tool:
    """What the left button does: this one moves the picture, the others correct.

    A tool draws its own feedback, and what it does ends in one edit.
    """

    target = ""  # "surface" or "area"
    modifiers = Qt.KeyboardModifier.NoModifier  # held down at the moment
    replaces: str | None = None  # a surface that the tool draws itself just now

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def press(self, at: Place) -> bool:
        """The left button went down; False leaves it to the view."""
        return False

    def move(self, at: Place, *, down: bool) -> None:
        """The pointer moved."""

    def release(self, at: Place) -> None:
        """The button came up."""

    def right_click(self, at: Place) -> None:
        """The right button went down."""

    def key(self, key: Qt.Key) -> bool:
        """A key went down; False leaves it to the view."""
        return False

    def drop(self) -> None:
        """What was begun with the button is given up."""

    def put_away(self) -> None:
        """Another tool is taken: all that was begun is given up."""
        self.drop()

    def paint(self, painter: QPainter) -> None:
        """Draw over the B-scan."""
