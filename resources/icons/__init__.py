"""The program's own icons: 24 × 24, strokes in `currentColor`, tinted by the window."""
