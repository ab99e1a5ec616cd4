"""What the outputs of RetSAM's public network mean, in our structures.

The file does not say it; it follows from how many channels each head has. Names are those of its
authors; the taxonomy lists them as aliases.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ModelError
from engine.taxonomy import structures


@dataclass(frozen=True)
class Head:
    """One decoder. `classes` are its authors' names by channel, without that of the background.

    `smallest` is the area from which a piece counts and `gate` the probability that its pixels
    must exceed, both as its authors set them, at 640 × 640 pixels. With `together`, channels are
    independent of each other, and there is none for the background.
    """

    name: str
    title: str
    classes: tuple[str, ...]
    smallest: int = 0
    gate: float = 0.0
    together: bool = False

    @property
    def outputs(self) -> int:
        """Channels of the decoder."""
        return len(self.classes) + (not self.together)

    @property
    def structures(self) -> tuple[str, ...]:
        """Our keys in the order of the classes."""
        return tuple(_key_of(name) for name in self.classes)


DISC, LESIONS = 1, 4  # places in the tuple
HEADS = (
    Head("artery_vein", "arteries and veins", ("artery", "vein"), smallest=10, together=True),
    Head("od_oc", "disc and cup", ("optic_disc", "optic_cup")),
    Head("tessellation", "tessellation", ("tessellation_region",), smallest=20, gate=0.7),
    Head(
        "myopia",
        "myopic changes",
        ("arc_lesion", "diffuse_chorioretinal_atrophy", "patchy_chorioretinal_atrophy"),
        smallest=15,
        gate=0.5,
    ),
    Head(
        "lesion_s1",
        "lesions",
        ("hemorrhage", "exudate", "cotton_wool_spot", "drusen", "laser_spot"),
        smallest=15,
        gate=0.7,
    ),
)
WITHOUT_LASER = Head("lesion_s1", "lesions", HEADS[LESIONS].classes[:4], smallest=15, gate=0.7)
GENERATIONS = {
    tuple(head.outputs for head in heads): heads for heads in (HEADS, (*HEADS[:4], WITHOUT_LASER))
}


def heads_of(outputs: tuple[int, ...]) -> tuple[Head, ...]:
    """The heads of a network with so many channels each.

    Raises ModelError for another network than the two that were published.
    """
    if outputs not in GENERATIONS:
        known = " and ".join(str(each) for each in GENERATIONS)
        raise ModelError(
            f"What this RetSAM's outputs mean is not known: its heads have {outputs} channels. "
            f"The published networks have {known}."
        )
    return GENERATIONS[outputs]


def structures_of(outputs: tuple[int, ...]) -> tuple[str, ...]:
    """All structures that such a network gives; `vessel` is arteries and veins together."""
    found = [key for head in heads_of(outputs) for key in head.structures]
    return ("vessel", *found)


def _key_of(name: str) -> str:
    return next(key for key, each in structures().items() if f"retsam:{name}" in each.aliases)
