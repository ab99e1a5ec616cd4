"""Forms as data: what a reader is asked about a case, and whether the answers will do."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from engine.study.errors import FormError

Kind = Literal["choice", "choices", "number", "text", "confidence"]
Answer = str | float | tuple[str, ...]
Answers = Mapping[str, Answer]  # by the key of the field; what is not answered is not there

KINDS = ("choice", "choices", "number", "text", "confidence")
CONFIDENCE = (1.0, 5.0)  # from a guess to certain, where a form says nothing else
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from; `key` is the letter or digit that picks it."""

    value: str
    title: str
    key: str


@dataclass(frozen=True)
class Condition:
    """True where the field was answered with one of `among`."""

    field: str
    among: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Of several choices, one that is among them is enough."""
        told = answers.get(self.field)
        given = told if isinstance(told, tuple) else (told,)
        return any(each in self.among for each in given)


@dataclass(frozen=True)
class Field:
    """One question. It is asked only where every condition in `when` holds.

    `options` belong to choices; `ordered` ones run from the least to the gravest. `least`, `most`
    and `unit` belong to numbers, `whole` where only whole ones will do. Confidence is a whole
    number from `least` to `most`.
    """

    key: str
    title: str
    kind: Kind
    required: bool = True
    help: str = ""
    options: tuple[Option, ...] = ()
    ordered: bool = False
    least: float | None = None
    most: float | None = None
    whole: bool = False
    unit: str = ""
    when: tuple[Condition, ...] = ()

    def asked(self, answers: Answers) -> bool:
        """True where the conditions hold."""
        return all(condition.holds(answers) for condition in self.when)

    @property
    def values(self) -> tuple[str, ...]:
        """What can be chosen, in the order of the form."""
        return tuple(option.value for option in self.options)


@dataclass(frozen=True)
class Form:
    """Questions in their order. `source` is where the scale was published."""

    key: str
    title: str
    fields: tuple[Field, ...]
    source: str = ""

    def asked(self, answers: Answers) -> tuple[Field, ...]:
        """The fields that are asked, given the answers so far.

        A condition on a field that is not asked itself does not hold.
        """
        fields: list[Field] = []
        given: dict[str, Answer] = {}
        for field in self.fields:
            if field.asked(given):
                fields.append(field)
                if field.key in answers:
                    given[field.key] = answers[field.key]
        return tuple(fields)

    def cleaned(self, answers: Answers) -> dict[str, Answer]:
        """The answers to what is asked; those to other fields are left out."""
        asked = {field.key for field in self.asked(answers)}
        return {key: told for key, told in answers.items() if key in asked}

    def problems(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """(key of the field, sentence for the reader) for all that hinders submitting."""
        asked = self.asked(answers)
        keys = {field.key for field in asked}
        strange = [key for key in answers if key not in keys]
        return (
            *((key, f"“{_title(self, key)}” is not asked here.") for key in strange),
            *(
                (field.key, problem)
                for field in asked
                if (problem := problem_of(field, answers.get(field.key)))
            ),
        )


def _title(form: Form, key: str) -> str:
    return next((field.title for field in form.fields if field.key == key), key)


def problem_of(field: Field, told: Answer | None) -> str:
    """What is wrong with one answer, a sentence for the reader; empty where it will do."""
    if told is None or told in ("", ()):
        return f"Please answer “{field.title}”." if field.required else ""
    match field.kind:
        case "choice":
            fits = isinstance(told, str) and told in field.values
            return "" if fits else f"“{field.title}”: choose one of the options."
        case "choices":
            fits = isinstance(told, tuple) and set(told) <= set(field.values)
            unlike = fits and len(set(cast(tuple[str, ...], told))) == len(cast(Any, told))
            return "" if unlike else f"“{field.title}”: choose among the options."
        case "text":
            if not isinstance(told, str):
                return f"“{field.title}” is a text."
            long = len(told) > LONGEST_TEXT
            return f"“{field.title}”: at most {LONGEST_TEXT} characters." if long else ""
        case _:
            return _problem_of_number(field, told)


def _problem_of_number(field: Field, told: Answer) -> str:
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told):
        return f"“{field.title}” is a number."
    if field.whole and told != int(told):
        return f"“{field.title}” is a whole number."
    unit = f" {field.unit}" if field.unit else ""
    if field.least is not None and told < field.least:
        return f"“{field.title}”: at least {field.least:g}{unit}."
    if field.most is not None and told > field.most:
        return f"“{field.title}”: at most {field.most:g}{unit}."
    return ""


# ---- reading and writing -------------------------------------------------------------------------


@cache
def ready_forms() -> Mapping[str, Form]:
    """The forms that the program brings, by key."""
    folder = files("resources").joinpath("forms")
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    return MappingProxyType(
        {key: form_of(tomllib.loads(texts[key]), where=key) for key in sorted(texts)}
    )


def read_form(path: Path) -> Form:
    """A form of one's own, as TOML. Raises `FormError` that says what is wrong and where."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormError(f"{path.name} cannot be read as a form: {error}.") from error
    return form_of(told, where=path.name)


