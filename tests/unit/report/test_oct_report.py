"""The report of an OCT volume: its pages say the numbers, in every language, and nothing more."""

from dataclasses import replace

import numpy as np
import pytest
from pypdf import PdfReader

from engine.biomarkers.definition import LAYER_TITLES, structure_title
from engine.image import Laterality, OctScale, OctVolume, ScanCircle, ScanPattern
from engine.layers import Layer, Provenance, Segmentation, Surface
from engine.oct import circle
from engine.oct.definitions import BIOMARKERS, LAYERS
from engine.oct.fields import FIELDS
from engine.oct.measure import layer_map, macula_of, measure
from engine.oct.placement import placement_of
from engine.oct.quality import quality_of
from engine.oct.suitability import NOT_OCT, UPSIDE_DOWN
from engine.report.oct import write_oct_report
from engine.report.oct_figures import (
    UNSEEN,
    bscan_figure,
    coloured,
    en_face_figure,
    key_scans,
    localizer_figure,
    thickness_figure,
)
from engine.taxonomy import structures
from engine.words import languages, words
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Shape

BY = Provenance("model:graph-search")
SCALE = OctScale(3.872, 25.0, 300.0, "vendor")
OTHERS = [language for language in languages() if language != "en"]


def drawn(eye=Laterality.RIGHT):
    scene = Scene(Shape(cysts=(Cyst(-900, 300, 250, 50),)), eye=eye, row=0.7)
    phantom = draw_oct((21, 240, 260), scene=scene, scale=SCALE)
    areas = tuple(Layer(key, mask, BY) for key, mask in phantom.areas.items() if mask.any())
    surfaces = tuple(Surface(key, rows, BY) for key, rows in phantom.surfaces.items())
    return phantom.volume, Segmentation(areas, surfaces=surfaces, model="graph-search")


@pytest.fixture(scope="module")
def case():
    volume, segmentation = drawn()
    return volume, segmentation, measure(volume, segmentation)


def pages(path, volume, segmentation, measurements, **options):
    write_oct_report(
        path,
        volume=volume,
        segmentation=segmentation,
        measurements=measurements,
        **options,
    )
    return [page.extract_text() for page in PdfReader(path).pages]


def circular():
    return OctVolume(
        np.full((1, 200, 360), 90, np.uint8), "", "", pattern=ScanPattern.CIRCLE,
        scale=OctScale(3.9, 14.7, None, "vendor"), laterality=Laterality.LEFT,
        positions=(ScanCircle((450, 300), (300, 300), clockwise=False),),
    )  # fmt: skip


def test_the_pages_say_the_numbers(tmp_path, case):
    volume, segmentation, rows = case
    told = pages(tmp_path / "r.pdf", volume, segmentation, rows)
    values = {(row.key, row.structure, row.region): row.value for row in rows}
    first = told[0]
    assert f"{values['thickness', 'retina', 'etdrs_centre']:.0f} µm" in first
    assert f"{values['layer_volume', 'retina', 'etdrs_grid']:.2f} mm³" in first
    assert f"{values['volume', 'fluid', 'scanned_area']:.1f} nl" in first
    assert "Around the deepest pit" in first
    whole = " ".join(told)
    for layer in LAYERS:
        if not isinstance(layer_map(volume, segmentation, layer), str):
            assert structure_title(layer.key) in whole
    assert "squares of 0.875 mm" in whole
    assert all("Research use only. Not for diagnosis." in page for page in told)


def test_nobody_is_named_and_warnings_stand_first(tmp_path, case):
    volume, segmentation, rows = case
    quality = quality_of(replace(volume, quality_db=np.full(21, 9, np.float32)))
    warned = replace(segmentation, notices=(quality.warning,))
    first = pages(tmp_path / "r.pdf", volume, warned, rows)[0]
    assert "quality is low (9.0 dB" in first.replace("\n", " ")


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_that_oct_says_is_left_in_english(language, case):
    volume, segmentation, rows = case
    say = words(language)
    said = {entry.title for entry in BIOMARKERS} | {entry.text for entry in BIOMARKERS}
    said |= {entry.title for entry in structures().values() if "oct" in entry.modalities}
    said |= {*LAYER_TITLES.values(), NOT_OCT, UPSIDE_DOWN, circle.NO_EYE}
    lost = [
        replace(volume, laterality=Laterality.UNKNOWN, positions=()),
        volume.with_scale(None),
        volume.with_scale(OctScale(3.9, None, None, "user")),
    ]
    empty = Segmentation((), surfaces=segmentation.surfaces[:1])
    for one, found in [*((each, segmentation) for each in lost), (volume, empty)]:
        said |= {row.reason for row in measure(one, found) if row.reason}
    shifted = measure(volume, segmentation, fovea=(2, 20))
    said |= {row.reason for row in (*rows, *shifted) if row.reason}
    for db in (9, 17):
        said.add(quality_of(replace(volume, quality_db=np.full(21, db, np.float32))).warning)
    blurred = OctVolume(np.full((1, 60, 60), 40, np.uint8), "", "")
    said.add(quality_of(blurred).warning)
    assert {text for text in said if text and say(text) == text and len(text) > 12} <= {
        "RNFL/GCL", "OPL/ONL (HFL)"
    }  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
