"""The actions about the case and its place in the workspace."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def case_specs() -> tuple[Spec, ...]:
    """A part of the table of actions."""
    translate = QCoreApplication.translate
    return (
        Spec(
            "continue_last",
            "case",
            translate("Actions", "&Continue with the last case"),
            "Ctrl+Shift+L",
            translate("Actions", "Open the photograph that was worked on last"),
        ),
        Spec(
            "load_again",
            "case",
            translate("Actions", "&Load again"),
            "Ctrl+Alt+W",
            translate("Actions", "Ask the workspace for the case once more, or sign in to it"),
        ),
        Spec(
            "keep_photograph",
            "case",
            translate("Actions", "&Keep in the workspace"),
            "Ctrl+Alt+K",
            translate(
                "Actions", "Put a copy of the photograph's file into the encrypted workspace"
            ),
        ),
        Spec(
            "open_kept",
            "case",
            translate("Actions", "&Open what is kept…"),
            "Ctrl+Alt+J",
            translate("Actions", "Open a photograph that the encrypted workspace keeps"),
        ),
        Spec(
            "sign_off",
            "case",
            translate("Actions", "&Sign off…"),
            "Ctrl+Alt+F",
            translate("Actions", "Make the case final under your name, and lock it"),
        ),
        Spec(
            "reopen",
            "case",
            translate("Actions", "&Reopen…"),
            "Ctrl+Alt+R",
            translate("Actions", "Make a final case a draft again; the reason is kept"),
        ),
        Spec(
            "ungradable",
            "case",
            translate("Actions", "&Ungradable…"),
            "Ctrl+U",
            translate(
                "Actions", "Say that the photograph cannot be graded and why, or take that back"
            ),
        ),
    )
