"""The actions of the View menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def view_specs() -> tuple[Spec, ...]:
    """A part of the table of actions."""
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
            "preferences",
            "view",
            translate("Actions", "&Preferences…"),
            "Ctrl+Alt+P",
            translate("Actions", "Language, the hand that holds the mouse, motion on the screen"),
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
