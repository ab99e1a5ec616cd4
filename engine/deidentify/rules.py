"""What happens to an attribute: the table of `resources/deidentify.toml`, and the options."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any


class Action(Enum):
    """The action codes of PS3.15 Table E.1-1a that are used here."""

    KEEP = "K"
    DUMMY = "D"
    EMPTY = "Z"
    REMOVE = "X"
    SHIFT = "C"


@dataclass(frozen=True)
class Options:
    """Options of the profile: dates shifted rather than removed, and the device kept."""

    shift_dates: bool = True
    keep_device: bool = False


def action_of(keyword: str, options: Options) -> Action:
    """What to do with an attribute; removed if the table does not know it."""
    kind = _table().get(keyword)
    if kind is None:
        return Action.REMOVE
    room, action = kind
    if room == "dates" and options.shift_dates:
        return Action.SHIFT
    if room == "device" and options.keep_device:
        return Action.KEEP
    return action


def is_defined(keyword: str, value: str) -> bool:
    """True for a value of an attribute that the standard itself defines."""
    return value in _told()["terms"].get(keyword, ())


def has_terms(keyword: str) -> bool:
    """True for an attribute of which all values that may stay are listed."""
    return keyword in _told()["terms"]


def tells_of_person(scheme: str, value: str) -> bool:
    """True for the code of a concept that says who somebody is: age, sex, birth date."""
    if scheme in ("SRT", "99SDM"):  # older names of the same codes
        from pydicom.sr._snomed_dict import mapping

        scheme, value = "SCT", mapping["SRT"].get(value, "")
    return value in _told()["person"].get(scheme, ())


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(files("resources").joinpath("deidentify.toml").read_text(encoding="utf-8"))


@cache
def _table() -> Mapping[str, tuple[str, Action]]:
    told = _told()
    actions = {"dummy": Action.DUMMY, "zero": Action.EMPTY, "drop": Action.REMOVE}
    table = {key: ("keep", Action.KEEP) for keys in told["keep"].values() for key in keys}
    for action in ("dummy", "zero"):
        table |= dict.fromkeys(told[action]["attributes"], (action, actions[action]))
    for room in ("dates", "device"):
        for action, keys in told[room].items():
            table |= dict.fromkeys(keys, (room, actions[action]))
    return table
