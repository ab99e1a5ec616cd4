"""One table of all actions: text, shortcut, tooltip, icon, menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from retsam_gui.action_specs import Spec, analyse_specs, file_specs, help_specs
from retsam_gui.case_specs import case_specs
from retsam_gui.edit_specs import edit_specs, tool_specs
from retsam_gui.icons import icon
from retsam_gui.study_specs import study_specs
from retsam_gui.view_specs import view_specs


def menus() -> Mapping[str, str]:
    """Titles of the menus by key, in order."""
    translate = QCoreApplication.translate
    return {
        "file": translate("Actions", "&File"),
        "edit": translate("Actions", "&Edit"),
        "tools": translate("Actions", "&Tools"),
        "view": translate("Actions", "&View"),
        "analyse": translate("Actions", "&Analyse"),
        "case": translate("Actions", "&Case"),
        "study": translate("Actions", "&Studies"),
        "help": translate("Actions", "&Help"),
    }


def specs() -> tuple[Spec, ...]:
    """The table."""
    return (
        file_specs()
        + edit_specs()
        + tool_specs()
        + view_specs()
        + analyse_specs()
        + case_specs()
        + study_specs()
        + help_specs()
    )


class Actions:
    """The actions of one window by key."""

    def __init__(self, window: QWidget, slots: Mapping[str, Callable[..., object]]) -> None:
        self._actions: dict[str, QAction] = {}
        self._menu_of: dict[str, str] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in specs():
            self._actions[spec.key] = _make(spec, window, slots[spec.key])
            self._menu_of[spec.key] = spec.menu
            if spec.group:
                if spec.group not in groups:
                    groups[spec.group] = QActionGroup(window)
                groups[spec.group].addAction(self._actions[spec.key])
            window.addAction(self._actions[spec.key])

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> tuple[QAction, ...]:
        """Every action in the order of the table."""
        return tuple(self._actions.values())

    def usual_keys(self) -> Mapping[str, str]:
        """The key of each action as the table has it."""
        return {spec.key: spec.shortcut for spec in specs()}

    def rebind(self, own: Mapping[str, str]) -> None:
        """Give actions the person's own keys, and all others the usual ones."""
        for spec in specs():
            _bind(self._actions[spec.key], spec, own.get(spec.key, spec.shortcut))

    def by_menu(self) -> Mapping[str, tuple[QAction, ...]]:
        """The actions under the titles of their menus, in the order of the table."""
        return {
            title: tuple(
                action for key, action in self._actions.items() if self._menu_of[key] == menu
            )
            for menu, title in menus().items()
        }

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Make the menus; the recent files stand after the entries for opening."""
        for menu_key, title in menus().items():
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            for key, action in self._actions.items():
                if self._menu_of[key] == menu_key:
                    menu.addAction(action)
                if key == "open_folder" and menu_key == "file":
                    menu.addMenu(recent)


def _make(spec: Spec, window: QWidget, slot: Callable[..., object]) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.key)
    action.setCheckable(spec.checkable)
    action.setStatusTip(spec.tip)
    _bind(action, spec, spec.shortcut)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    if spec.checkable:
        action.toggled.connect(slot)
    else:
        action.triggered.connect(lambda _checked: slot())
    return action


def _bind(action: QAction, spec: Spec, keys: str) -> None:
    action.setShortcut(QKeySequence(keys))
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{spec.tip} ({shown})" if shown else spec.tip)
