"""Reports in other languages: nothing that a report can say is left in English."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFile

from engine.biomarkers import biomarkers, measure, region_title, value_text
from engine.choices import Choices
from engine.errors import OutputError
from engine.fundus.quality import WORDS, notice
from engine.fundus.suitability import OUTSIDE_TRAINING, judge_eye, judge_result
from engine.grading import grade
from engine.grading.asymmetry import LIMITS, RULE
from engine.grading.schemes import beckman, dme, icdr, meta_pm
from engine.image import Laterality, Scale
from engine.layers import Landmark, Quality, Segmentation
from engine.report import Case, write_report
from engine.report.sections import SECTIONS
from engine.report.style import (
    BOLD,
    CHINESE,
    CHINESE_BOLD,
    GAP,
    REGULAR,
    WIDTH,
    register_fonts,
    typeface,
)  # fmt: skip
from engine.taxonomy import structures
from engine.words import PLACE, SENTENCE, languages, words
from training.phantoms import draw_fundus

OTHERS = [language for language in languages() if language != "en"]
PAGES = {
    "de": ("Nur für die Forschung. Nicht zur Diagnose.", "Seite 1 von {n}",
           "Vertikales Cup-Disc-Verhältnis", "Befunde nach Regeln", "Woher die Zahlen stammen"),
    "fr": ("Réservé à la recherche.", "Page 1 sur {n}", "Rapport cup/disc vertical",
           "Excavation papillaire", "Origine des valeurs"),
    "es": ("Solo para investigación.", "Página 1 de {n}", "Relación excavación/disco vertical",
           "Excavación papilar", "Origen de los valores"),
    "zh": ("仅供研究使用，不得用于诊断。", "第 1 页，共 {n} 页", "垂直杯盘比", "分级依据",
           "数值的来源"),
}  # fmt: skip


@pytest.fixture(scope="module")
def given():
    phantom = draw_fundus(shape=(240, 300), seed=4)
    image, segmentation = phantom.as_image(scale=Scale(20, 20, "user")), phantom.as_segmentation()
    image = replace(image, name="陈镕喆 陳大文.png")
    choices = Choices(zone_centre=(150.0, 120.0), reader="王芳")
    return Case(image, segmentation, measure(image, segmentation, choices=choices), choices)


@pytest.mark.parametrize("language", OTHERS)
def test_every_title_text_and_rule_has_a_translation(language, given):
    say = words(language)
    said = {entry.title for entry in structures().values() if "fundus" in entry.modalities}
    for entry in biomarkers().values():
        said |= {entry.title, entry.text}
    said |= {section.title for section in SECTIONS} | {*WORDS.values(), RULE, LIMITS}
    for trace in grade(given.measurements):
        said |= {trace.title, trace.limits} | {step.rule for step in trace.steps}
    for scheme in (icdr.ICDR, dme.DME, beckman.BECKMAN, meta_pm.META_PM):
        for name in scheme.names.values():
            said |= {name, name[0].upper() + name[1:]}
    assert {text for text in said if say.known(text) is None} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_reason_has_a_translation(language, given):
    say = words(language)
    empty = Segmentation((), field_of_view=given.segmentation.field_of_view)
    rows = [*given.measurements, *measure(given.image, empty)]
    reasons = {row.reason for row in rows if row.reason}
    assert reasons
    assert {reason for reason in reasons if not is_told(say, reason)} == set()


def is_told(say, text):
    """Whether the whole text is known, or each of its parts."""
    parts = ((text[: end.start()], text[end.end() :]) for end in SENTENCE.finditer(text))
    return say.known(text) is not None or any(
        say.known(first) is not None and is_told(say, rest) for first, rest in parts
    )


@pytest.mark.parametrize("language", OTHERS)
def test_places_of_a_text_and_its_translation_are_the_same(language):
    for pattern in words(language).patterns:
        places = set(PLACE.findall(pattern.translation))
        assert set(pattern.text.groupindex) == places, pattern.translation


@pytest.mark.parametrize("language", OTHERS)
def test_every_notice_has_a_translation(language):
    say = words(language)
    right, left = (Landmark("optic_disc", x, 50) for x in (80, 20))
    said = [
        *(text for share in (None, 0.0) for found in (True, False)
          for text in judge_result(share, found)),
        *judge_eye(Laterality.RIGHT, left, Landmark("fovea", 50, 50), width=100),
        *judge_eye(Laterality.LEFT, right, Landmark("fovea", 50, 50), width=100),
        str(notice(Quality(score=0.1, verdict="poor", reasons=("blurred", "dark")))),
        *OUTSIDE_TRAINING.values(),
        *(f"This is {kind}. The model was trained on colour fundus photographs only: check every "
          "layer." for kind in OUTSIDE_TRAINING.values()),
    ]  # fmt: skip
    assert {text for text in said if say.known(text) is None} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_all_catalogues_know_the_same_texts(language):
    assert set(words(language).exact) == set(words("de").exact)
    places = [
        {pattern.text.pattern for pattern in words(each).patterns} for each in (language, "de")
    ]
    assert places[0] == places[1]


def test_parts_are_translated_in_their_turn():
    say = words("de")
    assert say("Vein: not segmented.") == "Vene: nicht segmentiert."
    assert say("Not segmented: Vein, Optic cup.") == "Nicht segmentiert: Vene, Exkavation."
    assert say("Anna left out 1 artery and 2 veins. Anna moved the zones' centre.") == (
        "Anna hat 1 Arterie und 2 Venen ausgelassen. Anna hat die Mitte der Zonen verschoben."
    )
    assert say("The eye is not known; state it. Optic disc: not segmented.") == (
        "Das Auge ist nicht bekannt; bitte angeben. Papille: nicht segmentiert."
    )
    assert say("Poor: blurred, too dark") == "Schlecht: unscharf, zu dunkel"
    assert say("0.446") == "0,446"
    assert say("eye.png") == "eye.png"
    assert say("Nobody wrote this sentence.") == "Nobody wrote this sentence."
    regions = {region for entry in biomarkers().values() for region in entry.regions}
    named = {region_title(region) for region in regions - {"disc", "field", "macula"}}
    assert {name for name in named if say.known(name) is None} == set()


def test_english_is_as_it_was():
    say = words("en")
    assert say("Vein: not segmented.") == "Vein: not segmented."
    assert say.number("0.446") == "0.446"


def test_a_language_without_a_catalogue_names_those_there_are():
    with pytest.raises(OutputError, match="de, es, fr, zh"):
        words("tlh")


def said_by(path):
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)


@pytest.fixture(scope="module")
def reports(given, tmp_path_factory):
    """What the report of one eye says, and its pages, in every language."""
    folder = tmp_path_factory.mktemp("reports")
    found = {}
    for language in languages():
        path = folder / f"{language}.pdf"
        write_report(path, [given], language=language, paper="Letter" if language == "zh" else "A4")
        found[language] = said_by(path)
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_a_report_is_in_its_language(reports, language):
    said, pages = reports[language]
    told = said.replace(" ", "")  # lines of Chinese end between any two letters
    for text in PAGES[language]:
        assert text.format(n=pages).replace(" ", "") in told, text
    said = said.replace("1 DD = 1500", "").replace("DDLS", "")
    for text in (
        "Not for diagnosis", "not segmented", "Cup-to-disc", "Source: K", "Area density", "o'clock",
        "disc–fovea", "layer", "DD",
    ):  # fmt: skip
        assert text not in said, text


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_are_the_same_in_every_language(given, reports, language):
    found = {}
    for each in ("en", language):
        sign = words(each).decimal
        values = re.findall(rf"\d+[{sign}]\d+", reports[each][0])
        found[each] = {value.replace(sign, ".") for value in values}
    tabled = {value_text(row) for row in given.measurements if row.value is not None}
    shown = tabled & found["en"]
    assert len(shown) > 100
    assert shown - found[language] == set()


@pytest.mark.parametrize("language", languages())
def test_a_name_in_chinese_letters_prints_in_every_language(reports, language):
    said, _ = reports[language]
    assert "陈镕喆 陳大文.png" in said
    assert "王芳" in said


@pytest.mark.parametrize("language", OTHERS)
def test_the_typefaces_have_every_letter_of_a_catalogue(language):
    register_fonts()
    say = words(language)
    texts = [*say.exact.values(), *(each.translation for each in say.patterns)]
    texts += [say.comma, say.named, say.placed, say.decimal]
    for names in ((REGULAR, CHINESE), (BOLD, CHINESE_BOLD)):
        letters = {each for name in names for each in pdfmetrics.getFont(name).face.charToGlyph}
        assert {letter for text in texts for letter in text if ord(letter) not in letters} == set()


def test_the_chinese_typeface_has_gb_2312_and_common_traditional_letters():
    letters = TTFontFile(str(files("resources").joinpath(f"fonts/{CHINESE}.ttf"))).charToGlyph
    pairs = [bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    simplified = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    assert len(simplified) == 6763
    assert {letter for letter in simplified + "張陳黃劉龍鳳" if ord(letter) not in letters} == set()


def test_a_letter_that_no_typeface_has_is_no_error(given, tmp_path):
    image = replace(given.image, name="ምሥራቅ \U0001f441.png")
    path = tmp_path / "report.pdf"
    write_report(path, [replace(given, image=image)])
    assert path.stat().st_size > 0


@pytest.mark.parametrize("language", languages())
def test_the_title_leaves_room_for_what_stands_beside_it(language):
    register_fonts()
    say = words(language)
    title, use = say("Fundus image report"), say("Research use only. Not for diagnosis.")
    wide = pdfmetrics.stringWidth(title, typeface(title, bold=True), 16)
    wide += pdfmetrics.stringWidth(use, typeface(use, bold=True), 8.5)
    assert wide < WIDTH - GAP
