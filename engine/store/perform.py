"""Acts become rows."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine.store import cases, history, results, signing
from engine.store.acts import (
    Act,
    Chosen,
    EditDone,
    EditRedone,
    EditUndone,
    EyeStated,
    Graded,
    Measured,
    Reopened,
    ResultFound,
    ScaleStated,
    SignedOff,
)


def perform(session: Session, case_id: str, act: Act, *, head: str | None) -> None:
    """Write the act; `head` is the edit that holds last, as the window knows it.

    Raises `StoreError`.
    """
    match act:
        case EditDone(edit):
            history.add(session, case_id, edit, follows=head)
        case EditUndone(edit_id):
            history.undo(session, case_id, edit_id)
        case EditRedone(edit_id):
            history.redo(session, case_id, edit_id)
        case ResultFound(result):
            results.add_result(session, case_id, result)
        case Measured(rows):
            results.set_measurements(session, case_id, rows)
        case EyeStated(eye, source):
            cases.state_eye(session, case_id, eye, source)
        case ScaleStated(scale):
            cases.state_scale(session, case_id, scale)
        case Chosen(choices):
            cases.state_choices(session, case_id, choices)
        case Graded(ungradable):
            signing.grade(session, case_id, ungradable)
        case SignedOff():
            signing.sign_off(session, case_id)
        case Reopened(reason):
            signing.reopen(session, case_id, reason)
