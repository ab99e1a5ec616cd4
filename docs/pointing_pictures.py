"""Points at the drawn sample and at a drawn volume, and takes the pictures of `pointing.md`.

`python docs/pointing_pictures.py [FOLDER]`; needs no display. Everything is done by mouse and keys.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from guide_pictures import SAMPLE, SIZE, Reader, taken

VOLUME = (5, 496, 512)
FULL = 0.7  # of its box: what is round


class Pointer(Reader):
    """Outlines the disc with a box, a haemorrhage with clicks, and looks at what is told of it."""

    def session(self) -> Iterator[Callable[[], bool]]:
        window, prompter = self.window, self.window.correction.prompter
        window.workflow.open_paths([SAMPLE])
        yield window.run_panel.segment.isEnabled
        window.run_panel.segment.click()
        yield lambda: window.workflow.case.rows is not None and self.canvas.overlay is not None
        self.alone("optic_disc")
        self.key("P")
        left, top, right, bottom = self.box("optic_disc")
        self.canvas.centre_on((left + right) / 2, (top + bottom) / 2, scale=3.0)
        self.drag((left - 6, top - 6), (left + 30, top + 40), (right + 6, bottom + 6))
        yield lambda: prompter.shown is not None
        yield from self.rest()
        self.picture("pointing-box")
        self.key("Return")
        yield self.measured
        self.alone("haemorrhage")
        left, top, right, bottom = self.box("haemorrhage")
        middle = (left + right) / 2, (top + bottom) / 2
        self.canvas.centre_on(*middle, scale=6.0)
        self.click(*middle)
        yield lambda: prompter.shown is not None
        self.right_click(right + 6, bottom + 6)
        yield lambda: not prompter.waiting and len(prompter.shown.prompt.marks) == 2
        yield from self.rest()
        self.picture("pointing-clicks")
        self.key("Return")
        yield self.measured
        window.numbers.setCurrentWidget(window.history_panel)
        yield from self.rest()
        self.picture("pointing-history")
        self.tell("pointing", True)

    def alone(self, structure: str) -> None:
        """Choose a layer, and show it without the others."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.activate(structure)
        row = self.window.layers_panel.rows[structure]
        QTest.mouseClick(row.solo, Qt.MouseButton.LeftButton)

    def box(self, structure: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the largest piece of a layer that fills its box."""
        import cv2

        _, _, stats, _ = cv2.connectedComponentsWithStats(self.mask(structure).astype(np.uint8))
        areas = stats[1:, cv2.CC_STAT_AREA]
        full = areas > FULL * stats[1:, cv2.CC_STAT_WIDTH] * stats[1:, cv2.CC_STAT_HEIGHT]
        x, y, width, height, _ = stats[1 + int((areas * full).argmax())]
        return float(x), float(y), float(x + width - 1), float(y + height - 1)

    def right_click(self, x: float, y: float) -> None:
        """A click of the right button on an image point."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(self.canvas, Qt.MouseButton.RightButton, pos=self.place(x, y))


def point_at_volume(window: Any, folder: Path) -> Iterator[Callable[[], bool]]:
    """A box around a cyst."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from engine.image import Laterality, OctScale
    from retsam_gui.oct.tasks import as_shown
    from training.phantoms.oct import Scene, draw_oct
    from training.phantoms.oct_anatomy import Cyst, Shape

    shape = Shape(cysts=(Cyst(x=500.0, y=0.0, radius=330.0, half_height=75.0, depth=0.5),))
    scene = Scene(shape=shape, eye=Laterality.RIGHT)
    scale = OctScale(3.872, 11.4, 190.0, "vendor")
    phantom = draw_oct(VOLUME, scale=scale, scene=scene, seed=3)
    window.oct.open(Path("phantom.vol"), (as_shown(phantom.volume),))
    (shown,) = window.oct.windows
    shown.resize(*SIZE)
    yield lambda: shown.correction.saved.text() == "Saved"
    shown.correction.bar.choose("intraretinal_fluid", surface=False)
    shown.correction.bar.tools["point"].trigger()
    view = shown.bscan
    rows, columns = np.nonzero(phantom.areas["intraretinal_fluid"][view.scan])
    corners = [
        view.to_widget(float(columns.min()) - 5, float(rows.min()) - 5),
        view.to_widget(float(columns.max()) + 5, float(rows.max()) + 5),
    ]
    first, last = (QPoint(round(at.x()), round(at.y())) for at in corners)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=first)
    QTest.mouseMove(view, (first + last) / 2)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, left, pos=last)
    prompter = shown.correction.prompter
    yield lambda: prompter.shown is not None
    shown.grab().save(str(folder / "pointing-oct.jpg"), quality=88)
    shown.close()


def main() -> int:
    """Write the pictures; 1 if the window told an error or a step did not come to its end."""
    return taken(
        lambda window, folder: chain(
            Pointer(window, folder).session(), point_at_volume(window, folder)
        )
    )


if __name__ == "__main__":
    sys.exit(main())
