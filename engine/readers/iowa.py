"""Surfaces as the Iowa Reference Algorithms (OCTExplorer) write them, one XML file a volume."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError
from engine.image import OctVolume
from engine.layers import Provenance, Surface
from engine.readers.heidelberg_xml import parse_xml
from engine.readers.source import load

_SURFACES: Mapping[str, str] = MappingProxyType(
    {
        "ILM": "ilm",
        "RNFL-GCL": "rnfl_gcl",
        "GCL-IPL": "gcl_ipl",
        "IPL-INL": "ipl_inl",
        "INL-OPL": "inl_opl",
        "OPL-HFL": "opl_onl",
        "BMEIS": "ez",
        "IB_RPE": "rpe",
        "OB_RPE": "bm",
    }
)
"""By the letters in brackets after the name. IS/OSJ and IB_OPR have no key of ours."""


def read_surfaces(path: Path, volume: OctVolume) -> tuple[Surface, ...]:
    """The file's surfaces on `volume`, from inside out; NaN in its undefined columns.

    Rows are voxels of depth from the top, 0-based. Raises `ImageReadError` where the file is no
    such XML, or was made for a volume of another size.
    """
    try:
        return _surfaces(parse_xml(load(path).data), volume)
    except ImageReadError as error:
        raise ImageReadError(f"{path.name}: {error}") from error


def _surfaces(root: Element, volume: OctVolume) -> tuple[Surface, ...]:
    if root.tag != "surfaces":
        raise ImageReadError("This XML file holds no surfaces of OCTExplorer.")
    size = tuple(
        int(root.findtext(f"scan_characteristics/size/{axis}") or 0) for axis in ("z", "y", "x")
    )
    if size != volume.bscans.shape:
        raise ImageReadError(
            f"The surfaces belong to a volume of {size[0]} B-scans of {size[2]} × {size[1]} "
            f"pixels; this one has {volume.scans} of {volume.width} × {volume.height}."
        )
    undefined = _undefined(root, volume)
    program = Provenance(author=f"file:{root.findtext('executable/name') or 'OCTExplorer'}"[:60])
    found = {}
    for element in root.findall("surface"):
        letters = (element.findtext("name") or "").rpartition("(")[2].rstrip(") ")
        if letters in _SURFACES:
            rows = np.where(undefined, np.nan, _rows(element, volume)).astype(np.float32)
            found[_SURFACES[letters]] = Surface(_SURFACES[letters], rows, program)
    if not found:
        raise ImageReadError("The XML file holds none of the surfaces that this program knows.")
    return tuple(found[key] for key in _SURFACES.values() if key in found)


def _rows(element: Element, volume: OctVolume) -> NDArray[np.float32]:
    try:
        scans = [[float(y.text or "nan") for y in scan] for scan in element.findall("bscan")]
        rows = np.array(scans, np.float32)
    except ValueError as error:
        raise ImageReadError("The XML file is damaged: a surface holds no numbers.") from error
    if rows.shape != (volume.scans, volume.width):
        raise ImageReadError("The XML file is cut off: a surface lacks columns.")
    return np.where((rows >= 0) & (rows <= volume.height - 1), rows, np.nan).astype(np.float32)


def _undefined(root: Element, volume: OctVolume) -> NDArray[np.bool_]:
    mask = np.zeros((volume.scans, volume.width), np.bool_)
    for place in root.findall("undefined_region/ascan"):
        x, z = (int(place.findtext(axis) or -1) for axis in ("x", "z"))
        if 0 <= z < volume.scans and 0 <= x < volume.width:
            mask[z, x] = True
    return mask
