"""Public data sets in the folders in which they are published, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from training.datasets.drawings import DatasetError
from training.datasets.folder import read_folder
from training.datasets.layouts import discs, lesions, phenotypes, vessels
from training.datasets.sample import Sample

LAYOUTS: Mapping[str, Callable[[Path], list[Sample]]] = MappingProxyType(
    {
        "folder": read_folder,
        "drive": vessels.drive,
        "rite": vessels.rite,
        "chase_db1": vessels.chase_db1,
        "stare": vessels.stare,
        "hrf": vessels.hrf,
        "les_av": vessels.les_av,
        "fives": vessels.fives,
        "idrid_segmentation": lesions.idrid_segmentation,
        "idrid_grading": lesions.idrid_grading,
        "idrid_localisation": lesions.idrid_localisation,
        "ddr": lesions.ddr,
        "e_ophtha": lesions.e_ophtha,
        "maples_dr": lesions.maples_dr,
        "refuge": discs.refuge,
        "drishti_gs": discs.drishti_gs,
        "rim_one_dl": discs.rim_one_dl,
        "origa": discs.origa,
        "palm": discs.palm,
        "mmac": phenotypes.mmac,
        "medsegdb": phenotypes.medsegdb,
    }
)


def read_layout(layout: str, folder: Path, *, name: str = "") -> list[Sample]:
    """The photographs of `folder`, laid out as `layout` (a key of `LAYOUTS`), as the set `name`.

    Raises DatasetError where the layout is unknown or the folder does not hold it.
    """
    if layout not in LAYOUTS:
        raise DatasetError(f"No layout is called {layout!r}. There are: {', '.join(LAYOUTS)}.")
    samples = LAYOUTS[layout](folder)
    if not samples:
        raise DatasetError(f"No photographs of {layout} in {folder}. Unpack the data set there.")
    return [replace(sample, dataset=name) for sample in samples] if name else samples