def test_the_report_is_written_in_every_language(tmp_path, case, language):
    told = " ".join(pages(tmp_path / "r.pdf", *case, language=language, paper="Letter"))
    for english in ("Retinal thickness", "B-scan 1", "Nerve fibre", "Average thickness"):
        assert english not in told


@pytest.mark.parametrize("eye", [Laterality.RIGHT, Laterality.LEFT])
def test_the_map_shows_each_field_where_it_lies(eye):
    volume, segmentation = drawn(eye)
    macula = macula_of(volume, segmentation, fovea=(10, 129.5))
    thickness = layer_map(volume, segmentation, LAYERS[0])
    figure = thickness_figure(thickness, macula, FIELDS, shown_um=(150, 450))
    at = {label.words: (label.x, label.y) for label in figure.labels}
    middle = at["etdrs_centre"]
    nasal_right = at["etdrs_inner_nasal"][0] > middle[0]
    assert nasal_right is (eye is Laterality.RIGHT)  # the disc lies to the right of a right fovea
    assert at["etdrs_outer_superior"][1] < at["etdrs_inner_superior"][1] < middle[1]


def test_what_was_not_seen_is_grey():
    pixels = coloured(np.array([[np.nan, 200.0, 900.0]]), (150, 450))
    assert tuple(pixels[0, 0]) == UNSEEN
    assert tuple(pixels[0, 1]) != UNSEEN


def test_the_scans_of_the_fovea_and_of_fluid_are_shown(case):
    volume, segmentation, _ = case
    macula = macula_of(volume, segmentation)
    chosen = key_scans(volume, segmentation, macula, most=6)
    assert len(chosen) == len(set(chosen)) == 6
    assert abs(chosen[0] - 10) <= 1
    fluid = segmentation.layer("fluid").mask.sum(axis=(1, 2))
    assert int(fluid.argmax()) in chosen
    figure = bscan_figure(volume, segmentation, chosen[0])
    assert figure.pixels.shape == (figure.crop.height, figure.crop.width, 3)


def test_without_a_localizer_the_scans_are_seen_from_above(tmp_path, case):
    volume, segmentation, _ = case
    alone = replace(volume, localizer=None, positions=())
    rows = measure(alone, segmentation)
    told = pages(tmp_path / "r.pdf", alone, segmentation, rows)
    assert "from above, by their brightness" in told[0]
    figure = en_face_figure(alone, placement_of(alone), 10)
    height, width = figure.pixels.shape[:2]
    assert height / width == pytest.approx(20 * 300 / (259 * 25), rel=0.02)  # square on the retina


def test_a_circle_has_its_curve_and_sectors(tmp_path):
    volume = circular()
    flat = np.ones((1, 360), np.float32)
    segmentation = Segmentation(
        (),
        surfaces=(
            Surface("ilm", 60 * flat, BY),
            Surface("rnfl_gcl", 85 * flat, BY),
            Surface("bm", 140 * flat, BY),
        ),
    )
    told = " ".join(pages(tmp_path / "r.pdf", volume, segmentation, measure(volume, segmentation)))
    assert "Thickness of the nerve fibres, µm" in told
    assert "98 µm" in told  # 25 rows of 3.9 µm


def test_a_volume_without_anything_found_still_has_its_report(tmp_path):
    blank = OctVolume(np.zeros((2, 60, 70), np.uint8), sha256="0" * 64, pixel_sha256="", name="x")
    told = pages(tmp_path / "r.pdf", blank, Segmentation(()), measure(blank, Segmentation(())))
    assert "OCT report" in told[0]
    assert localizer_figure(blank, "no grid", 0) is None
