"""B-scans with surfaces and areas drawn on them: every set by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from training.datasets.drawings import DatasetError
from training.datasets.oct import areas, layers, matlab, published
from training.datasets.oct.sample import OctSample, OctTruth

__all__ = [
    "OCT_LAYOUTS",
    "OCT_SETS",
    "OctSample",
    "OctTruth",
    "read_oct_layout",
    "read_oct_sets",
]

OCT_SETS: Mapping[str, Callable[[Path], list[OctSample]]] = MappingProxyType(
    {
        "duke_dme": layers.duke_dme,
        "healthy_layers": layers.healthy_layers,
        "bonn_drusen": layers.bonn_drusen,
        "rathke_circular": layers.rathke_circular,
        "nr206": layers.nr206,
        "zeiss_onh_layers": layers.zeiss_onh_layers,
        "raspnet": areas.raspnet,
        "kermany_biomarkers": areas.kermany_biomarkers,
    }
)

OCT_LAYOUTS: Mapping[str, Callable[[Path], list[OctSample]]] = MappingProxyType(
    {
        "duke_dme": matlab.duke_dme,
        "duke_amd": matlab.duke_amd,
        "hc_ms": matlab.hc_ms,
        "retouch": published.retouch,
        "umn": matlab.umn,
        "aroi": published.aroi,
        "goals": published.goals,
        "octa_500": matlab.octa_500,
        "oct5k": published.oct5k,
        "kermany": published.kermany,
    }
)
"""Public sets in the folders and formats in which they are published."""


def read_oct_layout(layout: str, folder: Path) -> list[OctSample]:
    """The labelled B-scans of `folder`, laid out as `layout` (a key of `OCT_LAYOUTS`).

    Raises DatasetError where the layout is unknown or the folder does not hold it.
    """
    if layout not in OCT_LAYOUTS:
        known = ", ".join(OCT_LAYOUTS)
        raise DatasetError(f"No OCT layout is called {layout!r}. There are: {known}.")
    samples = OCT_LAYOUTS[layout](folder) if folder.is_dir() else []
    if not samples:
        raise DatasetError(f"No B-scans of {layout} in {folder}. Unpack the data set there.")
    return samples


def read_oct_sets(names: Iterable[str], *, shared: Path) -> list[OctSample]:
    """The B-scans of the named sets, which lie in folders of their name in `shared`/data/oct.

    Raises DatasetError where a set is unknown, or its folder missing or empty.
    """
    found: list[OctSample] = []
    for name in names:
        if name not in OCT_SETS:
            raise DatasetError(f"No OCT set is called {name!r}. There are: {', '.join(OCT_SETS)}.")
        folder = shared / "data" / "oct" / name
        samples = OCT_SETS[name](folder) if folder.is_dir() else []
        if not samples:
            raise DatasetError(f"No B-scans of {name} in {folder}. Set RETSAM_SHARED to the data.")
        found += samples
    return found
