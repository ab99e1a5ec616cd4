"""How long work reports its progress and learns that it is to stop."""

from collections.abc import Callable

from engine.errors import Cancelled

Progress = Callable[[float, str], None]
"""Called with the share done in [0, 1] and a short text for the person."""

Cancel = Callable[[], bool]
"""Returns True once the person has asked to stop."""


def silent(_share: float, _text: str) -> None:
    """Report nothing."""


def never() -> bool:
    """Do not cancel."""
    return False


def raise_if_cancelled(cancel: Cancel) -> None:
    """Raise `Cancelled` if `cancel()` says so."""
    if cancel():
        raise Cancelled("Stopped on request.")
