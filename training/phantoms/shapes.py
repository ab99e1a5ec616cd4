"""Shapes of known size and dimension, to prove measurements with."""

from __future__ import annotations

import cv2
import numpy as np

from engine.layers import Mask


def ellipse(
    shape: tuple[int, int],
    *,
    centre: tuple[float, float],
    half_axes: tuple[float, float],
    degrees: float = 0.0,
    aspect: float = 1.0,
) -> Mask:
    """Pixels whose centre lies within an ellipse: (height, width) bool.

    `centre` is (x, y) in pixels; `half_axes` are in widths of a pixel, the first along x before the
    ellipse is turned clockwise by `degrees`; `aspect` is height / width of one pixel.
    """
    x = (np.arange(shape[1]) - centre[0])[None, :]
    y = ((np.arange(shape[0]) - centre[1]) * aspect)[:, None]
    turn = np.deg2rad(degrees)
    along = x * np.cos(turn) + y * np.sin(turn)
    across = y * np.cos(turn) - x * np.sin(turn)
    return np.asarray(np.hypot(along / half_axes[0], across / half_axes[1]) <= 1)


def sierpinski(order: int) -> Mask:
    """The Sierpinski triangle of side 2^order pixels; its dimension is log 3 / log 2 = 1.585."""
    side = np.arange(2**order)
    return np.asarray((side[:, None] & side[None, :]) == 0)


def koch(order: int, *, width: int) -> Mask:
    """The Koch curve, `width` pixels wide, as a line; its dimension is log 4 / log 3 = 1.262."""
    points = np.array([0, 1], np.complex128)
    for _ in range(order):
        third = np.diff(points) / 3
        corners = [points[:-1], points[:-1] + third]
        corners += [corners[1] + third * np.exp(-1j * np.pi / 3), points[1:] - third]
        points = np.append(np.stack(corners, axis=1).ravel(), points[-1])
    places = np.column_stack([points.real, points.imag - points.imag.min()]) * (width - 1)
    mask = np.zeros((int(places[:, 1].max()) + 2, width), np.uint8)
    cv2.polylines(mask, [np.rint(places).astype(np.int32)], isClosed=False, color=(1.0,))
    return np.asarray(mask > 0)


def grid(shape: tuple[int, int], *, spacing: int, width: int = 1) -> Mask:
    """Lines of `width` pixels every `spacing` pixels along both axes, from 0."""
    rows, columns = np.arange(shape[0]) % spacing < width, np.arange(shape[1]) % spacing < width
    return np.asarray(rows[:, None] | columns[None, :])
