"""Killed at random moments, a window loses no stroke that was reported as saved."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_no_reported_stroke_is_lost_by_a_kill():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.store_crash", "15"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "problems=()" in done.stdout
    assert "reported=0" not in done.stdout
