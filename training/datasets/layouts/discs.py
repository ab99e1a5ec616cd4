"""Sets of optic disc and cup, in the folders in which they are published."""

from __future__ import annotations

from pathlib import Path

from engine.image import Laterality
from training.datasets.drawings import DatasetError, at_least, at_most, white
from training.datasets.files import (
    file_of,
    find,
    look_for,
    pictures,
    rows_of_csv,
    rows_of_sheet,
)
from training.datasets.sample import ABSENT, TEST, TRAINING, VALIDATION, Label, Sample

THREE_OF_FOUR = 180  # Drishti's soft maps hold 0, 64, 128, 191 and 255: experts of four
RING, CUP = 128, 0  # REFUGE: the disc's rim, the cup; white around
DARK = 64  # PALM draws structures black on white


def refuge(root: Path) -> list[Sample]:
    """REFUGE (Orlando 2020): Disc_Cup_Masks/**/*.bmp, photographs g0001, n0001, V0001, T0001 .jpg.

    refuge.grand-challenge.org: Training400/, REFUGE-Validation400/ and Test400/ with their
    annotations beside them. 0 is cup, 128 rim, 255 background. Foveas from the Excel files.
    """
    find(root, "Disc_Cup_Masks")  # says what is missing
    photographs, drawings = pictures(root, ".jpg"), pictures(root, ".bmp")
    foveas = _foveas(root)
    samples = []
    for name, image in photographs.items():
        split = {"g": TRAINING, "n": TRAINING, "V": VALIDATION, "T": TEST}.get(name[0])
        if split is None or not name[1:].isdigit():
            continue  # illustrations
        file = drawings.get(name, image.with_suffix(".bmp"))
        masks = {
            "optic_disc": Label(file, at_most(RING), may_be_empty=False),
            "optic_cup": Label(file, at_most(CUP), may_be_empty=False),
        }
        samples.append(Sample("refuge", name, image, masks, _fovea(foveas, name), split=split))
    return samples


def drishti_gs(root: Path) -> list[Sample]:
    """Drishti-GS (Sivaswamy 2014): Training/Images/, Training/GT/<name>/SoftMap/, Test/Test_GT/.

    <name>_ODsegSoftmap.png and <name>_cupsegSoftmap.png hold the share of four experts; three must
    agree. Some maps are a few pixels smaller than their photographs.
    """
    samples = []
    for split, part, places in (
        (TRAINING, find(root, "Training/Images").parent, ("GT",)),
        (TEST, look_for(root, "Test/Images"), ("Test_GT", "GT")),
    ):
        if part is None:
            continue
        part = part.parent if part.name == "Images" else part
        truth = find(part, *places)
        for name, image in pictures(part / "Images").items():
            maps = truth / name / "SoftMap"
            masks = {
                "optic_disc": _soft(file_of(maps, f"{name}_ODsegSoftmap")),
                "optic_cup": _soft(file_of(maps, f"{name}_cupsegSoftmap")),
            }
            samples.append(Sample("drishti_gs", name, image, masks, {}, split=split))
    return samples


def rim_one_dl(root: Path) -> list[Sample]:
    """RIM-ONE DL (Fumero 2020): discs cut out, by hospital, and one expert's disc and cup.

    RIM-ONE_DL_images/partitioned_by_hospital/{training_set,test_set}/{glaucoma,normal}/r1_Im001.png
    and RIM-ONE_DL_reference_segmentations/{glaucoma,normal}/r1_Im001-1-Disc-T.png and -Cup-T.png.
    """
    base = find(root, "partitioned_by_hospital")
    drawings = pictures(find(root, "RIM-ONE_DL_reference_segmentations"))
    samples = []
    for split, half in ((TRAINING, "training_set"), (TEST, "test_set")):
        for name, image in pictures(base / half).items():
            masks = {}
            for structure, part in (("optic_disc", "Disc"), ("optic_cup", "Cup")):
                wanted = f"{name}-1-{part}-T"
                file = drawings.get(wanted, image.with_name(f"{wanted}.png"))
                masks[structure] = Label(file, white, may_be_empty=False)
            samples.append(Sample("rim_one_dl", name, image, masks, {}, cropped=True, split=split))
    return samples


