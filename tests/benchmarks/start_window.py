"""Starts the real window, prints when it was painted first and whether torch was imported."""

import os
import sys
import time

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from retsam_gui import app
    from retsam_gui.canvas.view import Canvas

    paint = Canvas.paintEvent

    def painted(canvas: Canvas, event: object) -> None:
        paint(canvas, event)  # type: ignore[arg-type]
        print(time.time(), "torch" in sys.modules, flush=True)
        Canvas.paintEvent = paint  # type: ignore[method-assign]
        canvas.window().close()

    Canvas.paintEvent = painted  # type: ignore[method-assign, assignment]
    sys.exit(app.main([]))
