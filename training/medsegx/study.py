"""Whether adapters earn their place: decoder, adapters or everything, on shares of the labels."""

from __future__ import annotations

import json
import logging
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.files import write_bytes
from engine.metrics import bootstrap_mean
from training.datasets.drawings import DatasetError
from training.datasets.split import subset
from training.medsegx import tune
from training.medsegx.config import METHODS, Method, TuneConfig, config_of
from training.medsegx.networks import base_sha256, build
from training.medsegx.pairs import Pair, pair_of
from training.medsegx.predict import TunedPrompt
from training.medsegx.score import JITTERS, score_honest
from training.prompt.config import read_config as read_objects
from training.prompt.objects import pictures_of, targets_of

log = logging.getLogger(__name__)

AS_IT_IS = "as it is"
TITLES = {
    AS_IT_IS: "no fine-tuning",
    "decoder": "decoder alone",
    "adapters": "adapters and decoder",
    "full": "everything",
}
JITTER = JITTERS[-1]  # the box that the table tells of


@dataclass(frozen=True)
class StudyConfig:
    """`run` says all but name, method and fraction, which each arm has its own. `scored` is the
    most of one task of one set that is scored.
    """

    name: str
    objects: Path
    methods: tuple[Method, ...]
    shares: tuple[float, ...]
    scored: int
    run: TuneConfig


@dataclass(frozen=True)
class PairScore:
    """Dice for a box that is off by 10 %: of what is shown, of the best candidate, the ellipse."""

    dataset: str
    person: str
    task: str
    dice: float
    best: float
    ellipse: float


@dataclass(frozen=True)
class Arm:
    """What one method came to on one share. `minutes` are of one core: a step times the steps."""

    method: str
    share: float
    persons: int
    pairs: int
    learned: int
    minutes: float
    scores: tuple[PairScore, ...]


