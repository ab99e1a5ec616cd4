"""Reports in other languages: nothing that a report can say is left in English."""

import re

import pytest
from pypdf import PdfReader

from engine.biomarkers import biomarkers, measure
from engine.biomarkers.lesions import QUADRANTS, SIZES
from engine.errors import OutputError
from engine.fundus.quality import WORDS
from engine.grading import grade
from engine.grading.schemes import beckman, dme, icdr, meta_pm
from engine.layers import Segmentation
from engine.report import Case, languages, write_report
from engine.report.sections import SECTIONS
from engine.report.words import PLACE, words
from engine.taxonomy import structures
from training.phantoms import draw_fundus

OTHERS = [language for language in languages() if language != "en"]
SAME = re.compile(r"^(CRAE|CRVE|X|Y|IRMA|Drusen|Fovea|Orientation|.*\d{4}.*)$")


@pytest.fixture(scope="module")
def given():
    phantom = draw_fundus(shape=(240, 300), seed=4)
    image, segmentation = phantom.as_image(), phantom.as_segmentation()
    return Case(image, segmentation, measure(image, segmentation))


@pytest.mark.parametrize("language", OTHERS)
def test_every_title_text_and_rule_has_a_translation(language, given):
    say = words(language)
    said = {entry.title for entry in structures().values() if "fundus" in entry.modalities}
    for entry in biomarkers().values():
        said |= {entry.title, entry.text}
    said |= {section.title for section in SECTIONS} | {*WORDS.values()}
    for trace in grade(given.measurements):
        said |= {trace.title, trace.limits} | {step.rule for step in trace.steps}
    for scheme in (icdr.ICDR, dme.DME, beckman.BECKMAN, meta_pm.META_PM):
        for name in scheme.names.values():
            said |= {name, name[0].upper() + name[1:]}
    left = {text for text in said if say(text) == text and not SAME.match(text)}
    assert left == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_reason_has_a_translation(language, given):
    say = words(language)
    empty = Segmentation((), field_of_view=given.segmentation.field_of_view)
    rows = [*given.measurements, *measure(given.image, empty)]
    reasons = {row.reason for row in rows if row.reason}
    assert reasons
    assert {reason for reason in reasons if say(reason) == reason} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_places_of_a_text_and_its_translation_are_the_same(language):
    for pattern, translation in words(language).patterns:
        assert set(pattern.groupindex) == set(PLACE.findall(translation)), translation


def test_parts_are_translated_in_their_turn():
    say = words("de")
    assert say("Vein: not segmented.") == "Vene: nicht segmentiert."
    assert say("Tortuosity, arc over chord, zone C") == "Schlängelung, Bogen durch Sehne, Zone C"
    assert say("The eye is not known; state it. Optic disc: not segmented.") == (
        "Das Auge ist nicht bekannt; bitte angeben. Papille: nicht segmentiert."
    )
    assert say("Poor: blurred, too dark") == "Schlecht: unscharf, zu dunkel"
    assert say("0.446") == "0,446"
    assert say("eye.png") == "eye.png"
    assert say("Nobody wrote this sentence.") == "Nobody wrote this sentence."
    for region in (*QUADRANTS, *SIZES):
        assert say(region.removeprefix("size_").replace("_", " ")) != region


def test_english_is_as_it_was():
    say = words("en")
    assert say("Vein: not segmented.") == "Vein: not segmented."
    assert say.number("0.446") == "0.446"


def test_a_language_without_a_catalogue_names_those_there_are():
    with pytest.raises(OutputError, match="de"):
        words("tlh")


def test_a_german_report_is_german(given, tmp_path):
    path = tmp_path / "report.pdf"
    write_report(path, [given], language="de")
    pages = PdfReader(path).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for text in (
        "Nur für die Forschung. Nicht zur Diagnose.", f"Seite 1 von {len(pages)}",
        "Vertikales Cup-Disc-Verhältnis", "Befunde nach Regeln", "Woher die Zahlen stammen",
    ):  # fmt: skip
        assert text in said, text
    ratio = next(row for row in given.rows("vertical_cdr") if row.region == "disc")
    assert f"{ratio.value:.3f}".replace(".", ",") in said
    for text in ("Not for diagnosis", "not segmented", "Cup-to-disc", "Source:", "Area density"):
        assert text not in said, text
