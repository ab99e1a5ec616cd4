"""An OCT volume of a study, to be looked at: its B-scans, and what the model found."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSlider, QVBoxLayout, QWidget

from engine.image import OctVolume
from engine.layers import Segmentation
from retsam_gui.oct.bscan_view import BScanView
from retsam_gui.oct.layout import scan_slider
from retsam_gui.panels.parts import muted


class VolumeView(QWidget):
    """One B-scan, and a slider through all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.bscan: BScanView | None = None
        self._slider: QSlider | None = None
        self._place: QLabel = muted("")
        self._column.addWidget(self._place)

    def show_volume(self, volume: OctVolume, found: Segmentation | None) -> None:
        """Show another volume; `found` where the arm shows it."""
        for old in (self.bscan, self._slider):
            if old is not None:
                old.deleteLater()
        self.bscan = BScanView(volume)
        self._slider = scan_slider(volume.scans, self.bscan.scan)
        self.bscan.show_found(found)
        self.setFocusProxy(self.bscan)
        self.bscan.scan_changed.connect(self._slider.setValue)
        self.bscan.scan_changed.connect(lambda scan: self._tell(scan, volume.scans))
        self._slider.valueChanged.connect(self.bscan.go_to)
        self._column.insertWidget(0, self.bscan, 1)
        self._column.insertWidget(1, self._slider)
        self._tell(self.bscan.scan, volume.scans)

    def _tell(self, scan: int, scans: int) -> None:
        self._place.setText(self.tr("  B-scan {0} of {1}").format(scan + 1, scans))
