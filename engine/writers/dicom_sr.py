"""Measurements as a DICOM structured report, TID 1500."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from highdicom.sr import (
    AlgorithmIdentification,
    Comprehensive3DSR,
    ContentSequence,
    DeviceObserverIdentifyingAttributes,
    FindingSite,
    MeasurementReport,
    MeasurementsAndQualitativeEvaluations,
    ObservationContext,
    ObserverContext,
    PersonObserverIdentifyingAttributes,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    QualitativeEvaluation,
    ReferencedSegment,
    ReferencedSegmentationFrame,
    RelationshipTypeValues,
    SourceImageForMeasurementGroup,
    SourceImageForSegmentation,
    TextContentItem,
    TrackingIdentifier,
    VolumetricROIMeasurementsAndQualitativeEvaluations,
)
from highdicom.sr import Measurement as Number
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from engine import __version__
from engine.biomarkers import Measurement
from engine.layers import Layer
from engine.writers.dicom_codes import (
    EYES,
    UNITS,
    code_of,
    concept,
    name_of,
    region_of,
    site_of,
)
from engine.writers.dicom_object import (
    MANUFACTURER,
    SOFTWARE,
    Study,
    finish,
    put_person,
    put_time,
    tracking_uid,
    uid_of,
)
from engine.writers.dicom_seg import models_of, readers_of

PROCEDURE = Code("363679005", "SCT", "Imaging procedure")
Group = (
    MeasurementsAndQualitativeEvaluations
    | PlanarROIMeasurementsAndQualitativeEvaluations
    | VolumetricROIMeasurementsAndQualitativeEvaluations
)
COMMENT = 1024  # characters of a comment


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the numbers were measured on: the picture, and the object that holds its layers."""

    source: Dataset
    segmentation: Dataset | None


def sr_dataset(
    measurements: Sequence[Measurement],
    layers: Sequence[Layer],
    evidence: Evidence,
    study: Study,
) -> Comprehensive3DSR:
    """Every measurement, grouped by what was measured, with the segment that it was measured on.

    A valid one is a number with its unit, region and site; what else there is to say of it is a
    comment. One that is not valid is no number, but "Measurement failure", with the reason.
    """
    groups: dict[str, list[Measurement]] = {}
    for row in measurements:
        groups.setdefault(row.structure, []).append(row)
    report = MeasurementReport(
        observation_context=_observers(layers, study),
        procedure_reported=PROCEDURE,
        imaging_measurements=[
            _group(key, rows, layers, evidence, study) for key, rows in groups.items()
        ],
        title=codes.DCM.ImagingMeasurementReport,
        referenced_images=[evidence.source],
    )
    objects = [evidence.source, evidence.segmentation]
    made = Comprehensive3DSR(
        evidence=[each for each in objects if each is not None],
        content=report[0],
        series_instance_uid=uid_of("series", study.uid, study.pixel_sha256, "Measurements"),
        series_number=200,
        sop_instance_uid=uid_of("unfinished"),
        instance_number=1,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=SOFTWARE,
        software_versions=__version__,
        device_serial_number="none",
        is_complete=True,
        is_final=False,
        series_description="Measurements (research use only)",
    )
    put_person(made, study)
    put_time(made, study.made)
    finish(made)
    return made


def _observers(layers: Sequence[Layer], study: Study) -> ObservationContext:
    """This program, and the person behind the layers where it is one."""
    device = ObserverContext(
        observer_type=codes.DCM.Device,
        observer_identifying_attributes=DeviceObserverIdentifyingAttributes(
            uid=uid_of("device", SOFTWARE, __version__),
            name=SOFTWARE,
            manufacturer_name=MANUFACTURER,
            model_name=f"{SOFTWARE} {__version__}",
        ),
    )
    readers = sorted({name for layer in layers for name in readers_of(layer.provenance)})
    context = ObservationContext(observer_device_context=device)
    for name in readers:
        context.extend(
            ObserverContext(
                observer_type=codes.DCM.Person,
                observer_identifying_attributes=PersonObserverIdentifyingAttributes(f"{name}^"),
            )
        )
    return context


