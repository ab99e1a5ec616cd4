"""Setting the scale: the dialog, the two clicks on the photograph, and back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from retsam_gui.canvas.tools.distance import DistanceTool, Point
from retsam_gui.canvas.view import Canvas
from retsam_gui.dialogs.scale import ScaleDialog
from retsam_gui.models.case import Case
from retsam_gui.models.scaling import EyeSize, ScaleFacts
from retsam_gui.workflow import Workflow


class Calibration(QObject):
    """Asks for the scale of the case on the screen; another case on the screen ends it."""

    def __init__(self, workflow: Workflow, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._workflow = workflow
        self._canvas = canvas
        self._window = window
        self._dialog: ScaleDialog | None = None
        for over in (workflow.case_changed, workflow.busy):
            over.connect(self._end)
        canvas.tool_dropped.connect(self._come_back)

    def ask(self) -> None:
        """Show the dialog for the case on the screen."""
        self._end()
        case = self._workflow.case
        if case is None:
            return
        self._dialog = ScaleDialog(_facts(case), self._window)
        self._dialog.points_asked.connect(self._ask_points)
        self._dialog.stated.connect(self._workflow.set_scale)
        self._dialog.finished.connect(self._drop_tool)
        self._dialog.open()

    def _ask_points(self) -> None:
        assert self._dialog is not None
        self._dialog.hide()
        self._canvas.set_tool(DistanceTool(self._take))
        self._canvas.setFocus()

    def _take(self, start: Point, end: Point) -> None:
        if self._dialog is not None:
            self._dialog.set_line(start, end)
            self._dialog.open()

    def _come_back(self) -> None:
        if self._dialog is not None and not self._dialog.isVisible():
            self._dialog.open()

    def _drop_tool(self) -> None:
        if isinstance(self._canvas.tool, DistanceTool):
            self._canvas.set_tool(None)

    def _end(self, _signal: object = None) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()


def _facts(case: Case) -> ScaleFacts:
    image = case.image
    disc, no_disc = _disc(case)
    return ScaleFacts(
        width=image.width,
        height=image.height,
        aspect=case.aspect,
        current=image.scale,
        of_file=case.of_file.scale,
        disc=disc,
        no_disc=no_disc,
        eye=EyeSize(case.choices.now.axial_length_mm, case.choices.now.refraction_d),
    )


def _disc(case: Case) -> tuple[float | None, str]:
    """Vertical diameter of the disc in isotropic pixels, or why it is not known."""
    for row in case.rows or ():
        record = row.record
        name = (record["key"], record["structure"], record["unit"])
        if name == ("vertical_diameter", "optic_disc", "px"):
            return (record["value"] if record["valid"] else None), record["reason"] or ""
    return None, QCoreApplication.translate(
        "Scale", "Segment the photograph first: the optic disc is measured then."
    )
