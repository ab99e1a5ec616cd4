"""The command line speaks the person's language; what is in files does not change."""

import sys

import pytest
import typer

from engine import cli, cli_words
from engine.words import languages, words


@pytest.fixture(autouse=True)
def _english_again():
    yield
    cli_words.speak([])


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_AT.UTF-8"}, "de"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "de_DE", "LC_ALL": "fr_FR"}, "fr"),
        ([], {"LANGUAGE": "pl:es:de"}, "es"),
        (["report", "--language", "zh"], {"LANG": "de_DE"}, "zh"),
        (["report", "--language=zh"], {}, "zh"),
        (["report", "--language", "xx"], {"LANG": "de_DE"}, "en"),
        (["report", "--language"], {}, "en"),
    ],
)
def test_the_language_is_the_option_or_the_locale(arguments, environment, language):
    assert cli_words.language_of(arguments, environment) == language


def run(monkeypatch, capsys, *arguments, locale="de_DE.UTF-8"):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "argv", ["retsam", *arguments])
    with pytest.raises(SystemExit):
        cli.main()
    return "".join(capsys.readouterr())


def test_help_and_errors_are_told_in_it(monkeypatch, capsys, tmp_path):
    told = run(monkeypatch, capsys, "--help")
    assert "Nur für die Forschung" in told
    assert "Die installierten Modelle." in told
    told = run(monkeypatch, capsys, "segment", str(tmp_path), "-o", str(tmp_path / "out"))
    assert "Fehler: Im Genannten ist kein Bild und keine DICOM-Datei." in told


@pytest.mark.parametrize("key", [key for key in languages() if key != "en"])
def test_every_help_text_is_translated(key):
    said = words(key)
    missing = [text for text in helps(typer.main.get_command(cli.app)) if said.known(text) is None]
    assert missing == []


def helps(command):
    texts = [command.help, *(getattr(each, "help", None) for each in command.params)]
    yield from (text for text in texts if text)
    for below in getattr(command, "commands", {}).values():
        yield from helps(below)
