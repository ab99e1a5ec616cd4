"""Public OCT sets of pictures and MetaImages, in the folders in which they are published.

The layouts of RETOUCH and OCT5k follow public programs that read them; those of AROI, GOALS and
Kermany follow the sets' descriptions. None was read from the original files here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from training.datasets.drawings import DatasetError, Truth, read_pixels
from training.datasets.files import pictures, rows_of_csv
from training.datasets.oct.layers import nothing, rows_of, stack_of
from training.datasets.oct.sample import BScan, OctSample, Rows

RETOUCH_FLUID = {
    "intraretinal_fluid": 1,
    "subretinal_fluid": 2,
    "pigment_epithelial_detachment": 3,
}
AROI_FLUID = {
    "pigment_epithelial_detachment": 5,
    "subretinal_fluid": 6,
    "intraretinal_fluid": 7,
}
MHD_TYPES = {"MET_UCHAR": np.uint8, "MET_USHORT": np.uint16, "MET_SHORT": np.int16}
LARGEST_RAW = 1_000_000_000  # bytes
OCT5K = {"ILM": "ilm", "OPL": "opl_onl", "IS-OS": "ez", "IBRPE": "rpe", "OBRPE": "bm"}
KERMANY_NAME = re.compile(r"(CNV|DME|DRUSEN|NORMAL)-(\d+)-\d+")

Read = tuple[Mapping[str, Rows], Mapping[str, Truth]]


# --- RETOUCH -------------------------------------------------------------------------------------


def retouch(root: Path) -> list[OctSample]:
    """RETOUCH (Bogunović 2019): …/TRAIN001/oct.mhd with oct.raw, and reference.mhd with values
    1 intraretinal fluid, 2 subretinal fluid, 3 pigment epithelial detachment.
    """
    samples = []
    for reference in sorted(root.rglob("reference.mhd")):
        file = reference.with_name("oct.mhd")
        volume = mhd(file)
        for scan in range(volume.shape[0]):
            samples.append(
                OctSample(
                    "retouch",
                    f"{reference.parent.name}_{scan:03d}",
                    reference.parent.name,
                    file,
                    (),
                    (*RETOUCH_FLUID, "fluid"),
                    partial(_retouch, reference=reference, scan=scan),
                    _mhd_scale(file),
                    partial(_mhd_scan, scan=scan),
                )
            )
    return samples


def _retouch(image: BScan, *, reference: Path, scan: int) -> Read:
    values = mhd(reference)[scan]
    if values.shape != image.shape:
        raise DatasetError(f"{reference} has another size than its volume.")
    return {}, _fluids(values, RETOUCH_FLUID)


def _fluids(values: NDArray[Any], kinds: Mapping[str, int]) -> dict[str, Truth]:
    """Each kind by its value, and the union of all; known everywhere."""
    known = np.ones(values.shape, np.bool_)
    areas: dict[str, Truth] = {key: (values == value, known) for key, value in kinds.items()}
    areas["fluid"] = (np.isin(values, list(kinds.values())), known)
    return areas


def _mhd_header(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        raise DatasetError(f"{path} is missing. Unpack the data set again.") from None
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}


@lru_cache(maxsize=2)
def mhd(path: Path) -> NDArray[Any]:
    """A MetaImage of plain data beside its header, (scans, rows, columns); read on demand."""
    told = _mhd_header(path)
    try:
        columns, rows, scans = (int(size) for size in told["DimSize"].split())
        kind = MHD_TYPES[told["ElementType"]]
        raw = path.parent / Path(told["ElementDataFile"]).name
        size = columns * rows * scans * np.dtype(kind).itemsize
        if told.get("CompressedData", "False") == "True" or not 0 < size <= LARGEST_RAW:
            raise ValueError("compressed or of an impossible size")
        if raw.stat().st_size != size:
            raise ValueError("header and data differ in size")
        return np.memmap(raw, kind, "r", shape=(scans, rows, columns))
    except (KeyError, ValueError, OSError) as error:
        raise DatasetError(f"{path} is no MetaImage that can be read ({error}).") from error


def _mhd_scale(path: Path) -> OctScale | None:
    """ElementSpacing is in mm: along the scan, in depth, between scans."""
    try:
        x, z, y = (float(part) * 1000 for part in _mhd_header(path)["ElementSpacing"].split())
        return OctScale(z, x, y, "vendor")
    except (KeyError, ValueError):
        return None


def _mhd_scan(path: Path, *, scan: int) -> BScan:
    """As 8 bits: 16-bit volumes by their own range."""
    volume = mhd(path)
    if volume.dtype == np.uint8:
        return np.array(volume[scan])
    low, high = float(volume.min()), float(volume.max())
    share = (volume[scan].astype(np.float32) - low) / max(high - low, 1)
    shown: BScan = np.rint(share * 255).astype(np.uint8)
    return shown


# --- pictures ------------------------------------------------------------------------------------


def aroi(root: Path) -> list[OctSample]:
    """AROI (Melinščak 2021): patient1/raw/labeled/*.png and patient1/mask/number/*.png with 0
    above the ILM, 1 to IPL/INL, 2 to the RPE, 3 to BM, 4 below, 5 PED, 6 SRF, 7 cysts.

    Only the ILM is read as a surface: fluid lies between the others.
    """
    samples = []
    for folder in sorted(root.rglob("raw/labeled")):
        patient = folder.parents[1]
        for name, image in pictures(folder).items():
            mask = patient / "mask" / "number" / f"{name}.png"
            samples.append(
                OctSample(
                    "aroi",
                    f"{patient.name}_{name}",
                    patient.name,
                    image,
                    ("ilm",),
                    (*AROI_FLUID, "fluid"),
                    partial(_aroi, mask=mask),
                )
            )
    return samples


def _aroi(image: BScan, *, mask: Path) -> Read:
    values = read_pixels(mask)
    if values.shape != image.shape:
        raise DatasetError(f"{mask} has another size than its B-scan.")
    below = values > 0
    top = np.where(below.any(axis=0), below.argmax(axis=0) - 0.5, np.nan).astype(np.float32)
    return {"ilm": top[None]}, _fluids(values, AROI_FLUID)


def goals(root: Path) -> list[OctSample]:
    """GOALS (2022): …/Image/0001.png and …/Layer_Masks/0001.png with 0 nerve fibres, 80 ganglion
    cells and IPL, 160 choroid, 255 elsewhere.
    """
    return [
        OctSample(
            "goals",
            name,
            name,
            image,
            ("ilm", "rnfl_gcl", "ipl_inl", "bm", "csi"),
            ("choroid",),
            partial(_goals, mask=folder.parent / "Layer_Masks" / f"{name}.png"),
        )
        for folder in sorted(root.rglob("Image"))
        if (folder.parent / "Layer_Masks").is_dir()
        for name, image in pictures(folder).items()
    ]


def _goals(image: BScan, *, mask: Path) -> Read:
    keys = ("ilm", "rnfl_gcl", "ipl_inl")
    inner, _ = stack_of(image, file=mask, values=(0, 80), keys=keys)
    outer, _ = stack_of(image, file=mask, values=(160,), keys=("bm", "csi"))
    choroid = read_pixels(mask) == 160
    return {**inner, **outer}, {"choroid": (choroid, np.ones(choroid.shape, np.bool_))}


def oct5k(root: Path) -> list[OctSample]:
    """OCT5k (Arikan 2025): Images/Images_Manual/AMD Part1/AMD (1).E2E/<visit>/Image 10.png and, for
    each of three graders, Boundaries/Boundaries_Manual/Grading_1/… in the same folders as CSV with
    the columns x, ILM, OPL, IS-OS, IBRPE and OBRPE (inner and outer border of the RPE), 0-based.
    """
    samples = []
    for folder in sorted(root.rglob("Images/Images_Manual")):
        graders = sorted((folder.parents[1] / "Boundaries" / "Boundaries_Manual").glob("Grading_*"))
        for image in sorted(folder.rglob("*.png")):
            place = image.relative_to(folder).with_suffix("")
            tables = [grader / f"{place}.csv" for grader in graders]
            drawn = tuple(table for table in tables if table.is_file())
            if drawn:
                samples.append(
                    OctSample(
                        "oct5k",
                        place.as_posix(),
                        place.parts[1].removesuffix(".E2E"),
                        image,
                        tuple(OCT5K.values()),
                        (),
                        partial(_oct5k, tables=drawn),
                    )
                )
    return samples


def _oct5k(image: BScan, *, tables: tuple[Path, ...]) -> Read:
    rows = np.full((len(tables), len(OCT5K), image.shape[1]), np.nan, np.float32)
    for grader, table in enumerate(tables):
        try:
            for row in rows_of_csv(table):
                column = round(float(row["x"]))
                if 0 <= column < image.shape[1]:
                    rows[grader, :, column] = [float(row.get(name) or "nan") for name in OCT5K]
        except (KeyError, ValueError) as error:
            raise DatasetError(f"{table} has no columns x and {', '.join(OCT5K)}.") from error
    return rows_of(image, keys=tuple(OCT5K.values()), rows=rows)


def kermany(root: Path) -> list[OctSample]:
    """Kermany 2018: OCT2017/train/CNV/CNV-1016042-1.jpeg …, class-patient-number. Nothing is drawn
    on them: for pseudo-labels, and to choose from what to label.
    """
    samples = []
    for name, image in pictures(root).items():
        told = KERMANY_NAME.fullmatch(name)
        if told is not None:
            patient = f"{told.group(1)}-{told.group(2)}"
            samples.append(OctSample("kermany", name, patient, image, (), (), nothing))
    return samples
