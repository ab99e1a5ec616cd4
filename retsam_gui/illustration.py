"""Shows on the photograph how a measurement came about, and lets a reader choose there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.choices import Point
from engine.shapes import Ellipse, Path, Shape
from retsam_gui.canvas.drawing import Drawing
from retsam_gui.canvas.tools.choice import ChoiceTool
from retsam_gui.canvas.view import Canvas
from retsam_gui.language import digits, row_text, row_title, title_of
from retsam_gui.models.case import Case
from retsam_gui.models.choosing import toggled
from retsam_gui.panels.biomarkers import BiomarkersPanel
from retsam_gui.results import MeasurementRow, Piece, Subject
from retsam_gui.workflow import Workflow

CLOSE = 0.18  # share of the canvas that a lesion takes when the window goes to it
CLOSEST = 6.0  # screen pixels per image pixel
FURTHEST = 1.0


class Illustration(QObject):
    """Draws what is selected or pointed at in the biomarkers panel, or a lesion of the list.

    `changed` tells that something is drawn, or no more.
    """

    changed = Signal()

    def __init__(
        self, workflow: Workflow, canvas: Canvas, panel: BiomarkersPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._canvas = canvas
        self._panel = panel
        self._drawings: Mapping[Subject, tuple[Shape, ...]] = {}
        self._pointed: MeasurementRow | None = None
        self._piece: Piece | None = None
        self._tool: ChoiceTool | None = None
        panel.selected.connect(self._select)
        panel.pointed.connect(self._point)
        canvas.tool_dropped.connect(self._leave)
        workflow.case_changed.connect(self._begin)

    @property
    def shown(self) -> bool:
        """True while something is drawn that Esc takes away."""
        return self._piece is not None or self._panel.row is not None

    def clear(self) -> None:
        """Take the drawing off the photograph; nothing is selected any more."""
        self._piece = self._pointed = None
        self._panel.deselect()
        self._draw()

    def go_to(self, piece: Piece) -> None:
        """Put a lesion into the middle, large enough to be judged, within a frame."""
        self._panel.deselect()
        self._piece = piece
        left, top, right, bottom = piece.box
        size = max(right - left, (bottom - top) * self._canvas.view.aspect, 1)
        room = min(self._canvas.width(), self._canvas.height())
        room *= self._canvas.devicePixelRatioF()
        scale = min(max(CLOSE * room / size, FURTHEST), CLOSEST)
        self._canvas.centre_on(*piece.centroid, scale=scale)
        self._draw()

    def renew(self, case: Case) -> None:
        """New results, which the panel shows by now; while they are measured, drawings stay."""
        if case.measured is not None:
            self._drawings = case.measured.drawings
            if self._piece not in case.measured.pieces:
                self._piece = None
        elif not self._workflow.is_busy:
            self._drawings, self._piece = {}, None
        self._draw()

    # ---- what is shown ----

    def _begin(self, _case: Case) -> None:
        self._drawings = {}
        self._piece = self._pointed = None
        self._draw()

    def _select(self, row: MeasurementRow | None) -> None:
        if row is not None:
            self._piece = None
        self._draw()

    def _point(self, row: MeasurementRow | None) -> None:
        self._pointed = row
        self._draw()

    def _leave(self) -> None:
        """Esc on the photograph, while vessels could be chosen there."""
        if self._tool is not None:
            self._tool = None
            self.clear()

    def _draw(self) -> None:
        row = self._pointed or self._panel.row
        begun = self._tool.begun if self._tool is not None else None
        self._take_tool(None)
        if row is None and self._piece is not None:
            self._canvas.set_drawing(_frame(self._piece))
        elif row is None or row.subject not in self._drawings:
            self._canvas.set_drawing(None)
        else:
            self._draw_row(row, begun)
        self.changed.emit()

    def _draw_row(self, row: MeasurementRow, begun: Point | None) -> None:
        shapes = self._drawings[row.subject]
        choosable = self._pointed is None and any(_is_vessel(shape) for shape in shapes)
        case = self._workflow.case
        known = case is not None and case.measured is not None
        title = row_text(row) if known else f"{row_title(row)}: …"
        hint = self.tr(
            "Click a vessel (or N, Enter) to leave it out or take it in; drag the cross (or "
            "Shift+arrows, Enter)."
        )
        if choosable:
            tool = ChoiceTool(
                shapes, aspect=self._aspect(), toggled=self._toggle, moved=self._move_zones
            )
            if begun is not None:
                tool.begin_at(begun)
            self._take_tool(tool)
        self._canvas.set_drawing(Drawing(title, shapes, hint=hint if self._tool else ""))

    def _take_tool(self, tool: ChoiceTool | None) -> None:
        """Give the left button to a tool of this one's, unless another has it."""
        if self._canvas.tool is self._tool:
            self._tool = tool
            self._canvas.set_tool(tool)

    # ---- a reader's choices ----

    def _toggle(self, vessel: Path, at: Point) -> None:
        case, row = self._workflow.case, self._panel.row
        if case is None or row is None:
            return
        shapes = self._drawings[row.subject]
        vessels = [shape for shape in shapes if isinstance(shape, Path) and shape.structure]
        choices = toggled(case.choices.now, vessel, at, vessels, aspect=self._aspect())
        name = self.tr("Taken in, not measured yet")
        if vessel.strong:
            name = self.tr("Left out, not measured yet")
        other = replace(vessel, strong=not vessel.strong, name=name)
        self._expect(row.subject, [other if shape is vessel else shape for shape in shapes])
        self._workflow.choose(choices)

    def _move_zones(self, centre: Point) -> None:
        case, row = self._workflow.case, self._panel.row
        if case is None or row is None:
            return
        x, y = centre
        inside = 0 <= x <= case.image.width - 1 and 0 <= y <= case.image.height - 1
        if not inside:
            self._draw()  # the handle goes back
            return
        shapes = self._drawings[row.subject]
        moved = [
            replace(shape, x=x, y=y) if isinstance(shape, Ellipse) else shape for shape in shapes
        ]
        self._expect(row.subject, moved)
        self._workflow.choose(replace(case.choices.now, zone_centre=centre))

    def _expect(self, subject: Subject, shapes: list[Shape]) -> None:
        """What the drawing will look like, until the values that follow are measured."""
        self._drawings = {**self._drawings, subject: tuple(shapes)}

    def _aspect(self) -> float:
        return self._workflow.case.aspect if self._workflow.case else 1.0


def _is_vessel(shape: Shape) -> bool:
    return isinstance(shape, Path) and bool(shape.structure)


def _frame(piece: Piece) -> Drawing:
    """A box around a piece, a little larger than itself."""
    left, top, right, bottom = (float(edge) for edge in piece.box)
    more = 2 + 0.15 * max(right - left, bottom - top)
    left, top, right, bottom = left - more, top - more, right + more, bottom + more
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) - 0.5
    title = f"{title_of(piece.structure)}: {digits(piece.area_text)}"
    if piece.distance_text:
        away = QCoreApplication.translate("Illustration", "{0} from the fovea")
        title += f", {away.format(digits(piece.distance_text))}"
    return Drawing(title, [Path(corners, closed=True)])
