"""Grading scales read off the measurements: evidence for a person, never a diagnosis."""

from engine.grading.asymmetry import asymmetry
from engine.grading.schemes import grade
from engine.grading.trace import Step, Trace

__all__ = ["Step", "Trace", "asymmetry", "grade"]
