"""What a reader did to a case, in order, with the place up to which it holds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.edits import Edit, Patch, RowsPatch

BUDGET = 64 << 20  # bytes of patches kept in memory for a case
OVERHEAD = 400  # bytes that an edit takes besides its patches, about


class EditSource(Protocol):
    """Where edits are kept for good."""

    def fetch(
        self, id: str, on_done: Callable[[Edit], None], on_failed: Callable[[str], None]
    ) -> None:
        """Call `on_done` with the edit of this id, or `on_failed` with why it cannot be had."""


@dataclass(frozen=True)
class Entry:
    """One line of the history: an edit by its id, or, without one, a choice about measuring."""

    name: str
    edit: str | None = None


class History:
    """Entries up to `position` hold, those after it were undone.

    Without a source every edit stays in memory. With one, the oldest are given up as soon as all
    take more than `budget` bytes, and fetched again when they are undone.
    """

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        *,
        position: int | None = None,
        source: EditSource | None = None,
        budget: int = BUDGET,
    ) -> None:
        self._entries = list(entries)
        self._position = len(self._entries) if position is None else position
        self._source = source
        self._budget = budget
        self._edits: OrderedDict[str, Edit] = OrderedDict()

    # ---- asking ----

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, the oldest first."""
        return tuple(self._entries)

    @property
    def position(self) -> int:
        """How many of them hold."""
        return self._position

    @property
    def kept(self) -> bool:
        """True where every edit is kept elsewhere, and can be fetched from there."""
        return self._source is not None

    @property
    def last(self) -> Entry | None:
        """What undo takes back."""
        return self._entries[self._position - 1] if self._position else None

    @property
    def next(self) -> Entry | None:
        """What redo does again."""
        return self._entries[self._position] if self._position < len(self._entries) else None

    def agrees_with(self, kept: History) -> bool:
        """True where the edits that hold, and those that can be redone, are as in `kept`.

        A choice ends what can be redone here, but not what is kept.
        """
        done, undone = self._edit_ids()
        kept_done, kept_undone = kept._edit_ids()
        return done == kept_done and undone in ([], kept_undone)

    def _edit_ids(self) -> tuple[list[str], list[str]]:
        halves = self._entries[: self._position], self._entries[self._position :]
        done, undone = ([entry.edit for entry in half if entry.edit] for half in halves)
        return done, undone

    @property
    def bytes_held(self) -> int:
        """What the edits in memory take."""
        return sum(map(_weight, self._edits.values()))

    def edit_of(self, entry: Entry) -> Edit | None:
        """The edit of an entry, where it is in memory."""
        return None if entry.edit is None else self._edits.get(entry.edit)

    def fetch(
        self, entry: Entry, on_done: Callable[[Edit], None], on_failed: Callable[[str], None]
    ) -> None:
        """Get the edit of an entry from the source."""
        if self._source is None or entry.edit is None:
            on_failed("This step is not in memory, and nothing else keeps it.")
        else:
            self._source.fetch(entry.edit, on_done, on_failed)

    def hold(self, edit: Edit) -> None:
        """Have an edit in memory again."""
        self._keep(edit)

    # ---- changing ----

    def add(self, edit: Edit) -> None:
        """An edit was done; what was undone before can be done again no more."""
        self._forget_undone()
        self._keep(edit)
        self._put(Entry(edit.name, edit.id))

    def add_choice(self, name: str) -> None:
        """A choice was made."""
        self._forget_undone()
        self._put(Entry(name))

    def forget_choices(self) -> None:
        """Choices were made elsewhere, so that those before cannot be taken back here."""
        held = sum(entry.edit is not None for entry in self._entries[: self._position])
        self._entries = [entry for entry in self._entries if entry.edit is not None]
        self._position = held

    def step(self, by: int) -> None:
        """Go one entry back (-1) or forth (1)."""
        self._position = min(max(self._position + by, 0), len(self._entries))

    def keep_in(self, source: EditSource) -> None:
        """From now on edits can be fetched from there."""
        self._source = source
        self._shed()

    def _put(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._position = len(self._entries)

    def _forget_undone(self) -> None:
        for entry in self._entries[self._position :]:
            if entry.edit is not None:
                self._edits.pop(entry.edit, None)
        del self._entries[self._position :]

    def _keep(self, edit: Edit) -> None:
        self._edits[edit.id] = edit
        self._edits.move_to_end(edit.id)
        self._shed()

    def _shed(self) -> None:
        held = self.bytes_held
        while self._source is not None and held > self._budget and len(self._edits) > 1:
            _, oldest = self._edits.popitem(last=False)
            held -= _weight(oldest)


def _weight(edit: Edit) -> int:
    patches = (step for step in edit.steps if isinstance(step, Patch | RowsPatch))
    return OVERHEAD + sum(len(patch.flips) for patch in patches)
