"""What the window remembers between two starts, in the person's own configuration folder."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from engine.papers import PAPERS, Pages
from engine.runtime.registry import DEFAULT_FUNDUS, DEFAULT_PROMPT
from engine.runtime.runtimes import AUTO, RUNTIMES
from engine.words import languages
from retsam_gui.crashes import NAME
from retsam_gui.language import AS_SYSTEM, spoken, usual_paper
from retsam_gui.theme import Theme

RECENT = 10


class Settings:
    """Typed access to the settings file."""

    def __init__(self) -> None:
        folder = platformdirs.user_config_path(NAME, appauthor=False)
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def _table(self, name: str) -> dict[str, Any]:
        """What is kept as a table; an empty one where that is damaged."""
        value = self._store.value(name, "{}")
        try:
            told = json.loads(value) if isinstance(value, str) else {}
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    @property
    def theme(self) -> Theme:
        """Dark, light, or as the system has it."""
        value = self._store.value("theme", "system")
        return value if value in ("dark", "light") else "system"

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", theme)

    @property
    def language(self) -> str:
        """The language of the window from the next start on: a key of `languages()`, or as the
        system has it.
        """
        value = self._store.value("language")
        return value if value in languages() else AS_SYSTEM

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def left_handed(self) -> bool:
        """Panels and keys where the left hand's mouse leaves room for them."""
        return self._store.value("left_handed", "no") == "yes"

    @left_handed.setter
    def left_handed(self, on: bool) -> None:
        self._store.setValue("left_handed", "yes" if on else "no")

    @property
    def reduced_motion(self) -> bool:
        """Nothing moves or blinks by itself, whatever the system asks for."""
        return self._store.value("reduced_motion", "no") == "yes"

    @reduced_motion.setter
    def reduced_motion(self, on: bool) -> None:
        self._store.setValue("reduced_motion", "yes" if on else "no")

    @property
    def pages(self) -> Pages:
        """Language and paper of reports; those of the window and the country until chosen."""
        language = self._store.value("report_language")
        paper = self._store.value("report_paper")
        return Pages(
            paper=paper if paper in PAPERS else usual_paper(),
            language=language if language in languages() else spoken(),
        )

    @pages.setter
    def pages(self, pages: Pages) -> None:
        self._store.setValue("report_language", pages.language)
        self._store.setValue("report_paper", pages.paper)

    @property
    def model(self) -> str:
        """The model by which photographs are segmented."""
        value = self._store.value("fundus_model")
        return value if isinstance(value, str) and value else DEFAULT_FUNDUS

    @model.setter
    def model(self, name: str) -> None:
        self._store.setValue("fundus_model", name)

    @property
    def runtime(self) -> str:
        """What runs the models: one of `RUNTIMES`, or the best that is installed."""
        value = self._store.value("runtime")
        return value if value in RUNTIMES else AUTO

    @runtime.setter
    def runtime(self, name: str) -> None:
        self._store.setValue("runtime", name)

    @property
    def prompt_model(self) -> str:
        """The model that outlines what is pointed at."""
        value = self._store.value("prompt_model")
        return value if isinstance(value, str) and value else DEFAULT_PROMPT

    @prompt_model.setter
    def prompt_model(self, name: str) -> None:
        self._store.setValue("prompt_model", name)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def keys(self) -> dict[str, str]:
        """The person's own keys, by action."""
        own = self._table("keys")
        return {key: text for key, text in own.items() if isinstance(text, str)}

    @keys.setter
    def keys(self, own: dict[str, str]) -> None:
        self._store.setValue("keys", json.dumps(own))

    @property
    def colours(self) -> dict[str, tuple[int, int, int]]:
        """The person's own colours of layers as RGB, by structure."""
        return {
            key: (rgb[0], rgb[1], rgb[2])
            for key, rgb in self._table("colours").items()
            if isinstance(rgb, list) and len(rgb) == 3 and all(map(_is_byte, rgb))
        }

    @colours.setter
    def colours(self, own: Mapping[str, tuple[int, int, int]]) -> None:
        self._store.setValue("colours", json.dumps(dict(own)))

    @property
    def export(self) -> dict[str, Any]:
        """Folder and formats of the last export, as a table."""
        return self._table("export")

    @export.setter
    def export(self, told: Mapping[str, Any]) -> None:
        self._store.setValue("export", json.dumps(dict(told)))

    def study_folder(self, key: str) -> Path | None:
        """Where the files of a study are on this computer, if a person said so."""
        told = self._table("study_folders").get(key)
        return Path(told) if isinstance(told, str) else None

    def set_study_folder(self, key: str, folder: Path) -> None:
        """Remember where they are."""
        told = {**self._table("study_folders"), key: str(folder)}
        self._store.setValue("study_folders", json.dumps(told))

    @property
    def crash_told(self) -> str:
        """The name of the newest crash report that the person was told of."""
        return str(self._store.value("crash_told", ""))

    @crash_told.setter
    def crash_told(self, name: str) -> None:
        self._store.setValue("crash_told", name)

    @property
    def recent(self) -> list[Path]:
        """Files opened last, the newest first."""
        value = self._store.value("recent", [])
        paths = [value] if isinstance(value, str) else value or []
        return [Path(path) for path in paths]

    def add_recent(self, path: Path) -> None:
        """Put `path` first."""
        paths = [path, *(other for other in self.recent if other != path)]
        self._store.setValue("recent", [str(path) for path in paths[:RECENT]])

    def clear_recent(self) -> None:
        """Forget the files opened last."""
        self._store.remove("recent")

    @property
    def pseudonym_key(self) -> bytes:
        """A random key of this computer, so that no pseudonym can be looked up elsewhere."""
        value = self._store.value("pseudonym_key")
        if not isinstance(value, str) or len(value) != 64:
            value = secrets.token_hex(32)
            self._store.setValue("pseudonym_key", value)
        return bytes.fromhex(value)


def _is_byte(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= 255
