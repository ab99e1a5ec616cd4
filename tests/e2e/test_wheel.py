"""What is installed from a wheel works away from the checkout: code, resources, entry points."""

import os
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the wheel's content, as an installer would lay it out."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; it is in the dev extra")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed, code):
    """Run `code` with the installed packages first, and the checkout nowhere on the path.

    The dependencies come from this environment's folders; its link to the checkout (an editable
    install) is not followed, because `-S` leaves the .pth files out.
    """
    paths = [str(installed), *site.getsitepackages()]
    child = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=installed.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    assert child.returncode == 0, child.stderr
    return child.stdout


def test_packages_come_from_the_wheel(installed):
    out = run(installed, "import engine, resources; print(engine.__file__, resources.__file__)")
    assert all(path.startswith(str(installed)) for path in out.split())


def test_resources_are_found(installed):
    code = "from engine.taxonomy import structures; print(len(structures()))"
    assert int(run(installed, code)) > 40
    wanted = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    names = [
        path.relative_to(ROOT)
        for path in wanted
        if "__pycache__" not in path.parts and path.suffix != ".ts"  # the .qm are made of those
    ]
    assert [str(name) for name in names if not (installed / name).is_file()] == []


def test_a_picture_can_be_opened(installed):
    code = """
from PIL import Image
Image.new("RGB", (40, 30), (200, 60, 10)).save("photo.png")
from engine.readers import open_file
print(open_file("photo.png")[0].pixels.shape)
"""
    assert run(installed, code).strip() == "(30, 40, 3)"


@pytest.mark.parametrize("group", ["console_scripts", "gui_scripts"])
def test_entry_points_can_be_loaded(installed, group):
    code = f"""
from importlib.metadata import entry_points
found = [p for p in entry_points(group={group!r}) if p.name.startswith("retsam")]
for point in found:
    assert callable(point.load()), point
print(*sorted({{point.name for point in found}}))
"""
    expected = {"console_scripts": ["retsam", "retsam-train"], "gui_scripts": ["retsam-gui"]}
    assert run(installed, code).split() == expected[group]
