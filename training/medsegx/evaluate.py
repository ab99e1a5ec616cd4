"""A model scored on a MedSegDB: the published tables, and beside them the honest one.

Beside a table lie its pairs as JSON lines, so that an evaluation that was stopped goes on.
"""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path

import numpy as np

from engine.files import write_bytes
from engine.metrics import bootstrap_mean
from engine.prompt.model import PromptModel
from training.medsegx.database import INFERENCE, INSIDE, SITE, TASK, Entry, chosen
from training.medsegx.score import (
    TOLERANCE,
    Honest,
    Published,
    score_honest,
    score_published,
)

log = logging.getLogger(__name__)

Value = Callable[[Honest], float | None]
COLUMNS: tuple[tuple[str, Value], ...] = (
    ("Dice", lambda score: score.dice),
    ("best of all", lambda score: score.best),
    ("ellipse in the box", lambda score: score.ellipse),
    ("HD95, px", lambda score: score.hd95),
    ("NSD", lambda score: score.nsd),
)


@dataclass(frozen=True)
class Scored:
    """A pair's scores. `file` is its path below setting and shift, as the published tables say."""

    dataset: str
    person: str
    task: str
    sequence: str
    file: str
    published: Published
    honest: tuple[Honest, ...]


@dataclass(frozen=True)
class Tables:
    """The files of an evaluation."""

    published: Path
    honest: Path


def run(
    model: PromptModel,
    entries: Sequence[Entry],
    output: Path,
    *,
    setting: str,
    shift: str = "",
    whole: bool = True,
) -> Tables:
    """Score one setting of a MedSegDB and write its tables below `output`.

    They are named as the published programs name theirs: internal/ID.md and .csv, or
    external/<setting>-<site or task>.md and .csv; the honest table is …-honest.md, its pairs
    …-honest.csv. Raises DatasetError where there are no such pictures.
    """
    half = "" if setting == INSIDE else INFERENCE
    own = chosen(list(entries), setting=setting, shift=shift, half=half)
    folder = output / ("internal" if setting == INSIDE else "external")
    name = setting if setting == INSIDE else f"{setting}-{shift.removeprefix('cross_')}"
    folder.mkdir(parents=True, exist_ok=True)
    scores = _scored(model, own, folder / f"{name}-pairs.jsonl", whole=whole)
    title = "internal" if setting == INSIDE else f"external {shift}"
    write_bytes(folder / f"{name}.md", published_table(scores, title).encode())
    write_bytes(folder / f"{name}.csv", published_csv(scores).encode())
    honest = folder / f"{name}-honest.md"
    write_bytes(honest, honest_table(scores, f"{name}: {model.name}", whole=whole).encode())
    write_bytes(folder / f"{name}-honest.csv", honest_csv(scores).encode())
    return Tables(folder / f"{name}.md", honest)


def _scored(
    model: PromptModel, entries: Sequence[Entry], file: Path, *, whole: bool
) -> list[Scored]:
    """All scores; what the file holds of the same model and view is taken from it."""
    first = {"model": model.sha256, "whole": whole}
    kept = _kept(file, first)
    with file.open("a" if kept is not None else "w", encoding="utf-8") as handle:
        if kept is None:
            kept = {}
            handle.write(json.dumps(first) + "\n")
        scores = []
        for number, entry in enumerate(entries):
            key = path_of(entry)
            if key not in kept:
                kept[key] = _score(model, entry, whole=whole)
                handle.write(json.dumps(asdict(kept[key])) + "\n")
                handle.flush()
            scores.append(kept[key])
            if number % 50 == 0:
                log.info("%d of %d", number, len(entries))
    return scores


def _score(model: PromptModel, entry: Entry, *, whole: bool) -> Scored:
    pair = entry.pair
    return Scored(
        pair.dataset,
        pair.person,
        pair.task,
        entry.sequence,
        path_of(entry),
        score_published(model, pair),
        tuple(score_honest(model, pair, whole=whole)),
    )


def _kept(file: Path, first: dict[str, object]) -> dict[str, Scored] | None:
    """What an earlier run scored; None where there is none, or of another model."""
    if not file.is_file():
        return None
    lines = file.read_text(encoding="utf-8").split("\n")
    if not lines or lines[0] != json.dumps(first):
        return None
    kept = {}
    for line in lines[1:]:
        if line.endswith("}"):  # a line that was cut off is scored again
            told = json.loads(line)
            honest = tuple(Honest(**each) for each in told["honest"])
            score = Scored(
                **{**told, "published": Published(**told["published"]), "honest": honest}
            )
            kept[score.file] = score
    return kept


