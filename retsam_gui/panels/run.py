"""The Segment button, and what the engine does at the moment, with Cancel."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.fundus.quality import reasons_text
from engine.layers import Quality, Segmentation
from retsam_gui.icons import icon
from retsam_gui.language import digits, listed
from retsam_gui.panels.parts import muted, progress_bar
from retsam_gui.results import ModelInUse


class RunPanel(QWidget):
    """Segment while the engine rests, progress and Cancel while it works."""

    def __init__(self, segment: QAction, cancel: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segment = QPushButton(segment.text())
        self.segment.setProperty("primary", True)
        self.segment.setIcon(icon("segment", role=QPalette.ColorRole.HighlightedText))
        self.segment.setIconSize(QSize(20, 20))
        self.segment.setToolTip(segment.toolTip())
        self.segment.clicked.connect(segment.trigger)
        segment.enabledChanged.connect(self.segment.setEnabled)
        self.segment.setEnabled(segment.isEnabled())
        self.bar = progress_bar(self.tr("Progress"))
        self.text = muted("")
        self.cancel = QPushButton(cancel.text())
        self.cancel.setToolTip(cancel.toolTip())
        self.cancel.clicked.connect(cancel.trigger)
        self.model = muted("")
        self.model.setWordWrap(True)
        self.model.setToolTip(self.tr("The model, and what it computes on"))
        self.quality = muted("")
        self.quality.setWordWrap(True)
        self.quality.setToolTip(
            self.tr("How far the photograph can be relied on, from 0 to 1, and what is against it")
        )
        self._in_use: ModelInUse | None = None
        self._working = QWidget()
        below = QHBoxLayout()
        below.addWidget(self.text, 1)
        below.addWidget(self.cancel)
        inner = QVBoxLayout(self._working)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.bar)
        inner.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 4)
        column.addWidget(self.segment)
        column.addWidget(self._working)
        column.addWidget(self.model)
        column.addWidget(self.quality)
        self.rest()

    def work(self, title: str) -> None:
        """The engine begins."""
        self.text.setText(f"{title} …")
        self.bar.setRange(0, 0)  # until the first share arrives
        self.segment.hide()
        self._working.show()

    def progress(self, share: float, text: str) -> None:
        """The share that is done, in [0, 1]."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(share * 1000))
        self.text.setText(f"{text} · {share:.0%}" if text else f"{share:.0%}")

    def rest(self) -> None:
        """The engine is done."""
        self._working.hide()
        self.segment.show()

    def show_model(self, in_use: ModelInUse) -> None:
        """Name the model that Segment will run, and its device."""
        self._in_use = in_use
        self.show_run(None)

    def show_run(self, segmentation: Segmentation | None) -> None:
        """Say by which model and on what this result was made; without one, what is ready."""
        title = self._in_use.title if self._in_use else ""
        self._show_quality(segmentation.quality if segmentation else None)
        if segmentation is None:
            device = self._in_use.device if self._in_use else ""
            self.model.setText(" · ".join(filter(None, [title, device])))
            return
        if not self._is_in_use(segmentation):
            title = " ".join([segmentation.model, segmentation.model_sha256[:8]]).strip()
        told = dict(segmentation.settings)
        runtime = "ONNX" if told.get("runtime") == "onnx" else ""
        parts = (told.get("device", "").upper(), told.get("precision", ""), runtime)
        device = ", ".join(filter(None, parts))
        seconds = digits(self.tr("{0:.1f} s").format(segmentation.seconds))
        self.model.setText(" · ".join(part for part in (title, device, seconds) if part))

    def _is_in_use(self, made: Segmentation) -> bool:
        """False also where a model of the same name has other weights by now."""
        now = self._in_use
        return now is not None and (made.model, made.model_sha256) == (now.name, now.sha256)

    def _show_quality(self, quality: Quality | None) -> None:
        self.quality.setVisible(quality is not None)
        if quality is None:
            return
        verdict = {
            "good": self.tr("good"),
            "usable": self.tr("usable"),
            "poor": self.tr("poor"),
        }[quality.verdict]
        told = digits(self.tr("Photograph: {0} ({1:.2f})").format(verdict, quality.score))
        reasons = listed(reasons_text(quality.reasons))
        self.quality.setText(f"{told}, {reasons}" if reasons else told)
