"""Layers and surfaces of DICOM segmentations, opened again: SEG, label maps and height maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.filereader import dcmread
from pydicom.sr.coding import Code

from engine.errors import MasksError
from engine.layers import Layer, Mask, Provenance, Surface
from engine.writers.dicom_codes import SCHEME, key_of
from engine.writers.dicom_seg import PARTS
from engine.writers.dicom_surfaces import HEIGHT_MAP, TOP

SEGMENTATIONS = ("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7")
SHA256 = re.compile("[0-9a-f]{64}")
KINDS = ("BINARY", "LABELMAP")


def read_seg(path: Path, *, shape: tuple[int, ...]) -> tuple[Layer, ...]:
    """The layers of a SEG of a picture of `shape`: (height, width), or (scans, height, width).

    Segments of structures that the taxonomy does not know are left out. Raises `MasksError` where
    the file is no segmentation, or one of another picture.
    """
    dataset = _open(path, SEGMENTATIONS)
    if dataset.SegmentationType not in KINDS:
        raise MasksError(f"{path.name} holds probabilities; only masks are read.")
    grid = shape if len(shape) == 3 else (1, *shape)
    if (dataset.Rows, dataset.Columns) != grid[1:]:
        raise MasksError(
            f"{path.name} is of a picture of {dataset.Columns} × {dataset.Rows} pixels, not of "
            f"{grid[2]} × {grid[1]}."
        )
    with _damage_told(path):
        return _layers(dataset, _planes(dataset, grid, path), shape, path)


def read_surfaces(path: Path) -> tuple[Surface, ...]:
    """The surfaces of a height map, NaN where they cannot be seen. Raises `MasksError`."""
    dataset = _open(path, (HEIGHT_MAP,))
    with _damage_told(path):
        grid = (int(dataset.NumberOfFrames), int(dataset.Rows), int(dataset.Columns))
        heights = np.frombuffer(dataset.FloatPixelData, "<f4").reshape(grid)
        rows = np.where(heights == dataset.FloatPixelPaddingValue, np.nan, heights - TOP)
        return tuple(
            Surface(key, frame.astype(np.float32), _provenance(segment, path))
            for segment, frame in zip(dataset.SegmentSequence, rows, strict=True)
            if (key := _key(segment)) is not None
        )


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except MasksError:
        raise
    except (AttributeError, LookupError, TypeError, ValueError, RuntimeError) as error:
        raise MasksError(f"{path.name} is damaged or not complete. Export it again.") from error


def _open(path: Path, kinds: tuple[str, ...]) -> Dataset:
    try:
        dataset = dcmread(path)
    except Exception as error:  # whatever a damaged file makes the library raise
        raise MasksError(f"{path} cannot be read as DICOM. Export it again.") from error
    if dataset.get("SOPClassUID") not in kinds:
        raise MasksError(f"{path.name} is no DICOM segmentation of the kind that is asked for.")
    return dataset


def _layers(
    dataset: Dataset, planes: dict[int, Mask], shape: tuple[int, ...], path: Path
) -> tuple[Layer, ...]:
    """One layer a structure, from the segments of its mask and of what is told of its pixels."""
    nothing = np.zeros(shape, np.bool_)
    masks: dict[str, dict[str, Mask]] = {}
    authors: dict[str, Provenance] = {}
    for segment in dataset.SegmentSequence:
        key = _key(segment)
        if key is None:
            continue
        mask = planes.get(int(segment.SegmentNumber), nothing)
        parts, name = masks.setdefault(key, {}), _part(segment)
        mask = mask.reshape(shape)
        parts[name] = parts[name] | mask if name in parts else mask  # a segment a lesion, say
        authors.setdefault(key, _provenance(segment, path))
    return tuple(
        Layer(
            key,
            parts.get("", nothing),
            authors[key],
            questionable=parts.get("questionable"),
            corrected=parts.get("corrected"),
        )
        for key, parts in masks.items()
    )


def _planes(dataset: Dataset, grid: tuple[int, ...], path: Path) -> dict[int, Mask]:
    """Masks (frames, height, width) by segment number."""
    pixels: NDArray[np.uint8] = dataset.pixel_array.reshape(-1, *grid[1:])
    planes: dict[int, Mask] = {}
    for group, frame in zip(dataset.PerFrameFunctionalGroupsSequence, pixels, strict=True):
        place = _source_frame(dataset, group) - 1
        if not 0 <= place < grid[0]:
            raise MasksError(f"{path.name} is of a volume with more than {grid[0]} B-scans.")
        if dataset.SegmentationType == "LABELMAP":
            for value in np.unique(frame):
                planes.setdefault(int(value), np.zeros(grid, np.bool_))[place] = frame == value
        else:
            number = _of_both(dataset, group, "SegmentIdentificationSequence")
            plane = planes.setdefault(int(number.ReferencedSegmentNumber), np.zeros(grid, np.bool_))
            plane[place] = frame > 0
    return planes


def _source_frame(dataset: Dataset, group: Dataset) -> int:
    """The frame of the picture that a frame of the segmentation lies on, from 1."""
    source = _of_both(dataset, group, "DerivationImageSequence").SourceImageSequence[0]
    told = source.get("ReferencedFrameNumber", 1)
    return int(told if isinstance(told, int | str) else told[0])


def _of_both(dataset: Dataset, group: Dataset, key: str) -> Dataset:
    """A functional group's item: the frame's own, else that of all frames."""
    holder = group if key in group else dataset.SharedFunctionalGroupsSequence[0]
    item: Dataset = holder[key][0]
    return item


def _key(segment: Dataset) -> str | None:
    item = segment.SegmentedPropertyTypeCodeSequence[0]
    value = item.get("CodeValue") or item.get("LongCodeValue") or ""
    return key_of(Code(value, item.CodingSchemeDesignator, item.CodeMeaning))


def _part(segment: Dataset) -> str:
    """Which pixels of a layer these are, where this program wrote them; else the mask."""
    kind = segment.SegmentedPropertyTypeCodeSequence[0]
    for modifier in kind.get("SegmentedPropertyTypeModifierCodeSequence") or ():
        own = modifier.get("CodingSchemeDesignator") == SCHEME
        if own and modifier.get("CodeValue") in PARTS:
            return str(modifier.CodeValue)
    return ""


def _provenance(segment: Dataset, path: Path) -> Provenance:
    """The author as this program writes it; the file for a segment of another program."""
    author, _, rest = str(segment.get("SegmentDescription") or "").partition(";")
    known = author.partition(":")[0] in ("model", "reader", "file")
    before = rest.strip().removeprefix("derived from ") if "derived from" in rest else ""
    algorithm = segment.get("SegmentationAlgorithmIdentificationSequence")
    version = str(algorithm[0].AlgorithmVersion) if algorithm else ""
    return Provenance(
        author if known else f"file:{path.name}",
        model_sha256=version if SHA256.fullmatch(version) else None,
        settings=(("derived_from", before.partition(";")[0]),) if before else (),
    )
