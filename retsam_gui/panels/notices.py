"""A strip above the photograph for what the person must know: notices and errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from retsam_gui.icons import icon
from retsam_gui.language import said
from retsam_gui.panels.parts import flat_button


class Notices(QFrame):
    """One strip; `level` is "notice", "grave" or "error". It takes no focus and never blocks."""

    def __init__(self, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notices")
        self.setProperty("level", level)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAccessibleName(
            self.tr("Error") if level == "error" else self.tr("Notices about this photograph")
        )
        self.dismiss = flat_button("cancel", self.tr("Dismiss"))
        self.dismiss.setIcon(icon("cancel", role=QPalette.ColorRole.BrightText))
        self.dismiss.clicked.connect(self.hide)
        self.offer = QPushButton()
        self.offer.setAutoDefault(False)
        self.offer.clicked.connect(lambda: self._do and self._do())
        self._do: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self,
        sentences: Sequence[str],
        *,
        level: str | None = None,
        offer: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show these sentences, one a line, at another level if told; hide where there are none.

        `offer` is the text of a button beside them, and what it does.
        """
        text, self._do = offer or ("", None)
        self.offer.setText(text)
        self.offer.setVisible(bool(text))
        if level is not None and level != self.property("level"):
            self.setProperty("level", level)
            for widget in (self, self.text):
                widget.style().polish(widget)
        self.text.setText("\n".join(dict.fromkeys(map(said, sentences))))
        self.setVisible(bool(sentences))
