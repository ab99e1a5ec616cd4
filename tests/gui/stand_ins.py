"""Tasks that stand for the engine's in tests of the window; child processes import this file."""

import hashlib
import os
import time
from dataclasses import replace
from datetime import datetime

import numpy as np
from PIL import Image

from engine.biomarkers.measurement import Measurement
from engine.errors import ImageReadError, ModelError
from engine.image import Identity, Laterality, RetinalImage, Scale
from engine.layers import Landmark, Layer, Provenance, Quality, Segmentation
from engine.progress import raise_if_cancelled
from engine.shapes import Ellipse, Path
from retsam_gui.results import Again, Measured, MeasurementRow, ModelInUse, Piece, Segmented


def double(value, *, progress, cancel):
    progress(0.5, "half way")
    progress(1.0, "done")
    return value * 2


def give_back(value, *, progress, cancel):
    return value


def in_parts(count, *, progress, cancel, part):
    for number in range(count):
        part(number)
    return count


def process_id(*, progress, cancel):
    return os.getpid()


def wait_politely(*, progress, cancel):
    for step in range(1000):
        raise_if_cancelled(cancel)
        progress(step / 1000, "waiting")
        time.sleep(0.02)


def ignore_cancel(*, progress, cancel):
    progress(0.1, "deaf")
    time.sleep(60)


def fail_on_purpose(*, progress, cancel):
    raise ImageReadError("The file is empty. Choose another.")


def fail_unexpectedly(path, *, progress, cancel):
    raise ZeroDivisionError(path)


def die(*, progress, cancel):
    os.kill(os.getpid(), 9)


def return_something_unpicklable(*, progress, cancel):
    return lambda: None


def photograph(width, height, *, name="photo.png", seed=1):
    """An asymmetric photograph with a dark border."""
    rng = np.random.default_rng(seed)
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    pixels[8:-4, 6:-12] = rng.integers(40, 220, (height - 12, width - 18, 3), dtype=np.uint8)
    return RetinalImage(pixels, sha256="0" * 64, pixel_sha256=f"{seed:064d}", name=name)


