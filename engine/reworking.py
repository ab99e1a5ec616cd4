"""What is done with results that are there: masks measured, reports and other formats written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from engine.batch import Outcome, documents_of, row_of
from engine.biomarkers import measure
from engine.choices import NO_CHOICES, Choices
from engine.errors import MasksError, OutputError
from engine.fundus import find_field
from engine.fundus.quality import assess
from engine.fundus.suitability import judge
from engine.image import Laterality, OctVolume, Scale
from engine.layers import Layer, Segmentation
from engine.oct_results import is_oct_result, read_oct_result
from engine.papers import DEFAULT_PAPER
from engine.pseudonyms import case_name
from engine.readers import open_file
from engine.report import Case, write_report
from engine.report.oct import write_oct_report
from engine.results import path_of_image, read_landmarks, read_masks, read_result
from engine.sources import Source, result_names
from engine.words import ENGLISH
from engine.writers import write_result, write_summary, write_tables_of
from engine.writers.export import export
from engine.writers.exported import ExportedCase, ExportedVolume
from engine.writers.result import read_document


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
    """Measure masks of a folder, or of a DICOM segmentation, and write the result below `output`.

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
        layers=_layers(masks, (image.height, image.width)),
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
    write_summary(output / "summary.csv", [row_of(outcome)])
    write_tables_of(output, documents_of([outcome]))
    return outcome


def _layers(masks: Path, shape: tuple[int, int]) -> tuple[Layer, ...]:
    if masks.is_file():
        from engine.readers.dicom_seg import read_seg  # pydicom and highdicom take their time

        return read_seg(masks, shape=shape)
    return read_masks(masks, shape=shape, author="file:masks")


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
    path = output or folders[0] / "report.pdf"
    if any(is_oct_result(folder) for folder in folders):
        if len(folders) > 1:
            raise MasksError("A report of OCT is of one volume; name one folder.")
        found = read_oct_result(folders[0], image_file=image_file)
        write_oct_report(
            path,
            volume=found.volume,
            segmentation=found.segmentation,
            measurements=found.measurements,
            paper=paper,
            language=language,
        )
        return path
    results = [read_result(folder, image_file=image_file) for folder in folders]
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
    identified: bool = False,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write a result folder in other `formats` below `output`, under a pseudonym.

    `identified`: DICOM objects name the patient and the study of the image's DICOM file. Raises
    `MasksError`, `ImageReadError`, and `OutputError` also where something else is there already,
    unless `overwrite`.
    """
    case = _exported(folder, image_file)
    if identified:
        path = path_of_image(read_document(folder) or {}, image_file)
        case = replace(case, belongs_to=path)
    done = export(output, case, formats, overwrite=overwrite)
    if done.in_the_way:
        raise OutputError(
            f"{done.in_the_way[0]} is there already and says something else. Choose another "
            "folder, or ask to overwrite."
        )
    return done.written


def _exported(folder: Path, image_file: Path | None) -> ExportedCase | ExportedVolume:
    if is_oct_result(folder):
        found = read_oct_result(folder, image_file=image_file)
        return ExportedVolume(
            case_name(found.volume), found.volume, found.segmentation, found.measurements
        )
    result = read_result(folder, image_file=image_file)
    return ExportedCase(
        case_name(result.image),
        result.image,
        result.segmentation,
        result.measurements,
        result.choices,
    )
