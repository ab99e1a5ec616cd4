"""Many files, one after the other: segment, measure, write.

What is done is skipped, what fails does not stop the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from engine import __version__
from engine.biomarkers import measure
from engine.choices import NO_CHOICES, Choices
from engine.errors import Cancelled, EngineError, ImageReadError, MasksError, OutputError
from engine.files import check_folder
from engine.fundus import find_field, segment
from engine.fundus.quality import assess
from engine.fundus.suitability import judge
from engine.image import Laterality, OctVolume, RetinalImage, Scale
from engine.layers import Segmentation
from engine.papers import DEFAULT_PAPER
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.pseudonyms import case_name
from engine.readers import open_file
from engine.report import Case, write_report
from engine.results import (
    file_sha256,
    read_landmarks,
    read_masks,
    read_result,
)
from engine.runtime.registry import model_card
from engine.sources import Source, path_digits, result_names, series_name
from engine.words import ENGLISH
from engine.writers import write_result, write_summary, write_tables_of
from engine.writers.export import export
from engine.writers.exported import ExportedCase
from engine.writers.result import read_document
from engine.writers.summary import summary_row

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """What is asked for each image; two results are the same work only if these are equal.

    `eye` and `scale` override what the file says. `pseudonyms` keeps names and paths of files out
    of everything that is written. `paper` and `language` are the report's.
    """

    model: str
    structures: tuple[str, ...] | None = None
    eye: Laterality | None = None
    scale: Scale | None = None
    device: str = "auto"
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
            "structures": None if self.structures is None else sorted(self.structures),
            "eye": None if self.eye is None else self.eye.value,
            "scale_um": None if self.scale is None else [self.scale.x_um, self.scale.y_um],
            "device": self.device,
            "probabilities": self.probabilities,
            "pseudonyms": self.pseudonyms,
            "paper": self.paper,
            "language": self.language,
            "images_in_file": images,
        }


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
            write_summary(output / "summary.csv", [_row(outcome) for outcome in outcomes])
            write_tables_of(output, _documents(outcomes))


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
        digest = file_sha256(work.path)
        if request.pseudonyms:
            work = work.renamed(f"case-{digest[:12]}")
        kept = () if overwrite else _kept(work, output, digest, request)
        yield from kept
        if kept:
            return
        images = open_file(work.path)
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
    if isinstance(image, OctVolume):
        raise ImageReadError(f"{path.name} is an OCT scan. OCT is not in this version.")
    image = prepared(image, request)
    segmentation = segment(
        image,
        model=request.model,
        structures=request.structures,
        device=request.device,
        probabilities=request.probabilities,
        progress=progress,
        cancel=cancel,
    )
    write_result(
        folder,
        image=image,
        segmentation=segmentation,
        measurements=measure(image, segmentation),
        probabilities=request.probabilities,
        source=None if request.pseudonyms else path,
        request=asked,
        paper=request.paper,
        language=request.language,
        overwrite=overwrite,
    )
    told = read_document(folder)
    assert told is not None, "a result that was just written is complete"
    return told


def prepared(image: RetinalImage, request: Request) -> RetinalImage:
    """The image with the eye, scale and name that the request asks for."""
    if request.eye is not None:
        image = image.with_eye(request.eye)
    if request.scale is not None:
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


def _documents(outcomes: Sequence[Outcome]) -> dict[str, Mapping[str, Any]]:
    return {each.result: each.document for each in outcomes if each.document is not None}


def _row(outcome: Outcome) -> dict[str, str]:
    row = {"result": outcome.result, "status": outcome.status, "message": outcome.message}
    return row | (summary_row(outcome.document) if outcome.document else {})


def measure_masks(
    path: Path,
    masks: Path,
    output: Path,
    *,
    landmarks: Path | None = None,
    eye: Laterality | None = None,
    scale: Scale | None = None,
    choices: Choices = NO_CHOICES,
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
) -> Outcome:
    """Measure masks that lie in a folder and write the result of `path` below `output`.

    `choices` are a reader's, `paper` and `language` the report's. The tables over all results of
    `output` follow. Raises `MasksError`, `ImageReadError` or `OutputError`.
    """
    source = Source(path, PurePosixPath(path.name))
    result = result_names([source])[source]
    if masks.resolve().is_relative_to((output / result).resolve()):
        raise MasksError(
            f"The masks lie in {output / result}, which the results would replace. "
            "Choose another --output."
        )
    images = open_file(path)
    image = images[0]
    if len(images) > 1 or isinstance(image, OctVolume):
        raise MasksError(f"{path.name} holds {len(images)} images; masks belong to one photograph.")
    image = image if eye is None else image.with_eye(eye)
    image = image if scale is None else image.with_scale(scale)
    field = find_field(image)
    segmentation = Segmentation(
        layers=read_masks(masks, shape=(image.height, image.width), author="file:masks"),
        landmarks=read_landmarks(landmarks) if landmarks else (),
        field_of_view=field,
        quality=assess(image, field, judge(image, field)),
    )
    write_result(
        output / result,
        image=image,
        segmentation=segmentation,
        measurements=measure(image, segmentation, choices=choices),
        source=path,
        choices=choices,
        paper=paper,
        language=language,
    )
    outcome = Outcome(path, result, "done", document=read_document(output / result))
    write_summary(output / "summary.csv", [_row(outcome)])
    write_tables_of(output, _documents([outcome]))
    return outcome


def rewrite_report(
    folders: Sequence[Path],
    *,
    output: Path | None = None,
    image_file: Path | None = None,
    paper: str = DEFAULT_PAPER,
    language: str = ENGLISH,
) -> Path:
    """Write the PDF of a result folder anew, or one of several folders of a patient.

    `output` is the file; a single folder's own report without. `image_file` is where the image of
    a single folder is now. See `engine.results.read_result` and `write_report` for errors.
    """
    if image_file is not None and len(folders) > 1:
        raise MasksError("An image belongs to one result; name one folder with it.")
    if output is None and len(folders) > 1:
        raise OutputError("Name the file for the report of several results with --output.")
    results = [read_result(folder, image_file=image_file) for folder in folders]
    path = output or folders[0] / "report.pdf"
    cases = [
        Case(each.image, each.segmentation, each.measurements, each.choices) for each in results
    ]
    write_report(path, cases, paper=paper, language=language)
    return path


def export_result(
    folder: Path,
    output: Path,
    formats: Collection[str],
    *,
    image_file: Path | None = None,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write a result folder in other `formats` below `output`, under a pseudonym.

    Raises `MasksError`, `ImageReadError`, and `OutputError` also where something else is there
    already, unless `overwrite`.
    """
    result = read_result(folder, image_file=image_file)
    case = ExportedCase(
        case_name(result.image),
        result.image,
        result.segmentation,
        result.measurements,
        result.choices,
    )
    done = export(output, case, formats, overwrite=overwrite)
    if done.in_the_way:
        raise OutputError(
            f"{done.in_the_way[0]} is there already and says something else. Choose another "
            "folder, or ask to overwrite."
        )
    return done.written
