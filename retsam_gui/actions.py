"""One table of all actions: text, shortcut, tooltip, icon, menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from retsam_gui.icons import icon


@dataclass(frozen=True)
class Spec:
    """One action. `menu` is the key of its menu; `text` may hold an & for the menu's own key."""

    key: str
    menu: str
    text: str
    shortcut: str
    tip: str
    icon: str = ""
    checkable: bool = False


def menus() -> Mapping[str, str]:
    """Titles of the menus by key, in order."""
    tr = QCoreApplication.translate
    return {
        "file": tr("Actions", "&File"),
        "view": tr("Actions", "&View"),
        "analyse": tr("Actions", "&Analyse"),
        "help": tr("Actions", "&Help"),
    }


def specs() -> tuple[Spec, ...]:
    """The table."""
    return _file() + _view() + _analyse() + _help()


def _file() -> tuple[Spec, ...]:
    tr = QCoreApplication.translate
    return (
        Spec(
            "open",
            "file",
            tr("Actions", "&Open…"),
            "Ctrl+O",
            tr("Actions", "Open one photograph or several"),
            "image",
        ),
        Spec(
            "open_folder",
            "file",
            tr("Actions", "Open &folder…"),
            "Ctrl+Shift+O",
            tr("Actions", "Open all photographs of a folder"),
            "open",
        ),
        Spec(
            "open_sample",
            "file",
            tr("Actions", "Open the &sample"),
            "Ctrl+Alt+O",
            tr("Actions", "Open a drawn photograph to try the program with"),
        ),
        Spec(
            "previous_image",
            "file",
            tr("Actions", "&Previous photograph"),
            "PgUp",
            tr("Actions", "Go back in the worklist"),
            "previous",
        ),
        Spec(
            "next_image",
            "file",
            tr("Actions", "&Next photograph"),
            "PgDown",
            tr("Actions", "Go on in the worklist"),
            "next",
        ),
        Spec(
            "export_pdf",
            "file",
            tr("Actions", "&Export report…"),
            "Ctrl+E",
            tr("Actions", "Write the report as a PDF"),
            "pdf",
        ),
        Spec(
            "report_pages",
            "file",
            tr("Actions", "Report &language and paper…"),
            "Ctrl+Alt+E",
            tr("Actions", "Choose the language and the paper of reports"),
        ),
        Spec(
            "export_result",
            "file",
            tr("Actions", "Export &masks and measurements…"),
            "Ctrl+Shift+E",
            tr("Actions", "Write masks, overlay, measurements and report into a folder"),
            "export",
        ),
        Spec(
            "clear_recent",
            "file",
            tr("Actions", "&Clear recent files"),
            "Ctrl+Shift+Del",
            tr("Actions", "Forget the files that were opened last"),
        ),
        Spec("quit", "file", tr("Actions", "&Quit"), "Ctrl+Q", tr("Actions", "Close the program")),
    )


def _view() -> tuple[Spec, ...]:
    tr = QCoreApplication.translate
    return (
        Spec(
            "fit",
            "view",
            tr("Actions", "&Fit"),
            "Ctrl+0",
            tr("Actions", "Show the whole photograph"),
            "fit",
        ),
        Spec(
            "actual_size",
            "view",
            tr("Actions", "&Actual size"),
            "Ctrl+1",
            tr("Actions", "One pixel of the photograph on one pixel of the screen"),
            "actual_size",
        ),
        Spec(
            "zoom_in",
            "view",
            tr("Actions", "Zoom &in"),
            "Ctrl++",
            tr("Actions", "Enlarge around the middle; the wheel enlarges around the pointer"),
            "zoom_in",
        ),
        Spec(
            "zoom_out",
            "view",
            tr("Actions", "Zoom &out"),
            "Ctrl+-",
            tr("Actions", "Show more of the photograph"),
            "zoom_out",
        ),
        Spec(
            "original",
            "view",
            tr("Actions", "&Original"),
            "R",
            tr("Actions", "The photograph as it is"),
            "original",
        ),
        Spec(
            "red_free",
            "view",
            tr("Actions", "&Red-free"),
            "G",
            tr("Actions", "The green channel alone: vessels and haemorrhages stand out"),
            "red_free",
        ),
        Spec(
            "clahe",
            "view",
            tr("Actions", "&CLAHE"),
            "H",
            tr("Actions", "Local contrast equalised"),
            "clahe",
        ),
        Spec(
            "reset_display",
            "view",
            tr("Actions", "Reset &display"),
            "Ctrl+D",
            tr("Actions", "Original colours, brightness, contrast and gamma"),
            "reset",
        ),
        Spec(
            "hide_layers",
            "view",
            tr("Actions", "&Hide layers"),
            "Ctrl+H",
            tr("Actions", "Hide all layers; hold Space to hide them for a moment"),
            "hidden",
            checkable=True,
        ),
        Spec(
            "show_name",
            "view",
            tr("Actions", "Show patient's &name"),
            "Ctrl+I",
            tr("Actions", "Show the patient's name instead of the pseudonym"),
            "patient",
            checkable=True,
        ),
        Spec(
            "theme_system",
            "view",
            tr("Actions", "&System theme"),
            "Ctrl+Alt+S",
            tr("Actions", "Dark or light as the system has it"),
        ),
        Spec(
            "theme_dark",
            "view",
            tr("Actions", "Dar&k theme"),
            "Ctrl+Alt+D",
            tr("Actions", "Light text on a dark ground"),
        ),
        Spec(
            "theme_light",
            "view",
            tr("Actions", "&Light theme"),
            "Ctrl+Alt+L",
            tr("Actions", "Dark text on a light ground"),
        ),
        Spec(
            "full_screen",
            "view",
            tr("Actions", "F&ull screen"),
            "F11",
            tr("Actions", "Use the whole screen"),
            checkable=True,
        ),
    )


