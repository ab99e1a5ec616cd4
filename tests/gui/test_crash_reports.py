"""What is left behind when the program fails: a file that a person may look at, and no names."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from retsam_gui import crash_notice, crashes
from retsam_gui.jobs import Lane
from retsam_gui.panels.notices import Notices

FATAL = """
import faulthandler
from retsam_gui import crashes

def Mary_Smith():
    crashes.watch("engine")
    {end}

Mary_Smith()
"""


def ended(tmp_path, end):
    """A process of the program, of code in a folder with a person's name, that ends by `end`."""
    script = tmp_path / "Jane Doe" / "part.py"
    script.parent.mkdir()
    script.write_text(FATAL.format(end=end))
    return subprocess.run(
        [sys.executable, str(script)], capture_output=True, check=False, env=dict(os.environ)
    )


def test_a_native_crash_is_a_report_that_names_lines_of_code_and_no_folder(tmp_path):
    assert ended(tmp_path, "faulthandler._sigsegv()").returncode != 0
    (report,) = crashes.collect()
    text = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text
    assert 'File "part.py", line' in text
    assert "process engine" in text
    assert "numpy" in text, "versions of libraries"
    assert "Doe" not in text
    assert str(Path.home()) not in text
    assert crashes.collect() == [report], "it stays, and is there once"
    assert not list(crashes.folder().glob("*.running"))


def test_a_process_that_ends_as_it_should_or_is_ended_leaves_nothing(tmp_path):
    assert ended(tmp_path, "pass").returncode == 0
    assert crashes.collect() == []
    (tmp_path / "killed").mkdir()
    ended(tmp_path / "killed", "__import__('os')._exit(0)")
    assert crashes.collect() == []
    assert not list(crashes.folder().glob("*.running"))


def test_what_still_runs_is_left_alone():
    crashes.folder().mkdir(parents=True)
    mine = crashes.folder() / f"window-{os.getpid()}.running"
    mine.write_text('File "x.py", line 1')
    assert crashes.collect() == []
    assert mine.exists()


def test_code_is_named_from_its_package_on():
    crashes.write("window", '  File "/home/mary/retsam/engine/fundus/field.py", line 3, in find')
    crashes.write("window", '  File "/home/mary/v/lib/site-packages/numpy/core.py", line 4, in x')
    texts = "".join(report.read_text(encoding="utf-8") for report in crashes.collect())
    assert 'File "engine/fundus/field.py", line 3, in find' in texts
    assert 'File "numpy/core.py", line 4' in texts
    assert "mary" not in texts


def test_old_reports_make_room(monkeypatch):
    monkeypatch.setattr(crashes, "MOST", 3)
    for number in range(5):
        crashes.write("window", f"fault {number}")
    assert len(crashes.collect()) == 3


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(crashes, "folder", lambda: tmp_path / "file" / "logs")
    crashes.watch("window")
    crashes.write("window", "fault")
    assert "No crash reports are written" in caplog.text


FILE = "/home/clinic/Mary_Smith.png"


def _fail(*, progress, cancel):
    raise ValueError(FILE)


def test_an_error_in_a_task_is_a_report(qtbot, window):
    failures = []
    window._jobs.run(_fail, on_done=print, on_failed=failures.append, lane=Lane.FILES)
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    (report,) = crashes.collect()
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "Mary" not in text


def strips(window):
    return [
        each
        for each in window.findChildren(Notices)
        if each.isVisibleTo(window) and "nothing was sent" in each.text.text()
    ]


def test_the_window_tells_once_at_the_next_start_and_shows_the_folder(qtbot, window, monkeypatch):
    crash_notice.tell_crashes(window)
    assert not strips(window)
    crashes.write("engine", "fault")
    crash_notice.tell_crashes(window)
    (strip,) = strips(window)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(strip.offer, Qt.MouseButton.LeftButton)
    assert Path(opened[0].toLocalFile()) == crashes.folder()
    qtbot.mouseClick(strip.dismiss, Qt.MouseButton.LeftButton)
    crash_notice.tell_crashes(window)
    assert not strips(window)


def test_a_start_with_a_photograph_does_not_take_the_notice_away(qtbot, window, shown, save):
    crashes.write("engine", "fault")
    crash_notice.tell_crashes(window)
    shown(save("a.png"))
    assert strips(window)
    window.tell_error("Something", "else.")
    assert strips(window)
