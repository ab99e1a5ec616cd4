"""On screens with more than one device pixel for a unit, "1:1" is still one pixel for one pixel."""

import os
import subprocess
import sys

import pytest

CODE = """
import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from engine.progress import never, silent
from retsam_gui.canvas.appearance import Appearance, render
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas

application = QApplication([])
canvas = Canvas()
canvas.resize(320, 240)
canvas.show()
ratio = canvas.devicePixelRatioF()
rgb = np.random.default_rng(1).integers(30, 256, (61, 97, 3), dtype=np.uint8)
levels = render(rgb, Appearance(), progress=silent, cancel=never)
canvas.set_base(pyramid(levels, opaque=True))
canvas.show_actual_size()
image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
assert (image.width(), image.height()) == (round(320 * ratio), round(240 * ratio))
shown = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[..., 2::-1]
left, top = int(canvas.view.left), int(canvas.view.top)
np.testing.assert_array_equal(shown[top : top + 61, left : left + 97], rgb)
print(ratio, canvas.view.scale)
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_actual_size(factor):
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(float(factor)), "1.0"]
