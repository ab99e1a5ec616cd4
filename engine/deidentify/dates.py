"""Dates and times of DICOM, moved by whole days: intervals stay, and so does the time of day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

UNKNOWN_DAY = "19000101"  # what devices write where they know none; it stays
NO_TIME = "000000"
_DATE = re.compile(r"\d{8}")
_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?")


def shifted_date(text: str, days: int) -> str:
    """A DA moved by `days`; empty where it is none."""
    if not _DATE.fullmatch(text):
        return ""
    if text == UNKNOWN_DAY:
        return text
    try:
        return f"{datetime.strptime(text, '%Y%m%d') + timedelta(days=days):%Y%m%d}"
    except (ValueError, OverflowError):
        return ""


def checked_time(text: str) -> str:
    """A TM as it is; empty where it is none."""
    return text if _TIME.fullmatch(text) else ""


def shifted_datetime(text: str, days: int) -> str:
    """A DT moved by `days`, without its offset from UTC; empty where it names no day."""
    moment = re.split(r"[+-]", text)[0]
    day, time = shifted_date(moment[:8], days), moment[8:]
    return f"{day}{checked_time(time)}" if day else ""


def shifted_iso(text: str, days: int) -> str | None:
    """An ISO 8601 date or date-time moved by `days`; None where it is none."""
    try:
        return (datetime.fromisoformat(text) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None
