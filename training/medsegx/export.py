"""Our photographs written as a MedSegDB: pictures and masks of 256 × 256, halves by person."""

from __future__ import annotations

import csv
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np

from engine.files import replacing, write_bytes
from training.datasets.drawings import DatasetError
from training.datasets.split import subset
from training.medsegx.database import (
    FINETUNE,
    INFERENCE,
    INSIDE,
    MASKS,
    PICTURES,
    SIDECAR,
    SITE,
)
from training.medsegx.examples import squared
from training.medsegx.pairs import Pair

log = logging.getLogger(__name__)

SIDE = 256


@dataclass(frozen=True)
class Layout:
    """Where the settings lie: at its root as the README shows, or below eval as in the code.

    `shares` also writes parts of what fine-tuning may see, as finetune/005_percent.
    """

    below_eval: bool = True
    setting: str = "OOD"
    shift: str = SITE
    shares: tuple[float, ...] = ()


def write_database(
    root: Path,
    *,
    training: Sequence[Pair],
    inference: Sequence[Pair],
    layout: Layout,
    seed: int = 0,
) -> int:
    """Write the pairs and return how many pairs were written; what is there already stays.

    Inside (ID) all pairs are written, training and inference alike, for there are no halves. A
    person whose pictures stand in both halves, and a mask without pixels, raise DatasetError.
    """
    both = {pair.person for pair in training} & {pair.person for pair in inference}
    if both:
        raise DatasetError(f"{sorted(both)[0]} is in both halves. A person belongs to one.")
    base = root / "eval" if layout.below_eval else root
    if layout.setting == INSIDE:
        return _write(base / INSIDE, [*training, *inference], "", inside=True)
    folder = base / layout.setting / layout.shift
    count = _write(folder, training, FINETUNE) + _write(folder, inference, INFERENCE)
    for share in layout.shares:
        part = f"{FINETUNE}/{round(100 * share):03d}_percent"
        count += _write(folder, subset(training, share, seed=seed), part)
    return count


def _write(folder: Path, pairs: Sequence[Pair], half: str, *, inside: bool = False) -> int:
    sidecars: dict[Path, list[tuple[str, str, str, float, float]]] = {}
    for pair in pairs:
        first = (pair.dataset, pair.task) if inside else (pair.task, pair.dataset)
        own = folder.joinpath(*first, half) if half else folder.joinpath(*first)
        name = file_name(pair)
        spacing = _write_pair(own, name, pair)
        person = pair.person.removeprefix(f"{pair.dataset}/")
        sidecars.setdefault(own, []).append((name, pair.name, person, *spacing))
    for own, rows in sidecars.items():
        names = [row[0] for row in rows]
        if len(set(names)) < len(names):
            raise DatasetError(f"Two pairs of {own} have one name. Name them apart.")
        buffer = StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(["file", "source", "person", "spacing_y", "spacing_x"])
        writer.writerows(rows)
        write_bytes(own / SIDECAR, buffer.getvalue().encode())
    return len(pairs)


def file_name(pair: Pair) -> str:
    """As MedSegDB names its files: casenum_<person>_sliceid_<picture>.npy."""
    person = _plain(pair.person.removeprefix(f"{pair.dataset}/"))
    return f"casenum_{person}_sliceid_{_plain(pair.name.removeprefix(f'{pair.dataset}/'))}.npy"


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]+", "-", name)


def _write_pair(folder: Path, name: str, pair: Pair) -> tuple[float, float]:
    """Write both arrays; returns how many pixels of the original one stored pixel stands for."""
    picture, mask = pair.read()
    small, covered = squared(picture, mask, SIDE)
    if not covered.any():
        raise DatasetError(
            f"{pair.name}: nothing of {pair.task} is left at {SIDE} pixels. Leave it out, or cut "
            "the picture closer to it."
        )
    for kind, pixels in ((PICTURES, small), (MASKS, covered.astype(np.uint8))):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        with replacing(folder / kind / name) as unfinished, unfinished.open("wb") as handle:
            np.save(handle, pixels)
    height, width = mask.shape
    return pair.spacing[0] * height / SIDE, pair.spacing[1] * width / SIDE


def without_lost(pairs: Sequence[Pair]) -> list[Pair]:
    """Those of which something is left at 256 pixels; the others are named in the log."""
    kept = []
    for pair in pairs:
        picture, mask = pair.read()
        if mask.any() and squared(picture, mask, SIDE)[1].any():
            kept.append(pair)
        else:
            log.warning("%s: nothing of %s at %d pixels; left out", pair.name, pair.task, SIDE)
    return kept
