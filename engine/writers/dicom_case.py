"""A case as DICOM objects that belong together: one patient, one study, one picture."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from pydicom.dataset import Dataset
from pydicom.uid import (
    OphthalmicPhotography8BitImageStorage,
    OphthalmicPhotography16BitImageStorage,
)

from engine.errors import OutputError
from engine.image import OctVolume, ScanPattern
from engine.report import write_pdf
from engine.report.oct import write_oct_report
from engine.writers.dicom_object import Study, file_bytes, study_of
from engine.writers.dicom_op import op_dataset
from engine.writers.dicom_opt import opt_dataset, spaced
from engine.writers.dicom_pdf import pdf_dataset
from engine.writers.dicom_seg import binary_seg, labelmap_segs
from engine.writers.dicom_source import nameless, source_of
from engine.writers.dicom_sr import Evidence, sr_dataset
from engine.writers.dicom_surfaces import surfaces_dataset
from engine.writers.exported import ExportedCase, ExportedVolume

Case = ExportedCase | ExportedVolume
PHOTOGRAPHS = (OphthalmicPhotography8BitImageStorage, OphthalmicPhotography16BitImageStorage)


def dicom_files(case: Case, formats: Collection[str]) -> dict[str, bytes]:
    """The objects of `formats` by file name, and the picture that they refer to.

    That is a photograph's own file where the patient is to be named, else one made here. Numbers
    come with the segments that they were measured on. Raises `OutputError` where the eye, or of a
    volume the size of its voxels, is not known, and where there is nothing of a format.
    """
    study = study_of(case)
    picture = _picture(case, study)
    original = "dicom-op" not in formats and _is_in_file(case, study)
    made = {} if original else {"photograph" if picture.Modality == "OP" else "volume": picture}
    if original and study.header is not None:
        for key in ("SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID"):
            setattr(picture, key, study.header[key].value)
    layers = case.segmentation.layers
    source = source_of(picture, frame=case.image.frame + 1 if original else 1)
    if not layers and {"dicom-seg", "dicom-labelmap"} & set(formats):
        raise OutputError("This case has no layers yet. Segment it, or draw one, first.")
    if layers and {"dicom-seg", "dicom-sr"} & set(formats):
        made["segmentation"] = binary_seg(layers, source, study)
    if "dicom-labelmap" in formats:
        maps = labelmap_segs(layers, source, study)
        made |= {f"labelmap_{number}": each for number, each in enumerate(maps, start=1)}
    if "dicom-surfaces" in formats:
        made["surfaces"] = _surfaces(case, picture, study)
    if {"dicom-sr", "dicom-pdf"} & set(formats) and not case.measurements:
        raise OutputError("This case has no measurements yet. Segment it, or draw a layer, first.")
    if "dicom-sr" in formats:
        evidence = Evidence(nameless(picture), made.get("segmentation"))
        made["measurements"] = sr_dataset(case.measurements, layers, evidence, study)
    if "dicom-pdf" in formats:
        made["report"] = _report(case, picture, study)
    return {f"dicom/{name}.dcm": file_bytes(each) for name, each in made.items()}


def _is_in_file(case: Case, study: Study) -> bool:
    """True where the file that the objects belong to is an OP object with this very photograph."""
    header, image = study.header, case.image
    if header is None or isinstance(image, OctVolume):
        return False
    same = (header.get("Rows"), header.get("Columns")) == (image.height, image.width)
    return same and header.get("SOPClassUID") in PHOTOGRAPHS


def _picture(case: Case, study: Study) -> Dataset:
    image = case.image
    if not isinstance(image, OctVolume):
        return op_dataset(image, study)
    if image.pattern is ScanPattern.RADIAL:
        raise OutputError(
            "The B-scans of this volume cross each other, and in DICOM they would lie side by "
            "side. Write the results into a folder instead."
        )
    if not spaced(image):
        raise OutputError(
            "An OCT in DICOM must say how large its pixels are, and how far its B-scans lie apart. "
            "State the scale first: in the window under Scale, on the command line by --scale-um."
        )
    return opt_dataset(image, study)


def _surfaces(case: Case, picture: Dataset, study: Study) -> Dataset:
    image, surfaces = case.image, case.segmentation.surfaces
    if not isinstance(image, OctVolume) or image.scale is None or not surfaces:
        raise OutputError("This case has no surfaces. Segment an OCT volume first.")
    return surfaces_dataset(surfaces, picture, image.scale, study)


def _report(case: Case, picture: Dataset, study: Study) -> Dataset:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        if isinstance(case, ExportedVolume):
            title = "OCT report"
            write_oct_report(
                path,
                volume=case.image,
                segmentation=case.segmentation,
                measurements=case.measurements,
            )
        else:
            title = "Fundus image report"
            write_pdf(
                path,
                image=case.image,
                segmentation=case.segmentation,
                measurements=case.measurements,
                choices=case.choices,
            )
        return pdf_dataset(path.read_bytes(), [picture], study, title=f"{title}: {case.identifier}")
