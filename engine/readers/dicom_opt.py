"""DICOM Ophthalmic Tomography: the frames as B-scans, their spacing and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.dataset import Dataset

from engine.errors import ImageReadError
from engine.image import OctScale, OctVolume, ScanLine, ScanPattern, ScanPosition
from engine.readers.dicom_frames import frames
from engine.readers.dicom_header import read_header
from engine.readers.dicom_layout import Layout, read_layout
from engine.readers.source import Source, pixel_sha256

_SAME = 0.05  # distances that differ by less are one distance
_Z_UM, _X_UM, _Y_UM = (0.5, 20.0), (0.5, 500.0), (1.0, 3000.0)

Places = NDArray[np.float64]  # (frames, 3)


def read_opt(dataset: Dataset, syntax: uid.UID, source: Source) -> OctVolume:
    """The volume of an Ophthalmic Tomography object, intensities as stored.

    Depth runs down the rows. Spacing is that of the functional groups (own before shared); the
    distance of B-scans comes from their positions, else from what is stated. Raises
    `ImageReadError`.
    """
    layout = read_layout(dataset, samples=1)
    if layout.samples != 1 or layout.signed:
        raise ImageReadError(
            "The OCT frames are coloured or signed; only grey ones are read. Export them again."
        )
    decoded = list(frames(dataset, layout, syntax))
    bscans = np.stack([np.asarray(frame.samples) for frame in decoded])
    bscans = bscans.astype(np.uint8 if layout.stored <= 8 else np.uint16)
    header = read_header(dataset, layout, 0)
    scale, notices = _scale(dataset, layout)
    positions = _positions(dataset, layout)
    return OctVolume(
        bscans=bscans,
        sha256=source.sha256(),
        pixel_sha256=pixel_sha256(bscans),
        name=source.name,
        pattern=_pattern(layout, scale, positions),
        shown_range=_shown_range(dataset, layout),
        scale=scale,
        positions=positions,
        laterality=header.laterality,
        laterality_source=header.laterality_source,
        acquired=header.acquired,
        device=header.device,
        identity=header.identity,
        warnings=tuple(
            dict.fromkeys(
                (
                    *(text for text in header.warnings if "mm wide" not in text),
                    *notices,
                    *(text for frame in decoded for text in frame.warnings),
                )
            )
        ),
        header=header.pairs,
    )


def _groups(dataset: Dataset, frame: int) -> tuple[Dataset, ...]:
    own = dataset.get("PerFrameFunctionalGroupsSequence") or ()
    shared = dataset.get("SharedFunctionalGroupsSequence") or ()
    return (*own[frame : frame + 1], *shared[:1])


def _items(dataset: Dataset, frame: int, sequence: str) -> Iterator[Dataset]:
    """Items of a functional group of a frame: its own, those of all frames, those of the object."""
    for group in (*_groups(dataset, frame), dataset):
        yield from group.get(sequence) or ()


def _numbers(value: Any, count: int) -> tuple[float, ...] | None:
    try:
        told = tuple(float(number) for number in value)
    except (TypeError, ValueError):
        return None
    return told if len(told) >= count and np.isfinite(told).all() else None


# --- scale ---------------------------------------------------------------------------------------


def _scale(dataset: Dataset, layout: Layout) -> tuple[OctScale | None, tuple[str, ...]]:
    """PixelSpacing is the rows' distance (depth) first, then the columns' (along the scan)."""
    told = {_spacing(dataset, frame) for frame in range(layout.frames)}
    if len(told) > 1:
        return None, (
            "The B-scans of this file have different pixel spacings; none was used. Sizes are in "
            "pixels only.",
        )
    spacing = told.pop()
    if spacing is None:
        return None, ()
    z_um, x_um = spacing[0] * 1000, spacing[1] * 1000
    if not (_Z_UM[0] <= z_um <= _Z_UM[1] and _X_UM[0] <= x_um <= _X_UM[1]):
        return None, (
            f"The header's pixel spacing ({x_um:.3g} µm along the scan, {z_um:.3g} µm in depth) "
            "fits no OCT device; it was not used. Set the scale by hand if you know it.",
        )
    y_um, notices = _distance(dataset, layout)
    return OctScale(z_um, x_um, y_um, "dicom"), notices


def _spacing(dataset: Dataset, frame: int) -> tuple[float, float] | None:
    for item in (*_items(dataset, frame, "PixelMeasuresSequence"), dataset):
        numbers = _numbers(item.get("PixelSpacing"), 2)
        if numbers is not None and min(numbers[:2]) > 0:
            return numbers[0], numbers[1]
    return None


def _distance(dataset: Dataset, layout: Layout) -> tuple[float | None, tuple[str, ...]]:
    """Distance of neighbouring B-scans in µm: by their positions, else as stated."""
    if layout.frames < 2:
        return None, ()
    stated = None
    for item in (*_items(dataset, 0, "PixelMeasuresSequence"), dataset):
        numbers = _numbers([item.get("SpacingBetweenSlices")], 1)
        if stated is None and numbers is not None and numbers[0] > 0:
            stated = numbers[0] * 1000
    places = _places(dataset, layout)
    if places is None:
        return (stated if stated and _Y_UM[0] <= stated <= _Y_UM[1] else None), ()
    steps = np.linalg.norm(np.diff(places, axis=0), axis=1) * 1000
    typical = float(np.median(steps))
    ends = float(np.linalg.norm(places[-1] - places[0])) * 1000
    even = np.abs(steps - typical).max() <= _SAME * typical
    straight = abs(ends - typical * (layout.frames - 1)) <= _SAME * ends
    if not (even and straight and _Y_UM[0] <= typical <= _Y_UM[1]):
        return None, ()
    notices: tuple[str, ...] = ()
    if stated and abs(stated / typical - 1) > _SAME:
        notices = (
            f"The header states {stated:.0f} µm between B-scans, their positions {typical:.0f} µm; "
            "the positions were used.",
        )
    return typical, notices


def _places(dataset: Dataset, layout: Layout) -> Places | None:
    """The first pixel of each frame in mm, where every frame says it."""
    found = []
    for frame in range(layout.frames):
        own = (dataset.get("PerFrameFunctionalGroupsSequence") or ())[frame : frame + 1]
        items = [item for group in own for item in group.get("PlanePositionSequence") or ()]
        numbers = _numbers(items[0].get("ImagePositionPatient"), 3) if items else None
        if numbers is None:
            return None
        found.append(numbers[:3])
    return np.array(found)


# --- places, pattern, brightness -----------------------------------------------------------------


def _positions(dataset: Dataset, layout: Layout) -> tuple[ScanPosition, ...]:
    """Straight B-scans on the picture that they refer to; none where any frame has no such place.

    Reference coordinates are row and column with (0, 0) at the corner of the first pixel (PS3.3
    C.8.17.10.1): half a pixel more than coordinates at pixel centres.
    """
    found = []
    for frame in range(layout.frames):
        items = list(_items(dataset, frame, "OphthalmicFrameLocationSequence"))
        numbers = _numbers(items[0].get("ReferenceCoordinates"), 4) if items else None
        if numbers is None or str(items[0].get("OphthalmicImageOrientation") or "") != "LINEAR":
            return ()
        top, left, bottom, right = (number - 0.5 for number in numbers[:4])
        found.append(ScanLine((left, top), (right, bottom)))
    return tuple(found)


def _pattern(
    layout: Layout, scale: OctScale | None, positions: tuple[ScanPosition, ...]
) -> ScanPattern:
    if layout.frames == 1:
        return ScanPattern.LINE if positions else ScanPattern.UNKNOWN
    if scale is not None and scale.y_um is not None:
        return ScanPattern.VOLUME
    return ScanPattern.UNKNOWN


def _shown_range(dataset: Dataset, layout: Layout) -> tuple[float, float]:
    """Stored values of black and white: the window of the header, else all that can be stored."""
    top = float((1 << layout.stored) - 1)
    low, high = 0.0, top
    for item in (*_items(dataset, 0, "FrameVOILUTSequence"), dataset):
        centre, width = (item.get(key) for key in ("WindowCenter", "WindowWidth"))
        told = _numbers([_first(centre), _first(width)], 2)
        if told is not None and told[1] > 1:
            low, high = told[0] - told[1] / 2, told[0] + told[1] / 2
            break
    return (high, low) if layout.photometric == "MONOCHROME1" else (low, high)


def _first(value: Any) -> Any:
    several = isinstance(value, list | tuple) or type(value).__name__ == "MultiValue"
    return value[0] if several and len(value) else value
