"""Many files, one after the other: segment, measure, write.

What is done is skipped, what fails does not stop the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from engine import __version__
from engine.biomarkers import Measurement, measure
from engine.errors import Cancelled, EngineError, ImageReadError
from engine.files import check_folder
from engine.fundus import segment
from engine.image import Laterality, OctScale, OctVolume, RetinalImage, Scale
from engine.layers import Segmentation
from engine.oct.measure import measure as measure_oct
from engine.oct.segment import segment as segment_oct
from engine.papers import DEFAULT_PAPER
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.readers import open_file
from engine.readers.bscans import open_bscans, stack_sha256
from engine.results import file_sha256
from engine.runtime.registry import DEFAULT_OCT, model_card, models
from engine.sources import Source, path_digits, result_names, series_name
from engine.words import ENGLISH
from engine.writers import write_result, write_summary, write_tables_of
from engine.writers.oct_result import write_oct_result
from engine.writers.result import read_document
from engine.writers.summary import summary_row

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """What is asked for each image; two results are the same work only if these are equal.

    `model` is for photographs, `oct_model` for OCT. `modality` is what a file is taken for: "auto"
    believes the file, and takes a plain picture for a photograph; "oct" takes it for a B-scan.
    `eye` and the scales override what the file says. `pseudonyms` keeps names and paths of files
    out of everything that is written. `paper` and `language` are the report's.
    """

    model: str
    oct_model: str = DEFAULT_OCT
    modality: Literal["auto", "fundus", "oct"] = "auto"
    oct_scale: OctScale | None = None
    structures: tuple[str, ...] | None = None
    eye: Laterality | None = None
    scale: Scale | None = None
    device: str = "auto"
    runtime: str = "auto"
    probabilities: bool = False
    pseudonyms: bool = False
    paper: str = DEFAULT_PAPER
    language: str = ENGLISH

    def as_json(self, *, images: int) -> dict[str, Any]:
        """The request as results keep it, with the model's weights and the program's version."""
        return {
            "software": __version__,
            "model": self.model,
            "model_sha256": model_card(self.model).sha256,
            "oct_model": self.oct_model,
            "oct_model_sha256": _weights_of(self.oct_model),
            "modality": self.modality,
            "structures": None if self.structures is None else sorted(self.structures),
            "eye": None if self.eye is None else self.eye.value,
            "scale_um": None if self.scale is None else [self.scale.x_um, self.scale.y_um],
            "oct_scale_um": self.oct_scale
            and [self.oct_scale.x_um, self.oct_scale.z_um, self.oct_scale.y_um],
            "device": self.device,
            "runtime": self.runtime,
            "probabilities": self.probabilities,
            "pseudonyms": self.pseudonyms,
            "paper": self.paper,
            "language": self.language,
            "images_in_file": images,
        }


def _weights_of(model: str) -> str:
    """The sha256 of a model's weights; empty where it has none or is not installed."""
    return next((card.sha256 for card in models() if card.name == model), "")


@dataclass(frozen=True)
class Outcome:
    """What became of one image: `document` is its `measurements.json`, None where it failed."""

    path: Path
    result: str
    status: Literal["done", "kept", "failed"]
    message: str = ""
    document: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class _Work:
    """A file and the names of its result folders: of its only image, and of one among several."""

    path: Path
    name: str
    series: str

    def renamed(self, name: str) -> _Work:
        return replace(self, name=name, series=name)

    def result(self, number: int, *, of: int) -> str:
        return self.name if of == 1 else f"{self.series}_{number}"


