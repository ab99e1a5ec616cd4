"""Every photograph and mask of the public data sets at hand opens in its true shape."""

import pytest
from PIL import Image

from engine.readers import open_file


@pytest.mark.realdata
def test_every_real_image_opens_in_its_shape(shared):
    paths = sorted(
        path
        for path in (shared / "data/fundus").glob("*/images/**/*")
        if path.suffix in (".jpg", ".png")
    )
    assert len(paths) > 1000
    for path in paths[::4]:  # every fourth: all of them take some seconds more
        (image,) = open_file(path)
        with Image.open(path) as reference:
            assert (image.width, image.height) == reference.size, path.name
        assert image.pixels.max() > 30, path.name
        assert image.scale is None