def _group(
    key: str,
    rows: Sequence[Measurement],
    layers: Sequence[Layer],
    evidence: Evidence,
    study: Study,
) -> Group:
    """All rows of one structure, on its segment where it has pixels, else on the picture."""
    layer = next((each for each in layers if each.structure == key), None)
    told: dict[str, Any] = {
        "tracking_identifier": TrackingIdentifier(uid=tracking_uid(study, key), identifier=key),
        "finding_type": concept(code_of(key)),
        "finding_sites": [_site(site_of(key), study)],
        "algorithm_id": _algorithm(layer),
        "measurements": [
            _number(row, row.value, study) for row in rows if row.valid and row.value is not None
        ],
        "qualitative_evaluations": [_refusal(row) for row in rows if not row.valid],
    }
    frames = _frames_of(key, evidence.segmentation)
    if evidence.segmentation is None or not frames:
        return MeasurementsAndQualitativeEvaluations(
            **told,
            source_images=[
                SourceImageForMeasurementGroup(
                    evidence.source.SOPClassUID, evidence.source.SOPInstanceUID
                )
            ],
        )
    number, places = frames
    segment = evidence.segmentation
    image = SourceImageForSegmentation(evidence.source.SOPClassUID, evidence.source.SOPInstanceUID)
    about = (segment.SOPClassUID, segment.SOPInstanceUID)
    if evidence.source.Modality == "OPT":
        whole = ReferencedSegment(*about, number, source_images=[image])
        return VolumetricROIMeasurementsAndQualitativeEvaluations(**told, referenced_segment=whole)
    frame = ReferencedSegmentationFrame(*about, places, number, image)
    del frame[0].ReferencedSOPSequence[0].ReferencedSegmentNumber  # PS3.3 10.3: frame or segment
    return PlanarROIMeasurementsAndQualitativeEvaluations(**told, referenced_segment=frame)


def _frames_of(key: str, segmentation: Dataset | None) -> tuple[int, list[int]] | None:
    """Number of a structure's segment and of its frames, from 1; None where it has none."""
    if segmentation is None:
        return None
    found = [item for item in segmentation.SegmentSequence if item.get("TrackingID") == key]
    if not found:
        return None
    number = int(found[0].SegmentNumber)
    shared = segmentation.SharedFunctionalGroupsSequence[0]
    frames = [
        place
        for place, group in enumerate(segmentation.PerFrameFunctionalGroupsSequence, start=1)
        if (group if "SegmentIdentificationSequence" in group else shared)
        .SegmentIdentificationSequence[0]
        .ReferencedSegmentNumber
        == number
    ]
    return (number, frames) if frames else None


def _algorithm(layer: Layer | None) -> AlgorithmIdentification | None:
    """The main model behind the layer that was measured."""
    models = models_of(layer.provenance) if layer is not None else ()
    if not models:
        return None
    name, sha256 = models[0]
    return AlgorithmIdentification(
        name=name, version=sha256 or "not known", parameters=[f"{SOFTWARE} {__version__}"]
    )


def _number(row: Measurement, value: float, study: Study) -> Number:
    number = Number(
        name=concept(name_of(row)),
        value=value,
        unit=concept(UNITS[row.unit]),
        finding_sites=[_site(site_of(row.structure), study, region=region_of(row))],
    )
    if row.reason:
        number[0].ContentSequence.append(_comment(row.reason))
    return number


def _refusal(row: Measurement) -> QualitativeEvaluation:
    """What could not be measured: no number, and why."""
    told = QualitativeEvaluation(
        name=concept(name_of(row)), value=concept(codes.DCM.MeasurementFailure)
    )
    where = f"{region_of(row).meaning}, {UNITS[row.unit].meaning}"
    told[0].ContentSequence = ContentSequence([_comment(f"{where}: {row.reason}")])
    return told


def _comment(text: str) -> TextContentItem:
    return TextContentItem(
        name=codes.DCM.Comment,
        value=text[:COMMENT],
        relationship_type=RelationshipTypeValues.HAS_PROPERTIES,
    )


def _site(place: Code, study: Study, *, region: Code | None = None) -> FindingSite:
    return FindingSite(
        anatomic_location=concept(place),
        laterality=EYES[study.laterality],
        topographical_modifier=None if region is None else concept(region),
    )
