"""Reports for people: pictures with layers, and the PDF."""

from engine.report.case import Case
from engine.report.figures import overlay
from engine.report.pdf import write_pdf, write_report

__all__ = ["Case", "overlay", "write_pdf", "write_report"]
