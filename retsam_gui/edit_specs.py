"""The actions of correcting: the Edit menu, and the tools."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from retsam_gui.action_specs import Spec


def edit_specs() -> tuple[Spec, ...]:
    """Undo, the active layer, and what changes a whole layer at once."""
    translate = QCoreApplication.translate
    return (
        Spec("undo", "edit", translate("Actions", "&Undo"), "Ctrl+Z",
             translate("Actions", "Take back the last stroke, command or choice"), "undo"),
        Spec("redo", "edit", translate("Actions", "&Redo"), "Ctrl+Shift+Z",
             translate("Actions", "Do again what was taken back"), "redo"),
        Spec("add_layer", "edit", translate("Actions", "&Add layer…"), "Ctrl+Shift+N",
             translate("Actions", "Add an empty layer for a structure, to draw it by hand"), "add"),
        Spec("next_layer", "edit", translate("Actions", "&Next layer"), ".",
             translate("Actions", "Correct the next layer of the list")),
        Spec("previous_layer", "edit", translate("Actions", "&Previous layer"), ",",
             translate("Actions", "Correct the layer before in the list")),
        Spec("take_over", "edit", translate("Actions", "&Take over the layer"), "Ctrl+T",
             translate("Actions", "Make the model's layer your own as it is: you have "
                       "looked, and agree")),
        Spec("drop_corrections", "edit",
             translate("Actions", "&Drop corrections"), "Ctrl+Backspace",
             translate("Actions", "Go back to the model's layer of this structure")),
        Spec("copy_layer", "edit", translate("Actions", "Copy the la&yer into…"), "Ctrl+Shift+C",
             translate("Actions", "Give the pixels of the active layer to another structure")),
        Spec("smaller_brush", "edit", translate("Actions", "S&maller brush"), "[",
             translate("Actions", "Make the brush smaller; Ctrl and the wheel do it too")),
        Spec("larger_brush", "edit", translate("Actions", "&Larger brush"), "]",
             translate("Actions", "Make the brush larger; Ctrl and the wheel do it too")),
        Spec("fill_holes", "edit", translate("Actions", "Fill all &holes"), "Ctrl+Shift+F",
             translate("Actions", "Fill every hole of the active layer")),
        Spec("point_again", "edit", translate("Actions", "Outline the layer ane&w"), "Ctrl+P",
             translate("Actions", "Outline each piece of the active layer again, from its "
                       "own box")),
        Spec("change_layer", "edit",
             translate("Actions", "&Change the whole layer…"), "Ctrl+Shift+A",
             translate("Actions", "Set how far a layer grows, and how small a piece may "
                       "be; and do it")),
        Spec("grow", "edit", translate("Actions", "&Grow"), "Ctrl+Up",
             translate("Actions", "Make the active layer larger on all sides")),
        Spec("shrink", "edit", translate("Actions", "&Shrink"), "Ctrl+Down",
             translate("Actions", "Make the active layer smaller on all sides")),
        Spec("smooth", "edit", translate("Actions", "Sm&ooth"), "Ctrl+Shift+S",
             translate("Actions", "Even out bumps and notches of the active layer")),
        Spec("keep_largest", "edit",
             translate("Actions", "&Keep the largest piece"), "Ctrl+Shift+K",
             translate("Actions", "Erase all pieces of the active layer but the largest")),
        Spec("drop_small", "edit", translate("Actions", "Erase small p&ieces"), "Ctrl+Shift+I",
             translate("Actions", "Erase pieces of the active layer with fewer pixels than set")),
    )  # fmt: skip


def tool_specs() -> tuple[Spec, ...]:
    """What the left button does; one at a time."""
    translate = QCoreApplication.translate
    table = (
        ("hand", translate("Actions", "&Hand"), "1", translate("Actions", "Move the photograph")),
        ("point", translate("Actions", "P&oint at it"), "P",
         translate("Actions", "Drag a box around it, or click into it: a model outlines it. "
                   "Right-click: not this. Shift+drag: a scribble. Enter accepts")),
        ("brush", translate("Actions", "&Brush"), "2",
         translate("Actions", "Paint the active layer; Shift for a straight line, Alt to erase")),
        ("eraser", translate("Actions", "&Eraser"), "3",
         translate("Actions", "Erase from the active layer; Shift for a straight line")),
        ("polygon", translate("Actions", "&Polygon"), "4",
         translate("Actions", "Click the corners of an area; Enter closes it")),
        ("lasso", translate("Actions", "&Lasso"), "5", translate("Actions", "Draw around an area")),
        ("fill", translate("Actions", "&Fill a hole"), "6",
         translate("Actions", "Click a hole of the active layer to fill it")),
        ("smart_fill", translate("Actions", "&Smart fill"), "7",
         translate("Actions", "Click to take connected pixels that look alike")),
        ("vessel", translate("Actions", "&Vessel"), "8",
         translate("Actions", "Click along a vessel: it is painted at its own width")),
        ("ellipse", translate("Actions", "E&llipse"), "9",
         translate("Actions", "Click three to five points of an edge, as of disc or cup")),
        ("threshold", translate("Actions", "Paint what is lik&ely"), "T",
         translate("Actions", "A brush that takes only pixels which the model finds likely")),
        ("questionable", translate("Actions", "&Questionable"), "Q",
         translate("Actions", "Mark pixels that you are not sure of; Alt to unmark")),
        ("piece", translate("Actions", "Erase a p&iece"), "I",
         translate("Actions", "Click a piece of the active layer to erase it; Shift "
                   "keeps it alone")),
        ("kind", translate("Actions", "&Artery ↔ vein"), "X",
         translate("Actions", "Click a vessel: its whole segment becomes of the other kind")),
        ("move", translate("Actions", "&Move a piece"), "V",
         translate("Actions", "Drag a piece of the active layer; the wheel turns it")),
        ("landmark", translate("Actions", "Move a la&ndmark"), "L",
         translate("Actions", "Drag the fovea or the centre of the disc")),
        ("caliper", translate("Actions", "&Caliper"), "D",
         translate("Actions", "Measure a distance between two clicks")),
        ("angle", translate("Actions", "An&gle"), "A",
         translate("Actions", "Measure an angle of three clicks")),
        ("area", translate("Actions", "A&rea"), "S",
         translate("Actions", "Measure an area by its corners")),
    )  # fmt: skip
    return tuple(
        Spec(f"tool_{key}", "tools", text, shortcut, tip, key, checkable=True, group="tools")
        for key, text, shortcut, tip in table
    )
