"""The size of a pixel on the retina, as a person states it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.image import Scale
from engine.magnification import OF_THIS_EYE
from retsam_gui.canvas.tools.distance import Point
from retsam_gui.language import digits, said
from retsam_gui.models.scaling import (
    ASSUMED_DISC_UM,
    UNKNOWN_EYE,
    EyeSize,
    ScaleFacts,
    ScaleRefusedError,
    checked,
    isotropic_length,
    read_axial_length,
    read_number,
    read_refraction,
    scale_of_length,
    source_text,
)
from retsam_gui.panels.parts import fit_to_texts, muted

INDENT = 26  # device-independent pixels, so that fields stand under their choice's text


class ScaleDialog(QDialog):
    """Four ways to a scale; says at once what comes of them or why it cannot be.

    `points_asked`: the person wants to click two points. `stated` gives a Scale, or None for no
    scale at all; and the EyeSize.
    """

    points_asked = Signal()
    stated = Signal(object, object)

    def __init__(self, facts: ScaleFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Scale of this photograph"))
        self._facts = facts
        self._length_px: float | None = None
        current = facts.current
        self._known = current if current and current.source == "known-distance" else None
        self._make_fields()
        self._lay_out()
        self._connect()
        self._show_current()
        self._refresh()

    def set_line(self, start: Point, end: Point) -> None:
        """Take the two points that the person clicked."""
        self._length_px = isotropic_length(start, end, aspect=self._facts.aspect)
        self._known = None
        self.line.setText(digits(self.tr("{0:.1f} px").format(self._length_px)))
        self.by_distance.setChecked(True)
        self.distance.setFocus()
        self._refresh()

    # ---- making ----

    def _make_fields(self) -> None:
        facts = self._facts
        self.of_file = QRadioButton(
            self.tr("As the file states it: {0}").format(_words(facts.of_file))
            if facts.of_file
            else self.tr("None: the file states no scale, and results stay in pixels")
        )
        self.by_pixel = QRadioButton(self.tr("I know the size of a pixel in an eye of 24 mm"))
        self.by_pixel.setToolTip(
            self.tr("As makers of cameras state it; it is corrected for this eye below.")
        )
        self.width_um = _field(self.tr("Width of a pixel in µm"))
        self.height_um = _field(self.tr("Height of a pixel in µm"))
        self.height_um.setPlaceholderText(
            self.tr("the same") if facts.aspect == 1 else digits(f"× {facts.aspect:.4g}")
        )
        self.by_distance = QRadioButton(self.tr("I know a distance on the photograph"))
        self.by_distance.setToolTip(
            self.tr("A length on this very retina: it is true of this eye, and not corrected.")
        )
        self.points = QPushButton(self.tr("Click two points…"))
        self.points.setAutoDefault(False)
        self.line = muted(self.tr("as before") if self._known else self.tr("no line yet"))
        self.distance = _field(self.tr("Length of the line"))
        self.unit = QComboBox()
        self.unit.addItem("µm", 1.0)
        self.unit.addItem("mm", 1000.0)
        self.unit.setAccessibleName(self.tr("Unit of the length"))
        self.by_disc = QRadioButton(self.tr("Take the optic disc as 1.8 mm high"))
        self.by_disc.setEnabled(facts.disc is not None)
        self.disc = muted(
            said(facts.no_disc)
            if facts.disc is None
            else digits(
                self.tr(
                    "The segmented disc is {0:.1f} px high. Discs differ from eye to eye: "
                    "lengths are good to about 15 %, and the disc itself cannot be measured."
                ).format(facts.disc)
            )
        )
        self.disc.setWordWrap(True)
        self.axial = _field(self.tr("Axial length of this eye in mm"))
        self.axial.setPlaceholderText(self.tr("not known"))
        self.axial.setToolTip(
            self.tr(
                "Long eyes show less, short eyes more of the retina. With the axial length, µm are "
                "corrected for it (Bennett, Rudnicka and Edgar 1994); without, an eye of 24 mm is "
                "assumed. A scale from a known distance or from the disc needs no correction."
            )
        )
        self.refraction = _field(self.tr("Refraction of this eye in dioptres"))
        self.refraction.setPlaceholderText(self.tr("not known"))
        self.refraction.setToolTip(
            self.tr(
                "Spherical equivalent of the spectacles, like -2.75. Where no axial length is "
                "known, µm are corrected by it (Bengtsson and Krakau 1992): an estimate."
            )
        )
        if facts.eye.axial_length_mm is not None:
            self.axial.setText(f"{facts.eye.axial_length_mm:g}")
        if facts.eye.refraction_d is not None:
            self.refraction.setText(f"{facts.eye.refraction_d:+g}")
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.outcome.setAccessibleName(self.tr("What comes of it"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(
            self.tr("Use this scale"), QDialogButtonBox.ButtonRole.AcceptRole
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addStrut(560)
        column.setSpacing(8)
        column.addWidget(self.of_file)
        column.addWidget(self.by_pixel)
        column.addLayout(
            _row(
                QLabel(self.tr("Width")),
                self.width_um,
                QLabel("µm"),
                QLabel(self.tr("   Height")),
                self.height_um,
                QLabel("µm"),
            )
        )
        column.addWidget(self.by_distance)
        column.addLayout(
            _row(self.points, self.line, QLabel(self.tr("   Length")), self.distance, self.unit)
        )
        column.addWidget(self.by_disc)
        below = QHBoxLayout()
        below.addSpacing(INDENT)
        below.addWidget(self.disc, 1)
        column.addLayout(below)
        column.addSpacing(6)
        column.addLayout(self._eye_row())
        column.addSpacing(6)
        column.addWidget(self.outcome)
        column.addWidget(self.buttons)
        fit_to_texts(self)

    def _eye_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, field, unit in (
            (self.tr("Axial length of this eye"), self.axial, "mm"),
            (self.tr("   or its refraction"), self.refraction, self.tr("D", "dioptres")),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            for widget in (label, field, QLabel(unit)):
                row.addWidget(widget)
        row.addStretch()
        return row

    def _connect(self) -> None:
        for choice in (self.of_file, self.by_pixel, self.by_distance, self.by_disc):
            choice.toggled.connect(self._refresh)
        for field, choice in (
            (self.width_um, self.by_pixel),
            (self.height_um, self.by_pixel),
            (self.distance, self.by_distance),
        ):
            field.textEdited.connect(lambda _text, choice=choice: choice.setChecked(True))
            field.textChanged.connect(self._refresh)
        self.unit.currentIndexChanged.connect(self._refresh)
        self.axial.textChanged.connect(self._refresh)
        self.refraction.textChanged.connect(self._refresh)
        self.points.clicked.connect(self.points_asked)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _show_current(self) -> None:
        current = self._facts.current
        if current is not None and current.source == "assumed-disc-diameter":
            choice = self.by_disc if self.by_disc.isEnabled() else self.of_file
        elif self._known is not None:
            choice = self.by_distance
        elif current is not None and current.source != "user":
            choice = self.of_file
        else:
            choice = self.by_pixel
            self.width_um.setFocus()
        if current is not None and current.source == "user":
            self.width_um.setText(f"{current.x_um:.6g}")
        choice.setChecked(True)

    # ---- what comes of it ----

    def scale(self) -> Scale | None:
        """What is chosen; `ScaleRefusedError` with words for the person where it cannot be."""
        facts = self._facts
        if self.of_file.isChecked():
            return facts.of_file
        if self.by_pixel.isChecked():
            x_um = read_number(self.width_um.text(), self.tr("width of a pixel in µm"))
            told = self.height_um.text().strip()
            y_um = (
                read_number(told, self.tr("height of a pixel in µm"))
                if told
                else x_um * facts.aspect
            )
            return checked(x_um, y_um, facts, source="user")
        if self.by_distance.isChecked():
            if self._known is not None and not self.distance.text().strip():
                return self._known
            if self._length_px is None:
                raise ScaleRefusedError(self.tr("Click the two ends of the distance first."))
            length = read_number(self.distance.text(), self.tr("length of the line"))
            length_um = length * self.unit.currentData()
            return scale_of_length(self._length_px, length_um, facts, source="known-distance")
        if facts.disc is None:
            raise ScaleRefusedError(said(facts.no_disc))
        return scale_of_length(facts.disc, ASSUMED_DISC_UM, facts, source="assumed-disc-diameter")

    def eye(self) -> EyeSize:
        """What is entered of this eye; `ScaleRefusedError` as `scale`."""
        return EyeSize(
            read_axial_length(self.axial.text()), read_refraction(self.refraction.text())
        )

    def _refresh(self) -> None:
        try:
            scale, eye = self.scale(), self.eye()
        except ScaleRefusedError as refused:
            self._tell(str(refused), refused=True)
            return
        if scale is None:
            self._tell(self.tr("No scale: results in pixels."), refused=False)
            return
        told = digits(
            self.tr("{0}. The picture is {1:.3g} × {2:.3g} mm.").format(
                _words(scale),
                self._facts.width * scale.x_um / 1000,
                self._facts.height * scale.y_um / 1000,
            )
        )
        told = " ".join(filter(None, (told, self._corrected(scale, eye))))
        self._tell(told, refused=False)

    def _corrected(self, scale: Scale, eye: EyeSize) -> str:
        """By what lengths are corrected for this eye; empty where nothing is known of it."""
        if scale.source in OF_THIS_EYE:
            true = self.tr("It comes from this eye, so lengths are not corrected.")
            return "" if eye == UNKNOWN_EYE else true
        if eye.axial_length_mm is not None:
            told = self.tr("In this eye of {0:g} mm, lengths are corrected.")
            return digits(told.format(eye.axial_length_mm))
        if eye.refraction_d is not None:
            told = self.tr("By a refraction of {0:+g} D, lengths are corrected: an estimate.")
            return digits(told.format(eye.refraction_d))
        return ""

    def _tell(self, text: str, *, refused: bool) -> None:
        self.outcome.setText(f"⚠ {text}" if refused else text)
        self.outcome.setProperty("heading", not refused)
        self.outcome.style().polish(self.outcome)
        self.use.setEnabled(not refused)

    def _accept(self) -> None:
        self.stated.emit(self.scale(), self.eye())
        self.accept()


def _words(scale: Scale) -> str:
    return digits(f"{scale.x_um:.4g} × {scale.y_um:.4g} µm/px, {source_text(scale.source)}")


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setToolTip(name)
    letter = field.fontMetrics().averageCharWidth()
    field.setMinimumWidth(12 * letter)
    field.setMaximumWidth(16 * letter)
    return field


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addSpacing(INDENT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
