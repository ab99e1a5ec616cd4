"""What goes wrong when somebody is to be made unrecognisable."""

from __future__ import annotations

from engine.errors import EngineError

CHANGED = "The file has changed since it was looked at. Look at it again."


class DeidentifyError(EngineError):
    """A file cannot be de-identified; nothing of it was written."""


class DocumentError(DeidentifyError):
    """A file holds a document, which cannot be cleaned."""


class ProjectError(EngineError):
    """A project's key cannot be opened or kept."""
