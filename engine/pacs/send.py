"""C-STORE of what waits in the outbox."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pydicom
from pydicom.dataset import Dataset
from pydicom.errors import InvalidDicomError
from pydicom.uid import UID
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelFind,
)

from engine.pacs.nodes import Node, Nodes, PacsError
from engine.pacs.outbox import Entry, Outbox
from engine.pacs.talking import PATIENT, PENDING, PLAIN, SUCCESS, Offer, Patience, answered, talk
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

log = logging.getLogger(__name__)

MOST_OFFERS = 100  # an association holds 128
WARNINGS = (0xB000, 0xB006, 0xB007)  # stored, with an element changed or left out
LATER = 0xA700  # to 0xA7FF: out of resources


@dataclass(frozen=True)
class Sent:
    """How it went: objects that are there now, that wait on, and that a server refuses."""

    sent: int
    waiting: int
    refused: int
    reasons: tuple[str, ...] = ()


def send_waiting(
    outbox: Outbox,
    nodes: Nodes,
    *,
    patience: Patience = PATIENT,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Sent:
    """Send all that waits, server by server. What cannot be sent now waits on, with the reason.

    Raises PacsError where another program is sending, `Cancelled`.
    """
    with outbox.alone():
        todo = sorted(outbox.entries("waiting", "unsure"), key=lambda entry: (entry.node, entry.id))
        reasons: dict[str, None] = {}
        done = 0
        for name, group in groupby(todo, key=lambda entry: entry.node):
            for entries in _portions(list(group)):
                try:
                    for reason in _to_node(outbox, nodes.node(name), nodes, entries, patience):
                        done += 1
                        progress(done / len(todo), f"{done} of {len(todo)}")
                        raise_if_cancelled(cancel)
                        if reason:
                            reasons[reason] = None
                except PacsError as error:
                    log.warning("sending to %s stopped: %s", name, error)
                    reasons[str(error)] = None
        ids = {entry.id for entry in todo}
        now = [entry for entry in outbox.entries() if entry.id in ids]
    states = [entry.state for entry in now]
    waiting = states.count("waiting") + states.count("unsure")
    return Sent(states.count("sent"), waiting, states.count("refused"), tuple(reasons))


def _portions(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """So many that their kinds fit into one association."""
    portion: list[Entry] = []
    kinds: set[tuple[str, str]] = set()
    for entry in entries:
        kinds.add((entry.sop_class, entry.syntax))
        if len(kinds) > MOST_OFFERS:
            yield portion
            portion, kinds = [], {(entry.sop_class, entry.syntax)}
        portion.append(entry)
    yield portion


def _to_node(
    outbox: Outbox, node: Node, nodes: Nodes, entries: Sequence[Entry], patience: Patience
) -> Iterator[str]:
    """Send them over one association; yields why one was refused, or "".

    Raises PacsError where the connection ends; the rest waits.
    """
    kinds = dict.fromkeys((entry.sop_class, entry.syntax) for entry in entries)
    offers = [Offer(abstract, _syntaxes(syntax)) for abstract, syntax in kinds]
    if any(entry.state == "unsure" for entry in entries):
        offers.append(Offer(StudyRootQueryRetrieveInformationModelFind))
    with talk(node, offers, own_title=nodes.own_title, patience=patience) as association:
        for entry in entries:
            if entry.state == "unsure" and _is_there(association, entry):
                outbox.note(entry, "sent")
                yield ""
                continue
            yield _store(outbox, association, node, entry)


def _syntaxes(own: str) -> tuple[str, ...]:
    """What is not compressed may travel either way."""
    return tuple(PLAIN) if own in PLAIN else (own,)


def _store(outbox: Outbox, association: Any, node: Node, entry: Entry) -> str:
    if not association.is_established:
        raise PacsError(f"{node.name} ended the connection. What is left is sent the next time.")
    try:
        dataset = pydicom.dcmread(outbox.file(entry.digest))
    except (OSError, InvalidDicomError):
        reason = "Its copy in the queue is gone or damaged. Export the case anew."
        outbox.note(entry, "refused", reason)
        return reason
    outbox.note(entry, "unsure")
    try:
        status = association.send_c_store(dataset)
    except ValueError:  # no presentation context was accepted for it
        reason = f"{node.name} does not take {UID(entry.sop_class).name}."
        outbox.note(entry, "refused", reason)
        return reason
    except RuntimeError as error:
        raise PacsError(f"{node.name} ended the connection.") from error
    if not answered(status):
        outbox.note(entry, "unsure", "The connection ended before the server confirmed it.")
        raise PacsError(
            f"{node.name} did not confirm an object. It is asked the next time whether it has it."
        )
    if status.Status == SUCCESS or status.Status in WARNINGS:
        outbox.note(entry, "sent")
        return ""
    told = f" ({status.ErrorComment})" if "ErrorComment" in status else ""
    if LATER <= status.Status <= LATER + 0xFF:
        outbox.note(entry, "waiting", f"{node.name} has no room now{told}.")
        return f"{node.name} has no room now{told}. It is sent again later."
    reason = f"{node.name} refuses it: status {status.Status:04X}{told}."
    outbox.note(entry, "refused", reason)
    return reason


def _is_there(association: Any, entry: Entry) -> bool:
    """Whether the server has the object; False where it cannot be asked: one UID, one object."""
    asked = Dataset()
    asked.QueryRetrieveLevel = "IMAGE"
    asked.StudyInstanceUID = entry.study
    asked.SeriesInstanceUID = entry.series
    asked.SOPInstanceUID = entry.instance
    try:
        found = association.send_c_find(asked, StudyRootQueryRetrieveInformationModelFind)
        return any(
            answered(status)
            and status.Status in PENDING
            and identifier is not None
            and identifier.get("SOPInstanceUID") == entry.instance
            for status, identifier in list(found)
        )
    except (ValueError, RuntimeError):
        return False
