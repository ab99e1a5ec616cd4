"""Pages of the report: what stands on each, on either paper, for one or several photographs."""

from dataclasses import replace
from datetime import datetime
from importlib.resources import files

import numpy as np
import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from engine.biomarkers import Measurement, biomarkers, measure
from engine.choices import Choices
from engine.errors import OutputError
from engine.grading import grade
from engine.image import Laterality, Scale
from engine.layers import Layer, Segmentation
from engine.report import Case, overlay, write_report
from engine.report.case import Look, Numbering
from engine.report.cells import Notes, value_cell
from engine.report.compare import in_order
from engine.report.figures import window
from engine.report.rim_plot import rim_plot
from engine.report.style import BOLD, REGULAR, register_fonts
from engine.taxonomy import structures
from engine.words import Words
from training.phantoms import Placement, draw_fundus

HEADINGS = (
    "Calibre around the disc", "Vessels", "Optic disc and rim", "Macula and lesions",
    "Grading evidence", "Where the numbers come from", "Definitions",
)  # fmt: skip


def case(*, scale=None, eye=None, date=None, seed=3, aspect=1.0, choices=None):
    phantom = draw_fundus(
        shape=(round(360 / aspect), 420), seed=seed, aspect=aspect,
        placement=Placement((0.48, 0.52), radius=0.9),
    )  # fmt: skip
    image = replace(phantom.as_image(name=f"eye{seed}.png", scale=scale), acquired=date)
    if eye is not None:
        image = image.with_eye(eye)
    segmentation = phantom.as_segmentation()
    choices = choices or Choices()
    return Case(image, segmentation, measure(image, segmentation, choices=choices), choices)


