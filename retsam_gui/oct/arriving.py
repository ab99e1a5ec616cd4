"""What was found so far, while the rest of a volume is still being segmented."""

from __future__ import annotations

import numpy as np

from engine.image import OctVolume
from engine.layers import Layer, Provenance, Segmentation, Surface
from engine.oct.parts import ScansFound


class Arriving:
    """Collects the parts of one run; a scan that has not come yet shows nothing."""

    def __init__(self, volume: OctVolume, model: str) -> None:
        self._volume = volume
        self._model = model
        self.segmentation: Segmentation | None = None

    def take(self, part: ScansFound) -> Segmentation:
        """All that is known with `part`."""
        if self.segmentation is None:
            self.segmentation = self._nothing(part)
        for surface in self.segmentation.surfaces:
            surface.rows[part.scans] = part.surfaces[surface.structure]
        for layer in self.segmentation.layers:
            layer.mask[part.scans] = part.areas[layer.structure]
        return self.segmentation

    def _nothing(self, part: ScansFound) -> Segmentation:
        """Empty surfaces and areas of the structures that `part` tells of."""
        by = Provenance(f"model:{self._model}")
        volume = self._volume
        unseen = (volume.scans, volume.width)
        return Segmentation(
            layers=tuple(
                Layer(key, np.zeros(volume.bscans.shape, np.bool_), by) for key in part.areas
            ),
            surfaces=tuple(
                Surface(key, np.full(unseen, np.nan, np.float32), by) for key in part.surfaces
            ),
            model=self._model,
        )
