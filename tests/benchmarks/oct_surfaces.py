"""`python -m tests.benchmarks.oct_surfaces`: graph search against graders and devices.

Writes docs/oct-measured.md. Needs the shared collection (RETSAM_SHARED).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.image import OctVolume
from engine.metrics import BoundaryErrors, boundary_errors, mean_by_eye, order_violations
from engine.oct.graph import SURFACES, USUAL_Z_UM, find_surfaces, search
from engine.readers import open_file
from training.datasets.oct import read_oct_sets

PAGE = Path(__file__).parents[2] / "docs" / "oct-measured.md"
SETS = {
    "duke_dme": "Duke DME, subjects 1–5, mean of two graders",
    "healthy_layers": "healthy Spectralis eyes",
    "bonn_drusen": "one eye with drusen, RPE and BM",
    "nr206": "three foveal scans",
    "rathke_circular": "one circular scan",
}
DEVICE_FILES = ("spectralis_linescan_macula", "spectralis_peripapillary_a")


@dataclass(frozen=True)
class Compared:
    """One surface on one B-scan of one eye."""

    eye: str
    surface: str
    errors: BoundaryErrors


def main() -> None:
    """Measure every set and write the page."""
    shared = Path(os.environ.get("RETSAM_SHARED", "../shared"))
    lines = [
        "# Surfaces by graph search, measured",
        "",
        "Made by `python -m tests.benchmarks.oct_surfaces`. Mean absolute error, bias (positive: "
        "too deep) and 95th percentile in pixels, over the columns that were labelled and found; "
        "the mean over scans of an eye, then over eyes. Covered is the share of the labelled "
        "columns that were found.",
    ]
    for name, title in SETS.items():
        compared, crossed, seconds = _compare_set(name, shared)
        lines += ["", f"## {title}", "", *_table(compared)]
        lines += ["", f"Columns with crossed surfaces: {crossed:.0%}. {seconds:.2f} s a B-scan."]
    lines += ["", "## Spectralis files against their device", "", *_table(list(_devices(shared)))]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _compare_set(name: str, shared: Path) -> tuple[list[Compared], float, float]:
    compared, crossed, seconds = [], [], []
    for sample in read_oct_sets([name], shared=shared):
        if not sample.surfaces:
            continue
        truth = sample.read()
        began = time.perf_counter()
        z_um = sample.scale.z_um if sample.scale else USUAL_Z_UM
        rows, _ = search(truth.image[None], z_um=z_um)
        seconds.append(time.perf_counter() - began)
        crossed.append(order_violations([rows[key] for key in SURFACES]))
        for key in set(sample.surfaces) & set(SURFACES):
            errors = boundary_errors(rows[key][0], truth.mean_rows(key))
            if errors is not None:
                compared.append(Compared(sample.person, key, errors))
    return compared, float(np.mean(crossed)), float(np.median(seconds))


def _devices(shared: Path) -> Iterator[Compared]:
    for name in DEVICE_FILES:
        (volume,) = open_file(shared / "data" / "oct" / "files" / f"{name}.vol")
        assert isinstance(volume, OctVolume)
        found = {surface.structure: surface.rows for surface in find_surfaces(volume)}
        for device in volume.surfaces:
            errors = boundary_errors(found[device.structure], device.rows)
            if errors is not None:
                yield Compared(name, device.structure, errors)


def _table(compared: list[Compared]) -> Iterator[str]:
    yield "| surface | MAE | bias | p95 | covered | scans |"
    yield "|---|---|---|---|---|---|"
    means = []
    for key in SURFACES:
        own = [each for each in compared if each.surface == key]
        if not own:
            continue
        eyes = [each.eye for each in own]
        mae, bias, p95, covered = (
            mean_by_eye([getattr(each.errors, what) for each in own], eyes)
            for what in ("mae", "bias", "p95", "covered")
        )
        means.append(mae)
        yield f"| {key} | {mae:.2f} | {bias:+.2f} | {p95:.1f} | {covered:.1%} | {len(own)} |"
    yield f"| mean | {np.mean(means):.2f} | | | | |"


if __name__ == "__main__":
    main()
