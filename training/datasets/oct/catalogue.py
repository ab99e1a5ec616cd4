"""Public OCT data sets: who took them, what is drawn on them, where they are to be had."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rich.table import Table


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


def as_table() -> Table:
    """One row a set; those with a layout can be trained on as they are published."""
    table = Table(title="Public OCT data sets", show_lines=True)
    for title in ("name", "device", "size", "task", "classes", "terms", "where", "layout"):
        table.add_column(title)
    for each in public_sets().values():
        table.add_row(
            each.name,
            each.device,
            each.size,
            each.task,
            each.classes,
            each.terms,
            each.where,
            each.layout,
        )
    return table