def origa(root: Path) -> list[Sample]:
    """ORIGA (Zhang 2010): Images/001.jpg and Semi-automatic-annotations/001.mat.

    The file's variable "mask" is 1 on the rim and 2 in the cup. Copies that hold Masks/001.png
    instead are read as well. OrigaList.csv, where it is there, tells the eye and the set (A trains,
    B tests).
    """
    drawings = find(root, "Semi-automatic-annotations", "Masks")
    base = drawings.parent
    rows = {}
    if (base / "OrigaList.csv").is_file():
        rows = {Path(row["Filename"]).stem: row for row in rows_of_csv(base / "OrigaList.csv")}
    samples = []
    for name, image in pictures(base / "Images").items():
        file = drawings / f"{name}.mat"
        file = file if file.is_file() else file_of(drawings, name)
        row = rows.get(name, {})
        masks = {
            "optic_disc": Label(file, at_least(1), may_be_empty=False),
            "optic_cup": Label(file, at_least(2), may_be_empty=False),
        }
        samples.append(
            Sample(
                "origa",
                name,
                image,
                masks,
                {},
                eye={"OD": Laterality.RIGHT, "OS": Laterality.LEFT}.get(
                    row.get("Eye", ""), Laterality.UNKNOWN
                ),
                split={"A": TRAINING, "B": TEST}.get(row.get("Set", ""), ""),
            )
        )
    return samples


def palm(root: Path) -> list[Sample]:
    """PALM (Fang 2024): photographs .jpg, Disc_Masks/*.bmp and Lesion_Masks/{Atrophy,Detachment}/.

    As published on figshare ("Disc Masks", blanks for underscores) and by the challenge. Black is
    the structure. Atrophy holds patchy and peripapillary atrophy alike. An eye without the file has
    no atrophy or detachment; without a disc's file the disc is not labelled.
    """
    find(root, "Disc Masks", "Disc_Masks")  # says what is missing
    photographs = pictures(root, ".jpg")
    discs, atrophies, detachments = (
        _drawings(root, folder) for folder in ("Disc?Masks", "Atrophy", "Detachment")
    )
    foveas = _foveas(root)
    samples = []
    for name, image in photographs.items():
        split = {"V": VALIDATION, "T": TEST}.get(name[0], TRAINING)
        masks = {
            key: Label(drawings[name], at_most(DARK)) if name in drawings else ABSENT
            for key, drawings in (
                ("patchy_atrophy", atrophies),
                ("retinal_detachment", detachments),
            )
        }
        if name in discs:
            masks["optic_disc"] = Label(discs[name], at_most(DARK), may_be_empty=False)
        samples.append(Sample("palm", name, image, masks, _fovea(foveas, name), split=split))
    if not samples:
        raise DatasetError(f"No photographs (.jpg) of PALM in {root}. Unpack them there too.")
    return samples


def _soft(file: Path) -> Label:
    return Label(file, at_least(THREE_OF_FOUR), may_be_empty=False, slack=16)


def _drawings(root: Path, folder: str) -> dict[str, Path]:
    return {
        name: path
        for place in sorted(root.rglob(folder))
        for name, path in pictures(place, ".bmp").items()
    }


def _foveas(root: Path) -> dict[str, tuple[float, float]]:
    """From every Excel file that names a fovea: ImgName, Fovea_X, Fovea_Y; (0, 0) is not seen."""
    found = {}
    for sheet in sorted(root.rglob("*.xlsx")):
        if "fovea" not in sheet.name.lower():
            continue
        for row in rows_of_sheet(sheet):
            told = {title.lower(): value for title, value in row.items()}
            if told.get("imgname") and told.get("fovea_x") and told.get("fovea_y"):
                name = Path(str(told["imgname"])).stem
                found[name] = (float(told["fovea_x"]), float(told["fovea_y"]))
    return found


def _fovea(foveas: dict[str, tuple[float, float]], name: str) -> dict[str, tuple[float, float]]:
    return {"fovea": foveas[name]} if name in foveas else {}
