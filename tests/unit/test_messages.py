"""What the engine says to a person is there in every language: errors, and lines it prints."""

import ast
import re
from pathlib import Path

import pytest

import engine
from engine.words import SENTENCE, languages, words

HOUSE = Path(engine.__file__).parent
SAYING = {"say", "told"}
FOR_DEVELOPERS = {
    "ValueError", "TypeError", "KeyError", "IndexError", "RuntimeError", "AssertionError",
    "ProfileError",
}  # fmt: skip
SAME_EVERYWHERE = re.compile(r"(?:sha256|retsam|[\W\d])*")
OTHERS = [key for key in languages() if key != "en"]


def said_in(path):
    source = path.read_text(encoding="utf-8")
    printing = "from engine.cli_" in source
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            error = name.endswith("Error") and name not in FOR_DEVELOPERS
            if error or (printing and name in SAYING):
                yield from texts_of(node.args[0])


def texts_of(node):
    """A text as the catalogues have it: with something in the place of what differs."""
    if isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
        yield "".join(parts)


def unknown(text, say):
    """The sentences of a text that nobody translated."""
    if say.known(text) is not None:
        return
    for sentence in SENTENCE.split(text):
        if say.known(sentence) is None and not SAME_EVERYWHERE.fullmatch(sentence):
            yield sentence


@pytest.mark.parametrize("language", OTHERS)
def test_all_that_the_engine_says_is_translated(language):
    say = words(language)
    texts = {text for path in HOUSE.rglob("*.py") for text in said_in(path)}
    assert len(texts) > 400
    assert sorted({rest for text in texts for rest in unknown(text, say)}) == []


def test_a_file_that_is_told_about_keeps_its_name_and_all_behind_it_is_told():
    say = words("de")
    told = say("IM 0001: The JPEG stream has no picture header. Export the file again.")
    assert told == (
        "IM 0001: Der JPEG-Datenstrom hat keinen Bildkopf. Exportieren Sie die Datei noch einmal."
    )
    assert (
        say("The XML file is damaged or cut off.")
        == "Die XML-Datei ist beschädigt oder abgeschnitten."
    )
    told = say("m.json: vein at (3, 4) is no landmark. Known are fovea, as [x, y] in image pixels.")
    assert told.startswith("m.json: vein bei (3, 4) ist keine Landmarke. Bekannt sind ")
