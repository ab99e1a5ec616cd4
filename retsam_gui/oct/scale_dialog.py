"""The size of a voxel, as a person states it: plain pictures of B-scans do not tell theirs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engine.image import OctScale, OctVolume
from retsam_gui.language import digits
from retsam_gui.models.scaling import ScaleRefusedError, read_number
from retsam_gui.panels.parts import muted

RANGE_UM = (0.1, 2000.0)  # of a pixel's sides and of the distance between scans


class OctScaleDialog(QDialog):
    """Three numbers, of which the depth must be known; `stated(scale)`, None for pixels alone."""

    stated = Signal(object)

    def __init__(self, volume: OctVolume, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Scale of this OCT"))
        self._volume = volume
        told = volume.scale
        self.z_um = self._field(self.tr("Height of a pixel in µm"), told and told.z_um)
        self.x_um = self._field(self.tr("Width of a pixel in µm"), told and told.x_um)
        self.y_um = self._field(self.tr("From one B-scan to the next in µm"), told and told.y_um)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.outcome.setAccessibleName(self.tr("What comes of it"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(
            self.tr("Use this scale"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._lay_out()
        for field in (self.z_um, self.x_um, self.y_um):
            field.textChanged.connect(self._refresh)
        self.buttons.accepted.connect(self._state)
        self.buttons.rejected.connect(self.reject)
        self._refresh()

    def _field(self, name: str, value: float | None) -> QLineEdit:
        field = QLineEdit(f"{value:g}" if value else "")
        field.setPlaceholderText(self.tr("not known"))
        field.setAccessibleName(name)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addStrut(480)
        about = muted(
            self.tr(
                "The device's export or its manual names these sizes. "
                "In depth most devices have 2 to 6 µm a pixel, along the scan 5 to 25 µm."
            )
        )
        about.setWordWrap(True)
        column.addWidget(about)
        form = QFormLayout()
        for field in (self.z_um, self.x_um, self.y_um):
            form.addRow(field.accessibleName(), field)
        form.setRowVisible(self.y_um, self._volume.scans > 1)
        column.addLayout(form)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)

    def scale(self) -> OctScale | None:
        """What the fields say; None where all are empty.

        Raises ScaleRefusedError with what is wrong.
        """
        z, x, y = (_length(field) for field in (self.z_um, self.x_um, self.y_um))
        if z is None:
            if x is None and y is None:
                return None
            raise ScaleRefusedError(self.tr("The height of a pixel is needed for every thickness."))
        return OctScale(z, x, y, "user")

    def _refresh(self) -> None:
        try:
            scale = self.scale()
        except ScaleRefusedError as error:
            self.outcome.setText(str(error))
            self.use.setEnabled(False)
            return
        self.use.setEnabled(True)
        self.outcome.setText(self._comes_of(scale))

    def _comes_of(self, scale: OctScale | None) -> str:
        volume = self._volume
        if scale is None:
            return self.tr("No scale: results stay in pixels, and no thickness is told.")
        deep = digits(
            self.tr("The scan is {0:.2f} mm deep").format(volume.height * scale.z_um / 1000)
        )
        if scale.x_um is None:
            return deep + self.tr(". Its width is not known: no fields, areas or volumes.")
        wide = digits(self.tr(", {0:.2f} mm wide").format(volume.width * scale.x_um / 1000))
        if volume.scans > 1 and scale.y_um is not None:
            high = (volume.scans - 1) * scale.y_um / 1000
            return (
                deep + wide + digits(self.tr(", and {0:.2f} mm from first to last.").format(high))
            )
        return deep + wide + "."

    def _state(self) -> None:
        self.stated.emit(self.scale())
        self.accept()


def _length(field: QLineEdit) -> float | None:
    if not field.text().strip():
        return None
    value = read_number(field.text(), field.accessibleName())
    low, high = RANGE_UM
    if not low <= value <= high:
        raise ScaleRefusedError(
            QCoreApplication.translate("OctScaleDialog", "{0}: between {1:g} and {2:g} µm.").format(
                field.accessibleName(), low, high
            )
        )
    return value
