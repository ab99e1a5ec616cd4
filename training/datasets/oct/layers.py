"""Sets with boundaries of the retinal layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from engine.layers import Mask
from training.datasets.drawings import DatasetError, Pixels, Truth, read_pixels, white
from training.datasets.files import pictures
from training.datasets.oct.sample import BScan, OctSample, Rows

EIGHT = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")
NINE = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "elm", "ez", "rpe", "bm")
SPECTRALIS_Z_UM = 3.872
RIDGE_UM = 12.0  # from the RPE's inner border to its brightest row (docs/decisions/0009)
WITHOUT_RPE = tuple(key for key in NINE if key != "rpe")
TWINS = {"S08": "S01"}  # names of healthy_layers for one and the same eye

Read = tuple[Mapping[str, Rows], Mapping[str, Truth]]


def duke_dme(root: Path) -> list[OctSample]:
    """Duke DME (Chiu 2015): two graders' eight boundaries, and the first grader's fluid.

    Both were drawn in the middle of each scan alone, between the first and the last column that
    has any boundary: beyond, nothing is known of fluid either.
    """
    return [
        OctSample(
            "duke_dme",
            name,
            name.split("_")[0],
            image,
            EIGHT,
            ("fluid",),
            partial(
                _duke,
                layers=root / "layers" / f"{name}.npz",
                fluid=root / "masks" / "fluid" / f"{name}.png",
            ),
            OctScale(SPECTRALIS_Z_UM, None, None, "vendor"),  # 11.1 to 11.6 µm along, by the paper
        )
        for name, image in pictures(root / "images").items()
    ]


def healthy_layers(root: Path) -> list[OctSample]:
    """Healthy maculae by Spectralis, eight boundaries over the whole width."""
    return [
        OctSample(
            "healthy_layers",
            name,
            TWINS.get(name.split("_")[0], name.split("_")[0]),
            image,
            EIGHT,
            (),
            partial(_npz, layers=root / "layers" / f"{name}.npz"),
            OctScale(SPECTRALIS_Z_UM, None, None, "vendor"),
        )
        for name, image in pictures(root / "images").items()
    ]


def bonn_drusen(root: Path) -> list[OctSample]:
    """One eye with drusen: RPE and BM on every sixth B-scan; the others have no labels.

    The expert drew the RPE along its brightest row; here it is moved up to its inner border, which
    is what `rpe` means everywhere else.
    """
    rows = _array(root / "rpe_bm_rows.npy")
    rows[:, 0] -= RIDGE_UM / SPECTRALIS_Z_UM
    scale = OctScale(SPECTRALIS_Z_UM, 11.182, 30.0, "vendor")
    samples = []
    for name, image in pictures(root / "bscans").items():
        own = rows[int(name) - 1]
        drawn = bool(np.isfinite(own).any())
        samples.append(
            OctSample(
                "bonn_drusen",
                name,
                "eye",
                image,
                ("rpe", "bm") if drawn else (),
                (),
                partial(rows_of, keys=("rpe", "bm"), rows=own) if drawn else nothing,
                scale,
            )
        )
    return samples


def rathke_circular(root: Path) -> list[OctSample]:
    """One circular scan (Rathke 2014) with nine boundaries, written as 1-based rows."""
    rows = _array(root / "boundaries9_rows_1based.npy") - 1
    return [
        OctSample(
            "rathke_circular",
            "bscan",
            "eye",
            root / "bscan.png",
            NINE,
            (),
            partial(rows_of, keys=NINE, rows=rows),
            OctScale(SPECTRALIS_Z_UM, 14.241, None, "vendor"),
        )
    ]


def nr206(root: Path) -> list[OctSample]:
    """Foveal scans (He 2023): 1 to 8 from the nerve fibre layer to the RPE, 0 elsewhere.

    Their border between photoreceptors and RPE lies 8 µm inside the others' and is left out.
    """
    return [
        OctSample(
            "nr206",
            name,
            name,
            image,
            WITHOUT_RPE,
            (),
            partial(_nr206, file=root / "masks" / f"{name}.png"),
        )
        for name, image in pictures(root / "images").items()
    ]


def zeiss_onh_layers(root: Path) -> list[OctSample]:
    """Cirrus scans of the disc's surroundings: 0 nerve fibres, then steps of 30; 240 elsewhere."""
    return [
        OctSample(
            "zeiss_onh_layers",
            name.removesuffix("_img"),
            "eye",  # whose they are is not told: taken as one person's
            image,
            NINE,
            (),
            partial(
                stack_of,
                file=root / f"{name.removesuffix('_img')}_mask.png",
                values=range(0, 240, 30),
                keys=NINE,
            ),
            OctScale(1.95, 30.0, None, "vendor"),
        )
        for name, image in pictures(root).items()
        if name.endswith("_img")
    ]


