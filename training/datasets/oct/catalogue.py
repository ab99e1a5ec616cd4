"""Public OCT data sets: who took them, what is drawn on them, where they are to be had."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class PublicSet:
    """One set, in words for a person; `layout` is a key of `OCT_LAYOUTS`, or empty."""

    name: str
    device: str
    size: str
    task: str
    classes: str
    terms: str
    where: str
    layout: str


@cache
def public_sets() -> Mapping[str, PublicSet]:
    """All sets by a short key, in the order of the file."""
    text = files("training").joinpath("configs/oct-sets.toml").read_text(encoding="utf-8")
    return MappingProxyType({key: PublicSet(**told) for key, told in tomllib.loads(text).items()})


def as_text() -> str:
    """A paragraph a set, headed by its key."""
    return "\n\n".join(_paragraph(key, each) for key, each in public_sets().items())


def _paragraph(key: str, each: PublicSet) -> str:
    lines = [
        f"{key}: {each.name}",
        f"  {each.device}; {each.size}",
        f"  {each.task}: {each.classes}",
        f"  terms: {each.terms}; from: {each.where}",
    ]
    if each.layout:
        lines.append(f'  read as published: layout = "{each.layout}"')
    return "\n".join(lines)
