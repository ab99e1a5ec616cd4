"""From a plan that a study manager writes (TOML) to a frozen manifest."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from engine import __version__
from engine.errors import EngineError
from engine.image import OctVolume, RetinalImage
from engine.progress import Progress, silent
from engine.readers import open_file
from engine.study.errors import FormError, ManifestError
from engine.study.forms import Form, answers_of, read_form, ready_forms
from engine.study.manifest import (
    Adjudication,
    Manifest,
    StudyCase,
    StudyModel,
    Task,
    Trial,
    check,
)

OWN = ("title", "key", "seed", "design", "arm", "readers", "repeats", "washout_days", "going_back")
KNOWN = {*OWN, "readers_a_case", "tasks", "cases", "adjudication", "trial"}
MODEL_FILES = ("measurements.json", "landmarks.json")  # the first holds the sha256 of all masks


def freeze(plan: Path, *, progress: Progress = silent) -> Manifest:
    """Read a plan and every file that it names; the manifest knows each by its content.

    Paths in the plan are relative to its folder. Raises `ManifestError`, `FormError`, and
    `ImageReadError` for an image that cannot be read.
    """
    try:
        told = tomllib.loads(plan.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ManifestError(f"{plan.name} cannot be read as a plan: {error}.") from error
    if strange := sorted(set(told) - KNOWN):
        raise ManifestError(f"{plan.name}: a plan knows nothing of “{strange[0]}”.")
    try:
        manifest = _frozen(told, plan.parent, progress)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        missing = isinstance(error, KeyError)
        said = f"“{error.args[0]}” is missing" if missing else str(error)
        raise ManifestError(f"{plan.name}: {said}.") from error
    check(manifest)
    return manifest


def _frozen(told: Mapping[str, Any], folder: Path, progress: Progress) -> Manifest:
    tasks = [dict(each) for each in told["tasks"]]
    forms = [_form(str(task["form"]), folder) for task in tasks if "form" in task]
    for task, form in zip((task for task in tasks if "form" in task), forms, strict=True):
        task["form"] = form.key
    judged, trial = told.get("adjudication"), told.get("trial")
    cases = _cases(told["cases"], folder, progress)
    return Manifest(
        key=str(told["key"]),
        title=str(told["title"]),
        seed=str(told["seed"]),
        design=told["design"],
        cases=cases,
        readers=tuple(map(str, told["readers"])),
        tasks=tuple(Task(**_tuples(task)) for task in tasks),
        forms=tuple(forms),
        arm=told.get("arm", "without"),
        readers_a_case=told.get("readers_a_case"),
        repeats=int(told.get("repeats", 0)),
        washout_days=float(told.get("washout_days", 0)),
        going_back=bool(told.get("going_back", False)),
        adjudication=None if judged is None else Adjudication(**_tuples(judged)),
        trial=None if trial is None else Trial(**_tuples(trial)),
        models=models_of([folder / case.model for case in cases if case.model]),
        program=f"RetSAM Desktop {__version__}",
    )


def _tuples(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(each) if isinstance(each, list) else each for key, each in told.items()}


def _form(named: str, folder: Path) -> Form:
    """A ready form by its key, or the user's own by its file."""
    if named in ready_forms():
        return ready_forms()[named]
    if not named.endswith(".toml"):
        raise FormError(
            f"There is no ready form “{named}”; there are {', '.join(ready_forms())}. An own form "
            "is named by its file, like forms/haze.toml."
        )
    return read_form(folder / named)


def _cases(
    told: list[Mapping[str, Any]], folder: Path, progress: Progress
) -> tuple[StudyCase, ...]:
    cases = []
    for number, each in enumerate(told):
        progress(number / len(told), f"Case {number + 1} of {len(told)}")
        cases.append(_case(each, folder))
    return tuple(cases)


def _case(told: Mapping[str, Any], folder: Path) -> StudyCase:
    file = _inside(str(told["file"]))
    image = image_in(folder / file, int(told.get("frame", 0)))
    model = _inside(str(told["model"])) if "model" in told else ""
    return StudyCase(
        file=file,
        frame=image.frame,
        file_sha256=image.sha256,
        pixel_sha256=image.pixel_sha256,
        shape=shape_of(image),
        patient=str(told["patient"]),
        model=model,
        model_sha256=model_sha256(folder / model) if model else "",
        truth=answers_of(told.get("truth", {})),
    )


def _inside(path: str) -> str:
    """A path within the study's folder, so that the folder can be moved as a whole."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path:
        raise ManifestError(f"{path} is not within the folder of the plan. Copy it there.")
    return str(pure)


def image_in(path: Path, frame: int) -> RetinalImage | OctVolume:
    """The image or volume of a file. Raises `ImageReadError`, `ManifestError`."""
    for image in open_file(path):
        if image.frame == frame:
            return image
    raise ManifestError(f"{path.name} holds no image number {frame}.")


def shape_of(image: RetinalImage | OctVolume) -> tuple[int, ...]:
    """(height, width), or (scans, height, width) of a volume."""
    size = (image.height, image.width)
    return (image.scans, *size) if isinstance(image, OctVolume) else size


def model_sha256(folder: Path) -> str:
    """What a model found, by its content. Raises `ManifestError` for what is no result folder."""
    told = hashlib.sha256()
    try:
        for name in MODEL_FILES:
            path = folder / name
            told.update(path.read_bytes() if path.exists() or name == MODEL_FILES[0] else b"")
    except OSError as error:
        raise ManifestError(
            f"{folder.name} is no result of a model. Make it with `retsam segment`."
        ) from error
    return told.hexdigest()


def models_of(folders: Iterable[Path]) -> tuple[StudyModel, ...]:
    """The models that made these results, each once. Raises `ManifestError`."""
    found: dict[StudyModel, None] = {}
    for folder in folders:
        try:
            told = json.loads((folder / MODEL_FILES[0]).read_text(encoding="utf-8"))
            for each in told.get("models", []):
                found[StudyModel(str(each["name"]), str(each["sha256"]))] = None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ManifestError(
                f"{folder.name}/{MODEL_FILES[0]} does not say which model made it. Make it with "
                "`retsam segment`."
            ) from error
    return tuple(found)


def reachable(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What is wrong with the files of a study, a sentence each; nothing where all is well."""
    problems = []
    for case in manifest.cases:
        try:
            if image_in(folder / case.file, case.frame).pixel_sha256 != case.pixel_sha256:
                problems.append(f"{case.file} was changed.")
            if case.model and model_sha256(folder / case.model) != case.model_sha256:
                problems.append(f"{case.model}, a result of the model, was changed.")
        except EngineError as error:
            problems.append(str(error))
    return tuple(problems)