def form_of(told: Mapping[str, Any], *, where: str) -> Form:
    """A form out of TOML or JSON; `where` names it in messages. Raises `FormError`.

    `include` lists ready forms whose fields come first; `when` at the top holds for all own fields.
    """
    try:
        common = _conditions(told.get("when", {}))
        included = [field for key in told.get("include", []) for field in _ready(key, where).fields]
        own = [_field(each, common) for each in told.get("fields", [])]
        form = Form(
            key=str(told["key"]),
            title=str(told["title"]),
            fields=(*included, *own),
            source=str(told.get("source", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormError(f"{where}: {_complaint(error)}.") from error
    _check(form, where)
    return form


def _ready(key: str, where: str) -> Form:
    text = files("resources").joinpath("forms", f"{key}.toml")
    if not key.isidentifier() or not text.is_file():
        raise FormError(f"{where}: there is no ready form “{key}” to include.")
    return form_of(tomllib.loads(text.read_text(encoding="utf-8")), where=key)


def _field(told: Mapping[str, Any], common: tuple[Condition, ...]) -> Field:
    known = {*Field.__dataclass_fields__}
    if strange := set(told) - known:
        raise ValueError(f"a field knows nothing of “{sorted(strange)[0]}”")
    kind = told["kind"]
    if kind not in KINDS:
        raise ValueError(f"“{kind}” is no kind of field; there are {', '.join(KINDS)}")
    confidence = kind == "confidence"
    return Field(
        key=str(told["key"]),
        title=str(told["title"]),
        kind=kind,
        required=bool(told.get("required", True)),
        help=str(told.get("help", "")),
        options=tuple(_option(each, number) for number, each in enumerate(told.get("options", ()))),
        ordered=bool(told.get("ordered", False)),
        least=_number(told.get("least", CONFIDENCE[0] if confidence else None)),
        most=_number(told.get("most", CONFIDENCE[1] if confidence else None)),
        whole=confidence or bool(told.get("whole", False)),
        unit=str(told.get("unit", "")),
        when=(*common, *_conditions(told.get("when", {}))),
    )


def _number(told: Any) -> float | None:
    return None if told is None else float(told)


def _option(told: Mapping[str, Any], number: int) -> Option:
    """A digit picks an option where nothing else is said: 0 the first."""
    return Option(
        str(told["value"]), str(told.get("title", told["value"])), str(told.get("key", number))
    )


def _conditions(told: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(
        Condition(field, (among,) if isinstance(among, str) else tuple(map(str, among)))
        for field, among in told.items()
    )


def _check(form: Form, where: str) -> None:
    """Raises `FormError` for what no reader could fill in."""
    seen: dict[str, Field] = {}
    for field in form.fields:
        problem = _fault(field, seen)
        if problem:
            raise FormError(f"{where}: field “{field.key}” {problem}.")
        seen[field.key] = field
    if not seen:
        raise FormError(f"{where}: a form asks at least one question.")


def _fault(field: Field, before: Mapping[str, Field]) -> str:
    if not field.key.isidentifier():
        return "needs a key of letters, digits and underscores"
    if field.key in before:
        return "is there twice"
    if field.kind in ("choice", "choices"):
        if len(field.options) < 2 or len(set(field.values)) != len(field.options):
            return "needs two options or more, each with a value of its own"
        keys = [option.key for option in field.options]
        if any(len(key) != 1 for key in keys) or len({key.casefold() for key in keys}) != len(keys):
            return "needs another single letter or digit for each option"
    elif field.options:
        return "has options, but is no choice"
    if field.least is not None and field.most is not None and not field.least < field.most:
        return "leaves no number between its least and its most"
    return next((fault for each in field.when if (fault := _unmet(each, before))), "")


def _unmet(condition: Condition, before: Mapping[str, Field]) -> str:
    on = before.get(condition.field)
    if on is None or not on.options:
        return f"depends on “{condition.field}”, which is no choice before it"
    strange = [value for value in condition.among if value not in on.values]
    return f"depends on “{condition.field}” being “{strange[0]}”, no option" if strange else ""


def _complaint(error: Exception) -> str:
    return f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)


def form_told(form: Form) -> dict[str, Any]:
    """The whole form as JSON can hold it, nothing left to include; `form_of` reads it."""
    return {
        "key": form.key,
        "title": form.title,
        "source": form.source,
        "fields": [_field_told(field) for field in form.fields],
    }


def _field_told(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"key": field.key, "title": field.title, "kind": field.kind}
    for name in ("required", "help", "ordered", "least", "most", "whole", "unit"):
        value = getattr(field, name)
        if value is not None:
            told[name] = value
    if field.options:
        told["options"] = [
            {"value": each.value, "title": each.title, "key": each.key} for each in field.options
        ]
    if field.when:
        told["when"] = {each.field: list(each.among) for each in field.when}
    return told


def answers_of(told: Mapping[str, Any]) -> dict[str, Answer]:
    """Answers out of JSON, where several choices are a list."""
    return {key: tuple(each) if isinstance(each, list) else each for key, each in told.items()}


def answers_told(answers: Answers) -> dict[str, Any]:
    """Answers as JSON can hold them; choices in a fixed order, so that equal ones are equal."""
    return {
        key: sorted(each) if isinstance(each, Sequence) and not isinstance(each, str) else each
        for key, each in answers.items()
    }
