"""Every text of the window is told in every language, whole and with its places."""

import ast
import re
import runpy
import shutil
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from engine.taxonomy import structures
from engine.words import languages, words
from retsam_gui import language
from retsam_gui.actions import menus, specs
from retsam_gui.panels.notices import Notices

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources/translations"
OTHERS = [key for key in languages() if key != "en"]
MAKER = runpy.run_path(str(ROOT / "packaging/translations.py"))
SHOWN = {  # methods and makers whose texts a person reads
    *("setText", "setToolTip", "setWindowTitle", "setStatusTip", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "addItem", "addAction", "addMenu", "addTab"),
    *("setTabText", "setSuffix", "setPrefix", "setSpecialValueText", "setTitle", "addRow"),
    *("QLabel", "QPushButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "heading"),
    *("muted", "section", "setHeaderLabels", "setHorizontalHeaderLabels"),
}
TOLD = re.compile(r"[A-Za-z]{3,}")
UNTOLD = re.compile(r"^(<h2>)?RetSAM Desktop |^ — RetSAM Desktop|^RetSAM Desktop$|^\nsha256 $")


def messages(catalogue):
    """(context, English text, translations) of a .ts file; of a plural several."""
    for context in ElementTree.parse(catalogue).iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
            yield context.findtext("name"), message.findtext("source"), forms


def keys(catalogue):
    return {(context, source) for context, source, _ in messages(catalogue)}


@pytest.fixture
def speak(qapp):
    """Speaks another language for the length of a test."""
    yield lambda wish: language.speak(qapp, wish)
    language.speak(qapp, "en")
    for translator in language._installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize("key", OTHERS)
def test_a_catalogue_is_whole(key):
    found = list(messages(FOLDER / f"window_{key}.ts"))
    assert len(found) > 900
    assert MAKER["unfinished"](FOLDER / f"window_{key}.ts") == []
    for _, source, forms in found:
        for told in forms:
            assert told.strip(), source
            alone = len(forms) > 1 and "%n" not in told  # "one file" needs no number
            places = r"\{\d[^}]*\}" if alone else r"\{\d[^}]*\}|%n"
            assert sorted(re.findall(places, told)) == sorted(re.findall(places, source)), told
            assert re.findall(r"\*\.\w+", told) == re.findall(r"\*\.\w+", source), told
            assert told.startswith("## ") == source.startswith("## "), told
            spaces = (source[:1] == " ", source[-1:] == " ", source[-2:] == "\n\n")
            assert (told[:1] == " ", told[-1:] == " ", told[-2:] == "\n\n") == spaces or key in (
                "fr",  # a space goes before ";"
            ), told


def test_the_catalogues_know_every_text_of_the_code(tmp_path):
    """Else: `make translations`, and translate what it lists."""
    renewed = shutil.copy(FOLDER / "window_de.ts", tmp_path)
    MAKER["update"](Path(renewed), plurals_only=False)
    assert keys(renewed) == keys(FOLDER / "window_de.ts")
    assert "" not in {context for context, _ in keys(renewed)}  # of no class: nobody would find it
    for key in OTHERS:
        assert keys(FOLDER / f"window_{key}.ts") == keys(renewed), key


@pytest.mark.parametrize("key", OTHERS)
def test_what_the_window_loads_is_what_was_translated(key):
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"window_{key}.qm"))
    for context, source, forms in messages(FOLDER / f"window_{key}.ts"):
        number = 2 if "%n" in source else -1
        assert translator.translate(context, source, None, number) == forms[-1]


def test_no_text_goes_past_the_translator():
    wrong = []
    for path in sorted((ROOT / "retsam_gui").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _name(call) in SHOWN:
                arguments = [*call.args, *(each.value for each in call.keywords)]
                told = [text for each in arguments for text in _literals(each)]
                wrong += [(path.name, call.lineno, text) for text in told]
    assert [each for each in wrong if not UNTOLD.search(each[2])] == []


def _name(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _literals(node):
    """Words that stand in a text outside of every other call: those are keys, or translated."""
    if isinstance(node, ast.Call | ast.Subscript | ast.Compare):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and TOLD.search(node.value):
            yield node.value
        return
    for each in ast.iter_child_nodes(node):
        yield from _literals(each)


@pytest.mark.parametrize("key", OTHERS)
def test_the_window_speaks_it(speak, qtbot, key):
    english = {spec.key: spec for spec in specs()}
    standard = _standard_buttons(qtbot)
    speak(key)
    assert language.spoken() == key
    for spec in specs():
        assert spec.tip != english[spec.key].tip
        assert spec.shortcut == english[spec.key].shortcut
    assert len({_letter(title) for title in menus().values()}) == len(menus())
    for menu in menus():
        letters = [_letter(spec.text) for spec in specs() if spec.menu == menu]
        letters = [letter for letter in letters if letter]
        assert len(set(letters)) == len(letters), menu
    said = words(key)
    assert language.title_of("optic_cup") == said("Optic cup") != "Optic cup"
    assert [each for each in structures().values() if said.known(each.title) is None] == []
    assert _standard_buttons(qtbot) != standard
    strip = Notices("notice")
    qtbot.addWidget(strip)
    strip.tell(["No optic disc was found; its measurements are missing."])
    assert "optic" not in strip.text.text()


def _letter(title):
    found = re.search("&(.)", title)
    return found and found[1].lower()


def _standard_buttons(qtbot):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Cancel | kinds.Close | kinds.RestoreDefaults)
    qtbot.addWidget(box)
    return [button.text() for button in box.buttons()]


def test_the_language_follows_the_system_until_it_is_chosen():
    assert language.language_for("fr", QLocale("de_AT")) == "fr"
    assert language.language_for(language.AS_SYSTEM, QLocale("de_AT")) == "de"
    assert language.language_for(language.AS_SYSTEM, QLocale("zh_TW")) == "zh"
    assert language.language_for(language.AS_SYSTEM, QLocale("pl_PL")) == "en"
    assert language.language_for("xx", QLocale("es_MX")) == "es"
    assert language.locale_for("de", QLocale("de_CH")).name() == "de_CH"
    assert language.locale_for("de", QLocale("es_MX")).name() == "de_DE"


def test_numbers_and_dates_are_written_as_people_write_them(speak):
    moment = datetime(2026, 3, 4, 15, 6)
    assert (language.digits("5.2 × 5.25 µm"), language.date_text(moment)) == (
        "5.2 × 5.25 µm",
        "2026-03-04 15:06",
    )
    speak("de")
    assert language.digits("5.2 × 5.25 µm") == "5,2 × 5,25 µm"
    assert language.date_text(moment) == "04.03.2026 15:06"
    speak("zh")
    assert language.digits("5.2") == "5.2"
    assert language.date_text(moment) == "2026/3/4 15:06"
