"""Side by side: fills the second side and says whose eye it shows. Nothing there can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker

from engine.choices import NO_CHOICES
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.magnification import magnified
from engine.store.values import Kept, Relative
from retsam_gui import tasks
from retsam_gui.canvas.appearance import Appearance, render
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.layers_presenter import LayersPresenter
from retsam_gui.canvas.levels import Levels
from retsam_gui.canvas.link import Eye, Link, link_of
from retsam_gui.canvas.marks import Mark
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.language import within
from retsam_gui.models.companions import SAME, Companion, Content, companions, same_patient
from retsam_gui.models.other_layers import OtherLayers

if TYPE_CHECKING:
    from engine.store.store import Store
    from retsam_gui.main_window import MainWindow


class Beside(QObject):
    """The second side of one window.

    It keeps its kind of content from case to case: the other eye stays the other eye where there
    is one, and falls back to the photograph without layers where there is none.
    """

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._pair = window.correction.side_by_side
        self._wanted = Content.BARE  # what the person chose last
        self._now = SAME[0]
        self._list: tuple[Companion, ...] = SAME
        self._relatives: tuple[Relative, ...] = ()
        self._related: str | None = None  # the case that these are relatives of
        self._image: RetinalImage | None = None  # another photograph on the second side
        self._kept: Kept | None = None
        self._layers = OtherLayers(window.layers, self)
        self._presenter = LayersPresenter(self, self._layers, jobs, self)
        self._presenter.failed.connect(window.tell_error)
        self._render = Latest(jobs, Lane.VIEW, lambda failure: self._say(failure.text))
        self._appearance = Appearance()
        self._pair.content_chosen.connect(self._choose)
        window.workflow.case_changed.connect(lambda _case: self._begin_case())
        for signal in (window.workflow.image_changed, window.workflow.results_changed):
            signal.connect(lambda _case: self._refresh())
        window.saving.changed.connect(self._find_relatives)
        window.worklist.modelReset.connect(self._fill_list)
        window.presenter.painted.connect(self._refresh)
        window.presenter.cleared.connect(self._refresh)
        window.editing.ended.connect(lambda _structures: self._refresh())
        window.layers.renewed.connect(self._refresh)
        window.patient_bar.mask_button.toggled.connect(lambda _on: self._tell_whose())
        window.display_panel.changed.connect(self._set_appearance)

    def open(self, on: bool) -> None:
        """Show the second side, or no longer."""
        self._pair.open(on)
        second = self._pair.second
        if second is not None:
            second.pressed.connect(self._refuse)
            self._find_relatives()
            self._fill_list()
        self._wanted = Content.BARE
        self._show(SAME[0])

    # ---- what can be shown ----

    def _choose(self, row: int) -> None:
        self._wanted = self._list[row].content
        self._show(self._list[row])

    def _begin_case(self) -> None:
        """Nothing of the case before may stay beside another one."""
        self._relatives, self._related = (), None
        self._show(next((each for each in SAME if each.content is self._wanted), SAME[0]))
        self._fill_list()

    def _find_relatives(self) -> None:
        """Ask the workspace, once, for the patient's other cases."""
        status = self._window.saving.status
        if self._pair.second is None or status is None or status.case.id == self._related:
            return
        case_id = self._related = status.case.id

        def question(store: Store) -> tuple[Relative, ...]:
            from engine.store.relatives import relatives

            with store.reading() as session:
                return relatives(session, case_id)

        def done(found: tuple[Relative, ...]) -> None:
            if case_id == self._related:
                self._relatives = found
                self._fill_list()
                self._resume()

        self._window.workspace.ask(question, done)

    def _resume(self) -> None:
        """The same kind of content as for the case before, where there is some."""
        if self._now.path is None and self._wanted in (Content.OTHER_EYE, Content.OTHER_VISIT):
            alike = [each for each in self._list if each.content is self._wanted]
            if alike:
                self._show(alike[0])

    def _fill_list(self) -> None:
        case = self._window.workflow.case
        if case is None or self._pair.second is None:
            return
        here = (case.path, case.image.frame)
        self._list = companions(case.image, here, self._relatives, self._window.worklist.entries)
        box = self._pair.contents
        with QSignalBlocker(box):
            box.clear()
            box.addItems([self._title(each) for each in self._list])
            if self._now in self._list:
                box.setCurrentIndex(self._list.index(self._now))

    def _title(self, each: Companion) -> str:
        titles = {
            Content.BARE: self.tr("Photograph without layers"),
            Content.MODEL: self.tr("The model's layers"),
        }
        if each.content in titles:
            return titles[each.content]
        assert each.path is not None
        if each.content is Content.ANY:
            return each.path.name if not each.frame else f"{each.path.name} · {each.frame + 1}"
        kind = self.tr("Same eye") if each.content is Content.OTHER_VISIT else self.tr("Other eye")
        taken = each.taken[:10] or self.tr("date not stated")
        return f"{kind} · {self._window.patient_bar.eye_text(each.eye)} · {taken}"

    # ---- showing ----

    def _show(self, companion: Companion) -> None:
        """Another content; what was there leaves at once."""
        self._now = companion
        self._image = self._kept = None
        self._render.drop()
        self._layers.show(None)
        second = self._pair.second
        if second is None:
            return
        second.clear(self.tr("Opening …") if companion.path else "")
        if companion in self._list:
            self._pair.contents.setCurrentIndex(self._list.index(companion))
        self._pair.set_link(Link(), same=True)
        if companion.path is None:
            self._refresh()
            return
        self._tell_whose()
        self._jobs.run(
            tasks.open_file,
            companion.path,
            on_done=lambda images: self._opened(companion, images),
            on_failed=lambda failure: self._not_opened(companion, failure),
            key="beside",
            lane=Lane.FILES,
        )

    def _not_opened(self, companion: Companion, failure: Failure) -> None:
        if companion is self._now:
            self._say(failure.text)

    def _opened(self, companion: Companion, images: Sequence[RetinalImage]) -> None:
        if companion is not self._now:
            return
        image = next((each for each in images if each.frame == companion.frame), None)
        known = companion.pixel_sha256
        if image is None or (known and image.pixel_sha256 != known):
            self._say(self.tr("Another photograph lies in the place of this one now."))
            return

        def question(store: Store) -> Kept | None:
            from engine.store.relatives import kept_of

            with store.reading() as session:
                return kept_of(session, image)

        self._window.workspace.ask(
            question,
            lambda kept: self._set_other(companion, image, kept),
            lambda _error: self._set_other(companion, image, None),
        )

    def _set_other(self, companion: Companion, image: RetinalImage, kept: Kept | None) -> None:
        if companion is not self._now:
            return
        if kept is not None:
            image = replace(
                image,
                laterality=kept.eye,
                laterality_source=kept.eye_source,
                scale=kept.scale,
            )
        self._image, self._kept = image, kept
        self._tell_whose()
        self._paint_other()

    def _set_appearance(self, appearance: Appearance) -> None:
        self._appearance = appearance
        if self._image is not None:
            self._paint_other()

    def _paint_other(self) -> None:
        """The other photograph, and only then its layers and the link."""
        image = self._image
        assert image is not None

        def done(levels: Levels) -> None:
            second = self._pair.second
            if image is not self._image or second is None:
                return
            first = second.base is None
            with QSignalBlocker(second):
                second.set_base(pyramid(levels, opaque=True))
                second.set_aspect(image.stated_aspect or 1.0)
            choices = self._kept.choices if self._kept else NO_CHOICES
            second.set_scale(magnified(image.scale, choices).x_um if image.scale else None)
            self._layers.show(self._kept.found if self._kept else None)
            if first:
                self._pair.set_link(self._link_to(image), same=False)

        self._render.request(render, image.pixels, self._appearance, on_done=done)

    def _link_to(self, image: RetinalImage) -> Link:
        case = self._window.workflow.case
        if case is None:
            return Link()
        here = _eye(case.image, case.corrected, case.aspect)
        return link_of(
            here, _eye(image, self._kept.found if self._kept else None, image.stated_aspect or 1.0)
        )

    def _refresh(self) -> None:
        """The same photograph as the canvas, in the way that was chosen."""
        second, case = self._pair.second, self._window.workflow.case
        if second is None:
            return
        self._tell_whose()
        if self._now.path is not None:
            return
        base = self._window.canvas.base
        if base is not second.base:
            with QSignalBlocker(second):
                second.clear() if base is None else second.set_base(base)
        if case is not None and base is not None:
            scale = case.scale_in_eye
            second.set_scale(scale.x_um if scale else None)
            self._layers.show(case.segmentation if self._now.content is Content.MODEL else None)
        self._pair.follow()

    # ---- the surface of its layers ----

    def set_overlay(self, overlay: Overlay | None) -> None:
        """The layers of the second side are composed."""
        if self._pair.second is not None:
            self._pair.second.set_overlay(overlay)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Its landmarks."""
        if self._pair.second is not None:
            self._pair.second.set_marks(marks)

    # ---- telling ----

    def _refuse(self) -> None:
        """The person may think that the second side is corrected."""
        if self._window.canvas.tool is not None and self._pair.second is not None:
            self._pair.second.tell(self.tr("This side is only looked at. Correct on the left."))

    def _say(self, text: str) -> None:
        if self._pair.second is not None:
            self._pair.second.clear(text)

    def _tell_whose(self) -> None:
        """Above each side: may it be changed, whose eye it is, and when it was taken."""
        case, bar = self._window.workflow.case, self._window.patient_bar
        if self._pair.second is None or case is None:
            return
        self._pair.here.setText(
            self.tr("✎ You correct this side: {0}").format(bar.caption(case.image, case.name))
        )
        image = case.image if self._now.path is None else self._image
        if image is None:
            self._warn(False)
            self._pair.there.setText(self.tr("Only to look at: opening …"))
            return
        name = case.name if self._now.path is None else self._now.path.stem
        told = [self.tr("Only to look at: {0}").format(bar.caption(image, name)), self._what()]
        same = (
            same_patient(case.image.identity, image.identity) if image is not case.image else True
        )
        if same is False:
            told.insert(0, self.tr("ANOTHER PATIENT"))
        elif same is None:
            told.append(self.tr("perhaps another patient"))
        self._warn(same is False)
        self._pair.there.setText(" · ".join(told))

    def _what(self) -> str:
        if self._now.path is None:
            return within(self._title(self._now))
        if self._kept is None or self._kept.found is None:
            return self.tr("no layers are kept of it")
        if self._kept.corrected:
            return self.tr("as corrected")
        return self.tr("the model's layers")

    def _warn(self, on: bool) -> None:
        label = self._pair.there
        if label.property("grave") != on:
            label.setProperty("grave", on)
            label.style().polish(label)


def _eye(image: RetinalImage, found: Segmentation | None, aspect: float) -> Eye:
    marks = {mark.structure: (mark.x, mark.y) for mark in found.landmarks} if found else {}
    return Eye(Size(image.width, image.height), aspect, image.laterality, marks)
