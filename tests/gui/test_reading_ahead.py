"""The next photograph of a worklist is there at once."""

import numpy as np
import pytest

from retsam_gui.canvas.appearance import Appearance, Channel, render

WAIT = 15_000


@pytest.fixture
def three(save):
    return [save(name, seed=seed) for seed, name in enumerate(("a.png", "b.png", "c.png"))]


def shown_name(window):
    return window.workflow.case.path.name if window.workflow.case else ""


def test_the_next_photograph_is_read_while_this_one_is_looked_at(qtbot, window, three):
    window.workflow.open_paths(three)
    qtbot.waitUntil(lambda: shown_name(window) == "a.png", timeout=WAIT)
    qtbot.waitUntil(lambda: window.workflow.read_ahead(three[1]) is not None, timeout=WAIT)
    window.actions_["next_image"].trigger()
    assert shown_name(window) == "b.png"  # at once
    qtbot.waitUntil(lambda: window.workflow.read_ahead(three[2]) is not None, timeout=WAIT)


def test_a_file_that_changed_since_is_read_anew(qtbot, window, three):
    window.workflow.open_paths(three)
    qtbot.waitUntil(lambda: window.workflow.read_ahead(three[1]) is not None, timeout=WAIT)
    three[1].write_bytes(three[2].read_bytes() + b"\0")
    assert window.workflow.read_ahead(three[1]) is None
    three[1].unlink()
    assert window.workflow.read_ahead(three[1]) is None


def test_a_broken_next_file_is_told_when_it_is_opened(qtbot, window, three):
    three[1].write_bytes(b"no picture")
    window.workflow.open_paths(three)
    qtbot.waitUntil(lambda: shown_name(window) == "a.png", timeout=WAIT)
    qtbot.wait(300)
    assert not window.errors.isVisible()
    window.actions_["next_image"].trigger()
    qtbot.waitUntil(window.errors.isVisible, timeout=WAIT)
    assert shown_name(window) == "a.png"


def test_luminance_is_the_grey_of_all_three_channels():
    pixels = np.zeros((4, 6, 3), np.uint8)
    pixels[..., 0], pixels[..., 1], pixels[..., 2] = 200, 100, 50
    shown = render(
        pixels, Appearance(Channel.LUMINANCE), progress=lambda *_: None, cancel=lambda: False
    )
    grey = round(0.299 * 200 + 0.587 * 100 + 0.114 * 50)
    assert shown[0][0, 0].tolist() == [grey, grey, grey, 255]
