"""A dataset folder: what the viewer exports, what pseudo-labelling writes, and what users bring.

    manifest.csv                        one row a photograph
    images/<id>.png                     or any other picture that the manifest names
    masks/<structure>/<id>.png          0 and 255, on the photograph's grid; a key of the taxonomy
    questionable/<structure>/<id>.png   optional: pixels that nobody could decide

Columns of the manifest: `id`, `image` (path within the folder) and `labels` (the structures whose
masks are there, blanks between), and where known: `dataset`, `patient`, `eye` (R or L), `split`
(training, validation or test), `fovea_x`, `fovea_y`, `disc_x`, `disc_y` (pixels), `dr_grade`,
`dme_risk`, `healthy` (yes), `cropped` (yes), `by_model` (structures that a model drew).
"""

from __future__ import annotations

from pathlib import Path

from engine.image import Laterality
from engine.taxonomy import structures as taxonomy
from training.datasets.drawings import DatasetError
from training.datasets.files import rows_of_csv
from training.datasets.sample import TEST, TRAINING, VALIDATION, Label, Sample

MANIFEST = "manifest.csv"
SPLITS = ("", TRAINING, VALIDATION, TEST)
POINTS = (("fovea", "fovea"), ("optic_disc", "disc"))  # landmark, column
GRADES = ("dr_grade", "dme_risk")


def read_folder(folder: Path) -> list[Sample]:
    """All photographs of a dataset folder. Raises DatasetError that names the row at fault."""
    if not (folder / MANIFEST).is_file():
        raise DatasetError(
            f"No {MANIFEST} in {folder}. Export cases from the viewer, or write one: see "
            "docs/training.md."
        )
    samples = [_sample(row, folder) for row in rows_of_csv(folder / MANIFEST)]
    names = [sample.name for sample in samples]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DatasetError(f"{folder / MANIFEST}: {', '.join(twice[:5])} stands there twice.")
    return samples


def landmarks_of(row: dict[str, str]) -> dict[str, tuple[float, float]]:
    """The points of a manifest's row, in pixels."""
    return {
        key: (float(row[f"{column}_x"]), float(row[f"{column}_y"]))
        for key, column in POINTS
        if row.get(f"{column}_x")
    }


def grades_of(row: dict[str, str]) -> dict[str, int]:
    """The grades of a manifest's row."""
    return {key: int(row[key]) for key in GRADES if row.get(key)}


def _sample(row: dict[str, str], folder: Path) -> Sample:
    identifier = row.get("id", "")
    place = f"{folder / MANIFEST}, {identifier or 'row without id'}"
    if not identifier or not row.get("image"):
        raise DatasetError(f"{place}: every row needs an id and an image.")
    if row.get("split", "") not in SPLITS:
        raise DatasetError(f"{place}: split is {row['split']!r}, not training, validation or test.")
    keys = row.get("labels", "").split()
    unknown = [key for key in keys if key not in taxonomy() and key != "fov"]
    if unknown:
        raise DatasetError(
            f"{place}: {', '.join(unknown)} is no structure. The keys are in "
            "resources/taxonomy.toml."
        )
    image = folder / row["image"]
    try:
        landmarks, grades = landmarks_of(row), grades_of(row)
        eye = Laterality(row["eye"]) if row.get("eye") else Laterality.UNKNOWN
    except (KeyError, ValueError) as error:
        raise DatasetError(f"{place}: a coordinate, grade or eye is not readable.") from error
    return Sample(
        row.get("dataset") or folder.resolve().name,
        identifier,
        image,
        {key: _label(folder, key, identifier) for key in keys},
        landmarks,
        healthy=row.get("healthy") == "yes",
        cropped=row.get("cropped") == "yes",
        patient=row.get("patient", ""),
        eye=eye,
        split=row.get("split", ""),
        grades=grades,
    )


def _label(folder: Path, key: str, name: str) -> Label:
    undecided = folder / "questionable" / key / f"{name}.png"
    return Label(
        folder / "masks" / key / f"{name}.png",
        questionable=undecided if undecided.is_file() else None,
    )
