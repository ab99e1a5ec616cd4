"""Settings that an earlier version kept are read by this one."""

import shutil
from pathlib import Path

import pytest

from engine.papers import Pages
from retsam_gui.settings import Settings

VERSIONS = Path(__file__).parents[1] / "versions"


@pytest.mark.parametrize("folder", sorted(VERSIONS.iterdir()), ids=lambda folder: folder.name)
def test_settings_of_an_earlier_version_are_kept(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    place = tmp_path / "retsam-desktop" / "window.ini"
    place.parent.mkdir()
    shutil.copyfile(folder / "window.ini", place)
    settings = Settings()
    assert settings.theme == "dark"
    assert settings.pages == Pages("Letter", "fr")
    assert (settings.model, settings.prompt_model) == ("my-model", "my-prompt")
    assert settings.runtime == "auto"
    assert bytes(settings.geometry) == b"geometry"
    assert settings.keys == {"fit": "Ctrl+9"}
    assert settings.colours == {"artery": (1, 2, 3)}
    assert settings.export == {"folder": "/out", "formats": ["coco"]}
    assert settings.study_folder("dr-2027") == Path("/studies/dr")
    assert settings.recent == [Path("/photos/a.png")]
    assert settings.pseudonym_key == bytes.fromhex("5" * 64)


def test_a_runtime_that_no_version_knows_is_the_best_that_is_installed():
    settings = Settings()
    settings.runtime = "abacus"
    assert settings.runtime == "auto"
