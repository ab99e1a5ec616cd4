"""Sets that hold one folder a structure, and arrays for promptable models."""

from __future__ import annotations

import re
from pathlib import Path

from engine.taxonomy import structures
from training.datasets.drawings import DatasetError, drawn
from training.datasets.files import file_of, find, pictures
from training.datasets.sample import TEST, TRAINING, VALIDATION, Label, Sample

ALSO = {  # how MMAC and others call what the taxonomy calls otherwise
    "choroidalneovascularization": "choroidal_neovascularisation",
    "neovascularization": "neovascularisation",
    "lacquercracks": "lacquer_crack",
    "tessellatedfundus": "tessellation",
    "peripapillaryatrophy": "peripapillary_arc",
    "diffusechorioretinalatrophy": "diffuse_atrophy",
    "patchychorioretinalatrophy": "patchy_atrophy",
}
MEDSEG_TASKS = {"OpticDisc": "optic_disc", "OpticCup": "optic_cup", "RetinalVessel": "vessel"}
MEDSEG_FUNDUS = ("Fundus_", "Funduscopy_")


def mmac(root: Path) -> list[Sample]:
    """MMAC (Qian 2024), and phenotypes in the same folders: one folder a structure.

    "1. Lacquer Cracks"/"1. Images"/"1. Training Set"/*.png, with the mask of the same name in
    "2. Groundtruths"/"1. Training Set". codalab.lisn.upsaclay.fr/competitions/12441.
    """
    find(root, "1. Images")  # says what is missing
    samples = []
    for images in sorted(path for path in root.rglob("1. Images") if path.is_dir()):
        structure = structure_named(re.sub(r"^\d+\.\s*", "", images.parent.name))
        truth = images.parent / "2. Groundtruths"
        if structure is None or not truth.is_dir():
            continue
        for number, split in enumerate((TRAINING, VALIDATION, TEST), start=1):
            for half in sorted(images.glob(f"{number}. *")):
                for name, image in pictures(half).items():
                    label = Label(file_of(truth / half.name, name), drawn)
                    samples.append(Sample("mmac", name, image, {structure: label}, {}, split=split))
    if not samples:
        raise DatasetError(
            f"No folder in {root} is named after a structure of the taxonomy and holds "
            '"1. Images" and "2. Groundtruths".'
        )
    return samples


def structure_named(title: str) -> str | None:
    """The key of the structure that goes by `title`, whatever its capitals, blanks and plural."""
    wanted = _plain(title)
    for key, structure in structures().items():
        names = [key, structure.title, *(alias.split(":")[-1] for alias in structure.aliases)]
        if wanted in {_plain(name) for name in names}:
            return key
    return ALSO.get(wanted)


def _plain(title: str) -> str:
    return re.sub("[^a-z]", "", title.lower())


def medsegdb(root: Path) -> list[Sample]:
    """MedSegDB (MedSegX): …/Fundus_OpticDisc/…/npy_imgs/*.npy and npy_gts/ of the same names.

    Pictures are 256 × 256, squeezed whatever their shape was; masks are 0 and 1 and never empty.
    finetune/ trains and inference/ tests; eval/ID has no halves.
    """
    samples = []
    for images in sorted(path for path in root.rglob("npy_imgs") if path.is_dir()):
        place = images.parent.relative_to(root)
        task = next((part for part in place.parts if part.startswith(MEDSEG_FUNDUS)), None)
        structure = MEDSEG_TASKS.get(task.split("_", 1)[1].replace("_", "")) if task else None
        if task is None or structure is None:
            continue
        split = TRAINING if "finetune" in place.parts else ""
        split = TEST if "inference" in place.parts else split
        others = [part for part in place.parts if part not in (task, "finetune", "inference")]
        for name, image in pictures(images, ".npy").items():
            label = Label(images.parent / "npy_gts" / image.name, drawn, may_be_empty=False)
            samples.append(
                Sample(
                    "medsegdb",
                    "_".join([structure, *others, name]),
                    image,
                    {structure: label},
                    {},
                    patient="_".join([*others, re.sub(r"_sliceid_\d+$", "", name)]),
                    split=split,
                )
            )
    if not samples:
        raise DatasetError(
            f"No fundus task of MedSegDB in {root}: looked for npy_imgs below folders such as "
            "Fundus_OpticDisc. Unpack the data set there."
        )
    return samples
