"""Surfaces of OCT as a DICOM Height Map Segmentation: a frame a surface, a row a B-scan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from highdicom.color import CIELabColor
from pydicom.dataset import Dataset, FileDataset
from pydicom.sequence import Sequence as Items
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code
from pydicom.uid import UID

from engine.image import OctScale
from engine.layers import Surface
from engine.taxonomy import structure
from engine.writers.dicom_codes import category_of, code_of, coded, site_of
from engine.writers.dicom_object import (
    Study,
    begin,
    finish,
    millimetres,
    put_program,
    put_time,
    tracking_uid,
    uid_of,
)
from engine.writers.dicom_seg import algorithm_of, algorithm_type, readers_of, told_by

HEIGHT_MAP = UID("1.2.840.10008.5.1.4.1.1.66.8")
TOP = 0.5
"""A height is counted from the upper edge of the picture (PS3.17 CCCCC.1), a row from the middle of
its first pixel."""
NOT_SEEN = -32768.0  # outside of all heights, as PS3.3 C.8.20.5 asks of the padding value


def surfaces_dataset(
    surfaces: Sequence[Surface], source: Dataset, scale: OctScale, study: Study
) -> FileDataset:
    """All surfaces of a volume whose OPT object is `source`; what cannot be seen is padding."""
    dataset = begin(study, HEIGHT_MAP, modality="SEG", kind="Surfaces")
    put_program(dataset)
    put_time(dataset, study.made)
    dataset.SeriesNumber = 102
    dataset.FrameOfReferenceUID = source.FrameOfReferenceUID
    dataset.PositionReferenceIndicator = ""
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.PatientOrientation = ""
    dataset.SegmentationType = "HEIGHTMAP"
    dataset.ContentLabel = "SURFACES"
    dataset.ContentDescription = "Surfaces of the retina. Research use only"
    readers = sorted({name for each in surfaces for name in readers_of(each.provenance)})
    dataset.ContentCreatorName = f"{readers[0]}^" if len(readers) == 1 else ""
    dataset.SegmentSequence = Items(
        [_segment(each, number, study) for number, each in enumerate(surfaces, start=1)]
    )
    _pixels(dataset, surfaces)
    _groups(dataset, len(surfaces), source, scale)
    dataset.ReferencedSeriesSequence = Items([_series(source)])
    return finish(dataset)


def _segment(surface: Surface, number: int, study: Study) -> Dataset:
    entry, provenance = structure(surface.structure), surface.provenance
    item = Dataset()
    item.SegmentNumber, item.SegmentLabel = number, entry.title
    item.SegmentDescription = told_by(provenance)
    item.SegmentAlgorithmType = algorithm_type(provenance)
    algorithm = algorithm_of(provenance)
    if algorithm is not None:
        item.SegmentAlgorithmName = algorithm[0].AlgorithmName
        item.SegmentationAlgorithmIdentificationSequence = algorithm
    item.SegmentedPropertyCategoryCodeSequence = Items([coded(category_of(entry))])
    item.SegmentedPropertyTypeCodeSequence = Items([coded(code_of(entry.key))])
    item.AnatomicRegionSequence = Items([coded(site_of(entry.key))])
    item.TrackingID = entry.key
    item.TrackingUID = tracking_uid(study, entry.key)
    item.RecommendedDisplayCIELabValue = list(CIELabColor.from_rgb(*entry.rgb).value)
    return item


def _pixels(dataset: Dataset, surfaces: Sequence[Surface]) -> None:
    rows = np.stack([each.rows for each in surfaces])
    dataset.NumberOfFrames, dataset.Rows, dataset.Columns = rows.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated = 32
    dataset.FloatPixelPaddingValue = NOT_SEEN
    heights = np.where(np.isnan(rows), NOT_SEEN, rows + TOP)
    dataset.FloatPixelData = heights.astype("<f4").tobytes()


def _groups(dataset: Dataset, surfaces: int, source: Dataset, scale: OctScale) -> None:
    organisation, index = Dataset(), Dataset()
    organisation.DimensionOrganizationUID = uid_of("surfaces", source.SOPInstanceUID)
    index.DimensionOrganizationUID = organisation.DimensionOrganizationUID
    index.DimensionIndexPointer = 0x0062000B  # ReferencedSegmentNumber
    index.FunctionalGroupPointer = 0x0062000A  # SegmentIdentificationSequence
    dataset.DimensionOrganizationSequence = Items([organisation])
    dataset.DimensionIndexSequence = Items([index])
    shared, measures, orientation = Dataset(), Dataset(), Dataset()
    x_um = scale.x_um or scale.z_um
    measures.PixelSpacing = [millimetres(scale.y_um or x_um), millimetres(x_um)]
    orientation.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    shared.PixelMeasuresSequence = Items([measures])
    shared.PlaneOrientationSequence = Items([orientation])
    shared.RealWorldValueMappingSequence = Items([_depth(scale, int(source.Rows))])
    shared.DerivationImageSequence = Items([_derivation(source)])
    dataset.SharedFunctionalGroupsSequence = Items([shared])
    dataset.PerFrameFunctionalGroupsSequence = Items(
        [_frame(number) for number in range(1, surfaces + 1)]
    )


def _frame(number: int) -> Dataset:
    group, content, segment, place = Dataset(), Dataset(), Dataset(), Dataset()
    content.DimensionIndexValues = [number]
    segment.ReferencedSegmentNumber = number
    place.ImagePositionPatient = [0, 0, 0]
    group.FrameContentSequence = Items([content])
    group.SegmentIdentificationSequence = Items([segment])
    group.PlanePositionSequence = Items([place])
    return group


def _depth(scale: OctScale, height: int) -> Dataset:
    item = Dataset()
    item.LUTLabel, item.LUTExplanation = "DEPTH", "Depth below the upper edge of the B-scan"
    item.MeasurementUnitsCodeSequence = Items([coded(Code("mm", "UCUM", "millimeter"))])
    item.DoubleFloatRealWorldValueFirstValueMapped = 0.0
    item.DoubleFloatRealWorldValueLastValueMapped = float(height)
    item.RealWorldValueIntercept, item.RealWorldValueSlope = 0.0, scale.z_um / 1000
    return item


def _derivation(source: Dataset) -> Dataset:
    item, image = Dataset(), _reference(source)
    purpose = codes.DCM.SourceImageForImageProcessingOperation
    image.PurposeOfReferenceCodeSequence = Items([coded(purpose)])
    frames = int(source.NumberOfFrames)
    image.ReferencedFrameNumber = list(range(1, frames + 1)) if frames > 1 else 1
    item.DerivationCodeSequence = Items([coded(codes.DCM.Segmentation)])
    item.SourceImageSequence = Items([image])
    return item


def _series(source: Dataset) -> Dataset:
    item = Dataset()
    item.SeriesInstanceUID = source.SeriesInstanceUID
    item.ReferencedInstanceSequence = Items([_reference(source)])
    return item


def _reference(source: Dataset) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID = source.SOPClassUID
    item.ReferencedSOPInstanceUID = source.SOPInstanceUID
    return item
