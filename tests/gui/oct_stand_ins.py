"""Tasks that stand for the engine's in the OCT window; child processes import this file."""

import numpy as np
from oct_desk import MADE, SCALE

from engine.image import Laterality
from engine.layers import Layer, Segmentation, Surface
from retsam_gui.oct import tasks
from training.phantoms.oct import Scene, draw_oct

SURFACES = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")


def drawn():
    return draw_oct((13, 200, 260), scale=SCALE, scene=Scene(eye=Laterality.LEFT), seed=1)


def segmented(phantom):
    surfaces = tuple(Surface(key, phantom.surfaces[key], MADE) for key in SURFACES)
    mask = np.zeros(phantom.volume.bscans.shape, np.bool_)
    mask[6, 90:100, 100:140] = True
    return Segmentation((Layer("fluid", mask, MADE),), surfaces=surfaces, model="test")


def open_file(path, *, progress, cancel):
    return (tasks.as_shown(drawn().volume),)


def segment(volume, model, runtime, *, progress, cancel, part):
    found = segmented(drawn())
    numbers = tasks.measure(volume, found, progress=progress, cancel=cancel)
    return tasks.OctFound(found, numbers)
