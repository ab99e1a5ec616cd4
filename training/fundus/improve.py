"""A model fine-tuned on corrected cases, scored against the old one on cases left out.

The encoder stays as it is and one pass's decoder learns. What comes out is a whole model under a
name of its own; the model that it began with is not touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import Any

from engine.errors import ModelError
from engine.files import remove, write_bytes
from engine.fundus import segment
from engine.improvement import PARTS, Compared, Doing, Improved, Report
from engine.metrics import bootstrap_mean
from engine.runtime import registry
from engine.runtime.registry import DEFAULT_FUNDUS, ModelCard, PassSpec
from training.datasets.drawings import DatasetError
from training.datasets.folder import read_folder
from training.datasets.sample import TRAINING, VALIDATION, Sample, labels, read_photograph
from training.fundus import expert
from training.fundus.config import DECODER, ExpertConfig, Source, read_config
from training.fundus.corrections import (
    SET,
    Corrections,
    digest,
    gather,
    left_out,
    refuse_too_few,
    usable,
)
from training.fundus.figures import AUPR, DICE, FALSE_AREA, figures_of
from training.shipping import packed, write_card

CONFIGS = {  # the part's pass, whose size, patches and loss are kept
    "vessels": "fundus-vessels-fine.toml",
    "disc": "fundus-cup.toml",
    "lesions": "fundus-lesions-fine.toml",
}
LEARNED = "learned_patients"  # in a card: digests
STEPS = 200
RATE = 3e-4
MEASURES = (DICE, AUPR, FALSE_AREA)

Tell = Callable[[Report], None]
Pairs = dict[tuple[str, str], list[tuple[float, float, str]]]  # before, after, person


@dataclass(frozen=True)
class Order:
    """What is to be improved. `name` is the new model's, `base` the one that it begins with."""

    part: str
    base: str = DEFAULT_FUNDUS
    name: str = ""
    steps: int = STEPS


