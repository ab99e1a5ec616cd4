"""A study in words: what its report and the checklists say of its design."""

from __future__ import annotations

from engine.study.manifest import Manifest, Task
from engine.taxonomy import structures

DESIGNS = {
    "single": "Each reader reads each case once.",
    "sequential": (
        "Sequential: each reader reads each case without the model, the answer is locked, and the "
        "same case follows at once with the model, beginning from the reader's own answer."
    ),
    "crossed": (
        "Crossed: two rounds. Half of the patients are read with the model in the first round and "
        "without it in the second, the others the other way."
    ),
}
ARMS = {"without": "without the model", "with": "with the model"}
BLINDING = (
    "Readers saw the pixels, the eye, the scale and the form; the model's result in the arm with "
    "the model alone. They did not see file names, patients, dates, devices, headers, each other's "
    "work, the truth, or whether a case was a repeat."
)
ORDER = (
    "Every reader had an own random order, sorted by sha256 of the study's seed, the reader and "
    "the case. It was written down when the study was assigned, with its hash in the audit trail."
)
POOL = (
    "Cases went to whoever was free, in one random order sorted by sha256 of the study's seed and "
    "the case, which a reader's own order then chose from."
)
TIME = (
    "Active time while the case was open and its window in front; after 60 s without input time "
    "counts as idle and is kept apart."
)
STATISTICS = (
    "Intervals are of 95 %: bootstrap over patients (percentile, {draws} draws), so that cases of "
    "a patient stay together. Where every patient has one case: limits of agreement after Bland & "
    "Altman (1999), shares of one reader and agreement of two after Wilson (1927), the area under "
    "the ROC curve of one reader after DeLong et al. (1988). They are not adjusted for how many "
    "there are. Readers are taken as they are: intervals say nothing about other readers. For that "
    "use iMRMC or RJafroc on the exported files."
)


def design(manifest: Manifest) -> str:
    """The design, with the wash-out, the readers a case, and the arm of a single one."""
    if manifest.readers_a_case is not None:
        return (
            f"Each case is read by {manifest.readers_a_case} of the readers, {ARMS[manifest.arm]}."
        )
    said = DESIGNS[manifest.design]
    if manifest.design == "single":
        return f"{said[:-1]}, {ARMS[manifest.arm]}."
    if manifest.design == "crossed":
        return f"{said} At least {manifest.washout_days:g} days between the rounds."
    return said


def tasks(manifest: Manifest) -> list[str]:
    """What was to be done, a sentence a task."""
    return [_task(manifest, each) for each in manifest.tasks]


def _task(manifest: Manifest, task: Task) -> str:
    named = ", ".join(structures()[key].title.lower() for key in task.structures)
    if task.kind == "grade":
        form = manifest.form(task.form)
        source = f" ({form.source})" if form.source else ""
        return f"Grade: {form.title}{source}."
    if task.kind == "measure":
        return f"Measure: {', '.join(each.replace('_', ' ') for each in task.lines)}."
    return f"Segment: {named}." if task.kind == "segment" else f"Correct the model's: {named}."


def repeats(manifest: Manifest) -> str:
    """How many cases came twice."""
    if not manifest.repeats:
        return "No case came twice."
    rounds = " in each round" if manifest.design == "crossed" else ""
    return (
        f"{manifest.repeats} cases came twice to each reader{rounds}, unannounced, at least half "
        "of the cases after their first reading."
    )


def going_back(manifest: Manifest) -> str:
    """May a reader go back?"""
    if manifest.going_back:
        return "Until submitted, a case of the reader's list could be left and opened again."
    return "One case had to be submitted before the next was shown. Submitted answers are locked."


def adjudication(manifest: Manifest) -> str:
    """The rule, if there is one."""
    rule = manifest.adjudication
    if rule is None:
        return "None."
    fields = ", ".join(rule.fields) if rule.fields else "any answer but texts and confidence"
    tolerance = "".join(f"; {key} by more than {most:g}" for key, most in rule.tolerance.items())
    return (
        f"Two readers a case; a third decided where they differed in "
        f"{fields}{tolerance}; in a mask with a Dice coefficient below {rule.least_dice:g}; in a "
        f"line or surface by more than {rule.most_px:g} px on average. The adjudicator saw both "
        "entries, without names, in random order."
    )


def models(manifest: Manifest) -> str:
    """The models with their sha256, if the study shows any."""
    if "with" not in manifest.arms:
        return "No model's result was shown."
    named = "; ".join(f"{each.name} (sha256 {each.sha256})" for each in manifest.models)
    return named or "Not recorded in the results that were frozen."
