"""Segment a fundus photograph: field, suitability, passes of the model, masks on its own grid."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.fundus import postprocess
from engine.fundus.evidence import Evidence, passes_for
from engine.fundus.field import find_field
from engine.fundus.quality import assess, notice, with_findings
from engine.fundus.suitability import judge, judge_eye, judge_result
from engine.image import RetinalImage
from engine.layers import (
    RELIABLE_FROM,
    UNTESTED,
    FieldOfView,
    Landmark,
    Layer,
    Mask,
    Provenance,
    Quality,
    Segmentation,
)
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.registry import DEFAULT_FUNDUS, ModelCard, PassSpec, model_card
from engine.runtime.runtimes import torch_for
from engine.taxonomy import structures as taxonomy

if TYPE_CHECKING:
    from engine.runtime.predictor import FundusPredictor, PassResult

Maps = dict[str, NDArray[np.float32]]


def segment(
    image: RetinalImage,
    *,
    model: str = DEFAULT_FUNDUS,
    structures: Collection[str] | None = None,
    device: str = "auto",
    runtime: str = "auto",
    probabilities: bool = False,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Segmentation:
    """Segment `image` with `model`: the given `structures`, or all that the model covers.

    Masks, landmarks and probability maps are on the image's own grid. A structure that is not
    there has an empty layer; one that the model does not know is in `not_covered`. A picture that
    is no fundus photograph gets no layers and a notice.

    `runtime` is that of `engine.runtime.runtimes`.

    Raises ModelError (no such model, device or runtime, damaged weights, not enough memory),
    Cancelled.
    """
    started = time.perf_counter()
    card = model_card(model)
    if card.modality != "fundus":
        raise ModelError(f"{card.title} does not segment photographs by itself. Choose another.")
    wanted = tuple(structures if structures is not None else (*card.structures, *card.landmarks))
    covered = {*card.structures, *card.landmarks}
    progress(0.0, "looking for the field")
    field = find_field(image)
    suitability = judge(image, field)
    quality = assess(image, field, suitability)
    raise_if_cancelled(cancel)
    run = _Run(image, card, set(wanted) & covered, probabilities, quality, (device, runtime))
    if suitability.fundus and field is not None:
        work = run.all_heads if card.added else run.all_passes
        work(field, progress, cancel)
    progress(1.0, "done")
    return Segmentation(
        layers=_in_order(run.layers),
        landmarks=tuple(run.landmarks),
        field_of_view=field,
        probabilities=MappingProxyType(run.kept if probabilities else {}),
        model=card.name,
        model_sha256=card.sha256,
        settings=run.settings,
        seconds=time.perf_counter() - started,
        notices=(*suitability.notices, *run.notices),
        quality=run.quality,
        not_covered=tuple(key for key in wanted if key not in covered),
    )


class _Run:
    """One image on its way through the passes of a model."""

    def __init__(
        self,
        image: RetinalImage,
        card: ModelCard,
        wanted: set[str],
        keep_maps: bool,
        quality: Quality,
        computing: tuple[str, str],
    ) -> None:
        self.image = image
        self.card = card
        self.wanted = wanted
        self.keep_maps = keep_maps
        self.quality = quality
        self.device, self.runtime = computing
        self.layers: list[Layer] = []
        self.landmarks: list[Landmark] = []
        self.kept: Maps = {}
        self.settings: tuple[tuple[str, str], ...] = ()
        self.notices: tuple[str, ...] = ()

    def all_passes(self, field: FieldOfView, progress: Progress, cancel: Cancel) -> None:
        """Load the model, run the passes that are wanted, turn maps into layers."""
        progress(0.02, "loading the model")
        from engine.runtime.predictor import load_predictor  # torch starts here

        predictor = load_predictor(self.card, self.device, self.runtime)
        raise_if_cancelled(cancel)
        predictor.set_image(self.image, field)
        evidence = Evidence(self.card, field, (self.image.height, self.image.width))
        passes = passes_for(self.card, self.wanted)
        done = 0.1
        for spec, share in zip(passes, _shares(passes), strict=True):
            around = evidence.mask(spec.around) if spec.around else None
            if around is None or around.any():
                result = predictor.predict(
                    spec,
                    around=around,
                    progress=lambda part, text, start=done, share=share: progress(  # type: ignore[misc]
                        start + part * share, text
                    ),
                    cancel=cancel,
                )
                evidence.add(spec, result)
                self._landmarks_of(spec, result, predictor)
            done += share
        self._layers_of(evidence, predictor, cancel)
        self._finish(predictor.notices, field)

    def all_heads(self, field: FieldOfView, progress: Progress, cancel: Cancel) -> None:
        """The same with RetSAM's public network, whose heads see one picture of the field."""
        assert self.card.added is not None
        progress(0.02, "loading the model")
        torch_for(self.card, self.runtime)
        from engine.fundus import retsam  # brings scipy, which the window starts without
        from engine.runtime.retsam import load_retsam  # torch starts here

        predictor = load_retsam(self.card, self.device)
        raise_if_cancelled(cancel)
        found = retsam.find(
            self.image,
            field,
            self.card.added,
            self.wanted,
            predictor,
            progress=lambda share, text: progress(0.1 + 0.9 * share, text),
            cancel=cancel,
        )
        provenance = self._provenance(predictor.settings())
        for key in self.card.structures:
            if key in self.wanted:
                self._take(key, found.masks[key], partial(found.maps.__getitem__, key), provenance)
        if found.fovea is not None:
            self._add(Landmark("fovea", *found.fovea, provenance=provenance))
        rough = [retsam.ROUGH_FOVEA] if found.fovea is not None else []
        self._finish([*predictor.notices, retsam.UNTESTED_MODEL, *rough], field)

    def _landmarks_of(self, spec: PassSpec, result: PassResult, predictor: FundusPredictor) -> None:
        for key in set(spec.landmarks) & self.wanted:
            self._add(
                postprocess.spot_landmark(
                    key,
                    result.probabilities[key],
                    result.frame,
                    threshold=self.card.threshold(key),
                    provenance=self._provenance(predictor.settings()),
                )
            )

    def _layers_of(self, evidence: Evidence, predictor: FundusPredictor, cancel: Cancel) -> None:
        provenance = self._provenance(predictor.settings())
        for key in self.card.structures:
            if key in self.wanted:
                raise_if_cancelled(cancel)
                self._take(key, evidence.mask(key), partial(evidence.probability, key), provenance)

    def _take(
        self,
        key: str,
        mask: Mask,
        probability: Callable[[], NDArray[np.float32]],
        provenance: Provenance,
    ) -> None:
        self.layers.append(Layer(key, mask, provenance))
        if key == "optic_disc":
            self._add(postprocess.disc_centre(mask, probability(), provenance))
        if self.keep_maps:
            self.kept[key] = probability()

    def _provenance(self, settings: tuple[tuple[str, str], ...]) -> Provenance:
        self.settings = (
            *settings,
            *(((UNTESTED, "yes"),) if self.card.added else ()),
            *((f"threshold_{key}", f"{value:g}") for key, value in self.card.thresholds),
            *((f"{RELIABLE_FROM}{key}", str(count)) for key, count in self.card.reliable_from),
        )
        return Provenance(
            f"model:{self.card.name}", self.card.sha256, self.settings, datetime.now(UTC)
        )

    def _add(self, landmark: Landmark | None) -> None:
        if landmark is not None:
            self.landmarks.append(landmark)

    def _finish(self, told: list[str], field: FieldOfView) -> None:
        areas = {layer.structure: int(layer.mask.sum()) for layer in self.layers}
        marks = {mark.structure: mark for mark in self.landmarks}
        visible = max(1, int(field.mask.sum()))
        vessel_share = areas["vessel"] / visible if "vessel" in areas else None
        disc_found = areas["optic_disc"] > 0 if "optic_disc" in areas else None
        self.quality = with_findings(self.quality, vessel_share=vessel_share, disc_found=disc_found)
        poor = notice(self.quality)
        self.notices = (
            *((poor,) if poor else ()),
            *told,
            *judge_result(vessel_share, disc_found),
            *judge_eye(
                self.image.laterality,
                marks.get("optic_disc"),
                marks.get("fovea"),
                width=2 * field.radius_x,
            ),
        )


def _shares(passes: list[PassSpec]) -> list[float]:
    """How the time divides between passes: by pixels, within the last 90 % of the progress."""
    pixels = [spec.tile**2 if spec.around else spec.diameter**2 for spec in passes]
    return [0.9 * count / sum(pixels) for count in pixels]


def _in_order(layers: list[Layer]) -> tuple[Layer, ...]:
    """In the taxonomy's order."""
    order = {key: place for place, key in enumerate(taxonomy())}
    return tuple(sorted(layers, key=lambda layer: order[layer.structure]))
