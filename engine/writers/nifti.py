"""NIfTI: a label map and one file a layer, for ITK-SNAP, 3D Slicer and the like."""

from __future__ import annotations

import gzip

import numpy as np
from numpy.typing import NDArray

from engine.image import RetinalImage
from engine.magnification import magnified
from engine.writers.exported import ExportedCase, about, json_bytes
from engine.writers.label_map import RULE, label_map

UM_PER_MM = 1000.0


def nifti_files(case: ExportedCase) -> dict[str, bytes]:
    """`nifti/labels.nii.gz` (values as in `labels.png`), `nifti/<structure>.nii.gz` (0 and 1).

    `<structure>_questionable.nii.gz` where pixels are; `about.json` says who made which layer.
    """
    files = {"labels": label_map(case)}
    for layer in case.layers:
        files[layer.structure] = layer.mask.astype(np.uint8)
        if layer.questionable is not None and layer.questionable.any():
            files[f"{layer.structure}_questionable"] = layer.questionable.astype(np.uint8)
    told = {"rule_of_labels": RULE, "spacing": _spacing_told(case.image), **about(case)}
    return {
        **{f"nifti/{name}.nii.gz": _packed(plane, case) for name, plane in files.items()},
        "nifti/about.json": json_bytes(told),
    }


def _packed(plane: NDArray[np.uint8], case: ExportedCase) -> bytes:
    """(height, width) as a volume of one slice, (width, height, 1).

    It lies as ITK lays the photograph's PNG: x to the left and y to the back of NIfTI's axes, the
    first pixel in the origin. So both lie upon each other where the spacing is the same.
    """
    import nibabel as nib  # here, as it takes time that nobody waits for elsewhere

    x, y = _spacing(case)
    volume = nib.Nifti1Image(
        np.ascontiguousarray(plane.T)[:, :, np.newaxis], np.diag([-x, -y, 1.0, 1.0])
    )
    if case.image.scale is not None:
        volume.header.set_xyzt_units("mm")
    return gzip.compress(volume.to_bytes(), mtime=0)


def _spacing(case: ExportedCase) -> tuple[float, float]:
    """Width and height of a pixel in mm, in this eye; where no scale is known, the width is 1."""
    if case.image.scale is None:
        return 1.0, case.image.stated_aspect or 1.0
    scale = magnified(case.image.scale, case.choices)
    return scale.x_um / UM_PER_MM, scale.y_um / UM_PER_MM


def _spacing_told(image: RetinalImage) -> str:
    if image.scale is not None:
        return "mm on the retina, corrected for this eye as the measurements are"
    return "unknown: the width of a pixel counts as 1, and no length may be read from it"
