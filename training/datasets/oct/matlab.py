"""Public OCT sets as MATLAB files, some with the device's files beside them.

The layouts of Duke DME, JHU HC-MS and UMN follow public programs that read them; those of Duke AMD
and OCTA-500 follow the sets' descriptions. None was read from the original files here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.io import loadmat
from scipy.io.matlab import MatReadError

from engine.errors import ImageReadError
from engine.image import OctScale, OctVolume
from engine.readers.heidelberg_vol import read_vol
from engine.readers.source import load
from training.datasets.drawings import DatasetError, Truth
from training.datasets.files import pictures
from training.datasets.oct.layers import EIGHT, NINE, drawn_columns, rows_of
from training.datasets.oct.sample import BScan, OctSample, Rows

THREE = ("ilm", "rpe", "bm")
OCTA_500 = {"ilm": 0, "ipl_inl": 1, "opl_onl": 2, "ez": 3, "bm": 5}  # places among six
ABOVE = 8  # rows on either side of the ILM that tell vitreous from retina

Read = tuple[Mapping[str, Rows], Mapping[str, Truth]]


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
    """Duke AMD and control (Farsiu 2014): Farsiu_Ophthalmology_2013_AMD_Subject_1001.mat and
    …_Control_Subject_1001.mat … with images (rows, columns, scans) and layerMaps (scans, columns,
    3), 1-based: ILM, RPE's inner border, BM.
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
        for path in sorted((*root.rglob("*AMD_*.mat"), *root.rglob("*Control_*.mat")))
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


def _variable(path: Path, name: str) -> NDArray[Any]:
    try:
        variable: NDArray[Any] = _mat(path)[name]
    except KeyError:
        raise DatasetError(f"{path} has no variable {name!r}. Is it of this data set?") from None
    return variable


def _array(path: Path, name: str) -> NDArray[Any]:
    array = _variable(path, name)
    if array.ndim != 3:
        raise DatasetError(f"{path}: {name} is not a volume.")
    return array


def _drawn(layers: NDArray[Any]) -> list[int]:
    """The scans, along the last axis, on which anything was drawn."""
    found = np.isfinite(layers.astype(np.float64)).any(axis=(0, 1))
    return [int(scan) for scan in np.flatnonzero(found)]


def _mat_scan(path: Path, *, scan: int) -> BScan:
    return _eight_bits(_array(path, "images")[..., scan], path)


def _eight_bits(image: NDArray[Any], path: Path) -> BScan:
    if image.dtype != np.uint8 and (image.min() < 0 or image.max() > 255):
        raise DatasetError(f"{path} holds no pictures of 8 bits.")
    return np.ascontiguousarray(image).astype(np.uint8)


def _duke_dme(image: BScan, *, file: Path, scan: int) -> Read:
    graders = [_array(file, f"manualLayers{grader}")[..., scan] for grader in (1, 2)]
    surfaces, _ = rows_of(image, keys=EIGHT, rows=np.stack(graders).astype(np.float32) - 1)
    fluid = np.nan_to_num(_array(file, "manualFluid1")[..., scan].astype(np.float64)) > 0
    return surfaces, {"fluid": (fluid, drawn_columns(image, surfaces))}


def _duke_amd(image: BScan, *, file: Path, scan: int) -> Read:
    rows = _array(file, "layerMaps")[scan].T.astype(np.float32) - 1
    return rows_of(image, keys=THREE, rows=rows)


# --- JHU HC-MS -----------------------------------------------------------------------------------


def hc_ms(root: Path) -> list[OctSample]:
    """JHU HC-MS (He 2019): hc01_spectralis_macula_v1_s1_R.vol … and, called alike in a folder
    `delineation`, .mat with control_pts, a cell (scans, 9) of points (x, row), 1-based; between
    them a natural spline over the points, as the set's own program draws it. Where a file has
    bd_pts (columns, scans, 9), these are rows already.
    """
    volumes = {path.stem: path for path in sorted(root.rglob("*.vol"))}
    return [
        OctSample(
            "hc_ms",
            f"{path.stem}_{scan:02d}",
            path.stem.split("_")[0],
            volumes[path.stem],
            NINE,
            (),
            partial(_hc_ms, file=path, scan=scan),
            _vol(volumes[path.stem]).scale,
            partial(_vol_scan, scan=scan),
        )
        for path in sorted(root.rglob("delineation/*.mat"))
        if path.stem in volumes
        for scan in range(_vol(volumes[path.stem]).scans)
    ]


@lru_cache(maxsize=1)
def _vol(path: Path) -> OctVolume:
    try:
        return read_vol(load(path))[0]
    except ImageReadError as error:
        raise DatasetError(f"{path}: {error}") from error


def _vol_scan(path: Path, *, scan: int) -> BScan:
    return _vol(path).shown(scan)


def _hc_ms(image: BScan, *, file: Path, scan: int) -> Read:
    rows = np.full((len(NINE), image.shape[1]), np.nan, np.float32)
    if "bd_pts" in _mat(file):
        rows[:] = _array(file, "bd_pts")[:, scan].T - 1
    else:
        points = _variable(file, "control_pts")
        if points.ndim != 2 or points.shape[1] != len(NINE) or scan >= len(points):
            raise DatasetError(f"{file}: control_pts has no {len(NINE)} boundaries of this scan.")
        for number, drawn in enumerate(points[scan]):
            rows[number] = _through(np.atleast_2d(drawn), image.shape[1])
    ordered = np.where(np.isfinite(rows), np.fmax.accumulate(rows, axis=0), np.nan)
    return rows_of(image, keys=NINE, rows=ordered.astype(np.float32))


