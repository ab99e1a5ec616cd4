"""The actions of correcting: the Edit menu, and the tools."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def edit_specs() -> tuple[Spec, ...]:
    """Undo, the active layer, and what changes a whole layer at once."""
    tr = QCoreApplication.translate
    return (
        Spec("undo", "edit", tr("Actions", "&Undo"), "Ctrl+Z",
             tr("Actions", "Take back the last stroke, command or choice"), "undo"),
        Spec("redo", "edit", tr("Actions", "&Redo"), "Ctrl+Shift+Z",
             tr("Actions", "Do again what was taken back"), "redo"),
        Spec("add_layer", "edit", tr("Actions", "&Add layer…"), "Ctrl+Shift+N",
             tr("Actions", "Add an empty layer for a structure, to draw it by hand"), "add"),
        Spec("next_layer", "edit", tr("Actions", "&Next layer"), ".",
             tr("Actions", "Correct the next layer of the list")),
        Spec("previous_layer", "edit", tr("Actions", "&Previous layer"), ",",
             tr("Actions", "Correct the layer before in the list")),
        Spec("take_over", "edit", tr("Actions", "&Take over the layer"), "Ctrl+T",
             tr("Actions", "Make the model's layer your own as it is: you have looked, and agree")),
        Spec("drop_corrections", "edit", tr("Actions", "&Drop corrections"), "Ctrl+Backspace",
             tr("Actions", "Go back to the model's layer of this structure")),
        Spec("copy_layer", "edit", tr("Actions", "Copy the la&yer into…"), "Ctrl+Shift+C",
             tr("Actions", "Give the pixels of the active layer to another structure")),
        Spec("smaller_brush", "edit", tr("Actions", "S&maller brush"), "[",
             tr("Actions", "Make the brush smaller; Ctrl and the wheel do it too")),
        Spec("larger_brush", "edit", tr("Actions", "&Larger brush"), "]",
             tr("Actions", "Make the brush larger; Ctrl and the wheel do it too")),
        Spec("fill_holes", "edit", tr("Actions", "Fill all &holes"), "Ctrl+Shift+F",
             tr("Actions", "Fill every hole of the active layer")),
        Spec("point_again", "edit", tr("Actions", "Outline the layer ane&w"), "Ctrl+P",
             tr("Actions", "Outline each piece of the active layer again, from its own box")),
        Spec("change_layer", "edit", tr("Actions", "&Change the whole layer…"), "Ctrl+Shift+A",
             tr("Actions", "Set how far a layer grows, and how small a piece may be; and do it")),
        Spec("grow", "edit", tr("Actions", "&Grow"), "Ctrl+Up",
             tr("Actions", "Make the active layer larger on all sides")),
        Spec("shrink", "edit", tr("Actions", "&Shrink"), "Ctrl+Down",
             tr("Actions", "Make the active layer smaller on all sides")),
        Spec("smooth", "edit", tr("Actions", "Sm&ooth"), "Ctrl+Shift+S",
             tr("Actions", "Even out bumps and notches of the active layer")),
        Spec("keep_largest", "edit", tr("Actions", "&Keep the largest piece"), "Ctrl+Shift+K",
             tr("Actions", "Erase all pieces of the active layer but the largest")),
        Spec("drop_small", "edit", tr("Actions", "Erase small p&ieces"), "Ctrl+Shift+I",
             tr("Actions", "Erase pieces of the active layer with fewer pixels than set")),
    )  # fmt: skip


def tool_specs() -> tuple[Spec, ...]:
    """What the left button does; one at a time."""
    tr = QCoreApplication.translate
    table = (
        ("hand", tr("Actions", "&Hand"), "1", tr("Actions", "Move the photograph")),
        ("point", tr("Actions", "P&oint at it"), "P",
         tr("Actions", "Drag a box around it, or click into it: a model outlines it. Right-click: "
            "not this. Shift+drag: a scribble. Enter accepts")),
        ("brush", tr("Actions", "&Brush"), "2",
         tr("Actions", "Paint the active layer; Shift for a straight line, Alt to erase")),
        ("eraser", tr("Actions", "&Eraser"), "3",
         tr("Actions", "Erase from the active layer; Shift for a straight line")),
        ("polygon", tr("Actions", "&Polygon"), "4",
         tr("Actions", "Click the corners of an area; Enter closes it")),
        ("lasso", tr("Actions", "&Lasso"), "5", tr("Actions", "Draw around an area")),
        ("fill", tr("Actions", "&Fill a hole"), "6",
         tr("Actions", "Click a hole of the active layer to fill it")),
        ("smart_fill", tr("Actions", "&Smart fill"), "7",
         tr("Actions", "Click to take connected pixels that look alike")),
        ("vessel", tr("Actions", "&Vessel"), "8",
         tr("Actions", "Click along a vessel: it is painted at its own width")),
        ("ellipse", tr("Actions", "E&llipse"), "9",
         tr("Actions", "Click three to five points of an edge, as of disc or cup")),
        ("threshold", tr("Actions", "Paint what is lik&ely"), "T",
         tr("Actions", "A brush that takes only pixels which the model finds likely")),
        ("questionable", tr("Actions", "&Questionable"), "Q",
         tr("Actions", "Mark pixels that you are not sure of; Alt to unmark")),
        ("piece", tr("Actions", "Erase a p&iece"), "I",
         tr("Actions", "Click a piece of the active layer to erase it; Shift keeps it alone")),
        ("kind", tr("Actions", "&Artery ↔ vein"), "X",
         tr("Actions", "Click a vessel: its whole segment becomes of the other kind")),
        ("move", tr("Actions", "&Move a piece"), "V",
         tr("Actions", "Drag a piece of the active layer; the wheel turns it")),
        ("landmark", tr("Actions", "Move a la&ndmark"), "L",
         tr("Actions", "Drag the fovea or the centre of the disc")),
        ("caliper", tr("Actions", "&Caliper"), "D",
         tr("Actions", "Measure a distance between two clicks")),
        ("angle", tr("Actions", "An&gle"), "A", tr("Actions", "Measure an angle of three clicks")),
        ("area", tr("Actions", "A&rea"), "S", tr("Actions", "Measure an area by its corners")),
    )  # fmt: skip
    return tuple(
        Spec(f"tool_{key}", "tools", text, shortcut, tip, key, checkable=True, group="tools")
        for key, text, shortcut, tip in table
    )
