"""Reading back what was written: masks and landmarks from files, and whole result folders."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from engine.biomarkers import Measurement
from engine.choices import NO_CHOICES, Choices, choices_from_json
from engine.errors import ImageReadError, MasksError
from engine.fundus import find_field
from engine.image import Laterality, RetinalImage, Scale
from engine.layers import Landmark, Layer, Mask, Prompted, Provenance, Quality, Segmentation
from engine.readers import open_file
from engine.taxonomy import structures
from engine.writers.result import LANDMARKS, MEASUREMENTS, changed_masks, read_document


@dataclass(frozen=True, eq=False)
class Result:
    """A result folder, opened: the image as it was measured, its layers and its numbers."""

    image: RetinalImage
    segmentation: Segmentation
    measurements: tuple[Measurement, ...]
    choices: Choices = NO_CHOICES


def file_sha256(path: Path) -> str:
    """The sha256 of a file, as images carry it. Raises `ImageReadError`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ImageReadError(
            f"{path.name} cannot be opened ({error.strerror}). Check that it is there and that "
            "you may read it."
        ) from error


def read_masks(folder: Path, *, shape: tuple[int, int], author: str) -> tuple[Layer, ...]:
    """Every `<structure>.png` of a folder as a layer, in the order of the taxonomy.

    A mask is a grey PNG of the image's own size with 0 and 255 only. Raises `MasksError` with the
    file's name where one is not, and where the folder holds none.
    """
    found = {path.stem: path for path in sorted(folder.glob("*.png"))}
    unknown = sorted(set(found) - set(structures()))
    if unknown:
        raise MasksError(
            f"{folder}: {unknown[0]}.png is not named after a structure. Known names: "
            f"{', '.join(structures())}."
        )
    if not found:
        raise MasksError(f"{folder} holds no mask; masks are named like vessel.png.")
    return tuple(
        Layer(key, read_mask(found[key], shape), Provenance(author))
        for key in structures()
        if key in found
    )