# --- reading -------------------------------------------------------------------------------------


def nothing(_image: BScan) -> Read:
    """Of a B-scan without labels."""
    return {}, {}


def rows_of(image: BScan, *, keys: Sequence[str], rows: NDArray[np.float32]) -> Read:
    """`rows` is (surfaces, width), or (graders, surfaces, width)."""
    graders = rows.reshape(-1, len(keys), rows.shape[-1])
    if rows.shape[-1] != image.shape[1]:
        raise DatasetError(
            f"Boundaries of {rows.shape[-1]} columns do not fit a B-scan of {image.shape[1]}."
        )
    return {key: graders[:, k].astype(np.float32) for k, key in enumerate(keys)}, {}


def _npz(image: BScan, *, layers: Path) -> Read:
    return rows_of(image, keys=EIGHT, rows=_array(layers))


def _duke(image: BScan, *, layers: Path, fluid: Path) -> Read:
    surfaces, _ = _npz(image, layers=layers)
    mask, _ = white(read_pixels(fluid))
    if mask.shape != image.shape:
        raise DatasetError(f"{fluid} has another size than its B-scan.")
    return surfaces, {"fluid": (mask, drawn_columns(image, surfaces))}


def drawn_columns(image: BScan, surfaces: Mapping[str, Rows]) -> Mask:
    """All pixels between the first and the last column in which any grader drew any surface."""
    drawn = np.any([np.isfinite(rows).any(axis=0) for rows in surfaces.values()], axis=0)
    columns = np.flatnonzero(drawn)
    known = np.zeros(image.shape, np.bool_)
    if columns.size:
        known[:, columns[0] : columns[-1] + 1] = True
    return known


def stack_of(image: BScan, *, file: Path, values: Sequence[int], keys: Sequence[str]) -> Read:
    """Boundaries of a mask of layers lying on each other, `values` from inside out."""
    mask = read_pixels(file)
    if mask.shape != image.shape:
        raise DatasetError(f"{file} has another size than its B-scan.")
    return rows_of(image, keys=keys, rows=boundaries_of(mask, values))


def _nr206(image: BScan, *, file: Path) -> Read:
    surfaces, areas = stack_of(image, file=file, values=range(1, 9), keys=NINE)
    return {key: surfaces[key] for key in WITHOUT_RPE}, areas


def boundaries_of(mask: Pixels, values: Sequence[int]) -> NDArray[np.float32]:
    """The (layers + 1, width) borders of layers that lie on each other, between two pixels' rows.

    A column of the mask is read as thicknesses, from its first layer's pixel on; NaN where a
    column has no layer, or pixels of something else among its layers.
    """
    thickness = np.stack([(mask == value).sum(axis=0) for value in values])
    inside = np.isin(mask, values)
    total = thickness.sum(axis=0)
    first = inside.argmax(axis=0)
    last = mask.shape[0] - 1 - inside[::-1].argmax(axis=0)
    below = np.cumsum(np.vstack([np.zeros_like(total), thickness]), axis=0)
    rows: NDArray[np.float32] = (first + below - 0.5).astype(np.float32)
    rows[:, (total == 0) | (last - first + 1 != total)] = np.nan
    return rows


def _array(path: Path) -> NDArray[np.float32]:
    try:
        loaded = np.load(path, allow_pickle=False)
        rows: NDArray[np.float32] = (loaded["rows"] if path.suffix == ".npz" else loaded).astype(
            "f4"
        )
    except FileNotFoundError:
        raise DatasetError(f"{path} is missing. Unpack the data set again.") from None
    except (OSError, ValueError, KeyError) as error:
        raise DatasetError(f"{path} cannot be read. Copy it anew from its source.") from error
    return rows
