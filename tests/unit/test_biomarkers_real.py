"""Numbers on real photographs with masks drawn by people lie where the literature finds them."""

import cv2
import numpy as np
import pytest

from engine.biomarkers import measure
from engine.fundus import find_field
from engine.layers import Layer, Provenance, Segmentation
from engine.readers import open_file


@pytest.mark.realdata
@pytest.mark.parametrize("number", [21, 28, 35])
def test_vessels_of_drive(shared, number):
    folder = shared / "data" / "fundus" / "drive"
    image = open_file(folder / "images" / f"{number}.png")[0]
    drawn = cv2.imread(str(folder / "masks" / "vessel" / f"{number}.png"), cv2.IMREAD_GRAYSCALE)
    layer = Layer("vessel", np.asarray(drawn > 0), Provenance("reader:first"))
    rows = measure(image, Segmentation((layer,), field_of_view=find_field(image)))
    values = {row.key: row.value for row in rows if row.valid and row.structure != "vein"}
    assert 8 < values["area_density"] < 18
    assert 1.25 < values["fractal_dimension"] < 1.75  # of the skeleton, lower than of the mask
    assert values["fractal_dimension_fit"] > 0.98
    assert values["diameter"] == pytest.approx(540, abs=6)
