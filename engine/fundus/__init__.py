"""Colour fundus photographs: find the field, normalise, segment."""

from engine.fundus.field import find_field
from engine.fundus.segment import segment

__all__ = ["find_field", "segment"]
