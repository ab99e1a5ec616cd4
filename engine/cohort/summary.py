"""What a cohort's numbers say together: counts, quality, distributions, and what stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.biomarkers import Measurement, is_headline, title, unit_text
from engine.cohort.dataset import batches, read_room

BINS = 24
FAR = 6.0  # robust standard deviations from the median: what is told as an outlier
OUTLIERS = 6  # of one biomarker, at most
LEAST = 30  # values, before one of them can be called an outlier
SPREAD = 1.4826  # standard deviation of a normal distribution against its MAD
NAN = float("nan")
Name = tuple[str, str, str, str]  # key, structure, region, unit


@dataclass(frozen=True)
class Outlier:
    """An image whose value lies far from the others'."""

    result: str
    value: float
    overlay: str | None


@dataclass(frozen=True, eq=False)
class Distribution:
    """The valid values of one biomarker over all images.

    `counts` has a number for each of the BINS between `low` and `high`, the 1st and 99th
    percentile; values beyond them count in the outermost bins. `invalid` counts images on which it
    could not be measured, `why` says why for most of them.
    """

    title: str
    unit: str
    valid: int
    invalid: int
    why: str
    mean: float
    sd: float
    median: float
    p5: float
    p95: float
    low: float
    high: float
    counts: NDArray[np.int64]
    outliers: tuple[Outlier, ...]


@dataclass(frozen=True)
class CohortSummary:
    """All that the summary page tells. The mappings count images."""

    files: int
    images: int
    failed: int
    seconds: float
    reasons: tuple[tuple[str, int], ...]
    qualities: tuple[tuple[str, int], ...]
    quality_reasons: tuple[tuple[str, int], ...]
    eyes: tuple[tuple[str, int], ...]
    scales: tuple[tuple[str, int], ...]
    models: tuple[tuple[str, int], ...]
    distributions: tuple[Distribution, ...]


def summarise(folder: Path) -> CohortSummary:
    """Read a cohort's folder. Raises `OutputError` where it is none."""
    images = read_room(folder, "images").to_pylist()
    sources = read_room(folder, "sources", ["seconds"])
    done = [row for row in images if row["status"] == "done"]
    overlays = {row["result"]: row["overlay"] for row in done}
    return CohortSummary(
        files=sources.num_rows,
        images=len(images),
        failed=len(images) - len(done),
        seconds=float(np.sum(sources["seconds"].to_numpy())),
        reasons=_counted(_why(row) for row in images if row["status"] == "failed"),
        qualities=_counted(row["quality"] or "not judged" for row in done),
        quality_reasons=_counted(
            reason for row in done for reason in (row["quality_reasons"] or "").split()
        ),
        eyes=_counted(row["eye"] for row in done),
        scales=_counted(row["scale_source"] or "none" for row in done),
        models=_counted(row["model"] or "none" for row in done),
        distributions=tuple(_distributions(folder, overlays)),
    )


def _why(row: Mapping[str, Any]) -> str:
    """The message without the name of the file, so that the same reasons count together."""
    name = Path(row["path"] or "the file").name
    return str(row["message"]).removeprefix(f"{name}: ")


def _counted(values: object) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(values).most_common(20))  # type: ignore[call-overload]


@dataclass
class _Gathered:
    """One biomarker's values while the parts are read."""

    values: list[NDArray[np.float64]]
    results: list[pa.ChunkedArray]
    reasons: Counter[str]


def _distributions(folder: Path, overlays: dict[str, str | None]) -> list[Distribution]:
    gathered = _gather(folder)
    return [
        _distribution(name, found, overlays)
        for name, found in sorted(gathered.items(), key=lambda item: (item[0][1], item[0][0]))
    ]


def _gather(folder: Path) -> dict[Name, _Gathered]:
    """Key figures alone, part by part: of a million images they fit into memory, all do not."""
    found: dict[Name, _Gathered] = {}
    columns = ["key", "structure", "region", "unit", "value", "valid", "reason", "result"]
    for table in batches(folder, "measurements", columns):
        frame = table.to_pandas()
        for name, rows in frame.groupby(["key", "structure", "region", "unit"], sort=False):
            if not is_headline(_example(name)):
                continue
            own = found.setdefault(name, _Gathered([], [], Counter()))
            valid = rows[rows["valid"]]
            own.values.append(valid["value"].to_numpy(np.float64))
            own.results.append(pa.array(valid["result"]))
            own.reasons.update(rows.loc[~rows["valid"], "reason"].fillna(""))
    return found


def _example(name: Name) -> Measurement:
    key, structure, region, unit = name
    return Measurement(key, structure, region, unit, 0.0, True, None, "")


def _distribution(name: Name, found: _Gathered, overlays: dict[str, str | None]) -> Distribution:
    values = np.concatenate(found.values)
    invalid = sum(found.reasons.values())
    shares = np.percentile(values, [1, 5, 50, 95, 99]) if values.size else np.full(5, NAN)
    low, p5, median, p95, high = shares
    top = high if not high <= low else low + 1.0
    counts = np.zeros(BINS, np.int64)
    if values.size:
        counts = np.histogram(np.clip(values, low, top), BINS, (low, top))[0]
    return Distribution(
        title=title(_example(name)),
        unit=unit_text(_example(name)),
        valid=values.size,
        invalid=invalid,
        why=found.reasons.most_common(1)[0][0] if invalid else "",
        mean=float(values.mean()) if values.size else NAN,
        sd=float(values.std(ddof=1)) if values.size > 1 else NAN,
        median=float(median),
        p5=float(p5),
        p95=float(p95),
        low=float(low),
        high=float(top),
        counts=counts.astype(np.int64),
        outliers=_outliers(values, found.results, overlays) if values.size else (),
    )


def _outliers(
    values: NDArray[np.float64], results: list[pa.Array], overlays: dict[str, str | None]
) -> tuple[Outlier, ...]:
    """Values far from the median in robust standard deviations (Leys 2013), the farthest first."""
    off = np.abs(values - np.median(values))
    spread = SPREAD * float(np.median(off))
    if spread == 0 or values.size < LEAST:
        return ()  # where most are equal, every other value would be one
    farthest = np.argsort(-off, kind="stable")[:OUTLIERS]
    names = pa.chunked_array(results)
    told = [
        (names[int(place)].as_py(), float(values[place]))
        for place in farthest
        if off[place] > FAR * spread
    ]
    return tuple(Outlier(result, value, overlays.get(result)) for result, value in told)