def segment(image, model="", runtime="auto", *, progress, cancel):
    """A vessel and a disc at known, asymmetric places, and a model that misses one structure."""
    progress(0.3, "Finding vessels")
    raise_if_cancelled(cancel)
    provenance = Provenance(author="model:stand-in")
    vessel = np.zeros((image.height, image.width), dtype=bool)
    vessel[image.height // 4, : image.width // 2] = True
    disc = np.zeros_like(vessel)
    disc[5:25, 10:40] = True
    lesion = np.zeros_like(vessel)
    lesion[-10:-4, -30:-20] = True
    progress(1.0, "Done")
    found = Segmentation(
        layers=(
            Layer("vessel", vessel, provenance),
            Layer("optic_disc", disc, provenance),
            Layer("hard_exudate", lesion, provenance),
        ),
        landmarks=(Landmark("fovea", image.width * 0.7, image.height * 0.5),),
        model="stand-in",
        settings=(("device", "cpu"), ("precision", "bf16"), ("tiles", "256")),
        seconds=5.25,
        model_sha256="0" * 64,
        notices=("The right edge of the field is cut off.",),
        quality=Quality(0.9, "good"),
        not_covered=("drusen",),
    )
    return Segmented(found, {"hard_exudate": np.where(lesion, 200, 20).astype(np.uint8)})


def segment_nothing(image, model="", runtime="auto", *, progress, cancel):
    notice = "This is no fundus photograph."
    return Segmented(Segmentation(layers=(), model="stand-in", notices=(notice,)))


def export_slowly(order, image, segmentation, rows, choices, seen, *, progress, cancel):
    wait_politely(progress=progress, cancel=cancel)


def segment_slowly(image, model="", runtime="auto", *, progress, cancel):
    wait_politely(progress=progress, cancel=cancel)


def measure(image, segmentation, choices, *, progress, cancel):
    density = Measurement(
        key="vessel_density",
        structure="vessel",
        region="field",
        unit="%",
        value=9.8765,
        valid=True,
        reason=None,
        definition="Share of the field that vessels cover.",
    )
    aspect = image.stated_aspect or 1.0
    if not segmentation.layers:
        return Measured((), aspect, notices=segmentation.notices)
    pixels = float(np.ptp(np.nonzero(segmentation.layer("optic_disc").mask)[0]) + 1) * aspect
    um = pixels * image.scale.x_um if image.scale else None
    height = Measurement(
        key="vertical_diameter",
        structure="optic_disc",
        region="disc",
        unit="px",
        value=pixels,
        valid=True,
        reason=None,
        definition="Height of the disc.",
    )
    height_um = replace(
        height,
        unit="um",
        value=um,
        valid=um is not None,
        reason=None if um else "The file states no scale.",
    )
    um_text = f"{um:.0f}" if um else "not measurable"
    vessels = zone_vessels(image, choices)
    used = sum(vessel.strong for vessel in vessels)
    calibre = Measurement(
        key="crae",
        structure="artery",
        region="zone_b",
        unit="px",
        value=float(used),
        valid=True,
        reason=choices.vessels_note("artery"),
        definition="As many pixels as there are arteries.",
    )
    x, y = choices.zone_centre or (image.width * 0.5, image.height * 0.5)
    zone = [Ellipse(x, y, radius, radius / aspect, "Zone B") for radius in (30.0, 50.0)]
    line = Path(np.array([[25.0, 5.0], [25.0, 24.0]]), name="Extent that is measured")
    rows = (
        MeasurementRow("Vessel area density", "9.88", "%", density.as_row(), family="vessels"),
        MeasurementRow("Optic disc height", f"{pixels:.1f}", "px", height.as_row(), family="disc"),
        MeasurementRow("Optic disc height", um_text, "µm", height_um.as_row(), family="disc"),
        MeasurementRow(
            "Artery CRAE, zone B", f"{used}.0", "px", calibre.as_row(), family="calibre"
        ),
    )
    return Measured(
        rows,
        aspect,
        drawings={rows[1].subject: (line,), rows[3].subject: (*zone, *vessels)},
        pieces=(
            piece("hard_exudate", (40, 150), 60.0, "60 px²", 90.0),
            piece("hard_exudate", (275, 192), 30.0, "30 px²", 40.0),
            piece("haemorrhage", (200, 20), 90.0, "90 px²", 70.0),
        ),
        notices=segmentation.notices,
        families={"optic_disc": ("disc",), "vessel": ("vessels",), "artery": ("calibre",)},
    )


def measure_again(image, segmentation, choices, families, *, progress, cancel):
    measured = measure(image, segmentation, choices, progress=progress, cancel=cancel)
    rows = tuple(row for row in measured.rows if row.family in families)
    return Again(frozenset(families), rows, measured.pieces)


def draw_again(image, segmentation, choices, rows, *, progress, cancel):
    measured = measure(image, segmentation, choices, progress=progress, cancel=cancel)
    subjects = {row.subject for row in rows}
    return {key: shapes for key, shapes in measured.drawings.items() if key in subjects}


def zone_vessels(image, choices):
    """Three horizontal arteries in the middle; the third one counts only when it is taken in."""
    vessels = []
    for number in range(3):
        row = image.height * 0.5 + 15 * (number - 1)
        points = np.column_stack([np.arange(image.width * 0.5 + 25, image.width * 0.5 + 60)] * 2)
        points = points.astype(float)
        points[:, 1] = row
        left_out, taken_in = (
            any(abs(point.y - row) < 2 for point in chosen)
            for chosen in (choices.left_out, choices.taken_in)
        )
        used = taken_in or (number < 2 and not left_out)
        name = "Artery, measured" if used else "Artery, not measured"
        vessels.append(Path(points, strong=used, name=name, structure="artery"))
    return tuple(vessels)


def piece(structure, centre, area, text, distance):
    x, y = centre
    box = (x - 5, y - 3, x + 5, y + 3)
    return Piece(structure, centre, box, area, text, distance, f"{distance:.0f} px")


def measure_slowly(image, segmentation, choices, *, progress, cancel):
    if choices.summary() is not None:
        wait_politely(progress=progress, cancel=cancel)
    return measure(image, segmentation, choices, progress=progress, cancel=cancel)


def model_in_use(model="", runtime="auto", *, progress, cancel):
    return ModelInUse("stand-in", "Stand-in 0.1", "0" * 64, "CPU, fp32")


def nothing(*, progress, cancel):
    return None


def open_file(path, *, progress, cancel):
    """A PNG or JPEG as the readers would give it; enough for tests of the window."""
    try:
        pixels = np.asarray(Image.open(path).convert("RGB"))
    except OSError as error:
        raise ImageReadError("This file is not an image. Choose another.") from error
    return (
        RetinalImage(
            pixels,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            pixel_sha256=hashlib.sha256(pixels.tobytes()).hexdigest(),
            name=path.name,
        ),
    )


def thumbnail(path, *, progress, cancel):
    pixels = open_file(path, progress=progress, cancel=cancel)[0].pixels
    return pixels[:: pixels.shape[0] // 48, :: pixels.shape[1] // 64].copy()


def fail_to_segment(image, model="", runtime="auto", *, progress, cancel):
    raise ModelError("The model is damaged. Install the program anew.")


def ignore_cancel_of_segment(image, model="", runtime="auto", *, progress, cancel):
    ignore_cancel(progress=progress, cancel=cancel)


def open_two(path, *, progress, cancel):
    image = open_file(path, progress=progress, cancel=cancel)[0]
    return image, replace(image, frame=1)


def open_with_patient(path, *, progress, cancel):
    image = open_file(path, progress=progress, cancel=cancel)[0]
    return (
        replace(
            image,
            identity=Identity(name="Doe^Jane", patient_id="4711", birth_date="1950-01-02"),
            laterality=Laterality.LEFT,
            laterality_source="DICOM",
            scale=Scale(11.6, 9.25, "dicom"),
            acquired=datetime(2024, 3, 5, 14, 30),
        ),
    )


def export_pdf(path, image, segmentation, rows, choices, pages, *, progress, cancel):
    path.write_text(f"{rows[0].record['key']} {pages.language} {pages.paper}")
    return path


def export_result(folder, image, segmentation, rows, choices, pages, *, progress, cancel):
    folder.mkdir()
    return folder


def segment_poor(image, model="", runtime="auto", *, progress, cancel):
    found = segment(image, progress=progress, cancel=cancel).segmentation
    poor = "Poor photograph (blurred): every number may be wrong."
    quality = Quality(0.1, "poor", ("blurred",))
    return Segmented(replace(found, notices=(poor, *found.notices), quality=quality))


def open_of_patient(path, *, progress, cancel):
    """Who it is, which eye and which year stand in the file's name: anna-R-2022.png."""
    image = open_file(path, progress=progress, cancel=cancel)[0]
    who, eye, year = path.stem.split("-")
    identity = Identity(name=f"{who.title()}^Miller", patient_id=who, visit_date=f"{year}0305")
    return (
        replace(
            image,
            identity=identity,
            laterality=Laterality(eye),
            laterality_source="DICOM",
            acquired=datetime(int(year), 3, 5, 14, 30),
        ),
    )


def segment_otherwise(image, model="", runtime="auto", *, progress, cancel):
    """Another model, which finds a smaller disc."""
    found = segment(image, progress=progress, cancel=cancel)
    disc = np.zeros((image.height, image.width), bool)
    disc[5:17, 10:40] = True
    layer = found.segmentation.layer("optic_disc")
    layers = (*found.segmentation.layers[:1], Layer("optic_disc", disc, layer.provenance))
    return replace(found, segmentation=replace(found.segmentation, layers=layers, model="other"))
