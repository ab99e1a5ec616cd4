"""`retsam …`: what the window does, without a window."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markdown import Markdown
from rich.markup import escape

from engine import __version__
from engine.batch import Request, export_result, measure_masks, rewrite_report, segment_files
from engine.choices import VESSELS, Choices, VesselPoint
from engine.cli_output import (
    announce,
    batch_progress,
    closing_lines,
    console,
    errors_for_people,
    problems,
)
from engine.errors import EngineError
from engine.image import Laterality, OctVolume, Scale
from engine.papers import DEFAULT_PAPER, PAPERS
from engine.readers import open_file
from engine.readers.describe import describe
from engine.runtime.registry import DEFAULT_FUNDUS, model_card
from engine.runtime.registry import models as installed_models
from engine.sources import find_sources
from engine.store.cli import store_app
from engine.taxonomy import structures as taxonomy
from engine.words import ENGLISH, languages

app = typer.Typer(
    name="retsam",
    help="Segment and measure fundus photographs. Research use only. Not for diagnosis.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models_app = typer.Typer(help="The models that are installed.", invoke_without_command=True)
app.add_typer(models_app, name="models")
app.add_typer(store_app, name="store")


class Eye(StrEnum):
    RIGHT = "R"
    LEFT = "L"


class ModalityChoice(StrEnum):
    AUTO = "auto"
    FUNDUS = "fundus"
    OCT = "oct"


class DeviceChoice(StrEnum):
    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


ScaleOption = Annotated[
    str | None,
    typer.Option(
        "--scale-um", metavar="X,Y", help="Width and height of a pixel on the retina in µm."
    ),
]
EyeOption = Annotated[Eye | None, typer.Option("--eye", help="Which eye, whatever the file says.")]
PlacesOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND,X,Y", help="A vessel of CRAE or CRVE, like artery,812,640; repeatable."
    ),
]


def _paper(told: str) -> str:
    if told not in PAPERS:
        raise typer.BadParameter(f"There is no paper {told!r}; there are {', '.join(PAPERS)}.")
    return told


def _language(told: str) -> str:
    if told not in languages():
        known = ", ".join(f"{key} ({title})" for key, title in languages().items())
        raise typer.BadParameter(f"There is no language {told!r}; there are {known}.")
    return told


PaperOption = Annotated[
    str, typer.Option(metavar="|".join(PAPERS), help="Paper of the report.", callback=_paper)
]
LanguageOption = Annotated[
    str,
    typer.Option(metavar="|".join(languages()), help="Language of the report.", callback=_language),
]
OutputOption = Annotated[Path, typer.Option("--output", "-o", help="Folder for the results.")]


@app.command()
def segment(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    output: OutputOption,
    model: Annotated[str, typer.Option(help="See `retsam models`.")] = DEFAULT_FUNDUS,
    structures: Annotated[
        str | None, typer.Option(metavar="A,B", help="Only these structures.")
    ] = None,
    modality: Annotated[ModalityChoice, typer.Option()] = ModalityChoice.AUTO,
    scale_um: ScaleOption = None,
    eye: EyeOption = None,
    device: Annotated[DeviceChoice, typer.Option()] = DeviceChoice.AUTO,
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
    """Segment and measure photographs; write masks, overlay, measurements and report of each."""
    if modality is ModalityChoice.OCT:
        raise typer.BadParameter("OCT is not in this version; it segments fundus photographs.")
    request = Request(
        model=model,
        structures=_structures(structures),
        eye=_eye(eye),
        scale=_scale(scale_um),
        device=device.value,
        probabilities=probabilities,
        pseudonyms=pseudonyms,
        paper=paper,
        language=language,
    )
    with errors_for_people():
        sources = find_sources(paths, output=output)
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
    masks: Annotated[Path, typer.Option(help="Folder with masks named like vessel.png.")],
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
            eye=_eye(eye),
            scale=_scale(scale_um),
            choices=Choices(
                left_out=tuple(_vessel(told) for told in leave_out or ()),
                taken_in=tuple(_vessel(told) for told in take_in or ()),
                zone_centre=None if zone_centre is None else _place(zone_centre),
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
        console.print(escape(f"Written: {path}"))


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
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace what an earlier export wrote.")
    ] = False,
) -> None:
    """Write results for other programs: COCO, labelme, NIfTI, label maps, a training dataset…"""
    with errors_for_people():
        for folder in case_dirs:
            for path in export_result(
                folder,
                output,
                [part.strip() for part in formats.split(",") if part.strip()],
                image_file=image,
                overwrite=overwrite,
            ):
                console.print(escape(f"Written: {path}"))


@models_app.callback()
def models(context: typer.Context) -> None:
    """List the installed models; `retsam models show NAME` prints a whole card."""
    if context.invoked_subcommand is not None:
        return
    with errors_for_people():
        cards = installed_models()
        if not cards:
            raise EngineError("No model is installed. Install the program again.")
        for card in cards:
            covered = ", ".join((*card.structures, *card.landmarks))
            console.print(escape(f"{card.name} {card.version}: {card.title}"))
            console.print(escape(f"  covers {covered}"))
            console.print(escape(f"  sha256 {card.sha256}"))


@models_app.command("show")
def show_model(name: str) -> None:
    """Print a model's card: data, training, scores, limits."""
    with errors_for_people():
        console.print(Markdown(model_card(name).text), soft_wrap=False)


@app.command()
def info(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Everything that a file says about its image; names of persons are masked."""
    with errors_for_people():
        for image in open_file(file):
            if isinstance(image, OctVolume):
                raise EngineError(f"{file.name} is an OCT scan. OCT is not in this version.")
            lines = describe(image)
            width = max(len(label) for label, _ in lines)
            for label, value in lines:
                console.print(escape(f"{label:<{width}}  {value}"))


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


def _structures(listed: str | None) -> tuple[str, ...] | None:
    if listed is None:
        return None
    keys = tuple(part.strip() for part in listed.split(",") if part.strip())
    unknown = [key for key in keys if key not in taxonomy()]
    if unknown or not keys:
        raise typer.BadParameter(
            f"No structure named {', '.join(unknown) or repr(listed)}. Known: "
            f"{', '.join(taxonomy())}."
        )
    return keys


def _scale(told: str | None) -> Scale | None:
    if told is None:
        return None
    try:
        x_um, y_um = (float(part) for part in told.split(","))
    except ValueError:
        raise typer.BadParameter(
            f"--scale-um takes two numbers like 5.2,5.2, not {told!r}."
        ) from None
    if not (math.isfinite(x_um) and math.isfinite(y_um) and min(x_um, y_um) > 0):
        raise typer.BadParameter("--scale-um takes two numbers above 0, in µm a pixel.")
    return Scale(x_um, y_um, "user")


def _place(told: str) -> tuple[float, float]:
    try:
        x, y = (float(part) for part in told.split(","))
    except ValueError:
        raise typer.BadParameter(f"A place is two numbers like 812,640, not {told!r}.") from None
    if not (math.isfinite(x) and math.isfinite(y)):
        raise typer.BadParameter("A place is two numbers, in image pixels.")
    return x, y


def _vessel(told: str) -> VesselPoint:
    kind, _, place = told.partition(",")
    if kind not in VESSELS:
        raise typer.BadParameter(f"A vessel is told like artery,812,640, not {told!r}.")
    return VesselPoint(kind, *_place(place))


def _eye(eye: Eye | None) -> Laterality | None:
    return None if eye is None else Laterality(eye.value)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
