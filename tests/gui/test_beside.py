"""The second side: other visits, eyes and patients; never to be mistaken for what is corrected."""

import numpy as np
import pytest
import stand_ins
from hypothesis import given
from hypothesis import strategies as st
from looking import click, drag, place
from PySide6.QtTest import QTest

from engine.image import Laterality
from retsam_gui import tasks
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.link import Eye, Link, link_of

TIME = 20_000


@pytest.fixture
def pair(window, monkeypatch):
    """The two sides, with photographs whose names say whose they are."""
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_of_patient)
    return window.correction.side_by_side


def middle(canvas):
    ratio = canvas.devicePixelRatioF()
    return canvas.view.to_image(canvas.width() * ratio / 2, canvas.height() * ratio / 2)


def entries(pair):
    return [pair.contents.itemText(row) for row in range(pair.contents.count())]


def choose(qtbot, pair, text):
    row = next(row for row, entry in enumerate(entries(pair)) if text in entry)
    pair.contents.setCurrentIndex(row)
    pair.contents.activated.emit(row)
    qtbot.waitUntil(lambda: pair.second.base is not None, timeout=TIME)


def begin(qtbot, window, pair, entry=None):
    window.actions_["side_by_side"].trigger()
    if entry is not None:
        qtbot.waitUntil(lambda: any(entry in each for each in entries(pair)), timeout=TIME)


def test_the_models_layers_beside_the_corrected_ones(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    pair = window.correction.side_by_side
    begin(qtbot, window, pair)
    choose(qtbot, pair, "The model's layers")
    qtbot.waitUntil(lambda: pair.second.overlay is not None, timeout=TIME)
    window.layers.set_active("hard_exudate")
    window.correction.toolbox.choose("piece")
    rows, columns = np.nonzero(case.working.masks["hard_exudate"])
    at = int(columns[0]), int(rows[0])
    window.canvas.centre_on(*at, scale=4.0)
    click(window.canvas, *at)
    assert not case.working.masks["hard_exudate"].any()
    qtbot.waitUntil(lambda: window.canvas.overlay.all_fresh()[at[1], at[0], 3] == 0, timeout=TIME)
    assert pair.second.overlay.all_fresh()[at[1], at[0], 3] > 0
    assert "the model's layers" in pair.there.text()
    window.actions_["hide_layers"].trigger()
    assert window.canvas.overlay_hidden
    assert pair.second.overlay_hidden


def test_an_earlier_visit_of_the_same_eye(qtbot, window, pair, segmented, shown, save):
    earlier = segmented(save("anna-R-2021.png", 300, 200, seed=1))
    qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=TIME)
    case = shown(save("anna-R-2023.png", 240, 160, seed=2))
    begin(qtbot, window, pair, "2021")
    assert not pair.second.overlay
    choose(qtbot, pair, "Same eye · Right eye (OD) · 2021-03-05")
    qtbot.waitUntil(lambda: pair.second.overlay is not None, timeout=TIME)
    assert pair.second.base.size == Size(300, 200)
    row, column = 200 // 4, 5
    assert pair.second.overlay.all_fresh()[row, column, 3] > 0  # the vessel of that visit
    who = window.patient_bar.patient.text()
    assert who.startswith("P-")
    assert pair.here.text() == f"✎ You correct this side: {who} · Right eye (OD) · 2023-03-05 14:30"
    assert pair.there.text() == (
        f"Only to look at: {who} · Right eye (OD) · 2021-03-05 14:30 · the model's layers"
    )
    assert "Miller" not in pair.there.text()
    window.actions_["show_name"].trigger()
    assert ["Anna", "Miller"][1] in pair.there.text()
    assert window.workflow.case is case
    assert earlier is not case


def test_nothing_on_the_second_side_can_be_changed(qtbot, window, pair, segmented, shown, save):
    earlier = segmented(save("anna-R-2021.png", seed=1))
    before = {key: mask.copy() for key, mask in earlier.working.masks.items()}
    qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=TIME)
    case = segmented(save("anna-R-2023.png", seed=2))
    begin(qtbot, window, pair, "2021")
    choose(qtbot, pair, "2021")
    window.layers.set_active("optic_disc")
    window.correction.toolbox.choose("brush")
    read_out = window.read_out.text()
    drag(pair.second, (100, 100), (130, 120))
    QTest.mouseMove(pair.second, place(pair.second, 60, 60))
    assert "Correct on the left" in pair.second.message
    assert window.read_out.text() == read_out  # which is about the left side
    assert case.history.last is None
    assert earlier.history.last is None
    for key, mask in before.items():
        assert np.array_equal(earlier.working.masks[key], mask)


