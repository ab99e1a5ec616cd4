"""Whose eye is on the screen: patient or pseudonym, eye, date, scale. Always in view."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from engine.image import Identity, Laterality, OctScale, OctVolume, RetinalImage, Scale
from engine.pseudonyms import pseudonym
from retsam_gui.icons import icon
from retsam_gui.language import date_text, digits, said
from retsam_gui.models.scaling import source_text
from retsam_gui.panels.parts import flat_button, heading, muted


class PatientBar(QFrame):
    """Shows the identity masked until the person asks for it; tells by `eye_chosen` of a choice."""

    eye_chosen = Signal(object)  # Laterality

    def __init__(self, key: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PatientBar")
        self._key = key
        self._image: RetinalImage | OctVolume | None = None
        self._shown = False
        self.patient = heading("")
        self.mask_button = flat_button("patient", self.tr("Show the patient's name"), check=True)
        self.eye = QComboBox()
        self.eye.setAccessibleName(self.tr("Eye"))
        self.eye.setToolTip(self.tr("Which eye this is; choose it where the file does not say"))
        for eye in (Laterality.UNKNOWN, Laterality.RIGHT, Laterality.LEFT):
            self.eye.addItem(self.eye_text(eye), eye)
        self.eye_source = muted("")
        self.date = QLabel()
        self.scale = QToolButton()
        self.scale.setProperty("flat", True)
        self.scale.setIcon(icon("scale"))
        self.scale.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.scale.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.mask_button)
        row.addWidget(self.patient)
        row.addSpacing(18)
        row.addWidget(self.eye)
        row.addWidget(self.eye_source)
        row.addSpacing(18)
        row.addWidget(self.date)
        row.addStretch()
        row.addWidget(self.scale)
        self.mask_button.toggled.connect(self.show_name)
        self.eye.activated.connect(
            lambda _row: self.eye_chosen.emit(Laterality(self.eye.currentData()))
        )
        self.show_image(None)

    def open_scale_by(self, action: QAction) -> None:
        """A click on the scale runs this action."""
        self.scale.setToolTip(action.toolTip())
        self.scale.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.scale.setEnabled)
        self.scale.setEnabled(action.isEnabled())

    def show_name(self, shown: bool) -> None:
        """Show the patient's name, or a pseudonym."""
        self._shown = shown
        self.mask_button.setChecked(shown)
        self.show_image(self._image)

    def show_image(self, image: RetinalImage | OctVolume | None) -> None:
        """Say whose eye this is."""
        self._image = image
        self.eye.setEnabled(image is not None)
        if image is None:
            for label in (self.eye_source, self.date):
                label.clear()
            self.scale.setText(self.tr("No scale"))
            self.patient.setText(self.tr("No photograph"))
            return
        self.patient.setText(self._patient(image.identity))
        with QSignalBlocker(self.eye):
            self.eye.setCurrentIndex(self.eye.findData(image.laterality))
        self.eye_source.setText(self._eye_source(image))
        unknown = image.laterality is Laterality.UNKNOWN
        self.eye_source.setProperty("attention", unknown)
        self.eye_source.style().polish(self.eye_source)
        self.date.setText(self._date(image))
        self.scale.setText(self._scale(image.scale))
        self.scale.setAccessibleName(self.scale.text())

    def caption(self, image: RetinalImage, file: str) -> str:
        """Whose eye a photograph shows and when it was taken; its file where nobody is named."""
        who = self._patient(image.identity)
        if not image.identity.known:
            who = f"{who} ({file})"
        return " · ".join((who, self.eye_text(image.laterality), self._date(image)))

    def eye_text(self, eye: Laterality) -> str:
        """Which eye, in words."""
        return {
            Laterality.UNKNOWN: self.tr("Eye not stated"),
            Laterality.RIGHT: self.tr("Right eye (OD)"),
            Laterality.LEFT: self.tr("Left eye (OS)"),
        }[eye]

    def _date(self, image: RetinalImage | OctVolume) -> str:
        taken = image.acquired
        return date_text(taken) if taken else self.tr("Date not stated")

    def _patient(self, identity: Identity) -> str:
        if not identity.known:
            return self.tr("No patient in the file")
        if not self._shown:
            return pseudonym(identity, key=self._key)
        name = identity.name.replace("^", " ").strip()
        return " · ".join(part for part in (name, identity.patient_id, identity.birth_date) if part)

    def _eye_source(self, image: RetinalImage | OctVolume) -> str:
        if image.laterality is Laterality.UNKNOWN:
            return self.tr("please choose")
        if image.laterality_source == "user":
            return self.tr("stated by you")
        return self.tr("from {0}").format(said(image.laterality_source))

    def _scale(self, scale: Scale | OctScale | None) -> str:
        if scale is None:
            return self.tr("No scale: results in pixels · set…")
        if isinstance(scale, OctScale):
            sizes = [size for size in (scale.x_um, scale.z_um, scale.y_um) if size is not None]
            told = " × ".join(f"{size:.4g}" for size in sizes)
            return self.tr("Scale {0} µm · {1}").format(digits(told), source_text(scale.source))
        told = self.tr("Scale {0:.4g} × {1:.4g} µm/px · {2}")
        return digits(told.format(scale.x_um, scale.y_um, source_text(scale.source)))
