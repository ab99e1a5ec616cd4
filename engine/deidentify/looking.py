"""What a person looks at before anything is written: the pictures of a file, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.deidentify.box import Box
from engine.deidentify.boxes import in_all_frames, propose_in_volume
from engine.deidentify.errors import CHANGED, DeidentifyError
from engine.deidentify.finding import ARCHIVES, LOGS, TABLES
from engine.deidentify.kinds import kind_of, sha256_of
from engine.deidentify.pictures import picture_proposals, plain_pictures
from engine.deidentify.pixels import holds_pictures, proposals
from engine.deidentify.reading import read_object
from engine.errors import EngineError, ImageReadError
from engine.image import OctVolume
from engine.readers import open_source
from engine.readers.dicom_layout import read_layout
from engine.readers.dicom_pixels import rgb_frames
from engine.readers.kinds import Kind
from engine.readers.source import Source, load

Frames = NDArray[np.uint8]  # (frames, height, width[, 3])
Which = int | Literal["brightest", "darkest"]


@dataclass(frozen=True)
class Seen:
    """One picture of a file: what it is, how large, and where writing may stand.

    Boxes hold for all of its frames. `sha256` is that of the file, `sha256_of`.
    """

    kind: str
    frames: int
    width: int
    height: int
    boxes: tuple[Box, ...]
    sha256: str


def pictures_in(path: Path) -> tuple[Seen, ...]:
    """The pictures of a file that show a patient; none in results, archives, tables and logs.

    A picture of several frames, as an OCT volume, is one. Raises `EngineError`.
    """
    if _shows_nobody(path):
        return ()
    sha256 = sha256_of(load(path))
    return tuple(
        Seen(kind, len(frames), frames.shape[2], frames.shape[1], tuple(boxes), sha256)
        for kind, frames, boxes in _decoded(path, sha256)
    )


def shown(path: Path, number: int, which: Which, *, sha256: str) -> NDArray[np.uint8]:
    """A frame of a picture as RGB (height, width, 3), or the brightest or darkest of all frames.

    What is written at one place of all frames shows at once in the brightest or the darkest.
    `sha256` is `Seen.sha256`; raises `DeidentifyError` where the file is another one by now.
    """
    frames = _decoded(path, sha256)[number][1]
    if which == "brightest":
        frame = frames.max(axis=0)
    elif which == "darkest":
        frame = frames.min(axis=0)
    else:
        frame = frames[which]
    return np.ascontiguousarray(frame if frame.ndim == 3 else np.repeat(frame[..., None], 3, 2))


def found_writing(path: Path) -> list[Box]:
    """Where writing may stand in a file's pictures. Raises `EngineError`."""
    if _shows_nobody(path):
        return []
    source = load(path)
    kind = _kind(source)
    if kind is Kind.RASTER:
        return picture_proposals(plain_pictures(source))
    if kind is Kind.DICOM:
        return proposals(read_object(source))
    volumes = [each for each in open_source(source) if isinstance(each, OctVolume)]
    return [box for volume in volumes for box in _of_volume(volume)[1]]


def _shows_nobody(path: Path) -> bool:
    """Whether it is a result, an archive, a table or a log, of which no picture is looked at."""
    return path.is_dir() or path.suffix.lower() in (*ARCHIVES, *TABLES, *LOGS)


@lru_cache(maxsize=2)  # a person turns the pages of one file
def _decoded(path: Path, sha256: str) -> tuple[tuple[str, Frames, Sequence[Box]], ...]:
    source = load(path)
    if sha256_of(source) != sha256:
        raise DeidentifyError(CHANGED)
    kind = _kind(source)
    try:
        if kind is Kind.RASTER:
            return tuple(
                ("picture", each.rgb8()[None], in_all_frames(picture_proposals([each])))
                for each in plain_pictures(source)
            )
        if kind is Kind.DICOM:
            return _of_object(source)
        volumes = [each for each in open_source(source) if isinstance(each, OctVolume)]
        return tuple(("OPT", *_of_volume(volume)) for volume in volumes)
    except EngineError:
        raise
    except Exception as error:  # whatever a decoder raises on a damaged file
        raise ImageReadError("The file is damaged. Copy or export it again.") from error


def _of_object(source: Source) -> tuple[tuple[str, Frames, Sequence[Box]], ...]:
    dataset = read_object(source)
    if not holds_pictures(dataset):
        return ()
    layout = read_layout(dataset)
    syntax = dataset.file_meta.TransferSyntaxUID
    rgb = [_bytes(pixels) for pixels, _ in rgb_frames(dataset, layout, syntax)]
    grey = all((each == each[..., :1]).all() for each in rgb)
    frames = np.stack([each[..., 0] if grey else each for each in rgb])
    return ((str(dataset.get("Modality") or ""), frames, in_all_frames(proposals(dataset))),)


def _of_volume(volume: OctVolume) -> tuple[Frames, Sequence[Box]]:
    rgb = [_grey(volume, scan) for scan in range(volume.scans)]
    return np.stack([each[..., 0] for each in rgb]), propose_in_volume(rgb)


def _grey(volume: OctVolume, scan: int) -> NDArray[np.uint8]:
    return np.repeat(volume.shown(scan)[..., None], 3, axis=2)


def _bytes(pixels: NDArray[np.generic]) -> NDArray[np.uint8]:
    deep = pixels.dtype != np.uint8
    return (pixels.astype(np.uint16) >> 8 if deep else pixels).astype(np.uint8)


def _kind(source: Source) -> Kind:
    kind = kind_of(source)
    if kind is None:
        raise DeidentifyError("Files of this kind cannot be de-identified.")
    return kind
