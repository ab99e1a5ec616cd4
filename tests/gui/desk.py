"""A reader's desk without a main window: canvas, layers and tools, and no child process."""

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.layers import FieldOfView, Landmark, Layer, Provenance, Segmentation
from retsam_gui.canvas.appearance import Appearance, render
from retsam_gui.canvas.presenter import Presenter
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas
from retsam_gui.correction import Correction
from retsam_gui.models.case import Case
from retsam_gui.models.layers import Layers
from retsam_gui.pointing.models import PromptModels
from retsam_gui.results import Segmented
from retsam_gui.settings import Settings
from retsam_gui.workflow import Workflow

MODEL = Provenance("model:stand-in")
WIDTH, HEIGHT = 320, 200
SCALE = 3.0  # screen pixels per image pixel


class Desk(QObject):
    """`paint` and `click` go through real events; places are image points (x, y)."""

    def __init__(self, qtbot, jobs, image, path, **masks):
        super().__init__()
        self.canvas = Canvas()
        qtbot.addWidget(self.canvas)
        self.canvas.resize(1000, 640)
        self.workflow = Workflow(jobs, self)
        self.workflow.measure_all = lambda case: None  # the engine is not asked here
        self.layers = Layers(self)
        self.presenter = Presenter(self.canvas, self.layers, jobs, self)
        self.correction = Correction(
            self.workflow,
            self.layers,
            self.canvas,
            self.presenter,
            jobs,
            PromptModels(Settings(), self),
            self,
        )
        qtbot.addWidget(self.correction.strip)
        self.editing, self.options = self.correction.editing, self.correction.options
        self.toolbox = self.correction.toolbox
        self.said, self.edits = [], []
        self.editing.told.connect(self.said.append)
        self.editing.committed.connect(lambda *what: self.edits.append(what))
        self.workflow.results_changed.connect(
            lambda case: self.layers.show(case.working, case.evidence)
        )
        self.case = Case(path, image)
        field = FieldOfView(
            (WIDTH - 1) / 2, (HEIGHT - 1) / 2, 150, 95, np.ones((HEIGHT, WIDTH), bool), 1.0
        )
        field.mask[:, :10] = False
        found = Segmentation(
            tuple(Layer(key, mask, MODEL) for key, mask in masks.items()),
            landmarks=(Landmark("fovea", 220.0, 90.0),),
            field_of_view=field,
        )
        self.case.take(Segmented(found))
        self.workflow._show(self.case, 0)
        levels = render(image.rgb8(), Appearance(), progress=lambda *_: None, cancel=lambda: False)
        with qtbot.waitExposed(self.canvas):
            self.canvas.show()
        self.canvas.set_base(pyramid(levels, opaque=True))
        self.canvas.set_aspect(image.stated_aspect or 1.0)
        self.canvas.centre_on(WIDTH / 2, HEIGHT / 2, scale=SCALE)
        self.canvas.setFocus()

    # ---- acting ----

    def use(self, tool, layer=None):
        if layer is not None:
            if layer not in self.layers.areas:
                self.editing.add_layer(layer)
            self.layers.set_active(layer)
        self.toolbox.choose(tool)

    def place(self, x, y):
        """Where an image point lies in the canvas, in device-independent pixels."""
        ratio = self.canvas.devicePixelRatioF()
        at_x, at_y = self.canvas.view.to_device(x, y)
        return QPointF(at_x / ratio, at_y / ratio)

    def mouse(self, kind, x, y, *, button=Qt.MouseButton.LeftButton, modifiers=None):
        """An event as the system sends it; places may lie between whole pixels."""
        kinds = {
            "press": QMouseEvent.Type.MouseButtonPress,
            "move": QMouseEvent.Type.MouseMove,
            "release": QMouseEvent.Type.MouseButtonRelease,
            "double": QMouseEvent.Type.MouseButtonDblClick,
        }
        at = self.place(x, y)
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(
            kinds[kind],
            at,
            self.canvas.mapToGlobal(at),
            Qt.MouseButton.NoButton if kind == "move" else button,
            button,
            modifiers or none,
        )
        QApplication.sendEvent(self.canvas, event)

    def drag(self, *points, modifiers=None):
        """Press at the first point, wander over the others, release at the last."""
        self.mouse("move", *points[0], modifiers=modifiers)
        self.mouse("press", *points[0], modifiers=modifiers)
        for point in points[1:]:
            self.mouse("move", *point, modifiers=modifiers)
        self.mouse("release", *points[-1], modifiers=modifiers)

    def click(self, x, y, *, modifiers=None):
        self.drag((x, y), modifiers=modifiers)

    def double_click(self, x, y):
        self.click(x, y)
        self.mouse("double", x, y)
        self.mouse("release", x, y)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.canvas, key, modifiers)

    # ---- looking ----

    def mask(self, structure):
        return self.case.working.masks[structure]

    def names(self):
        return [entry.name for entry in self.case.history.entries]
