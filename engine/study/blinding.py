"""The picture of a reading without anything that tells whose it is or where it came from."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import EngineError
from engine.image import Device, Identity, OctVolume, RetinalImage
from engine.layers import Layer, Segmentation
from engine.oct_results import is_oct_result, read_oct_result
from engine.results import read_result
from engine.store.store import Store
from engine.study.errors import CaseFileError
from engine.study.manifest import StudyCase
from engine.study.plan import image_in, model_sha256
from engine.study.records import reading_row
from engine.study.served import Served

log = logging.getLogger(__name__)
CHANGED = (
    "The files of this case are missing, or not as they were when the study was frozen. It cannot "
    "be read; tell who runs the study. Nothing that you entered is lost."
)


@dataclass(frozen=True, eq=False)
class Presented:
    """What is on the screen: the image, and what the model found where the arm shows it."""

    image: RetinalImage | OctVolume
    model: Segmentation | None


def present(store: Store, served: Served, folder: Path) -> Presented:
    """Open the files of a reading in the study's `folder`, and take from them all that unblinds.

    Raises `CaseFileError` where a file is not the one that was frozen. Slow: it decodes a file.
    """
    with store.reading() as session:
        row, manifest = reading_row(session, served.reading)
        case, with_model = manifest.cases[row.case_number], row.arm == "with"
    try:
        return _open(case, folder, served.reading, with_model=with_model)
    except EngineError as error:
        kind = type(error).__name__
        log.warning("Case %s of a study cannot be opened: %s", case.pixel_sha256[:12], kind)
    # Neither the message nor its cause, which name the file, go to the reader or into the log.
    raise CaseFileError(CHANGED)


def _open(case: StudyCase, folder: Path, reading: str, *, with_model: bool) -> Presented:
    path = folder / case.file
    image = image_in(path, case.frame)
    if image.pixel_sha256 != case.pixel_sha256:
        raise CaseFileError("its pixels differ from the manifest's")
    if not with_model:
        return Presented(blinded(image, reading), None)
    where = folder / case.model
    if model_sha256(where) != case.model_sha256:
        raise CaseFileError("the model's result differs from the manifest's")
    found = (
        read_oct_result(where, image_file=path).segmentation
        if is_oct_result(where)
        else read_result(where, image_file=path).segmentation
    )
    return Presented(blinded(image, reading), _of_the_model(found))


def blinded(image: RetinalImage | OctVolume, reading: str) -> RetinalImage | OctVolume:
    """The same pixels, eye and scale under the name of the reading.

    Whose it is, when and with what it was taken, the file's name and header, what the device found
    and both hashes are gone: a hash would tell a repeat, or lead back to the file.
    """
    told = hashlib.sha256(f"study reading {reading}".encode()).hexdigest()
    plain = replace(
        image,
        name="",
        frame=0,
        sha256=told,
        pixel_sha256=told,
        acquired=None,
        device=Device(),
        identity=Identity(),
        warnings=(),
        header=(),
        laterality_source="study",
    )
    return (
        replace(plain, surfaces=()) if isinstance(plain, OctVolume) else replace(plain, region="")
    )


def _of_the_model(found: Segmentation) -> Segmentation:
    """Masks, landmarks and surfaces; sentences about the file stay out."""
    return replace(found, layers=tuple(map(_plain, found.layers)), settings=(), notices=())


def _plain(layer: Layer) -> Layer:
    return replace(layer, provenance=replace(layer.provenance, settings=(), created=None))
