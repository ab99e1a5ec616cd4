"""An OCT volume as a DICOM Ophthalmic Tomography object."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.sequence import Sequence
from pydicom.uid import (
    ExplicitVRLittleEndian,
    OphthalmicTomographyImageStorage,
    generate_uid,
)

from engine import __version__
from engine.files import write_bytes
from engine.image import Laterality, OctVolume

_STACK = "1"
_RETINA = ("5665001", "SCT", "Retina")
_OCT_SCANNER = ("392012008", "SCT", "Optical Coherence Tomography Scanner")


def write_opt(volume: OctVolume, path: Path, *, patient_id: str = "") -> None:
    """Write `volume` as a multi-frame OPT, uncompressed, de-identified but for `patient_id`.

    Integers are stored as they are. Floating-point intensities, which DICOM cannot keep, are
    stored as 16 bits of what is shown: of their fourth root where the volume says so; missing
    values become 0. Raises `OutputError` where the file cannot be written.
    """
    frames = stored_frames(volume)
    dataset = _dataset(volume, frames, patient_id)
    buffer = BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True)
    write_bytes(path, buffer.getvalue())


def stored_frames(volume: OctVolume) -> NDArray[Any]:
    """The volume's intensities as an OPT object keeps them, (scans, height, width)."""
    if volume.bscans.dtype == np.float32:
        low, high = volume.shown_range
        share = np.clip((volume.bscans - low) / (high - low), 0, 1)
        share = np.nan_to_num(share**0.25 if volume.fourth_root else share, nan=0.0)
        deep: NDArray[np.uint16] = np.rint(share * 65535).astype(np.uint16)
        return deep
    return volume.bscans


def _dataset(volume: OctVolume, frames: NDArray[np.generic], patient_id: str) -> FileDataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = OphthalmicTomographyImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset = FileDataset(None, Dataset(), file_meta=meta, preamble=bytes(128))  # type: ignore[arg-type]
    dataset.SOPClassUID = meta.MediaStorageSOPClassUID
    dataset.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    _patient_and_series(dataset, volume, patient_id)
    _pixels(dataset, frames)
    _image(dataset, volume)
    _functional_groups(dataset, volume)
    return dataset


def _patient_and_series(dataset: Dataset, volume: OctVolume, patient_id: str) -> None:
    dataset.PatientName = ""
    dataset.PatientID = patient_id
    dataset.PatientBirthDate = ""
    dataset.PatientSex = ""
    dataset.PatientIdentityRemoved = "YES"
    dataset.DeidentificationMethod = "Only pixels, scale, eye, time and device are taken over"
    dataset.StudyInstanceUID = generate_uid()
    dataset.StudyDate = dataset.StudyTime = ""
    dataset.StudyID = dataset.AccessionNumber = dataset.ReferringPhysicianName = ""
    dataset.Modality = "OPT"
    dataset.SeriesInstanceUID = generate_uid()
    dataset.SeriesNumber = 1
    dataset.InstanceNumber = 1
    dataset.FrameOfReferenceUID = generate_uid()
    dataset.PositionReferenceIndicator = ""
    dataset.Manufacturer = volume.device.manufacturer or "unknown"
    dataset.ManufacturerModelName = volume.device.model or "unknown"
    dataset.DeviceSerialNumber = "unknown"
    dataset.SoftwareVersions = f"RetSAM Desktop {__version__}"


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


def _image(dataset: Dataset, volume: OctVolume) -> None:
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.AcquisitionDateTime = f"{volume.acquired or datetime(1900, 1, 1):%Y%m%d%H%M%S}"
    dataset.AcquisitionDuration = 0.0
    dataset.AcquisitionNumber = 1
    dataset.ContentDate = f"{datetime.now():%Y%m%d}"
    dataset.ContentTime = f"{datetime.now():%H%M%S}"
    dataset.PresentationLUTShape = "IDENTITY"
    dataset.LossyImageCompression = "00"
    dataset.BurnedInAnnotation = "NO"
    dataset.AcquisitionContextSequence = Sequence()
    dataset.AcquisitionDeviceTypeCodeSequence = Sequence([_code(*_OCT_SCANNER)])
    dataset.AnatomicRegionSequence = Sequence([_code(*_RETINA)])
    dataset.RefractiveStateSequence = Sequence()
    dataset.PupilDilated = ""
    if volume.laterality is not Laterality.UNKNOWN:
        dataset.ImageLaterality = volume.laterality.value
    if volume.fourth_root and volume.bscans.dtype == np.float32:
        dataset.DerivationDescription = "Fourth root of the intensities of a Heidelberg .vol file"


def _functional_groups(dataset: Dataset, volume: OctVolume) -> None:
    organisation = generate_uid()
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
    anatomy.AnatomicRegionSequence = Sequence([_code(*_RETINA)])
    shared.FrameAnatomySequence = Sequence([anatomy])
    orientation = Dataset()
    orientation.ImageOrientationPatient = [1, 0, 0, 0, 0, 1]
    shared.PlaneOrientationSequence = Sequence([orientation])
    scale = volume.scale
    if scale is not None and scale.x_um is not None:
        measures = Dataset()
        measures.PixelSpacing = [_millimetres(scale.z_um), _millimetres(scale.x_um)]
        if scale.y_um is not None:
            measures.SpacingBetweenSlices = _millimetres(scale.y_um)
            measures.SliceThickness = _millimetres(scale.y_um)
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
    if scale is not None and scale.y_um is not None:
        place = Dataset()
        place.ImagePositionPatient = [0, _millimetres(scan * scale.y_um), 0]
        frame.PlanePositionSequence = Sequence([place])
    return frame


def _code(value: str, scheme: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def _millimetres(um: float) -> str:
    """A DICOM decimal string: at most 16 characters."""
    return f"{um / 1000:.9f}".rstrip("0").rstrip(".")[:16]
