"""The report: what it says, what it hides, what it looks like on the page."""

import re
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from pypdf import PdfReader

from engine.biomarkers import measure
from engine.errors import OutputError
from engine.image import Device, Identity, Scale
from engine.layers import Landmark, Layer, Provenance, Segmentation
from engine.report import overlay, write_pdf
from engine.report.facts import remarks
from engine.report.figures import field_crop
from engine.taxonomy import structures
from training.phantoms import Placement, draw_fundus

BY_HAND = Provenance(author="reader:test")


@pytest.fixture(scope="module")
def phantom():
    return draw_fundus(
        shape=(400, 520), seed=3, placement=Placement((0.45, 0.52), radius=0.9, cut=0.06)
    )


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_report_says_what_a_reader_needs(phantom, tmp_path):
    image = replace(
        phantom.as_image(name="left & <eye>.png", scale=Scale(9.5, 9.5, "dicom")),
        acquired=datetime(2026, 3, 4, 10, 30),
        device=Device("Topcon", "TRC-50"),
        warnings=("Names may be burnt into the picture.",),
    )
    segmentation = replace(
        phantom.as_segmentation(),
        notices=("Smaller tiles were used.",),
        not_covered=("drusen",),
        settings=(("device", "cpu"),),
    )
    rows = measure(image, segmentation)
    path = tmp_path / "report.pdf"
    write_pdf(path, image=image, segmentation=segmentation, measurements=rows)
    said = text_of(path)
    for words in (
        "Research use only. Not for diagnosis.",
        "left & <eye>.png",
        "Right (OD), phantom",
        "9.5 × 9.5 µm/px, from the DICOM header",
        "2026-03-04 10:30",
        "Topcon TRC-50",
        "phantom truth",
        "RetSAM Desktop",
        "device cpu",
        "Names may be burnt into the picture.",
        "Smaller tiles were used.",
        "Not covered by this model: Drusen.",
        image.sha256,
        segmentation.model_sha256,
        "Masters 2004",
    ):
        assert words in said, words
    area = next(row for row in rows if row.key == "area" and row.unit == "mm2")
    assert f"{area.value:.2f} mm²" in said


def test_a_missing_number_shows_its_reason(phantom, tmp_path):
    image = phantom.as_image()
    path = tmp_path / "report.pdf"
    segmentation = phantom.as_segmentation()
    write_pdf(
        path, image=image, segmentation=segmentation, measurements=measure(image, segmentation)
    )
    said = text_of(path)
    first = " ".join(PdfReader(path).pages[0].extract_text().split()).replace("to get µm", "")
    (number,) = re.findall(r"(\[\d+\]) The size of a pixel on the retina is not known", first)
    assert f"– {number}" in first
    assert not re.search(r"\d µm", first)
    assert "µm and mm² are left out: the size of a pixel" in said


def test_what_a_model_does_not_cover_is_counted_where_it_is_much(phantom):
    every = tuple(key for key in structures() if structures()[key].group == "lesions")
    image = phantom.as_image()
    (few,) = remarks(image, replace(phantom.as_segmentation(), not_covered=("irma", "fuchs_spot")))
    assert few == "Not covered by this model: IRMA, Fuchs spot."
    (many,) = remarks(image, replace(phantom.as_segmentation(), not_covered=every))
    assert many.endswith(f" and {len(every) - 6} others.")
    assert len(many) < 200


def test_nobody_is_named(phantom, tmp_path):
    person = Identity(name="Miller^Anna", patient_id="4711", birth_date="19500102")
    image = replace(phantom.as_image(), identity=person)
    path = tmp_path / "report.pdf"
    write_pdf(path, image=image, segmentation=phantom.as_segmentation(), measurements=())
    said = text_of(path)
    assert "Masked" in said
    assert not any(word in said for word in ("Miller", "Anna", "4711", "1950"))
    assert b"Miller" not in path.read_bytes()


