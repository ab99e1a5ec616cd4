"""What the two windows have in common for pointing: a picture, a structure, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.editing.region import Operation, Region
from engine.layers import Prompted
from retsam_gui.pointing.tasks import Picture


@dataclass(frozen=True, eq=False)
class Aim:
    """What a prompt is about: the picture that `key` names, and the structure that is meant."""

    key: str
    structure: str
    picture: Picture


class Subject(Protocol):
    """The case or volume on the screen."""

    def aim(self) -> Aim | None:
        """What is meant by pointing now; None, and a sentence, where nothing may be changed."""
        ...

    def holds(self, aim: Aim) -> bool:
        """Whether that is still what is on the screen."""
        ...

    def pixels(self, aim: Aim) -> Region | None:
        """What the layer has there; None where it is empty."""
        ...

    def take(
        self, aim: Aim, region: Region, operation: Operation | None, prompted: Prompted
    ) -> None:
        """Change the layer in one step; without an `operation` as is usual for the structure."""
        ...

    def tell(self, text: str) -> None:
        """Say something to the person."""
        ...


def by_whom(prompted: Prompted) -> str:
    """The model, and by which weights, for the name of a step."""
    return f"{prompted.model} {prompted.model_sha256[:8]}"
