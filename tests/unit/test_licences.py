"""Which licences the program's libraries have: all are told, and none is the GPL."""

import pytest
from typer.testing import CliRunner

from engine.cli import app
from engine.licences import is_refused, libraries


def test_no_library_of_the_program_is_under_the_gpl():
    assert [each.name for each in libraries() if is_refused(each.licence)] == []


def test_every_library_that_the_program_needs_is_told_with_its_text():
    own = {each.name: each for each in libraries()}
    assert {"numpy", "pydicom", "reportlab", "SQLAlchemy", "PySide6_Essentials"} <= set(own)
    assert "Redistribution and use" in own["numpy"].text
    assert "SIL OPEN FONT LICENSE" in own["NotoSans"].text.upper()
    assert {"pytest", "ruff"}.isdisjoint(own), "tools of developers are not part of the program"


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "MIT AND GPL-2.0-only",
        "GNU General Public License v3 (GPLv3)",
        "GNU Affero General Public License v3",
    ],
)
def test_the_gpl_is_refused(licence):
    assert is_refused(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1",
        "GNU Lesser General Public License v3 (LGPLv3)",
        "GNU Library or Lesser General Public License (LGPL)",
        "LGPL-2.1-or-later",
        "see its text",
    ],
)
def test_what_may_be_shipped_is_not_refused(licence):
    assert not is_refused(licence)


def test_the_command_line_tells_them():
    told = CliRunner().invoke(app, ["licences"]).output
    assert "numpy" in told
    assert "MIT" in told
    assert "Redistribution" in CliRunner().invoke(app, ["licences", "numpy"]).output
    assert CliRunner().invoke(app, ["licences", "abacus"]).exit_code == 1
