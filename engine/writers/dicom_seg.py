"""Layers as DICOM Segmentation objects: one segment a layer, or several label maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from highdicom import AlgorithmIdentificationSequence
from highdicom.color import CIELabColor
from highdicom.seg import Segmentation, SegmentDescription, SegmentsOverlapValues
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes

from engine import __version__
from engine.layers import Layer, Mask, Provenance
from engine.taxonomy import structure
from engine.writers.dicom_codes import category_of, code_of, coded, concept, own, site_of
from engine.writers.dicom_object import (
    MANUFACTURER,
    SOFTWARE,
    Study,
    finish,
    put_person,
    tracking_uid,
    uid_of,
)
from engine.writers.dicom_source import Source

DESCRIPTION = 1024  # characters of Segment Description (VR ST)
BINARY, LABELMAP = "BINARY", "LABELMAP"
PARTS = {
    "questionable": own("questionable", "Questionable: the reader could not decide"),
    "corrected": own("corrected", "Corrected: a person decided on these pixels"),
}
"""What is told of a layer's pixels beside its mask, as modifiers of its segment's type."""


@dataclass(frozen=True, eq=False)
class Part:
    """The pixels of one segment: a layer's mask, or (named) those of it that something is said of.

    `mask` is (frames, height, width).
    """

    layer: Layer
    name: str
    mask: Mask


def parts_of(layers: Sequence[Layer]) -> tuple[Part, ...]:
    """All that is to be written of the layers, in their order; empty masks of layers too."""
    return tuple(part for layer in layers for part in _parts(layer))


def binary_seg(layers: Sequence[Layer], source: Source, study: Study) -> Segmentation:
    """All layers in one object of type BINARY, where segments may overlap."""
    return _segmentation(parts_of(layers), source, study, kind=BINARY, number=1)


def labelmap_segs(
    layers: Sequence[Layer], source: Source, study: Study
) -> tuple[Segmentation, ...]:
    """All layers in as few objects of type LABELMAP as first fit finds: no two of one overlap."""
    return tuple(
        _segmentation(parts, source, study, kind=LABELMAP, number=number)
        for number, parts in enumerate(without_overlap(parts_of(layers)), start=1)
    )


def without_overlap(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in groups within which no pixel belongs to two: each in the first that has room."""
    groups: list[list[Part]] = []
    taken: list[Mask] = []
    for part in parts:
        for group, pixels in zip(groups, taken, strict=True):
            if not (pixels & part.mask).any():
                group.append(part)
                pixels |= part.mask
                break
        else:
            groups.append([part])
            taken.append(part.mask.copy())
    return groups


def _parts(layer: Layer) -> Iterator[Part]:
    yield Part(layer, "", _frames(layer.mask))
    for name, mask in (("questionable", layer.questionable), ("corrected", layer.corrected)):
        if mask is not None and mask.any():
            yield Part(layer, name, _frames(mask))


def _frames(mask: Mask) -> Mask:
    return mask if mask.ndim == 3 else mask[np.newaxis]


def _segmentation(
    parts: Sequence[Part], source: Source, study: Study, *, kind: str, number: int
) -> Segmentation:
    series = "Label map" if kind == LABELMAP else "Segmentation"
    readers = sorted({name for part in parts for name in readers_of(part.layer.provenance)})
    made = Segmentation(
        source_images=[source.for_highdicom],
        pixel_array=_pixels(parts, kind),
        segmentation_type=kind,
        segment_descriptions=[_described(part, i, study) for i, part in enumerate(parts, start=1)],
        series_instance_uid=uid_of("series", study.uid, study.pixel_sha256, series),
        series_number=100 if kind == BINARY else 101,
        sop_instance_uid=uid_of("unfinished"),
        instance_number=number,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=SOFTWARE,
        software_versions=__version__,
        device_serial_number="none",
        content_label="LAYERS",
        content_description="Structures of the retina. Research use only",
        content_creator_name=f"{readers[0]}^" if len(readers) == 1 else None,
        omit_empty_frames=source.frames > 1,
        series_description=f"{series} (research use only)",
    )
    _mend(made, source, study)
    made.SegmentsOverlap = _overlap(parts, kind).value
    finish(made)
    return made


