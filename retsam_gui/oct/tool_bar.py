"""The bar for correcting a volume: tools, what they change and how widely, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QComboBox, QSpinBox, QToolBar, QToolButton, QWidget

from engine.oct.working import AREAS, SURFACES
from engine.taxonomy import structure
from retsam_gui.icons import icon
from retsam_gui.language import title_of
from retsam_gui.oct.tools import Desk
from retsam_gui.panels.layer_row import swatch

REACH, RADIUS, NEIGHBOURS = (2, 400), (1, 80), (1, 50)
USUAL_NEIGHBOURS = 5
WITH_AREA = ("paint", "rub", "point")  # tools that change areas; the others change surfaces
LETTERS = 16  # of a title, beside the tools; the open list shows it in full
LARGER = 1.25  # a step of reach or radius


class OctToolBar(QObject):
    """`tool_chosen(key)`: another tool is in hand. `asked(what)`: carry, revert, again, undo, redo.

    `pointing` is shown with the tool that points.
    """

    tool_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, desk: Desk, pointing: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.bar = QToolBar(self.tr("Correct"), parent)
        self.bar.setMovable(False)
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bar.setIconSize(QSize(18, 18))
        self.tools: dict[str, QAction] = {}
        self._group = QActionGroup(self)
        self._for: dict[str, list[QAction]] = {"surface": [], "area": []}
        self._add_tools()
        self.bar.addSeparator()
        self.undo = self._command("undo", self.tr("Undo"), "Ctrl+Z", "", "undo")
        self.redo = self._command("redo", self.tr("Redo"), "Ctrl+Y", "", "redo")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        for step in (self.undo, self.redo):
            self._show_icon_only(step)
        self.bar.addSeparator()
        self._add_settings()
        self.carry = self._command("carry", self.tr("Carry on"), "K", self.tr(
            "Carry what was corrected on this surface to the B-scans beside it: there it is laid "
            "on the edge that is seen, as far as that can be followed"
        ), "op_add")  # fmt: skip
        self.neighbours = self._number(
            NEIGHBOURS,
            USUAL_NEIGHBOURS,
            self.tr("How many B-scans to each side"),
            "± ",
            "surface",
            suffix=self.tr(" B-scans"),
        )
        self.revert = self._command("revert", self.tr("As found"), "Ctrl+Backspace", self.tr(
            "Give up the corrections of this surface on this B-scan: what was found counts again"
        ), "reset")  # fmt: skip
        self._for["surface"] += [self.carry, self.revert]
        again = self._command("again", self.tr("Outline anew"), "Ctrl+P", self.tr(
            "Outline each piece of this area on this B-scan again, from its own box"
        ), "again")  # fmt: skip
        self._show_icon_only(again)
        self._for["point"] = [self.bar.addWidget(pointing), again]
        self._add_keys(parent)
        desk.settings_changed.connect(self.show_settings)
        self.show_settings()
        self.take("hand")

    # ---- what it shows ----

    def take(self, key: str) -> None:
        """Have this tool in hand."""
        self.tools[key].setChecked(True)
        target = {"hand": "", **dict.fromkeys(WITH_AREA, "area")}.get(key, "surface")
        for what, actions in self._for.items():
            for action in actions:
                action.setVisible(key in what.split() or what == target)
        self.tool_chosen.emit(key)

    def choose(self, key: str, *, surface: bool) -> None:
        """Correct this surface or area; with the tool in hand, if it can do that."""
        self._set(**({"surface": key} if surface else {"area": key}))
        if surface == self._with_area or self.tools["hand"].isChecked():
            self.take("drag" if surface else "paint")

    def show_settings(self) -> None:
        """The settings as they are."""
        now = self._desk.settings
        for box, value in ((self.surface, now.surface), (self.area, now.area)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        for spin, number in ((self.reach, now.reach), (self.radius, now.radius)):
            with QSignalBlocker(spin):
                spin.setValue(number)

    def show_history(self, last: str | None, following: str | None) -> None:
        """Names of the steps that undo and redo are about; None where there is none."""
        for action, title, name, keys in (
            (self.undo, self.tr("Undo"), last, "Ctrl+Z"),
            (self.redo, self.tr("Redo"), following, "Ctrl+Y"),
        ):
            action.setEnabled(name is not None)
            action.setToolTip(f"{title}: {name} ({keys})" if name else f"{title} ({keys})")

    # ---- parts ----

    def _add_tools(self) -> None:
        for key, text, keys, tip, picture in (
            ("hand", self.tr("Hand"), "1", self.tr("Move the picture"), "hand"),
            ("drag", self.tr("Drag"), "2", self.tr(
                "Drag a surface up or down; columns beside it follow. It stops at its neighbours"),
             "drag_surface"),
            ("draw", self.tr("Draw"), "3", self.tr("Draw the chosen surface anew"), "draw_surface"),
            ("snap", self.tr("Snap"), "4", self.tr(
                "Drag across columns: the chosen surface is laid on the nearest edge"),
             "snap_surface"),
            ("erase", self.tr("Cut"), "5", self.tr(
                "Drag across columns: the chosen surface cannot be seen there"), "cut_surface"),
            ("paint", self.tr("Paint"), "6", self.tr("Paint fluid or another area"), "brush"),
            ("rub", self.tr("Erase"), "7", self.tr("Erase fluid or another area"), "eraser"),
            ("point", self.tr("Point"), "P", self.tr(
                "Drag a box around fluid or another area, or click into it: a model outlines it"),
             "point"),
        ):  # fmt: skip
            action = QAction(icon(picture), text, self)
            action.setCheckable(True)
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{tip} ({keys})")
            action.triggered.connect(lambda _on, key=key: self.take(key))
            self._group.addAction(action)
            self.bar.addAction(action)
            self.tools[key] = action

    def _add_settings(self) -> None:
        self.surface = self._choice(SURFACES, self.tr("Surface to correct (, and .)"), "surface")
        self.area = self._choice(AREAS, self.tr("Area to paint (, and .)"), "area")
        self.reach = self._number(
            REACH, 0, self.tr("Columns that follow to each side ([ and ])"), "", "drag",
            suffix=self.tr(" columns"),
        )  # fmt: skip
        self.radius = self._number(
            RADIUS, 0, self.tr("Radius of the brush, in columns ([ and ])"), "", "paint rub",
            suffix=self.tr(" px"),
        )  # fmt: skip
        set_ = self._set
        self.surface.currentIndexChanged.connect(
            lambda _: set_(surface=str(self.surface.currentData()))
        )
        self.area.currentIndexChanged.connect(lambda _: set_(area=str(self.area.currentData())))
        self.reach.valueChanged.connect(lambda value: set_(reach=value))
        self.radius.valueChanged.connect(lambda value: set_(radius=value))

    def _set(self, **changes: object) -> None:
        self._desk.set(replace(self._desk.settings, **changes))  # type: ignore[arg-type]

    def _choice(self, keys: tuple[str, ...], tip: str, target: str) -> QComboBox:
        box = QComboBox()
        box.setToolTip(tip)
        box.setAccessibleName(tip)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LETTERS)
        for key in keys:
            box.addItem(swatch(structure(key).rgb), title_of(key), key)
        self._for[target].append(self.bar.addWidget(box))
        return box

    def _number(
        self,
        limits: tuple[int, int],
        value: int,
        tip: str,
        prefix: str,
        target: str,
        *,
        suffix: str = "",
    ) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(*limits)
        spin.setValue(value)
        spin.setPrefix(prefix)
        spin.setSuffix(suffix)
        spin.setToolTip(tip)
        spin.setAccessibleName(tip)
        spin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._for.setdefault(target, []).append(self.bar.addWidget(spin))
        return spin

    def _command(self, key: str, text: str, keys: str, tip: str, picture: str) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{tip or text} ({keys})")
        action.triggered.connect(lambda _=False: self.asked.emit(key))
        self.bar.addAction(action)
        return action

    def _show_icon_only(self, action: QAction) -> None:
        """Its icon says enough, so that all fits into one row."""
        button = self.bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _add_keys(self, window: QWidget) -> None:
        """Keys without a button."""
        for keys, do in (
            ("[", lambda: self._resize(1 / LARGER)),
            ("]", lambda: self._resize(LARGER)),
            (",", lambda: self._step(-1)),
            (".", lambda: self._step(1)),
        ):
            self._key(window, keys, do)

    def _key(self, window: QWidget, keys: str, do: Callable[[], None]) -> None:
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        window.addAction(action)

    def _resize(self, factor: float) -> None:
        spin = self.radius if self._painting else self.reach
        grown = round(spin.value() * factor)
        spin.setValue(grown if grown != spin.value() else spin.value() + (1 if factor > 1 else -1))

    def _step(self, by: int) -> None:
        box = self.area if self._with_area else self.surface
        box.setCurrentIndex((box.currentIndex() + by) % box.count())
        self._desk.view.lead_cross()

    @property
    def _painting(self) -> bool:
        return self.tools["paint"].isChecked() or self.tools["rub"].isChecked()

    @property
    def _with_area(self) -> bool:
        return any(self.tools[key].isChecked() for key in WITH_AREA)
