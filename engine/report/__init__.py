"""Reports for people: pictures with layers, and the PDF."""

from engine.report.figures import overlay
from engine.report.pdf import write_pdf

__all__ = ["overlay", "write_pdf"]
