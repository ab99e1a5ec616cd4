"""Sets of vessels, arteries and veins, in the folders in which they are published."""

from __future__ import annotations

import re
from pathlib import Path

from engine.image import Laterality
from training.datasets.drawings import (
    artery_of_colours,
    vein_of_colours,
    vessel_of_colours,
    white,
)
from training.datasets.files import file_of, find, look_for, pictures
from training.datasets.sample import TEST, TRAINING, Label, Sample

SECOND = "vessel_observer2"


def drive(root: Path) -> list[Sample]:
    """DRIVE (Staal 2004): training/ and test/, each images/21_training.tif, mask/ and 1st_manual/.

    drive.grand-challenge.org. Later releases hold no 1st_manual/ for the test half.
    """
    base = find(root, "training/images").parent.parent
    samples = []
    for split in (TRAINING, TEST):
        part = base / split
        for name, image in _of(part / "images"):
            number = name.split("_")[0]
            masks = _where_published(part / "1st_manual", f"{number}_manual1", "vessel")
            masks |= _if_there(part / "2nd_manual", f"{number}_manual2", SECOND)
            masks |= _if_there(part / "mask", f"{name}_mask", "fov")
            samples.append(Sample("drive", number, image, masks, {}, split=split))
    return samples


def rite(root: Path) -> list[Sample]:
    """RITE (Hu 2013), the arteries and veins of DRIVE: AV_groundTruth/{training,test}/.

    Each holds images/21_training.tif, vessel/ and av/21_training.png (red, blue, green, white).
    """
    base = find(root, "training/av").parent.parent
    samples = []
    for split in (TRAINING, TEST):
        part = base / split
        for name, image in _of(part / "images"):
            masks = _colours(file_of(part / "av", name))
            masks["vessel"] = _vessel(file_of(part / "vessel", name))
            samples.append(Sample("rite", name.split("_")[0], image, masks, {}, split=split))
    return samples


def chase_db1(root: Path) -> list[Sample]:
    """CHASE_DB1 (Fraz 2012): Image_01L.jpg, Image_01L_1stHO.png and _2ndHO.png; two eyes a child.

    No split is published; the last eight photographs are commonly the test.
    """
    samples = []
    for name, image in pictures(_holding(root, "Image_*.jpg"), ".jpg").items():
        identifier = name.removeprefix("Image_")
        masks = {
            "vessel": _vessel(image.with_name(f"{name}_1stHO.png")),
            **_if_there(image.parent, f"{name}_2ndHO", SECOND),
        }
        samples.append(
            Sample(
                "chase_db1",
                identifier,
                image,
                masks,
                {},
                patient=re.sub("[LR]$", "", identifier),
                eye=Laterality.LEFT if identifier.endswith("L") else Laterality.RIGHT,
            )
        )
    return samples


def stare(root: Path) -> list[Sample]:
    """STARE (Hoover 2000): stare-images/im0001.ppm.gz, labels-ah/im0001.ah.ppm.gz and labels-vk/.

    cecas.clemson.edu/~ahoover/stare/probing; the files may be unpacked (.ppm) or not.
    """
    images = find(root, "stare-images")
    labels = find(root, "labels-ah")
    samples = []
    for name, image in _of(images):
        masks = {"vessel": _vessel(file_of(labels, f"{name}.ah"))}
        second = look_for(root, "labels-vk")
        if second is not None:
            masks |= _if_there(second, f"{name}.vk", SECOND)
        samples.append(Sample("stare", name, image, masks, {}))
    return samples


def hrf(root: Path) -> list[Sample]:
    """HRF (Budai 2013): images/01_h.jpg, manual1/01_h.tif, mask/01_h_mask.tif; _h is healthy.

    Arteries and veins (Hemelings 2019) where HRF_AV_GT/01_h_AVmanual.png lies there as well.
    """
    manual = find(root, "manual1")
    kinds = look_for(root, "HRF_AV_GT")
    samples = []
    for name, image in _of(manual.parent / "images"):
        masks = {"vessel": _vessel(file_of(manual, name))}
        masks |= _if_there(manual.parent / "mask", f"{name}_mask", "fov")
        if kinds is not None:
            masks |= _colours(file_of(kinds, f"{name}_AVmanual"))
        samples.append(Sample("hrf", name, image, masks, {}, healthy=name.endswith("_h")))
    return samples


def les_av(root: Path) -> list[Sample]:
    """LES-AV (Orlando 2018): images/, vessel-segmentations/, arteries-and-veins/, masks/."""
    kinds = find(root, "arteries-and-veins")
    base = kinds.parent
    samples = []
    for name, image in _of(base / "images"):
        masks = _colours(file_of(kinds, name))
        masks["vessel"] = _vessel(file_of(base / "vessel-segmentations", name))
        masks |= _if_there(base / "masks", name, "fov")
        samples.append(Sample("les_av", name, image, masks, {}))
    return samples


def fives(root: Path) -> list[Sample]:
    """FIVES (Jin 2022): {train,test}/Original/1_A.png and "Ground truth"/1_A.png.

    The letter tells the disease: AMD, diabetic, glaucoma, normal.
    """
    base = find(root, "train/Original").parent.parent
    samples = []
    for split, part in ((TRAINING, base / "train"), (TEST, base / "test")):
        for name, image in _of(part / "Original"):
            masks = {"vessel": _vessel(file_of(part / "Ground truth", name))}
            samples.append(
                Sample(
                    "fives",
                    f"{split}_{name}",  # both halves count from 1
                    image,
                    masks,
                    {},
                    healthy=name.endswith("_N"),
                    split=split,
                )
            )
    return samples


def _of(folder: Path) -> list[tuple[str, Path]]:
    return list(pictures(folder).items()) if folder.is_dir() else []


def _holding(root: Path, pattern: str) -> Path:
    """`root` itself, or the folder in it where such files lie."""
    found = next(iter(sorted(root.rglob(pattern))), None)
    return find(root, pattern) if found is None else found.parent


def _vessel(file: Path) -> Label:
    return Label(file, white, may_be_empty=False)


def _where_published(folder: Path, name: str, structure: str) -> dict[str, Label]:
    """What a release holds for all photographs or for none."""
    return {structure: _vessel(file_of(folder, name))} if folder.is_dir() else {}


def _if_there(folder: Path, name: str, structure: str) -> dict[str, Label]:
    """What is not there for every photograph."""
    file = file_of(folder, name)
    return {structure: Label(file, white, may_be_empty=False)} if file.is_file() else {}


def _colours(file: Path) -> dict[str, Label]:
    """Artery, vein and vessel of one drawing in colours."""
    return {
        "artery": Label(file, artery_of_colours, may_be_empty=False),
        "vein": Label(file, vein_of_colours, may_be_empty=False),
        "vessel": Label(file, vessel_of_colours, may_be_empty=False),
    }
