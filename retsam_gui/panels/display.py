"""The display panel: channel, brightness, contrast, gamma. It changes the view, never the data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.canvas.appearance import Appearance, Channel
from retsam_gui.icons import icon
from retsam_gui.language import digits
from retsam_gui.panels.parts import flat_button

GAMMA_STEPS = 50  # slider steps from gamma 1 to gamma 3 (and down to 1/3)


class DisplayPanel(QWidget):
    """Tells by `changed(Appearance)` how the photograph is to be shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = Appearance()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 4)
        column.setSpacing(4)
        column.addLayout(self._make_channels())
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        column.addLayout(grid)
        self.brightness, self._brightness_text = self._make_slider(
            grid, 0, self.tr("Brightness"), 100
        )
        self.contrast, self._contrast_text = self._make_slider(grid, 1, self.tr("Contrast"), 95)
        self.gamma, self._gamma_text = self._make_slider(grid, 2, self.tr("Gamma"), GAMMA_STEPS)
        self.histogram = Histogram()
        column.addWidget(self.histogram)
        self._show()

    @property
    def appearance(self) -> Appearance:
        """The settings as they are now."""
        return self._appearance

    def set_channel(self, channel: Channel) -> None:
        """Show this channel."""
        self._set(replace(self._appearance, channel=channel))

    def invert(self, on: bool) -> None:
        """Turn light into dark, or back."""
        self._set(replace(self._appearance, inverted=on))

    def level(self, wider: float, lighter: float) -> None:
        """Change contrast and brightness by a drag, in shares of the photograph's place."""
        self.contrast.setValue(self.contrast.value() + round(100 * wider))
        self.brightness.setValue(self.brightness.value() + round(100 * lighter))

    def show_histogram(self, counts: NDArray[np.int64]) -> None:
        """How often each of 256 grey values is on the screen's photograph."""
        self.histogram.show_counts(counts)

    def reset(self) -> None:
        """Show the photograph as it is."""
        self._set(Appearance())

    def _make_channels(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.channels: dict[Channel, QToolButton] = {}
        group = QButtonGroup(self)
        for channel, text, tip in (
            (Channel.ORIGINAL, self.tr("Original"), self.tr("The photograph as it is (R)")),
            (Channel.RED_FREE, self.tr("Red-free"), self.tr("The green channel alone (G)")),
            (Channel.CLAHE, self.tr("CLAHE"), self.tr("Local contrast equalised (H)")),
            (Channel.LUMINANCE, "", self.tr("Luminance: all colours as one grey (Shift+G)")),
        ):
            button = QToolButton()
            button.setProperty("flat", True)
            button.setText(text)
            button.setIcon(icon(channel.value))
            if text:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setCheckable(True)
            button.clicked.connect(lambda _on, channel=channel: self.set_channel(channel))
            group.addButton(button)
            self.channels[channel] = button
            row.addWidget(button)
        row.addStretch()
        self.reset_button = flat_button("reset", self.tr("Reset the display (Ctrl+D)"))
        self.reset_button.clicked.connect(self.reset)
        row.addWidget(self.reset_button)
        return row

    def _make_slider(
        self, grid: QGridLayout, row: int, title: str, extent: int
    ) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-extent, extent)
        slider.setAccessibleName(title)
        slider.setToolTip(title)
        slider.valueChanged.connect(self._read)
        text = QLabel()
        text.setMinimumWidth(text.fontMetrics().horizontalAdvance("+0.00 "))
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = QLabel(title)
        label.setBuddy(slider)
        for place, widget in enumerate((label, slider, text)):
            grid.addWidget(widget, row, place)
        return slider, text

    def _read(self) -> None:
        self._set(
            replace(
                self._appearance,
                brightness=self.brightness.value() / 100,
                contrast=self.contrast.value() / 100,
                gamma=3 ** (self.gamma.value() / GAMMA_STEPS),
            )
        )

    def _set(self, appearance: Appearance) -> None:
        changed = appearance != self._appearance
        self._appearance = appearance
        self._show()
        if changed:
            self.changed.emit(appearance)

    def _show(self) -> None:
        now = self._appearance
        self.channels[now.channel].setChecked(True)
        if now == replace(Appearance(), channel=now.channel, inverted=now.inverted):
            for slider in (self.brightness, self.contrast, self.gamma):
                with QSignalBlocker(slider):
                    slider.setValue(0)
        self._brightness_text.setText(digits(f"{now.brightness:+.2f}") if now.brightness else "0")
        self._contrast_text.setText(digits(f"{now.contrast:+.2f}") if now.contrast else "0")
        self._gamma_text.setText(digits(f"{now.gamma:.2f}"))


class Histogram(QWidget):
    """A small curve of how often each grey value is there; high peaks are cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: NDArray[np.int64] | None = None
        self.setFixedHeight(30)
        self.setToolTip(self.tr("Brightness of the photograph as shown, dark to light"))
        self.setAccessibleName(self.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(200, 30)

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Draw these 256 counts."""
        self._counts = counts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._counts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        top = max(float(np.sort(self._counts[1:-1])[-4]), 1.0)  # black surround is no measure
        heights = np.minimum(self._counts / top, 1.0) * (self.height() - 1)
        step = self.width() / 256
        line = [QPointF(n * step, self.height() - float(h)) for n, h in enumerate(heights)]
        ends = [QPointF(self.width(), self.height()), QPointF(0, self.height())]
        painter.drawPolygon(QPolygonF([*line, *ends]))
