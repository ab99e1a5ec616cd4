"""Results as files: the result folder of an image, and tables over many."""

from engine.writers.result import write_result
from engine.writers.summary import write_summary
from engine.writers.tables import write_tables_of

__all__ = ["write_result", "write_summary", "write_tables_of"]
