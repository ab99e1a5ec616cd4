"""What a person points at, what the model makes of it, and what they take of that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.editing.region import Operation, cut
from engine.prompt.prompts import Box, Mark, Prompt, box_of
from engine.runtime.registry import DEFAULT_PROMPT
from retsam_gui import prompt_tasks
from retsam_gui.jobs import Failure, Job, Jobs
from retsam_gui.models.case import Case
from retsam_gui.models.tool_options import Workbench

if TYPE_CHECKING:
    from engine.prompt.candidates import Candidate

ROOM = 0.05  # of a layer's own box, on each side, where it is looked at again
SINGLE = frozenset({"optic_disc", "optic_cup", "macula"})  # of which an eye has one


class Prompter(QObject):
    """Holds the prompt of the moment and its candidates; nothing touches a layer until `accept`.

    `changed`: there is something else to draw.
    """

    changed = Signal()

    def __init__(self, bench: Workbench, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._job: Job | None = None
        self._about: tuple[Case, str] | None = None
        self._sent: Case | None = None  # whose picture the child process has
        self.model = DEFAULT_PROMPT
        self.prompt: Prompt | None = None
        self.candidates: tuple[Candidate, ...] = ()
        self._at = 0

    @property
    def waiting(self) -> bool:
        """An answer is on its way."""
        return self._job is not None

    @property
    def shown(self) -> Candidate | None:
        """The candidate that Enter takes."""
        return self.candidates[self._at] if self.candidates else None

    def box(self, box: Box) -> None:
        """Begin with a box around the structure."""
        if self._begin():
            self._ask(Prompt(box=box))

    def mark(self, mark: Mark) -> None:
        """Begin with a click into the structure, or correct what is shown by one more."""
        if self.prompt is not None:
            self._ask(replace(self.prompt, marks=(*self.prompt.marks, mark)))
        elif not mark.inside:
            self._bench.tell(self.tr("Click into the structure first, or draw a box around it."))
        elif self._begin():
            self._ask(Prompt(marks=(mark,)))

    def back(self) -> None:
        """Take the last click back."""
        if self.prompt is None:
            return
        marks = self.prompt.marks[:-1]
        if marks or self.prompt.box is not None:
            self._ask(replace(self.prompt, marks=marks))
        else:
            self.drop()

    def next(self) -> None:
        """Show the next candidate."""
        if self.candidates:
            self._at = (self._at + 1) % len(self.candidates)
            self.changed.emit()

    def drop(self) -> None:
        """Forget it all."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._about = self.prompt = None
        self.candidates, self._at = (), 0
        self.changed.emit()

    def accept(self, operation: Operation | None = None) -> None:
        """Put the candidate into the layer, in one step of undo.

        Without an `operation` it takes the place of a structure of which an eye has one, and is
        added to the pieces of any other.
        """
        shown, prompt, about = self.shown, self.prompt, self._about
        if shown is None or prompt is None or about is None:
            return
        case, structure = about
        self.drop()
        if case is self._bench.editing.case:
            usual: Operation = "replace" if structure in SINGLE else "add"
            name = self.tr("Pointed at ({0}; {1})").format(prompt.words, self.model)
            self._bench.editing.do(name, shown.region, operation or usual, structure=structure)

    def again(self) -> None:
        """Look at the active layer anew, from a box around it."""
        target = self._bench.target
        region = cut(mask) if target and (mask := self._bench.mask(target)) is not None else None
        if region is None:
            self._bench.tell(self.tr("Choose a layer with pixels first."))
            return
        box = box_of(region)
        wide, high = ROOM * box.width, ROOM * box.height
        self.drop()
        self.box(Box(box.left - wide, box.top - high, box.right + wide, box.bottom + high))

    def _begin(self) -> bool:
        """Take the active layer as what is meant; a sentence where there is none."""
        self.drop()
        case, target = self._bench.editing.case, self._bench.target
        if case is None or target is None:
            self._bench.tell(self.tr("Choose a layer first, or add one."))
            return False
        self._about = (case, target)
        return True

    def _ask(self, prompt: Prompt, *, send: bool = False) -> None:
        assert self._about is not None
        case, structure = self._about
        if self._job is not None:
            self._job.cancel()
        shown = self.shown if prompt.marks else None
        self.prompt = prompt
        asked = replace(prompt, previous=shown.region if shown is not None else None)
        send = send or self._sent is not case
        self._sent = case
        self._job = self._jobs.run(
            prompt_tasks.answer,
            self._bench.pixels if send else None,
            case.image.pixel_sha256,
            structure,
            asked,
            self.model,
            on_done=self._show,
            on_failed=self._fail,
        )
        self.changed.emit()

    def _show(self, found: tuple[Candidate, ...] | None) -> None:
        self._job = None
        if found is None and self.prompt is not None:  # the process is a new one
            self._ask(self.prompt, send=True)
            return
        self.candidates, self._at = found or (), 0
        if not self.candidates:
            self._bench.tell(
                self.tr("Nothing was found there. Draw a box around it, or click again.")
            )
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._job = None
        self._sent = None
        self.drop()
        self._bench.tell(failure.text)
