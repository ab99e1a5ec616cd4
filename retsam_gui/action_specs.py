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
    translate = QCoreApplication.translate
    return (
        Spec(
            "open",
            "file",
            translate("Actions", "&Open…"),
            "Ctrl+O",
            translate("Actions", "Open one photograph or several"),
            "image",
        ),
        Spec(
            "open_folder",
            "file",
            translate("Actions", "Open &folder…"),
            "Ctrl+Shift+O",
            translate("Actions", "Open all photographs of a folder"),
            "open",
        ),
        Spec(
            "open_sample",
            "file",
            translate("Actions", "Open the &sample"),
            "Ctrl+Alt+O",
            translate("Actions", "Open a drawn photograph to try the program with"),
        ),
        Spec(
            "previous_image",
            "file",
            translate("Actions", "&Previous photograph"),
            "PgUp",
            translate("Actions", "Go back in the worklist"),
            "previous",
        ),
        Spec(
            "next_image",
            "file",
            translate("Actions", "&Next photograph"),
            "PgDown",
            translate("Actions", "Go on in the worklist"),
            "next",
        ),
        Spec(
            "export_pdf",
            "file",
            translate("Actions", "&Export report…"),
            "Ctrl+E",
            translate("Actions", "Write the report as a PDF"),
            "pdf",
        ),
        Spec(
            "report_pages",
            "file",
            translate("Actions", "Report &language and paper…"),
            "Ctrl+Alt+E",
            translate("Actions", "Choose the language and the paper of reports"),
        ),
        Spec(
            "export_result",
            "file",
            translate("Actions", "Export &masks and measurements…"),
            "Ctrl+Shift+E",
            translate("Actions", "Write masks, overlay, measurements and report into a folder"),
            "export",
        ),
        Spec(
            "export",
            "file",
            translate("Actions", "E&xport for other programs…"),
            "Ctrl+Shift+X",
            translate(
                "Actions", "Write COCO, labelme, NIfTI, label map, overlay, training data and more"
            ),
        ),
        Spec(
            "clear_recent",
            "file",
            translate("Actions", "&Clear recent files"),
            "Ctrl+Shift+Del",
            translate("Actions", "Forget the files that were opened last"),
        ),
        Spec(
            "quit",
            "file",
            translate("Actions", "&Quit"),
            "Ctrl+Q",
            translate("Actions", "Close the program"),
        ),
    )


def view_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec(
            "fit",
            "view",
            translate("Actions", "&Fit"),
            "Ctrl+0",
            translate("Actions", "Show the whole photograph"),
            "fit",
        ),
        Spec(
            "actual_size",
            "view",
            translate("Actions", "&Actual size"),
            "Ctrl+1",
            translate("Actions", "One pixel of the photograph on one pixel of the screen"),
            "actual_size",
        ),
        Spec(
            "zoom_in",
            "view",
            translate("Actions", "Zoom &in"),
            "Ctrl++",
            translate(
                "Actions", "Enlarge around the middle; the wheel enlarges around the pointer"
            ),
            "zoom_in",
        ),
        Spec(
            "zoom_out",
            "view",
            translate("Actions", "Zoom &out"),
            "Ctrl+-",
            translate("Actions", "Show more of the photograph"),
            "zoom_out",
        ),
        Spec(
            "original",
            "view",
            translate("Actions", "&Original"),
            "R",
            translate("Actions", "The photograph as it is"),
            "original",
        ),
        Spec(
            "red_free",
            "view",
            translate("Actions", "&Red-free"),
            "G",
            translate("Actions", "The green channel alone: vessels and haemorrhages stand out"),
            "red_free",
        ),
        Spec(
            "luminance",
            "view",
            translate("Actions", "&Luminance"),
            "Shift+G",
            translate("Actions", "All colours as one grey"),
            "luminance",
        ),
        Spec(
            "clahe",
            "view",
            translate("Actions", "&CLAHE"),
            "H",
            translate("Actions", "Local contrast equalised"),
            "clahe",
        ),
        Spec(
            "reset_display",
            "view",
            translate("Actions", "Reset &display"),
            "Ctrl+D",
            translate("Actions", "Original colours, brightness, contrast and gamma"),
            "reset",
        ),
        Spec(
            "invert",
            "view",
            translate("Actions", "&Invert"),
            "Ctrl+Shift+V",
            translate("Actions", "Turn light into dark"),
            checkable=True,
        ),
        Spec(
            "keep_view",
            "view",
            translate("Actions", "Keep the &view"),
            "Ctrl+Shift+P",
            translate("Actions", "Leave place and zoom as they are for the next photograph"),
            checkable=True,
        ),
        Spec(
            "hide_layers",
            "view",
            translate("Actions", "&Hide layers"),
            "Ctrl+H",
            translate("Actions", "Hide all layers; hold Space to hide them for a moment"),
            "hidden",
            checkable=True,
        ),
        Spec(
            "show_model",
            "view",
            translate("Actions", "&Model's layers"),
            "Ctrl+Alt+M",
            translate(
                "Actions", "See the model's layers in place of yours; hold M to see them briefly"
            ),
            checkable=True,
        ),
        Spec(
            "wipe",
            "view",
            translate("Actions", "&Wipe"),
            "W",
            translate(
                "Actions", "Draw a line across: left of it the model's layers, right of it yours"
            ),
            "wipe",
            checkable=True,
        ),
        Spec(
            "side_by_side",
            "view",
            translate("Actions", "Side &by side"),
            "Shift+W",
            translate(
                "Actions",
                "A second side to look at: the model's layers, another visit, the other eye",
            ),
            checkable=True,
        ),
        Spec(
            "colours",
            "view",
            translate("Actions", "C&olours of layers…"),
            "Ctrl+Shift+Alt+C",
            translate("Actions", "Choose colours, and see which of them look alike and to whom"),
        ),
        Spec(
            "reset_colours",
            "view",
            translate("Actions", "Reset &colours of layers"),
            "Ctrl+Alt+C",
            translate("Actions", "Give all layers their usual colours again"),
        ),
        Spec(
            "show_name",
            "view",
            translate("Actions", "Show patient's &name"),
            "Ctrl+I",
            translate("Actions", "Show the patient's name instead of the pseudonym"),
            "patient",
            checkable=True,
        ),
        Spec(
            "theme_system",
            "view",
            translate("Actions", "&System theme"),
            "Ctrl+Alt+S",
            translate("Actions", "Dark or light as the system has it"),
        ),
        Spec(
            "theme_dark",
            "view",
            translate("Actions", "Dar&k theme"),
            "Ctrl+Alt+D",
            translate("Actions", "Light text on a dark ground"),
        ),
        Spec(
            "theme_light",
            "view",
            translate("Actions", "&Light theme"),
            "Ctrl+Alt+L",
            translate("Actions", "Dark text on a light ground"),
        ),
        Spec(
            "full_screen",
            "view",
            translate("Actions", "F&ull screen"),
            "F11",
            translate("Actions", "Use the whole screen"),
            checkable=True,
        ),
    )


