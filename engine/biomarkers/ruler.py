"""From isotropic pixels to disc diameters, µm and mm²."""

from __future__ import annotations

from dataclasses import dataclass

from engine.biomarkers.geometry import PixelGeometry

POWERS = {
    "px": 1, "dd": 1, "um": 1,
    "px2": 2, "dd2": 2, "mm2": 2,
    "1/px": -1, "1/dd": -1, "1/mm": -1,
    "1/px2": -2, "1/dd2": -2, "1/mm2": -2,
}  # fmt: skip
"""Units of length (isotropic pixels, disc diameters, physical) with their power of a length."""

DISC = ("optic_disc", "optic_cup")


@dataclass(frozen=True)
class Ruler:
    """Converts lengths and areas of one image.

    `disc_diameter` is the measured vertical diameter of the disc (DD) in isotropic pixels, or the
    reason why there is none.
    """

    geometry: PixelGeometry
    disc_diameter: float | str

    def convert(self, pixels: float, unit: str, structure: str) -> float | str:
        """A length, area or curvature from isotropic pixels to `unit`, or why it cannot be told.

        A scale that was derived from an assumed size of the disc does not measure disc and cup.
        """
        power = POWERS[unit]
        if "px" in unit:
            return pixels
        if "dd" in unit:
            if isinstance(self.disc_diameter, str):
                return f"No disc diameter to relate to. {self.disc_diameter}"
            return float(pixels * self.disc_diameter**-power)
        width = self.micrometres(structure)
        if isinstance(width, str):
            return width
        return float(pixels * (width / (1000 if "mm" in unit else 1)) ** power)

    def micrometres(self, structure: str) -> float | str:
        """Width of a pixel in µm where `structure` can be measured with it, else why not."""
        scale = self.geometry.scale
        if scale is None:
            return "The size of a pixel on the retina is not known; enter the scale to get µm."
        if scale.source == "assumed-disc-diameter" and structure in DISC:
            return "The scale was derived from an assumed disc size; it cannot measure the disc."
        return scale.x_um
