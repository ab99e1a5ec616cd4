"""How much a file may ask for, checked before anything is decoded."""

from engine.errors import ImageReadError

MAX_FILE_BYTES = 400_000_000
MAX_FRAME_PIXELS = 200_000_000
MAX_DECODED_BYTES = 600_000_000
"""All frames of a file together, as RGB; with the decoders' own copies this stays below 2 GB."""
MAX_FRAMES = 2000
MAX_JPEG_SCANS = 100
"""A progressive JPEG may refine the whole picture thousands of times; cameras need about 10."""


def check_frame(width: int, height: int) -> None:
    """Refuse an empty or absurdly large frame; raises `ImageReadError`."""
    if width <= 0 or height <= 0:
        raise ImageReadError(
            f"The picture has no pixels ({width} × {height}). Export it again from the camera."
        )
    if width * height > MAX_FRAME_PIXELS:
        raise ImageReadError(
            f"The picture claims {width} × {height} pixels, more than the limit of "
            f"{MAX_FRAME_PIXELS // 1_000_000} megapixels. Check the file, or export it smaller."
        )


def check_total(sizes: list[tuple[int, int]], *, bytes_per_sample: int, samples: int = 3) -> None:
    """Refuse frames of (width, height) that together would not fit; raises `ImageReadError`.

    `samples` are those of a pixel in memory: 3 of a photograph, 1 of a B-scan.
    """
    if len(sizes) > MAX_FRAMES:
        raise ImageReadError(
            f"The file claims {len(sizes)} frames, more than the limit of {MAX_FRAMES}. "
            "Export the frames in several files."
        )
    for width, height in sizes:
        check_frame(width, height)
    total = sum(width * height * samples * bytes_per_sample for width, height in sizes)
    if total > MAX_DECODED_BYTES:
        raise ImageReadError(
            f"The file's pictures would need {total / 1e6:.0f} MB in memory, more than the limit "
            f"of {MAX_DECODED_BYTES / 1e6:.0f} MB. Export them smaller or in several files."
        )


def check_jpeg_scans(stream: bytes) -> None:
    """Refuse a JPEG stream that would take minutes to decode; raises `ImageReadError`."""
    if stream.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise ImageReadError(
            f"The JPEG picture has more than {MAX_JPEG_SCANS} scans, which no camera writes. "
            "The file is damaged or made to block the program."
        )