def improve(order: Order, corrections: Corrections, *, work: Path, tell: Tell) -> Improved:
    """Gather the cases in `work`, learn, score and register. Raises DatasetError, EngineError."""
    card, entry = _pass_of(order)
    config = _config(order, entry, work)
    candidates = usable(corrections, order.part, config.structures)
    clock = _Clock(tell, {"read": (len(candidates), 2.0), "learn": (order.steps, 1.0),
                          "score": (2 * (len(candidates) // 3 + 1), 4.0)})  # fmt: skip
    folder = work / SET
    before = registry.told_of(card).get(LEARNED, [])
    apart = left_out(candidates, before)
    clock.begin("read")
    skipped = []
    for problem in gather(corrections, candidates, config.structures, folder, apart):
        skipped += [problem] if problem else []
        clock.step()
    samples = read_folder(folder) if folder.is_dir() else []
    refuse_too_few([(each.person, frozenset(each.masks)) for each in samples], order.part)
    held = [sample for sample in samples if sample.split == VALIDATION]
    learned = [sample for sample in samples if sample.split == TRAINING]
    if not held or not learned:
        raise DatasetError("Too many photographs could not be read: no patient could be left out.")
    clock.begin("learn")
    network = expert.run(config, shared=work, runs=work / "runs", after_step=clock.step)
    made = _reserve(order, card)
    name = made.stem
    try:
        _register(made, order, card, entry, packed(network), learned)
        clock.begin("score")
        pairs = _score_both(held, config.structures, (card.name, name), clock.step)
        _note_scores(made, pairs, card.name)
    except BaseException:
        _forget(made, card)
        raise
    registry.models.cache_clear()
    return Improved(
        name,
        registry.model_card(name).title,
        card.name,
        order.part,
        len(learned),
        len(held),
        _compared(pairs),
        tuple(skipped),
        sum(not each.named for each in candidates),
    )


def free_name(base: str) -> str:
    """The base's name with the first number that no model has."""
    there = {card.name for card in registry.models()}
    there |= {file.stem for file in registry.own_models().glob("*.json")}
    stem = base.split("-own-")[0]
    number = 1
    while f"{stem}-own-{number}" in there:
        number += 1
    return f"{stem}-own-{number}"


def _pass_of(order: Order) -> tuple[ModelCard, PassSpec]:
    """The base's card, and its pass for the part."""
    if order.part not in PARTS:
        raise DatasetError(f"There is no part {order.part!r}; there are {', '.join(PARTS)}.")
    card = registry.model_card(order.base)
    wanted = read_config(_config_file(order.part))
    for entry in card.passes:
        if entry.name == wanted.name and entry.outputs == wanted.outputs:
            return card, entry
    raise ModelError(
        f"{card.title} cannot be improved here, because it is not of this program's own kind. "
        "Choose the model that ships, or one that was made from it."
    )


def _config(order: Order, entry: PassSpec, work: Path) -> ExpertConfig:
    told = read_config(_config_file(order.part))
    threads = max(1, (os.cpu_count() or 2) - 1)  # one core is left to the person at work
    return replace(
        told,
        encoder=entry.encoder,
        continues=f"{order.base}:{entry.name}",
        trains=(DECODER,),
        sets={SET: 1.0},
        own_depth=(),
        folders={SET: Source(work / SET)},
        loop=replace(
            told.loop,
            steps=order.steps,
            learning_rate=RATE,
            average=0.98,
            threads=threads,
            validate_every=0,
        ),
    )


def _config_file(part: str) -> Path:
    return Path(str(files("training"))) / "configs" / CONFIGS[part]


def _reserve(order: Order, base: ModelCard) -> Path:
    """The new card's file, empty: nobody else takes its name. Raises ModelError."""
    folder = registry.own_models()
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        registry.models.cache_clear()
        name = order.name or free_name(base.name)
        try:
            if any(card.name == name for card in registry.models()):
                raise FileExistsError
            (folder / f"{name}.json").open("x").close()
        except FileExistsError as error:
            if order.name:
                raise ModelError(
                    f"There is a model named {name!r} already. Choose another name."
                ) from error
        else:
            return folder / f"{name}.json"


def _register(
    file: Path,
    order: Order,
    base: ModelCard,
    improved: PassSpec,
    weights: bytes,
    learned: Sequence[Sample],
) -> None:
    """Write the new model beside the others, with copies of the passes that stay; its card last."""
    folder, name = file.parent, file.stem
    told: dict[str, Any] = registry.told_of(base)
    for entry, spec in zip(told["passes"], base.passes, strict=True):
        data = weights if spec is improved else registry.read_weights(base, spec)
        entry["file"] = f"{name}-{spec.name}.safetensors"
        entry["sha256"] = hashlib.sha256(data).hexdigest()
        write_bytes(folder / entry["file"], data)
    number = name.rsplit("-", 1)[-1]
    persons = len({sample.person for sample in learned})
    changed = set(improved.outputs)
    told |= {
        "name": name,
        "title": f"{base.title.split(', own ')[0]}, own {number} ({order.part})",
        "version": time.strftime("%Y-%m-%d"),
        "summary": f"{base.summary} Its {order.part} were improved on corrected cases of one's "
        "own; nobody has tested it elsewhere.",
        "data": [
            *told["data"],
            {"set": SET, "terms": f"one's own, of {persons} patients", "images": len(learned)},
        ],
        "recipe": f"{told['recipe']} Then the decoder of {improved.name} learned for "
        f"{order.steps} steps from corrected cases, its encoder unchanged.",
        LEARNED: sorted({*told.get(LEARNED, []), *(digest(each.patient) for each in learned)}),
        "scores": [row for row in told["scores"] if row["structure"] not in changed],
        "reliable_from": {
            key: count for key, count in told.get("reliable_from", {}).items() if key not in changed
        },
        "failures": [
            *told["failures"],
            f"Scores of {order.part} are those on a few corrected cases that were left out. "
            f"Thresholds and calibration are those of {base.title}.",
        ],
    }
    write_card(file, told)
    registry.models.cache_clear()


def _forget(card_file: Path, base: ModelCard) -> None:
    """Take a model away that could not be scored."""
    remove(card_file)
    for entry in base.passes:
        remove(card_file.parent / f"{card_file.stem}-{entry.name}.safetensors")
    registry.models.cache_clear()


def _score_both(
    held: Sequence[Sample],
    structures: Sequence[str],
    models: tuple[str, str],
    step: Callable[[], None],
) -> Pairs:
    """Both models on every case, through the engine that people use."""
    pairs: Pairs = defaultdict(list)
    for sample in held:
        image = read_photograph(sample)
        wanted = [key for key in structures if labels(sample, key)]
        values = []
        for model in models:
            found = segment(image, model=model, structures=wanted, probabilities=True)
            figures = figures_of(sample, image, found)
            values.append({(each.structure, each.measure): each.value for each in figures})
            step()
        for key in values[0]:
            if key[0] in wanted and key[1] in MEASURES:
                pairs[key].append((values[0][key], values[1][key], sample.person))
    return pairs


def _compared(pairs: Pairs) -> tuple[Compared, ...]:
    rows = []
    for (structure, measure), found in pairs.items():
        before, after, persons = zip(*found, strict=True)
        changes = [later - earlier for earlier, later in zip(before, after, strict=True)]
        _, low, high = bootstrap_mean(changes, groups=persons)
        rows.append(
            Compared(
                structure,
                measure,
                before=round(fmean(before), 4),
                after=round(fmean(after), 4),
                low=round(low, 4),
                high=round(high, 4),
                cases=len(found),
                patients=len(set(persons)),
            )
        )
    return tuple(rows)


def _note_scores(card_file: Path, pairs: Pairs, base: str) -> None:
    """What was found goes into the card: the new model's figures, and the old one's beside them."""
    told = json.loads(card_file.read_text(encoding="utf-8"))
    for (structure, measure), found in pairs.items():
        before, after, persons = zip(*found, strict=True)
        for name, values in ((measure, after), (f"{measure}, {base}", before)):
            mean, low, high = bootstrap_mean(values, groups=persons)
            told["scores"].append(
                {
                    "data": f"{SET}, left out",
                    "structure": structure,
                    "measure": name,
                    "value": round(mean, 4),
                    "low": round(low, 4),
                    "high": round(high, 4),
                    "images": len(found),
                    "seen": True,
                }
            )
    write_card(card_file, told)


@dataclass
class _Clock:
    """Tells how far it is. `phases`: how many steps each has, and seconds that one may take."""

    tell: Tell
    phases: dict[str, tuple[int, float]]
    _phase: str = ""
    _done: int = 0
    _since: float = 0.0
    _began: float = field(default_factory=time.monotonic)

    def begin(self, phase: str) -> None:
        """A phase begins; those before it are over."""
        self._phase = phase
        self._done, self._since = 0, time.monotonic()
        self._report()

    def step(self) -> None:
        """One more step of the phase is done."""
        self._done += 1
        self._report()

    def _report(self) -> None:
        now = time.monotonic()
        count, guess = self.phases[self._phase]
        each = (now - self._since) / self._done if self._done else guess
        later = list(self.phases)[list(self.phases).index(self._phase) + 1 :]
        left = max(0, count - self._done) * each + sum(
            self.phases[name][0] * self.phases[name][1] for name in later
        )
        spent = now - self._began
        self.tell(Doing(spent / max(spent + left, 1e-6), self._phase, left))
