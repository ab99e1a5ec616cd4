"""Corrected cases, from a workspace or a dataset folder, as a dataset folder split by patient."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine.errors import EngineError
from engine.image import RetinalImage
from engine.improvement import LEAST_CASES, LEAST_PATIENTS, supply
from engine.readers import open_file
from engine.writers.dataset import DatasetCase, read_rows, write_case
from training.datasets.drawings import DatasetError
from training.datasets.folder import read_folder
from training.datasets.sample import TEST, TRAINING, VALIDATION, read_photograph, read_truth

if TYPE_CHECKING:
    from engine.store.corrections import CorrectedCase
    from engine.store.store import Store

SET = "corrections"
LEFT_OUT = 1 / 3  # of the patients


@dataclass(frozen=True)
class Candidate:
    """A case before its pixels are read: its id, its patient, and what a reader drew on it."""

    id: str
    patient: str
    structures: frozenset[str]
    source: CorrectedCase | None = None
    named: bool = True  # its file tells the patient
    held: bool = False  # never learned from, as its manifest says


class Corrections(Protocol):
    """Corrected cases of one place."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All of them, without their pixels."""
        ...

    def read(self, candidate: Candidate, keys: Sequence[str]) -> DatasetCase:
        """The case with the reader's masks of `keys`. Raises DatasetError, EngineError."""
        ...


class FromWorkspace:
    """The cases of a workspace."""

    def __init__(self, store: Store) -> None:
        from engine.store.corrections import corrected_cases

        self._store = store
        with store.reading() as session:
            found = corrected_cases(session)
        self.candidates = tuple(
            Candidate(case.id, case.patient, case.structures, case, case.named) for case in found
        )

    def read(self, candidate: Candidate, keys: Sequence[str]) -> DatasetCase:
        from engine.store.corrections import own_layers

        assert candidate.source is not None
        with self._readable(candidate.source) as source:
            image = _photograph(source)
        with self._store.reading() as session:
            layers = [each for each in own_layers(session, candidate.id) if each.structure in keys]
        if not layers:
            raise DatasetError("its corrections were taken back")
        return DatasetCase(
            identifier=candidate.id,
            photograph=image,
            masks={layer.structure: layer.mask for layer in layers},
            questionable={
                layer.structure: layer.questionable
                for layer in layers
                if layer.questionable is not None and layer.questionable.any()
            },
            patient=candidate.patient,
            eye=image.laterality,
        )

    @contextmanager
    def _readable(self, source: CorrectedCase) -> Iterator[CorrectedCase]:
        """Where its file can be read: where it lies, else taken out of the workspace for now."""
        from engine.store import pictures
        from engine.store.private import PrivateFolder

        kept = [each for each in pictures.kept(self._store) if each.case_id == source.id]
        if source.path.exists() or not kept:
            yield source
            return
        private = PrivateFolder()
        try:
            path = pictures.take_out(self._store, kept[0].sha256, private.path)
            yield replace(source, path=path, file_sha256=kept[0].sha256)
        finally:
            private.close()


class FromFolder:
    """The cases of a dataset folder; what its manifest says that a model drew does not count."""

    def __init__(self, folder: Path) -> None:
        self._samples = {sample.identifier: sample for sample in read_folder(folder)}
        models = {row["id"]: set(row.get("by_model", "").split()) for row in read_rows(folder)}
        self.candidates = tuple(
            Candidate(
                name,
                sample.patient or name,
                frozenset(set(sample.masks) - models[name]),
                named=bool(sample.patient),
                held=sample.split == VALIDATION,
            )
            for name, sample in self._samples.items()
            if sample.split != TEST
        )

    def read(self, candidate: Candidate, keys: Sequence[str]) -> DatasetCase:
        sample = self._samples[candidate.id]
        image = read_photograph(sample)
        own = tuple(key for key in keys if key in candidate.structures)
        truth = read_truth(sample, own, (image.height, image.width))
        return DatasetCase(
            identifier=candidate.id,
            photograph=image,
            masks={key: mask for key, (mask, _) in truth.items()},
            questionable={key: ~known for key, (_, known) in truth.items() if not known.all()},
            patient=candidate.patient,
            eye=sample.eye,
        )


def usable(corrections: Corrections, part: str, keys: Sequence[str]) -> list[Candidate]:
    """The candidates with any of `keys`. Raises DatasetError that says what is missing."""
    found = [each for each in corrections.candidates if each.structures & set(keys)]
    refuse_too_few([(each.patient, each.structures) for each in found], part)
    return found


def refuse_too_few(cases: Sequence[tuple[str, frozenset[str]]], part: str) -> None:
    """Raises DatasetError that says how many cases and patients are missing, if any are."""
    there = supply(cases, part)
    if not there.enough:
        raise DatasetError(
            f"It takes {LEAST_CASES} corrected cases of {LEAST_PATIENTS} patients; there are "
            f"{there.cases} of {there.patients}. Correct more photographs, then try again."
        )


def digest(patient: str) -> str:
    """By what a card remembers a patient that a model learned from, without naming anybody."""
    return sha256(patient.encode()).hexdigest()


def left_out(
    candidates: Sequence[Candidate], learned_before: Collection[str] = ()
) -> frozenset[str]:
    """Patients of whom nothing is learned: a third, none of whom the base model learned from.

    `learned_before` are digests. Raises DatasetError where there are too few others.
    """
    held = {each.patient for each in candidates if each.held}
    patients = {each.patient for each in candidates} - held
    free = sorted((each for each in patients if digest(each) not in learned_before), key=digest)
    wanted = max(0, ceil(LEFT_OUT * len(patients | held)) - len(held))
    if len(free) < wanted:
        raise DatasetError(
            "The model has learned from nearly all of these patients already, so nothing could "
            "tell whether it gets better. Correct photographs of others, or begin with the model "
            "that ships."
        )
    return frozenset(held | set(free[:wanted]))


def gather(
    corrections: Corrections,
    candidates: Sequence[Candidate],
    keys: Sequence[str],
    folder: Path,
    held: Collection[str],
) -> Iterator[str]:
    """Write them into a dataset folder, one at each step; yields why a case was skipped, or "".

    Cases of patients in `held` are for validation.
    """
    for candidate in candidates:
        try:
            case = corrections.read(candidate, keys)
        except (EngineError, DatasetError, OSError) as error:
            yield f"{candidate.id[:8]}: {error}"
            continue
        split = VALIDATION if candidate.patient in held else TRAINING
        write_case(folder, replace(case, dataset=SET, split=split))
        yield ""


def _photograph(case: CorrectedCase) -> RetinalImage:
    """The photograph of a case, if its file is still there and still holds it."""
    for image in open_file(case.path):
        if isinstance(image, RetinalImage) and image.pixel_sha256 == case.pixel_sha256:
            return image
    raise DatasetError(f"{case.path.name} is another picture by now")
