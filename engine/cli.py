"""`retsam …`: what the window does, without a window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from engine import __version__
from engine.batch import Request, segment_files
from engine.choices import Choices
from engine.cli_models import models_app
from engine.cli_options import (
    AnyScaleOption,
    DeviceChoice,
    EyeOption,
    LanguageOption,
    ModalityChoice,
    OutputOption,
    PaperOption,
    PlacesOption,
    RuntimeChoice,
    RuntimeOption,
    ScaleOption,
    eye_of,
    models_for,
    oct_scale_of,
    place_of,
    scale_of,
    structures_of,
    vessel_of,
)
from engine.cli_output import (
    announce,
    batch_progress,
    closing_lines,
    console,
    errors_for_people,
    problems,
)
from engine.cli_words import speak, told, translate_help
from engine.cohort.cli import cohort_app
from engine.deidentify.cli import deidentify, reidentify
from engine.errors import EngineError
from engine.pacs.cli import pacs_app
from engine.papers import DEFAULT_PAPER
from engine.readers import open_file
from engine.readers.describe import describe
from engine.reworking import export_result, measure_masks, rewrite_report
from engine.sources import find_sources, find_stacks
from engine.store.cli import store_app
from engine.study.cli import study_app
from engine.words import ENGLISH

app = typer.Typer(
    name="retsam",
    help="Segment and measure fundus photographs. Research use only. Not for diagnosis.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(models_app, name="models")
app.add_typer(store_app, name="store")
app.add_typer(cohort_app, name="cohort")
app.add_typer(study_app, name="study")
app.add_typer(pacs_app, name="pacs")
app.command()(deidentify)
app.command()(reidentify)


@app.command()
def segment(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    output: OutputOption,
    model: Annotated[
        str | None, typer.Option(help="See `retsam models`; graph-search for OCT without one.")
    ] = None,
    structures: Annotated[
        str | None, typer.Option(metavar="A,B", help="Only these structures.")
    ] = None,
    modality: Annotated[
        ModalityChoice, typer.Option(help="oct takes plain pictures for B-scans.")
    ] = ModalityChoice.AUTO,
    stack: Annotated[
        bool, typer.Option("--stack", help="With --modality oct: a folder is one volume.")
    ] = False,
    scale_um: AnyScaleOption = None,
    eye: EyeOption = None,
    device: Annotated[DeviceChoice, typer.Option()] = DeviceChoice.AUTO,
    runtime: RuntimeOption = RuntimeChoice.AUTO,
    probabilities: Annotated[
        bool, typer.Option("--probabilities", help="Write 16-bit probability maps too.")
    ] = False,
    pseudonyms: Annotated[
        bool, typer.Option("--pseudonyms", help="Keep names of files out of the results.")
    ] = False,
    paper: PaperOption = DEFAULT_PAPER,
    language: LanguageOption = ENGLISH,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Work again on what is done already.")
    ] = False,
) -> None:
    """Segment and measure photographs and OCT; write masks, pictures and measurements of each."""
    oct_only = modality is ModalityChoice.OCT
    if stack and not oct_only:
        raise typer.BadParameter("--stack goes with --modality oct.")
    request = Request(
        **models_for(model),
        modality=modality.value,
        structures=structures_of(structures),
        eye=eye_of(eye),
        scale=None if oct_only else scale_of(scale_um),
        oct_scale=oct_scale_of(scale_um) if oct_only else None,
        device=device.value,
        runtime=runtime.value,
        probabilities=probabilities,
        pseudonyms=pseudonyms,
        paper=paper,
        language=language,
    )
    with errors_for_people():
        sources = find_stacks(paths) if stack else find_sources(paths, output=output)
        if not sources:
            raise EngineError("There is no picture or DICOM file in what was named.")
        outcomes = []
        with batch_progress(console, count=len(sources)) as progress:
            for outcome in segment_files(
                sources, output, request, overwrite=overwrite, progress=progress
            ):
                outcomes.append(outcome)
                announce(outcome, console=console, problems=problems, alone=len(sources) == 1)
        for line in closing_lines(outcomes, output):
            console.print(escape(line))
    if any(outcome.status == "failed" for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def measure(
    image: Annotated[Path, typer.Argument(metavar="IMAGE")],
    masks: Annotated[
        Path, typer.Option(help="Folder with masks named like vessel.png, or a DICOM SEG.")
    ],
    output: OutputOption,
    landmarks: Annotated[
        Path | None, typer.Option(help='JSON like {"fovea": [x, y]}, in image pixels.')
    ] = None,
    scale_um: ScaleOption = None,
    eye: EyeOption = None,
    axial_length: Annotated[
        float | None,
        typer.Option(metavar="MM", min=15, max=40, help="Axial length of the eye; corrects µm."),
    ] = None,
    refraction: Annotated[
        float | None,
        typer.Option(
            metavar="D",
            min=-40,
            max=25,
            help="Spherical equivalent; corrects µm where no axial length is known.",
        ),
    ] = None,
    leave_out: PlacesOption = None,
    take_in: PlacesOption = None,
    zone_centre: Annotated[
        str | None, typer.Option(metavar="X,Y", help="Centre of the zones, in image pixels.")
    ] = None,
    reader: Annotated[str, typer.Option(help="Who chose this, for the report.")] = "reader",
    paper: PaperOption = DEFAULT_PAPER,
    language: LanguageOption = ENGLISH,
) -> None:
    """Measure masks that were drawn elsewhere; write the same results as `segment`."""
    with errors_for_people():
        outcome = measure_masks(
            image,
            masks,
            output,
            landmarks=landmarks,
            eye=eye_of(eye),
            scale=scale_of(scale_um),
            choices=Choices(
                left_out=tuple(vessel_of(told) for told in leave_out or ()),
                taken_in=tuple(vessel_of(told) for told in take_in or ()),
                zone_centre=None if zone_centre is None else place_of(zone_centre),
                axial_length_mm=axial_length,
                refraction_d=refraction,
                reader=reader,
            ),
            paper=paper,
            language=language,
        )
        for line in closing_lines([outcome], output):
            console.print(escape(line))


@app.command()
def report(
    case_dirs: Annotated[
        list[Path],
        typer.Argument(metavar="CASE_DIR...", help="Result folders, of one patient."),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; needed for several folders.")
    ] = None,
    image: Annotated[
        Path | None, typer.Option(help="Where the image is now, if it was moved.")
    ] = None,
    paper: PaperOption = DEFAULT_PAPER,
    language: LanguageOption = ENGLISH,
) -> None:
    """Write the PDF of a result folder anew, or one for both eyes and earlier visits."""
    with errors_for_people():
        path = rewrite_report(
            case_dirs, output=output, image_file=image, paper=paper, language=language
        )
        console.print(escape(told(f"Written: {path}")))


@app.command()
def export(
    case_dirs: Annotated[list[Path], typer.Argument(metavar="CASE_DIR...", help="Result folders.")],
    output: OutputOption,
    formats: Annotated[
        str, typer.Option("--format", metavar="A,B", help="See docs/exports.md.")
    ] = "masks",
    image: Annotated[
        Path | None, typer.Option(help="Where the image is now, if it was moved.")
    ] = None,
    identified: Annotated[
        bool,
        typer.Option(
            "--identified", help="DICOM objects name the patient and study of the image's file."
        ),
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace what an earlier export wrote.")
    ] = False,
) -> None:
    """Write results for other programs: DICOM, COCO, labelme, NIfTI, a training dataset…"""
    with errors_for_people():
        for folder in case_dirs:
            for path in export_result(
                folder,
                output,
                [part.strip() for part in formats.split(",") if part.strip()],
                image_file=image,
                identified=identified,
                overwrite=overwrite,
            ):
                console.print(escape(told(f"Written: {path}")))


@app.command()
def info(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Everything that a file says about its image; names of persons are masked."""
    with errors_for_people():
        for image in open_file(file):
            lines = describe(image)
            width = max(len(label) for label, _ in lines)
            for label, value in lines:
                console.print(escape(f"{label:<{width}}  {value}"))


@app.command()
def licences(
    library: Annotated[
        str | None, typer.Argument(metavar="[LIBRARY]", help="Print the texts of this one.")
    ] = None,
) -> None:
    """The licences of the libraries that the program is made of."""
    from engine.licences import libraries

    with errors_for_people():
        if library is None:
            for each in libraries():
                console.print(escape(f"{each.name} {each.version}  {each.licence}"))
            return
        text = next((each.text for each in libraries() if each.name == library), None)
        if text is None:
            raise EngineError(f"There is no library {library!r}; see `retsam licences`.")
        console.print(escape(text or "It came without the text of its licence."))


def _version(asked: bool) -> None:
    if asked:
        console.print(f"retsam {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Segment and measure fundus photographs. Research use only. Not for diagnosis."""


def main() -> None:
    """Run the command line, in the person's language."""
    speak(sys.argv[1:])
    command = typer.main.get_command(app)
    translate_help(command)
    command()


if __name__ == "__main__":
    main()
