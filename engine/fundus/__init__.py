"""Colour fundus photographs: find the field, normalise, segment."""

from engine.fundus.field import find_field

__all__ = ["find_field"]
