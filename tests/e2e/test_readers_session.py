"""A reader's session in the real program: the one that makes the pictures of the user guide."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "user-guide.md"


@pytest.mark.e2e
def test_a_reader_corrects_undoes_redoes_and_exports(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "guide_pictures.py"), str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": "1"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "QThread" not in done.stderr
    corrected = ("disc", "haemorrhage", "artery", "questionable")
    steps = (*corrected, "beside", "export", "colours", "undone", "redone", "report")
    assert done.stdout.split("\n")[: len(steps)] == [f"{step} done" for step in steps]
    pictures = {path.name for path in tmp_path.glob("guide-*.jpg")}
    wanted = set(re.findall(r"guide-[a-z-]+\.jpg", GUIDE.read_text(encoding="utf-8")))
    assert pictures == wanted


def test_the_guide_shows_pictures_that_are_there():
    for name in re.findall(r"\((pictures/[^)]+)\)", GUIDE.read_text(encoding="utf-8")):
        assert (ROOT / "docs" / name).is_file(), name
