"""What can go wrong in a study, in words for the person at the screen."""

from __future__ import annotations

from engine.errors import EngineError


class StudyError(EngineError):
    """Base of all errors of a study."""


class FormError(StudyError):
    """A form's file cannot be read as a form."""


class ManifestError(StudyError):
    """A plan or manifest is wrong, or was changed after it was frozen."""


class CaseFileError(StudyError):
    """A case's image, or what the model found on it, is missing or was changed.

    The text names no file: a reader sees it. The file's name goes to the log.
    """


class AnswersError(StudyError):
    """Answers do not fit the form or the tasks; `problems` says which field and why."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(" ".join(dict.fromkeys(message for _, message in problems)))
        self.problems = problems


class ReadingLockedError(StudyError):
    """The reading was submitted, and is therefore locked; or its study is closed."""


class ReadingLostError(StudyError):
    """Another window or reader has the reading now; what was entered is kept."""
