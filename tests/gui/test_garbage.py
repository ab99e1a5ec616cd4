"""Qt objects in reference cycles die on the GUI thread, and they do die."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from retsam_gui import garbage
from retsam_gui.garbage import GarbageCollector


class Cyclic(QObject):
    """Keeps itself alive, and notes the thread in which it goes."""

    def __init__(self, died):
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: died.append(threading.current_thread()))


def test_other_threads_collect_nothing_and_the_timer_everything(qtbot, monkeypatch):
    monkeypatch.setattr(garbage, "INTERVAL", 20)
    parent = QObject()
    GarbageCollector(parent)
    died = []
    Cyclic(died)

    def allocate():
        kept = [[number] for number in range(200_000)]
        assert kept

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert died == []
    assert not gc.isenabled()
    kept = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: len(died) == 1, timeout=3000)
    assert died == [threading.main_thread()]
    assert kept
