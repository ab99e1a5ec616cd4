"""Copies of a model's large layers are made ready beside the window, before a stroke needs them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.editing.rules import in_step
from engine.editing.working import Patches, patches_of
from engine.layers import Layer
from engine.progress import Cancel, Progress
from retsam_gui.jobs import Jobs, Lane
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers


class Copying(QObject):
    """Looks after the active layer and those that change with it."""

    def __init__(self, editing: Editing, layers: Layers, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._editing, self._layers, self._jobs = editing, layers, jobs
        layers.activated.connect(self._prepare)
        layers.renewed.connect(self._prepare)

    def _prepare(self, _key: str = "") -> None:
        working, active = self._editing.working, self._layers.active
        if working is None or active is None:
            return
        for key in in_step(active):
            layer = working.model_layer(key)
            if layer is None or working.own(key) is not None or not working.lacks_patches(layer):
                continue
            self._jobs.run(
                _patches,
                layer,
                on_done=lambda patches, layer=layer: working.keep_patches(layer, patches),
                on_failed=lambda _: None,  # they are made when they are needed
                key=("copy", key),
                lane=Lane.VIEW,
                urgent=False,
            )


def _patches(layer: Layer, *, progress: Progress, cancel: Cancel) -> Patches:
    return patches_of(layer)
