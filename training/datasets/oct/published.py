"""Public OCT sets in the folders and formats in which they are published.

The layouts of Duke DME and RETOUCH follow public programs that read them; those of Duke AMD, AROI
and GOALS follow the sets' descriptions. None was read from the original files here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.io import loadmat
from scipy.io.matlab import MatReadError

from engine.image import OctScale
from training.datasets.drawings import DatasetError, Truth, read_pixels
from training.datasets.files import pictures
from training.datasets.oct.layers import EIGHT, drawn_columns, rows_of, stack_of
from training.datasets.oct.sample import BScan, OctSample, Rows

THREE = ("ilm", "rpe", "bm")
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

Read = tuple[Mapping[str, Rows], Mapping[str, Truth]]


# --- MATLAB volumes ------------------------------------------------------------------------------


def duke_dme(root: Path) -> list[OctSample]:
    """Duke DME (Chiu 2015): Subject_01.mat … with images (rows, columns, scans), both graders'
    manualLayers (8, columns, scans), 1-based, and manualFluid; only scans that were drawn on.
    """
    scale = OctScale(3.872, None, None, "vendor")
    return [
        OctSample(
            "duke_dme",
            f"{path.stem}_{scan:02d}",
            path.stem,
            path,
            EIGHT,
            ("fluid",),
            partial(_duke_dme, file=path, scan=scan),
            scale,
            partial(_mat_scan, scan=scan),
        )
        for path in sorted(root.rglob("Subject_*.mat"))
        for scan in _drawn(_array(path, "manualLayers1"))
    ]


def duke_amd(root: Path) -> list[OctSample]:
    """Duke AMD and control (Farsiu 2014): AMD_1001.mat, Control_1001.mat … with images (rows,
    columns, scans) and layerMaps (scans, columns, 3), 1-based: ILM, RPE's inner border, BM.
    """
    scale = OctScale(3.23, 6.7, 67.0, "vendor")
    return [
        OctSample(
            "duke_amd",
            f"{path.stem}_{scan:03d}",
            path.stem,
            path,
            THREE,
            (),
            partial(_duke_amd, file=path, scan=scan),
            scale,
            partial(_mat_scan, scan=scan),
        )
        for path in sorted((*root.rglob("AMD_*.mat"), *root.rglob("Control_*.mat")))
        for scan in _drawn(np.moveaxis(_array(path, "layerMaps"), 0, -1))
    ]


@lru_cache(maxsize=1)
def _mat(path: Path) -> dict[str, Any]:
    """The file's variables; the last one stays in memory, as its scans are read one by one."""
    try:
        return dict(loadmat(path))
    except FileNotFoundError:
        raise DatasetError(f"{path} is missing. Unpack the data set again.") from None
    except (OSError, ValueError, NotImplementedError, TypeError, MatReadError) as error:
        raise DatasetError(f"{path} cannot be read. Copy it anew from its source.") from error


def _array(path: Path, name: str) -> NDArray[Any]:
    try:
        array: NDArray[Any] = _mat(path)[name]
    except KeyError:
        raise DatasetError(f"{path} has no variable {name!r}. Is it of this data set?") from None
    if array.ndim != 3:
        raise DatasetError(f"{path}: {name} is not a volume.")
    return array


def _drawn(layers: NDArray[Any]) -> list[int]:
    """The scans, along the last axis, on which anything was drawn."""
    found = np.isfinite(layers.astype(np.float64)).any(axis=(0, 1))
    return [int(scan) for scan in np.flatnonzero(found)]


def _mat_scan(path: Path, *, scan: int) -> BScan:
    images = _array(path, "images")
    if images.dtype != np.uint8 and (images.min() < 0 or images.max() > 255):
        raise DatasetError(f"{path} holds no pictures of 8 bits.")
    return np.ascontiguousarray(images[..., scan]).astype(np.uint8)


def _duke_dme(image: BScan, *, file: Path, scan: int) -> Read:
    graders = [_array(file, f"manualLayers{grader}")[..., scan] for grader in (1, 2)]
    surfaces, _ = rows_of(image, keys=EIGHT, rows=np.stack(graders).astype(np.float32) - 1)
    fluid = np.nan_to_num(_array(file, "manualFluid1")[..., scan].astype(np.float64)) > 0
    return surfaces, {"fluid": (fluid, drawn_columns(image, surfaces))}


def _duke_amd(image: BScan, *, file: Path, scan: int) -> Read:
    rows = _array(file, "layerMaps")[scan].T.astype(np.float32) - 1
    return rows_of(image, keys=THREE, rows=rows)


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