def test_letters_are_embedded_outlines(phantom, tmp_path):
    path = tmp_path / "report.pdf"
    write_pdf(
        path, image=phantom.as_image(), segmentation=phantom.as_segmentation(), measurements=()
    )
    fonts = PdfReader(path).pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"] for font in fonts}
    assert sum("NotoSans" in name for name in names) == 2


def test_an_image_without_findings_still_has_a_report(tmp_path):
    phantom = draw_fundus(shape=(200, 220), seed=1)
    image, nothing = phantom.as_image(), Segmentation(())
    path = tmp_path / "report.pdf"
    write_pdf(path, image=image, segmentation=nothing, measurements=measure(image, nothing))
    said = text_of(path)
    assert "Nothing was segmented." in said
    assert "Vein: not segmented." in said


def test_twelve_megapixels_make_a_small_file(tmp_path):
    small = draw_fundus(shape=(300, 400), seed=5)
    image = replace(small.as_image(), pixels=np.kron(small.pixels, np.ones((10, 10, 1), np.uint8)))
    layers = tuple(
        Layer(layer.structure, np.kron(layer.mask, np.ones((10, 10), bool)), BY_HAND)
        for layer in small.as_segmentation().layers
    )
    path = tmp_path / "report.pdf"
    write_pdf(path, image=image, segmentation=Segmentation(layers), measurements=())
    assert path.stat().st_size < 3_000_000


def test_a_folder_that_is_a_file_is_a_clear_error(phantom, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_pdf(
            tmp_path / "file" / "report.pdf",
            image=phantom.as_image(),
            segmentation=phantom.as_segmentation(),
            measurements=(),
        )


# --- pictures


def test_an_overlay_colours_the_mask_and_only_the_mask():
    phantom = draw_fundus(shape=(200, 260), seed=2, lesions=False)
    mask = np.zeros((200, 260), bool)
    mask[30:50, 60:100] = True  # away from any symmetry
    with_layer = overlay(phantom.as_image(), Segmentation((Layer("vein", mask, BY_HAND),)))
    without = overlay(phantom.as_image(), Segmentation(()))
    assert np.array_equal((with_layer != without).any(axis=2), mask)
    red, _, blue = with_layer[mask].mean(axis=0)
    assert blue > red + 80


def test_layers_of_any_kind_of_image_are_drawn_where_they_are(phantom):
    deep = replace(phantom.as_image(), pixels=phantom.pixels.astype(np.uint16) * 257)
    segmentation = phantom.as_segmentation()
    assert np.array_equal(overlay(deep, segmentation), overlay(phantom.as_image(), segmentation))


def test_vessels_are_drawn_once_and_landmarks_as_crosses():
    phantom = draw_fundus(shape=(200, 260), seed=2, lesions=False)
    full = phantom.as_segmentation()
    image = phantom.as_image()
    both = replace(full, layers=tuple(x for x in full.layers if x.structure != "vessel"))
    assert np.array_equal(overlay(image, full), overlay(image, both))
    marked = Segmentation((), landmarks=(Landmark("fovea", 70.0, 120.0),))
    changed = (overlay(image, marked) != overlay(image, Segmentation(()))).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert (columns.mean(), rows.mean()) == pytest.approx((70, 120), abs=0.6)


def test_figures_show_the_field_with_square_pixels():
    tall = draw_fundus(
        shape=(200, 520), seed=3, aspect=2.0, placement=Placement((0.4, 0.5), radius=0.8)
    )
    crop = field_crop(tall.as_image(), tall.as_segmentation(), width=1000)
    field = tall.field
    assert crop.left < field.x - field.radius_x < crop.left + 20
    assert crop.height / crop.width == pytest.approx(1, abs=0.02)
    x, y = crop.place(field.x, field.y)
    assert (x, y) == pytest.approx((crop.width / 2, crop.height / 2), abs=2)
