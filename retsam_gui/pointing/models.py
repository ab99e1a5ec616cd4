"""Which model outlines what is pointed at, in all windows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.runtime import registry
from engine.runtime.registry import DEFAULT_PROMPT, PROMPTED, ModelCard
from retsam_gui.settings import Settings


class PromptModels(QObject):
    """The models that answer boxes and clicks, and the one that is chosen.

    `changed`: another one is chosen, or models came or went. `manager_asked`: the person wants to
    add one.
    """

    changed = Signal()
    manager_asked = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """All of them, the one that ships first."""
        found = [card for card in registry.models() if card.modality == PROMPTED]
        return tuple(sorted(found, key=lambda card: card.name != DEFAULT_PROMPT))

    @property
    def runtime(self) -> str:
        """What runs them (`Settings.runtime`)."""
        return self._settings.runtime

    @property
    def chosen(self) -> ModelCard | None:
        """The person's choice, or the one that ships where that is gone; None where neither is."""
        by_name = {card.name: card for card in self.cards}
        return by_name.get(self._settings.prompt_model) or by_name.get(DEFAULT_PROMPT)

    def use(self, name: str) -> None:
        """Outline with this one from now on."""
        self._settings.prompt_model = name
        self.changed.emit()

    def lost(self) -> str:
        """A sentence, once, where the person's choice is not there any more."""
        saved, now = self._settings.prompt_model, self.chosen
        if now is not None and now.name == saved:
            return ""
        if now is None:
            return self.tr(
                "There is no model for pointing. Add one with Analyse ▸ Models, then choose it."
            )
        self.use(now.name)
        return self.tr("The model chosen for pointing is gone: {0} is used now.").format(now.title)
