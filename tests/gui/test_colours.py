"""The palette: every structure's colour can be chosen and taken back; look-alikes are told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from engine.taxonomy import structure, structures
from retsam_gui.dialogs.colours import ColoursDialog
from retsam_gui.models.colours import look_alikes_told
from retsam_gui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window, segmented, save):
    segmented(save("a.png"))
    window.actions_["colours"].trigger()
    return window.findChild(ColoursDialog)


@pytest.fixture
def choose(qtbot, dialog, monkeypatch):
    """A click on a colour of the list, and the choice of another."""

    def choose(key, *rgb):
        monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor(*rgb))
        qtbot.mouseClick(dialog.swatches[key], LEFT)

    return choose


def test_every_structure_of_photographs_is_in_the_list(window, dialog):
    there = {key for key, entry in structures().items() if "fundus" in entry.modalities}
    assert set(dialog.swatches) == there
    assert not dialog.warning.isVisible()
    window.actions_["colours"].trigger()
    assert window.findChildren(ColoursDialog) == [dialog]


def test_a_colour_is_seen_at_once_kept_and_taken_back(qtbot, window, dialog, choose):
    choose("vessel", 1, 250, 2)
    choose("drusen", 3, 4, 250)  # has no layer yet
    assert window.layers.look("vessel").style.rgb == (1, 250, 2)
    assert Settings().colours == {"vessel": (1, 250, 2), "drusen": (3, 4, 250)}
    window.editing.add_layer("drusen")
    assert window.layers.look("drusen").style.rgb == (3, 4, 250)
    qtbot.mouseClick(dialog.resets["vessel"], LEFT)
    assert window.layers.look("vessel").style.rgb == structure("vessel").rgb
    assert not dialog.resets["vessel"].isEnabled()
    qtbot.mouseClick(dialog.usual, LEFT)
    assert window.layers.look("drusen").style.rgb == structure("drusen").rgb
    assert Settings().colours == {}
    dialog.close()


def test_visible_layers_that_look_alike_are_told(window, dialog, choose):
    choose("vessel", *structure("optic_disc").rgb)
    assert dialog.warning.text() == "Vessel and Optic disc look alike."
    assert window.canvas.message == "Vessel and Optic disc look alike."
    window.layers.set_visible("vessel", False)
    assert not dialog.warning.isVisible()  # what is hidden is mistaken for nothing
    window.layers.set_visible("vessel", True)
    choose("vessel", 200, 80, 60)
    choose("optic_disc", 110, 122, 60)
    assert dialog.warning.text().endswith("look alike to readers blind for red and green.")
    choose("vessel", 0, 150, 150)
    choose("optic_disc", 0, 140, 190)
    assert "look alike to readers blind for blue." in dialog.warning.text()


def test_the_usual_colours_need_no_warning(window, dialog):
    assert look_alikes_told(window.layers) == []
