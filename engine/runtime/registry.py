"""The models that are installed: their cards, their weights, and where both are.

A model is `<name>.json` (the card) beside a safetensors file for each of its passes, in
`resources/weights` or, for models of one's own, in the user's data folder (`own_models`). There
too are published models that a person added (`engine.runtime.added`). Reading cards needs no torch.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs

from engine.errors import ModelError
from engine.runtime.added import COMPATIBLE, Added, read_added, summary_of, text_of
from engine.taxonomy import structure

log = logging.getLogger(__name__)

DEFAULT_FUNDUS = "retsam-fundus"
DEFAULT_OCT = "retsam-oct"
DEFAULT_PROMPT = "retsam-prompt"  # boxes and clicks on both
GRAPH_SEARCH = "graph-search"  # surfaces of OCT without a trained model (engine.oct.graph)
DEFAULTS = {"fundus": DEFAULT_FUNDUS, "oct": DEFAULT_OCT}  # by modality
PROMPTED = "prompt"  # the modality of models that answer boxes and clicks on any image
DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, ModelError)  # cards


@dataclass(frozen=True)
class PassSpec:
    """One network of a model: what it sees, what it says, and the file that its weights are in.

    `diameter` is the field's size in network pixels; `tile` the side of the squares that it works
    on, 0 for the whole field at once; `mirror`: the mean with the mirrored picture is taken.
    `around` names a structure, found by an earlier pass, that a pass looks at more closely: then
    `diameter` is that structure's size and the one square of side `tile` is centred on it.
    `weights` are those of its probabilities in the mean with other passes over the field, by
    structure; 1 where none is given, and with 0 the output is not used. `heads` are the outputs of
    each decoder, as places among all, where the network has several. `surfaces`, from inside out,
    are what a network for OCT finds before its structures; it has no `diameter` and no `tile`.
    """

    name: str
    encoder: str
    structures: tuple[str, ...]
    landmarks: tuple[str, ...]
    diameter: int
    tile: int
    mirror: bool
    file: str
    sha256: str
    around: str = ""
    weights: tuple[tuple[str, float], ...] = ()
    heads: tuple[tuple[int, ...], ...] = ()
    surfaces: tuple[str, ...] = ()

    @property
    def outputs(self) -> tuple[str, ...]:
        """The network's output channels in order."""
        return (*self.surfaces, *self.structures, *self.landmarks)

    def weight(self, key: str) -> float:
        """What this pass's word counts for structure `key`."""
        return dict(self.weights).get(key, 1.0) if key in self.outputs else 0.0


@dataclass(frozen=True)
class Score:
    """One figure of the card: mean over `images` with its 95 % bootstrap interval."""

    data: str
    structure: str
    measure: str
    value: float
    low: float
    high: float
    images: int
    seen: bool  # whether other images of this set were in training


@dataclass(frozen=True)
class ModelCard:
    """What is known of a model before it is loaded. `text` is the whole card as Markdown.

    `sha256` is that of its passes' checksums, one after the other. `reliable_from` is the number of
    pieces of a lesion from which the model can be believed that there is any: more than it showed
    on any photograph without that lesion that it was tested on. `added` is there for a published
    model that a person added: it has no passes, and its sha256 is that of the published file.
    """

    name: str
    title: str
    modality: str
    version: str
    sha256: str
    structures: tuple[str, ...]
    landmarks: tuple[str, ...]
    passes: tuple[PassSpec, ...]
    thresholds: tuple[tuple[str, float], ...]
    temperatures: tuple[tuple[str, float], ...]
    reliable_from: tuple[tuple[str, int], ...]
    scores: tuple[Score, ...]
    summary: str
    text: str
    surfaces: tuple[str, ...] = ()
    added: Added | None = None

    def threshold(self, key: str) -> float:
        """The probability from which a pixel belongs to `key`, or a surface is seen."""
        return dict(self.thresholds)[key]

    @property
    def takes_clicks(self) -> bool:
        """Whether it answers clicks too, where it answers boxes."""
        if self.modality != PROMPTED:
            return False
        return self.added is None or self.added.family.takes_clicks

    def temperature(self, key: str) -> float:
        """By what the logits of `key` are divided, so that 0.7 is right 7 times of 10.

        Temperature scaling (Guo 2017), set on validation photographs.
        """
        return dict(self.temperatures).get(key, 1.0)


def own_models() -> Path:
    """Where models that a user has trained are found, beside those that ship."""
    return platformdirs.user_data_path("retsam", appauthor=False) / "models"


def removable(card: ModelCard) -> bool:
    """Whether it is a person's own, added or trained; those that ship stay.

    Of a published model that can be read in two ways, one card speaks for both.
    """
    if card.added is not None:
        return not card.added.compatible
    return (own_models() / f"{card.name}.json").is_file()


def _folders() -> list[Traversable]:
    own = own_models()
    shipped = files("resources").joinpath("weights")
    return [shipped, own] if own.is_dir() else [shipped]


@cache
def models() -> tuple[ModelCard, ...]:
    """The cards of all installed models, by name."""
    found = [
        entry for folder in _folders() for entry in folder.iterdir() if entry.name.endswith(".json")
    ]
    return tuple(
        card for entry in sorted(found, key=lambda entry: entry.name) for card in _read_cards(entry)
    )


