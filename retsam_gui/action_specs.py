"""The table of actions, menu by menu; others are in `edit_specs`, `view_specs`…"""

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
            "open_disc",
            "file",
            translate("Actions", "Open a &CD…"),
            "Ctrl+Shift+D",
            translate("Actions", "Show the patients of a disc or a folder of DICOM files"),
        ),
        Spec(
            "servers",
            "file",
            translate("Actions", "&DICOM servers…"),
            "Ctrl+Alt+N",
            translate(
                "Actions", "Fetch from a PACS, see who is expected and what waits to be sent"
            ),
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
            "deidentify",
            "file",
            translate("Actions", "De-&identify…"),
            "Ctrl+Shift+Y",
            translate("Actions", "Write copies of files that name nobody, after a look at each"),
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
            "improve_model",
            "analyse",
            translate("Actions", "&Improve the model…"),
            "Ctrl+Alt+I",
            translate("Actions", "Let the model learn from photographs that you corrected"),
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
