"""Export for other programs: what is ticked is written, as it is seen, and nothing is replaced."""

import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from engine.image import Identity, Laterality
from engine.readers.dicom_seg import read_seg
from retsam_gui import tasks
from retsam_gui.canvas.appearance import Channel
from retsam_gui.dialogs.export import ExportDialog
from retsam_gui.dialogs.reason import ConfirmDialog
from retsam_gui.settings import Settings

TIME = 60_000  # the child imports what writes


@pytest.fixture
def ask(qtbot, window):
    """Opens the dialog for a folder."""

    def ask(folder, *formats):
        window.actions_["export"].trigger()
        dialog = window.findChildren(ExportDialog)[-1]
        dialog.folder.setText(str(folder))
        for key, box in dialog.formats.items():
            box.setChecked(key in formats)
        return dialog

    return ask


def go(qtbot, window, dialog):
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert window.workflow.is_busy
    qtbot.waitUntil(lambda: not window.workflow.is_busy, timeout=TIME)


def test_what_is_ticked_is_written_under_a_pseudonym(qtbot, window, segmented, save, ask, tmp_path):
    case = segmented(save("Miller_Anna.png"))
    go(qtbot, window, ask(tmp_path / "out", "masks", "measurements", "dataset"))
    assert "files are in" in window.read_out.text()
    folder = tmp_path / "out" / f"case_{case.image.pixel_sha256[:8]}"
    disc = np.asarray(Image.open(folder / "masks" / "optic_disc.png")) > 0
    assert np.array_equal(disc, case.working.masks["optic_disc"])
    told = json.loads((folder / "measurements.json").read_text())
    assert told["measurements"][0]["key"] == "vessel_density"
    assert (tmp_path / "out" / "dataset" / "manifest.csv").is_file()
    assert not [path for path in (tmp_path / "out").rglob("*") if "Miller" in path.name]
    assert not window.errors.isVisible()
    assert Settings().export["formats"] == ["masks", "measurements", "dataset"]


def test_the_overlay_is_the_picture_on_the_screen(qtbot, window, segmented, save, ask, tmp_path):
    case = segmented(save("a.png"))
    window.layers.set_rgb("optic_disc", (10, 200, 30))
    window.layers.set_opacity("optic_disc", 0.4)
    window.layers.set_outline("optic_disc", False)
    window.layers.set_visible("vessel", False)
    window.display_panel.set_channel(Channel.RED_FREE)
    qtbot.waitUntil(lambda: not window.layers.look("vessel").visible)
    dialog = ask(tmp_path / "out", "overlay", "masks")
    dialog.only_seen.setChecked(True)
    go(qtbot, window, dialog)
    folder = tmp_path / "out" / f"case_{case.image.pixel_sha256[:8]}"
    written = np.asarray(Image.open(folder / "overlay.png")).astype(int)
    green = case.image.pixels[:, :, 1].astype(float)[:, :, np.newaxis].repeat(3, axis=2)
    disc, lesion = (case.working.masks[key] for key in ("optic_disc", "hard_exudate"))
    expected = np.where(disc[:, :, np.newaxis], 0.6 * green + 0.4 * np.array([10, 200, 30]), green)
    fovea = case.working.landmark("fovea")
    at = (
        slice(round(fovea.y) - 6, round(fovea.y) + 7),
        slice(round(fovea.x) - 6, round(fovea.x) + 7),
    )
    assert np.abs(written - expected)[at].max() > 50  # the landmark is there
    expected[at] = written[at]
    assert np.abs(written - expected)[~lesion].max() <= 1  # the vessel is not there
    overlay = window.canvas.overlay.all_fresh()[:, :, 2::-1].astype(float)
    alpha = window.canvas.overlay.all_fresh()[:, :, 3:].astype(float)
    blended = overlay + green * (1 - alpha / 255)
    blended[at] = written[at]
    assert np.abs(written - blended).max() <= 2
    assert not (folder / "masks" / "vessel.png").exists()
    assert (folder / "masks" / "hard_exudate.png").exists()


def test_nothing_is_replaced_before_one_agrees(qtbot, window, segmented, save, ask, tmp_path):
    case = segmented(save("a.png"))
    folder = tmp_path / f"case_{case.image.pixel_sha256[:8]}" / "masks"
    folder.mkdir(parents=True)
    (folder / "vessel.png").write_bytes(b"somebody's work")
    go(qtbot, window, ask(tmp_path, "masks"))
    question = window.findChild(ConfirmDialog)
    assert question.isVisible()
    assert [path.name for path in folder.iterdir()] == ["vessel.png"]
    assert (folder / "vessel.png").read_bytes() == b"somebody's work"
    ok = question.buttons.button(question.buttons.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.workflow.is_busy, timeout=TIME)
    assert np.array_equal(
        np.asarray(Image.open(folder / "vessel.png")) > 0, case.working.masks["vessel"]
    )


