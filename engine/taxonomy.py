"""Every structure that can be segmented: key, title, group, colour, codes, aliases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

Group = Literal["anatomy", "lesions", "phenotypes", "areas", "surfaces"]
Kind = Literal["area", "surface", "landmark"]


@dataclass(frozen=True)
class Structure:
    """One entry of the taxonomy. `colour` is "#RRGGBB"; `code` is "SCHEME:value" or empty.

    `site` is where it lies, coded likewise; empty for the retina.
    `label` is the value in label maps of fundus photographs, 0 for what has none.
    """

    key: str
    title: str
    group: Group
    kind: Kind
    modalities: tuple[str, ...]
    colour: str
    aliases: tuple[str, ...] = ()
    code: str = ""
    site: str = ""
    label: int = 0

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The colour as three values in 0..255."""
        value = int(self.colour[1:], 16)
        return value >> 16, (value >> 8) & 255, value & 255


@cache
def structures() -> Mapping[str, Structure]:
    """All structures by key, in the order of the taxonomy file."""
    text = files("resources").joinpath("taxonomy.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            key: Structure(
                key=key,
                title=entry["title"],
                group=entry["group"],
                kind=entry["kind"],
                modalities=tuple(entry["modalities"]),
                colour=entry["colour"],
                aliases=tuple(entry.get("aliases", ())),
                code=entry.get("code", ""),
                site=entry.get("site", ""),
                label=entry.get("label", 0),
            )
            for key, entry in tomllib.loads(text).items()
        }
    )


def structure(key: str) -> Structure:
    """The structure with `key`; KeyError with the known keys where there is none."""
    try:
        return structures()[key]
    except KeyError:
        raise KeyError(f"{key!r} is no structure; known: {', '.join(structures())}") from None
