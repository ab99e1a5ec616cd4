"""What a reader decided about a measurement: which vessels count, where the zones lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]

VESSELS = ("artery", "vein")


@dataclass(frozen=True)
class VesselPoint:
    """A place (x, y) in image pixels on a vessel of one kind: "artery" or "vein"."""

    structure: str
    x: float
    y: float


@dataclass(frozen=True)
class Choices:
    """A reader's decisions on one image; all points are (x, y) in image pixels.

    `left_out` and `taken_in` lie on vessels that must not, or must, be among those of CRAE and
    CRVE. `zone_centre` moves the zones around the disc. `axial_length_mm` of this eye corrects µm
    for its magnification; where it is None, `refraction_d` does, the spherical equivalent of its
    spectacles in dioptres. `reader` is who decided, and is named beside every value that follows.
    """

    left_out: tuple[VesselPoint, ...] = ()
    taken_in: tuple[VesselPoint, ...] = ()
    zone_centre: Point | None = None
    axial_length_mm: float | None = None
    refraction_d: float | None = None
    reader: str = "reader"

    @property
    def zones_note(self) -> str | None:
        """What to tell beside values of the zones; None where nothing was changed."""
        return f"{self.reader} moved the zones' centre." if self.zone_centre else None

    def vessels_note(self, *structures: str) -> str | None:
        """What to tell beside calibres of these kinds; None where nothing was changed."""
        changes = [
            f"{self.reader} {verb} {_counted(points, structures)}."
            for verb, points in (("left out", self.left_out), ("took in", self.taken_in))
            if _counted(points, structures)
        ]
        return " ".join([*changes, *([self.zones_note] if self.zones_note else [])]) or None

    def summary(self) -> str | None:
        """All of it in sentences; None where a reader decided nothing."""
        told = [self.vessels_note(*VESSELS)]
        if self.axial_length_mm is not None:
            told.append(f"{self.reader} stated an axial length of {self.axial_length_mm:g} mm.")
        if self.refraction_d is not None:
            told.append(f"{self.reader} stated a refraction of {self.refraction_d:+g} D.")
        return " ".join(sentence for sentence in told if sentence) or None

    def as_json(self) -> dict[str, Any] | None:
        """The choices as `measurements.json` keeps them; None where there are none."""
        if self.summary() is None:
            return None
        return {
            "reader": self.reader,
            "left_out": [[point.structure, point.x, point.y] for point in self.left_out],
            "taken_in": [[point.structure, point.x, point.y] for point in self.taken_in],
            "zone_centre": None if self.zone_centre is None else list(self.zone_centre),
            "axial_length_mm": self.axial_length_mm,
            "refraction_d": self.refraction_d,
        }


def choices_from_json(told: dict[str, Any] | None) -> Choices:
    """The way back. Raises KeyError, TypeError or ValueError where it is something else.

    Refraction is missing in what earlier versions wrote.
    """
    if told is None:
        return NO_CHOICES
    centre, refraction = told["zone_centre"], told.get("refraction_d")
    return Choices(
        left_out=tuple(_point(*each) for each in told["left_out"]),
        taken_in=tuple(_point(*each) for each in told["taken_in"]),
        zone_centre=None if centre is None else (float(centre[0]), float(centre[1])),
        axial_length_mm=None if told["axial_length_mm"] is None else float(told["axial_length_mm"]),
        refraction_d=None if refraction is None else float(refraction),
        reader=str(told["reader"]),
    )


def _point(structure: str, x: float, y: float) -> VesselPoint:
    if structure not in VESSELS:
        raise ValueError(f"{structure} is no kind of vessel")
    return VesselPoint(structure, float(x), float(y))


def _counted(points: tuple[VesselPoint, ...], structures: tuple[str, ...]) -> str:
    """ "1 artery and 2 veins"; empty where none of these kinds is among them."""
    counts = {key: sum(point.structure == key for point in points) for key in structures}
    plural = {"artery": "arteries", "vein": "veins"}
    return " and ".join(
        f"{count} {key if count == 1 else plural[key]}" for key, count in counts.items() if count
    )


NO_CHOICES = Choices()
