"""The table of actions, menu by menu; the Edit menu's is in `edit_specs`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class Spec:
    """One action. `menu` is the key of its menu; `text` may hold an & for the menu's own key.

    Of the actions of one `group`, at most one is checked.
    """

    key: str
    menu: str
    text: str
    shortcut: str
    tip: str
    icon: str = ""
    checkable: bool = False
    group: str = ""


def file_specs() -> tuple[Spec, ...]:
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
            "export",
            "file",
            tr("Actions", "E&xport for other programs…"),
            "Ctrl+Shift+X",
            tr("Actions", "Write COCO, labelme, NIfTI, label map, overlay, training data and more"),
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


def view_specs() -> tuple[Spec, ...]:
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
            "luminance",
            "view",
            tr("Actions", "&Luminance"),
            "Shift+G",
            tr("Actions", "All colours as one grey"),
            "luminance",
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
            "invert",
            "view",
            tr("Actions", "&Invert"),
            "Ctrl+Shift+V",
            tr("Actions", "Turn light into dark"),
            checkable=True,
        ),
        Spec(
            "keep_view",
            "view",
            tr("Actions", "Keep the &view"),
            "Ctrl+Shift+P",
            tr("Actions", "Leave place and zoom as they are for the next photograph"),
            checkable=True,
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
            "show_model",
            "view",
            tr("Actions", "&Model's layers"),
            "Ctrl+Alt+M",
            tr("Actions", "See the model's layers in place of yours; hold M to see them briefly"),
            checkable=True,
        ),
        Spec(
            "wipe",
            "view",
            tr("Actions", "&Wipe"),
            "W",
            tr("Actions", "Draw a line across: left of it the model's layers, right of it yours"),
            "wipe",
            checkable=True,
        ),
        Spec(
            "side_by_side",
            "view",
            tr("Actions", "Side &by side"),
            "Shift+W",
            tr(
                "Actions",
                "A second side to look at: the model's layers, another visit, the other eye",
            ),
            checkable=True,
        ),
        Spec(
            "colours",
            "view",
            tr("Actions", "C&olours of layers…"),
            "Ctrl+Shift+Alt+C",
            tr("Actions", "Choose colours, and see which of them look alike and to whom"),
        ),
        Spec(
            "reset_colours",
            "view",
            tr("Actions", "Reset &colours of layers"),
            "Ctrl+Alt+C",
            tr("Actions", "Give all layers their usual colours again"),
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


def analyse_specs() -> tuple[Spec, ...]:
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
            "models",
            "analyse",
            tr("Actions", "&Models…"),
            "Ctrl+Shift+M",
            tr("Actions", "Choose the model that segments; add published ones from their files"),
        ),
        Spec(
            "improve_model",
            "analyse",
            tr("Actions", "&Improve the model…"),
            "Ctrl+Alt+I",
            tr("Actions", "Let the model learn from photographs that you corrected"),
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


def help_specs() -> tuple[Spec, ...]:
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
            "change_keys",
            "help",
            tr("Actions", "C&hange keys…"),
            "Ctrl+F1",
            tr("Actions", "Give actions other keys"),
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
