"""The papers that reports are set on, and the language that they are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.words import ENGLISH

POINTS = 72 / 25.4  # in a millimetre

PAPERS: Mapping[str, tuple[float, float]] = {
    "A4": (210 * POINTS, 297 * POINTS),
    "Letter": (612.0, 792.0),
}
"""Width and height in points."""

DEFAULT_PAPER = "A4"


@dataclass(frozen=True)
class Pages:
    """How a report is to look: a key of `PAPERS` and one of `engine.words.languages()`."""

    paper: str = DEFAULT_PAPER
    language: str = ENGLISH
