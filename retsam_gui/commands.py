"""What the actions do: each method is one command of the menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from retsam_gui import hands, tasks, theme
from retsam_gui.canvas.appearance import Channel
from retsam_gui.canvas.movable import WHEEL_STEP
from retsam_gui.crash_notice import show_folder
from retsam_gui.improving.room import Improving
from retsam_gui.jobs import Jobs
from retsam_gui.models.case import Case
from retsam_gui.theme import Theme

if TYPE_CHECKING:
    from retsam_gui.dialogs.preferences import Preferences
    from retsam_gui.main_window import MainWindow


class Commands(QObject):
    """The commands of one window."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.improving = Improving(window)

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        window = self._window
        return {
            "open": self._open,
            "open_folder": self._open_folder,
            "open_sample": self._open_sample,
            "previous_image": lambda: window.worklist_panel.step(-1),
            "next_image": lambda: window.worklist_panel.step(1),
            "export_pdf": self._export_pdf,
            "report_pages": self._report_pages,
            "export_result": self._export_result,
            "export": window.exporting.ask,
            "clear_recent": window.settings.clear_recent,
            "quit": window.close,
            "fit": window.canvas.fit,
            "actual_size": window.canvas.show_actual_size,
            "zoom_in": lambda: window.canvas.zoom_by(WHEEL_STEP),
            "zoom_out": lambda: window.canvas.zoom_by(1 / WHEEL_STEP),
            "original": lambda: window.display_panel.set_channel(Channel.ORIGINAL),
            "red_free": lambda: window.display_panel.set_channel(Channel.RED_FREE),
            "luminance": lambda: window.display_panel.set_channel(Channel.LUMINANCE),
            "clahe": lambda: window.display_panel.set_channel(Channel.CLAHE),
            "reset_display": window.display_panel.reset,
            "invert": window.display_panel.invert,
            "keep_view": window.canvas.keep_view,
            "hide_layers": self._hide_layers,
            "side_by_side": lambda on: window.beside.open(on),
            "show_name": window.patient_bar.show_name,
            "theme_system": lambda: self.set_theme("system"),
            "theme_dark": lambda: self.set_theme("dark"),
            "theme_light": lambda: self.set_theme("light"),
            "preferences": self._preferences,
            "full_screen": lambda on: window.showFullScreen() if on else window.showNormal(),
            "segment": window.workflow.segment,
            **window.correction.slots(),
            "add_layer": window.layers_panel.choose_missing,
            "change_layer": self._change_layer,
            "colours": self._colours,
            "reset_colours": window.layers.reset_colours,
            "reset_choices": window.workflow.reset_choices,
            "next_lesion": lambda: window.lesions_panel.step(1),
            "previous_lesion": lambda: window.lesions_panel.step(-1),
            "set_scale": self._set_scale,
            "models": lambda: window.model_choice.open(),
            "improve_model": self.improving.open,
            "cancel": self._cancel,
            "commands": self._find_command,
            "shortcuts": self._shortcuts,
            "change_keys": self._change_keys,
            "show_log": show_folder,
            "about": self._about,
        }

    def held_keys(self) -> Mapping[Qt.Key, Callable[[bool], None]]:
        """What is done as long as a key is held."""
        return {
            Qt.Key.Key_Space: self._hold_to_hide,
            Qt.Key.Key_M: self._window.correction.comparison.hold,
        }

    def _hold_to_hide(self, held: bool) -> None:
        self._hide_layers(held or self._window.actions_["hide_layers"].isChecked())

    def _hide_layers(self, hidden: bool) -> None:
        self._window.correction.side_by_side.hide_overlay(hidden)

    # ---- opening ----

    def _open(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(tasks.SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open photographs"),
            self._last_folder(),
            self.tr("Photographs ({0});;All files (*)").format(patterns),
        )
        self._window.workflow.open_paths([Path(name) for name in names])

    def _open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder"), self._last_folder()
        )
        if name:
            self._window.workflow.open_paths([Path(name)])

    def _open_sample(self) -> None:
        sample = Path(str(files("resources").joinpath("samples/fundus.png")))
        self._window.workflow.open_paths([sample])

    def _last_folder(self) -> str:
        recent = self._window.settings.recent
        return str(recent[0].parent) if recent else ""

    def fill_recent(self, menu: QMenu) -> None:
        """List the files opened last."""
        menu.clear()
        for path in self._window.settings.recent:
            menu.addAction(path.name).triggered.connect(
                lambda _checked, path=path: self._window.workflow.open_paths([path])
            )
        menu.setToolTipsVisible(True)
        if menu.isEmpty():
            menu.addAction(self.tr("No recent files")).setEnabled(False)

    # ---- exporting ----

    def _export_pdf(self) -> None:
        case = self._window.workflow.case
        if case is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export report"),
            str(self._window.kept.place_beside(case.path) / f"{case.name}.pdf"),
            self.tr("PDF (*.pdf)"),
        )
        if name and self._is_still(case) and not self._window.kept.refuses(Path(name)):
            path = Path(name)
            self._window.workflow.export_pdf(
                path if path.suffix else path.with_suffix(".pdf"), self._window.settings.pages
            )

    def _export_result(self) -> None:
        case = self._window.workflow.case
        if case is None:
            return
        name = QFileDialog.getExistingDirectory(
            self._window,
            self.tr("Export into which folder?"),
            str(self._window.kept.place_beside(case.path)),
        )
        if name and self._is_still(case) and not self._window.kept.refuses(Path(name)):
            self._window.workflow.export_result(
                _free(Path(name) / case.name), self._window.settings.pages
            )

    def _is_still(self, case: Case) -> bool:
        """True where the case is still there that a file was named for."""
        still = self._window.workflow.case is case
        if not still:
            self._window.tell_error(
                self.tr("Nothing was written."),
                self.tr("Another photograph came on the screen meanwhile. Please try again."),
            )
        return still

    def _report_pages(self) -> None:
        from retsam_gui.dialogs.report_pages import ReportPagesDialog

        settings = self._window.settings
        dialog = ReportPagesDialog(settings.pages, self._window)
        dialog.chosen.connect(lambda pages: setattr(settings, "pages", pages))
        dialog.open()

    # ---- measuring ----

    def _set_scale(self) -> None:
        self._window.illustration.clear()  # two clicks for a distance mean no vessels
        self._window.calibration.ask()

    def _cancel(self) -> None:
        if self._window.workflow.is_busy:
            self._window.workflow.cancel()
        else:
            self._window.illustration.clear()

    # ---- layers ----

    def recall(self) -> None:
        """Show the window as the person left it: theme, colours, keys, hand."""
        window, settings = self._window, self._window.settings
        self.set_theme(settings.theme)
        self._recall_colours()
        window.actions_.rebind(settings.keys)
        hands.arrange(window, left_handed=settings.left_handed)

    def _recall_colours(self) -> None:
        """Show layers in the person's own colours, and remember those chosen from now on."""
        layers, settings = self._window.layers, self._window.settings
        layers.recall_colours(settings.colours)
        layers.recoloured.connect(lambda _key: setattr(settings, "colours", layers.colours))
        layers.recoloured.connect(self._warn_of_look_alikes)

    def _warn_of_look_alikes(self, key: str) -> None:
        from retsam_gui.models.colours import look_alikes_told

        for told in look_alikes_told(self._window.layers, of=key):
            self._window.tell(told)

    def _colours(self) -> None:
        from retsam_gui.dialogs.colours import ColoursDialog

        window = self._window
        dialog = window.findChild(ColoursDialog) or ColoursDialog(window.layers, window)
        dialog.show()
        dialog.activateWindow()

    def _change_layer(self) -> None:
        from retsam_gui.dialogs.whole_layer import WholeLayerDialog

        window = self._window
        dialog = window.findChild(WholeLayerDialog)
        if dialog is None:
            dialog = WholeLayerDialog(window.correction.options, window.actions_, window)
        dialog.show()
        dialog.activateWindow()

    # ---- the window ----

    def set_theme(self, chosen: Theme) -> None:
        """Show the program in this theme, and remember it."""
        self._window.settings.theme = chosen
        theme.apply(chosen)

    def _preferences(self) -> None:
        from retsam_gui.dialogs.preferences import Preferences, PreferencesDialog

        settings = self._window.settings
        now = Preferences(
            settings.language, settings.left_handed, settings.reduced_motion, settings.runtime
        )
        dialog = PreferencesDialog(now, self._window)
        dialog.chosen.connect(self.prefer)
        dialog.open()

    def prefer(self, wanted: Preferences) -> None:
        """Do as the person prefers, and remember it; the language changes with the next start."""
        window, settings = self._window, self._window.settings
        turned = wanted.left_handed != settings.left_handed
        settings.language = wanted.language
        settings.left_handed = wanted.left_handed
        settings.reduced_motion = wanted.reduced_motion
        window.model_choice.run_by(wanted.runtime)
        theme.calm(wanted.reduced_motion)
        hands.arrange(window, left_handed=wanted.left_handed)
        if turned:
            for_left = hands.mirrored(window.actions_.usual_keys())
            others = {key: text for key, text in settings.keys.items() if key not in for_left}
            self.set_keys({**others, **(for_left if wanted.left_handed else {})})

    def _find_command(self) -> None:
        from retsam_gui.dialogs.command_palette import CommandPalette

        CommandPalette(self._window.actions_.all(), self._window).open()

    def _shortcuts(self) -> None:
        from retsam_gui.dialogs.shortcuts import ShortcutsDialog, of_the_photograph

        menus = self._window.actions_.by_menu()
        ShortcutsDialog(menus, of_the_photograph(), self._window).open()

    def _change_keys(self) -> None:
        from retsam_gui.dialogs.key_bindings import KeyBindingsDialog

        dialog = KeyBindingsDialog(self._window.actions_, self._window)
        dialog.chosen.connect(self.set_keys)
        dialog.open()

    def set_keys(self, own: Mapping[str, str]) -> None:
        """Use the person's own keys, and remember them."""
        self._window.settings.keys = dict(own)
        self._window.actions_.rebind(own)

    def _about(self) -> None:
        from engine.runtime import registry
        from retsam_gui.dialogs.about import AboutDialog

        AboutDialog(registry.models(), self._jobs, self._window).open()


def _free(folder: Path) -> Path:
    """`folder`, or the first numbered name beside it that is not taken: nothing is overwritten."""
    taken, number = folder, 1
    while taken.exists():
        number += 1
        taken = folder.with_name(f"{folder.name} ({number})")
    return taken
