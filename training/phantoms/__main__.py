"""`python -m training.phantoms [FILE]`: draw the sample photograph that ships with the program."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from training.phantoms import draw_sample

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "fundus.png"


def main() -> None:
    """Write the sample to the file that is named, or to where it belongs."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    phantom = draw_sample()
    Image.fromarray(phantom.pixels).save(target, optimize=True)
    print(f"{target}: {phantom.pixels.shape[1]} × {phantom.pixels.shape[0]} pixels")


if __name__ == "__main__":
    main()
