"""The model manager: published models are added under their terms, chosen, and removed."""

from dataclasses import replace

import model_stand_ins
import pytest
import stand_ins
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.layers import Segmentation
from engine.progress import never, silent
from engine.runtime import registry
from retsam_gui import model_tasks, tasks
from retsam_gui.dialogs.model_terms import ModelTermsDialog
from retsam_gui.dialogs.models import NAME, ModelsDialog
from retsam_gui.dialogs.reason import ConfirmDialog
from retsam_gui.results import ModelInUse
from retsam_gui.settings import Settings

LONG = 60_000  # ms


@pytest.fixture(autouse=True)
def _cards_are_read_anew():
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


@pytest.fixture
def manager(qtbot, window, monkeypatch):
    for name in ("inspect", "add", "remove"):
        monkeypatch.setattr(model_tasks, f"{name}_model", getattr(model_stand_ins, name))
    window.actions_["models"].trigger()
    dialog = window.findChild(ModelsDialog)
    yield dialog
    dialog.close()


@pytest.fixture
def choose(monkeypatch, manager, qtbot, tmp_path):
    """Chooses a file in the manager, as in the system's own dialog; `kind` is what it holds."""

    def choose(name, kind):
        path = tmp_path / name
        path.write_text(kind)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        qtbot.mouseClick(manager.add, Qt.MouseButton.LeftButton)

    return choose


def names(manager):
    entries = [manager.list.item(row) for row in range(manager.list.count())]
    return [entry.data(NAME) for entry in entries if entry.data(NAME)]


def terms_of(qtbot, window):
    def there():
        dialogs = [each for each in window.findChildren(ModelTermsDialog) if each.isVisible()]
        return dialogs and dialogs[0]

    qtbot.waitUntil(lambda: bool(there()), timeout=LONG)
    return there()


def test_the_manager_says_what_there_is_and_where_to_get_more(qtbot, window, manager):
    assert names(manager)[:2] == ["retsam-fundus", "retsam-oct"]
    manager.select("retsam-fundus")
    assert manager.list.currentItem().text().startswith("✓")
    assert "Training data" in manager.card.toPlainText()
    assert not manager.use.isEnabled()
    assert not manager.remove.isEnabled()
    manager.select("retsam-oct")
    assert not manager.use.isEnabled()
    manager.select("family:retsam")
    told = manager.card.toPlainText()
    assert "huggingface.co/JerryWzh/RetSAM_public" in told
    assert "PolyForm Noncommercial 1.0.0" in told
    assert "downloads nothing" in told


def test_a_model_is_added_after_consent_chosen_and_removed(qtbot, window, manager, choose):
    choose("retsam_v1_for_public.ckpt", "retsam")
    assert not manager.add.isEnabled()
    dialog = terms_of(qtbot, window)
    told = dialog.text.toPlainText()
    assert "PolyForm Noncommercial 1.0.0" in told
    assert "Drusen" in told
    assert "retsam-public" not in names(manager)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: "retsam-public" in names(manager), timeout=LONG)
    assert "retsam-public-compatible" in names(manager)
    assert manager.list.currentItem().data(NAME) == "retsam-public"
    qtbot.mouseClick(manager.use, Qt.MouseButton.LeftButton)
    assert window.workflow.model == "retsam-public"
    assert Settings().model == "retsam-public"
    manager.select("retsam-public-compatible")
    assert not manager.remove.isEnabled()
    manager.select("retsam-public")
    qtbot.mouseClick(manager.remove, Qt.MouseButton.LeftButton)
    question = next(each for each in manager.findChildren(ConfirmDialog) if each.isVisible())
    question.buttons.button(question.buttons.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: "retsam-public" not in names(manager), timeout=LONG)
    assert window.workflow.model == registry.DEFAULT_FUNDUS
    assert list(registry.own_models().iterdir()) == []


def test_without_consent_nothing_is_added(qtbot, window, manager, choose):
    choose("sam.pth", "sam medsam")
    dialog = terms_of(qtbot, window)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()  # it does not say yet whether it is SAM or MedSAM
    dialog.family.setCurrentIndex(1)
    assert "MedSAM" in dialog.text.toPlainText()
    assert ok.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert manager.add.isEnabled()
    assert not registry.own_models().exists()


def test_a_file_that_is_no_model_says_why(qtbot, window, manager, choose):
    choose("bad.pth", "")
    qtbot.waitUntil(manager.errors.isVisible, timeout=LONG)
    assert "bad.pth" in manager.errors.text.text()
    assert manager.add.isEnabled()
    choose("medsegx.pth", "medsegx")
    qtbot.waitUntil(lambda: "SAM ViT-B" in manager.errors.text.text(), timeout=LONG)


