"""Options of the command line that several commands share, and what their texts mean."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.choices import VESSELS, VesselPoint
from engine.cli_output import errors_for_people
from engine.errors import ModelError
from engine.image import Laterality, OctScale, Scale
from engine.papers import PAPERS
from engine.runtime.registry import DEFAULT_FUNDUS, GRAPH_SEARCH, PROMPTED, model_card
from engine.taxonomy import structures as taxonomy
from engine.words import languages


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


class RuntimeChoice(StrEnum):
    AUTO = "auto"
    TORCH = "torch"
    ONNX = "onnx"


ScaleOption = Annotated[
    str | None,
    typer.Option(
        "--scale-um", metavar="X,Y", help="Width and height of a pixel on the retina in µm."
    ),
]
AnyScaleOption = Annotated[
    str | None,
    typer.Option(
        "--scale-um",
        metavar="X,Y|X,Z[,Y]",
        help="µm of a pixel: width and height on a photograph; on OCT (--modality oct) along the "
        "B-scan, in depth, and from one B-scan to the next.",
    ),
]
RuntimeOption = Annotated[
    RuntimeChoice,
    typer.Option(help="What runs the networks: PyTorch, or ONNX Runtime on the CPU."),
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


def structures_of(listed: str | None) -> tuple[str, ...] | None:
    """Keys of the taxonomy out of A,B."""
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


def models_for(name: str | None) -> dict[str, str]:
    """The model for photographs and the one for OCT, of which a person can name one."""
    if name is None:
        return {"model": DEFAULT_FUNDUS}
    with errors_for_people():
        modality = "oct" if name == GRAPH_SEARCH else model_card(name).modality
        if modality == PROMPTED:
            raise ModelError(f"{name} answers boxes and clicks; it does not segment by itself.")
    return {"model": DEFAULT_FUNDUS, "oct_model": name} if modality == "oct" else {"model": name}


def oct_scale_of(told: str | None) -> OctScale | None:
    """The scale of an OCT volume out of X,Z or X,Z,Y."""
    if told is None:
        return None
    try:
        x_um, z_um, *between = (float(part) for part in told.split(","))
        if len(between) > 1:
            raise ValueError
        return OctScale(z_um, x_um, between[0] if between else None, "user")
    except ValueError:
        raise typer.BadParameter(
            f"--scale-um of OCT takes X,Z or X,Z,Y above 0, like 11.2,3.87,120, not {told!r}."
        ) from None


def scale_of(told: str | None) -> Scale | None:
    """The scale of a photograph out of X,Y."""
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


def place_of(told: str) -> tuple[float, float]:
    """A point out of X,Y."""
    try:
        x, y = (float(part) for part in told.split(","))
    except ValueError:
        raise typer.BadParameter(f"A place is two numbers like 812,640, not {told!r}.") from None
    if not (math.isfinite(x) and math.isfinite(y)):
        raise typer.BadParameter("A place is two numbers, in image pixels.")
    return x, y


def vessel_of(told: str) -> VesselPoint:
    """A vessel out of KIND,X,Y."""
    kind, _, place = told.partition(",")
    if kind not in VESSELS:
        raise typer.BadParameter(f"A vessel is told like artery,812,640, not {told!r}.")
    return VesselPoint(kind, *place_of(place))


def eye_of(eye: Eye | None) -> Laterality | None:
    """The eye as the engine has it."""
    return None if eye is None else Laterality(eye.value)