def test_the_other_eye_is_mirrored_and_can_be_set_free(qtbot, window, pair, shown, save):
    shown(save("anna-L-2023.png", 300, 200, seed=1))
    qtbot.waitUntil(lambda: window.saving.status is not None, timeout=TIME)
    shown(save("anna-R-2023.png", 300, 200, seed=2))
    begin(qtbot, window, pair, "Other eye · Left eye (OS)")
    choose(qtbot, pair, "Other eye")
    qtbot.waitUntil(lambda: pair.mirrored.isChecked(), timeout=TIME)
    window.canvas.centre_on(100, 60, scale=3.0)
    assert middle(pair.second) == pytest.approx((199, 60), abs=1)
    assert pair.second.view.scale == 3.0
    drag(pair.second, (199, 60), (189, 60))  # to the left here is to the right there
    here, there = middle(window.canvas), middle(pair.second)
    assert (here[0] < 95, there[0] > 204) == (True, True)
    assert here == pytest.approx((299 - there[0], there[1]), abs=1)
    pair.mirrored.click()
    window.canvas.centre_on(100, 60, scale=3.0)
    moved = middle(pair.second)
    window.canvas.centre_on(120, 60, scale=3.0)
    assert middle(pair.second)[0] - moved[0] == pytest.approx(20, abs=1)
    pair.linked.click()
    window.canvas.centre_on(150, 100, scale=6.0)
    assert pair.second.view.scale == 3.0
    there = middle(pair.second)
    pair.linked.click()
    window.canvas.centre_on(140, 90, scale=3.0)  # by 10 pixels, which are 20 of the smaller ones
    assert np.subtract(there, middle(pair.second)) == pytest.approx((20, 20), abs=1.5)
    assert pair.second.view.scale == pytest.approx(1.5)


def test_another_patient_is_called_that(qtbot, window, pair, save, tmp_path):
    save("anna-R-2023.png", seed=1)
    save("bert-R-2023.png", seed=2)
    with qtbot.waitSignal(window.presenter.painted, timeout=TIME):
        window.workflow.open_paths([tmp_path])
    begin(qtbot, window, pair, "bert")
    choose(qtbot, pair, "bert")
    assert pair.there.text().startswith("ANOTHER PATIENT · Only to look at: P-")
    assert pair.there.property("grave")
    assert "no layers are kept of it" in pair.there.text()
    choose(qtbot, pair, "Photograph without layers")
    assert "ANOTHER" not in pair.there.text()
    assert not pair.there.property("grave")


def test_the_next_case_never_stands_beside_another_ones_eye(qtbot, window, pair, shown, save):
    for number, name in enumerate(("anna-L-2023", "bert-L-2023", "anna-R-2023")):
        shown(save(f"{name}.png", seed=number))
        qtbot.waitUntil(lambda: window.saving.status is not None, timeout=TIME)
    begin(qtbot, window, pair, "Other eye")
    choose(qtbot, pair, "Other eye")
    anna = pair.there.text()
    shown(save("bert-R-2023.png", seed=5))
    qtbot.waitUntil(lambda: "Left eye" in pair.there.text(), timeout=TIME)  # bert's own
    bert = pair.there.text()
    assert bert != anna
    assert window.patient_bar.patient.text() in bert
    shown(save("carl-R-2023.png", seed=6))  # has no other photograph
    qtbot.waitUntil(lambda: pair.second.base is window.canvas.base, timeout=TIME)
    assert "photograph without layers" in pair.there.text()
    assert not any("Other eye" in each for each in entries(pair))


def test_a_photograph_that_is_not_there_any_more_is_told(qtbot, window, pair, shown, save):
    gone = save("anna-L-2023.png", seed=1)
    shown(gone)
    qtbot.waitUntil(lambda: window.saving.status is not None, timeout=TIME)
    shown(save("anna-R-2023.png", seed=2))
    save("anna-L-2023.png", seed=9)  # another one in its place
    begin(qtbot, window, pair, "Other eye")
    row = next(row for row, entry in enumerate(entries(pair)) if "Other eye" in entry)
    pair.contents.activated.emit(row)
    qtbot.waitUntil(lambda: "Another photograph lies" in pair.second._hint, timeout=TIME)
    assert pair.second.base is None
    gone.unlink()
    pair.contents.activated.emit(row)
    qtbot.waitUntil(lambda: "not an image" in pair.second._hint, timeout=TIME)


# ---- the link ------------------------------------------------------------------------------------

places = st.floats(10, 500)
marks = st.fixed_dictionaries(
    {"fovea": st.tuples(places, places), "optic_disc": st.tuples(places, places)}
)


@given(marks, st.floats(0.5, 2), st.floats(-90, 90), st.floats(0.6, 1.6), st.booleans())
def test_fovea_lies_on_fovea_and_disc_on_disc(here, size, shift, aspect, mirrored):
    """The same eye, larger, elsewhere, with pixels of another shape; or its mirror image."""
    (x1, y1), (x2, y2) = here.values()
    if np.hypot(x2 - x1, y2 - y1) < 20:
        return
    side = -1 if mirrored else 1
    there = {
        key: (side * size * x + shift, size * y / aspect - shift) for key, (x, y) in here.items()
    }
    link = link_of(
        Eye(Size(600, 600), 1.0, Laterality.RIGHT, here),
        Eye(Size(700, 500), aspect, Laterality.LEFT if mirrored else Laterality.RIGHT, there),
    )
    for key, point in here.items():
        assert link.there(*point) == pytest.approx(there[key], abs=1e-6)
        assert link.back.there(*there[key]) == pytest.approx(point, abs=1e-6)
    assert link.mirrored == mirrored
    assert link.zoom == pytest.approx(1 / size)
    assert link.turned(here["fovea"]).mirrored != mirrored
    assert link.turned(here["fovea"]).there(*here["fovea"]) == pytest.approx(
        there["fovea"], abs=1e-6
    )


def test_without_landmarks_the_middles_lie_upon_each_other():
    link = link_of(Eye(Size(300, 200)), Eye(Size(600, 300)))
    assert link.there(149.5, 99.5) == (299.5, 149.5)
    assert link.zoom == 0.5
    assert not link.mirrored
    assert link_of(Eye(Size(300, 200)), Eye(Size(300, 200))) == Link()
