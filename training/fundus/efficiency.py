"""How much data it takes: shares of the labels, and sets left out one at a time."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.files import replacing, write_bytes
from engine.metrics import bootstrap_mean
from training.datasets.drawings import DatasetError
from training.fundus import expert
from training.fundus.config import ExpertConfig
from training.fundus.data import frames_of, split_of
from training.fundus.score import FrameScore, score_frames

log = logging.getLogger(__name__)

SHARES = (0.01, 0.05, 0.10, 0.20, 0.40, 1.0)  # as in RetSAM's figure 2


def efficiency(
    config: ExpertConfig, shared: Path, runs: Path, *, shares: Sequence[float] = SHARES
) -> Path:
    """Train and score with each of `shares` of the training persons; returns the table's path.

    Every share lies within the next, and all are scored on the same validation photographs, in the
    pass's own frame. Everything is in `runs`/<name>-efficiency-<steps>; started again, it goes on.
    """
    _refuse_seen(config)
    study = runs / f"{config.name}-efficiency-{config.loop.steps}"
    rows: dict[float, list[FrameScore]] = {}
    photographs: dict[float, int] = {}
    for share in shares:
        part = replace(config, fraction=share)
        split = split_of(part, shared=shared, cache=runs / "cache")
        photographs[share] = len(split.training)
        rows[share] = _scored(part, shared, runs, study / f"{share:.0%}".replace("%", ""))
    write_bytes(
        study / "efficiency.md", _efficiency_table(config, rows, photographs).encode("utf-8")
    )
    _plot(study / "efficiency.png", rows)
    return study / "efficiency.md"


def leave_one_out(config: ExpertConfig, shared: Path, runs: Path) -> Path:
    """For each set: train on the others, score all of its photographs; returns the table's path.

    Training photographs that show up in the set that is left out are dropped. Everything is in
    `runs`/<name>-leave-one-out-<steps>; started again, it goes on.
    """
    _refuse_seen(config)
    study = runs / f"{config.name}-leave-one-out-{config.loop.steps}"
    rows = {}
    for name in config.sets:
        others = {other: weight for other, weight in config.sets.items() if other != name}
        if others:
            rows[name] = _scored(config, shared, runs, study / name, held_out=name)
    lines = [
        f"# {config.name}: each set left out, {config.loop.steps} steps",
        "",
        "Dice in the pass's frame, mean over photographs with its 95 % interval.",
        "",
        "| left out | structure | Dice | 95 % interval | photographs |",
        "|---|---|---|---|---|",
    ]
    for name, scores in rows.items():
        for structure in config.structures:
            mean = _mean([score for score in scores if score.structure == structure])
            if mean:
                value, low, high, count = mean
                lines.append(
                    f"| {name} | {structure} | {value:.3f} | {low:.3f}–{high:.3f} | {count} |"
                )
    write_bytes(study / "leave-one-out.md", ("\n".join(lines) + "\n").encode("utf-8"))
    return study / "leave-one-out.md"


def _refuse_seen(config: ExpertConfig) -> None:
    if config.continues:
        raise DatasetError(
            f"{config.name} continues {config.continues!r}, which has seen the photographs that a "
            "study leaves out. Take a config that starts from initial weights."
        )


def _scored(
    config: ExpertConfig, shared: Path, runs: Path, folder: Path, *, held_out: str | None = None
) -> list[FrameScore]:
    """Train in `folder` and score; what is finished is read from `folder`/scores.json."""
    file = folder / "scores.json"
    if file.is_file():
        return [FrameScore(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
    log.info("%s", folder.name)
    network = expert.run(config, shared=shared, runs=runs, folder=folder, held_out=held_out)
    split = split_of(config, shared=shared, cache=runs / "cache", held_out=held_out)
    frames = frames_of(split.validation, config, cache=runs / "cache")
    scores = score_frames(network, frames, config)
    told = json.dumps([score.as_row() for score in scores], indent=1)
    write_bytes(file, told.encode("utf-8"))
    return scores


def _mean(scores: Sequence[FrameScore]) -> tuple[float, float, float, int] | None:
    """Mean Dice, its 95 % interval by resampling persons, and how many photographs."""
    if not scores:
        return None
    mean, low, high = bootstrap_mean(
        [score.dice for score in scores], groups=[score.person for score in scores]
    )
    return mean, low, high, len(scores)


def _structures(rows: dict[float, list[FrameScore]]) -> list[str]:
    return list(dict.fromkeys(score.structure for scores in rows.values() for score in scores))


def _of(rows: dict[float, list[FrameScore]], share: float, structure: str) -> list[FrameScore]:
    return [score for score in rows[share] if score.structure == structure]


def _efficiency_table(
    config: ExpertConfig, rows: dict[float, list[FrameScore]], photographs: dict[float, int]
) -> str:
    titles = [f"{share:.0%} ({photographs[share]})" for share in rows]
    lines = [
        f"# {config.name}: Dice by share of the labels, {config.loop.steps} steps",
        "",
        "In brackets the training photographs; mean over the validation photographs in the pass's "
        "frame, with its 95 % interval.",
        "",
        "| structure | " + " | ".join(titles) + " |",
        "|---" * (len(titles) + 1) + "|",
    ]
    for structure in _structures(rows):
        cells = []
        for share in rows:
            mean = _mean(_of(rows, share, structure))
            cells.append(f"{mean[0]:.3f} ({mean[1]:.3f}–{mean[2]:.3f})" if mean else "")
        lines.append(f"| {structure} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _plot(file: Path, rows: dict[float, list[FrameScore]]) -> None:
    """Dice over the share of the labels, with intervals, one line a structure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from engine.taxonomy import structure as entry

    figure = Figure(figsize=(6.4, 4.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = list(range(len(rows)))
    for number, key in enumerate(_structures(rows)):
        means = [_mean(_of(rows, share, key)) for share in rows]
        seen = [(place, mean) for place, mean in zip(places, means, strict=True) if mean]
        shifted = [place + 0.05 * number for place, _ in seen]
        values = [mean[0] for _, mean in seen]
        spread = [
            [max(mean[0] - mean[1], 0) for _, mean in seen],
            [max(mean[2] - mean[0], 0) for _, mean in seen],
        ]
        axes.errorbar(
            shifted,
            values,
            yerr=spread,
            marker="o",
            capsize=3,
            linewidth=1.8,
            color=entry(key).colour,
            label=entry(key).title,
        )
    axes.set_xticks(places, [f"{share:.0%}" for share in rows])
    axes.set_xlabel("Share of the labels")
    axes.set_ylabel("Dice on validation photographs")
    axes.set_ylim(0, 1)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="lower right")
    with replacing(file) as unfinished:
        figure.savefig(unfinished, format="png", dpi=160)