def read_study(path: Path) -> StudyConfig:
    """Read one file. Raises DatasetError for an entry that it may not have, or lacks."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        shares = tuple(sorted(float(share) for share in told["shares"]))
        methods = tuple(told["methods"])
        run = config_of({**told["run"], "name": told["name"], "method": "adapters"}, path)
        study = StudyConfig(
            name=told["name"],
            objects=path.parent / told["objects"],
            methods=methods,
            shares=shares,
            scored=int(told["scored"]),
            run=run,
        )
    except (KeyError, TypeError) as error:
        raise DatasetError(f"{path} does not tell a study: {error} is missing or wrong.") from error
    if not set(methods) <= set(METHODS) or not all(0 < share <= 1 for share in shares):
        raise DatasetError(f"{path}: methods are {', '.join(METHODS)}; shares from 0 to 1.")
    return study


def run(study: StudyConfig, *, shared: Path, runs: Path) -> Path:
    """Fine-tune and score every arm; returns the table's path, `runs`/<name>/study.md.

    Every share of the persons lies within the next, and all arms are scored on the same objects of
    persons that no training saw. Started again, it goes on where it stopped.
    """
    objects = read_objects(study.objects)
    halves = pictures_of(objects, shared=shared, cache=runs / "cache")
    training, held = (
        [pair_of(target, objects) for target in targets_of(half, objects, cache=runs / "cache")]
        for half in halves
    )
    validation = some_of(held, study.scored)
    return run_on(study, training, validation, runs)


def run_on(
    study: StudyConfig, training: Sequence[Pair], validation: Sequence[Pair], runs: Path
) -> Path:
    """As `run`, on these pairs."""
    arms = [_arm(study, AS_IT_IS, 0.0, training, validation, runs)]
    for share in study.shares:
        arms += [_arm(study, method, share, training, validation, runs) for method in study.methods]
    file = runs / study.name / "study.md"
    write_bytes(file, table(study, arms).encode())
    return file


def some_of(pairs: Sequence[Pair], most: int) -> list[Pair]:
    """At most so many of each task and set, spread over them; always the same ones."""
    chosen: list[Pair] = []
    for key in sorted({(pair.task, pair.dataset) for pair in pairs}):
        own = [pair for pair in pairs if (pair.task, pair.dataset) == key]
        places = np.linspace(0, len(own) - 1, min(most, len(own))).round().astype(int)
        chosen += [own[place] for place in places]
    return chosen


def _arm(
    study: StudyConfig,
    method: str,
    share: float,
    training: Sequence[Pair],
    validation: Sequence[Pair],
    runs: Path,
) -> Arm:
    """Train and score one arm; what is finished is read from its scores.json."""
    name = f"{study.name}/{AS_IT_IS.replace(' ', '-')}"
    if method != AS_IT_IS:
        name = f"{study.name}/{method}-{round(100 * share):03d}"
    file = runs / name / "scores.json"
    base = base_sha256(study.run, runs)
    if file.is_file():
        told = json.loads(file.read_text(encoding="utf-8"))
        if told.pop("base") == base:
            return Arm(**{**told, "scores": tuple(PairScore(**row) for row in told["scores"])})
    log.info("%s", name)
    chosen = subset(training, share, seed=study.run.seed) if share else ()
    learned, minutes = 0, 0.0
    if method == AS_IT_IS:
        network = build(replace(study.run, method="decoder"), runs)
    else:
        config = replace(study.run, name=name, method=method, fraction=share)  # type: ignore[arg-type]
        tune.run(config, training, runs)
        network = tune.load_tuned(config, runs)
        learned = sum(part.numel() for part in network.parameters() if part.requires_grad)
        minutes = config.loop.steps * tune.step_seconds(network, config, chosen) / 60
    model = TunedPrompt(
        network, name=name, sha256=name, size=study.run.size, rated=method != AS_IT_IS
    )
    scores = tuple(_score(model, pair) for pair in validation)
    persons = len({pair.person for pair in chosen})
    arm = Arm(method, share, persons, len(chosen), learned, minutes, scores)
    write_bytes(file, json.dumps({**asdict(arm), "base": base}, indent=1).encode())
    return arm


def _score(model: TunedPrompt, pair: Pair) -> PairScore:
    (told,) = score_honest(model, pair, whole=False, jitters=(JITTER,))
    return PairScore(pair.dataset, pair.person, pair.task, told.dice, told.best, told.ellipse)


def table(study: StudyConfig, arms: Sequence[Arm]) -> str:
    """Markdown: a row an arm, a column a task and set; last, the mean over all objects."""
    keys = sorted({(score.task, score.dataset) for score in arms[0].scores})
    counts = {
        key: sum((score.task, score.dataset) == key for score in arms[0].scores) for key in keys
    }
    titles = [
        f"{task.split('_', 1)[1]}, {dataset} ({counts[task, dataset]})" for task, dataset in keys
    ]
    lines = [
        f"# {study.name}: {study.run.loop.steps} steps of {study.run.loop.batch} objects",
        "",
        f"Dice for a box whose edges are off by up to {JITTER:.0%} of its side, of the candidate "
        "that the program shows first, on objects of persons that no training saw (in brackets, "
        "how many). Minutes of one core.",
        "",
        "| labels | what learns | weights | minutes | " + " | ".join(titles) + " | mean |",
        "|---" * (len(titles) + 5) + "|",
        _row(
            "", "the ellipse in the box", "", "", [s.ellipse for s in arms[0].scores], arms[0], keys
        ),
    ]
    for arm in arms:
        labels = f"{arm.share:.0%} ({arm.persons} persons)" if arm.share else "0 %"
        weights = f"{arm.learned / 1e6:.2f} M" if arm.learned else ""
        minutes = f"{arm.minutes:.1f}" if arm.minutes else ""
        values = [score.dice for score in arm.scores]
        lines.append(_row(labels, TITLES[arm.method], weights, minutes, values, arm, keys))
    return "\n".join(lines) + "\n"


def _row(
    labels: str,
    title: str,
    weights: str,
    minutes: str,
    values: Sequence[float],
    arm: Arm,
    keys: Sequence[tuple[str, str]],
) -> str:
    """Means over the objects of each task and set, and over all, with its interval."""
    means = [
        np.mean([v for v, s in zip(values, arm.scores, strict=True) if (s.task, s.dataset) == key])
        for key in keys
    ]
    _, low, high = bootstrap_mean(list(values), groups=[score.person for score in arm.scores])
    cells = " | ".join(f"{mean:.3f}" for mean in means)
    return (
        f"| {labels} | {title} | {weights} | {minutes} | {cells} "
        f"| {np.mean(values):.3f} ({low:.3f}–{high:.3f}) |"
    )
