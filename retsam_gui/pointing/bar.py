"""Buttons for what is pointed at, and the model that outlines it; in both windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from retsam_gui.panels.parts import flat_button
from retsam_gui.pointing.models import PromptModels
from retsam_gui.pointing.prompter import Prompter

NAME = 20  # letters of a model's name


class PointingBar(QWidget):
    """Accept, add, subtract, another, drop; and a menu of models."""

    def __init__(self, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompter, self._models = prompter, prompter.models
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.model = self._make_menu(self._models)
        row.addWidget(self.model)
        self.buttons: dict[str, QToolButton] = {}
        acts: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("accept", "accept", self.tr("Accept the outline (Enter)"), prompter.accept),
            ("add", "op_add", self.tr("Add it to the layer (Shift+Enter)"),
             lambda: prompter.accept("add")),
            ("subtract", "op_subtract", self.tr("Take it away from the layer (Alt+Enter)"),
             lambda: prompter.accept("subtract")),
            ("next", "next", self.tr("Show another outline (N)"), prompter.next),
            ("drop", "cancel", self.tr("Drop it, or stop (Esc)"), prompter.drop),
        )  # fmt: skip
        for key, picture, tip, do in acts:
            button = flat_button(picture, tip)
            button.clicked.connect(lambda _on, do=do: do())
            row.addWidget(button)
            self.buttons[key] = button
        prompter.changed.connect(self._show)
        self._models.changed.connect(self._show_model)
        self._show()
        self._show_model()

    def _make_menu(self, models: PromptModels) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for action in menu.actions():
            action.deleteLater()
        chosen, group = self._models.chosen, QActionGroup(menu)
        for card in self._models.cards:
            told = (
                card.title if card.takes_clicks else self.tr("{0} (boxes only)").format(card.title)
            )
            action = menu.addAction(told)
            action.setCheckable(True)
            action.setChecked(chosen is not None and card.name == chosen.name)
            action.setToolTip(card.summary)
            action.triggered.connect(lambda _on, name=card.name: self._models.use(name))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Add a model…"), self._models.manager_asked.emit)

    def _show(self) -> None:
        found = None if self._prompter.waiting else self._prompter.shown
        shown = found is not None
        many = found is not None and len(found.answer.candidates) > 1
        for key, button in self.buttons.items():
            able = {"next": many, "drop": self._prompter.busy}.get(key, shown)
            button.setEnabled(bool(able))

    def _show_model(self) -> None:
        """Name the model in use, as layers and results do; the tooltip has its title."""
        chosen, metrics = self._models.chosen, self.fontMetrics()
        title = chosen.title if chosen is not None else self.tr("No model")
        room = NAME * metrics.averageCharWidth()
        name = chosen.name if chosen is not None else title
        self.model.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        tip = self.tr("The model that outlines what you point at: {0}").format(title)
        if chosen is not None and not chosen.takes_clicks:
            tip += ". " + self.tr("It answers boxes only.")
        self.model.setToolTip(tip)
        self.model.setAccessibleName(tip)
