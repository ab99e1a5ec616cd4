"""Measurements made by hand, for rules to read."""

from engine.biomarkers import Measurement
from engine.biomarkers.lesions import QUADRANTS, SIZES
from engine.grading import grade

NOT_MEASURED = "It was not measured."


def row(key, structure, value, *, region="field", unit="count", valid=True):
    """A measurement; without a value it is not valid."""
    valid = valid and value is not None
    return Measurement(
        key=key,
        structure=structure,
        region=region,
        unit=unit,
        value=None if value is None else float(value),
        valid=valid,
        reason=None if valid else NOT_MEASURED,
        definition="",
    )


def counts(**numbers):
    """The number of pieces of each structure that was segmented."""
    return [row("count", structure, number) for structure, number in numbers.items()]


def quadrants(structure, numbers):
    """The number of pieces in each quadrant around the disc, and in the field."""
    total = sum(number or 0 for number in numbers)
    return [
        *counts(**{structure: total}),
        *(
            row("count_by_quadrant", structure, number, region=region)
            for region, number in zip(QUADRANTS, numbers, strict=True)
        ),
    ]


def drusen(small=0, medium=0, large=0, *, measured=True):
    """Drusen in the macula by size."""
    numbers = (small, medium, large)
    return [
        *counts(drusen=sum(numbers)),
        *(
            row("macular_count_by_size", "drusen", number if measured else None, region=size)
            for size, number in zip(SIZES, numbers, strict=True)
        ),
    ]


def trace_of(scheme, *groups):
    """The trace of one scheme on the rows of all groups."""
    rows = [each for group in groups for each in group]
    (trace,) = (trace for trace in grade(rows) if trace.scheme == scheme)
    return trace


def step(trace, words):
    """The only step whose rule holds these words."""
    (found,) = (step for step in trace.steps if words in step.rule)
    return found
