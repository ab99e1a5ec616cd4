"""The strip at the window's foot: pixel under the pointer, scale, pixel shape, saved or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QStatusBar, QWidget

from retsam_gui.panels.parts import ElidedLabel, heading, muted


class StatusBar(QStatusBar):
    """Holds the labels; the window fills them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read_out = ReadOut()
        self.zoom = muted("")
        self.zoom.setToolTip(self.tr("Screen pixels per column of the photograph"))
        self.aspect = muted("")
        self.aspect.setToolTip(
            self.tr(
                "Width : height of a pixel, as the file or you state it. The photograph is drawn "
                "in its true shape; positions are told in its own pixels."
            )
        )
        self.saved = muted("")
        self.saved.setAccessibleName(self.tr("Is your work saved?"))
        self.research_use = heading(self.tr("Research use only. Not for diagnosis."))
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self.addWidget(self.read_out, 1)
        for label in (self.aspect, self.zoom, self.saved, self.research_use):
            self.addPermanentWidget(label)


class ReadOut(ElidedLabel):
    """The pixel under the pointer, or what was told last; in full as its tooltip."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def show_pixel(
        self, place: tuple[int, int], pixels: NDArray[np.integer[Any]], found: Sequence[str]
    ) -> None:
        """The (x, y) under the pointer, its colour in (H, W, 3) `pixels`, and what lies there."""
        x, y = place
        red, green, blue = (int(value) for value in pixels[y, x])
        text = f"x {x}   y {y}     R {red}  G {green}  B {blue}"
        self.setText("     ".join([text, ", ".join(found)]) if found else text)