def read_landmarks(path: Path) -> tuple[Landmark, ...]:
    """The points of a `landmarks.json`: {"fovea": [x, y], …} in image pixels, null where not found.

    Raises `MasksError` where the file is something else, names another landmark than `LANDMARKS`,
    or gives a place that is no number.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        marks = tuple(
            Landmark(key, float(place[0]), float(place[1]))
            for key, place in told.items()
            if place is not None
        )
    except (OSError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise MasksError(
            f'{path} cannot be read as landmarks. It should read {{"fovea": [x, y]}}.'
        ) from error
    for mark in marks:
        if mark.structure not in LANDMARKS or not (isfinite(mark.x) and isfinite(mark.y)):
            raise MasksError(
                f"{path}: {mark.structure} at ({mark.x:g}, {mark.y:g}) is no landmark. Known are "
                f"{' and '.join(LANDMARKS)}, as [x, y] in image pixels."
            )
    return marks


def read_result(folder: Path, *, image_file: Path | None = None) -> Result:
    """Open a result folder again, with the image from where it was or from `image_file`.

    Raises `MasksError` where the folder is not complete or a mask is no longer the one that was
    measured, `ImageReadError` where that is so of the image.
    """
    told = read_document(folder)
    if told is None:
        raise MasksError(f"{folder} is no complete result: {MEASUREMENTS} is missing or damaged.")
    try:
        _check_masks(told["masks"], folder)
        return _open_result(told, folder, image_file)
    except (KeyError, TypeError, ValueError) as error:
        raise MasksError(f"{folder / MEASUREMENTS} is damaged; segment the image again.") from error


def _check_masks(measured: Mapping[str, str], folder: Path) -> None:
    """Numbers belong to the masks that they were measured on, and to no others."""
    found = {path.stem for path in (folder / "masks").glob("*.png")}
    wrong = [
        *changed_masks(measured, folder),
        *(folder / "masks" / f"{key}.png" for key in sorted(found ^ set(measured))),
    ]
    if wrong:
        raise MasksError(
            f"{wrong[0]} is not as it was when the numbers were measured. Measure the masks anew "
            "with `retsam measure`, or segment the image again."
        )


def _open_result(told: Mapping[str, Any], folder: Path, image_file: Path | None) -> Result:
    image = _find_image(told, image_file)
    shape = (image.height, image.width)
    model: Mapping[str, Any] = told["models"][0] if told["models"] else {}
    author = f"model:{model['name']}" if model else "file:masks"
    has_masks = any((folder / "masks").glob("*.png"))
    layers = read_masks(folder / "masks", shape=shape, author=author) if has_masks else ()
    segmentation = Segmentation(
        layers=with_prompted(layers, told),
        landmarks=read_landmarks(folder / "landmarks.json"),
        field_of_view=find_field(image),
        model=model.get("name", ""),
        model_sha256=model.get("sha256", ""),
        settings=tuple(model.get("settings", {}).items()),
        notices=tuple(told["notices"]),
        not_covered=tuple(told["not_covered"]),
        quality=_quality(told.get("quality")),
    )
    rows = tuple(Measurement(**row) for row in told["measurements"])
    return Result(image, segmentation, rows, choices_from_json(told.get("choices")))


def with_prompted(layers: tuple[Layer, ...], told: Mapping[str, Any]) -> tuple[Layer, ...]:
    """The layers of a result with what it tells of models that outlined parts of them."""
    found: dict[str, list[Prompted]] = {}
    for each in told.get("prompted", ()):
        by = Prompted(each["prompt"], each["model"], each["model_sha256"])
        found.setdefault(each["structure"], []).append(by)
    return tuple(
        replace(
            layer,
            provenance=replace(layer.provenance, prompted=tuple(found.get(layer.structure, ()))),
        )
        for layer in layers
    )


def _quality(told: Mapping[str, Any] | None) -> Quality | None:
    if told is None:
        return None
    return Quality(float(told["score"]), told["verdict"], tuple(told["reasons"]))


def path_of_image(told: Mapping[str, Any], image_file: Path | None) -> Path:
    """Where a result's image is: as a person says, or as the result does."""
    path: str | None = told["image"]["path"]
    if image_file is None and path is None:
        raise ImageReadError(
            "This result does not say where its image is (it is pseudonymous). Name the file "
            "with --image FILE."
        )
    return image_file or Path(path or "")


def another_image(path: Path) -> ImageReadError:
    """What to say where an image's sha256 is not that of the result."""
    return ImageReadError(
        f"{path.name} is not the image that was measured (its sha256 differs). Name the "
        "right file with --image FILE."
    )


def _find_image(told: Mapping[str, Any], image_file: Path | None) -> RetinalImage:
    about = told["image"]
    path = path_of_image(told, image_file)
    if file_sha256(path) != about["sha256"]:
        raise another_image(path)
    photographs = (each for each in open_file(path) if isinstance(each, RetinalImage))
    image = next((each for each in photographs if each.frame == about["frame"]), None)
    if image is None:
        raise ImageReadError(f"{path.name} holds no photograph number {about['frame'] + 1}.")
    scale = told["scale"]
    return replace(
        image,
        name=about["name"],
        laterality=Laterality(told["eye"]["laterality"]),
        laterality_source=told["eye"]["source"],
        scale=Scale(**scale) if scale else None,
    )


def read_mask(path: Path, shape: tuple[int, int]) -> Mask:
    """A mask's file, which must have 0 and 255 and `shape` alone; raises `MasksError`."""
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise MasksError(f"{path} cannot be opened ({error.strerror}).") from error
    pixels = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
    if pixels is None:
        raise MasksError(f"{path} is not a picture, or it is damaged.")
    if pixels.shape != shape:
        raise MasksError(
            f"{path} has {pixels.shape[1]} × {pixels.shape[0]} pixels"
            f"{' in colour' if pixels.ndim == 3 else ''}; the image has {shape[1]} × {shape[0]}. "
            "A mask is grey and of the image's own size."
        )
    if not np.isin(pixels, (0, 255)).all():
        raise MasksError(f"{path} holds other values than 0 and 255; save it black and white.")
    return np.asarray(pixels > 0)