def model_card(name: str) -> ModelCard:
    """The card of model `name`, or of the default model where `name` is a modality.

    Raises ModelError with the installed names where there is none.
    """
    wanted = DEFAULTS.get(name, name)
    if all(card.name != wanted for card in models()):
        models.cache_clear()  # it may have come since, by another process of the program
    for card in models():
        if card.name == wanted:
            return card
    known = ", ".join(card.name for card in models()) or "none"
    raise ModelError(f"There is no model named {name!r}. Installed: {known}.")


def told_of(card: ModelCard) -> dict[str, Any]:
    """The card as its file says it. Raises ModelError where the file is gone by now."""
    for folder in _folders():
        file = folder.joinpath(f"{card.name}.json")
        if file.is_file():
            told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            return told
    raise ModelError(f"The card of {card.title} is missing. Install the program again.")


def read_weights(card: ModelCard, spec: PassSpec) -> bytes:
    """The bytes of one pass's safetensors file, checked against the card's sha256.

    Raises ModelError where the file is missing or is not the one that the card describes.
    """
    places = [folder.joinpath(spec.file) for folder in _folders()]
    file = next((place for place in places if place.is_file()), places[0])
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The weights of {card.title} are missing. Install the program again."
        ) from error
    if hashlib.sha256(data).hexdigest() != spec.sha256:
        raise ModelError(
            f"The weights of {card.title} are damaged (their checksum differs from the model "
            "card's). Install the program again."
        )
    return data


def _read_cards(file: Traversable) -> tuple[ModelCard, ...]:
    """The cards of one file; none where it is damaged, which must not take the others away."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if "family" not in told:
            return (_read_card(told),)
        return tuple(
            _card_of_added(told, added) for added in read_added(told, Path(file.name).stem)
        )
    except DAMAGED as error:
        log.error("The model card %s is damaged and left out: %r", file.name, error)
        return ()


def _card_of_added(told: dict[str, Any], added: Added) -> ModelCard:
    name = told["name"] + (COMPATIBLE if added.compatible else "")
    title = told["title"] + (", as its authors read it" if added.compatible else "")
    return ModelCard(
        name=name,
        title=title,
        modality=PROMPTED if added.family.promptable else "fundus",
        version=added.sha256[:8],
        sha256=added.identity,
        structures=added.structures,
        landmarks=added.landmarks,
        passes=(),
        thresholds=(),
        temperatures=(),
        reliable_from=(),
        scores=(),
        summary=summary_of(added),
        text=text_of(title, name, added),
        added=added,
    )


def _read_card(told: dict[str, Any]) -> ModelCard:
    passes = tuple(
        PassSpec(
            name=entry["name"],
            encoder=entry["encoder"],
            structures=tuple(entry["structures"]),
            landmarks=tuple(entry["landmarks"]),
            diameter=entry["diameter"],
            tile=entry["tile"],
            mirror=entry["mirror"],
            file=entry["file"],
            sha256=entry["sha256"],
            around=entry.get("around", ""),
            weights=tuple(entry.get("weights", {}).items()),
            heads=tuple(tuple(head) for head in entry.get("heads", ())),
            surfaces=tuple(entry.get("surfaces", ())),
        )
        for entry in told["passes"]
    )
    scores = tuple(Score(**entry) for entry in told.get("scores", ()))
    structures = tuple(dict.fromkeys(key for entry in passes for key in entry.structures))
    landmarks = tuple(dict.fromkeys(key for entry in passes for key in entry.landmarks))
    return ModelCard(
        name=told["name"],
        title=told["title"],
        modality=told["modality"],
        version=told["version"],
        sha256=_sha256_of(passes),
        structures=structures,
        landmarks=landmarks,
        passes=passes,
        thresholds=tuple(told["thresholds"].items()),
        temperatures=tuple(told.get("temperatures", {}).items()),
        reliable_from=tuple(told.get("reliable_from", {}).items()),
        scores=scores,
        summary=told["summary"],
        text=_as_markdown(told, passes, scores),
        surfaces=tuple(dict.fromkeys(key for entry in passes for key in entry.surfaces)),
    )


def _sha256_of(passes: tuple[PassSpec, ...]) -> str:
    return hashlib.sha256("".join(spec.sha256 for spec in passes).encode()).hexdigest()


def _as_markdown(
    told: dict[str, Any], passes: tuple[PassSpec, ...], scores: tuple[Score, ...]
) -> str:
    keys = dict.fromkeys(key for spec in passes for key in spec.outputs)
    covered = ", ".join(structure(key).title for key in keys)
    lines = [
        f"# {told['title']} ({told['name']} {told['version']})",
        "",
        told["summary"],
        "",
        f"**Covers:** {covered}. Every other structure is not covered by this model.",
        "",
        f"**Weights:** sha256 {_sha256_of(passes)}, of",
        "",
        *(f"- {spec.file}, sha256 {spec.sha256}" for spec in passes),
        "",
        "## Training data",
        "",
        *(
            f"- {entry['set']}: {entry['images']} images; {entry['terms']}"
            for entry in told["data"]
        ),
        "",
        "## Recipe",
        "",
        told["recipe"],
        "",
        "## Scores on images that no training saw",
        "",
        "| set | structure | measure | mean | 95 % interval | images | camera in training |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {s.data} | {structure(s.structure).title} | {s.measure} | {s.value:.3f} "
            f"| {s.low:.3f}–{s.high:.3f} | {s.images} | {'yes' if s.seen else 'no'} |"
            for s in scores
        ),
        "",
        "## Known failures",
        "",
        *(f"- {text}" for text in told["failures"]),
    ]
    return "\n".join(lines) + "\n"
