"""What the model drew, also where a reader has corrected it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retsam_gui.models.other_layers import OtherLayers


class ModelLayers(OtherLayers):
    """The model's own layers of the case on the screen; none until they are wanted."""

    def renew(self, *, wanted: bool) -> None:
        """Give what is there now. What was wanted once stays until there is another result."""
        found = self._layers.found
        self.show(found if wanted or found is self.found else None)

    def probability(self, key: str) -> NDArray[np.uint8] | None:
        """The model's probabilities of a structure in 255ths, where it gave some."""
        return self._layers.probability(key)
