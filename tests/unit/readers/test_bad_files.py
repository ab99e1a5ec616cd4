"""Bad files are refused with a text for a person; nothing crashes, hangs or eats memory."""

import os
import subprocess
import sys
from pathlib import Path

import bad_files
import pytest
from dicom_maker import dataset, encoded, file_bytes, lossless_jpeg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import grey, patches
from pydicom import uid

from engine.errors import ImageReadError
from engine.readers import open_file

CORPUS = bad_files.corpus()


@pytest.mark.parametrize("name", CORPUS)
def test_a_bad_file_is_refused_with_words(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(CORPUS[name])
    with pytest.raises(ImageReadError) as refusal:
        open_file(path)
    text = str(refusal.value)
    assert text.startswith(name)
    assert len(text) > len(name) + 30
    assert "Traceback" not in text
    for secret in ("Doe", "PAT-77", str(tmp_path)):
        assert secret not in text


def test_the_corpus_is_large_enough():
    assert len(CORPUS) >= 60


def test_the_whole_corpus_stays_below_two_gigabytes(tmp_path):
    for name, data in CORPUS.items():
        (tmp_path / name).write_bytes(data)
    root = Path(__file__).parents[3]
    child = subprocess.run(
        [sys.executable, bad_files.__file__, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root), "OPENBLAS_NUM_THREADS": "1"},
    )
    (line,) = child.stdout.splitlines()
    assert int(line.removeprefix("peak MB")) < 2000


NAMED = {
    "volume.vol": "OCT volume",
    "volume.e2e": "OCT",
    "volume.fda": "OCT",
    "tomography.dcm": "OCT",
    "zeiss.dcm": "obfuscated",
    "film.dcm": "video",
    "document.dcm": "PDF",
    "document.pdf": "PDF",
    "report.dcm": "no picture.*Text SR",
    "presentation_state.dcm": "no picture.*Presentation State",
    "segmentation.dcm": "Segmentation",
    "text.jpg": "text, not a picture",
    "empty.png": "empty",
    "bomb.png": "limit of 200 megapixels",
    "bomb.dcm": "60000 × 60000.*limit",
    "bomb.tif": "limit of 200 megapixels",
    "bomb.ppm": "60000 × 60000.*limit",
    "deflate_bomb.dcm": "limit",
    "nan.tif": "NaN",
    "raw.cr2": "camera raw",
    "jpeg_frames_hidden.dcm": "claims 1 frames, the file holds 2",
    "jpeg_12_bit.dcm": "12 bits is not supported",
    "no_rows.dcm": "lacks Rows",
    "many_scans.jpg": "scans",
    "photo.heic": "HEIC",
}


@pytest.mark.parametrize("name", NAMED)
def test_the_text_names_what_is_wrong(tmp_path, name):
    (tmp_path / name).write_bytes(CORPUS[name])
    with pytest.raises(ImageReadError, match=f"(?s){NAMED[name]}"):
        open_file(tmp_path / name)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(ImageReadError, match="folder"):
        open_file(tmp_path)
    with pytest.raises(ImageReadError, match="no such file"):
        open_file(tmp_path / "missing.png")
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    with pytest.raises(ImageReadError, match="regular"):
        open_file(pipe)


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "locked.png"
    path.write_bytes(b"\x89PNG")

    def refuse(_path):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ImageReadError, match="permission"):
        open_file(path)


RGB = patches()
GOOD = {
    **{
        kind: bad_files.saved(kind) for kind in ("PNG", "JPEG", "TIFF", "BMP", "PPM", "WEBP", "GIF")
    },
    "TIFF16": bad_files.tiff(RGB.astype("u2") * 257, photometric="rgb", compression="zlib"),
    "DICOM": file_bytes(dataset(RGB, "RGB")),
    "RLE": file_bytes(encoded(RGB, "RGB", uid.RLELossless)),
    "JPEGLS": file_bytes(encoded(RGB, "RGB", uid.JPEGLSLossless)),
    "J2K": file_bytes(encoded(RGB, "YBR_RCT", uid.JPEG2000Lossless)),
    "LOSSLESS": file_bytes(lossless_jpeg(grey(12), "MONOCHROME2", bits=12)),
}
FLIPS = int(os.environ.get("RETSAM_FUZZ", "25"))


@pytest.mark.parametrize("form", GOOD)
@settings(
    max_examples=FLIPS,
    deadline=5000,
    derandomize=FLIPS == 25,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_flipped_bytes_are_read_or_refused(tmp_path, form, data):
    broken = bytearray(GOOD[form])
    for _ in range(data.draw(st.integers(1, 4))):
        place = st.integers(0, min(len(broken), 1500) - 1) | st.integers(0, len(broken) - 1)
        broken[data.draw(place)] = data.draw(st.integers(0, 255))
    path = tmp_path / "flipped"
    path.write_bytes(broken)
    try:
        images = open_file(path)
    except ImageReadError:
        return
    assert len(images) > 0
    assert all(image.pixels.size > 0 for image in images)
