"""The one family of exceptions that the engine raises on purpose.

The text of each is written for the person at the screen: what is wrong, and what to do. The
technical cause travels as ``__cause__`` and belongs into the log.
"""


class EngineError(Exception):
    """Base of all errors that the engine raises on purpose."""


class ImageReadError(EngineError):
    """A file cannot be read as an image; the text says why and what to do."""


class ModelError(EngineError):
    """A model is missing, damaged, or cannot run here."""


class MasksError(EngineError):
    """Masks do not fit the image, or cannot be read or written."""


class OutputError(EngineError):
    """A result cannot be written (full disk, read-only folder, file in use)."""


class Cancelled(EngineError):  # noqa: N818 - a request that was obeyed, not a fault
    """The person asked to stop; nothing was changed."""
