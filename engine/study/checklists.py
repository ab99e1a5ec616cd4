"""What the program knows of what reporting guidelines ask, for the authors to complete.

CLAIM 2024 (Tejani et al. 2024, Radiol Artif Intell 6:e240300), STARD-AI (Sounderajah et al. 2025,
Nat Med), CLEARR-AI (Elfer et al. 2024, Mod Pathol 37:100439). Topics are in our words and without
the lists' numbers: the lists themselves are what a journal asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import __version__
from engine.files import write_bytes
from engine.study import described
from engine.study.accuracy import Turned
from engine.study.analysis import TIME
from engine.study.finding import ALL, Finding
from engine.study.flow import ArmFlow, Flow
from engine.study.manifest import Manifest, canonical_text, digest

CLAIM, STARD, CLEARR = "CLAIM 2024", "STARD-AI", "CLEARR-AI"
EVERY = (CLAIM, STARD, CLEARR)


@dataclass(frozen=True)
class Item:
    """One topic: who asks, what the program knows, and what it does not; either may be empty."""

    topic: str
    asked_by: tuple[str, ...]
    known: str = ""
    missing: str = ""


def items(
    manifest: Manifest,
    flow: Flow,
    findings: Sequence[Finding],
    turned: Sequence[Turned],
    *,
    draws: int,
) -> tuple[Item, ...]:
    """All topics, from the design to the results."""
    return (
        *_design(manifest),
        *_annotation(manifest),
        *_model(manifest),
        *_results(manifest, flow, findings, turned, draws),
    )


def write_checklists(path: Path, told: Sequence[Item]) -> Path:
    """Write the topics as a table in Markdown. Raises `OutputError`."""
    lines = [
        "# What the program knows for the checklists",
        "",
        "CLAIM 2024 (Tejani et al. 2024), STARD-AI (Sounderajah et al. 2025) and CLEARR-AI (Elfer "
        "et al. 2024) each ask for more than stands here, in words of their own; who asks for what "
        "is our reading of them. Copy what fits into the list that the journal wants. Research "
        "use only.",
        "",
        "| topic | asked by | what the program knows | to be filled in by the authors |",
        "|---|---|---|---|",
    ]
    lines += [
        "| " + " | ".join(map(_cell, (e.topic, ", ".join(e.asked_by), e.known, e.missing))) + " |"
        for e in told
    ]
    write_bytes(path, "\n".join([*lines, ""]).encode())
    return path


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def _design(m: Manifest) -> tuple[Item, ...]:
    patients = len({case.patient for case in m.cases})
    return (
        Item("Title and aim of the study", EVERY, m.title, "Aim, hypotheses, intended use"),
        Item("Design", EVERY, described.design(m), "Prospective or retrospective"),
        Item(
            "Protocol",
            (CLAIM, STARD),
            f"Frozen before the first reading; sha256 {digest(canonical_text(m))}.",
            "Registration, ethics, where the protocol can be read",
        ),
        Item(
            "Cases",
            EVERY,
            f"{len(m.cases)} images of {patients} patients, each known by its pixels' sha256.",
            "Sources, eligibility, places and dates, devices, how they were sampled",
        ),
        Item(
            "De-identification",
            (CLAIM,),
            "Patients go by pseudonyms, cases by number, in all that is exported.",
            "How files were de-identified before they came to the program",
        ),
        Item("Sample size", (CLAIM, STARD), "", "How it was chosen"),
        Item(
            "Reference standard",
            EVERY,
            _truth(m),
            "What it is, who made it from what, and why it was chosen",
        ),
    )


def _truth(m: Manifest) -> str:
    fields = dict.fromkeys(key for case in m.cases for key in case.truth)
    told = [f"{key}: {sum(key in case.truth for case in m.cases)} cases" for key in fields]
    return f"Entered with the manifest: {'; '.join(told)}." if told else "None was entered."


def _annotation(m: Manifest) -> tuple[Item, ...]:
    order = described.ORDER if m.readers_a_case is None else described.POOL
    return (
        Item(
            "Readers (annotators)",
            EVERY,
            f"{len(m.readers)} readers.",
            "Qualifications, years of experience, how they were chosen",
        ),
        Item("Training of the readers", EVERY, "", "Instructions, practice cases, pilot"),
        Item("Tasks and forms", EVERY, " ".join(described.tasks(m)), "Why these"),
        Item(
            "Annotation tool and version",
            (CLAIM, CLEARR),
            f"{m.program or 'RetSAM Desktop'}; analysed with RetSAM Desktop {__version__}.",
        ),
        Item("Display", (CLEARR,), "", "Screens, their calibration, room, viewing settings"),
        Item("Order of the cases", (CLEARR,), f"{order} Seed: {m.seed}. {described.going_back(m)}"),
        Item("Blinding", (STARD, CLEARR), described.BLINDING, "What readers knew from elsewhere"),
        Item("Repeats", (CLAIM, CLEARR), described.repeats(m)),
        Item(
            "Settling of differences",
            (CLAIM, CLEARR),
            described.adjudication(m),
            "Qualifications of who decided" if m.adjudication else "",
        ),
        Item("Time on task", (CLEARR,), described.TIME),
    )


def _model(m: Manifest) -> tuple[Item, ...]:
    shown = "with" in m.arms
    return (
        Item(
            "Model",
            (CLAIM, STARD),
            described.models(m),
            "Its training, its data and how these differ from the study's" if shown else "",
        ),
        Item(
            "How readers met the model",
            (STARD,),
            "Its masks were shown over the image in the arm with the model."
            if shown
            else "They did not.",
            "What readers were told about the model" if shown else "",
        ),
    )


def _results(
    m: Manifest, flow: Flow, findings: Sequence[Finding], turned: Sequence[Turned], draws: int
) -> tuple[Item, ...]:
    agreement = "Readers with each other and with themselves: agreement.csv, study.pdf."
    misled = sum(each.misled for each in turned)
    said = f"{misled} right answers became wrong with the model, {len(turned) - misled} wrong right"
    return (
        Item("Flow of the cases", (STARD,), "Diagram in study.pdf.", "What came before the study"),
        Item(
            "Readings missing, images ungradable",
            (CLAIM, STARD),
            " ".join(_arm_said(each) for each in flow.arms),
            "Why readings are missing" if not flow.complete else "",
        ),
        Item("Variability of the readers", EVERY, agreement),
        Item("Accuracy with intervals", (CLAIM, STARD), "agreement.csv, study.pdf."),
        Item("Statistical methods", (CLAIM, STARD), described.STATISTICS.format(draws=draws)),
        Item("Time taken", (CLEARR,), _times(findings)),
        Item(
            "Failures",
            (CLAIM, STARD),
            f"{said}: turned.csv." if len(m.arms) > 1 else "",
            "Analysis of wrong answers, harms",
        ),
        Item("Availability, funding", (CLAIM, STARD), "", "Data, code, model; who paid"),
    )


def _arm_said(arm: ArmFlow) -> str:
    return (
        f"{described.ARMS[arm.arm].capitalize()}: {arm.submitted} of {arm.planned} readings "
        f"submitted, {arm.ungradable} of them ungradable."
    )


def _times(findings: Sequence[Finding]) -> str:
    told = [
        f"{each.arm}: median {each.estimate.value:.0f} s"
        for each in findings
        if each.measure == TIME and each.readers == ALL and each.estimate.value is not None
    ]
    return f"{'; '.join(told)}." if told else "No time was taken."
