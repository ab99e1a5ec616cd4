"""The house rules of DESIGN §3, held by a machine."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("engine", "retsam_gui", "training", "resources")
TORCH_ROOMS = ("engine/nets", "engine/runtime", "training")
MAX_LINES = 400
MAX_CLASS_LINES = 300


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("engine", {"retsam_gui", "training", "PySide6"}),
        ("training", {"retsam_gui", "PySide6"}),
        ("retsam_gui", {"training", "torch", "timm"}),
        ("resources", {"engine", "retsam_gui", "training"}),
    ],
)
def test_a_package_imports_only_what_it_may(package, forbidden):
    for path in sources(package):
        assert not imports(path) & forbidden, path


def test_only_the_torch_rooms_name_torch():
    for package in PACKAGES:
        for path in sources(package):
            relative = path.relative_to(ROOT).as_posix()
            if not relative.startswith(TORCH_ROOMS):
                assert not imports(path) & {"torch", "timm", "monai"}, relative


@pytest.mark.parametrize(
    "module",
    [
        "engine.cli",
        "engine.readers",
        "engine.fundus",
        "engine.report",
        "engine.runtime.registry",
        "retsam_gui.main_window",
    ],
)
def test_everything_but_inference_starts_without_torch(module):
    code = f"import sys, {module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("module", ["engine.cli", "retsam_gui.main_window"])
def test_the_database_is_imported_only_by_those_who_use_it(module):
    code = f"import sys, {module}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("package", PACKAGES)
def test_files_and_classes_stay_small(package):
    for path in sources(package):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= MAX_LINES, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                assert (node.end_lineno or 0) - node.lineno <= MAX_CLASS_LINES, (path, node.name)