def test_the_stop_button_stops(qtbot, window, manager, choose, monkeypatch):
    monkeypatch.setattr(model_tasks, "inspect_model", model_stand_ins.look_for_ever)
    choose("large.ckpt", "retsam")
    qtbot.waitUntil(lambda: manager.text.text() == "looking", timeout=LONG)
    qtbot.mouseClick(manager.stop, Qt.MouseButton.LeftButton)
    assert manager.add.isEnabled()
    assert not manager.stop.isVisible()


def test_a_stopped_addition_leaves_nothing_behind(qtbot, window, manager, choose, monkeypatch):
    monkeypatch.setattr(model_tasks, "add_model", model_stand_ins.add_and_hear_nothing)
    choose("sam.pth", "medsam")
    dialog = terms_of(qtbot, window)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: manager.text.text() == "converting", timeout=LONG)
    assert list(registry.own_models().iterdir())
    qtbot.mouseClick(manager.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not list(registry.own_models().iterdir()), timeout=2 * LONG)


def test_a_model_is_named_at_once_and_a_late_answer_about_another_is_not_shown(
    qtbot, window, monkeypatch, tmp_path
):
    mine = model_stand_ins.add(tmp_path / "r.ckpt", "retsam", "", progress=silent, cancel=never)
    registry.models.cache_clear()
    window.warm_up._run = lambda task, lane, on_done, *wanted: asked.append((on_done, wanted))
    asked = []
    window.model_choice.use(mine)
    label = window.run_panel.model
    assert label.text() == "Retsam-Public abababab"
    window.model_choice.use(registry.DEFAULT_FUNDUS)
    (late, _), (now, _) = asked
    late(ModelInUse(mine, "Retsam-Public abababab", "ab" * 32, "CPU, fp32"))
    assert label.text().startswith(registry.model_card(registry.DEFAULT_FUNDUS).title)
    now(ModelInUse(registry.DEFAULT_FUNDUS, "Ours 9", "cd" * 32, "CPU, fp32"))
    assert label.text() == "Ours 9 · CPU, fp32"


def test_a_result_of_other_weights_is_not_given_the_name_of_those_in_use(window):
    window.run_panel.show_model(ModelInUse("ours", "Ours 2.0", "ab" * 32, "CPU, fp32"))
    for sha256, told in (("ab" * 32, "Ours 2.0 · 1.0 s"), ("cd" * 32, "ours cdcdcdcd · 1.0 s")):
        made = Segmentation((), model="ours", model_sha256=sha256, seconds=1.0)
        window.run_panel.show_run(made)
        assert window.run_panel.model.text() == told


def test_the_chosen_model_segments_and_is_remembered(
    qtbot, window, another, shown, save, monkeypatch, tmp_path
):
    monkeypatch.setattr(tasks, "segment", segment_by)
    mine = model_stand_ins.add(tmp_path / "r.ckpt", "retsam", "", progress=silent, cancel=never)
    registry.models.cache_clear()
    window.model_choice.use(mine)
    case = shown(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: case.rows is not None, timeout=LONG)
    assert case.segmentation.model == mine
    assert another().workflow.model == mine


@pytest.mark.parametrize("lost", ["gone", "retsam-oct"])
def test_a_chosen_model_that_is_gone_gives_way_to_the_default(
    qtbot, engine, another, save, monkeypatch, lost
):
    monkeypatch.setattr(tasks, "segment", segment_by)
    Settings().model = lost
    window = another(save("a.png"))
    qtbot.waitUntil(window.errors.isVisible, timeout=LONG)
    assert "not there any more" in window.errors.text.text()
    assert registry.model_card(registry.DEFAULT_FUNDUS).title in window.errors.text.text()
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=LONG)
    assert window.workflow.case.segmentation.model == registry.DEFAULT_FUNDUS
    assert Settings().model == registry.DEFAULT_FUNDUS


def segment_by(image, model="", runtime="auto", *, progress, cancel):
    found = stand_ins.segment(image, progress=progress, cancel=cancel)
    return replace(found, segmentation=replace(found.segmentation, model=model))


def test_without_torch_published_models_are_refused_and_the_way_is_told(qtbot, window, monkeypatch):
    monkeypatch.setattr("retsam_gui.dialogs.models.has_torch", lambda: False)
    window.actions_["models"].trigger()
    dialog = window.findChild(ModelsDialog)
    assert not dialog.add.isEnabled()
    dialog.select("family:sam")
    assert "pip install retsam-desktop" in dialog.card.toPlainText()
    dialog.select("retsam-fundus")
    assert "pip install" not in dialog.card.toPlainText()
    dialog.close()