def _through(points: NDArray[Any], columns: int) -> NDArray[np.float32]:
    """Rows (columns,) of a natural spline through 1-based points (x, row), NaN beyond them."""
    rows = np.full(columns, np.nan, np.float32)
    if points.shape[1] != 2 or len(points) < 2:
        return rows
    x, first = np.unique(points[:, 0], return_index=True)
    y = points[first, 1]
    order = np.arange(len(x))
    at = np.arange(max(0, int(np.ceil(x[0])) - 1), min(columns, int(x[-1])))
    spline = CubicSpline(order, y, bc_type="natural") if len(x) > 2 else None
    place = np.interp(at + 1, x, order)
    rows[at] = (spline(place) if spline else np.interp(at + 1, x, y)) - 1
    return rows


# --- UMN -----------------------------------------------------------------------------------------


def umn(root: Path) -> list[OctSample]:
    """UMN (Rashno 2017): UMNDataset.mat with the cells AllSubjects, ManualFluid1 and ManualFluid2,
    one volume (rows, columns, scans) a patient; the first grader's fluid is read.
    """
    samples = []
    for path in sorted(root.rglob("*UMN*.mat")):
        subjects = _variable(path, "AllSubjects").ravel()
        drawn = _variable(path, "ManualFluid1").ravel()
        for number, (subject, fluid) in enumerate(zip(subjects, drawn, strict=False)):
            if subject.ndim != 3 or subject.shape != fluid.shape:
                raise DatasetError(f"{path}: fluid and volume {number + 1} differ in size.")
            samples += [
                OctSample(
                    "umn",
                    f"{path.parent.name}_{number + 1:02d}_{scan:02d}",
                    f"{path.parent.name}_{number + 1:02d}",
                    path,
                    (),
                    ("fluid",),
                    partial(_umn, file=path, subject=number, scan=scan),
                    OctScale(3.87, 5.88, None, "vendor"),  # by the paper
                    partial(_umn_scan, subject=number, scan=scan),
                )
                for scan in range(subject.shape[2])
            ]
    return samples


def _umn_scan(path: Path, *, subject: int, scan: int) -> BScan:
    return _eight_bits(_variable(path, "AllSubjects").ravel()[subject][..., scan], path)


def _umn(image: BScan, *, file: Path, subject: int, scan: int) -> Read:
    fluid = _variable(file, "ManualFluid1").ravel()[subject][..., scan]
    mask = np.nan_to_num(fluid.astype(np.float64)) > 0
    return {}, {"fluid": (mask, np.ones(image.shape, np.bool_))}


# --- OCTA-500 ------------------------------------------------------------------------------------


def octa_500(root: Path) -> list[OctSample]:
    """OCTA-500 (Li 2020): OCTA_6mm/OCT/10001/1.bmp … and Label/GT_Layers/10001.mat, whose variable
    of three dimensions holds (6, scans, columns), 1-based rows of ILM, IPL/INL, OPL/ONL, IS/OS, RPE
    and BM. The RPE is left out: which of its borders is meant is not told.

    Which of the last two dimensions is the scan is assumed: a file whose ILM fits its scans better
    the other way round is refused.
    """
    samples = []
    tables = {path.stem: path for path in sorted(root.rglob("GT_Layers/*.mat"))}
    for folder in sorted(path for path in root.rglob("OCT/*") if path.is_dir()):
        if folder.name not in tables:
            continue
        scans = {int(name): image for name, image in pictures(folder).items() if name.isdecimal()}
        samples += [
            OctSample(
                "octa_500",
                f"{folder.name}_{number:03d}",
                folder.name,
                image,
                tuple(OCTA_500),
                (),
                partial(_octa_500, file=tables[folder.name], scan=number - 1),
            )
            for number, image in sorted(scans.items())
        ]
    return samples


def _octa_500(image: BScan, *, file: Path, scan: int) -> Read:
    found = [part for part in _mat(file).values() if getattr(part, "ndim", 0) == 3]
    if len(found) != 1 or found[0].shape[0] != 6 or scan >= found[0].shape[1]:
        raise DatasetError(f"{file} holds no layers of this scan, (6, scans, columns).")
    layers = found[0].astype(np.float32) - 1
    rows = layers[:, scan]
    if layers.shape[1] == layers.shape[2] and _step(image, layers[0, :, scan]) > _step(
        image, rows[0]
    ):
        raise DatasetError(f"{file} seems to hold (6, columns, scans). Turn it round first.")
    return rows_of(image, keys=tuple(OCTA_500), rows=rows[list(OCTA_500.values())])


def _step(image: BScan, ilm: NDArray[np.float32]) -> float:
    """How much brighter it is below the ILM than above it."""
    index = np.arange(image.shape[0])[:, None]
    off = index - ilm
    below, above = (off >= 0) & (off < ABOVE), (off < 0) & (off >= -ABOVE)
    return float(image[below].mean() - image[above].mean()) if below.any() and above.any() else 0.0
