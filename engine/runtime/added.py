"""Cards of published models that a person added: their files, and what is told of them.

Such a model is `<name>.json` in `own_models()` beside a safetensors file for each of its parts.
Reading cards needs no torch.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from engine.errors import ModelError
from engine.runtime.families import Family, families
from engine.runtime.retsam_heads import heads_of, structures_of
from engine.taxonomy import structure

COMPATIBLE = "-compatible"  # what the name of the second reading of RetSAM ends with


@dataclass(frozen=True)
class Part:
    """One file of a model: what is in it, its name, and its sha256."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Added:
    """What a card says of a model that was added.

    `file` and `sha256` are those of what the person added; `base` is the sha256 of the model that
    it changes, if it is a change. `outputs` are RetSAM's channels a head and `points` how many
    coordinates it has. `compatible`: geometry as its authors' program has it.
    """

    family: Family
    file: str
    sha256: str
    parts: tuple[Part, ...]
    base: str = ""
    outputs: tuple[int, ...] = ()
    compatible: bool = False

    @property
    def published_as(self) -> str:
        """The name of the published file that this is; empty where it is not a known one."""
        return dict(self.family.known).get(self.sha256, "")

    def part(self, name: str) -> Part | None:
        """The part called `name`, None where the model has none."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def structures(self) -> tuple[str, ...]:
        """What it segments by itself; nothing where it answers prompts."""
        return () if self.family.promptable else structures_of(self.outputs)

    @property
    def landmarks(self) -> tuple[str, ...]:
        """The points that it gives."""
        return ("fovea",) if self.part("coordinates") else ()

    @property
    def identity(self) -> str:
        """One sha256 for results: the file's, or of file and base where there are two."""
        if not self.base:
            return self.sha256
        return hashlib.sha256((self.base + self.sha256).encode()).hexdigest()


def read_added(told: dict[str, Any], stem: str) -> tuple[Added, ...]:
    """What the card file `<stem>.json` tells: RetSAM as it is read here and as its authors do.

    Raises ModelError where it has another name or names files that are not beside it.
    """
    if told["name"] != stem:
        raise ModelError(f"The card of {stem} is that of another model.")
    for part in told["parts"]:
        if part["file"] in ("", ".", "..") or set(part["file"]) & set("/\\:"):
            raise ModelError(f"The card of {stem} names a file that is not beside it.")
    family = families()[told["family"]]
    one = Added(
        family=family,
        file=told["file"],
        sha256=told["sha256"],
        parts=tuple(Part(**part) for part in told["parts"]),
        base=told["base"],
        outputs=tuple(told["outputs"]),
    )
    if family.promptable:
        return (one,)
    return (one, replace(one, compatible=True))


def summary_of(added: Added) -> str:
    """In a sentence or two."""
    if added.family.promptable:
        return added.family.summary
    reading = (
        "Geometry as its authors' program has it: the field is stretched to a square."
        if added.compatible
        else "Read without the defects of its authors' program: the field keeps its shape."
    )
    return f"{added.family.summary} {reading}"


def text_of(title: str, name: str, added: Added) -> str:
    """The whole card as Markdown."""
    family = added.family
    known = added.published_as
    lines = [
        f"# {title} ({name})",
        "",
        summary_of(added),
        "",
        family.authors + ".",
        "",
        "## Terms",
        "",
        f"**{family.licence}.** {family.terms}",
        "",
        "## What it finds",
        "",
        *covers(added),
        "",
        "## File",
        "",
        f"- {added.file}, sha256 {added.sha256}",
        f"- {f'published as {known}' if known else 'not among the published files known here'}",
        *([f"- a change to the model with sha256 {added.base}"] if added.base else []),
        f"- to be got at {family.where}",
        "",
        "## Scores on images that no training saw",
        "",
        "None: this model was not measured here.",
        "",
        "## Known failures",
        "",
        *(f"- {failure}" for failure in family.failures),
    ]
    return "\n".join(lines) + "\n"


def covers(added: Added) -> list[str]:
    """A line for each class: our name of it, and its authors'."""
    if added.family.promptable:
        return ["Whatever a box or clicks are put on; it does not segment by itself."]
    lines = [
        f"- {structure(key).title} ({head.name}: {name})"
        for head in heads_of(added.outputs)
        for key, name in zip(head.structures, head.classes, strict=True)
    ]
    lines.append(f"- {structure('vessel').title} (arteries and veins together)")
    return lines + [f"- {structure(key).title} (coordinates)" for key in added.landmarks]
