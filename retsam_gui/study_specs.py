"""The actions about reader studies."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def study_specs() -> tuple[Spec, ...]:
    """A part of the table of actions."""
    tr = QCoreApplication.translate
    return (
        Spec(
            "read_study",
            "study",
            tr("Actions", "&Read a study…"),
            "Ctrl+Alt+T",
            tr("Actions", "Read the cases that a study has for you"),
        ),
        Spec(
            "studies",
            "study",
            tr("Actions", "&Manage studies…"),
            "Ctrl+Alt+Y",
            tr("Actions", "Create, assign, watch, close and analyse reader studies"),
        ),
    )
