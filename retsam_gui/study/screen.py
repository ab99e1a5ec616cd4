"""What is on the reading window's screen: the picture, the form, what is to be drawn; or a message.

It is given what `engine.study` serves and the presented pixels, and knows no file and no patient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QToolButton

from engine.image import OctVolume
from engine.study.entry import Entry
from engine.study.served import Listed, Served
from retsam_gui.canvas.appearance import Channel
from retsam_gui.canvas.presenter import Presenter
from retsam_gui.canvas.view import Canvas
from retsam_gui.jobs import Jobs
from retsam_gui.panels.display import DisplayPanel
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import heading, muted, section
from retsam_gui.study.bar import ReadingBar
from retsam_gui.study.desk import Desk
from retsam_gui.study.drawing_panel import DrawingPanel
from retsam_gui.study.form_panel import FormPanel
from retsam_gui.study.layout import reading_page, row_of, scrolled
from retsam_gui.study.others import OthersPanel
from retsam_gui.study.pages import MessagePage
from retsam_gui.study.tools import HAND, Tools
from retsam_gui.study.volume import VolumeView

if TYPE_CHECKING:
    from engine.study.blinding import Presented


CHANNELS = (
    ("R", Channel.ORIGINAL),
    ("G", Channel.RED_FREE),
    ("H", Channel.CLAHE),
    ("Shift+G", Channel.LUMINANCE),
)


class Screen(QStackedWidget):
    """All parts of the window. `entered`: something of the entry is another now.

    `case_wanted(reading)`: the person goes to another case of their list.
    """

    entered = Signal()
    case_wanted = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.served: Served | None = None  # what is on the screen
        self._make(jobs)
        self._lay_out()
        self._connect()

    # ---- making ----

    def _make(self, jobs: Jobs) -> None:
        self.desk = Desk(self)
        self.canvas = Canvas()
        self.volume = VolumeView()
        self.presenter = Presenter(self.canvas, self.desk.layers, jobs, self)
        self.tools = Tools(self.desk, self.canvas, jobs, self)
        self.display = DisplayPanel()
        self.form = FormPanel()
        self.drawing = DrawingPanel(self.desk)
        self.others = OthersPanel()
        self.errors = Notices("error")
        self.notices = Notices("notice")
        self.number = heading("")
        self.saved = muted("")
        self.cases = QToolButton()
        self.cases.setProperty("flat", True)
        self.cases.setText(self.tr("Go to another case"))
        self.cases.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.cases.setMenu(QMenu(self.cases))
        self.cases.hide()
        self.pause = QPushButton(self.tr("&Pause"))
        self.pause.setToolTip(self.tr("Save, give the case back, and close"))
        self.submit = QPushButton(self.tr("Submit"))
        self.submit.setProperty("primary", True)
        self.submit.setToolTip(self.tr("Lock the answers and go on (Ctrl+Enter)"))
        self.message = MessagePage()

    def _lay_out(self) -> None:
        self.bar = ReadingBar(self.canvas, self.desk.editing)
        self.tools.fill(self.bar)
        self.picture = QStackedWidget()
        self.picture.addWidget(self.canvas)
        self.picture.addWidget(self.volume)
        self.display_part = section(self.tr("Display"), self.display)
        self.scroll = scrolled((self.others, self.drawing, self.form))
        side = (
            row_of(self.number, None, self.saved, self.cases),
            self.display_part,
            self.scroll,
            row_of(self.pause, None, self.submit),
        )
        self.page = reading_page((self.errors, self.notices), self.picture, side)
        self.addWidget(self.message)
        self.addWidget(self.page)

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self.entered)
        desk.changed.connect(self._show_lines)
        desk.looked.connect(lambda _view: self._show_lines())
        desk.editing.painted.connect(self.presenter.repaint)
        desk.editing.told.connect(self.canvas.tell)
        self.presenter.failed.connect(lambda title, text: self.errors.tell([f"{title} {text}"]))
        self.presenter.counted.connect(self.display.show_histogram)
        self.display.changed.connect(self.presenter.set_appearance)
        self.canvas.levelled.connect(self.display.level)
        for keys, channel in CHANNELS:
            shown = QShortcut(QKeySequence(keys), self.canvas)
            shown.setContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere letters are answers
            shown.activated.connect(lambda channel=channel: self.display.set_channel(channel))
        QShortcut(QKeySequence("Ctrl+D"), self, self.display.reset)
        self.form.changed.connect(self.entered)
        self.form.reached.connect(lambda box: self.scroll.ensureWidgetVisible(box, 0, 40))
        self.form.finished.connect(self.submit.setFocus)
        self.drawing.draw_wanted.connect(self._draw)
        self.drawing.line_wanted.connect(self._measure)
        self.others.take_wanted.connect(self._take_answers)

    # ---- showing ----

    def show_case(self, served: Served, presented: Presented) -> bool:
        """A case comes onto the screen; False where this window cannot do what it asks."""
        self.served = None  # nothing is a change of the reader's yet
        draws = any(task.structures or task.lines for task in served.tasks)
        image = presented.image
        of_volume = isinstance(image, OctVolume)
        if of_volume and draws:
            return False
        self.picture.setCurrentWidget(self.volume if of_volume else self.canvas)
        self.display_part.setVisible(not of_volume)
        self.bar.setVisible(not of_volume)
        if isinstance(image, OctVolume):
            self.volume.show_volume(image, presented.model)
            self.desk.clear()
        else:
            self._show_photograph(served, presented, draws=draws)
        self.drawing.show_tasks(served)
        self.others.show_others(served, self.desk.length)
        self.form.show_forms(served.forms, served.entry.answers)
        self.number.setText(place_of(served) + self._arm(served))
        self.errors.hide()
        self.notices.tell(
            [self.tr("Two readers differ on this case. Please decide.")] if served.others else []
        )
        self.saved.clear()
        self.cases.hide()
        self.setCurrentWidget(self.page)
        self.served = served
        self.able(True)
        self.scroll.verticalScrollBar().setValue(0)
        if self.form.boxes:
            self.form.take_focus()
        else:
            self.canvas.setFocus()
        return True

    def _arm(self, served: Served) -> str:
        return self.tr(" · with the model") if served.shows_model else ""

    def _show_photograph(self, served: Served, presented: Presented, *, draws: bool) -> None:
        image = presented.image
        assert not isinstance(image, OctVolume)
        self.desk.show(image, served, presented.model)
        self.presenter.show(image)
        self.canvas.set_aspect(image.stated_aspect or 1.0)
        self.canvas.set_scale(image.scale.x_um if image.scale else None)
        click = Qt.FocusPolicy.StrongFocus if draws else Qt.FocusPolicy.TabFocus
        self.canvas.setFocusPolicy(click)  # without tools, letters stay with the form
        self.tools.show_drawing(draws)
        self._show_lines()

    def _show_lines(self) -> None:
        view = self.desk.view
        other = self.served.others["ab".index(view)] if view in ("a", "b") and self.served else None
        self.canvas.set_drawing(self.desk.drawing(None if other is None else other.lines))

    def list_cases(self, listed: tuple[Listed, ...]) -> None:
        """The reader's own list, to go back to what is not submitted."""
        menu = self.cases.menu()
        menu.clear()
        words = {
            "waiting": self.tr("not begun"),
            "begun": self.tr("begun"),
            "submitted": self.tr("submitted"),
        }
        for each in listed:
            text = self.tr("Case {0} · {1}").format(each.number, words[each.state])
            action = menu.addAction(text)
            action.setEnabled(each.state != "submitted")
            action.triggered.connect(
                lambda _on, reading=each.reading: self.case_wanted.emit(reading)
            )
        self.cases.setVisible(bool(listed))

    def blank(self, title: str, text: str = "", *, buttons: bool = True) -> None:
        """Nothing of a case is on the screen, but this message."""
        self.served = None
        self.bar.hide()
        self.desk.clear()
        self.canvas.clear()
        self.message.tell(title, text, buttons=buttons)
        self.setCurrentWidget(self.message)

    def able(self, on: bool) -> None:
        """Let the reader enter something, or not now."""
        for widget in (self.scroll, self.submit, self.canvas, self.cases):
            widget.setEnabled(on)

    # ---- what the reader does ----

    @property
    def entry(self) -> Entry:
        """What is entered now, as a copy."""
        return Entry(self.form.answers, dict(self.desk.drawings), dict(self.desk.lines))

    def _draw(self, key: str) -> None:
        self.desk.draw(key)
        if self.tools.key not in self.tools.actions or self.tools.key == HAND:
            self.tools.choose("brush")
        self.canvas.setFocus()

    def _measure(self, name: str) -> None:
        self.desk.look_at("")
        self.tools.measure(name, self.tr("click both ends.  Esc: go back"))

    def _take_answers(self, number: int) -> None:
        if self.served is not None:
            entry = self.served.others[number]
            self.form.show_forms(self.served.forms, entry.answers)
            self.entered.emit()

    def swap_focus(self) -> None:
        """Between the picture and the form."""
        if self.form.isAncestorOf(self.focusWidget() or self):
            self.picture.currentWidget().setFocus()
        else:
            self.form.take_focus()

    def tell_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        """Say what hinders submitting, each where it belongs."""
        self.drawing.tell_problems(dict(problems))
        self.form.tell_problems(problems)
        known = {*self.form.boxes, *self.drawing.rows, *self.drawing.lines}
        elsewhere = [text for key, text in problems if key not in known]
        told = self.tr("This cannot be submitted yet; see what is marked.")
        self.errors.tell(elsewhere or [told])


def place_of(served: Served) -> str:
    """Which case it is of how many, by number."""
    translate = QCoreApplication.translate
    if served.of is None:
        return translate("Screen", "Case {0}").format(served.number)
    return translate("Screen", "Case {0} of {1}").format(served.number, served.of)