def path_of(entry: Entry) -> str:
    """As the published tables name a file: its path without setting, shift, half and npy_gts."""
    pair = entry.pair
    first = [pair.dataset, pair.task] if entry.setting == INSIDE else [pair.task, pair.dataset]
    return "/".join(part for part in (*first, entry.sequence, pair.name) if part)


def published_csv(scores: Sequence[Scored]) -> str:
    """File, DSC, HD: one row a picture."""
    rows = [(s.file, s.published.dsc, s.published.hd) for s in scores]
    return _csv(("File", "DSC", "HD"), rows)


def published_table(scores: Sequence[Scored], title: str) -> str:
    """The list of the published programs: two levels, a third for sequences, then all together.

    The mean is over pictures, not over tasks.
    """
    lines = [f"# {title} evaluation", ""]
    inside = title == "internal"
    groups: dict[str, dict[str, dict[str, list[Published]]]] = {}
    for score in scores:
        outer, inner = (score.dataset, score.task) if inside else (score.task, score.dataset)
        by_sequence = groups.setdefault(outer, {}).setdefault(inner, {})
        by_sequence.setdefault(score.sequence, []).append(score.published)
    for outer, inners in sorted(groups.items()):
        lines.append(f"- {outer}")
        for inner, sequences in sorted(inners.items()):
            if set(sequences) == {""}:
                lines.append(f"  - {inner}: {_means(sequences[''])}")
                continue
            lines.append(f"  - {inner}")
            lines += [f"    - {name}: {_means(own)}" for name, own in sorted(sequences.items())]
    lines += ["- ALL", f"  - Mean: {_means([score.published for score in scores])}"]
    return "\n".join(lines) + "\n"


def _means(scores: Sequence[Published]) -> str:
    dsc = float(np.mean([score.dsc for score in scores]))
    hd = float(np.mean([score.hd for score in scores]))
    return f"DSC ({dsc:.4f}), HD ({hd:.4f})"


def honest_csv(scores: Sequence[Scored]) -> str:
    """One row a picture and jitter."""
    header = ("File", "person", "jitter", "dice", "best", "ellipse", "hd95", "nsd")
    rows = [
        (
            s.file,
            s.person,
            h.jitter,
            h.dice,
            h.best,
            h.ellipse,
            "" if h.hd95 is None else h.hd95,
            h.nsd,
        )
        for s in scores
        for h in s.honest
    ]
    return _csv(header, rows)


def honest_table(scores: Sequence[Scored], title: str, *, whole: bool) -> str:
    """Markdown: a row for each task, set and jitter, with means and intervals by patient."""
    seen = "The model saw the whole picture." if whole else "The model saw a square around the box."
    lines = [
        f"# {title}",
        "",
        f"Each edge of the box is off by up to so much of its side. {seen} “Dice” is that of the "
        "candidate which the program shows first, chosen without the truth; “best of all” is "
        "chosen with it, as in the published tables, and is no result. “Ellipse in the box” is "
        "what the box alone gives. HD95 and NSD (share of the outlines that lie within "
        f"{TOLERANCE:.0f} pixels) are in pixels of the photograph. In brackets the 95 % interval "
        "by resampling patients. HD95 leaves out where nothing was found; how often stands beside.",
        "",
        "| task | set | box | pictures | patients | "
        + " | ".join(title for title, _ in COLUMNS)
        + " | nothing found |",
        "|---" * (len(COLUMNS) + 6) + "|",
    ]
    for task, dataset in sorted({(s.task, s.dataset) for s in scores}):
        own = [s for s in scores if (s.task, s.dataset) == (task, dataset)]
        for number, first in enumerate(own[0].honest):
            each = [(s.honest[number], s.person) for s in own]
            persons = len({person for _, person in each})
            empty = sum(score.hd95 is None for score, _ in each)
            box = f"±{first.jitter:.0%}" if first.jitter else "exact"
            cells = " | ".join(_cell(each, value) for _, value in COLUMNS)
            lines.append(
                f"| {task} | {dataset} | {box} | {len(own)} | {persons} | {cells} | {empty} |"
            )
    return "\n".join(lines) + "\n"


def _cell(scores: Sequence[tuple[Honest, str]], value: Value) -> str:
    told = [(value(score), person) for score, person in scores]
    known = [(number, person) for number, person in told if number is not None]
    if not known:
        return "–"
    mean, low, high = bootstrap_mean(
        [number for number, _ in known], groups=[person for _, person in known]
    )
    digits = 3 if high <= 1.5 else 1
    return f"{mean:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def _csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def shifts(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The settings and shifts of a MedSegDB that can be evaluated."""
    found = {(entry.setting, entry.shift) for entry in entries if entry.half in ("", INFERENCE)}
    for setting, shift in sorted(found):
        if setting == INSIDE or shift in (SITE, TASK):
            yield setting, shift
