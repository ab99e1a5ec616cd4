"""The frozen program, where `make app` has built it: what a person does, without Python."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist/RetSAM"
MOST_BYTES = 700_000_000
CANNOT = 77  # exit status of the script where it cannot be done here

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not PROGRAM.is_dir(), reason="make app has not been run: no dist/RetSAM"),
]


def run(*arguments):
    return subprocess.run(
        [PROGRAM / "retsam", *arguments], capture_output=True, text=True, timeout=300, check=False
    )


def test_it_is_small_enough_and_carries_no_torch():
    files = [path for path in PROGRAM.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    assert not [path for path in files if path.parent.name == "torch" or "torch" in path.name]


def test_it_tells_its_version_and_licences():
    assert run("--version").stdout.startswith("retsam ")
    told = run("licences").stdout
    for name in ("numpy", "onnxruntime", "PySide6_Essentials", "Python", "NotoSans"):
        assert f"\n{name} " in f"\n{told}", name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in run("licences", "Qt, PySide6, Shiboken").stdout


def test_training_and_published_models_are_left_to_the_pip_install(tmp_path):
    (tmp_path / "sam.pth").write_bytes(b"")
    told = run("models", "add", str(tmp_path / "sam.pth"), "--accept-terms")
    assert told.returncode == 1
    assert "pip install retsam-desktop" in " ".join(told.stderr.split())


def test_a_person_works_with_it_in_a_bare_debian():
    done = subprocess.run(
        ["sh", ROOT / "packaging/smoke.sh"],
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )
    if done.returncode == CANNOT:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the program works here without Python" in done.stdout
