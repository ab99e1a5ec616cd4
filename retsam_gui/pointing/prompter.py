"""What a person points at, what the model makes of it, and what they take of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.editing.region import Operation, Region
from engine.layers import Prompted
from engine.prompt.prompts import Box, Mark, Prompt
from engine.runtime.registry import ModelCard
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.pointing import tasks
from retsam_gui.pointing.models import PromptModels
from retsam_gui.pointing.subject import Aim, Subject
from retsam_gui.pointing.tasks import Answer

if TYPE_CHECKING:
    from engine.prompt.candidates import Candidate


@dataclass(frozen=True, eq=False)
class Shown:
    """A prompt, the answer to it, and which of the candidates is looked at.

    `before` is the layer that is outlined anew, each piece from its own box.
    """

    prompt: Prompt | None
    answer: Answer
    at: int = 0
    before: Region | None = None

    @property
    def candidate(self) -> Candidate:
        """What is looked at."""
        return self.answer.candidates[self.at]

    @property
    def words(self) -> str:
        """How the model was asked, for the trail of the layer."""
        if self.prompt is not None:
            return self.prompt.words
        pieces = self.answer.pieces
        return "its own box" if pieces == 1 else f"the boxes of its {pieces} pieces"


class Prompter(QObject):
    """Holds the prompt of the moment and its candidates; nothing touches a layer until `accept`.

    `changed`: there is something else to draw.
    """

    changed = Signal()

    def __init__(
        self, subject: Subject, models: PromptModels, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._subject, self.models, self._jobs = subject, models, jobs
        self._job: Job | None = None
        self._aim: Aim | None = None
        self._model: ModelCard | None = None
        self._before: Region | None = None  # the layer that is outlined anew
        self._sent = ""  # the picture that the child process has
        self._past: list[Shown] = []  # what the last click can be taken back to
        self._asked: Prompt | None = None  # what the answer on its way is to
        self._owed = False  # the prompt was corrected since
        self.prompt: Prompt | None = None
        self.shown: Shown | None = None
        self.doing = ""
        models.changed.connect(self.drop)

    # ---- looking ----

    @property
    def waiting(self) -> bool:
        """An answer is on its way."""
        return self._job is not None

    @property
    def busy(self) -> bool:
        """There is something to accept, or to wait for."""
        return self._aim is not None

    @property
    def structure(self) -> str:
        """What is being outlined; empty where nothing is."""
        return self._aim.structure if self._aim is not None else ""

    # ---- pointing ----

    def prepare(self) -> None:
        """Have the model loaded before the first box."""
        if (model := self.models.chosen) is not None:
            self._jobs.run(
                tasks.prepare,
                model.name,
                self.models.runtime,
                on_done=lambda _: None,
                on_failed=lambda _: None,  # the first prompt tells it
                lane=Lane.PROMPT,
                urgent=False,
            )

    def box(self, box: Box) -> None:
        """Begin anew with a box around the structure."""
        if self._begin():
            self._ask(Prompt(box=box))

    def mark(self, mark: Mark) -> None:
        """Begin with a click into the structure, or correct what is shown by one more."""
        model = self.models.chosen
        if model is not None and not model.takes_clicks:
            text = self.tr("{0} answers boxes only. Drag a box around the structure.")
            self._subject.tell(text.format(model.title))
        elif self._before is not None:
            self._subject.tell(self.tr("Accept the new outlines, or drop them, before you click."))
        elif self.prompt is not None:
            if self.shown is not None and self._job is None:
                self._past.append(self.shown)
            self._ask(replace(self.prompt, marks=(*self.prompt.marks, mark)))
        elif not mark.inside:
            text = self.tr("Click into the structure first, or drag a box around it.")
            self._subject.tell(text)
        elif self._begin():
            self._ask(Prompt(marks=(mark,)))

    def again(self) -> None:
        """Outline the layer anew, each piece of it from its own box."""
        if not self._begin():
            return
        assert self._aim is not None
        self._before = self._subject.pixels(self._aim)
        if self._before is None:
            self._subject.tell(self.tr("This layer is empty here. Choose one with pixels."))
            self.drop()
        else:
            self._send()

    def back(self) -> None:
        """Take the last click back; without one, forget it all."""
        if not self._past:
            self.drop()
            return
        self._cancel()
        self.shown = self._past.pop()
        self.prompt = self.shown.prompt
        self.changed.emit()

    def next(self) -> None:
        """Show the next candidate."""
        if self.shown is not None:
            at = (self.shown.at + 1) % len(self.shown.answer.candidates)
            self.shown = replace(self.shown, at=at)
            self.changed.emit()

    def drop(self) -> None:
        """Forget it all, and stop what is on its way."""
        self._cancel()
        self._aim = self._before = self.prompt = self.shown = None
        self._past = []
        self.changed.emit()

    def accept(self, operation: Operation | None = None) -> None:
        """Put what is shown into the layer, in one step of undo.

        Without an `operation` it takes the place of a layer that was outlined anew, and else does
        what is usual for the structure.
        """
        shown, aim = self.shown, self._aim
        if aim is None:
            return
        if shown is None or self._job is not None:
            self._subject.tell(self.tr("One moment: the outline is not there yet."))
            return
        if not self._subject.holds(aim) or self._subject.aim() is None:
            return  # locked meanwhile: it stays until it can be taken
        self.drop()
        if operation is None and shown.before is not None:
            operation = "replace"
        answer = shown.answer
        prompted = Prompted(shown.words, answer.model, answer.model_sha256)
        self._subject.take(aim, shown.candidate.region, operation, prompted)
        if shown.before is not None:
            self._report(shown.before, shown)

    def check(self) -> None:
        """Drop what is about another picture or layer than the one on the screen."""
        if self._aim is not None and not self._subject.holds(self._aim):
            self.drop()

    # ---- asking ----

    def _begin(self) -> bool:
        """See what is meant; a sentence where nothing can be."""
        self.drop()
        if told := self.models.lost():
            self._subject.tell(told)
        self._model = self.models.chosen
        if self._model is not None:
            self._aim = self._subject.aim()
        return self._aim is not None

    def _ask(self, prompt: Prompt) -> None:
        """Ask for candidates; while an answer is on its way, the newest prompt waits for it."""
        self.prompt = prompt
        self._owed = self._job is not None
        if not self._owed:
            self._send()
        self.changed.emit()

    def _send(self, *, anew: bool = False) -> None:
        assert self._aim is not None
        assert self._model is not None
        aim, by = self._aim, (self._model.name, self.models.runtime)
        picture = aim.picture if anew or self._sent != aim.key else None
        self._sent = aim.key
        about = (picture, aim.key, aim.structure)
        calls: dict[str, Any] = {
            "on_done": self._take,
            "on_failed": self._fail,
            "on_progress": self._tell_doing,
            "lane": Lane.PROMPT,
        }
        self.doing, self._asked = "", self.prompt
        if self._before is not None:
            self._job = self._jobs.run(tasks.answer_again, *about, self._before, *by, **calls)
        else:
            assert self.prompt is not None
            shown = self.shown.candidate.region if self.shown is not None else None
            asked = replace(self.prompt, previous=shown)
            self._job = self._jobs.run(tasks.answer, *about, asked, *by, **calls)
        self.changed.emit()

    def _take(self, answer: Answer | None) -> None:
        self._job = None
        owed, self._owed = self._owed, False
        if answer is None:  # the process is a new one
            self._send(anew=True)
            return
        if answer.candidates:
            self.shown = Shown(self._asked, answer, before=self._before)
        if owed:
            self._past += [self.shown] if answer.candidates and self.shown else []
            self._send()
        elif not answer.candidates:
            self._take_nothing()
        self.changed.emit()

    def _take_nothing(self) -> None:
        if self._past:
            self._subject.tell(self.tr("Nothing is found with that click: it is taken back."))
            self.back()
        else:
            self._subject.tell(
                self.tr("Nothing was found there. Drag a box around it, or click elsewhere.")
            )
            self.drop()

    def _tell_doing(self, _share: float, text: str) -> None:
        if text != self.doing:
            self.doing = text
            self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._job = None
        self._sent = ""
        self.drop()
        self._subject.tell(failure.text)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._owed = None, False

    def _report(self, before: Region, shown: Shown) -> None:
        """What came of a layer that was outlined anew."""
        sizes = int(before.mask.sum()), int(shown.candidate.region.mask.sum())
        text = self.tr("Outlined anew: pieces {0}, pixels {1} before and {2} now.")
        told = text.format(shown.answer.pieces, *sizes)
        if shown.answer.kept:
            kept = self.tr("In the boxes of {0} nothing was found: they stay as they were.")
            told = f"{told} {kept.format(shown.answer.kept)}"
        self._subject.tell(told)
