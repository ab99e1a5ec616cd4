"""MedSegDB's folders, read: as the README of MedSegX shows them, and as its programs expect them.

Inside: [eval/]ID/<set>/<Modality_Task>[/<sequence>]/npy_imgs and npy_gts. Outside, with a shift:
[eval/]{OOD,RealWorld}/{cross_site,cross_task}/<Modality_Task>/<set>[/<sequence>]/<half>/npy_…; the
half is "inference" or "finetune"; a share of the latter can stand below it or in its place, as
"005_percent". Pictures are (H, W, 3) uint8, masks of the same name (H, W) with 0 and not 0.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from engine.runtime.places import tree
from training.datasets.drawings import DatasetError, read_pixels
from training.medsegx.pairs import Pair

INSIDE, OUTSIDE, REAL = "ID", "OOD", "RealWorld"
SITE, TASK = "cross_site", "cross_task"
FINETUNE, INFERENCE = "finetune", "inference"
PERCENT = re.compile(r"(\d{3})_percent")
PICTURES, MASKS = "npy_imgs", "npy_gts"
SIDECAR = "pairs.csv"  # what we write beside: person and size of the original of each file
UNTOLD = "Unpack MedSegDB there, or name the folder that holds ID, OOD or RealWorld."


@dataclass(frozen=True, eq=False)
class Entry:
    """One file of a MedSegDB. `shift` and `half` are empty inside; `share` is 1 but for a part."""

    setting: str
    shift: str
    sequence: str
    half: str
    share: float
    pair: Pair


def read_database(root: Path) -> list[Entry]:
    """All entries of a MedSegDB whose root holds ID, OOD or RealWorld, perhaps below eval.

    What is no .npy file is passed over. Raises DatasetError for a folder that is none, for a
    name that is not in the tree of tasks, and for a picture without its mask.
    """
    if not root.is_dir():
        raise DatasetError(f"There is no folder {root}. {UNTOLD}")
    found: list[Entry] = []
    for base in (root, root / "eval"):
        for setting in (INSIDE, OUTSIDE, REAL):
            if (base / setting).is_dir():
                found += _read_setting(base / setting, setting)
    if not found:
        raise DatasetError(f"No {PICTURES} with files in {root}. {UNTOLD}")
    return found


def chosen(
    entries: list[Entry], *, setting: str, shift: str = "", half: str = "", share: float = 1.0
) -> list[Entry]:
    """Those of one setting, shift, half and share. Raises DatasetError where there are none."""
    own = [
        entry
        for entry in entries
        if (entry.setting, entry.shift, entry.half) == (setting, shift, half)
        and abs(entry.share - share) < 1e-6
    ]
    if not own:
        where = "/".join(part for part in (setting, shift, half) if part)
        share_told = f" with {share:.0%}" if share < 1 else ""
        raise DatasetError(f"There are no pictures in {where}{share_told}.")
    return own


def _read_setting(folder: Path, setting: str) -> Iterator[Entry]:
    for pictures in sorted(path for path in folder.rglob(PICTURES) if path.is_dir()):
        parts = pictures.parent.relative_to(folder).parts
        entry = _named(setting, parts, pictures.parent)
        files = sorted(path for path in pictures.glob("*.npy") if not path.name.startswith("."))
        masks = pictures.parent / MASKS
        sidecar = _sidecar(pictures.parent / SIDECAR)
        for file in files:
            if not (masks / file.name).is_file():
                raise DatasetError(
                    f"{file} has no mask in {masks}. Copy it there, or take the picture out."
                )
            yield _filed(entry, file, masks / file.name, sidecar)


def _named(setting: str, parts: tuple[str, ...], folder: Path) -> Entry:
    """What the folders' names say; the pair is still without its file."""
    shift, half, share = "", "", 1.0
    names = list(parts)
    while names and (names[-1] in (FINETUNE, INFERENCE) or PERCENT.fullmatch(names[-1])):
        last = names.pop()
        percent = PERCENT.fullmatch(last)
        if percent:
            half, share = FINETUNE, int(percent[1]) / 100
        else:
            half = last
    if setting != INSIDE:
        shift = names.pop(0) if names and names[0] in (SITE, TASK) else ""
        if not shift or not half:
            raise DatasetError(
                f"{folder} is not laid out as MedSegDB: below {setting} come {SITE} or {TASK}, the "
                f"task, the set, and {FINETUNE} or {INFERENCE}."
            )
    if len(names) not in (2, 3):
        raise DatasetError(f"{folder} is not laid out as MedSegDB: a set and a task, no more.")
    dataset, task = names[:2] if setting == INSIDE else (names[1], names[0])
    try:
        tree().place_named(task)
    except KeyError as error:
        raise DatasetError(
            f"{folder}: {error.args[0]}. Folders are named Modality_Task, such as Fundus_OpticDisc "
            "(resources/medsegx_tree.toml)."
        ) from error
    pair = Pair(dataset, "", "", task, read=_unread)
    return Entry(setting, shift, "".join(names[2:]), half, share, pair)


def _filed(entry: Entry, picture: Path, mask: Path, sidecar: dict[str, dict[str, str]]) -> Entry:
    told = sidecar.get(picture.name, {})
    person = told.get("person") or re.sub(r"_sliceid_\d+$", "", picture.stem)
    spacing = (float(told.get("spacing_y") or 1), float(told.get("spacing_x") or 1))
    pair = replace(
        entry.pair,
        person=f"{entry.pair.dataset}/{person}",
        name=picture.name,
        read=partial(read_pair, picture, mask),
        spacing=spacing,
    )
    return replace(entry, pair=pair)


def read_pair(picture: Path, mask: Path) -> tuple[NDArray[np.uint8], Mask]:
    """The picture (H, W, 3) uint8 and its mask (H, W).

    Raises DatasetError where a file cannot be read, the two differ in size, or the mask is empty.
    """
    pixels, drawn = read_pixels(picture), read_pixels(mask)
    if pixels.ndim != 3 or pixels.shape[2] != 3:
        raise DatasetError(f"{picture} is no picture of three colours: {pixels.shape}.")
    if drawn.ndim != 2 or drawn.shape != pixels.shape[:2]:
        raise DatasetError(
            f"{mask} is {drawn.shape}, its picture {pixels.shape[:2]}. Both must have one size."
        )
    if not drawn.any():
        raise DatasetError(f"{mask} is empty. MedSegDB has no empty masks: take the pair out.")
    return pixels, drawn > 0


def _sidecar(file: Path) -> dict[str, dict[str, str]]:
    if not file.is_file():
        return {}
    with file.open(newline="", encoding="utf-8") as handle:
        return {row["file"]: row for row in csv.DictReader(handle)}


def _unread() -> tuple[NDArray[np.uint8], Mask]:
    raise AssertionError("an entry without a file")
