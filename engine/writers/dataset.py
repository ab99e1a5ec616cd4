"""Corrected cases as a dataset folder, from which models are trained.

manifest.csv                        one row a case
images/<id>.png                     the photograph
masks/<structure>/<id>.png          0 and 255, on the photograph's grid
questionable/<structure>/<id>.png   pixels that the reader could not decide, where there are any
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from engine.errors import OutputError
from engine.files import remove, write_bytes
from engine.image import Laterality, RetinalImage
from engine.layers import Mask
from engine.taxonomy import structures
from engine.writers.pictures import png_of_mask, png_of_rgb

MANIFEST = "manifest.csv"
COLUMNS = (
    *("dataset", "id", "image", "labels", "by_model", "patient", "eye", "split"),
    *("fovea_x", "fovea_y", "disc_x", "disc_y", "dr_grade", "dme_risk", "healthy", "cropped"),
)
POINTS = {"fovea": "fovea", "optic_disc": "disc"}  # landmark: column


@dataclass(frozen=True, eq=False)
class DatasetCase:
    """One case for training: photograph, masks by structure, points (x, y) in its pixels.

    `photograph` is written into the folder; a path is only referred to. A structure with an empty
    mask is labelled as absent, one without a mask is not labelled. `questionable` holds undecided
    pixels by structure, `by_model` the structures that a model drew. `patient` is a pseudonym that
    the photographs of one person share; `split` is training, validation, test or empty.
    """

    identifier: str
    photograph: RetinalImage | Path
    masks: Mapping[str, Mask]
    landmarks: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    questionable: Mapping[str, Mask] = field(default_factory=dict)
    by_model: tuple[str, ...] = ()
    dataset: str = ""
    patient: str = ""
    eye: Laterality = Laterality.UNKNOWN
    split: str = ""
    more: Mapping[str, str] = field(default_factory=dict)  # further columns of the manifest


def write_case(folder: Path, case: DatasetCase) -> None:
    """Add `case` to the dataset folder, or replace the one of the same id.

    Masks of an earlier one that this one lacks are taken away. The manifest is written last, so
    that a case that it names is complete. Raises `OutputError`.
    """
    if not re.fullmatch(r"[\w.\-]+", case.identifier) or case.identifier.startswith("."):
        raise OutputError(
            f"{case.identifier!r} cannot be a file's name. Use letters, digits, dot, dash and "
            "underscore."
        )
    rows = {row["id"]: row for row in read_rows(folder)}
    image = _place_image(folder, case)
    for kind, masks in (("masks", case.masks), ("questionable", case.questionable)):
        for structure in structures():
            path = folder / kind / structure / f"{case.identifier}.png"
            if structure in masks:
                write_bytes(path, png_of_mask(masks[structure]))
            else:
                remove(path)
    rows[case.identifier] = _row(case, image)
    write_bytes(folder / MANIFEST, _table(list(rows.values())).encode("utf-8"))


def read_rows(folder: Path) -> list[dict[str, str]]:
    """The manifest's rows; none where there is no manifest yet."""
    path = folder / MANIFEST
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(file)]


def _place_image(folder: Path, case: DatasetCase) -> str:
    if isinstance(case.photograph, Path):
        return Path(os.path.relpath(case.photograph.resolve(), folder.resolve())).as_posix()
    name = f"images/{case.identifier}.png"
    write_bytes(folder / name, png_of_rgb(case.photograph.rgb8()))
    return name


def _row(case: DatasetCase, image: str) -> dict[str, str]:
    row = {
        "dataset": case.dataset,
        "id": case.identifier,
        "image": image,
        "labels": " ".join(case.masks),
        "by_model": " ".join(case.by_model),
        "patient": case.patient,
        "eye": "" if case.eye is Laterality.UNKNOWN else case.eye.value,
        "split": case.split,
        **case.more,
    }
    for structure, column in POINTS.items():
        if structure in case.landmarks:
            x, y = case.landmarks[structure]
            row |= {f"{column}_x": f"{x:.2f}", f"{column}_y": f"{y:.2f}"}
    return row


def _table(rows: list[dict[str, str]]) -> str:
    text = StringIO()
    own = dict.fromkeys(column for row in rows for column in row if column)  # somebody else's too
    columns = [*COLUMNS, *(column for column in own if column not in COLUMNS)]
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
