"""Tasks that stand for the engine's in tests of the model manager: cards without weights."""

import json
import time

from engine.errors import ModelError
from engine.runtime import registry
from retsam_gui.results import FoundModel

PARTS = {
    "retsam": ("encoder", "decoder-0", "coordinates"),
    "sam": ("whole",),
    "medsam": ("whole",),
}


def inspect(path, *, progress, cancel):
    """What it is stands in the file: families with a space between them."""
    progress(0.5, "checking the file")
    if not path.is_file():
        raise ModelError(f"{path.name} cannot be read.")
    families = tuple(path.read_text().split())
    if not families:
        raise ModelError(f"{path.name} is damaged.")
    covers = ("- Drusen (lesion_s1: drusen)",) if families == ("retsam",) else ("Whatever.",)
    title = families[0].title()
    return FoundModel(path, title, "ab" * 32, "", covers, families, families == ("medsegx",))


def add(path, family, accepted, *, progress, cancel):
    """Writes a card alone."""
    name = {"retsam": "retsam-public"}.get(family, family)
    folder = registry.own_models()
    folder.mkdir(parents=True, exist_ok=True)
    card = {
        "family": family,
        "name": name,
        "title": name.title(),
        "file": path.name,
        "sha256": "ab" * 32,
        "base": "",
        "outputs": [2, 3, 2, 4, 5] if family == "retsam" else [],
        "parts": [{"name": part, "file": part, "sha256": ""} for part in PARTS[family]],
    }
    (folder / f"{name}.json").write_text(json.dumps(card))
    return name


def add_and_hear_nothing(path, family, accepted, *, progress, cancel):
    """Writes half of a model, and does not look whether it is to stop."""
    from engine.runtime.removing import STAGING

    half = registry.own_models() / STAGING / "half.safetensors"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    progress(0.5, "converting")
    while True:
        time.sleep(0.1)


def remove(name, *, progress, cancel):
    (registry.own_models() / f"{name}.json").unlink()
    return name


def look_for_ever(path, *, progress, cancel):
    while not cancel():
        progress(0.1, "looking")
        time.sleep(0.02)
