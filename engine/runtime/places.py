"""The tree by which MedSegX is told what an image shows: modality, body part, …, organ, task.

It stands in `resources/medsegx_tree.toml`. The published rows come first; ours were appended.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from engine.nets.conmoae import Place
from engine.taxonomy import structure

FUNDUS, OCT = "Fundus", "OCT"


@dataclass(frozen=True)
class Tree:
    """Rows by name. `levels` are those of each task: body, part, subregion, organ.

    `structures` are tasks by keys of the taxonomy, `official` the rows of the published tables in
    their order, `unknown` the row of what is no task of its own.
    """

    modalities: Mapping[str, int]
    levels: Mapping[str, tuple[int, int, int, int]]
    tasks: Mapping[str, int]
    structures: Mapping[str, str]
    rows: tuple[int, ...]
    official: tuple[int, ...]
    unknown: int

    def place_named(self, name: str) -> Place:
        """Of a folder of MedSegDB, such as "Fundus_OpticDisc" or "MRI_Lumbar_Spine3".

        As the published program reads it: what stands before the first "_" is the modality, the
        rest without "_" and without a number at its end the task. Raises KeyError where the tree
        has no such name.
        """
        modality, _, rest = name.partition("_")
        task = re.sub(r"\d+$", "", rest.replace("_", ""))
        if modality not in self.modalities:
            raise KeyError(f"{name}: the tree has no modality {modality!r}")
        if task not in self.tasks:
            raise KeyError(f"{name}: the tree has no task {task!r}")
        return Place(self.modalities[modality], self.levels[task], self.tasks[task])

    def name_of(self, structure: str, modality: str = FUNDUS) -> str:
        """The folder of MedSegDB for a structure of the taxonomy. Raises KeyError if none."""
        return f"{modality}_{self.structures[structure]}"

    def place_of(self, what: str, rows: tuple[int, ...]) -> Place:
        """Of a structure of the taxonomy, or of a folder of MedSegDB, for tables of `rows` rows.

        What such tables have no row for is an unknown task of the eye, and a modality that they
        lack is a fundus photograph: what the published checkpoint knows best of the eye.
        """
        name = what
        if what in self.structures:
            only_oct = structure(what).modalities == ("oct",)
            name = self.name_of(what, OCT if only_oct else FUNDUS)
        try:
            place = self.place_named(name)
        except KeyError:
            return Place(self.modalities[FUNDUS], self.levels["OpticDisc"], self.unknown)
        return Place(
            place.modality if place.modality < rows[0] else self.modalities[FUNDUS],
            place.levels,
            place.task if place.task < rows[-1] else self.unknown,
        )


@cache
def tree() -> Tree:
    """The tree that the program ships."""
    text = files("resources").joinpath("medsegx_tree.toml").read_text(encoding="utf-8")
    told: dict[str, Any] = tomllib.loads(text)
    official = told["official"]
    organs = {name: _levels(told, name) for name in told["organs"]}
    tasks = {name: entry["row"] for name, entry in told["tasks"].items()}
    also = {name: told["modalities"][of] for name, of in told["modalities_also"].items()}
    return Tree(
        modalities=MappingProxyType(told["modalities"] | also),
        levels=MappingProxyType({n: organs[e["organ"]] for n, e in told["tasks"].items()}),
        tasks=MappingProxyType(tasks),
        structures=MappingProxyType(
            {e["structure"]: name for name, e in told["tasks"].items() if "structure" in e}
        ),
        rows=(
            len(told["modalities"]),
            1,
            len(told["parts"]),
            len(told["subregions"]),
            len(told["organs"]),
            max(tasks.values()) + 1,
        ),
        official=(
            official["modalities"],
            1,
            official["parts"],
            official["subregions"],
            official["organs"],
            official["tasks"],
        ),
        unknown=official["unknown"],
    )


def _levels(told: Mapping[str, Any], organ: str) -> tuple[int, int, int, int]:
    entry = told["organs"][organ]
    subregion = told["subregions"][entry["subregion"]]
    return 0, told["parts"][subregion["part"]], subregion["row"], entry["row"]
