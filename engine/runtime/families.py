"""The published models that a person can add: what each is, where it is got, and its terms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Family:
    """One published model. `known` are sha256 and name of published files."""

    key: str
    title: str
    name: str
    authors: str
    where: str
    licence: str
    terms: str
    summary: str
    failures: tuple[str, ...]
    known: tuple[tuple[str, str], ...]

    @property
    def promptable(self) -> bool:
        """Whether it answers boxes and clicks, instead of segmenting by itself."""
        return self.key != "retsam"

    @property
    def takes_clicks(self) -> bool:
        """Whether clicks were part of its training; MedSAM and MedSegX saw boxes alone."""
        return self.key == "sam"


@cache
def families() -> Mapping[str, Family]:
    """All of them by key, from `resources/official.toml`."""
    text = files("resources").joinpath("official.toml").read_text(encoding="utf-8")
    return {
        key: Family(
            key=key,
            title=told["title"],
            name=told["name"],
            authors=told["authors"],
            where=told["where"],
            licence=told["licence"],
            terms=told["terms"],
            summary=told["summary"],
            failures=tuple(told["failures"]),
            known=tuple(told["known"].items()),
        )
        for key, told in tomllib.loads(text).items()
    }
