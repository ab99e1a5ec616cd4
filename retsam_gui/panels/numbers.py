"""What was measured: the biomarkers, every lesion in a list; and what the reader did."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from retsam_gui.models.case import Case
from retsam_gui.panels.biomarkers import BiomarkersPanel
from retsam_gui.panels.history import HistoryPanel
from retsam_gui.panels.lesions import LesionsPanel


class Numbers(QTabWidget):
    """The pages of results, and the history; where there is nothing to show, each says why."""

    def __init__(self, history: HistoryPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Numbers, lesions and history"))
        self.biomarkers = BiomarkersPanel()
        self.lesions = LesionsPanel()
        self.addTab(self.biomarkers, self.tr("Biomarkers"))
        self.addTab(self.lesions, self.tr("Lesions"))
        self.addTab(history, self.tr("History"))
        self.lesions.counted.connect(self._show_count)

    def show_case(self, case: Case, *, busy: bool) -> None:
        """What was measured of this case; `busy` where more is still to come."""
        measured, hint = case.measured, ""
        if not case.has_layers:
            hint = self.tr("Segment the photograph to measure it.")
        elif not case.corrected.layers:
            hint = self.tr("Nothing was segmented, so nothing is measured.")
        elif measured is None and not busy:
            hint = self.tr("The measuring was stopped. Segment again to measure.")
        if hint:
            self.biomarkers.clear(hint)
            self.lesions.clear(hint)
        elif measured is None:
            self.biomarkers.wait()
        else:
            self.biomarkers.show_rows(
                measured.rows,
                drawn=measured.drawings.keys(),
                of_model=case.of_model or () if case.working.corrected else (),
                waiting=case.waiting,
            )
            if measured.pieces:
                self.lesions.show_pieces(measured.pieces)
            else:
                self.lesions.clear(
                    self.tr("No lesion was found. The layers above say what was looked for.")
                )

    def _show_count(self, count: int) -> None:
        title = self.tr("Lesions ({0})").format(count) if count else self.tr("Lesions")
        self.setTabText(self.indexOf(self.lesions), title)