def segment_files(
    sources: Sequence[Source],
    output: Path,
    request: Request,
    *,
    overwrite: bool = False,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Iterator[Outcome]:
    """Segment every source into its result folder below `output`, then write `summary.csv`.

    One outcome an image, as it comes. A result is kept if it is complete and the hashes of image,
    model and settings agree. A file that fails gives an outcome, not an exception; `ModelError`
    for a model that does not exist, `OutputError` for a folder that cannot be written to and
    `Cancelled` are raised.
    """
    model_card(request.model)
    check_folder(output)
    names = result_names(sources)
    outcomes: list[Outcome] = []
    try:
        for number, source in enumerate(sources):
            raise_if_cancelled(cancel)
            part = _part(progress, number, len(sources), source.path.name)
            part(0.0, "opening")
            work = _Work(source.path, names[source], series_name(source, names))
            for outcome in _one_file(
                work, output, request, overwrite=overwrite, progress=part, cancel=cancel
            ):
                outcomes.append(outcome)
                yield outcome
    finally:
        if outcomes:
            write_summary(output / "summary.csv", [row_of(outcome) for outcome in outcomes])
            write_tables_of(output, documents_of(outcomes))


def _part(progress: Progress, number: int, count: int, name: str) -> Progress:
    def report(share: float, text: str) -> None:
        progress((number + share) / count, f"{name}: {text}")

    return report


def _one_file(
    work: _Work,
    output: Path,
    request: Request,
    *,
    overwrite: bool,
    progress: Progress,
    cancel: Cancel,
) -> Iterator[Outcome]:
    try:
        digest = _digest(work.path)
        if request.pseudonyms:
            work = work.renamed(f"case-{digest[:12]}")
        kept = () if overwrite else _kept(work, output, digest, request)
        yield from kept
        if kept:
            return
        images = opened(work.path, request)
    except EngineError as error:
        yield _failed(work, work.name, request, error)
        return
    for number, image in enumerate(images, start=1):
        result = work.result(number, of=len(images))
        asked = request.as_json(images=len(images))
        try:
            told = _one_image(
                image,
                work.path,
                output / result,
                request,
                asked,
                overwrite=overwrite,
                progress=progress,
                cancel=cancel,
            )
            yield Outcome(work.path, result, "done", document=told)
        except Cancelled:
            raise
        except EngineError as error:
            yield _failed(work, result, request, error)
        except Exception as error:  # one strange image must not end the work on all others
            log.exception("unexpected failure on %s", result)
            yield _failed(work, result, request, error)


def opened(path: Path, request: Request) -> tuple[RetinalImage | OctVolume, ...]:
    """What the file shows, as the request takes it; a folder is one volume."""
    if path.is_dir():
        return (open_bscans(path, scale=request.oct_scale),)
    images = open_file(path)
    if request.modality == "oct" and isinstance(images[0], RetinalImage):
        return (open_bscans(path, scale=request.oct_scale),)
    if request.modality == "fundus" and isinstance(images[0], OctVolume):
        raise ImageReadError(f"{path.name} is an OCT scan, and photographs were asked for.")
    return images


def _digest(path: Path) -> str:
    """The sha256 of a file; of a folder, that of its volume."""
    return stack_sha256(path) if path.is_dir() else file_sha256(path)


def _kept(work: _Work, output: Path, digest: str, request: Request) -> tuple[Outcome, ...]:
    """The results of a file where all are complete and stem from the same request, else nothing."""
    first = read_document(output / work.name) or read_document(output / work.result(1, of=2))
    images = ((first or {}).get("request") or {}).get("images_in_file", 0)
    asked = request.as_json(images=images)
    results = [work.result(number + 1, of=images) for number in range(images)]
    found = [(result, read_document(output / result)) for result in results]
    same = [
        Outcome(work.path, result, "kept", document=told)
        for result, told in found
        if told
        and told.get("request") == asked
        and told.get("image", {}).get("sha256") == digest
        and all((output / result / "masks" / f"{key}.png").is_file() for key in told["masks"])
        and all((output / result / name).is_file() for name in told.get("files", ()))
    ]
    return tuple(same) if len(same) == images else ()


def _one_image(
    image: RetinalImage | OctVolume,
    path: Path,
    folder: Path,
    request: Request,
    asked: Mapping[str, Any],
    *,
    overwrite: bool,
    progress: Progress,
    cancel: Cancel,
) -> Mapping[str, Any]:
    told_path = None if request.pseudonyms else path
    image = prepared(image, request)
    segmentation, measurements = found_on(image, request, progress=progress, cancel=cancel)
    if isinstance(image, OctVolume):
        write_oct_result(
            folder,
            volume=image,
            segmentation=segmentation,
            measurements=measurements,
            source=told_path,
            request=asked,
            paper=request.paper,
            language=request.language,
            overwrite=overwrite,
        )
        return _written(folder)
    write_result(
        folder,
        image=image,
        segmentation=segmentation,
        measurements=measurements,
        probabilities=request.probabilities,
        source=told_path,
        request=asked,
        paper=request.paper,
        language=request.language,
        overwrite=overwrite,
    )
    return _written(folder)


def found_on(
    image: RetinalImage | OctVolume,
    request: Request,
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> tuple[Segmentation, tuple[Measurement, ...]]:
    """What the request's model finds on a `prepared` image or volume, and the numbers of it."""
    if isinstance(image, OctVolume):
        segmentation = segment_oct(
            image,
            model=request.oct_model,
            structures=request.structures,
            device=request.device,
            runtime=request.runtime,
            progress=progress,
            cancel=cancel,
        )
        return segmentation, measure_oct(image, segmentation)
    segmentation = segment(
        image,
        model=request.model,
        structures=request.structures,
        device=request.device,
        runtime=request.runtime,
        probabilities=request.probabilities,
        progress=progress,
        cancel=cancel,
    )
    return segmentation, measure(image, segmentation)


def _written(folder: Path) -> Mapping[str, Any]:
    told = read_document(folder)
    assert told is not None, "a result that was just written is complete"
    return told


def prepared(image: RetinalImage | OctVolume, request: Request) -> RetinalImage | OctVolume:
    """The image or volume with the eye, scale and name that the request asks for."""
    if request.eye is not None:
        image = image.with_eye(request.eye)
    if isinstance(image, OctVolume):
        if request.oct_scale is not None:
            image = image.with_scale(request.oct_scale)
    elif request.scale is not None:
        image = image.with_scale(request.scale)
    if request.pseudonyms:
        image = replace(image, name=f"case-{image.sha256[:12]}")
    return image


def _failed(work: _Work, result: str, request: Request, error: Exception) -> Outcome:
    message = str(error)
    if not isinstance(error, EngineError):
        message = f"An unexpected error ({type(error).__name__}: {error}). Please report it."
    if request.pseudonyms:
        for name in (str(work.path), work.path.name):
            message = message.replace(name, "the file")
        if not result.startswith("case-"):
            result = f"unreadable-{path_digits(work.path)}"
    return Outcome(work.path, result, "failed", message)


def documents_of(outcomes: Sequence[Outcome]) -> dict[str, Mapping[str, Any]]:
    """The `measurements.json` of what was done, by result."""
    return {each.result: each.document for each in outcomes if each.document is not None}


def row_of(outcome: Outcome) -> dict[str, str]:
    """The row of `summary.csv`."""
    row = {"result": outcome.result, "status": outcome.status, "message": outcome.message}
    return row | (summary_row(outcome.document) if outcome.document else {})
