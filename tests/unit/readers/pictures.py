"""Pictures that the tests of the readers make: asymmetric, oblong, with known colours."""

import numpy as np

PATCH = 16
COLOURS = np.array(
    [
        [(200, 60, 30), (20, 180, 40), (30, 40, 210), (230, 220, 50), (128, 128, 128)],
        [(255, 255, 255), (0, 0, 0), (250, 120, 10), (90, 20, 140), (10, 200, 210)],
        [(120, 60, 20), (60, 120, 200), (255, 0, 0), (0, 255, 0), (0, 0, 255)],
    ],
    dtype=np.uint8,
)


def patches() -> np.ndarray:
    """(48, 80, 3) uint8: 15 different colours in squares of 16 pixels."""
    return COLOURS.repeat(PATCH, axis=0).repeat(PATCH, axis=1)


def centres(image: np.ndarray) -> np.ndarray:
    """The pixels of an image of `patches` away from their edges, where lossy coding bleeds."""
    rows, columns = (np.arange(n * PATCH).reshape(n, PATCH)[:, 4:12].ravel() for n in (3, 5))
    return image[np.ix_(rows, columns)]


def grey(bits: int) -> np.ndarray:
    """(48, 80) ramp over all of `bits`, brighter to the right and a little to the bottom."""
    row = np.linspace(0, 0.9, 80)[None] + np.linspace(0, 0.1, 48)[:, None]
    return np.round(row * ((1 << bits) - 1)).astype(np.uint8 if bits <= 8 else np.uint16)


def to_ycbcr(rgb: np.ndarray) -> np.ndarray:
    """Full-range YCbCr by the matrix in DICOM PS3.3 C.7.6.3.1.2."""
    matrix = np.array(
        [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]
    )
    ycbcr = rgb @ matrix.T + np.array([0, 128, 128])
    return np.clip(np.round(ycbcr), 0, 255).astype(np.uint8)
