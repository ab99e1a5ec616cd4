"""What all tests share: where the real data are, and no screen."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items):
    shared = Path(os.environ.get("RETSAM_SHARED", ROOT.parent / "shared"))
    if (shared / "data").is_dir():
        return
    skip = pytest.mark.skip(reason=f"real data not found at {shared} (set RETSAM_SHARED)")
    for item in items:
        if item.get_closest_marker("realdata"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real images and their truth; only for tests marked `realdata`."""
    return Path(os.environ.get("RETSAM_SHARED", ROOT.parent / "shared"))


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path, monkeypatch):
    """Keep tests out of the person's own settings and data."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
