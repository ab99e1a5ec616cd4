"""The picture that objects refer to, as highdicom needs it.

highdicom makes no segmentation of a conformant Ophthalmic Photography object, which has one frame
and no functional groups. So it gets a copy with made-up ones, and what was made up is taken out of
its result again.
"""

from __future__ import annotations

from dataclasses import dataclass

from highdicom import PixelMeasuresSequence
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

NAMES = ("PatientName", "ReferringPhysicianName")


@dataclass(frozen=True, eq=False)
class Source:
    """A photograph or volume in DICOM: the object, a copy for highdicom, and what of it is true.

    `frame` is that of a photograph within its object, from 1.
    """

    dataset: Dataset
    for_highdicom: Dataset
    spacing_known: bool
    frame: int = 1

    @property
    def frames(self) -> int:
        return int(self.dataset.NumberOfFrames)

    def correct(self, made: Dataset) -> None:
        """Take out of an object made from the copy what was made up, and name a photograph's frame.

        highdicom names the frame only where there are several.
        """
        shared = made.SharedFunctionalGroupsSequence[0]
        if not self.spacing_known:
            shared.pop("PixelMeasuresSequence", None)
        for group in (shared, *made.PerFrameFunctionalGroupsSequence):
            for derivation in group.get("DerivationImageSequence") or ():
                for image in derivation.SourceImageSequence:
                    image.setdefault("ReferencedFrameNumber", self.frame)


def source_of(dataset: Dataset, *, frame: int = 1) -> Source:
    """The source that an OP object, or an OPT object with places, is."""
    made_up = nameless(dataset)
    if dataset.Modality == "OPT":
        return Source(dataset, made_up, spacing_known=True)
    spacing = dataset.get("PixelSpacing")
    down, across = (float(value) for value in spacing or (1, 1))
    shared = Dataset()
    shared.PixelMeasuresSequence = PixelMeasuresSequence(
        pixel_spacing=[down, across],
        slice_thickness=across,  # highdicom reads no spacing without one
    )
    made_up.SharedFunctionalGroupsSequence = Sequence([shared])
    made_up.PerFrameFunctionalGroupsSequence = Sequence([Dataset()])
    return Source(dataset, made_up, spacing_known=spacing is not None, frame=frame)


def nameless(dataset: Dataset) -> Dataset:
    """A copy without pixels and names: highdicom's warnings would print those of persons."""
    copy = Dataset()
    copy.update({each.tag: each for each in dataset if each.keyword not in ("PixelData", *NAMES)})
    for key in NAMES:
        setattr(copy, key, "")
    return copy
