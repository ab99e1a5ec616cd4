"""Segment a fundus photograph: field, suitability, passes of the model, masks on its own grid."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.fundus import postprocess
from engine.fundus.evidence import Evidence, passes_for
from engine.fundus.field import find_field
from engine.fundus.quality import assess, notice, with_findings
from engine.fundus.suitability import judge, judge_eye, judge_result
from engine.image import RetinalImage
from engine.layers import (
    RELIABLE_FROM,
    FieldOfView,
    Landmark,
    Layer,
    Provenance,
    Quality,
    Segmentation,
)
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.registry import DEFAULT_FUNDUS, ModelCard, PassSpec, model_card
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
    probabilities: bool = False,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Segmentation:
    """Segment `image` with `model`: the given `structures`, or all that the model covers.

    Masks, landmarks and probability maps are on the image's own grid. A structure that is not
    there has an empty layer; one that the model does not know is in `not_covered`. A picture that
    is no fundus photograph gets no layers and a notice.

    Raises ModelError (no such model or device, damaged weights, not enough memory), Cancelled.
    """
    started = time.perf_counter()
    card = model_card(model)
    wanted = tuple(structures if structures is not None else (*card.structures, *card.landmarks))
    covered = {*card.structures, *card.landmarks}
    progress(0.0, "looking for the field")
    field = find_field(image)
    suitability = judge(image, field)
    quality = assess(image, field, suitability)
    raise_if_cancelled(cancel)
    run = _Run(image, card, set(wanted) & covered, probabilities, quality)
    if suitability.fundus and field is not None:
        run.all_passes(field, device, progress, cancel)
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
    ) -> None:
        self.image = image
        self.card = card
        self.wanted = wanted
        self.keep_maps = keep_maps
        self.quality = quality
        self.layers: list[Layer] = []
        self.landmarks: list[Landmark] = []
        self.kept: Maps = {}
        self.settings: tuple[tuple[str, str], ...] = ()
        self.notices: tuple[str, ...] = ()

    def all_passes(
        self, field: FieldOfView, device: str, progress: Progress, cancel: Cancel
    ) -> None:
        """Load the model, run the passes that are wanted, turn maps into layers."""
        progress(0.02, "loading the model")
        from engine.runtime.predictor import load_predictor  # torch starts here

        predictor = load_predictor(self.card, device)
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
        self._finish(predictor, field)

    def _landmarks_of(self, spec: PassSpec, result: PassResult, predictor: FundusPredictor) -> None:
        for key in set(spec.landmarks) & self.wanted:
            self._add(
                postprocess.spot_landmark(
                    key,
                    result.probabilities[key],
                    result.frame,
                    threshold=self.card.threshold(key),
                    provenance=self._provenance(predictor),
                )
            )

    def _layers_of(self, evidence: Evidence, predictor: FundusPredictor, cancel: Cancel) -> None:
        provenance = self._provenance(predictor)
        for key in self.card.structures:
            if key not in self.wanted:
                continue
            raise_if_cancelled(cancel)
            mask = evidence.mask(key)
            self.layers.append(Layer(key, mask, provenance))
            if key == "optic_disc":
                self._add(postprocess.disc_centre(mask, evidence.probability(key), provenance))
            if self.keep_maps:
                self.kept[key] = evidence.probability(key)

    def _provenance(self, predictor: FundusPredictor) -> Provenance:
        self.settings = (
            *predictor.settings(),
            *((f"threshold_{key}", f"{value:g}") for key, value in self.card.thresholds),
            *((f"{RELIABLE_FROM}{key}", str(count)) for key, count in self.card.reliable_from),
        )
        return Provenance(
            f"model:{self.card.name}", self.card.sha256, self.settings, datetime.now(UTC)
        )

    def _add(self, landmark: Landmark | None) -> None:
        if landmark is not None:
            self.landmarks.append(landmark)

    def _finish(self, predictor: FundusPredictor, field: FieldOfView) -> None:
        areas = {layer.structure: int(layer.mask.sum()) for layer in self.layers}
        marks = {mark.structure: mark for mark in self.landmarks}
        visible = max(1, int(field.mask.sum()))
        vessel_share = areas["vessel"] / visible if "vessel" in areas else None
        disc_found = areas["optic_disc"] > 0 if "optic_disc" in areas else None
        self.quality = with_findings(self.quality, vessel_share=vessel_share, disc_found=disc_found)
        poor = notice(self.quality)
        self.notices = (
            *((poor,) if poor else ()),
            *predictor.notices,
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