def pages_of(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.pdf"
    given = case(scale=Scale(12, 12, "dicom"))
    write_report(path, [given])
    return given, pages_of(path), path


def test_every_page_says_what_it_is_for_and_which_it_is(whole):
    _, pages, _ = whole
    for number, said in enumerate(pages, start=1):
        assert "Research use only. Not for diagnosis." in said
        assert f"Page {number} of {len(pages)}" in said


def test_sections_come_in_their_order(whole):
    _, pages, _ = whole
    found = [next(n for n, said in enumerate(pages) if heading in said) for heading in HEADINGS[:4]]
    assert found == sorted(found)
    assert all(any(heading in said for said in pages) for heading in HEADINGS)


def test_every_number_of_the_report_is_one_of_the_measurements(whole):
    given, pages, _ = whole
    said = " ".join(pages)
    for row in given.rows("crae", "vertical_cdr", "total_length", "isnt_steps"):
        if row.valid and row.unit in ("um", "1", "count"):
            digits = {"um": 0, "1": 3, "count": 0}[row.unit]
            assert f"{row.value:.{digits}f}" in said, row


def test_every_definition_has_the_number_that_tables_point_to(whole):
    given, pages, _ = whole
    said = " ".join(pages)
    for number, key in enumerate(dict.fromkeys(row.key for row in given.measurements), start=1):
        entry = next(each for each in biomarkers().values() if each.key == key)
        assert f"[{number}] {entry.title}." in said


def test_the_traces_of_the_first_page_are_those_of_the_measurements(whole):
    given, pages, _ = whole
    for trace in grade(given.measurements):
        assert trace.title in pages[0]
        assert trace.finding in pages[0]


def test_letter_and_a4_have_their_size(tmp_path):
    for paper, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        path = tmp_path / f"{paper}.pdf"
        write_report(path, [case()], paper=paper)
        box = PdfReader(path).pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == size
        assert "Macula and lesions" in " ".join(pages_of(path))


def test_unknown_paper_or_language_is_refused(tmp_path):
    with pytest.raises(OutputError, match="A4, Letter"):
        write_report(tmp_path / "x.pdf", [case()], paper="A3")
    with pytest.raises(OutputError, match="en"):
        write_report(tmp_path / "x.pdf", [case()], language="xx")
    assert not (tmp_path / "x.pdf").exists()


def test_a_readers_choices_are_named(tmp_path):
    path = tmp_path / "report.pdf"
    choices = Choices(axial_length_mm=26.0, zone_centre=(300.0, 180.0), reader="Dr. Anna")
    write_report(path, [case(scale=Scale(12, 12, "user"), choices=choices)])
    said = " ".join(pages_of(path))
    assert "Dr. Anna moved the zones' centre." in said
    assert "axial length 26 mm" in said


# --- both eyes and follow-up


def test_both_eyes_and_an_earlier_visit_stand_in_one_report(tmp_path):
    given = [
        case(eye=Laterality.LEFT, date=datetime(2026, 3, 4), seed=4),
        case(eye=Laterality.RIGHT, date=datetime(2025, 3, 4), seed=5),
        case(eye=Laterality.RIGHT, date=datetime(2026, 3, 4), seed=3),
    ]
    dates = [each.image.acquired.year for each in in_order(given)]
    assert dates == [2026, 2025, 2026]
    path = tmp_path / "report.pdf"
    write_report(path, given)
    pages = pages_of(path)
    first = pages[0]
    for words in (
        "Eyes and visits compared", "Right (OD) 2026-03-04", "Right (OD) 2025-03-04",
        "Left (OS) 2026-03-04", "Change, right",
    ):  # fmt: skip
        assert words in first, words
    assert "Change, left" not in first
    ratios = [
        next(row for row in given[at].rows("vertical_cdr") if row.region == "disc") for at in (2, 0)
    ]
    told = "Right (OD) {:.3f}, Left (OS) {:.3f}".format(*(row.value for row in ratios))
    assert f"differ by at least 0.2 ({told}) no" in first
    new, old = (
        next(row for row in each.rows("fractal_dimension") if row.structure == "vessel")
        for each in (given[2], given[1])
    )
    assert f"{new.value - old.value:+.3f}" in first
    for name in ("eye3.png", "eye4.png", "eye5.png"):
        assert any(name in said for said in pages)


def test_one_photograph_is_compared_with_nothing(whole):
    assert "compared" not in " ".join(whole[1])


# --- pictures and letters


@pytest.mark.parametrize("aspect", [1.0, 1.5])
def test_overlays_have_square_pixels(aspect):
    given = case(aspect=aspect)
    drawn = overlay(given.image, given.segmentation)
    assert drawn.shape == (round(given.image.height * aspect), given.image.width, 3)
    only = given.segmentation.layer("optic_disc")
    marked = overlay(given.image, Segmentation((only,)))
    rows, columns = np.nonzero((marked != overlay(given.image, Segmentation(()))).any(axis=2))
    assert np.ptp(rows) / np.ptp(columns) == pytest.approx(0.128 / 0.116, abs=0.12)


@pytest.mark.parametrize("aspect", [1.0, 1.5])
def test_a_window_shows_as_much_to_each_side(aspect):
    given = case(aspect=aspect)
    crop = window(given.image, given.segmentation, centre=(200, 110), reach=60, width=300)
    assert crop.height / crop.width == pytest.approx(1, abs=0.03)
    assert crop.place(200, 110) == pytest.approx((crop.width / 2, crop.height / 2), abs=4)
    edge = window(given.image, given.segmentation, centre=(2, 2), reach=60, width=300)
    assert (edge.left, edge.top) == (0, 0)


def look(words=None):
    register_fonts()
    return Look("A4", words or Words(), Numbering())


def test_the_rim_runs_from_temporal_over_superior_in_both_eyes():
    right = case(eye=Laterality.RIGHT)
    mirrored = replace(
        right.segmentation,
        layers=tuple(
            Layer(layer.structure, layer.mask[:, ::-1].copy(), layer.provenance)
            for layer in right.segmentation.layers
        ),
        landmarks=(),
    )
    left = Case(right.image.with_eye(Laterality.LEFT), mirrored, right.measurements)
    heights = []
    for each in (right, left):
        plot = rim_plot(each, look(), width=200, height=150)
        line = max(
            (part for part in plot.contents if hasattr(part, "points")), key=lambda p: len(p.points)
        )
        x, y = np.array(line.points).reshape(-1, 2).T
        heights.append(np.interp(np.linspace(30, 180, 40), x, y))
    assert np.abs(heights[0] - heights[1]).max() < 3


def test_a_missing_value_is_a_dash_with_its_reason():
    notes = Notes()
    row = Measurement("crae", "artery", "zone_b", "um", None, False, "No scale.", "")
    assert "–" in value_cell(row, look(), notes).getPlainText()
    assert "[1]" in value_cell(row, look(), notes).getPlainText()
    assert notes.reasons == ["No scale."]
    assert value_cell(None, look(), notes) == ""


def test_the_typeface_has_every_letter_that_a_report_can_need():
    words = [entry.title for entry in structures().values()]
    for entry in biomarkers().values():
        words += [entry.title, entry.text, entry.source, entry.rule]
        words += [reference.source for reference in entry.references]
    image = case().image
    for trace in grade(measure(image, Segmentation(()))):
        words += [trace.title, trace.finding, trace.source, trace.limits]
        words += [step.rule for step in trace.steps]
    for name in (REGULAR, BOLD):
        letters = TTFontFile(str(files("resources").joinpath("fonts", f"{name}.ttf"))).charToGlyph
        missing = {letter for text in words for letter in text if ord(letter) not in letters}
        assert missing <= {"\n"}, name