def analyse_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec(
            "segment",
            "analyse",
            translate("Actions", "&Segment"),
            "Ctrl+Return",
            translate("Actions", "Find vessels, optic disc and what else the model knows"),
            "segment",
        ),
        Spec(
            "reset_choices",
            "analyse",
            translate("Actions", "Vessels and zones of the &model"),
            "Ctrl+Alt+Z",
            translate("Actions", "Measure the vessels and zones that the model gives"),
        ),
        Spec(
            "next_lesion",
            "analyse",
            translate("Actions", "Ne&xt lesion"),
            "F3",
            translate("Actions", "Go to the next piece in the list of lesions"),
        ),
        Spec(
            "previous_lesion",
            "analyse",
            translate("Actions", "&Previous lesion"),
            "Shift+F3",
            translate("Actions", "Go to the piece before in the list of lesions"),
        ),
        Spec(
            "set_scale",
            "analyse",
            translate("Actions", "Set the s&cale…"),
            "Ctrl+M",
            translate(
                "Actions", "State the size of a pixel on the retina, so that lengths come in µm"
            ),
            "scale",
        ),
        Spec(
            "models",
            "analyse",
            translate("Actions", "&Models…"),
            "Ctrl+Shift+M",
            translate(
                "Actions", "Choose the model that segments; add published ones from their files"
            ),
        ),
        Spec(
            "cancel",
            "analyse",
            translate("Actions", "Ca&ncel"),
            "Esc",
            translate("Actions", "Stop what the program does, or take a drawn measurement away"),
            "cancel",
        ),
    )


def help_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec(
            "commands",
            "help",
            translate("Actions", "Find a &command…"),
            "Ctrl+K",
            translate("Actions", "All commands in one list to search"),
            "commands",
        ),
        Spec(
            "shortcuts",
            "help",
            translate("Actions", "&Keyboard shortcuts"),
            "F1",
            translate("Actions", "All keys on one sheet"),
            "keyboard",
        ),
        Spec(
            "change_keys",
            "help",
            translate("Actions", "C&hange keys…"),
            "Ctrl+F1",
            translate("Actions", "Give actions other keys"),
        ),
        Spec(
            "show_log",
            "help",
            translate("Actions", "Show &log file"),
            "Ctrl+L",
            translate("Actions", "Open the folder with the details of errors"),
        ),
        Spec(
            "about",
            "help",
            translate("Actions", "&About RetSAM Desktop"),
            "Shift+F1",
            translate("Actions", "Versions, models, conditions of use"),
            "about",
        ),
    )
