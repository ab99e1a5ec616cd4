"""What the engine does for a window just now, and how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget


class Doing(QWidget):
    """A text and a bar for the status line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(180)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text)
        row.addWidget(self.bar)

    def begin(self, title: str) -> None:
        """Something has begun; how long it takes is not known yet."""
        self.text.setText(f"{title} …")
        self.bar.setRange(0, 0)
        self.bar.show()

    def show_share(self, share: float, text: str) -> None:
        """The share done in [0, 1]; an empty text leaves what stands there."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(share * 1000))
        if text:
            self.text.setText(text)

    def end(self) -> None:
        """Nothing is being done any more."""
        self.bar.hide()
        self.text.clear()

    def say(self, text: str) -> None:
        """What came of it."""
        self.text.setText(text)
