"""How far a volume can be relied on: by the device's own quality, else by its contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume

GOOD_DB, POOR_DB = 20.0, 15.0
"""Of Spectralis: 15 dB is the least that the OSCAR-IB criteria accept (Tewarie 2012, PLoS One
7:e34823); the maker asks for 20."""

GOOD_CONTRAST, POOR_CONTRAST = 3.0, 1.2
"""Of the estimate, where the device says nothing: found on drawn scans, see docs/oct.md."""


@dataclass(frozen=True, eq=False)
class VolumeQuality:
    """Quality of each B-scan, (scans,) float32, and what to tell a person.

    `values` are dB where `recorded` by the device, else the estimated contrast to noise. `warning`
    is empty where the volume is good.
    """

    values: NDArray[np.float32]
    recorded: bool
    verdict: Literal["good", "usable", "poor"]
    warning: str


def quality_of(volume: OctVolume) -> VolumeQuality:
    """The volume's quality by its median B-scan."""
    recorded = volume.median_quality_db is not None
    if volume.quality_db is not None and recorded:
        values, good, poor, unit = volume.quality_db, GOOD_DB, POOR_DB, "dB recorded by the device"
    else:
        values = np.array([_contrast(volume.shown(i)) for i in range(volume.scans)], np.float32)
        good, poor, unit = GOOD_CONTRAST, POOR_CONTRAST, "contrast to noise, estimated"
    middle = float(np.nanmedian(values))
    if middle >= good:
        return VolumeQuality(values, recorded, "good", "")
    verdict: Literal["usable", "poor"] = "usable" if middle >= poor else "poor"
    advice = (
        "Surfaces may be wrong; check each before you use a number."
        if verdict == "poor"
        else "Look at the surfaces before you use a number."
    )
    warning = f"The scan's quality is low ({middle:.1f} {unit}; {good:g} is good). {advice}"
    return VolumeQuality(values, recorded, verdict, warning)


def _contrast(shown: NDArray[np.uint8]) -> float:
    """Brightness of the brightest layers above the noise, in deviations of the noise.

    Noise is what the darkest third of the recorded rows shows.
    """
    values = shown.astype(np.float32)
    recorded = values[values.max(axis=1) > 0]
    if len(recorded) < 3:
        return 0.0
    order = np.argsort(recorded.mean(axis=1))
    noise = recorded[order[: max(1, len(order) // 3)]]
    spread = float(noise.std())
    bright = float(np.quantile(recorded.max(axis=0), 0.5))
    smooth = float(np.quantile(_averaged(recorded), 0.98))
    return max(0.0, (min(bright, smooth) - float(noise.mean())) / max(spread, 1.0))


def _averaged(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means over 3 × 8 pixels, so that single bright speckles do not count."""
    height, width = values.shape[0] // 3 * 3, values.shape[1] // 8 * 8
    if not height or not width:
        return values
    means = values[:height, :width].reshape(height // 3, 3, width // 8, 8).mean(axis=(1, 3))
    return np.asarray(means, np.float32)
