"""An OCT volume as a DICOM Ophthalmic Tomography object."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset
from pydicom.sequence import Sequence
from pydicom.sr.codedict import codes
from pydicom.uid import OphthalmicTomographyImageStorage

from engine.files import write_bytes
from engine.image import Laterality, OctVolume, ScanPattern
from engine.writers.dicom_codes import RETINA, coded
from engine.writers.dicom_object import (
    UNKNOWN_DAY,
    Study,
    begin,
    file_bytes,
    finish,
    millimetres,
    put_device,
    put_past,
    put_time,
    uid_of,
)

_STACK = "1"
_OCT_SCANNER = codes.SCT.OpticalCoherenceTomographyScanner


def write_opt(volume: OctVolume, path: Path, *, patient_id: str = "") -> None:
    """Write `volume` as a multi-frame OPT, uncompressed, de-identified but for `patient_id`.

    Integers are stored as they are. Floating-point intensities, which DICOM cannot keep, are
    stored as 16 bits of what is shown: of their fourth root where the volume says so; missing
    values become 0. Raises `OutputError` where the file cannot be written.
    """
    study = Study(
        uid=uid_of("study", patient_id, volume.pixel_sha256),
        patient_id=patient_id,
        pixel_sha256=volume.pixel_sha256,
        laterality=volume.laterality,
        acquired=volume.acquired,
        made=datetime.now(),
    )
    write_bytes(path, file_bytes(opt_dataset(volume, study)))


def opt_dataset(volume: OctVolume, study: Study) -> FileDataset:
    """The volume as an OPT object. The same volume always gives the same bytes."""
    dataset = begin(study, OphthalmicTomographyImageStorage, modality="OPT", kind="OCT")
    put_device(dataset, volume.device)
    if spaced(volume):
        dataset.FrameOfReferenceUID = uid_of("space", study.uid, volume.pixel_sha256)
        dataset.PositionReferenceIndicator = ""
    _pixels(dataset, stored_frames(volume))
    _image(dataset, volume, study)
    _functional_groups(dataset, volume, study)
    return finish(dataset)


def spaced(volume: OctVolume) -> bool:
    """True where the place of every pixel relative to the others is known, as parallel B-scans."""
    scale = volume.scale
    if volume.pattern is ScanPattern.RADIAL:
        return False
    if scale is None or scale.x_um is None:
        return False
    return volume.scans == 1 or scale.y_um is not None


def stored_frames(volume: OctVolume) -> NDArray[Any]:
    """The volume's intensities as an OPT object keeps them, (scans, height, width)."""
    if volume.bscans.dtype == np.float32:
        low, high = volume.shown_range
        share = np.clip((volume.bscans - low) / (high - low), 0, 1)
        share = np.nan_to_num(share**0.25 if volume.fourth_root else share, nan=0.0)
        deep: NDArray[np.uint16] = np.rint(share * 65535).astype(np.uint16)
        return deep
    return volume.bscans


def _pixels(dataset: Dataset, frames: NDArray[np.generic]) -> None:
    dataset.NumberOfFrames, dataset.Rows, dataset.Columns = frames.shape
    bits = frames.dtype.itemsize * 8
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.BitsAllocated = dataset.BitsStored = bits
    dataset.HighBit = bits - 1
    dataset.PixelRepresentation = 0
    data = np.ascontiguousarray(frames).tobytes()
    dataset.PixelData = data + bytes(len(data) % 2)
    dataset["PixelData"].VR = "OB" if bits == 8 else "OW"


