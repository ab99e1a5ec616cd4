"""A photograph as a DICOM Ophthalmic Photography object, pixel for pixel."""

from __future__ import annotations

import numpy as np
from pydicom.dataset import Dataset, FileDataset
from pydicom.sequence import Sequence
from pydicom.sr.codedict import codes
from pydicom.uid import (
    OphthalmicPhotography8BitImageStorage,
    OphthalmicPhotography16BitImageStorage,
)

from engine.image import Modality, RetinalImage
from engine.writers.dicom_codes import RETINA, coded
from engine.writers.dicom_object import (
    UNKNOWN_DAY,
    Study,
    begin,
    finish,
    millimetres,
    put_device,
    put_past,
    put_time,
    uid_of,
)

KINDS = {
    Modality.FUNDUS: "COLOR",
    Modality.RED_FREE: "REDFREE",
    Modality.INFRARED: "IR",
    Modality.AUTOFLUORESCENCE: "AF",
}
"""Value 4 of Image Type; none where it is not known, or not which kind of angiogram."""


def op_dataset(image: RetinalImage, study: Study) -> FileDataset:
    """The photograph, uncompressed RGB of 8 or 16 bits, as it was decoded and turned upright.

    Scale and shape of a pixel are there only
    where they are known. The same photograph always gives the same bytes.
    """
    deep = image.pixels.dtype == np.uint16
    sop_class = (
        OphthalmicPhotography16BitImageStorage if deep else OphthalmicPhotography8BitImageStorage
    )
    dataset = begin(study, sop_class, modality="OP", kind="Photograph")
    put_device(dataset, image.device)
    _pixels(dataset, image)
    _image(dataset, image, study)
    _eye(dataset, study)
    return finish(dataset)


def _pixels(dataset: Dataset, image: RetinalImage) -> None:
    bits = 8 * image.pixels.dtype.itemsize
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 3, "RGB"
    dataset.PlanarConfiguration = 0
    dataset.NumberOfFrames = 1
    dataset.FrameIncrementPointer = 0x00181063  # FrameTime
    dataset.FrameTime = 0
    dataset.Rows, dataset.Columns = image.height, image.width
    dataset.BitsAllocated = dataset.BitsStored = bits
    dataset.HighBit, dataset.PixelRepresentation = bits - 1, 0
    data = np.ascontiguousarray(image.pixels).astype(f"<u{bits // 8}").tobytes()
    dataset.PixelData = data + bytes(len(data) % 2)
    dataset["PixelData"].VR = "OB" if bits == 8 else "OW"


def _image(dataset: Dataset, image: RetinalImage, study: Study) -> None:
    when = study.acquired or UNKNOWN_DAY
    kind = KINDS.get(image.modality)
    dataset.ImageType = ["ORIGINAL", "PRIMARY", *(["", kind] if kind else [])]
    dataset.AcquisitionDateTime = f"{when:%Y%m%d%H%M%S}"
    put_time(dataset, when)
    dataset.PatientOrientation = ""
    put_past(dataset, image.header)
    if image.scale is not None:
        dataset.PixelSpacing = [millimetres(image.scale.y_um), millimetres(image.scale.x_um)]
    elif image.stated_aspect is not None:
        dataset.PixelAspectRatio = [round(image.stated_aspect * 10_000), 10_000]


def _eye(dataset: Dataset, study: Study) -> None:
    dataset.ImageLaterality = study.laterality.value
    dataset.AnatomicRegionSequence = Sequence([coded(RETINA)])
    dataset.PatientEyeMovementCommanded = ""
    dataset.RefractiveStateSequence = Sequence()
    dataset.EmmetropicMagnification = dataset.IntraOcularPressure = None
    dataset.HorizontalFieldOfView = None
    dataset.PupilDilated = ""
    dataset.AcquisitionDeviceTypeCodeSequence = Sequence([coded(codes.SCT.FundusCamera)])
    dataset.IlluminationTypeCodeSequence = Sequence()
    dataset.LightPathFilterTypeStackCodeSequence = Sequence()
    dataset.ImagePathFilterTypeStackCodeSequence = Sequence()
    dataset.LensesCodeSequence = Sequence()
    dataset.DetectorType = ""
    dataset.SynchronizationFrameOfReferenceUID = uid_of("clock", study.uid)
    dataset.SynchronizationTrigger = "NO TRIGGER"
    dataset.AcquisitionTimeSynchronized = "N"
