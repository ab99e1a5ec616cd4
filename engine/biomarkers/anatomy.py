"""What all families measure on: masks on square pixels, the disc, the fovea, the zones."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import ndimage

from engine.biomarkers.definition import structure_title
from engine.biomarkers.geometry import PixelGeometry, pixel_geometry
from engine.biomarkers.outline import Outline, one_piece, outline_of
from engine.biomarkers.ruler import Ruler
from engine.biomarkers.vessel_tree import VesselTree
from engine.choices import NO_CHOICES, Choices
from engine.image import Laterality, RetinalImage
from engine.layers import UNTESTED, FieldOfView, Landmark, Mask, Segmentation

NO_FIELD = "The photographed field was not found, so there is nothing to relate to."
FEWEST_PIXELS = 30  # a disc or cup of fewer has no shape


@dataclass(frozen=True, eq=False)
class Anatomy:
    """One segmented image, seen in isotropic pixels. What is not there is a sentence that says why.

    All points are (x, y) and all masks (height, width) bool on the isotropic grid of
    `PixelGeometry`, unless they are said to be the image's.
    """

    image: RetinalImage
    segmentation: Segmentation
    choices: Choices = NO_CHOICES
    trees: dict[str, VesselTree | str] = field(default_factory=dict, repr=False)  # as far as traced

    @cached_property
    def geometry(self) -> PixelGeometry:
        return pixel_geometry(self.image, self.segmentation.field_of_view, choices=self.choices)

    @cached_property
    def ruler(self) -> Ruler:
        disc = self.disc
        return Ruler(self.geometry, disc if isinstance(disc, str) else disc.extent((0, 1)))

    @cached_property
    def field(self) -> FieldOfView | str:
        """The field in image pixels; a circle of `radius_x` isotropic pixels."""
        field = self.segmentation.field_of_view
        if field is None or not field.mask.any():
            return NO_FIELD
        if not np.isfinite([field.x, field.y, field.radius_x, field.radius_y]).all():
            return NO_FIELD
        return field

    @cached_property
    def field_mask(self) -> Mask | str:
        field = self.field
        return field if isinstance(field, str) else self.geometry.isotropic(field.mask)

    def image_mask(self, structure: str) -> Mask | str:
        """The layer's mask within the field, on the image's own grid."""
        layer = self.segmentation.layer(structure)
        if layer is None:
            return f"{structure_title(structure)}: not segmented."
        field = self.field
        seen = layer.mask if isinstance(field, str) else layer.mask & field.mask
        return seen if seen.any() else f"{structure_title(structure)}: the mask is empty."

    @cached_property
    def disc(self) -> Outline | str:
        """The disc's outline, the cup included."""
        piece = self._piece("optic_disc")
        if isinstance(piece, str):
            return piece
        if self._is_cut(piece):
            return "The disc reaches the edge of the picture or of the field: a part is hidden."
        return outline_of(piece, aspect=self.geometry.aspect)

    @cached_property
    def cup(self) -> Outline | str:
        """The cup's outline, cut off at the disc's."""
        disc, cup = self._piece("optic_disc"), self._piece("optic_cup")
        if isinstance(disc, str) or isinstance(self.disc, str):
            return f"There is no whole disc to relate the cup to. {self.disc}"
        if isinstance(cup, str):
            return cup
        within = cup & disc
        if 2 * np.count_nonzero(within) < np.count_nonzero(cup):
            return "The cup lies outside the disc; correct the masks first."
        whole = one_piece(within, title="Optic cup")
        return whole if isinstance(whole, str) else outline_of(whole, aspect=self.geometry.aspect)

    @cached_property
    def fovea(self) -> tuple[float, float] | str:
        mark = self.segmentation.landmark("fovea")
        if mark is None:
            return "The fovea was not found; mark it to measure this."
        inside = 0 <= mark.x <= self.image.width - 1 and 0 <= mark.y <= self.image.height - 1
        if not inside:
            return "The fovea lies outside the picture; mark it anew."
        if self._is_guess(mark):
            return (
                "The fovea is a rough guess of a model that was not tested here; mark it by hand."
            )
        return self.geometry.to_isotropic(mark.x, mark.y)

    @cached_property
    def temporal(self) -> int | str:
        """+1 where temporal is to the right of the picture (a left eye), -1 where to the left.

        From the eye where it is stated; else from the fovea, which lies temporal of the disc in
        both eyes. Refused where the two contradict each other.
        """
        seen = self.side_of_fovea
        stated = {Laterality.RIGHT: -1, Laterality.LEFT: 1}.get(self.image.laterality)
        if stated is None:
            return seen if isinstance(seen, int) else f"The eye is not known; state it. {seen}"
        if seen == -stated:
            return (
                "The fovea lies on the side of the disc where it lies in the other eye; check the "
                "stated eye and the fovea."
            )
        return stated

    @cached_property
    def side_of_fovea(self) -> int | str:
        """+1 where the fovea lies to the right of the disc, -1 where to the left."""
        disc, fovea = self.disc, self.fovea
        if isinstance(disc, str):
            return disc
        if isinstance(fovea, str):
            return fovea
        offset = fovea[0] - disc.centre[0]
        if abs(offset) < disc.extent((0, 1)):
            return "The fovea lies less than a disc diameter beside the disc."
        return 1 if offset > 0 else -1

    @cached_property
    def zone_centre(self) -> tuple[float, float] | str:
        """Centre of the zones: the disc's, or where a reader put it."""
        if self.choices.zone_centre is not None:
            return self.geometry.to_isotropic(*self.choices.zone_centre)
        return self.disc if isinstance(self.disc, str) else self.disc.centre

    def fovea_offset(self) -> tuple[float, float] | str:
        """From the disc's centre to the fovea, (x, y)."""
        disc, fovea = self.disc, self.fovea
        if isinstance(disc, str):
            return disc
        if isinstance(fovea, str):
            return fovea
        offset = fovea[0] - disc.centre[0], fovea[1] - disc.centre[1]
        if math.hypot(*offset) < disc.extent((0, 1)) / 2:
            return "The fovea lies on the disc; mark it anew."
        return offset

    def _is_guess(self, mark: Landmark) -> bool:
        """Whether a model that was not tested here put it; result folders do not say who did."""
        if mark.provenance is None:
            return UNTESTED in dict(self.segmentation.settings)
        return mark.provenance.by_model and UNTESTED in dict(mark.provenance.settings)

    def _piece(self, structure: str) -> Mask | str:
        title = structure_title(structure)
        layer = self.segmentation.layer(structure)
        if layer is None:
            return f"{title}: not segmented."
        piece = one_piece(layer.mask, title=title)
        if not isinstance(piece, str) and np.count_nonzero(piece) < FEWEST_PIXELS:
            return f"{title}: the mask has fewer than {FEWEST_PIXELS} pixels."
        return piece

    def _is_cut(self, disc: Mask) -> bool:
        at_edge = disc[[0, -1]].any() or disc[:, [0, -1]].any()
        if at_edge or isinstance(self.field, str):
            return bool(at_edge)
        rows, columns = np.flatnonzero(disc.any(1)), np.flatnonzero(disc.any(0))
        window = np.s_[rows[0] - 1 : rows[-1] + 2, columns[0] - 1 : columns[-1] + 2]
        grown = ndimage.binary_dilation(disc[window])
        return bool((grown & ~self.field.mask[window]).any())
