"""Sets of diabetic lesions, in the folders in which they are published."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from training.datasets.drawings import DatasetError, drawn, white
from training.datasets.files import file_of, find, look_for, pictures, rows_of_csv
from training.datasets.sample import ABSENT, TEST, TRAINING, VALIDATION, Label, Sample

Row = TypeVar("Row")

HALVES = ((TRAINING, "a. Training Set"), (TEST, "b. Testing Set"))
IDRID_LESIONS = (
    ("microaneurysm", "1. Microaneurysms", "MA"),
    ("haemorrhage", "2. Haemorrhages", "HE"),
    ("hard_exudate", "3. Hard Exudates", "EX"),
    ("soft_exudate", "4. Soft Exudates", "SE"),
)
DDR_LESIONS = {
    "microaneurysm": "MA",
    "haemorrhage": "HE",
    "hard_exudate": "EX",
    "soft_exudate": "SE",
}
MAPLES_STRUCTURES = {
    "vessel": "Vessels",
    "optic_disc": "OpticDisc",
    "optic_cup": "OpticCup",
    "macula": "Macula",
    "microaneurysm": "Microaneurysms",
    "haemorrhage": "Hemorrhages",
    "neovascularisation": "Neovascularization",
    "hard_exudate": "Exudates",
    "soft_exudate": "CottonWoolSpots",
    "drusen": "Drusens",
}
MAPLES_RED = ("microaneurysm", "haemorrhage", "neovascularisation")
MAPLES_BRIGHT = ("hard_exudate", "soft_exudate", "drusen")


def idrid_segmentation(root: Path) -> list[Sample]:
    """IDRiD part A (Porwal 2018): "2. All Segmentation Groundtruths"/…/IDRiD_01_MA.tif.

    A lesion without a file is not there. The masks are drawn dark red, so any colour counts.
    """
    base = find(root, "A. Segmentation")
    samples = []
    for split, half in HALVES:
        truth = base / "2. All Segmentation Groundtruths" / half
        for name, image in pictures(base / "1. Original Images" / half).items():
            masks = {}
            for structure, folder, letters in IDRID_LESIONS:
                file = file_of(truth / folder, f"{name}_{letters}")
                masks[structure] = Label(file, drawn) if file.is_file() else ABSENT
            disc = file_of(truth / "5. Optic Disc", f"{name}_OD")
            masks["optic_disc"] = Label(disc, drawn, may_be_empty=False)
            samples.append(Sample("idrid_segmentation", name, image, masks, {}, split=split))
    return samples


def idrid_grading(root: Path) -> list[Sample]:
    """IDRiD part B: photographs with DR grade (ICDR, 0 to 4) and DME risk (0 to 2), no masks."""
    base = find(root, "B. Disease Grading")
    samples = []
    for split, half in HALVES:
        table = f"{half[0]}. IDRiD_Disease Grading_{half[3:-4]} Labels.csv"
        rows = {row["Image name"]: row for row in rows_of_csv(base / "2. Groundtruths" / table)}
        for name, image in pictures(base / "1. Original Images" / half).items():
            row = _row(rows, name, table)
            grades = {
                "dr_grade": int(row["Retinopathy grade"]),
                "dme_risk": int(row["Risk of macular edema"]),
            }
            identifier = f"{split}_{name}"
            samples.append(
                Sample("idrid_grading", identifier, image, {}, {}, split=split, grades=grades)
            )
    return samples


def idrid_localisation(root: Path) -> list[Sample]:
    """IDRiD part C: centres of disc and fovea, "X- Coordinate" and "Y - Coordinate" in pixels.

    Both halves count from IDRiD_001, so the half is part of the id.
    """
    base = find(root, "C. Localization")
    truth = base / "2. Groundtruths"
    samples = []
    for split, half in HALVES:
        which = half[3:-4]
        disc = f"{half[0]}. IDRiD_OD_Center_{which} Set_Markups.csv"
        discs = _points(truth / "1. Optic Disc Center Location" / disc)
        fovea = f"IDRiD_Fovea_Center_{which} Set_Markups.csv"
        foveas = _points(truth / "2. Fovea Center Location" / fovea)
        for name, image in pictures(base / "1. Original Images" / half).items():
            landmarks = {
                "optic_disc": _row(discs, name, disc),
                "fovea": _row(foveas, name, fovea),
            }
            identifier = f"{split}_{name}"
            samples.append(
                Sample("idrid_localisation", identifier, image, {}, landmarks, split=split)
            )
    return samples


def ddr(root: Path) -> list[Sample]:
    """DDR (Li 2019): lesion_segmentation/{train,valid,test}/image/ and label/{EX,HE,MA,SE}/*.tif.

    In valid/ the folder is called "segmentation label". Every photograph has all four masks.
    """
    base = find(root, "train/image").parent.parent
    samples = []
    for split, part in ((TRAINING, "train"), (VALIDATION, "valid"), (TEST, "test")):
        if not (base / part).is_dir():
            continue
        truth = find(base / part, "label", "segmentation label")
        for name, image in pictures(base / part / "image").items():
            masks = {
                structure: Label(file_of(truth / letters, name), drawn)
                for structure, letters in DDR_LESIONS.items()
            }
            samples.append(Sample("ddr", name, image, masks, {}, split=split))
    return samples


def e_ophtha(root: Path) -> list[Sample]:
    """e-ophtha (Decencière 2013): e_optha_EX/ and e_optha_MA/, either or both.

    EX/E0000404/C0001273.jpg with Annotation_EX/E0000404/C0001273_EX.png; the same for MA without
    the suffix; healthy/ has none of that lesion. A photograph of both parts has both labels.
    """
    found: dict[str, tuple[Path, dict[str, Label]]] = {}
    for structure, part, lesion, suffix in (
        ("hard_exudate", "e_optha_EX", "EX", "_EX"),
        ("microaneurysm", "e_optha_MA", "MA", ""),
    ):
        base = look_for(root, part)
        if base is None:
            continue
        for folder in (lesion, "healthy"):
            for name, image in pictures(base / folder).items():
                label = ABSENT
                if folder == lesion:
                    truth = base / f"Annotation_{lesion}" / image.parent.name
                    label = Label(file_of(truth, name + suffix), white, may_be_empty=False)
                identifier = f"{image.parent.name}_{name}"
                found.setdefault(identifier, (image, {}))[1][structure] = label
    if not found:
        find(root, "e_optha_EX", "e_optha_MA")  # says what was looked for
    return [
        Sample("e_ophtha", identifier, image, masks, {}, patient=image.parent.name)
        for identifier, (image, masks) in sorted(found.items())
    ]


def maples_dr(root: Path) -> list[Sample]:
    """MAPLES-DR (Lepetit-Aimon 2024): MAPLES-DR.zip, {train,test}/<structure>/<MESSIDOR name>.png.

    The photographs are MESSIDOR's own, anywhere below `root` under their published names. A macula
    or cup without a file was left out by the graders: not labelled. Pixels in BrightUncertains and
    RedUncertains are not known for the lesions of that colour.
    """
    base = find(root, "train/OpticDisc").parent.parent
    photographs = pictures(root, ".tif", ".jpg")
    samples = []
    for split, part in ((TRAINING, base / "train"), (TEST, base / "test")):
        for name in pictures(part / "OpticDisc"):
            if name not in photographs:
                raise DatasetError(
                    f"MAPLES-DR labels {name}, but {root} holds no such photograph. Unpack "
                    "MESSIDOR's photographs (.tif) below that folder too."
                )
            masks = {
                structure: Label(
                    file_of(part / folder, name),
                    drawn,
                    may_be_empty=structure in (*MAPLES_RED, *MAPLES_BRIGHT),
                    questionable=_uncertain(part, structure, name),
                )
                for structure, folder in MAPLES_STRUCTURES.items()
                if _maples_labels(part / folder, structure, name)
            }
            samples.append(Sample("maples_dr", name, photographs[name], masks, {}, split=split))
    return samples


def _maples_labels(folder: Path, structure: str, name: str) -> bool:
    """Whether the graders drew the structure; only macula and cup lack some on purpose."""
    return structure not in ("macula", "optic_cup") or file_of(folder, name).is_file()


def _uncertain(part: Path, structure: str, name: str) -> Path | None:
    for folder, lesions in (("RedUncertains", MAPLES_RED), ("BrightUncertains", MAPLES_BRIGHT)):
        if structure in lesions and (part / folder).is_dir():
            file = file_of(part / folder, name)
            return file if file.is_file() else None
    return None


def _points(table: Path) -> dict[str, tuple[float, float]]:
    return {
        row["Image No"]: (float(row["X- Coordinate"]), float(row["Y - Coordinate"]))
        for row in rows_of_csv(table)
        if row.get("X- Coordinate")
    }


def _row(rows: dict[str, Row], name: str, table: str) -> Row:
    if name not in rows:
        raise DatasetError(f"{table} has no row for {name}. Unpack the data set again.")
    return rows[name]
