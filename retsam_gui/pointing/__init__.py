"""Pointing at a structure: a box, clicks or scribbles, and a model that outlines it."""
