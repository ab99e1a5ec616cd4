"""The answer that a case ends with where two readers read it and a third decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.study.accuracy import against_truth
from engine.study.compare import differences
from engine.study.finding import Finding
from engine.study.forms import Answer, Field
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Quantity, Row, Table, case_name, code_of, quantities

FINAL = "final answer"

How = Literal["agreed", "adjudicated", "open", "differing"]


@dataclass(frozen=True)
class Final:
    """The final answer to one question about a case; `value` is None where there is none.

    "agreed": both readers, or their mean where numbers differ by no more than the rule allows;
    "adjudicated": the third reader's; "open": a reading or the adjudication is still to come;
    "differing": the rule does not ask for this field, and the two differ.
    """

    case: int
    key: str
    how: How
    value: Answer | None


def final_answers(manifest: Manifest, readings: Sequence[Reading]) -> tuple[Final, ...]:
    """By case, then in the order of the forms; none where the study has no adjudication.

    Texts and confidence are nobody's but the reader's, and are left out.
    """
    if manifest.adjudication is None:
        return ()
    asked = [each for each in quantities(manifest) if each.field.kind != "confidence"]
    return tuple(
        final
        for number in range(len(manifest.cases))
        for final in _of_case(manifest, asked, number, [r for r in readings if r.case == number])
    )


def final_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row an answer that a case ends with."""
    return [
        {
            "case": case_name(each.case),
            "patient": manifest.cases[each.case].patient,
            "field": each.key,
            "how": each.how,
            "value": each.value,
            "truth": manifest.cases[each.case].truth.get(each.key),
        }
        for each in final_answers(manifest, readings)
    ]


def final_accuracy(
    manifest: Manifest, readings: Sequence[Reading], draws: int
) -> Iterator[Finding]:
    """What `against_truth` says of the final answers."""
    final = {(each.case, each.key): each.value for each in final_answers(manifest, readings)}
    if not final:
        return
    patients = tuple(case.patient for case in manifest.cases)
    for quantity in quantities(manifest):
        field = quantity.field
        codes = [code_of(field, final.get((number, field.key))) for number in range(len(patients))]
        truth = [code_of(field, case.truth.get(field.key)) for case in manifest.cases]
        table = Table(
            field, manifest.arm, (FINAL,), np.array(codes)[:, None], np.array(truth), patients
        )
        yield from (each for each in against_truth(table, draws) if each.readers == FINAL)


def _of_case(
    manifest: Manifest, asked: Sequence[Quantity], case: int, readings: Sequence[Reading]
) -> Iterator[Final]:
    both = [each.entry for each in readings if each.kind == "reading"]
    third = [each.entry for each in readings if each.kind == "adjudication"]
    waiting = not third and (len(both) < 2 or bool(differences(manifest, *both)))
    for quantity in asked:
        field = quantity.field
        if waiting:
            yield Final(case, field.key, "open", None)
        elif third:
            value = _answer(field, quantity.of(third[0]))
            yield Final(case, field.key, "adjudicated", value)
        else:
            yield _agreed(case, field, [quantity.of(entry) for entry in both])


def _agreed(case: int, field: Field, codes: Sequence[float]) -> Final:
    one, two = codes
    if np.isnan(codes).all():
        return Final(case, field.key, "agreed", None)
    if one != two and (field.kind == "choice" or np.isnan(codes).any()):
        return Final(case, field.key, "differing", None)
    return Final(case, field.key, "agreed", _answer(field, (one + two) / 2))


def _answer(field: Field, code: float) -> Answer | None:
    if np.isnan(code):
        return None
    return field.values[int(code)] if field.kind == "choice" else code
