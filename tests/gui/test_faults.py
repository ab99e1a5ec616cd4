import logging
import threading

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from retsam_gui import faults
from retsam_gui.faults import FaultGuard


@pytest.fixture
def told(qapp):
    calls = []
    guard = FaultGuard(lambda: calls.append(1))
    guard.install()
    yield calls
    guard.remove()


class Broken(QWidget):
    """Fails in every paint event."""

    painted = 0
    path = "/home/clinic/Mary_Smith.png"

    def paintEvent(self, _event):
        self.painted += 1
        raise ValueError(self.path)


@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_paint_event_is_told_once_and_not_in_a_storm(qtbot, told, caplog):
    widget = Broken()
    timer = QTimer(interval=10)
    timer.timeout.connect(widget.update)
    QTimer.singleShot(0, widget.show)
    timer.start()
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()
    timer.stop()
    widget.close()
    assert widget.painted >= 5
    assert told == [1]
    assert "ValueError" in caplog.text
    assert "Smith" not in caplog.text


@pytest.mark.qt_no_exception_capture
def test_each_fault_of_its_own_is_told(qtbot, told):
    def first():
        raise KeyError("one")

    def second():
        raise KeyError("two")

    for slot in (first, second, first):
        QTimer.singleShot(0, slot)
    qtbot.wait(100)
    assert told == [1, 1]


def test_an_error_in_a_thread_is_told(told):
    def work():
        raise RuntimeError

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [1]


@pytest.mark.qt_no_exception_capture
def test_the_window_lives_on_and_says_so(qtbot, window, segmented, save):
    segmented(save("a.png"))
    guard = FaultGuard(window.fault.emit)
    guard.install()
    try:

        def fail():
            raise ZeroDivisionError

        QTimer.singleShot(0, fail)
        qtbot.waitUntil(window.errors.isVisible, timeout=3000)
    finally:
        guard.remove()
    assert "unexpected error" in window.errors.text.text()
    assert "vessel" in window.layers_panel.rows
    window.layers_panel.rows["vessel"].eye.click()
    assert not window.layers.seen("vessel")


def test_the_log_is_written_into_the_persons_own_folder(tmp_path):
    logger = logging.getLogger("retsam_gui")
    before = list(logger.handlers)
    faults.start_log()
    logging.getLogger("retsam_gui.faults").error("something")
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)
    assert faults.log_file().is_relative_to(tmp_path)
    assert "something" in faults.log_file().read_text(encoding="utf-8")
