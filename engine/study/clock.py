"""Time on task, from events that the window writes down: active time by tool, idle time apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

EventKind = Literal["opened", "input", "left", "closed"]
IDLE_AFTER = 60.0  # seconds without input

KINDS = ("opened", "input", "left", "closed")


@dataclass(frozen=True)
class Event:
    """What happened in the window on one case, at `at` seconds of any clock that runs evenly.

    "opened" and "closed": the case came onto the screen and went; "input": a key or the mouse in
    this window, with the `tool` in hand; "left": the window lost the focus.
    """

    at: float
    kind: EventKind
    tool: str = ""


@dataclass(frozen=True)
class TimeOnTask:
    """Seconds that a reader was at a case: `active`, of that by tool, and `idle`.

    Time while the window was left or the case closed is in neither.
    """

    active: float = 0.0
    idle: float = 0.0
    by_tool: Mapping[str, float] = field(default_factory=dict)

    def __add__(self, other: TimeOnTask) -> TimeOnTask:
        tools = dict(self.by_tool)
        for tool, seconds in other.by_tool.items():
            tools[tool] = tools.get(tool, 0.0) + seconds
        return TimeOnTask(self.active + other.active, self.idle + other.idle, tools)


def time_on_task(events: Iterable[Event], *, idle_after: float = IDLE_AFTER) -> TimeOnTask:
    """What the events of one sitting come to.

    Of a stretch without input its first `idle_after` seconds are active, looking is work, and the
    rest is idle. A stretch counts for the tool in hand at its beginning. A clock that jumps back
    counts as no time at all.
    """
    active, idle, tools = 0.0, 0.0, dict[str, float]()
    before: Event | None = None
    tool = ""
    for event in events:
        if before is not None and before.kind in ("opened", "input"):
            stretch = max(0.0, event.at - before.at)
            worked = min(stretch, idle_after)
            active += worked
            idle += stretch - worked
            tools[tool] = tools.get(tool, 0.0) + worked
        tool = event.tool or ("" if event.kind == "opened" else tool)
        before = event
    return TimeOnTask(active, idle, {name: each for name, each in tools.items() if each > 0})
