"""The shared collection of labelled fundus photographs, one row of its manifest an image."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from engine.image import Laterality
from training.datasets.drawings import DatasetError, Pixels, Truth
from training.datasets.files import rows_of_csv
from training.datasets.folder import grades_of, landmarks_of
from training.datasets.sample import ABSENT, Label, Sample

DISC_CROPS = {"refuge_disc_crops"}  # sets of cropped pictures without a visible field
DIABETIC = ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate")  # none in ICDR 0
ARTERY, VEIN, CROSSING = 1, 2, 3  # values of `av` masks; 3: crossing or of unknown kind


def read_manifest(shared: Path) -> list[Sample]:
    """All photographs of `shared`/data/fundus/manifest.csv.

    Raises DatasetError where the manifest or a file that it names is missing.
    """
    data = shared / "data"
    manifest = data / "fundus" / "manifest.csv"
    if not manifest.is_file():
        raise DatasetError(f"No manifest at {manifest}. Set RETSAM_SHARED to the data's folder.")
    healthy = _healthy_ids()
    return [_sample(row, data, healthy) for row in rows_of_csv(manifest)]


def _healthy_ids() -> dict[str, list[str]]:
    text = files("training").joinpath("configs/fundus-healthy.toml").read_text(encoding="utf-8")
    told: dict[str, list[str]] = tomllib.loads(text)["healthy"]
    return told


def _sample(row: dict[str, str], data: Path, healthy: dict[str, list[str]]) -> Sample:
    dataset, identifier = row["dataset"], row["id"]
    image = data / row["image"]
    folder = data / "fundus" / dataset / "masks"
    paths = {label: folder / label / f"{image.stem}.png" for label in row.get("labels", "").split()}
    for path in (image, *paths.values()):
        if not path.is_file():
            raise DatasetError(f"{dataset} {identifier}: {path} is missing.")
    masks = {key: Label(path) for key, path in paths.items() if key != "av"}
    if "av" in paths:
        masks["artery"] = Label(paths["av"], artery_of_av)
        masks["vein"] = Label(paths["av"], vein_of_av)
    grades = grades_of(row)
    if grades.get("dr_grade") == 0:
        masks |= {key: ABSENT for key in DIABETIC if key not in masks}
    return Sample(
        dataset,
        identifier,
        image,
        masks,
        landmarks_of(row),
        healthy=identifier in healthy.get(dataset, ()),
        cropped=dataset in DISC_CROPS,
        patient=re.sub("[LR]$", "", identifier) if dataset == "chase_db1" else "",
        eye=_eye(dataset, identifier),
        grades=grades,
    )


def artery_of_av(pixels: Pixels) -> Truth:
    """1 is artery; a crossing, or a vessel of unknown kind, is not known."""
    return pixels == ARTERY, pixels != CROSSING


def vein_of_av(pixels: Pixels) -> Truth:
    """2 is vein; see `artery_of_av`."""
    return pixels == VEIN, pixels != CROSSING


def _eye(dataset: str, identifier: str) -> Laterality:
    letter = identifier[-1:] if dataset == "chase_db1" else ""
    return Laterality(letter) if letter in ("L", "R") else Laterality.UNKNOWN
