"""The manifest of a study: what is read by whom and how. Frozen: a change to it is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from engine.files import write_bytes
from engine.study.errors import ManifestError
from engine.study.forms import Form, answers_of, answers_told, form_of, form_told, problem_of
from engine.taxonomy import structures

SCHEMA = "retsam-study/1"
Arm = Literal["without", "with"]
Design = Literal["single", "sequential", "crossed"]
TaskKind = Literal["grade", "segment", "correct", "measure"]
Method = Literal["simple", "blocks"]

DESIGNS = ("single", "sequential", "crossed")
ARMS = ("without", "with")
TASKS = ("grade", "segment", "correct", "measure")


@dataclass(frozen=True)
class StudyCase:
    """One image of the study. `file` and `model` are relative to the study's folder.

    `patient` is a pseudonym that keeps the cases of a person together. `model` is a result folder,
    empty where no model ran. `truth` is the reference standard by field of a form; no reader sees
    any of this.
    """

    file: str
    frame: int
    file_sha256: str
    pixel_sha256: str
    shape: tuple[int, ...]  # (height, width), or (scans, height, width)
    patient: str
    model: str = ""
    model_sha256: str = ""
    truth: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """What is to be done on each case.

    "grade" fills in the form; "segment" draws `structures` from nothing; "correct" begins with the
    model's, where the arm shows it; "measure" draws a line for each of `lines`.
    """

    kind: TaskKind
    form: str = ""
    structures: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Adjudication:
    """Two readers a case, and one of `readers` where they differ.

    Differing is another answer to one of `fields` (all but texts and confidence where none is
    named), numbers farther apart than `tolerance` of their field, masks with a Dice coefficient
    below `least_dice`, surfaces or lines more than `most_px` apart on average.
    """

    readers: tuple[str, ...]
    fields: tuple[str, ...] = ()
    tolerance: Mapping[str, float] = field(default_factory=dict)
    least_dice: float = 0.8
    most_px: float = 2.0


@dataclass(frozen=True)
class Trial:
    """An allocation list: `length` places a stratum, for `arms` in the proportions `ratio`.

    "simple" draws every place alone; "blocks" permutes blocks of one of the sizes `blocks`.
    """

    arms: tuple[str, ...]
    method: Method
    length: int
    ratio: tuple[int, ...]
    blocks: tuple[int, ...] = ()
    strata: tuple[str, ...] = ("all",)


@dataclass(frozen=True)
class StudyModel:
    """A model whose results the study shows, and the sha256 of its weights."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """A frozen study.

    "single" shows each case once, in `arm`. "sequential" asks without the model and then, with the
    first reading locked, with it. "crossed" has two rounds: half of the patients are read with the
    model in the first and without in the second, the others the other way, `washout_days` apart.
    Every reader reads every case, or, with `readers_a_case`, that many of them do, whoever is free.
    `repeats` cases come twice, unannounced. Without `going_back` a reader must submit one case
    before seeing the next. `models` made the results that are shown, `program` froze the study.
    """

    key: str
    title: str
    seed: str
    design: Design
    cases: tuple[StudyCase, ...]
    readers: tuple[str, ...]
    tasks: tuple[Task, ...]
    forms: tuple[Form, ...] = ()
    arm: Arm = "without"
    readers_a_case: int | None = None
    repeats: int = 0
    washout_days: float = 0.0
    going_back: bool = False
    adjudication: Adjudication | None = None
    trial: Trial | None = None
    models: tuple[StudyModel, ...] = ()
    program: str = ""

    def form(self, key: str) -> Form:
        """The form of a task."""
        return next(form for form in self.forms if form.key == key)

    @property
    def arms(self) -> tuple[Arm, ...]:
        """The arms that the design has."""
        return (self.arm,) if self.design == "single" else ("without", "with")


def check(manifest: Manifest) -> None:
    """Raises `ManifestError` with the first thing that cannot work."""
    for wrong, sentence in _faults(manifest):
        if wrong:
            raise ManifestError(sentence)


def _faults(m: Manifest) -> Sequence[tuple[bool, str]]:
    pixels = [case.pixel_sha256 for case in m.cases]
    drawn = {key for task in m.tasks for key in task.structures}
    forms = [task.form for task in m.tasks if task.kind == "grade"]
    with_model = "with" in m.arms
    pool, judged = m.readers_a_case, m.adjudication
    a_case = pool if pool is not None else len(m.readers)
    return [
        (not m.key or not m.key.replace("-", "_").isidentifier(), "A study needs a key of letters, "
         "digits, - and _, like dr-2027."),
        (not m.seed, "A study needs a seed for its orders."),
        (m.design not in DESIGNS, f"The design is one of {', '.join(DESIGNS)}."),
        (m.arm not in ARMS, f"The arm is one of {', '.join(ARMS)}."),
        (not m.cases, "A study needs cases."),
        (len(set(pixels)) < len(pixels), f"One image is there twice: {_twice(m)}. Repeats are "
         "dealt by the program; give their number as `repeats`."),
        (not m.readers or len(set(m.readers)) < len(m.readers), "A study needs readers, each "
         "named once."),
        (not m.tasks, f"A study needs a task: {', '.join(TASKS)}."),
        (any(task.kind not in TASKS for task in m.tasks), f"A task is one of {', '.join(TASKS)}."),
        (len(set(forms)) < len(forms), "One form is there twice."),
        (bool(set(forms) - {form.key for form in m.forms}), "A task names a form that is not "
         "there."),
        (_shared_keys(m) != "", f"Two forms both ask “{_shared_keys(m)}”. Make one form of them."),
        (bool(drawn - set(structures())), f"No structure is named "
         f"{', '.join(sorted(drawn - set(structures())))}."),
        (any(not (task.form or task.structures or task.lines) for task in m.tasks), "A task says "
         "what to do: a form, structures or lines."),
        (with_model and any(not case.model for case in m.cases), "The arm with the model needs a "
         "result folder of the model for every case."),
        (any(task.kind == "correct" for task in m.tasks) and not with_model, "Correcting needs an "
         "arm with the model."),
        (not 0 <= m.repeats <= len(m.cases) // 2, "At most half of the cases can be repeated."),
        (m.washout_days < 0, "A wash-out is a number of days."),
        (pool is not None and not 1 <= pool <= len(m.readers), "There are not that many readers "
         "for each case."),
        (pool is not None and (m.design != "single" or m.repeats > 0), "Cases that go to whoever "
         "is free are read once, in one arm, without repeats."),
        (judged is not None and (a_case != 2 or m.design != "single" or m.repeats > 0),
         "Adjudication needs two readers a case, in one arm, without repeats."),
        (judged is not None and not judged.readers, "Adjudication needs a third reader."),
        (judged is not None and pool is None and bool(set(judged.readers) & set(m.readers)),
         "Who reads all cases cannot adjudicate them."),
        (_truth_fault(m) != "", _truth_fault(m)),
        (m.trial is not None and _trial_fault(m.trial) != "", _trial_fault(m.trial)),
    ]  # fmt: skip


def _truth_fault(m: Manifest) -> str:
    """A truth that no answer can be compared with would be a missing result."""
    fields = {each.key: each for form in m.forms for each in form.fields}
    for case in m.cases:
        for key, told in case.truth.items():
            if key not in fields:
                return f"The truth of {case.file} names “{key}”, which no form asks."
            if problem := problem_of(fields[key], told):
                return f"The truth of {case.file}: {problem}"
    return ""


def _trial_fault(trial: Trial | None) -> str:
    if trial is None:
        return ""
    share = sum(trial.ratio)
    if len(trial.arms) < 2 or len(trial.arms) != len(trial.ratio) or min(trial.ratio) < 1:
        return "A trial needs two arms or more, and a whole number above 0 for each in `ratio`."
    if trial.method not in ("simple", "blocks") or trial.length < 1 or not trial.strata:
        return "A trial needs a method (simple or blocks), a length, and strata."
    if trial.method == "blocks" and (
        not trial.blocks or any(size % share or size < share for size in trial.blocks)
    ):
        return f"Blocks have sizes that {share} divides."
    return ""


def _twice(m: Manifest) -> str:
    seen: dict[str, str] = {}
    for case in m.cases:
        if case.pixel_sha256 in seen:
            return f"{seen[case.pixel_sha256]} and {case.file}"
        seen[case.pixel_sha256] = case.file
    return ""


def _shared_keys(m: Manifest) -> str:
    keys = [each.key for form in m.forms for each in form.fields]
    return next((key for key in keys if keys.count(key) > 1), "")


# ---- as text -------------------------------------------------------------------------------------


def canonical_text(manifest: Manifest) -> str:
    """JSON that is the same for the same manifest."""
    told = {
        **asdict(manifest),
        "forms": [form_told(form) for form in manifest.forms],
        "cases": [{**asdict(case), "truth": answers_told(case.truth)} for case in manifest.cases],
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """sha256 of the canonical text, by which a manifest is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_of(text: str, *, sha256: str) -> Manifest:
    """The way back. Raises `ManifestError` where the text is not the one that was frozen."""
    if digest(text) != sha256:
        raise ManifestError(
            "The manifest was changed after it was frozen, and is refused. Use the file as "
            "`retsam study create` wrote it, or create another study."
        )
    try:
        manifest = _manifest(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ManifestError("The manifest cannot be read by this version.") from error
    check(manifest)
    return manifest


def _manifest(told: dict[str, Any]) -> Manifest:
    judged, trial = told.pop("adjudication"), told.pop("trial")
    models = told.pop("models", [])
    return Manifest(
        **{
            **told,
            "cases": tuple(_case(each) for each in told["cases"]),
            "readers": tuple(told["readers"]),
            "tasks": tuple(Task(**_tuples(each)) for each in told["tasks"]),
            "forms": tuple(form_of(each, where=str(each.get("key"))) for each in told["forms"]),
        },
        adjudication=Adjudication(**_tuples(judged)) if judged else None,
        trial=Trial(**_tuples(trial)) if trial else None,
        models=tuple(StudyModel(**each) for each in models),
    )


def _case(told: Mapping[str, Any]) -> StudyCase:
    return StudyCase(**_tuples({**told, "truth": answers_of(told["truth"])}))


def _tuples(told: Mapping[str, Any]) -> dict[str, Any]:
    """JSON knows lists only."""
    return {key: tuple(each) if isinstance(each, list) else each for key, each in told.items()}


def write_manifest(manifest: Manifest, path: Path) -> str:
    """Write the file of a frozen study; returns its sha256. Raises `OutputError`."""
    text = canonical_text(manifest)
    sha256 = digest(text)
    told = {"schema": SCHEMA, "sha256": sha256, "manifest": json.loads(text)}
    write_bytes(path, json.dumps(told, indent=1, ensure_ascii=False).encode())
    return sha256


def read_manifest(path: Path) -> Manifest:
    """A frozen study out of its file. Raises `ManifestError`, also where it was changed."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        schema, sha256, inner = told["schema"], told["sha256"], told["manifest"]
    except OSError as error:
        raise ManifestError(f"{path.name} cannot be opened ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ManifestError(
            f"{path.name} is no manifest. Make one with `retsam study create PLAN.toml`."
        ) from error
    if schema != SCHEMA:
        raise ManifestError(f"{path.name} was made by another version of the program ({schema}).")
    text = json.dumps(inner, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return manifest_of(text, sha256=cast(str, sha256))
