"""Results as files: the result folder of an image, and the table over many."""

from engine.writers.result import write_result
from engine.writers.summary import write_summary

__all__ = ["write_result", "write_summary"]
