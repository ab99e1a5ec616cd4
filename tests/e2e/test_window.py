"""The real program in a process of its own, from a photograph to the text of the report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "samples" / "fundus.png"

DRIVER = Path(__file__).parent / "drive_window.py"


def drive(path, folder):
    """Run the program on a photograph; what it printed."""
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(path), str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "QThread" not in done.stderr
    return done.stdout


def check(path, folder):
    pypdf = pytest.importorskip("pypdf")
    out = drive(path, folder)
    assert "opened" in out
    assert "vessel painted True" in out
    assert "vessel hidden True" in out
    assert "left over []" in out
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "report.pdf").pages)
    assert "Research use only. Not for diagnosis." in text
    assert "essel" in text
    assert (folder / "result" / "masks" / "vessel.png").is_file()
    assert (folder / "result" / "measurements.json").is_file()


@pytest.mark.e2e
def test_the_sample_from_click_to_report(tmp_path):
    check(SAMPLE, tmp_path)


@pytest.mark.e2e
@pytest.mark.realdata
def test_a_real_photograph_from_click_to_report(shared, tmp_path):
    check(shared / "data" / "fundus" / "drive" / "images" / "21.png", tmp_path)


@pytest.mark.e2e
def test_a_killed_window_leaves_no_process_behind(tmp_path):
    process = subprocess.Popen(
        [sys.executable, str(DRIVER), str(SAMPLE), str(tmp_path), "wait"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert len(pids) == 2
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    for _ in range(100):
        if not any(_alive(pid) for pid in pids):
            return
        subprocess.run(["sleep", "0.1"], check=True)
    pytest.fail("A child process outlived the window.")


def _alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
