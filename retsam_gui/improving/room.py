"""The command "Improve the model…" of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.improvement import PARTS, Improved, Supply, supply
from engine.runtime import registry
from engine.runtime.runtimes import NEEDS_TORCH, has_torch
from retsam_gui.improving.dialog import ImproveDialog
from retsam_gui.improving.program import Learning

if TYPE_CHECKING:
    from engine.store.errors import StoreError
    from engine.store.store import Store
    from retsam_gui.main_window import MainWindow


class Improving(QObject):
    """Asks what is to learn, has it learned, and tells what came of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ImproveDialog | None = None
        self._learning: Learning | None = None
        self._address = ""
        window.closing.connect(self.stop)

    @property
    def dialog(self) -> ImproveDialog | None:
        """The dialog, once it was opened."""
        return self._dialog

    @property
    def busy(self) -> bool:
        """Whether a model is learning."""
        return self._learning is not None

    def open(self) -> None:
        """Show what can learn, or how far it is."""
        if self._dialog is None:
            self._dialog = ImproveDialog(self._base.title, self._window)
            self._dialog.wanted.connect(self._start)
            self._dialog.stopped.connect(self.stop)
            self._dialog.use_wanted.connect(self._use)
            self._dialog.removal_wanted.connect(self._remove)
        self._dialog.show()
        self._dialog.raise_()
        if not has_torch():
            self._dialog.refuse(NEEDS_TORCH)
        elif not self.busy:
            self._window.workspace.ask(_supplies, self._show_supplies, self._cannot)

    def stop(self) -> None:
        """End the learning."""
        if self._learning is not None:
            self._learning.stop()

    @property
    def _base(self) -> registry.ModelCard:
        """The model in use where it is of this program's own kind, else the one that ships."""
        card = registry.model_card(self._window.workflow.model)
        return card if card.passes else registry.model_card(registry.DEFAULT_FUNDUS)

    def _show_supplies(self, found: tuple[str, dict[str, Supply]]) -> None:
        self._address, supplies = found
        if self._dialog is not None:
            self._dialog.show_supplies(supplies)

    def _cannot(self, error: StoreError) -> None:
        if self._dialog is not None:
            self._dialog.refuse(str(error))

    def _start(self, part: str) -> None:
        if self._dialog is None or self.busy:
            return
        self._dialog.work()
        self._learning = Learning(self)
        self._learning.doing.connect(self._dialog.show_doing)
        self._learning.done.connect(self._done)
        self._learning.refused.connect(self._refused)
        key = self._window.workspace.key
        self._learning.start(part=part, base=self._base.name, workspace=self._address, key=key)

    def _done(self, result: Improved) -> None:
        self._end()
        registry.models.cache_clear()
        if self._dialog is not None:
            self._dialog.show_result(result)
            if not self._dialog.isVisible():
                self._window.tell(
                    self.tr("{0} is ready: see Analyse, Improve the model").format(result.title)
                )

    def _refused(self, why: str) -> None:
        self._end()
        if self._dialog is not None:
            self._dialog.refuse(why) if why else self._dialog.rest()

    def _end(self) -> None:
        if self._learning is not None:
            self._learning.deleteLater()
            self._learning = None

    def _use(self, name: str) -> None:
        self._window.model_choice.use(name)
        self._window.tell(
            self.tr("Segment uses {0} from now on").format(registry.model_card(name).title)
        )

    def _remove(self, name: str) -> None:
        self._window.model_choice.remove(name, then=self._removed)

    def _removed(self) -> None:
        if self._dialog is not None:
            self._dialog.forget_result()


def _supplies(store: Store) -> tuple[str, dict[str, Supply]]:
    """The workspace's address, and what it holds for each part."""
    from engine.store.corrections import corrected_cases

    with store.reading() as session:
        found = [(case.patient, case.structures) for case in corrected_cases(session)]
    address = store.url.render_as_string(hide_password=False)
    return str(store.path or address), {part: supply(found, part) for part in PARTS}
