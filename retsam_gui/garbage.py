"""Garbage is collected on the GUI thread alone.

Python looks for cyclic garbage in whichever thread happens to allocate, and a Qt object that dies
in a thread that is not its own can end the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000  # ms between two looks


class GarbageCollector(QObject):
    """Takes collecting over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that is due, as Python would."""
    due = [
        g
        for g, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if n > most
    ]
    if due:
        gc.collect(due[-1])