def _analyse() -> tuple[Spec, ...]:
    tr = QCoreApplication.translate
    return (
        Spec(
            "segment",
            "analyse",
            tr("Actions", "&Segment"),
            "Ctrl+Return",
            tr("Actions", "Find vessels, optic disc and what else the model knows"),
            "segment",
        ),
        Spec(
            "undo",
            "analyse",
            tr("Actions", "&Undo choice"),
            "Ctrl+Z",
            tr("Actions", "Take back the last choice of vessels or place of the zones"),
        ),
        Spec(
            "redo",
            "analyse",
            tr("Actions", "&Redo choice"),
            "Ctrl+Shift+Z",
            tr("Actions", "Make the choice again that was taken back"),
        ),
        Spec(
            "reset_choices",
            "analyse",
            tr("Actions", "Vessels and zones of the &model"),
            "Ctrl+Alt+Z",
            tr("Actions", "Measure the vessels and zones that the model gives"),
        ),
        Spec(
            "next_lesion",
            "analyse",
            tr("Actions", "Ne&xt lesion"),
            "F3",
            tr("Actions", "Go to the next piece in the list of lesions"),
        ),
        Spec(
            "previous_lesion",
            "analyse",
            tr("Actions", "&Previous lesion"),
            "Shift+F3",
            tr("Actions", "Go to the piece before in the list of lesions"),
        ),
        Spec(
            "set_scale",
            "analyse",
            tr("Actions", "Set the s&cale…"),
            "Ctrl+M",
            tr("Actions", "State the size of a pixel on the retina, so that lengths come in µm"),
            "scale",
        ),
        Spec(
            "cancel",
            "analyse",
            tr("Actions", "Ca&ncel"),
            "Esc",
            tr("Actions", "Stop what the program does, or take a drawn measurement away"),
            "cancel",
        ),
    )


def _help() -> tuple[Spec, ...]:
    tr = QCoreApplication.translate
    return (
        Spec(
            "commands",
            "help",
            tr("Actions", "Find a &command…"),
            "Ctrl+K",
            tr("Actions", "All commands in one list to search"),
            "commands",
        ),
        Spec(
            "shortcuts",
            "help",
            tr("Actions", "&Keyboard shortcuts"),
            "F1",
            tr("Actions", "All keys on one sheet"),
            "keyboard",
        ),
        Spec(
            "show_log",
            "help",
            tr("Actions", "Show &log file"),
            "Ctrl+L",
            tr("Actions", "Open the folder with the details of errors"),
        ),
        Spec(
            "about",
            "help",
            tr("Actions", "&About RetSAM Desktop"),
            "Shift+F1",
            tr("Actions", "Versions, models, conditions of use"),
            "about",
        ),
    )


class Actions:
    """The actions of one window by key."""

    def __init__(self, window: QWidget, slots: Mapping[str, Callable[..., object]]) -> None:
        self._actions: dict[str, QAction] = {}
        self._menu_of: dict[str, str] = {}
        for spec in specs():
            self._actions[spec.key] = _make(spec, window, slots[spec.key])
            self._menu_of[spec.key] = spec.menu
            window.addAction(self._actions[spec.key])

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> tuple[QAction, ...]:
        """Every action in the order of the table."""
        return tuple(self._actions.values())

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
    action.setShortcut(QKeySequence(spec.shortcut))
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{spec.tip} ({shown})")
    action.setStatusTip(spec.tip)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    if spec.checkable:
        action.toggled.connect(slot)
    else:
        action.triggered.connect(lambda _checked: slot())
    return action