def _pixels(parts: Sequence[Part], kind: str) -> NDArray[np.uint8]:
    if kind == BINARY:
        return np.stack([part.mask for part in parts], axis=-1).astype(np.uint8)
    labels = np.zeros(parts[0].mask.shape, np.uint8)
    for value, part in enumerate(parts, start=1):
        labels[part.mask] = value
    return labels


def _overlap(parts: Sequence[Part], kind: str) -> SegmentsOverlapValues:
    alone = kind == LABELMAP or len(without_overlap(parts)) == 1
    return SegmentsOverlapValues.NO if alone else SegmentsOverlapValues.YES


def _described(part: Part, number: int, study: Study) -> SegmentDescription:
    entry, provenance = structure(part.layer.structure), part.layer.provenance
    item = SegmentDescription(
        segment_number=number,
        segment_label=f"{entry.title}, {part.name}" if part.name else entry.title,
        segmented_property_category=category_of(entry),
        segmented_property_type=concept(code_of(entry.key)),
        algorithm_type=algorithm_type(provenance),
        algorithm_identification=algorithm_of(provenance),
        tracking_id=f"{entry.key}.{part.name}" if part.name else entry.key,
        tracking_uid=tracking_uid(study, entry.key, part.name),
        anatomic_regions=[site_of(entry.key)],
        display_color=CIELabColor.from_rgb(*entry.rgb),
    )
    item.SegmentDescription = told_by(provenance)
    if part.name:
        kind = item.SegmentedPropertyTypeCodeSequence[0]
        kind.SegmentedPropertyTypeModifierCodeSequence = [coded(PARTS[part.name])]
    return item


def readers_of(provenance: Provenance) -> tuple[str, ...]:
    """The person behind a layer, where there is one."""
    who, _, name = provenance.author.partition(":")
    return (name,) if who == "reader" and name else ()


def models_of(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """The models behind a layer as (name, sha256 of its weights or empty), the first the main."""
    before = dict(provenance.settings).get("derived_from", "")
    authors = [author for author in (provenance.author, before) if author.startswith("model:")]
    named = [
        (author.removeprefix("model:"), provenance.model_sha256 or "") for author in authors[:1]
    ]
    return (*named, *((each.model, each.model_sha256) for each in provenance.prompted))


def algorithm_type(provenance: Provenance) -> str:
    """AUTOMATIC for a model's layer, MANUAL for a person's own, else SEMIAUTOMATIC."""
    if provenance.by_model:
        return "AUTOMATIC"
    drawn = provenance.author.startswith("reader:") and not models_of(provenance)
    return "MANUAL" if drawn else "SEMIAUTOMATIC"


def algorithm_of(provenance: Provenance) -> AlgorithmIdentificationSequence | None:
    """The main model of a layer with its weights as version; None where a person drew it alone."""
    if algorithm_type(provenance) == "MANUAL":
        return None
    name, sha256 = next(iter(models_of(provenance)), (provenance.author, ""))
    settings = {key: value for key, value in provenance.settings if key != "derived_from"}
    return AlgorithmIdentificationSequence(
        name=name[:64],
        family=codes.DCM.ArtificialIntelligence,
        version=sha256 or "not known",
        source=f"{SOFTWARE} {__version__}",
        parameters={"sha256": sha256 or "not known", **settings},
    )


def told_by(provenance: Provenance) -> str:
    """Who made the layer: the author, what it is derived from, models that were pointed with."""
    before = dict(provenance.settings).get("derived_from")
    told = [provenance.author, *([f"derived from {before}"] if before else [])]
    told += [f"outlined by model:{each.model} ({each.prompt})" for each in provenance.prompted]
    return "; ".join(told)[:DESCRIPTION]


def _mend(made: Dataset, source: Source, study: Study) -> None:
    """Take away what highdicom needed but nobody knows, and say whose it is as elsewhere."""
    put_person(made, study)
    made.ContentDate, made.ContentTime = f"{study.made:%Y%m%d}", f"{study.made:%H%M%S}"
    for key in ("InstanceCreationDate", "InstanceCreationTime"):
        if key in made:
            delattr(made, key)
    made.PatientOrientation = ""
    source.correct(made)
