"""What the reading window says where there is no case to read."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.study.served import Wait


class MessagePage(QWidget):
    """A sentence in the middle, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.text = QLabel(), QLabel()
        self.title.setProperty("heading", True)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.title.setFont(font)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setMaximumWidth(560)
        self.again = QPushButton(self.tr("&Look again"))
        self.close_button = QPushButton(self.tr("&Close"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        inner = QVBoxLayout()
        inner.setSpacing(14)
        inner.addStretch()
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        inner.addLayout(buttons)
        inner.addStretch()
        row = QHBoxLayout(self)
        row.addStretch()
        row.addLayout(inner)
        row.addStretch()

    def tell(self, title: str, text: str = "", *, buttons: bool = True) -> None:
        """Say this."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.again.setVisible(buttons)
        self.close_button.setVisible(buttons)
        if buttons:
            self.close_button.setFocus()


def told_of(wait: Wait) -> tuple[str, str]:
    """Title and text for a reader who has nothing to read now."""
    translate = QCoreApplication.translate
    when = moment(wait.until)
    if wait.reason == "done":
        return (
            translate("StudyPages", "All is read. Thank you."),
            translate("StudyPages", "Every case of yours is submitted and locked."),
        )
    if wait.reason == "wash-out":
        return (
            translate("StudyPages", "The first round is done."),
            translate(
                "StudyPages", "The second round begins on {0}. Please come back then."
            ).format(when),
        )
    return (
        translate("StudyPages", "Nothing is left to read for now."),
        translate(
            "StudyPages",
            "The cases that are left are in the hands of other readers. Some may come back, at the "
            "latest at {0}.",
        ).format(when),
    )


def moment(seconds: float | None) -> str:
    """Day and time on this computer's clock."""
    if seconds is None:
        return QCoreApplication.translate("StudyPages", "a time not yet known")
    return QLocale().toString(datetime.fromtimestamp(seconds), "d MMMM yyyy, HH:mm")
