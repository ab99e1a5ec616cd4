"""`python -m tests.benchmarks.biomarkers`: biomarkers of masks that people drew.

Writes docs/biomarkers-measured.md: values with their range, agreement between two observers, and
repeatability under small changes of the masks. Needs the shared collection (RETSAM_SHARED).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy import ndimage

from engine.biomarkers import Measurement, measure, title, unit_text
from engine.fundus import find_field, segment
from engine.image import RetinalImage
from engine.layers import Layer, Mask, Provenance, Segmentation
from training.datasets.manifest import read_manifest
from training.datasets.sample import Sample, read_photograph, read_truth

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "biomarkers-measured.md"
TRUTH = Provenance("file:truth")
JITTERS = 30
WAVE = 6.0  # pixels; places of a mask's wall that are nearer move together
Key = tuple[str, str, str, str]

VESSELS = [
    ("crae", "artery", "zone_b", "dd"), ("crve", "vein", "zone_b", "dd"),
    ("avr", "vessel", "zone_b", "1"), ("avr", "vessel", "zone_c", "1"),
    *((key, kind, "field", unit)
      for key, unit in (("area_density", "%"), ("fractal_dimension", "1"), ("median_width", "px"),
                        ("total_length", "px"), ("tortuosity_arc_chord", "1"),
                        ("tortuosity_squared_curvature", "1/px2"), ("tortuosity_density", "1/px"))
      for kind in ("vessel", "artery", "vein")),
    *((key, kind, "field", unit)
      for key, unit in (("branching_angle", "deg"), ("junctional_exponent", "1"))
      for kind in ("artery", "vein")),
]  # fmt: skip
DISC = [
    ("area", "optic_disc", "disc", "px2"), ("vertical_diameter", "optic_disc", "disc", "px"),
    ("tilt_ratio", "optic_disc", "disc", "1"), ("vertical_cdr", "optic_cup", "disc", "1"),
    ("horizontal_cdr", "optic_cup", "disc", "1"), ("area_cdr", "optic_cup", "disc", "1"),
    ("rim_area", "optic_cup", "disc", "px2"), ("minimum_rim_width", "optic_cup", "disc", "dd"),
    ("rim_to_disc_ratio", "optic_cup", "disc", "1"),
    *(("rim_width", "optic_cup", region, "dd") for region in ("inferior", "superior")),
]  # fmt: skip
LESIONS = [
    (key, structure, "field", unit)
    for structure in ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate")
    for key, unit in (("count", "count"), ("coverage", "%"), ("circularity", "1"))
]
OBSERVED = [key for key in VESSELS if key[1] == "vessel" and key[0] != "avr"]


def main() -> None:
    """Measure everything and write the page."""
    shared = Path(os.environ.get("RETSAM_SHARED", ROOT.parent / "shared"))
    samples = read_manifest(shared)
    text = "\n".join([*_opening(), *_values(samples), *_observers(samples), *_repeats(samples)])
    PAGE.write_text(text + "\n", encoding="utf-8")
    print(PAGE)


def _opening() -> Iterator[str]:
    yield "# Biomarkers of masks that people drew\n"
    yield (
        "Made by `python -m tests.benchmarks.biomarkers`. The masks are the public ground truth "
        "of each set, so that this shows the measuring and not the segmenting; where a set has "
        "no disc, the zones are placed around the disc that the shipped model finds.\n"
    )


def _of(samples: Sequence[Sample], dataset: str, *, most: int = 1000) -> list[Sample]:
    return [sample for sample in samples if sample.dataset == dataset][:most]


def _truth(sample: Sample, image: RetinalImage) -> dict[str, Mask]:
    """Every structure that the sample labels; crossings belong to artery and vein."""
    keys = tuple(set(sample.masks) - {"fov", "vessel_observer2"})
    truth = read_truth(sample, keys, (image.height, image.width))
    return {key: mask | ~known for key, (mask, known) in truth.items()}


def _case(sample: Sample, *, find_disc: bool = False) -> tuple[RetinalImage, Segmentation]:
    image = read_photograph(sample)
    layers = [Layer(key, mask, TRUTH) for key, mask in sorted(_truth(sample, image).items())]
    if find_disc:
        found = segment(image, structures=["optic_disc"], device="cpu").layer("optic_disc")
        layers += [found] if found else []
    return image, Segmentation(tuple(layers), field_of_view=find_field(image))


def _by_key(rows: Iterable[Measurement]) -> dict[Key, Measurement]:
    return {(row.key, row.structure, row.region, row.unit): row for row in rows}


def _values(samples: Sequence[Sample]) -> Iterator[str]:
    yield "## Values\n"
    yield "Valid images of all, median, and the range from the 5th to the 95th percentile.\n"
    for name, dataset, keys, find_disc in (
        ("DRIVE (arteries and veins of RITE)", "drive", VESSELS, True),
        ("HRF", "hrf", VESSELS, True),
        ("Drishti-GS", "drishti_gs", DISC, False),
        ("IDRiD", "idrid_lesions", LESIONS, False),
    ):
        cases = [_case(sample, find_disc=find_disc) for sample in _of(samples, dataset)]
        found = [_by_key(measure(*case)) for case in cases]
        yield f"### {name}, {len(cases)} images\n"
        yield "| what | unit | valid | median | 5 % | 95 % |\n|---|---|---|---|---|---|"
        for key in keys:
            yield _value_row(key, found)
        yield ""


def _value_row(key: Key, found: Sequence[Mapping[Key, Measurement]]) -> str:
    rows = [each[key] for each in found if key in each]
    values = [row.value for row in rows if row.valid]
    head = f"| {title(rows[0])} | {unit_text(rows[0])} | {len(values)} of {len(found)} |"
    if not values:
        return f"{head} – | – | – |"
    low, middle, high = np.percentile(values, [5, 50, 95])
    return f"{head} {middle:.3g} | {low:.3g} | {high:.3g} |"


def _observers(samples: Sequence[Sample]) -> Iterator[str]:
    yield "## Two observers\n"
    yield (
        "The same photographs, vessels drawn by two persons: the second's mean, the mean "
        "difference to the first with 95 % limits of agreement (Bland and Altman 1986, Lancet "
        "327:307), and the correlation.\n"
    )
    for name, dataset in (("STARE", "stare"), ("CHASE_DB1", "chase_db1")):
        pairs = [_two(sample) for sample in _of(samples, dataset)]
        yield f"### {name}, {len(pairs)} images\n"
        yield "| what | unit | mean | difference | limits of agreement | r |"
        yield "|---|---|---|---|---|---|"
        for key in OBSERVED:
            both = [
                (one[key].value, two[key].value)
                for one, two in pairs
                if one[key].valid and two[key].valid
            ]
            if len(both) < 3:
                continue
            first, second = np.array(both, float).T
            bias, spread = (second - first).mean(), 1.96 * (second - first).std(ddof=1)
            row = pairs[0][0][key]
            yield (
                f"| {title(row)} | {unit_text(row)} | {second.mean():.3g} | {bias:+.3g} | "
                f"{bias - spread:.3g} to {bias + spread:.3g} | "
                f"{np.corrcoef(first, second)[0, 1]:.2f} |"
            )
        yield ""


def _two(sample: Sample) -> tuple[dict[Key, Measurement], dict[Key, Measurement]]:
    image = read_photograph(sample)
    field, shape = find_field(image), (image.height, image.width)
    truth = read_truth(sample, ("vessel", "vessel_observer2"), shape)
    one, two = (
        _by_key(measure(image, Segmentation((Layer("vessel", mask, TRUTH),), field_of_view=field)))
        for mask, _ in truth.values()
    )
    return one, two


def _repeats(samples: Sequence[Sample]) -> Iterator[str]:
    yield "## Repeatability\n"
    yield (
        f"{JITTERS} times, the walls of every mask are moved by a smooth random field within ±1 "
        "px (standard deviation 0.5 px). The coefficient of variation is the standard deviation "
        "divided by the mean; the median over images is shown, and the worst image.\n"
    )
    yield "| what | set | CV, median | CV, worst |\n|---|---|---|---|"
    for name, dataset, keys, find_disc in (
        ("DRIVE", "drive", VESSELS, True),
        ("Drishti-GS", "drishti_gs", DISC, False),
        ("IDRiD", "idrid_lesions", LESIONS, False),
    ):
        cases = [_case(sample, find_disc=find_disc) for sample in _of(samples, dataset, most=4)]
        spreads = [_spread(case, keys) for case in cases]
        for key in keys:
            values = [spread[key] for spread in spreads if key in spread]
            if values:
                row = _by_key(measure(*cases[0]))[key]
                yield (
                    f"| {title(row)} | {name} | {100 * np.median(values):.2g} % | "
                    f"{100 * max(values):.2g} % |"
                )
    yield ""


def _spread(case: tuple[RetinalImage, Segmentation], keys: Sequence[Key]) -> dict[Key, float]:
    """Coefficient of variation of each biomarker that is measurable every time."""
    image, segmentation = case
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(JITTERS):
        layers = tuple(
            replace(layer, mask=jittered(layer.mask, rng)) for layer in segmentation.layers
        )
        runs.append(_by_key(measure(image, replace(segmentation, layers=layers))))
    spreads = {}
    for key in keys:
        values = [run[key].value for run in runs if key in run and run[key].valid]
        if len(values) == JITTERS and np.mean(values) > 0:
            spreads[key] = float(np.std(values, ddof=1) / np.mean(values))
    return spreads


def jittered(mask: Mask, rng: np.random.Generator) -> Mask:
    """The mask with its walls moved by at most a pixel, neighbouring places together."""
    if not mask.any():
        return mask
    inside = ndimage.distance_transform_edt(mask)
    outside = ndimage.distance_transform_edt(~mask)
    noise = ndimage.gaussian_filter(rng.standard_normal(mask.shape), WAVE)
    shift = np.clip(0.5 * noise / noise.std(), -1, 1)
    return np.asarray(np.where(mask, inside - 0.5, 0.5 - outside) + shift > 0)


if __name__ == "__main__":
    main()
