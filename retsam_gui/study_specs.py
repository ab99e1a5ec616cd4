"""The actions about reader studies."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def study_specs() -> tuple[Spec, ...]:
    """A part of the table of actions."""
    translate = QCoreApplication.translate
    return (
        Spec(
            "read_study",
            "study",
            translate("Actions", "&Read a study…"),
            "Ctrl+Alt+T",
            translate("Actions", "Read the cases that a study has for you"),
        ),
        Spec(
            "studies",
            "study",
            translate("Actions", "&Manage studies…"),
            "Ctrl+Alt+Y",
            translate("Actions", "Create, assign, watch, close and analyse reader studies"),
        ),
    )