def _image(dataset: Dataset, volume: OctVolume, study: Study) -> None:
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.AcquisitionDateTime = f"{study.acquired or UNKNOWN_DAY:%Y%m%d%H%M%S}"
    dataset.AcquisitionDuration = 0.0
    dataset.AcquisitionNumber = 1
    put_time(dataset, study.acquired or UNKNOWN_DAY)
    put_past(dataset, volume.header)
    dataset.BurnedInAnnotation = "NO"  # the standard knows no other value for B-scans
    dataset.ConcatenationFrameOffsetNumber = 0
    dataset.InConcatenationNumber = dataset.InConcatenationTotalNumber = 1
    dataset.PresentationLUTShape = "IDENTITY"
    low, high = volume.shown_range
    top = (1 << 8 * volume.bscans.dtype.itemsize) - 1
    if volume.bscans.dtype != np.float32 and (low, high) != (0, top):
        dataset.WindowCenter, dataset.WindowWidth = (low + high) / 2, high - low
    dataset.AcquisitionContextSequence = Sequence()
    dataset.AcquisitionDeviceTypeCodeSequence = Sequence([coded(_OCT_SCANNER)])
    dataset.AnatomicRegionSequence = Sequence([coded(RETINA)])
    dataset.RefractiveStateSequence = Sequence()
    dataset.PupilDilated = ""
    dataset.AxialLengthOfTheEye = dataset.HorizontalFieldOfView = None
    dataset.EmmetropicMagnification = dataset.IntraOcularPressure = None
    dataset.LightPathFilterTypeStackCodeSequence = Sequence()
    dataset.DetectorType = "UNKNOWN"
    if study.laterality is not Laterality.UNKNOWN:
        dataset.ImageLaterality = study.laterality.value
    if volume.fourth_root and volume.bscans.dtype == np.float32:
        dataset.DerivationDescription = "Fourth root of the intensities of a Heidelberg .vol file"


def _functional_groups(dataset: Dataset, volume: OctVolume, study: Study) -> None:
    organisation = uid_of("dimensions", study.uid, volume.pixel_sha256)
    dataset.DimensionOrganizationSequence = Sequence([Dataset()])
    dataset.DimensionOrganizationSequence[0].DimensionOrganizationUID = organisation
    index = Dataset()
    index.DimensionOrganizationUID = organisation
    index.DimensionIndexPointer = 0x00209057  # InStackPositionNumber
    index.FunctionalGroupPointer = 0x00209111  # FrameContentSequence
    dataset.DimensionIndexSequence = Sequence([index])
    shared = Dataset()
    anatomy = Dataset()
    anatomy.FrameLaterality = (
        volume.laterality.value if volume.laterality is not Laterality.UNKNOWN else "U"
    )
    anatomy.AnatomicRegionSequence = Sequence([coded(RETINA)])
    shared.FrameAnatomySequence = Sequence([anatomy])
    orientation = Dataset()
    orientation.ImageOrientationPatient = [1, 0, 0, 0, 0, 1]
    shared.PlaneOrientationSequence = Sequence([orientation])
    scale = volume.scale
    if scale is not None and scale.x_um is not None:
        measures = Dataset()
        measures.PixelSpacing = [millimetres(scale.z_um), millimetres(scale.x_um)]
        measures.SliceThickness = millimetres(scale.y_um or scale.x_um)
        if scale.y_um is not None and spaced(volume):
            measures.SpacingBetweenSlices = millimetres(scale.y_um)
        shared.PixelMeasuresSequence = Sequence([measures])
    dataset.SharedFunctionalGroupsSequence = Sequence([shared])
    dataset.PerFrameFunctionalGroupsSequence = Sequence(
        [_frame(scan, volume) for scan in range(volume.scans)]
    )


def _frame(scan: int, volume: OctVolume) -> Dataset:
    frame, content = Dataset(), Dataset()
    content.StackID = _STACK
    content.InStackPositionNumber = scan + 1
    content.DimensionIndexValues = [scan + 1]
    frame.FrameContentSequence = Sequence([content])
    scale = volume.scale
    if scale is not None and spaced(volume):
        place = Dataset()
        place.ImagePositionPatient = [0, millimetres(scan * (scale.y_um or 0)), 0]
        frame.PlanePositionSequence = Sequence([place])
    return frame