def test_a_folder_that_cannot_be_written_to_is_told(qtbot, window, segmented, save, ask, tmp_path):
    segmented(save("a.png"))
    (tmp_path / "file").write_text("no folder")
    go(qtbot, window, ask(tmp_path / "file", "coco"))
    assert "Exporting did not work." in window.errors.text.text()
    assert "Choose another folder" in window.errors.text.text()


def test_a_patient_goes_out_as_the_pseudonym_on_the_screen(
    qtbot, window, engine, segmented, save, ask, monkeypatch
):
    case = segmented(save("a.png"))
    object.__setattr__(case.image, "identity", Identity("Miller^Anna", "4711"))
    window.patient_bar.show_image(case.image)
    dialog = ask("x", "masks")
    assert dialog.name.text().startswith(window.patient_bar.patient.text())
    assert dialog.name.text().startswith("P-")


def test_export_needs_a_format_a_folder_and_a_name(qtbot, window, segmented, save, ask, tmp_path):
    segmented(save("a.png"))
    dialog = ask(tmp_path, "coco")
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert ok.isEnabled()
    for name in ("", "../out", "a/b"):
        dialog.name.setText(name)
        assert not ok.isEnabled()
    dialog.name.setText("eye-1")
    assert ok.isEnabled()
    dialog.formats["coco"].setChecked(False)
    assert not ok.isEnabled()
    dialog.formats["coco"].setChecked(True)
    dialog.folder.setText(" ")
    assert not ok.isEnabled()


def test_numbers_that_do_not_hold_are_not_exported(window, segmented, save, ask, tmp_path):
    case = segmented(save("a.png"))
    case.unmeasured.add("vessel")
    assert not ask(tmp_path, "masks").formats["measurements"].isEnabled()


def test_dicom_needs_the_eye_and_says_so(window, segmented, save):
    case = segmented(save("a.png"))
    assert case.image.laterality is Laterality.UNKNOWN
    window.settings.export = {"formats": ["masks", "dicom-seg"]}  # chosen the last time
    window.actions_["export"].trigger()
    box = window.findChildren(ExportDialog)[-1].formats["dicom-seg"]
    assert not box.isEnabled()
    assert not box.isChecked()
    assert "needs the eye" in box.accessibleDescription()


def test_layers_go_out_as_dicom_as_they_are_on_the_screen(
    qtbot, window, segmented, save, ask, tmp_path
):
    case = segmented(save("Miller_Anna.png"))
    object.__setattr__(case.image, "laterality", Laterality.LEFT)
    go(qtbot, window, ask(tmp_path / "out", "dicom-seg"))
    assert not window.errors.isVisible()
    (folder,) = (tmp_path / "out").glob("*/dicom")
    shape = (case.image.height, case.image.width)
    for layer in read_seg(folder / "segmentation.dcm", shape=shape):
        assert np.array_equal(layer.mask, case.working.masks[layer.structure]), layer.structure


def test_a_patient_is_named_only_in_dicom_and_only_when_asked(
    window, segmented, save, ask, tmp_path
):
    case = segmented(save("a.png"))
    assert not ask(tmp_path, "masks").named.isEnabled()  # a picture that says nothing of a person
    about = Identity("Miller Anna", "4711", visit_id="1.2.3")
    object.__setattr__(case.image, "identity", about)
    object.__setattr__(case.image, "laterality", Laterality.LEFT)
    orders = []
    for tick in (False, True):
        dialog = ask(tmp_path, "dicom-seg")
        dialog.chosen.disconnect()
        dialog.chosen.connect(orders.append)
        assert not dialog.named.isChecked()  # each time anew
        dialog.named.setChecked(tick)
        dialog.buttons.accepted.emit()
    assert [order.belongs_to for order in orders] == [None, case.path]


def test_without_layers_there_is_nothing_to_export(window, shown, save):
    assert not window.actions_["export"].isEnabled()
    shown(save("a.png"))
    assert not window.actions_["export"].isEnabled()


def test_the_export_can_be_cancelled(qtbot, window, segmented, save, ask, tmp_path, monkeypatch):
    from stand_ins import export_slowly

    monkeypatch.setattr(tasks, "export", export_slowly)
    segmented(save("a.png"))
    dialog = ask(tmp_path / "out", "coco")
    qtbot.mouseClick(
        dialog.buttons.button(dialog.buttons.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: "%" in window.run_panel.text.text(), timeout=TIME)
    window.actions_["cancel"].trigger()
    assert not window.workflow.is_busy
    assert not (tmp_path / "out").exists()
